import { createClient } from "@libsql/client";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/libsql";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

const client = createClient({ url: `file:${process.env.SQLITE_FOLDER}/counters.db` });
const db = drizzle(client);
const counters = sqliteTable("counters", {
  name: text("name").primaryKey(),
  count: integer("count").notNull(),
});

export async function hit(name: string): Promise<void> {
  const [counter] = await db.select().from(counters).where(eq(counters.name, name));
  if (counter === undefined) throw new Error("no such counter");
  await db.update(counters).set({ count: counter.count + 1 }).where(eq(counters.name, name));
}

export async function read(name: string): Promise<number> {
  const [counter] = await db.select().from(counters).where(eq(counters.name, name));
  return counter?.count ?? 0;
}

export async function reset(name: string): Promise<void> {
  await db.update(counters).set({ count: 0 }).where(eq(counters.name, name));
}

export async function close(): Promise<void> {
  client.close();
}
