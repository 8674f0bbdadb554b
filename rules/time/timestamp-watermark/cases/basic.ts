// case: package=drizzle-orm@0.44
import { and, asc, desc, eq, gt, lt, or } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

const events = pgTable("events", {
  id: text("id").primaryKey(),
  createdAt: timestamp("created_at").notNull(),
});
const db = drizzle("postgres://localhost/app");
const queue: { add(event: unknown): Promise<void> } = { add: async () => {} };

export async function page(cursor: Date): Promise<unknown[]> {
  return db.select().from(events).where(lt(events.createdAt, cursor)).orderBy(desc(events.createdAt)).limit(50);
//                                      ???????????????????????????? rows of the same time are left out
}

export async function byId(cursor: string): Promise<unknown[]> {
  return db.select().from(events).where(lt(events.id, cursor)).orderBy(desc(events.createdAt), desc(events.id)).limit(50);
//                                      ????????????????????? cut at `id` but sorted by `createdAt`
}

export async function both(cursor: { at: Date; id: string }): Promise<unknown[]> {
  return db
    .select()
    .from(events)
    .where(or(lt(events.createdAt, cursor.at), and(eq(events.createdAt, cursor.at), lt(events.id, cursor.id))))
    .orderBy(desc(events.createdAt), desc(events.id))
    .limit(50);
}

/** A window of the calendar, not a page. */
export async function month(from: Date, to: Date): Promise<unknown[]> {
  return db
    .select()
    .from(events)
    .where(and(gt(events.createdAt, from), lt(events.createdAt, to)))
    .orderBy(asc(events.createdAt))
    .limit(50);
}

export async function recent(): Promise<unknown[]> {
  const since = new Date(Date.now() - 60_000);
  return db.select().from(events).where(gt(events.createdAt, since)).orderBy(asc(events.createdAt)).limit(50);
}

export class Forwarder {
  #lastSyncAt = new Date(0);

  async run(): Promise<void> {
    const rows = await db.select().from(events).where(gt(events.createdAt, this.#lastSyncAt));
//                                                    ?????????????????????????????????????? newer than `#lastSyncAt`
    for (const row of rows) await queue.add(row);
    this.#lastSyncAt = new Date();
  }
}
