// case: layer=multi-node file=src/leases.ts
import type { Collection } from "mongodb";
import type { Pool } from "pg";

export class Leases {
  constructor(private readonly pool: Pool, private readonly locks: Collection) {}

  async acquire(name: string, owner: string, ttl: number): Promise<boolean> {
    const now = new Date();
    const { rowCount } = await this.pool.query(
      `INSERT INTO leases (name, owner, expires_at) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET owner = EXCLUDED.owner, expires_at = EXCLUDED.expires_at
       WHERE leases.expires_at < $4`,
      [name, owner, new Date(now.getTime() + ttl), now],
      //                                           ???
    );
    return rowCount === 1;
  }

  async take(resource: string, owner: string, ttl: number): Promise<boolean> {
    const now = Date.now();
    const result = await this.locks.updateOne(
      { resource, $or: [{ expires: { $lt: now } }, { owner }] },
      //                  ^^^^^^^^^^^^^^^^^^^^^
      { $set: { owner, expires: now + ttl } },
    );
    return result.modifiedCount > 0;
  }

  // The database compares with its own clock.
  async acquireThere(name: string, owner: string): Promise<void> {
    await this.pool.query("UPDATE leases SET owner = $2 WHERE name = $1 AND expires_at < now()", [name, owner]);
  }

  // Nobody takes over an old session.
  async clean(): Promise<void> {
    await this.pool.query("DELETE FROM sessions WHERE expires_at < $1", [new Date()]);
  }
}
