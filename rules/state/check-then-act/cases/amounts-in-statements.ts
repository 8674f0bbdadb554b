// case: package=drizzle-orm,pg,ioredis
import { and, eq, gte, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Redis } from "ioredis";

const wallets = pgTable("wallets", { id: text("id").primaryKey(), balance: integer("balance") });
const db = drizzle(process.env.DATABASE_URL ?? "");

export async function spend(id: string, cost: number): Promise<void> {
  const [wallet] = await db.select().from(wallets).where(eq(wallets.id, id));
  const balance = wallet?.balance ?? 0;
  //              ??????????????? `balance` suffices here and is changed later
  if (balance < cost) throw new Error("too little");
  await db
    .update(wallets)
    .set({ balance: sql`${wallets.balance} - ${cost}` })
    .where(eq(wallets.id, id));
}

export async function spendIfThere(id: string, cost: number): Promise<void> {
  const [wallet] = await db.select().from(wallets).where(eq(wallets.id, id));
  if ((wallet?.balance ?? 0) < cost) throw new Error("too little");
  await db
    .update(wallets)
    .set({ balance: sql`${wallets.balance} - ${cost}` })
    .where(and(eq(wallets.id, id), gte(wallets.balance, cost)));
}

export async function guess(redis: Redis, phone: string, isRight: boolean): Promise<boolean> {
  const attempts = Number((await redis.get(`otp:${phone}`)) ?? 0);
  //                             ?????????
  if (attempts >= 5) return false;
  if (!isRight) await redis.multi().incr(`otp:${phone}`).expire(`otp:${phone}`, 600).exec();
  return isRight;
}
