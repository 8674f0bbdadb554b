/** Two editors and a retry add one tag: with the unique key that the fix names, one row is there and nobody fails. */
import { openPostgres } from "../../postgres.mjs";

export const needs = ["postgres"];
export const rule = "state/check-then-act";
export const fix = /^Let the loser of the race insert nothing/;
export const entry = "tags.ts";

export async function open({ postgres, require }) {
  return openPostgres(postgres, require, [
    "create table check_then_act_knex (post integer not null, name text not null, unique (post, name))",
  ]);
}

export async function run({ addTag }, { query }) {
  await query("delete from check_then_act_knex");
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => addTag(1, "news")));
  const failed = results.filter((each) => each.status === "rejected").length;
  const rows = await query("select name from check_then_act_knex");
  if (rows.length !== 1) return `${rows.length} rows`;
  return failed === 0 ? undefined : `${failed} of 8 requests failed on the unique key`;
}
