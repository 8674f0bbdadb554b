// case: layer=multi-node file=src/service.ts package=@prisma/client@6
import { PrismaClient } from "@prisma/client";
import { db, users } from "@/lib";

const prisma = new PrismaClient();

// Through a function with a client of its own.
export async function through(id: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id }, data: { name: "a" } });
    await record(id);
    //    ??????
  });
}

async function record(id: string): Promise<void> {
  await prisma.change.create({ data: { id } });
}

export class Accounts {
  constructor(private readonly prisma: PrismaClient) {}

  async close(id: string): Promise<void> {
    await this.prisma.$transaction(async (tx) => {
      const rows = await this.prisma.entry.findMany({ where: { account: id }, take: 10 });
      //                 ^^^^^^^^^^^
      await tx.account.update({ where: { id }, data: { entries: rows.length } });
    });
  }
}

// One slip: the write stands for the reads around it.
export async function several(id: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const user = await prisma.user.findUniqueOrThrow({ where: { id } });
    await tx.account.update({ where: { id: user.account }, data: { closed: true } });
    await prisma.user.update({ where: { id }, data: { closed: true } });
    //    ^^^^^^
    await prisma.entry.count({ where: { account: user.account } });
  });
}

export async function unresolved(id: number): Promise<void> {
  await db.transaction(async (tx: any) => {
    await tx.insert(users).values({ id });
    await db.update(users).set({ active: true });
    //    ^^
  });
}

// The handle, a function that takes it, statements outside.
export async function fine(id: string): Promise<void> {
  await prisma.user.findFirst({ where: { id } });
  await prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id }, data: { name: "b" } });
    await given(tx, id);
  });
  await prisma.$transaction([prisma.user.update({ where: { id }, data: {} })]);
}

async function given(client: { change: any } = prisma, id = ""): Promise<void> {
  await client.change.create({ data: { id } });
}
