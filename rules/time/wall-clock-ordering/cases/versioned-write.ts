interface Doc {
  id: string;
  version: number;
  updatedAt: Date;
}
declare const prisma: {
  doc: {
    findUnique(query: { where: { id: string } }): Promise<Doc>;
    updateMany(query: { where: object; data: object }): Promise<{ count: number }>;
  };
};

/** The comparison only spares a write that the version would refuse. */
export async function receive(incoming: Doc): Promise<void> {
  const stored = await prisma.doc.findUnique({ where: { id: incoming.id } });
  if (incoming.updatedAt <= stored.updatedAt) return;
  await prisma.doc.updateMany({
    where: { id: incoming.id, version: stored.version },
    data: { ...incoming, version: { increment: 1 } },
  });
}
