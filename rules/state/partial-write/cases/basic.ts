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
