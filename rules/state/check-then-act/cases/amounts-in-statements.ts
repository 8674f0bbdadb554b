// case: package=drizzle-orm,pg,ioredis,typeorm,kysely
import { and, eq, gte, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Redis } from "ioredis";
import type { Kysely } from "kysely";
import { Pool } from "pg";
import { type DataSource, Entity } from "typeorm";
import { payouts } from "./services";

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

@Entity()
export class Wallet {
  id!: string;
  balance!: number;
}

export class Wallets {
  constructor(private readonly source: DataSource) {}

  async spend(id: string, cost: number): Promise<void> {
    await this.source.transaction(async (manager) => {
      const wallet = await manager.findOneByOrFail(Wallet, { id });
      if (wallet.balance < cost) throw new Error("too little");
      //  ?????????????? `balance` suffices here
      await manager.decrement(Wallet, { id }, "balance", cost);
    });
  }
}

interface Tables {
  account: { id: string; balance: number };
}

export async function draw(kysely: Kysely<Tables>, id: string, cost: number): Promise<void> {
  const account = await kysely
    .selectFrom("account")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  if (account.balance < cost) throw new Error("too little");
  //  ??????????????? `balance` suffices here
  await kysely
    .updateTable("account")
    .set((eb) => ({ balance: eb("balance", "-", cost) }))
    .where("id", "=", id)
    .execute();
}

const pool = new Pool();

export async function payOut(id: string): Promise<void> {
  const { rows } = await pool.query("SELECT status FROM payouts WHERE id = $1", [id]);
  //                     ??????????
  if (rows[0].status !== "pending") return;
  await payouts.send(id);
  await pool.query("UPDATE payouts SET status = 'sent' WHERE id = $1", [id]);
}

export async function payOutOnce(id: string): Promise<void> {
  const { rows } = await pool.query("SELECT status FROM payouts WHERE id = $1", [id]);
  if (rows[0].status !== "pending") return;
  const { rowCount } = await pool.query(
    "UPDATE payouts SET status = 'sent' WHERE id = $1 AND status = 'pending'",
    [id],
  );
  if (rowCount === 1) await payouts.send(id);
}
