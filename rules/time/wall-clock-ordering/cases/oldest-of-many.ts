interface Membership {
  id: string;
  createdAt: Date;
}
declare const prisma: {
  membership: { deleteMany(query: { where: object }): Promise<void> };
  payout: { create(query: { data: object }): Promise<void> };
};

export async function cap(rows: Membership[], limit: number): Promise<void> {
  const sorted = rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const ids = sorted.slice(0, rows.length - limit).map((row) => row.id);
  await prisma.membership.deleteMany({ where: { id: { in: ids } } });
}

export async function keepOwner(rows: Membership[]): Promise<void> {
  const owner = rows.reduce((a, b) => (a.createdAt < b.createdAt ? a : b));
  await prisma.membership.deleteMany({ where: { id: { not: owner.id } } });
}

export async function pay(rows: Membership[]): Promise<void> {
  const sorted = rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  await prisma.payout.create({ data: { from: sorted[0]?.createdAt, to: sorted.at(-1)?.createdAt } });
}
