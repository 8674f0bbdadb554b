// case: package=ioredis@5 file=src/seats.ts
import type { Redis } from "ioredis";
import { printer } from "./printer";

export const seats = (redis: Redis) => ({
  async reserve(show: string, seat: string, userId: string) {
    const key = `show:${show}:${seat}`;
    const [taken, closed] = await Promise.all([redis.exists(key), redis.exists(`show:${show}:closed`)]);
//                                             ????????????
    if (taken || closed) return false;
    await redis.setex(key, 900, userId);
    return true;
  },

  async print(order: string) {
    if (await redis.get(`printed:${order}`)) return;
//            ?????????
    await redis.set(`printed:${order}`, "1", "EX", 3600);
    await printer.submit(order);
  },
});
