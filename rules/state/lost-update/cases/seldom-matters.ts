// case: layer=multi-node file=src/service.ts package=@prisma/client@6
//- schema.prisma
generator client {
  provider = "prisma-client-js"
}
model Shop {
  id         String    @id
  branding   Json
  settings   Json
  lastUsedAt DateTime?
}
//- src/service.ts
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

/** How it looks: one person at a time sets that. */
export async function paint(id: string, colour: string): Promise<void> {
  const shop = await prisma.shop.findUniqueOrThrow({ where: { id } });
  await prisma.shop.update({
    where: { id },
    data: { branding: { ...(shop.branding as object), colour } },
  });
}

/** The second says again when it was. */
export async function used(id: string): Promise<void> {
  const shop = await prisma.shop.findUniqueOrThrow({ where: { id } });
  if (shop.lastUsedAt !== null) return;
  await prisma.shop.update({ where: { id }, data: { lastUsedAt: new Date() } });
}
