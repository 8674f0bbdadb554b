// case:
import { prisma } from "@/lib/prisma";
import { clickhouse } from "./clickhouse";

export async function responses(surveyId: string, cursor?: string): Promise<unknown> {
  const where: { surveyId: string; id?: unknown } = { surveyId };
  if (cursor) where.id = { lt: cursor };
//            ????????????????????????? cut at `id` but sorted by `createdAt`
  return prisma.response.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 50,
  });
}

export async function runs(cursor: string): Promise<unknown> {
  const query = clickhouse.runs();
  query
    .where("run_id < {runId: String}", { runId: cursor })
//         ?????????????????????????? cut at `run_id` but sorted by `created_at`
    .orderBy("created_at DESC, run_id DESC")
    .limit(50);
  return query.execute();
}

export async function sync(connectionId: string): Promise<void> {
  const connection = await prisma.connection.findUnique({ where: { id: connectionId } });
  const changed = await prisma.invoice.findMany({
    where: { connectionId, updatedAt: { gt: connection.lastSyncedAt } },
//                         ?????????????????????????????????????????? newer than `lastSyncedAt`
  });
  for (const invoice of changed) await prisma.outbox.create({ data: { invoice } });
  await prisma.connection.update({ where: { id: connectionId }, data: { lastSyncedAt: new Date() } });
}

export async function behindRow(id: string): Promise<unknown> {
  const since = await prisma.snapshot.findFirst({ where: { id } });
  return prisma.snapshot.findMany({
    where: { createdAt: { gt: since.createdAt } },
//           ?????????????????????????????????? rows of the same time are left out
    orderBy: { createdAt: "asc" },
    take: 50,
  });
}

/** The newest 20 since an event: a report, not a page. */
export async function failures(id: string): Promise<unknown> {
  const lastFailure = await prisma.execution.findUnique({ where: { id } });
  return prisma.execution.count({
    where: { createdAt: { gt: lastFailure.finishedAt } },
    orderBy: { createdAt: "desc" },
    take: 20,
  });
}

export async function inactive(user: { lastLoginAt: Date }): Promise<unknown> {
  return prisma.session.findMany({ where: { createdAt: { gt: user.lastLoginAt } } });
}
