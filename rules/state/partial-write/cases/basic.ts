// case: layer=multi-node file=src/service.ts
import { prisma } from "@/lib";

// The siblings move up, then the row goes.
export async function remove(id: string, team: string, place: number): Promise<void> {
  await prisma.request.updateMany({ where: { team, place: { gt: place } }, data: { place: { decrement: 1 } } });
  await prisma.request.delete({ where: { id } });
  //    ?????????????????????
}

export async function tree(name: string): Promise<void> {
  const { id } = await prisma.folder.create({ data: { name } });
  if (name !== "") await prisma.member.create({ data: { folderId: id } });
  //                     ????????????????????
}

// One transaction, a client handed over, branches, rows that do not belong together.
export async function fine(name: string, tx: typeof prisma): Promise<void> {
  await prisma.$transaction(async (trx: typeof prisma) => {
    const folder = await trx.folder.create({ data: { name } });
    await trx.member.create({ data: { folderId: folder.id } });
  });
  const folder = await tx.folder.create({ data: { name } });
  await tx.member.create({ data: { folderId: folder.id } });
  if (name === "a") await prisma.a.create({ data: { name } });
  else await prisma.b.create({ data: { name } });
  await prisma.c.create({ data: { name } });
}

// A helper that hands the list, or the callback, on to the client.
const { transaction } = { transaction: (input: unknown) => prisma.$transaction(input) };
function atomically(work: (trx: typeof prisma) => Promise<void>) {
  return prisma.$transaction(work);
}
function together(input: unknown, options?: unknown) {
  return prisma.$transaction(input, options);
}

export async function batches(id: string): Promise<void> {
  await transaction([
    prisma.member.deleteMany({ where: { teamId: id } }),
    prisma.team.delete({ where: { id } }),
  ]);
  await together([
    prisma.member.deleteMany({ where: { teamId: id } }),
    prisma.team.delete({ where: { id } }),
  ]);
  await atomically(async (trx) => {
    const made = await trx.folder.create({ data: { id } });
    await trx.member.create({ data: { folderId: made.id } });
  });
}
