// case: package=drizzle-orm@0.44,knex@3
import { desc } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text, timestamp } from "drizzle-orm/pg-core";
import knex from "knex";

const events = pgTable("events", {
  id: text("id").primaryKey(),
  createdAt: timestamp("created_at").notNull(),
});
const db = drizzle("postgres://localhost/app");
const old = knex({ client: "pg" });

export async function drizzlePage(page: number): Promise<unknown[]> {
  return db.select().from(events).orderBy(desc(events.createdAt)).limit(50).offset(page * 50);
//                                                                                 ????????? Rows of equal `createdAt` have no order, so a row can be on two pages or on none
}

export async function drizzleTotal(page: number): Promise<unknown[]> {
  return db.select().from(events).orderBy(desc(events.createdAt), events.id).limit(50).offset(page * 50);
}

export async function knexPage(page: number): Promise<unknown[]> {
  return old("events").select("id").orderBy("created_at", "desc").limit(50).offset(page * 50);
//                                                                                 ????????? equal `created_at`
}

export async function unordered(page: number): Promise<unknown[]> {
  return db.select().from(events).limit(50).offset(page * 50);
//                                                 ????????? Nothing orders these pages
}

/** Another round begins at another place. */
export async function all(): Promise<number> {
  let seen = 0;
  for (let page = 0; ; page++) {
    const rows = await db.select().from(events).orderBy(events.id).limit(50).offset(page * 50);
//                                                                                  ^^^^^^^^^ skips by position
    seen += rows.length;
    if (rows.length < 50) return seen;
  }
}

export function sql(limit: number, offset: number): string {
  return `SELECT id FROM events ORDER BY created_at DESC LIMIT ${limit} OFFSET ${offset}`;
//                              ???????????????????????? Rows of equal `created_at` have no order, so a row can be on two pages or on none
}

export function sqlTotal(limit: number, offset: number): string {
  return `SELECT id FROM events ORDER BY created_at DESC, id LIMIT ${limit} OFFSET ${offset}`;
}

export function sqlChosen(column: string, offset: number): string {
  return `SELECT id FROM events ORDER BY ${column} DESC LIMIT 50 OFFSET ${offset}`;
}

export function sqlInside(offset: number): string {
  return `WITH latest AS (SELECT * FROM events ORDER BY event_ts DESC LIMIT 1 BY id) SELECT id FROM latest OFFSET ${offset}`;
}
