// case: package=pg@8 file=src/statement-writer.ts
import type { Pool } from "pg";

export class StatementWriter {
  private account = "";

  constructor(private readonly pool: Pool) {}

  async write(account: string): Promise<string> {
    this.account = account;
//  ???????????? one caller's
    const { rows } = await this.pool.query("SELECT total FROM balances WHERE account = $1", [account]);
    return `${this.account}: ${rows[0]?.total}`;
  }
}

export class OneStatement {
  private account = "";

  constructor(private readonly pool: Pool) {}

  async write(account: string): Promise<string> {
    this.account = account;
    const { rows } = await this.pool.query("SELECT total FROM balances WHERE account = $1", [account]);
    return `${this.account}: ${rows[0]?.total}`;
  }
}

export async function writeOne(pool: Pool, account: string): Promise<string> {
  return new OneStatement(pool).write(account);
}
