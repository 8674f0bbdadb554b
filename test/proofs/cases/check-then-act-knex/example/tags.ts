import knex from "knex";

const db = knex({ client: "pg", connection: process.env.DATABASE_URL, pool: { min: 0, max: 8 } });

export async function addTag(post: number, name: string): Promise<void> {
  const tag = await db("check_then_act_knex").where({ post, name }).first();
  if (tag === undefined) {
    await db("check_then_act_knex").insert({ post, name });
  }
}

export async function close(): Promise<void> {
  await db.destroy();
}
