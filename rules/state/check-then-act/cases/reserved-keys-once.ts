// case: package=ioredis@5 file=src/seats.ts
import type { Redis } from "ioredis";
import { printer } from "./printer";

export const seats = (redis: Redis) => ({
  async reserve(show: string, seat: string, userId: string) {
    const key = `show:${show}:${seat}`;
    const [closed] = await Promise.all([redis.exists(`show:${show}:closed`)]);
    if (closed) return false;
    return (await redis.set(key, userId, "EX", 900, "NX")) === "OK";
  },

  async lastSeen(userId: string) {
    const key = `seen:${userId}`;
    const [before] = await Promise.all([redis.get(key)]);
    if (before) return;
    await redis.setex(key, 900, String(Date.now()));
  },
});
