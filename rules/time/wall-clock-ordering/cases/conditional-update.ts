declare const prisma: {
  monitor: {
    updateMany(query: { where: object; data: object }): Promise<{ count: number }>;
    deleteMany(query: { where: object }): Promise<{ count: number }>;
  };
};
declare const model: { updateOne(filter: object, update: object): Promise<void> };

interface Published {
  id: string;
  publishedAt: Date;
}

export async function claim(event: Published): Promise<void> {
  await prisma.monitor.updateMany({
    where: {
      id: event.id,
      lastPublishedAt: { lte: event.publishedAt },
//    ???????????????????????????????????????????
      OR: [{ lastClaimedAt: null }, { lastClaimedAt: { lte: event.publishedAt } }],
    },
    data: { lastClaimedAt: new Date() },
  });
}

export async function store(incoming: { id: string; updatedAt: Date }): Promise<void> {
  await model.updateOne(
    { _id: incoming.id, updatedAt: { $lt: incoming.updatedAt } },
//                      ??????????????????????????????????????
    { $set: incoming },
  );
}

export async function sweep(staleBefore: Date, now: Date): Promise<void> {
  await prisma.monitor.updateMany({ where: { lastSeenAt: { lt: staleBefore } }, data: { status: "gone" } });
  await prisma.monitor.updateMany({ where: { expiresAt: { lt: now } }, data: { status: "expired" } });
  await prisma.monitor.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - 86_400_000) } } });
}

export async function compareAndSet(loaded: { id: string; updatedAt: Date }): Promise<void> {
  await prisma.monitor.updateMany({ where: { id: loaded.id, updatedAt: loaded.updatedAt }, data: {} });
}
