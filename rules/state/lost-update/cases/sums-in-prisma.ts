// case: package=@prisma/client@6 alone
//- prisma/schema.prisma
generator client {
  provider = "prisma-client-js"
}
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
model Account {
  id        String   @id
  title     String
  balance   Int
  tags      String[]
  settings  Json
  version   Int
  updatedAt DateTime @updatedAt
}
//- src/service.ts
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export async function add(id: string, cents: number): Promise<void> {
  const account = await prisma.account.findUniqueOrThrow({ where: { id } });
  const balance = account.balance + cents;
  await prisma.account.update({ where: { id }, data: { balance } });
//                                                     ^^^^^^^ is computed from what was read
}

/** A transaction lets both read before either writes. */
export async function addWithin(id: string, cents: number): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const account = await tx.account.findUniqueOrThrow({ where: { id } });
    await tx.account.update({ where: { id }, data: { balance: account.balance + cents } });
//                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is computed from what was read
  });
}

export async function label(id: string, tag: string): Promise<void> {
  const account = await prisma.account.findUniqueOrThrow({ where: { id } });
  await prisma.account.update({ where: { id }, data: { tags: [...account.tags, tag] } });
//                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is rebuilt from what was read
}

export async function unlabel(id: string, tag: string): Promise<void> {
  const account = await prisma.account.findUniqueOrThrow({ where: { id } });
  await prisma.account.update({
    where: { id },
    data: { tags: account.tags.filter((each) => each !== tag) },
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is rebuilt from what was read
  });
}

export async function configure(id: string, theme: string): Promise<void> {
  const { settings } = await prisma.account.findUniqueOrThrow({ where: { id } });
  await prisma.account.update({
    where: { id },
    data: { settings: { ...(settings as object), theme } },
//          ???????????????????????????????????????????? is merged with what was read
  });
}

/** Texts are not added up. */
export async function copy(id: string): Promise<void> {
  const account = await prisma.account.findUniqueOrThrow({ where: { id } });
  await prisma.account.update({ where: { id }, data: { title: account.title + " (copy)" } });
}

/** The database adds. */
export async function addThere(id: string, cents: number): Promise<void> {
  const account = await prisma.account.findUniqueOrThrow({ where: { id } });
  await prisma.account.update({
    where: { id: account.id },
    data: { balance: { increment: cents } },
  });
}

/** The write compares a version. */
export async function compared(id: string, cents: number): Promise<void> {
  const account = await prisma.account.findUniqueOrThrow({ where: { id } });
  const { count } = await prisma.account.updateMany({
    where: { id, version: account.version },
    data: { balance: account.balance + cents, version: account.version + 1 },
  });
  if (count === 0) throw new Error("changed in the meantime");
}

export async function locked(id: string, cents: number): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Account" WHERE id = ${id} FOR UPDATE`;
    const account = await tx.account.findUniqueOrThrow({ where: { id } });
    await tx.account.update({ where: { id }, data: { balance: account.balance - cents } });
  });
}
