import knex from "knex";

const db = knex({ client: "pg", connection: process.env.DATABASE_URL, pool: { min: 0, max: 8 } });

export async function take(sku: string, count: number): Promise<void> {
  const item = await db("lost_update_knex").where({ sku }).first();
  if (item === undefined) throw new Error("no such item");
  await db("lost_update_knex")
    .where({ sku })
    .update({ stock: item.stock - count });
}

export async function close(): Promise<void> {
  await db.destroy();
}
