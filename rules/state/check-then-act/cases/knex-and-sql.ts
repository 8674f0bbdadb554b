// case: package=knex,pg
import knex from "knex";
import { Pool } from "pg";

const data = knex({ client: "pg" });
const pool = new Pool();

export async function subscribe(email: string): Promise<void> {
  const existing = await data("subscribers").where({ email }).first();
//                       ???? runs because none was found here
  if (existing === undefined) {
    await data("subscribers").insert({ email });
  }
}

export async function subscribeWithSql(email: string): Promise<void> {
  const { rows } = await pool.query("select id from subscribers where email = $1", [email]);
//                       ?????????? runs because none was found here
  if (rows.length > 0) return;
  await pool.query("insert into subscribers (email) values ($1)", [email]);
}

export async function subscribeQuietly(email: string): Promise<void> {
  const { rows } = await pool.query("select id from subscribers where email = $1", [email]);
  if (rows.length > 0) return;
  await pool.query("insert into subscribers (email) values ($1) on conflict do nothing", [email]);
}
