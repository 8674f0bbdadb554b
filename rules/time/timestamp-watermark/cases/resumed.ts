// case: package=@prisma/client@5,knex@3,ioredis@5,pg@8
//- src/sync.ts
import type { PrismaClient } from "@prisma/client";

declare function push(rows: unknown[]): Promise<void>;

/** The clock is read when the rows have been read. */
export async function sync(prisma: PrismaClient): Promise<void> {
  const checkpoint = await prisma.syncCheckpoint.findUnique({ where: { job: "customers" } });
  const since = checkpoint?.syncedAt ?? new Date(0);
  const rows = await prisma.customer.findMany({ where: { updatedAt: { gte: since } } });
  //                                                     ????????????????????????? a clock read after this
  await push(rows);
  const syncedAt = new Date();
  await prisma.syncCheckpoint.update({ where: { job: "customers" }, data: { syncedAt } });
}

/** The run begins again where the last one began, and reads some rows twice. */
export async function syncFromStart(prisma: PrismaClient): Promise<void> {
  const begun = new Date();
  const checkpoint = await prisma.syncCheckpoint.findUnique({ where: { job: "customers" } });
  const position = checkpoint?.position ?? new Date(0);
  const rows = await prisma.customer.findMany({ where: { updatedAt: { gte: position } } });
  await push(rows);
  await prisma.syncCheckpoint.update({ where: { job: "customers" }, data: { position: begun } });
}

const LAG_MS = 60_000;

export async function syncBehind(prisma: PrismaClient): Promise<void> {
  const checkpoint = await prisma.syncCheckpoint.findUnique({ where: { job: "orders" } });
  const from = checkpoint?.position ?? new Date(0);
  const since = new Date(from.getTime() - LAG_MS);
  const rows = await prisma.order.findMany({ where: { updatedAt: { gt: since } } });
  await push(rows);
  const position = new Date();
  await prisma.syncCheckpoint.update({ where: { job: "orders" }, data: { position } });
}

/** What a person has seen is no reader's mark. */
export async function unread(prisma: PrismaClient, id: string): Promise<unknown[]> {
  const member = await prisma.member.findUnique({ where: { id } });
  const rows = await prisma.message.findMany({ where: { createdAt: { gt: member?.seenAt } } });
  await prisma.member.update({ where: { id }, data: { seenAt: new Date() } });
  return rows;
}
//- src/relay.ts
import type { Knex } from "knex";

export class Positions {
  constructor(private readonly knex: Knex) {}

  async load(): Promise<Date> {
    const row = await this.knex("relay_positions").first("at");
    return new Date(row.at);
  }

  async save(at: Date): Promise<void> {
    await this.knex("relay_positions").update({ at });
  }
}

declare function deliver(event: unknown): Promise<void>;

export class Relay {
  constructor(
    private readonly knex: Knex,
    private readonly positions: Positions,
  ) {}

  async tick(): Promise<void> {
    const behind = await this.positions.load();
    const events = await this.knex("domain_events").where("created_at", ">", behind).orderBy("created_at").limit(100);
    //                                                    ???????????? rows that commit late are missed
    for (const event of events) {
      await deliver(event);
      await this.positions.save(event.created_at);
    }
  }

  private newest = new Date(0);

  async poll(): Promise<void> {
    const events = await this.knex("domain_events").where("created_at", ">", this.newest).orderBy("created_at");
    //                                                    ???????????? rows that commit late are missed
    for (const event of events) {
      await deliver(event);
      this.newest = event.created_at;
    }
  }
}
//- src/export.ts
import { Pool } from "pg";

const pool = new Pool();
declare function load(rows: unknown[]): Promise<void>;

export async function run(): Promise<void> {
  const { rows: [mark] } = await pool.query("SELECT value FROM marks WHERE job = 'export'");
  const { rows } = await pool.query("SELECT id FROM visits WHERE updated_at > $1", [mark.value]);
  //                                ????????????????????????????????????????????? a clock read after this
  await load(rows);
  await pool.query("UPDATE marks SET value = $1 WHERE job = 'export'", [new Date()]);
}
//- src/pull.ts
import type { Redis } from "ioredis";

interface Shop {
  orders(query: object): Promise<{ updated_at: string }[]>;
}
declare function store(rows: unknown[]): Promise<void>;

export async function pull(shop: Shop, redis: Redis): Promise<void> {
  const since = (await redis.get("orders:cursor")) ?? "2020-01-01T00:00:00Z";
  const page = await shop.orders({ updated_at_min: since, limit: 250 });
  //                               ????????????????????? rows that commit late are missed
  const fresh = page.filter((each) => Date.parse(each.updated_at) > Date.parse(since));
  await store(fresh);
  await redis.set("orders:cursor", fresh[fresh.length - 1].updated_at);
}

/** What has the same time as the last one comes again. */
export async function pullAgain(shop: Shop, redis: Redis): Promise<void> {
  const since = (await redis.get("orders:cursor")) ?? "2020-01-01T00:00:00Z";
  const page = await shop.orders({ updated_at_min: since, limit: 250 });
  await store(page);
  await redis.set("orders:cursor", page[page.length - 1].updated_at);
}

export async function pullUntilNow(redis: Redis): Promise<void> {
  const since = await redis.get("orders:at");
  const answer = await fetch(`https://shop.example/orders?modified_since=${since}`);
  //                                                                       ????? a clock read after this
  await store(await answer.json());
  await redis.set("orders:at", new Date().toISOString());
}
