interface Session {
  id: string;
  createdAt: Date;
  expiresAt: Date;
}
declare const prisma: {
  session: {
    findUnique(query: { where: { id: string } }): Promise<Session>;
    delete(query: { where: { id: string } }): Promise<void>;
  };
};
const DAY_MS = 86_400_000;

export async function sweep(id: string, now: Date): Promise<void> {
  const session = await prisma.session.findUnique({ where: { id } });
  if (session.expiresAt < now) await prisma.session.delete({ where: { id } });
  if (session.expiresAt.getTime() < Date.now()) await prisma.session.delete({ where: { id } });
  if (Date.now() - session.createdAt.getTime() > DAY_MS) await prisma.session.delete({ where: { id } });
  const oldest = new Date(Date.now() - DAY_MS);
  if (session.createdAt < oldest) await prisma.session.delete({ where: { id } });
}
