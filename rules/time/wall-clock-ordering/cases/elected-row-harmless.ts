declare const prisma: any;

export async function withTieBreak(slug: string): Promise<void> {
  const task = await prisma.task.findFirst({
    where: { slug },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  if (task.kind !== "SCHEDULED") throw new Error("not a scheduled task");
}

export async function onlyTheTime(deviceId: string) {
  const latest = await prisma.reading.findFirst({
    where: { deviceId },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return latest;
}

export async function lastTime(deviceId: string): Promise<Date | undefined> {
  const latest = await prisma.reading.findFirst({ where: { deviceId }, orderBy: { createdAt: "desc" } });
  return latest?.createdAt;
}

export async function isThere(deviceId: string): Promise<void> {
  const latest = await prisma.reading.findFirst({ where: { deviceId }, orderBy: { createdAt: "desc" } });
  if (!latest?.id) throw new Error("nothing yet");
}

export async function next(): Promise<void> {
  const item = await prisma.inspection.findFirst({
    where: { status: "PENDING" },
    orderBy: { createdAt: "asc" },
  });
  if (item === null) return;
  await prisma.inspection.update({ where: { id: item.id }, data: { status: "TAKEN" } });
}

export async function greeting(entityId: string) {
  return prisma.banner.findFirst({ where: { entityId }, orderBy: { createdAt: "desc" } });
}
