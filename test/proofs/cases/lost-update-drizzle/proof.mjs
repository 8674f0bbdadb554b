/** Twenty top-ups at once: every one must be in the sum. */
import { openPostgres } from "../../postgres.mjs";

export const needs = ["postgres"];
export const rule = "state/lost-update";
export const fix = /^Let the database add/;
export const entry = "accounts.ts";

export async function open({ postgres, require }) {
  return openPostgres(postgres, require, [
    "create table lost_update_drizzle (id serial primary key, credits integer not null)",
    "insert into lost_update_drizzle (id, credits) values (1, 0)",
  ]);
}

export async function run({ topUp }, { query }) {
  await query("update lost_update_drizzle set credits = 0");
  await Promise.all(Array.from({ length: 20 }, () => topUp(1, 5)));
  const [row] = await query("select credits from lost_update_drizzle");
  return row.credits === 100 ? undefined : `20 top-ups of 5 made ${row.credits}`;
}
