// case: layer=multi-node file=src/listing.ts
import { and, db, eq, gt, invoices, offsetOf } from "@/lib/db";
import { Prisma, prisma } from "@/lib/prisma";

// Who skips pages means pages.
export async function page(teamId: string, at: number, size: number): Promise<unknown> {
  const [rows, count] = await Promise.all([
    prisma.envelope.findMany({
//  ???????????????????????? nothing limits how many follow
      where: { teamId, visibility: { in: ["EVERYONE", "MANAGER"] } },
      skip: Math.max(at - 1, 0) * size,
      orderBy: { createdAt: "desc" },
    }),
    prisma.envelope.count({ where: { teamId } }),
  ]);
  return { rows, count };
}

export async function pageOf(teamId: string, at: number): Promise<unknown> {
  return db.select().from(invoices).where(eq(invoices.teamId, teamId)).offset(offsetOf(at));
//       ????????? nothing limits how many follow
}

export async function allButTheNewest(deviceId: string): Promise<unknown> {
  return prisma.firmware.findMany({ where: { deviceId }, orderBy: { id: "desc" }, skip: 3 });
}

export async function limited(teamId: string, at: number, size: number): Promise<unknown> {
  return prisma.envelope.findMany({ where: { teamId }, skip: at * size, take: size });
}

// All are read to look for one, once.
export async function isTaken(keyId: string, email: string): Promise<boolean> {
  const values = await prisma.contactAttribute.findMany({ where: { keyId }, select: { value: true } });
//                     ???????????????????????????????? the store can look for it
  return values.some((each: { value: string }) => each.value === email);
}

export async function hasBadge(clubId: string, badge: string): Promise<boolean> {
  const members = await prisma.member.findMany({ where: { clubId } });
//                      ?????????????????????? the store can look for it
  if (members.length === 0) return false;
  return members.map((each: { badge: string }) => each.badge).includes(badge);
}

// A table to look things up in, turn by turn; a look that no store takes; the rows are used as well.
export async function joined(clubId: string, badges: string[]): Promise<unknown[]> {
  const members = await prisma.member.findMany({ where: { clubId } });
  return badges.map((badge) => members.find((each: { badge: string }) => each.badge === badge));
}

export async function anyValid(clubId: string): Promise<boolean> {
  const members = await prisma.member.findMany({ where: { clubId } });
  return members.some((each: { card: string }) => verified(each.card));
}

export async function both(clubId: string, badge: string): Promise<unknown> {
  const members = await prisma.member.findMany({ where: { clubId } });
  const found = members.find((each: { badge: string }) => each.badge === badge);
  return { found, others: members };
}

declare function verified(card: string): boolean;

// Everything from some moment on.
export async function since(runId: string, at: Date): Promise<unknown> {
  return prisma.runSnapshot.findMany({ where: { runId, createdAt: { gt: at } }, orderBy: { createdAt: "asc" } });
//       ??????????????????????????? `runSnapshot` this reads into memory
}

export async function between(runId: string, from: Date, to: Date): Promise<unknown> {
  return prisma.runSnapshot.findMany({
    where: { runId, createdAt: { gt: from, lt: to } },
    orderBy: { createdAt: "asc" },
  });
}

// The values over time of each of many.
export async function quotes(symbols: string[], range: object): Promise<unknown> {
  return prisma.quoteData.findMany({ where: { symbol: { in: symbols }, date: range }, orderBy: [{ date: "asc" }] });
//       ????????????????????????? `quoteData` this reads into memory
}

export async function quotesById(ids: string[], range: object): Promise<unknown> {
  return prisma.quoteData.findMany({ where: { id: { in: ids }, date: range }, orderBy: [{ date: "asc" }] });
}

// One day, or the days from one to another, of those on a list.
export async function ticks(habits: string[], today: Date, from: Date, to: Date): Promise<unknown[]> {
  const range = { gte: from, lt: to, lte: to };
  return Promise.all([
    prisma.habitEntry.findMany({ where: { habit: { in: habits }, date: today }, orderBy: { date: "asc" } }),
    prisma.habitEntry.findMany({
      where: { habit: { in: habits }, date: { gte: from, lt: to } },
      orderBy: { date: "asc" },
    }),
    prisma.habitEntry.findMany({ where: { habit: { in: habits }, date: range }, orderBy: { date: "asc" } }),
  ]);
}

export async function ticksSince(habits: string[], since: Date): Promise<unknown> {
  return prisma.habitEntry.findMany({
//       ?????????????????????????? `habitEntry` this reads into memory
    where: { habit: { in: habits }, date: { gte: since } },
    orderBy: { date: "asc" },
  });
}

// Those of one member, whatever the condition inside leaves out.
export async function ofMember(userId: string): Promise<unknown> {
  return prisma.order.findMany({ where: { members: { some: { userId, leftAt: { not: null } } } } });
}

// Every customer there is; what people set up by hand is few.
export async function slugs(): Promise<unknown> {
  return prisma.program.findMany({ select: { slug: true } });
//       ??????????????????????? whole table of `program`
}

export async function settings(): Promise<unknown> {
  return prisma.property.findMany();
}

export async function currencies(): Promise<unknown> {
  return prisma.currency.findMany({ select: { code: true } });
}

// `distinct on` gives whole rows, one for each value that there is.
export async function lastOfEach(instanceId: string): Promise<unknown> {
  return prisma.$queryRaw`
//       ????????????????
    with latest_messages as (
      select distinct on (m.chat_id) m.id, m.body from message m where m.instance_id = ${instanceId}
      order by m.chat_id, m.sent_at desc
    )
    select * from latest_messages order by id`;
}

export async function states(instanceId: string): Promise<unknown> {
  return prisma.$queryRaw`select distinct state from message where instance_id = ${instanceId}`;
}

// A part that carries the limit, or of which nobody knows; a part of a statement; what belongs to one parent.
export async function ofInstance(instanceId: string, size: number, tail: unknown): Promise<unknown[]> {
  const limit = Prisma.sql`limit ${size}`;
  const first = await prisma.$queryRaw`select id from message where instance_id = ${instanceId} ${limit}`;
  const second = await prisma.$queryRaw`select id from message where instance_id = ${instanceId} ${tail}`;
  const third = await prisma.$queryRaw`select id from message_media where message_id = ${instanceId}`;
  return [first, second, third, Prisma.sql`select id from message where instance_id = ${instanceId}`];
}

export async function ofInstanceSince(instanceId: string, since?: Date): Promise<unknown> {
  const later = since === undefined ? Prisma.sql`` : Prisma.sql`and sent_at > ${since}`;
  return prisma.$queryRaw`select id from message where instance_id = ${instanceId} ${later}`;
//       ???????????????? `message` this reads into memory
}

export { and, gt };
