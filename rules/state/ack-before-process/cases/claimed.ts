// case: layer=multi-node file=src/tolls.ts package=ioredis@5,pg@8
import Redis from "ioredis";
import { Pool } from "pg";

const redis = new Redis();
const pool = new Pool();

export async function onToll(id: string, ship: string): Promise<string> {
  const isFirst = await redis.set(`toll:${id}`, "1", "EX", 60 * 60 * 24, "NX");
  //                    ????????? a second try is turned away
  if (!isFirst) return "handled already";
  await Promise.all([
    pool.query("INSERT INTO tolls (id, ship) VALUES ($1, $2)", [id, ship]),
    redis.del(`ship:${ship}`),
  ]);
  return "booked";
}

export async function onPassage(id: string): Promise<void> {
  if ((await redis.setnx(`passage:${id}`, "1")) === 0) throw new Error("booked already");
  //         ??????????? When `pool.query` fails this key stays
  console.log("passage", id);
  await pool.query("INSERT INTO passages (id) VALUES ($1)", [id]);
}

// Taken back when the work fails.
export async function onRefund(id: string): Promise<void> {
  const key = `refund:${id}`;
  const isFirst = await redis.set(key, "1", "EX", 86_400, "NX");
  if (isFirst === null) return;
  try {
    await pool.query("INSERT INTO refunds (id) VALUES ($1)", [id]);
  } catch (error) {
    await redis.del(key);
    throw error;
  }
}

// A lock, a short while, and nothing that changes.
export async function onTide(id: string): Promise<void> {
  const isMine = await redis.set(`lock:${id}`, "1", "EX", 600, "NX");
  if (!isMine) return;
  await pool.query("UPDATE tides SET level = level + 1 WHERE id = $1", [id]);
}

export async function onWave(id: string): Promise<void> {
  const isFirst = await redis.set(`wave:${id}`, "1", "EX", 30, "NX");
  if (!isFirst) return;
  await pool.query("UPDATE waves SET count = count + 1 WHERE id = $1", [id]);
}

export async function onLook(id: string): Promise<unknown> {
  const isFirst = await redis.set(`look:${id}`, "1", "EX", 86_400, "NX");
  if (!isFirst) return undefined;
  return await pool.query("SELECT * FROM waves WHERE id = $1", [id]);
}
