// case: layer=multi-node file=src/api/links.ts
import { cache, db, limiter, loadLink, redis, RateLimiterRes } from "@/lib";

export class Links {
  constructor(private readonly cacheService: { get(key: string): Promise<string | null>; set(key: string, value: string): Promise<void> }) {}

  async find(slug: string): Promise<unknown> {
    const hit = await this.cacheService.get(`link:${slug}`);
    //                ????????????????????? could be loaded without it
    if (hit) return JSON.parse(hit);
    const link = await db.link.findFirst({ where: { slug } });
    if (link) await this.cacheService.set(`link:${slug}`, JSON.stringify(link));
    return link;
  }
}

export async function limited(key: string) {
  const { success } = await limiter.limit(key);
  //                        ????????????? every request that it counts fails
  return success;
}

export async function count(org: string) {
  let result: unknown;
  try {
    result = await limiter.consume(org);
  } catch (error) {
    if (error instanceof RateLimiterRes) {
      result = error;
    } else {
      console.error(error);
      throw error;
    //???????????? every limited request fails with it
    }
  }
  return result;
}

// Caught, with a second argument of `then`, or of no use without the store.
export async function fine(slug: string): Promise<unknown> {
  const first = await cache.get(slug).catch(() => undefined);
  if (first) return first;
  try {
    const second = await redis.get(slug);
    if (second) return second;
  } catch {
    console.warn("cache is down");
  }
  const link = await loadLink(slug);
  await redis.set(slug, link, "EX", 60);
  return link;
}

export async function session(id: string): Promise<unknown> {
  return await redis.get(`session:${id}`);
}

export async function login(email: string) {
  await limiter.limit(email);
}
