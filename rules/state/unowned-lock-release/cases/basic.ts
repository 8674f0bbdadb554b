// case: layer=multi-node file=src/service.ts package=ioredis@5
import Redis from "ioredis";
import { redis, cache } from "@/lib";

const store = new Redis();
const LOCK = "lock:report";

// Upstash's options, nothing resolved.
export async function upstash(work: () => Promise<void>): Promise<void> {
  const won = await redis.set(LOCK, "1", { nx: true, ex: 600 });
  if (!won) return;
  try {
    await work();
  } finally {
    await redis.del(LOCK);
    //    ^^^^^^^^^
  }
}

// Two methods of a class.
export class Locks {
  async acquire(key: string): Promise<boolean> {
    const answer = await store.set(`lock:${key}`, "locked", "EX", 30, "NX");
    return answer === "OK";
  }
  async release(key: string): Promise<void> {
    await store.del(`lock:${key}`);
    //    ^^^^^^^^^
  }
}

// Compared by a script, compared before, never released, set with a later expiry, no lock.
export class Owned {
  async run(key: string, token: string): Promise<void> {
    if ((await store.set(key, token, "PX", 1_000, "NX")) === null) return;
    await store.eval("if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end", 1, key, token);
  }
}
export async function fine(id: string): Promise<void> {
  const isFirst = await store.set(`sent:${id}`, "1", "EX", 60, "NX");
  if (isFirst === null) return;
  await store.set(`user:${id}`, "x", "EX", 60);
  await store.del(`user:${id}`);
  await cache.set(id, 1);
}

// A mark against repeats is taken back when the work has failed.
export async function deliver(id: string, send: () => Promise<void>): Promise<void> {
  const mark = `delivered:${id}`;
  if ((await store.set(mark, "1", "EX", 86_400, "NX")) === null) return;
  try {
    await send();
  } catch (error) {
    await store.del(mark);
    throw error;
  }
}

// What releases a mark is not thereby a lock.
export async function claimPart(part: string): Promise<boolean> {
  return (await store.set(partKey(part), "1", "EX", 300, "NX")) === "OK";
}
export async function releasePart(part: string): Promise<void> {
  await store.del(partKey(part));
}
function partKey(part: string): string {
  return `part:${part}`;
}
