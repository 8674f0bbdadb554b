// case: layer=multi-node file=src/service.ts
import { prisma } from "./db";

export async function rename(id: string, name: string): Promise<void> {
  prisma.user.update({ where: { id }, data: { name } });
//^^^^^^^^^^^^^^^^^^ never runs
  void prisma.user.update({ where: { id }, data: { name } });
  //   ^^^^^^^^^^^^^^^^^^ never runs
  // `then` sends it, and its failure is caught.
  prisma.user.update({ where: { id }, data: { name } }).catch(console.error);
  await prisma.user.update({ where: { id }, data: { name } });
  const later = prisma.user.update({ where: { id }, data: { name } });
  await prisma.$transaction([later, prisma.user.update({ where: { id }, data: { name } })]);
}
