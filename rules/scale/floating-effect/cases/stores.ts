// case: layer=multi-node file=src/levels.ts package=@upstash/redis@1,ioredis@5
import { Redis } from "@upstash/redis";

type Result = { ok: true };

export class Levels {
  constructor(private readonly redis: Redis) {}

  async set(gauge: string, level: number): Promise<Result> {
    this.redis.set(`level:${gauge}`, level, { ex: 600 });
  //^^^^^^^^^^^^^^ Nobody waits for `this.redis.set`
    return { ok: true };
  }

  async remove(gauge: string): Promise<Result> {
    this.redis.del(`level:${gauge}`);
  //^^^^^^^^^^^^^^ Nobody waits for `this.redis.del`
    return { ok: true };
  }

  async put(gauge: string, level: number): Promise<Result> {
    await this.redis.set(`level:${gauge}`, level, { ex: 600 });
    return { ok: true };
  }

  // Filling the cache is not what it is called for.
  async load(gauge: string, measure: () => Promise<number>): Promise<number> {
    const level = await measure();
    this.redis.set(`level:${gauge}`, level, { ex: 600 });
    return level;
  }
}
