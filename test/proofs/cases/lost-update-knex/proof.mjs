/** Twenty sales at once: the stock must go down by all of them. */
import { openPostgres } from "../../postgres.mjs";

export const needs = ["postgres"];
export const rule = "state/lost-update";
export const fix = /^Let the database subtract/;
export const entry = "stock.ts";

export async function open({ postgres, require }) {
  return openPostgres(postgres, require, [
    "create table lost_update_knex (sku text primary key, stock integer not null)",
    "insert into lost_update_knex values ('cup', 0)",
  ]);
}

export async function run({ take }, { query }) {
  await query("update lost_update_knex set stock = 100");
  await Promise.all(Array.from({ length: 20 }, () => take("cup", 2)));
  const [row] = await query("select stock from lost_update_knex");
  return row.stock === 60 ? undefined : `20 sales of 2 out of 100 left ${row.stock}`;
}
