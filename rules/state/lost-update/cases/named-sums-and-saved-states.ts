// case: layer=distributed
import type { Pool } from "pg";
import { CronJob } from "../models/cron-job";
import { execute } from "./execute";

export class Accounts {
  constructor(private readonly pool: Pool) {}

  async deposit(id: string, amount: number): Promise<number> {
    const { rows } = await this.pool.query("SELECT balance FROM accounts WHERE id = $1", [id]);
    const balance = Number(rows[0].balance) + amount;
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ change in between is overwritten
    await this.pool.query("UPDATE accounts SET balance = $1 WHERE id = $2", [balance, id]);
    return balance;
  }

  async rename(id: string, name: string): Promise<void> {
    const { rows } = await this.pool.query("SELECT balance FROM accounts WHERE id = $1", [id]);
    const shown = Number(rows[0].balance) + 1;
    await this.pool.query("UPDATE accounts SET name = $1 WHERE id = $2", [name, id]);
    return execute(shown);
  }
}

/** The document is written back whatever its state has become. */
export async function runDue(name: string): Promise<void> {
  const job = await CronJob.findOne({ name });
  if (!job || job.status === "running") return;
  job.status = "running";
//?????????????????????? pass and both go on
  await job.save();
  await execute(job);
}

export async function rest(name: string): Promise<void> {
  const job = await CronJob.findOne({ name });
  if (!job) return;
  job.status = "idle";
  await job.save();
}
