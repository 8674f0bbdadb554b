// case: layer=multi-node file=src/memberships/service.ts package=@prisma/client@5,drizzle-orm@0.30
import { PrismaClient } from "@prisma/client";
import { gate, log, mails } from "./parts";

const prisma = new PrismaClient();

// The row says that it is over, whether the gate still opens or not.
export async function end(id: string, cardNo: string): Promise<void> {
  await gate.revokeCard(cardNo).catch((error: Error) => log.warn(error.message));
//                              ????? goes on as if it were done
  await prisma.membership.update({ where: { id }, data: { endedAt: new Date() } });
}

export async function finish(id: string, cardNo: string): Promise<void> {
  try {
    await gate.disableCard(cardNo);
  } catch (error) {
//  ????? goes on as if it were done
    log.warn({ error }, "gate not told");
  }
  const at = new Date();
  await prisma.membership.update({ where: { id }, data: { closedAt: at } });
}

export async function leave(id: string, cardNo: string): Promise<void> {
  await gate.revokeCard(cardNo);
  await prisma.membership.update({ where: { id }, data: { endedAt: new Date() } });
}

// What happened to the card is written down.
export async function tried(id: string, cardNo: string): Promise<void> {
  let isRevoked = true;
  await gate.revokeCard(cardNo).catch(() => {
    isRevoked = false;
  });
  await prisma.membership.update({ where: { id }, data: { endedAt: isRevoked ? new Date() : null } });
}

// News about it may get lost.
export async function told(id: string, to: string): Promise<void> {
  await mails.sendWelcome(to).catch((error: Error) => log.warn(error.message));
  await prisma.membership.update({ where: { id }, data: { startedAt: new Date() } });
}
