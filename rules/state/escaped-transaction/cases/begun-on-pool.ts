// case: package=pg@8,mysql2@3 file=src/ledger.ts
import { Pool } from "pg";
import postgres from "postgres";
import mysql from "mysql2/promise";
import { sharedPool } from "./db";

const pool = new Pool();
const mysqlPool = mysql.createPool({ host: "db" });
const sql = postgres();
const query = (text: string, values?: unknown[]) => pool.query(text, values);

export async function move(from: string, to: string, cents: number) {
  await pool.query("BEGIN");
  //    ^^^^^^^^^^ takes any free connection
  try {
    await pool.query("update wallets set cents = cents - $2 where id = $1", [from, cents]);
    await pool.query("update wallets set cents = cents + $2 where id = $1", [to, cents]);
    await pool.query("COMMIT");
  } catch (error) {
    await pool.query("ROLLBACK");
    throw error;
  }
}

export async function throughHelper(id: string) {
  await query("begin");
  //    ^^^^^ takes any free connection
  await query("delete from orders where id = $1", [id]);
  await query("commit");
}

export async function inMysql(id: string) {
  await mysqlPool.execute("START TRANSACTION");
  //    ^^^^^^^^^^^^^^^^^ takes any free connection
  await mysqlPool.execute("delete from orders where id = ?", [id]);
  await mysqlPool.execute("COMMIT");
}

export async function throughShared(id: string) {
  await sharedPool.query("BEGIN");
  //    ???????????????? takes any free connection
  await sharedPool.query("delete from orders where id = $1", [id]);
  await sharedPool.query("COMMIT");
}

export async function inTemplates(id: string) {
  await sql`BEGIN`;
  //    ^^^ takes any free connection
  await sql`delete from orders where id = ${id}`;
  await sql`COMMIT`;
}
