/** One process and one file are enough: other requests run while this one awaits. */
export const needs = ["sqlite"];
export const rule = "state/lost-update";
export const fix = /^Let the database add/;
export const entry = "counters.ts";

export async function open({ sqlite, require }) {
  const { createClient } = require("@libsql/client");
  const client = createClient({ url: `file:${sqlite.folder}/counters.db` });
  await client.execute("create table counters (name text primary key, count integer not null)");
  await client.execute("insert into counters values ('page', 0)");
  client.close();
  return {};
}

export async function run({ hit, read, reset }) {
  await reset("page");
  await Promise.all(Array.from({ length: 20 }, () => hit("page")));
  const count = await read("page");
  return count === 20 ? undefined : `20 hits counted as ${count}`;
}
