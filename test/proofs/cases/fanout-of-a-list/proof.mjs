/** A service that serves fifty at once and refuses the rest: what the list holds must not reach it in one go. */
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export const rule = "scale/unbounded-fanout";
export const fix = /./;
export const entry = "previews.ts";
export const rounds = 1;
const ROOM = 50;

export async function open() {
  const seen = { now: 0, most: 0 };
  const server = createServer(async (_request, response) => {
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    await sleep(20);
    seen.now -= 1;
    response.end("ok");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { seen, url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

export async function run({ previews }, { seen, url }) {
  seen.most = 0;
  const answers = await previews(Array.from({ length: 400 }, (_, index) => `${url}/${index}`));
  if (answers.length !== 400 || answers.some((each) => each !== "ok")) return "answers are missing";
  return seen.most <= ROOM ? undefined : `${seen.most} requests at once`;
}
