// case: package=drizzle-orm,pg
import { count, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, serial, text } from "drizzle-orm/pg-core";

const monitors = pgTable("monitors", {
  id: serial("id").primaryKey(),
  workspaceId: text("workspace_id").notNull(),
  name: text("name").notNull(),
});
const db = drizzle("postgres://localhost/app");

async function assertWithinLimit(workspaceId: string, limit: number): Promise<void> {
  const [row] = await db
    .select({ n: count() })
    .from(monitors)
    .where(eq(monitors.workspaceId, workspaceId));
  if ((row?.n ?? 0) >= limit) throw new Error("limit reached");
}

async function assertNameIsFree(name: string): Promise<void> {
  const [row] = await db.select().from(monitors).where(eq(monitors.name, name));
  if (row !== undefined) throw new Error("taken");
}

export async function create(workspaceId: string, name: string): Promise<void> {
  await assertWithinLimit(workspaceId, 10);
//      ????????????????? relies on room found here
  await db.insert(monitors).values({ workspaceId, name });
}

export async function named(workspaceId: string, name: string): Promise<void> {
  await assertNameIsFree(name);
//      ???????????????? runs because none was found here
  await db.insert(monitors).values({ workspaceId, name });
}

/** A check of the input asks nobody. */
function assertNameIsShort(name: string): void {
  if (name.length > 40) throw new Error("too long");
}

export async function short(workspaceId: string, name: string): Promise<void> {
  assertNameIsShort(name);
  await db.insert(monitors).values({ workspaceId, name });
}
