// case: package=pg@8,drizzle-orm@0.30,ioredis@5
//- src/server/db.ts
import { drizzle } from "drizzle-orm/node-postgres";
import { Redis } from "ioredis";
import { Pool } from "pg";

export function openDb() {
  const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 5 });
  return drizzle(pool);
}

let shared: ReturnType<typeof drizzle> | undefined;
export function getDb() {
  shared ??= drizzle(new Pool({ connectionString: process.env.DATABASE_URL }));
  return shared;
}

export function connectRedis(settings: { host: string }): Redis {
  return new Redis({ ...settings, connectTimeout: 2_000 });
}
//- src/app/api/list/route.ts
import { connectRedis, getDb, openDb } from "../../../server/db";

export async function GET(): Promise<Response> {
  const db = openDb();
  //         ?????? opens a new `Pool` here
  return Response.json(await db.execute("select 1"));
}

/** One for the process. */
export async function POST(): Promise<Response> {
  const db = getDb();
  return Response.json(await db.execute("select 1"));
}

/** Closed again. */
export async function PUT(): Promise<Response> {
  const redis = connectRedis({ host: "cache" });
  try {
    return Response.json(await redis.get("a"));
  } finally {
    await redis.quit();
  }
}
//- src/limit.ts
import { connectRedis } from "./server/db";

interface Context {
  ip: string;
}

export function rateLimit(settings: { host: string }) {
  return async (context: Context, next: () => Promise<void>) => {
    const redis = connectRedis(settings);
    //            ???????????? opens a new `Redis` here
    await redis.incr(context.ip);
    await next();
  };
}

/** Opened once, when the limit is set up. */
export function sharedLimit(settings: { host: string }) {
  const redis = connectRedis(settings);
  return async (context: Context, next: () => Promise<void>) => {
    await redis.incr(context.ip);
    await next();
  };
}
