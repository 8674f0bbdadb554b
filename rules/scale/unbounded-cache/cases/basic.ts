// case: layer=multi-node file=src/chat/memory.ts
import { env, keyFor, redis, redisClient, TTL } from "@/lib";

export class Memory {
  private redisClient = redisClient;
  private sessionId = "";

  async add(text: string, override = ""): Promise<void> {
    const id = override ? override : this.sessionId;
    await this.redisClient.lpush(id, text);
    //    ?????????????????????? grows and stays for ever
  }

  async clear(override = ""): Promise<void> {
    await this.redisClient.del(override ? override : this.sessionId);
  }
}

export async function store(userId: string, value: string): Promise<void> {
  const key = `user:${userId}`;
  await redis.set(key, value);
  //    ????????? nothing makes it end
  await redis.hset(`prefs:${userId}`, "theme", value);
  //    ?????????? grows and stays for ever
  await env.SESSIONS_KV.put(`session:${userId}`, value);
  //    ??????????????????? nothing makes it end
}

// Ended, trimmed, fixed, or a registry.
export async function fine(userId: string, value: string): Promise<void> {
  await redis.set(`user:${userId}`, value, "EX", 60);
  await redis.set(`user:${userId}`, value, { ex: TTL });
  await redis.set("status", value);
  await redis.set(`lock:${userId}`, value, "NX");
  await redis.set(`config:${userId}`, value);
  await env.SESSIONS_KV.put(`session:${userId}`, value, { expirationTtl: 60 });
}

export async function trimmed(userId: string, value: string): Promise<void> {
  await redis.lpush(keyFor(userId), value);
  await redis.ltrim(keyFor(userId), 0, 99);
}

export async function batched(userId: string, value: string): Promise<void> {
  const multi = redis.multi();
  multi.rpush(`list:${userId}`, value);
  multi.expire(`list:${userId}`, 60);
  await multi.exec();
}
