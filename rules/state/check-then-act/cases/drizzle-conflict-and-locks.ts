// case: package=drizzle-orm,pg
import { count, eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, serial, text } from "drizzle-orm/pg-core";

const teams = pgTable("teams", { id: text("id").primaryKey() });
const members = pgTable("members", {
  id: serial("id").primaryKey(),
  teamId: text("team_id").notNull(),
  email: text("email").notNull(),
});
const db = drizzle("postgres://localhost/app");

export async function quiet(teamId: string, email: string): Promise<void> {
  const [existing] = await db.select().from(members).where(eq(members.email, email));
  if (existing !== undefined) return;
  await db.insert(members).values({ teamId, email }).onConflictDoNothing();
}

export async function locked(teamId: string, email: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.select().from(teams).where(eq(teams.id, teamId)).for("update");
    const [row] = await tx.select({ n: count() }).from(members).where(eq(members.teamId, teamId));
    if ((row?.n ?? 0) >= 5) throw new Error("no seat left");
    await tx.insert(members).values({ teamId, email });
  });
}

export async function advised(teamId: string, email: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${teamId}))`);
    const [row] = await tx.select().from(members).where(eq(members.email, email));
    if (row === undefined) await tx.insert(members).values({ teamId, email });
  });
}

export async function serializable(teamId: string, email: string): Promise<void> {
  await db.transaction(
    async (tx) => {
      const [row] = await tx.select().from(members).where(eq(members.email, email));
      if (row === undefined) await tx.insert(members).values({ teamId, email });
    },
    { isolationLevel: "serializable" },
  );
}

export async function caught(teamId: string, email: string): Promise<void> {
  const [row] = await db.select().from(members).where(eq(members.email, email));
  if (row !== undefined) return;
  try {
    await db.insert(members).values({ teamId, email });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "23505") return;
    throw error;
  }
}
