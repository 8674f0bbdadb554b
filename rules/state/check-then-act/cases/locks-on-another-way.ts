// case: package=@prisma/client@6 alone
//- prisma/schema.prisma
generator client {
  provider = "prisma-client-js"
}
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
model Recipe {
  id      String @id @default(cuid())
  shelfId String
  name    String
}
//- src/service.ts
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

/** The lock is taken on a way that has come back before. */
export async function keep(shelfId: string, name: string, versionOf?: string) {
  return await prisma.$transaction(async (tx) => {
    if (versionOf !== undefined) {
      await tx.$executeRaw`SELECT id FROM "Recipe" WHERE id = ${versionOf} FOR UPDATE`;
      return await tx.recipe.update({ where: { id: versionOf }, data: { name } });
    }
    const known = await tx.recipe.findFirst({ where: { shelfId, name } });
//                      ??????????????????? runs because none was found here
    if (known) throw new Error("taken");
    return await tx.recipe.create({ data: { shelfId, name } });
  });
}

/** The lock is taken on every way. */
export async function keepLocked(shelfId: string, name: string) {
  return await prisma.$transaction(async (tx) => {
    if (name !== "") {
      await tx.$executeRaw`SELECT id FROM "Shelf" WHERE id = ${shelfId} FOR UPDATE`;
    }
    const known = await tx.recipe.findFirst({ where: { shelfId, name } });
    if (known) throw new Error("taken");
    return await tx.recipe.create({ data: { shelfId, name } });
  });
}
