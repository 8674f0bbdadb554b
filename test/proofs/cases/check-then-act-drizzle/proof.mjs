/** A team has three seats, and eight people take one at once. */
import { openPostgres } from "../../postgres.mjs";

export const needs = ["postgres"];
export const rule = "state/check-then-act";
export const fix = /transaction/;
export const entry = "members.ts";

export async function open({ postgres, require }) {
  return openPostgres(postgres, require, [
    "create table check_then_act_drizzle (id serial primary key, team integer not null, email text not null)",
  ]);
}

export async function run({ join }, { query }) {
  await query("delete from check_then_act_drizzle");
  // Whom the store refuses tries again in life; here only what is stored counts.
  await Promise.allSettled(
    Array.from({ length: 8 }, (_, index) => join(1, `member-${index}@example.org`)),
  );
  const rows = await query("select id from check_then_act_drizzle");
  return rows.length <= 3 ? undefined : `three seats have ${rows.length} members`;
}
