// case: package=drizzle-orm,@libsql/client
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/libsql";
import { sqliteTable, text } from "drizzle-orm/sqlite-core";

const pages = sqliteTable("pages", { id: text("id").primaryKey(), slug: text("slug").notNull() });
const db = drizzle("file:app.db");

/** Of two transactions that have read, SQLite refuses the second to write. */
export async function create(id: string, slug: string): Promise<void> {
  await db.transaction(async (tx) => {
    const taken = await tx.select().from(pages).where(eq(pages.slug, slug)).get();
    if (taken !== undefined) throw new Error("taken");
    await tx.insert(pages).values({ id, slug });
  });
}
