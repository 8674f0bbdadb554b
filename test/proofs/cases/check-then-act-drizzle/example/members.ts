import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgTable, serial, text } from "drizzle-orm/pg-core";
import { Pool } from "pg";

const MAX_SEATS = 3;

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
const db = drizzle(pool);
const members = pgTable("check_then_act_drizzle", {
  id: serial("id").primaryKey(),
  team: integer("team").notNull(),
  email: text("email").notNull(),
});

export async function join(team: number, email: string): Promise<void> {
  const taken = await db.select().from(members).where(eq(members.team, team));
  if (taken.length >= MAX_SEATS) throw new Error("no seat is left");
  await db.insert(members).values({ team, email });
}

export async function close(): Promise<void> {
  await pool.end();
}
