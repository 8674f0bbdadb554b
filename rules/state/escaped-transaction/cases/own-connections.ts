// case: layer=multi-node file=src/service.ts package=pg@8,typeorm@0.3,knex@3,mongoose@8
// Objects that were given a pool or a repository when they were made, beside the connection of the transaction.
import type { Knex } from "knex";
import type { Pool, PoolClient } from "pg";
import type { DataSource, Repository } from "typeorm";

async function atomic<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

class Berths {
  constructor(private readonly pool: Pool) {}

  async take(berth: string, ship: string): Promise<void> {
    await this.pool.query("UPDATE berths SET ship = $1 WHERE id = $2", [ship, berth]);
  }

  async takeWith(client: PoolClient, berth: string, ship: string): Promise<void> {
    await client.query("UPDATE berths SET ship = $1 WHERE id = $2", [ship, berth]);
  }
}

export class Harbour {
  constructor(
    private readonly pool: Pool,
    private readonly berths: Berths,
    private readonly knex: Knex,
  ) {}

  async dock(berth: string, ship: string): Promise<void> {
    await atomic(this.pool, async (client) => {
      await this.berths.take(berth, ship);
//          ????????????????
      await this.berths.takeWith(client, berth, ship);
      await client.query("INSERT INTO visits (ship) VALUES ($1)", [ship]);
    });
  }

  async leave(berth: string, ship: string): Promise<void> {
    await this.knex.transaction(async (trx) => {
      await trx("visits").where({ ship }).update({ left: true });
      await this.knex("berths").where({ id: berth }).update({ ship: null });
//          ^^^^^^^^^
    });
  }

  async swap(one: string, other: string): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query("BEGIN");
      await client.query("UPDATE berths SET ship = NULL WHERE id = $1", [one]);
      await this.pool.query("UPDATE berths SET ship = $1 WHERE id = $2", [one, other]);
//          ^^^^^^^^^
      await client.query("COMMIT");
    } finally {
      client.release();
    }
    await this.pool.query("UPDATE moves SET done = true WHERE id = $1", [one]);
  }
}

class Crate {
  id!: string;
  ship!: string;
}
class Manifest {
  ship!: string;
}

export class Loading {
  constructor(
    private readonly source: DataSource,
    private readonly crates: Repository<Crate>,
  ) {}

  async load(crate: Crate, ship: string): Promise<void> {
    await this.source.transaction(async (manager) => {
      await manager.insert(Manifest, { ship });
      await this.crates.update({ id: crate.id }, { ship });
//          ???????????
      await manager.withRepository(this.crates).update({ id: crate.id }, { ship });
    });
  }

  async unload(crate: Crate): Promise<void> {
    const runner = this.source.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.manager.delete(Manifest, { ship: crate.ship });
      await this.crates.update({ id: crate.id }, { ship: "" });
//          ???????????
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      await this.crates.update({ id: crate.id }, { ship: "lost" });
      throw error;
    }
  }
}
