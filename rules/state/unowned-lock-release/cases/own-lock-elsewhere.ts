// case: layer=multi-node file=src/service.ts package=ioredis@5 alone
//- src/service.ts
import Redis from "ioredis";

const redis = new Redis();

// The project has a lock that knows its owner: another one beside it is no repair to begin with.
export async function withdraw(id: string): Promise<void> {
  const lockKey = `withdraw:lock:${id}`;
  const acquired = await redis.set(lockKey, "1", "EX", 60, "NX");
  if (acquired === null) throw new Error("already in progress");
  try {
    console.log("paid out", id);
  } finally {
    await redis.del(lockKey);
    //    ^^^^^^^^^
  }
}
//- src/redis-lock.ts
import { randomUUID } from "node:crypto";
import Redis from "ioredis";

const redis = new Redis();
const RELEASE = `
  if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) else return 0 end
`;

export async function withLock<T>(key: string, work: () => Promise<T>): Promise<T | null> {
  const token = randomUUID();
  const acquired = await redis.set(key, token, "EX", 60, "NX");
  if (acquired === null) return null;
  try {
    return await work();
  } finally {
    await redis.eval(RELEASE, 1, key, token);
  }
}
