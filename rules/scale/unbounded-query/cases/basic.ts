// case: layer=multi-node file=src/service.ts
import { db, desc, eq, events, lt, prisma } from "@/lib";

export async function everything(): Promise<unknown> {
  return await prisma.traceEvent.findMany();
  //           ??????????????????????????
}

export async function ofOneTrace(traceId: string): Promise<unknown> {
  return await prisma.traceEvent.findMany({ where: { traceId }, orderBy: { startTime: "asc" } });
  //           ??????????????????????????
}

export async function expired(before: Date): Promise<unknown> {
  return await db.select().from(events).where(lt(events.at, before));
  //           ?????????
}

export async function withRows(id: string): Promise<unknown> {
  return await prisma.dataset.findUnique({
    where: { id },
    include: { datasetItems: { orderBy: { createdAt: "asc" } }, owner: true },
    //         ????????????
  });
}

// Few by their nature, by their condition, by a limit, or one at a time.
export async function fine(userId: string, ids: string[]): Promise<void> {
  await prisma.plan.findMany();
  await prisma.event.findMany({ take: 100 });
  await prisma.event.findMany({ where: { id: { in: ids } } });
  await prisma.session.findMany({ where: { userId } });
  await db.select().from(events).where(eq(events.id, userId));
  await db.select().from(events).orderBy(desc(events.at)).limit(10);
  const count = (await prisma.event.findMany({ where: { kind: "a" } })).length;
  for await (const row of prisma.event.findMany({ where: { kind: "a" } })) console.log(row, count);
}

// The limit may be in options from elsewhere; a list, a window or a passing state keeps it small.
export async function fineToo(query: { take: number }, emails: string[], now: Date): Promise<unknown> {
  await prisma.event.findMany({ ...query });
  await prisma.event.findMany(query);
  await prisma.event.findMany({ where: { projectId: "p", OR: [{ email: { in: emails } }] } });
  await prisma.event.findMany({ where: { startsAt: { lte: now }, endsAt: { gt: now } } });
  await prisma.job.findMany({ where: { workspaceId: "w", status: "processing" } });
  const { rows } = await db.execute("select * from events where short = ?", ["a"]);
  return rows[0];
}

// Part of a query, and a query that is not finished yet.
export function parts(kysely: any): unknown {
  return kysely
    .selectFrom("envelope")
    .where((eb: any) => eb.exists(eb.selectFrom("event").where("event.kind", "=", "a")))
    .limit(10)
    .execute();
}
