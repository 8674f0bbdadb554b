/** A service that serves fifty at once and refuses the rest: what a table holds must not reach it in one go. */
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { openPostgres } from "../../postgres.mjs";

export const needs = ["postgres"];
export const rule = "scale/unbounded-fanout";
export const fix = /./;
export const entry = "previews.ts";
export const rounds = 1;
const ROOM = 50;
const SITES = 400;

export async function open({ postgres, require }) {
  const seen = { now: 0, most: 0, served: 0 };
  const server = createServer(async (_request, response) => {
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    await sleep(20);
    seen.now -= 1;
    seen.served += 1;
    response.end("ok");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  const store = await openPostgres(postgres, require, [
    "create table fanout_of_a_list (url text not null)",
    `insert into fanout_of_a_list select '${url}/' || n from generate_series(1, ${SITES}) n`,
  ]);
  return {
    seen,
    async close() {
      server.close();
      await store.close();
    },
  };
}

export async function run({ refreshAll }, { seen }) {
  seen.most = 0;
  seen.served = 0;
  await refreshAll();
  if (seen.served !== SITES) return `${seen.served} of ${SITES} were served`;
  return seen.most <= ROOM ? undefined : `${seen.most} requests at once`;
}
