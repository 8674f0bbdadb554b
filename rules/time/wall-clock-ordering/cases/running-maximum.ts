interface Update {
  status: string;
  date: Date;
}
declare const prisma: {
  report: { update(query: { where: { id: string }; data: { status: string } }): Promise<void> };
};

function findLatest(updates: readonly Update[]): Update | null {
  let latest: Update | null = null;
  for (const update of updates) {
    if (latest === null || update.date.getTime() > latest.date.getTime()) {
//                         ?????????????????????????????????????????????
      latest = update;
    }
  }
  return latest;
}

export async function recompute(id: string, updates: readonly Update[]): Promise<void> {
  const latest = findLatest(updates);
  if (latest === null) return;
  await prisma.report.update({ where: { id }, data: { status: latest.status } });
}
