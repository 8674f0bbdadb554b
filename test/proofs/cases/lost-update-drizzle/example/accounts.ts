import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgTable, serial } from "drizzle-orm/pg-core";
import { Pool } from "pg";

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
const db = drizzle(pool);
const accounts = pgTable("lost_update_drizzle", {
  id: serial("id").primaryKey(),
  credits: integer("credits").notNull(),
});

export async function topUp(id: number, amount: number): Promise<void> {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, id));
  if (account === undefined) throw new Error("no such account");
  await db
    .update(accounts)
    .set({ credits: account.credits + amount })
    .where(eq(accounts.id, id));
}

export async function close(): Promise<void> {
  await pool.end();
}
