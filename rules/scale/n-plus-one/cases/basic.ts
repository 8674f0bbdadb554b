// case: layer=multi-node file=src/service.ts
import { db, prisma, s3Client } from "@/lib";

export async function writes(rows: { id: string; name: string }[]): Promise<void> {
  for (const row of rows) {
    await prisma.plugin.create({ data: { id: row.id, name: row.name } });
    //    ????????????????????
  }
}

export async function throughOwnFunctions(ids: string[]): Promise<void> {
  await Promise.all(ids.map(async (id) => remove(id)));
  //                                      ??????
}

async function remove(id: string): Promise<void> {
  await prisma.schedule.delete({ where: { id } });
}

export async function objects(events: { id: string }[]): Promise<void> {
  for await (const event of events) await s3Client.uploadJson(`${event.id}.json`, [event]);
  //                                      ???????????????????
}

export async function builders(monitors: { id: number }[]): Promise<number> {
  let open = 0;
  for (const { id } of monitors) {
    const monitorId = Number(id);
    const found = await db.selectFrom("incidents").where("monitor_id", "=", monitorId).execute();
    //                  ?????????????
    open += found.length;
  }
  return open;
}

// The first that fits, short lists, batches, a pace, rows that do not depend on the element.
export async function fine(names: string[], ids: string[]): Promise<string | undefined> {
  for (const role of ["admin", "member"]) await prisma.role.create({ data: { role } });
  for (const batch of names.slice(0, 100)) await prisma.tag.create({ data: { name: batch } });
  for (const id of ids) {
    await prisma.job.update({ where: { id }, data: { seen: true } });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  for (const id of ids) console.log(id, await prisma.job.count());
  for (const name of names) {
    const taken = await prisma.slug.findUnique({ where: { name } });
    if (!taken) return name;
  }
  return undefined;
}

// One statement with `on conflict` takes them all, or a few at a time do.
export async function merge(rows: { id: string; name: string }[]): Promise<void> {
  for (const row of rows)
    await prisma.plugin.upsert({ where: { id: row.id }, create: row, update: row });
    //    ????????????????????
}

// A step of its own that adds something, and parts that are batches already.
export async function steps(rows: { id: string }[], parts: { id: string }[][]): Promise<void> {
  for (const row of rows) await enrol(row.id);
  for (const chunk of chunked(parts)) await prisma.plugin.createMany({ data: chunk });
  await Promise.all(rows.map(async ({ id }) => s3Client.file(id).delete()));
}

async function enrol(id: string): Promise<void> {
  const plan = await prisma.plan.findFirst({ where: { isDefault: true } });
  const name = `${id}-${plan.name}`;
  await prisma.enrolment.create({ data: { id, name } });
  console.log(name);
}

declare function chunked<T>(parts: T[][]): T[][];
