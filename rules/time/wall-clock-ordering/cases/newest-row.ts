declare const prisma: any;

export async function latestSnapshot(runId: string) {
  return prisma.executionSnapshot.findFirst({
    where: { runId },
    orderBy: { createdAt: "desc" },
//             ?????????????????
  });
}

export async function complete(runId: string): Promise<void> {
  const snapshot = await latestSnapshot(runId);
  if (snapshot.status === "RUNNING") {
    await prisma.run.update({ where: { id: runId }, data: { status: "DONE" } });
  }
}

export async function register(environmentId: string, hash: string) {
  const environment = await prisma.environment.findFirst({
    where: { id: environmentId },
    include: { workers: { orderBy: { createdAt: "desc" }, take: 1 } },
//                                   ?????????????????
  });
  const latestWorker = environment.workers[0];
  if (latestWorker?.contentHash === hash) return latestWorker;
  return prisma.worker.create({ data: { environmentId, hash } });
}
