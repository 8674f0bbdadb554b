// case: package=drizzle-orm,knex,pg
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import knex from "knex";

const wallets = pgTable("wallets", {
  id: text("id").primaryKey(),
  credits: integer("credits").notNull(),
});
const db = drizzle("postgres://localhost/app");
const old = knex({ client: "pg" });

export async function spend(id: string, credits: number): Promise<void> {
  const [wallet] = await db.select().from(wallets).where(eq(wallets.id, id)).limit(1);
  if (wallet === undefined || wallet.credits < credits) throw new Error("too few");
  await db
    .update(wallets)
    .set({ credits: wallet.credits - credits })
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is computed from what was read
    .where(eq(wallets.id, id));
}

export async function earn(id: string, credits: number): Promise<void> {
  const wallet = await old("wallets").where({ id }).first();
  await old("wallets").where({ id }).update({ credits: wallet.credits + credits });
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is computed from what was read
}
