import { and, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgTable, serial, text } from "drizzle-orm/pg-core";
import { Pool } from "pg";

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
const db = drizzle(pool);
const members = pgTable("check_then_act_drizzle", {
  id: serial("id").primaryKey(),
  team: integer("team").notNull(),
  email: text("email").notNull(),
});

export async function join(team: number, email: string): Promise<void> {
  const [member] = await db
    .select()
    .from(members)
    .where(and(eq(members.team, team), eq(members.email, email)));
  if (member !== undefined) return;
  await db.insert(members).values({ team, email });
}

export async function close(): Promise<void> {
  await pool.end();
}
