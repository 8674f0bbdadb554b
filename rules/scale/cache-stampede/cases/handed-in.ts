// case: layer=multi-node file=src/service.ts
import NodeCache from "node-cache";
import type { Context, Next } from "koa";
import { redis, reports } from "@/lib";

const store = new NodeCache({ stdTTL: 120 });

export async function remember<T>(key: string, load: () => Promise<T>): Promise<T> {
  const hit = store.get<T>(key);
  if (hit !== undefined) return hit;
  const value = await load();
//                    ????
  store.set(key, value);
  return value;
}

export async function cachedPage(ctx: Context, next: Next): Promise<void> {
  const page = await redis.get(ctx.url);
  if (page) {
    ctx.body = page;
    return;
  }
  await next();
//      ????
  await redis.setex(ctx.url, 30, JSON.stringify(ctx.body));
}

export async function overview(team: string): Promise<unknown> {
  const hit = await redis.getJson(team);
  if (hit) return hit;
  const fresh = await reports.overview(team);
//                    ????????????????
  await redis.setJson(team, fresh, 60);
  return fresh;
}

// One load for all who wait.
const inFlight = new Map<string, Promise<unknown>>();

export async function together(key: string, load: () => Promise<unknown>): Promise<unknown> {
  const hit = store.get(key);
  if (hit !== undefined) return hit;
  const running = inFlight.get(key) ?? load();
  inFlight.set(key, running);
  const value = await running;
  store.set(key, value);
  return value;
}
