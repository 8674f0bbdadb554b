// case: layer=multi-node file=src/service.ts
import { db, eq, prisma, tokens } from "@/lib";

export async function unresolved(email: string): Promise<void> {
  await Promise.all([
    prisma.token.deleteMany({ where: { identifier: email } }),
    prisma.token.create({ data: { identifier: email, code: "1" } }),
//  ^^^^^^^^^^^^^^^^^^^
  ]);
}

export async function drizzle(id: string): Promise<unknown[]> {
  return await Promise.all([
    db.insert(tokens).values({ id, code: "1" }),
    db.delete(tokens).where(eq(tokens.id, id)),
//  ^^^^^^^^^
  ]);
}

// Other entities, other rows, reads.
export async function fine(a: string, b: string): Promise<void> {
  await Promise.all([prisma.token.deleteMany({ where: { id: a } }), prisma.session.create({ data: { id: a } })]);
  await Promise.all([
    prisma.token.update({ where: { id: a }, data: { used: true } }),
    prisma.token.update({ where: { id: b }, data: { used: true } }),
  ]);
  await Promise.all([prisma.token.count({ where: { id: a } }), prisma.token.findFirst({ where: { id: b } })]);
  await prisma.token.deleteMany({ where: { id: a } });
  await prisma.token.create({ data: { id: a } });
}

// No row in common, alternatives, one connection.
export async function apart(slug: string, project: string, failed: boolean): Promise<void> {
  await Promise.all([
    prisma.domain.update({ where: { slug }, data: { primary: true } }),
    prisma.domain.updateMany({ where: { project, slug: { not: slug } }, data: { primary: false } }),
  ]);
  await Promise.all([
    ...(failed ? [prisma.hook.update({ where: { slug }, data: { failures: 1 } })] : []),
    ...(!failed ? [prisma.hook.update({ where: { slug }, data: { failures: 0 } })] : []),
  ]);
  await prisma.$transaction(async (tx: typeof prisma) => {
    await Promise.all([
      tx.token.deleteMany({ where: { identifier: slug } }),
      tx.token.create({ data: { identifier: slug } }),
    ]);
  });
}
