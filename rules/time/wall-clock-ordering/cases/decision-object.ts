interface Snapshot {
  syncedAt: Date;
}
declare const prisma: {
  account: {
    findUnique(query: { where: { id: string } }): Promise<Snapshot>;
    update(query: { where: { id: string }; data: Snapshot }): Promise<void>;
  };
};

function decide(existing: Snapshot, incoming: Snapshot) {
  if (incoming.syncedAt < existing.syncedAt) {
//    ?????????????????????????????????????
    return { shouldSkip: true };
  }
  return { shouldSkip: false };
}

export async function sync(id: string, incoming: Snapshot): Promise<void> {
  const existing = await prisma.account.findUnique({ where: { id } });
  const { shouldSkip } = decide(existing, incoming);
  if (shouldSkip) return;
  await prisma.account.update({ where: { id }, data: incoming });
}
