declare const prisma: {
  link: {
    findUnique(query: { where: { id: string } }): Promise<{ lastLeadAt: Date | null }>;
    update(query: { where: { id: string }; data: { lastLeadAt: Date | undefined } }): Promise<void>;
  };
};

function later(currentTimestamp: Date | null, newTimestamp: Date): Date | undefined {
  if (!currentTimestamp) return newTimestamp;
  if (newTimestamp > currentTimestamp) {
//    ???????????????????????????????
    return newTimestamp;
  }
  return undefined;
}

export async function record(id: string, leadAt: Date): Promise<void> {
  const link = await prisma.link.findUnique({ where: { id } });
  await prisma.link.update({ where: { id }, data: { lastLeadAt: later(link.lastLeadAt, leadAt) } });
}
