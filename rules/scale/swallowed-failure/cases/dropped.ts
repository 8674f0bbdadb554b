// case: layer=multi-node file=src/service.ts
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

// Nobody waits for it, so there is nobody to tell.
export function onTimer(id: string): void {
  void settle(id);
}

async function settle(id: string): Promise<void> {
  try {
    await prisma.order.update({ where: { id }, data: { state: "settled" } });
  } catch (error) {
    console.error(error);
  }
}

export async function onRequest(id: string): Promise<void> {
  await confirm(id);
}

async function confirm(id: string): Promise<void> {
  try {
    await prisma.order.update({ where: { id }, data: { state: "confirmed" } });
  } catch (error) {
//  ????? as if it were done
    console.error(error);
  }
}
