// case: package=pg@8 file=src/ledger.ts
import { Client, Pool, type PoolClient } from "pg";
import { db } from "./db";

const pool = new Pool();
const one = new Pool({ max: 1 });

export async function move(from: string, cents: number) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("update wallets set cents = cents - $2 where id = $1", [from, cents]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

export async function given(client: PoolClient, other: Client) {
  await client.query("BEGIN");
  await client.query("COMMIT");
  await other.query("BEGIN");
  await other.query("COMMIT");
}

export async function alone() {
  await one.query("BEGIN");
  await one.query("COMMIT");
  await db.query("BEGIN");
  await db.query("COMMIT");
}
