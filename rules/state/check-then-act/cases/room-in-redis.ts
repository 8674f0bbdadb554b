import { config } from "./config";
import { redis } from "./redis";

const LIMIT = 10;

export async function join(lobby: string, player: string): Promise<void> {
  const key = `lobby:${lobby}:members`;
  const players = await redis.scard(key);
  //                    ??????????? There is room here and it is taken later
  if (players >= LIMIT) throw new Error("full");
  await redis.sadd(key, player);
}

export async function useInvite(code: string): Promise<boolean> {
  const used = Number((await redis.get(`invite:${code}`)) ?? 0);
  //                         ????????? There is room here
  if (used < config.maxUses) {
    await redis.incr(`invite:${code}`);
    return true;
  }
  return false;
}

export async function queueUp(topic: string, entry: string): Promise<void> {
  const waiting = await redis.lRange(`wait:${topic}`, 0, -1);
  //                    ????????????
  if (waiting.length >= LIMIT) return;
  await redis.rPush(`wait:${topic}`, entry);
}

export class Slots {
  constructor(private readonly redis: any) {}

  async take(worker: string): Promise<boolean> {
    const running = await this.redis.zcard("slots");
    //                    ????????????????
    const isFull = running >= config.slots;
    if (isFull) return false;
    await this.redis.zadd("slots", Date.now(), worker);
    return true;
  }
}

/** Counted after it was added: the store decides. */
export async function joinFirst(key: string, player: string): Promise<void> {
  const size = await redis.incr(key);
  if (size > LIMIT) throw new Error("full");
  await redis.sadd(`${key}:members`, player);
}

/** Another key is counted than the one that grows. */
export async function note(key: string, line: string): Promise<void> {
  if ((await redis.llen(`${key}:open`)) > LIMIT) return;
  await redis.rpush(`${key}:log`, line);
}

/** Whether there is any, not how many. */
export async function seed(key: string): Promise<void> {
  const known = await redis.smembers(key);
  if (known.length > 0) return;
  await redis.sadd(key, "first");
}
