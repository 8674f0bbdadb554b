// case: package=kysely@0.27,ioredis@5 file=src/tariffs.ts
import type { Redis } from "ioredis";
import type { Kysely } from "kysely";

interface Tables {
  tariff: { id: string; code: string; rate: number };
}

const HOUR = 3600;
const tariffKey = (code: string) => `tariff:${code}`;

export class Tariffs {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly store: Redis,
  ) {}

  async find(code: string): Promise<number | undefined> {
    const kept = await this.store.get(tariffKey(code));
    if (kept) return Number(kept);
    const row = await this.db.selectFrom("tariff").selectAll().where("code", "=", code).executeTakeFirst();
    if (row === undefined) return undefined;
    const { rate } = row;
    await this.store.set(tariffKey(code), String(rate), "EX", HOUR);
    return rate;
  }

  async raise(code: string, rate: number) {
    await this.db.updateTable("tariff").set({ rate }).where("code", "=", code).execute();
//        ??????????????????? the cached copy stays as it was
  }

  async lower(code: string, rate: number) {
    await this.db.updateTable("tariff").set({ rate }).where("code", "=", code).execute();
    await this.store.del(tariffKey(code));
  }

  async renameTo(id: string, code: string) {
    await this.db.updateTable("tariff").set({ code }).where("id", "=", id).execute();
    await this.store.del(tariffKey(code));
//        ?????????????? under another key
  }

  async renameBoth(id: string, before: string, code: string) {
    await this.db.updateTable("tariff").set({ code }).where("id", "=", id).execute();
    await this.store.del(tariffKey(before));
    await this.store.del(tariffKey(code));
  }
}
