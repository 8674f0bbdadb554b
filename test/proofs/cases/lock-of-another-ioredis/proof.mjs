/** The first holder outlives its lease; its release must not free the lock of the second. */
import { setTimeout as sleep } from "node:timers/promises";

export const needs = ["redis"];
export const rule = "state/unowned-lock-release";
export const fix = /^Release only/;
export const entry = "job.ts";
export const rounds = 3;

export async function open({ redis, require }) {
  const { Redis } = require("ioredis");
  const client = new Redis(redis.url);
  return { client, close: () => client.disconnect() };
}

export async function run({ once }, { client }) {
  await client.del("lock:report");
  const first = once("report", () => sleep(70));
  await sleep(60);
  let isHeld;
  // Longer than the lease of the first, shorter than its own.
  const second = once("report", async () => {
    await sleep(25);
    isHeld = (await client.exists("lock:report")) === 1;
  });
  await Promise.all([first, second]);
  if (isHeld === undefined) return "the second holder never ran";
  return isHeld ? undefined : "the first holder released the lock of the second";
}
