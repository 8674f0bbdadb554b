/** Programs that use SQL drivers as people do. */
import type { Expectation } from "./snippets.ts";

export const SQL_EXPECTATIONS: readonly Expectation[] = [
  {
    name: "pg by every import",
    code: `
      import { Pool, type PoolClient, type QueryResult } from "pg";
      import * as all from "pg";
      import pg from "pg";
      import PgPool from "pg-pool";
      import commonjs = require("pg");
      interface User { id: number; name: string }
      const pool = new Pool({ max: 20, query_timeout: 5_000 });
      const old = new PgPool({ max: 5 });
      const client = new pg.Client(process.env.URL);
      const others = [new pg.Pool(), new all.Client(), new commonjs.Pool({ connectionString: "" })];
      async function load(id: number) {
        await client.connect();
        const { rows } = await pool.query<User>("SELECT * FROM users WHERE id = $1", [id]);
        const name: string | undefined = rows[0]?.name;
        const held: PoolClient = await pool.connect();
        try {
          await held.query("BEGIN");
          const result: QueryResult<User> = await held.query({ text: "SELECT 1", values: [], query_timeout: 10 });
          await held.query("COMMIT");
          return [name, result.rowCount, others, await old.query("SELECT 2"), client.query("SELECT 3", () => {})];
        } finally {
          held.release();
        }
      }
      async function later() {
        const { default: lazy } = await import("pg");
        const { Pool: Required } = require("pg");
        return [new lazy.Pool(), new Required()];
      }
      export { load, later };`,
    facts: {
      "new Pool({ max: 20, query_timeout: 5_000 })": "creates pg config, pool 10 config.max",
      "new PgPool({ max: 5 })": "creates pg config, pool 10 config.max",
      "new pg.Client(process.env.URL)": "creates pg config",
      "new pg.Pool()": "creates pg config, pool 10 config.max",
      "new all.Client()": "creates pg config",
      'new commonjs.Pool({ connectionString: "" })': "creates pg config, pool 10 config.max",
      "client.connect()": "call database, client.connectionTimeoutMillis, default Infinity",
      'pool.query<User>("SELECT * FROM users WHERE id = $1", [id])':
        "call database, config.query_timeout, client.query_timeout, client.statement_timeout, default Infinity, pg query",
      "pool.connect()":
        "call database, client.connectionTimeoutMillis, default Infinity, mark acquires-connection",
      'held.query("BEGIN")':
        "call database, config.query_timeout, client.query_timeout, client.statement_timeout, default Infinity, pg query",
      'held.query({ text: "SELECT 1", values: [], query_timeout: 10 })':
        "call database, config.query_timeout, client.query_timeout, client.statement_timeout, default Infinity, pg query",
      'held.query("COMMIT")':
        "call database, config.query_timeout, client.query_timeout, client.statement_timeout, default Infinity, pg query",
      'old.query("SELECT 2")':
        "call database, config.query_timeout, client.query_timeout, client.statement_timeout, default Infinity, pg query",
      'client.query("SELECT 3", () => {})':
        "call database, config.query_timeout, client.query_timeout, client.statement_timeout, default Infinity, pg query",
      "held.release()": "mark releases-connection",
      "new lazy.Pool()": "creates pg config, pool 10 config.max",
      "new Required()": "creates pg config, pool 10 config.max",
    },
  },
  {
    name: "other SQL drivers",
    code: `
      import Sqlite, { type Database as SqliteDatabase } from "better-sqlite3";
      import { createClient as clickhouse } from "@clickhouse/client";
      import { createClient as libsql } from "@libsql/client";
      import { neon, Pool as NeonPool } from "@neondatabase/serverless";
      import { connect as planetscale } from "@planetscale/database";
      import { sql as vercel, createPool as vercelPool } from "@vercel/postgres";
      import sqlServer, { ConnectionPool } from "mssql";
      import mysqlOld from "mysql";
      import mysqlCallback from "mysql2";
      import mysql, { type Pool, type RowDataPacket } from "mysql2/promise";
      import * as star from "mysql2/promise";
      import postgres, { type Sql } from "postgres";
      import sqlite3 from "sqlite3";
      interface User { id: number; name: string }
      const sql: Sql = postgres("postgres://", { max: 5, connection: { statement_timeout: 5000 } });
      const pool: Pool = mysql.createPool({ connectionLimit: 5 });
      const http = neon("postgres://", { fetchOptions: { cache: "no-store" } });
      const house = clickhouse({ request_timeout: 1000 });
      async function run(id: number, file: SqliteDatabase) {
        const users = await sql<User[]>\`SELECT * FROM users WHERE id = \${id} AND \${sql({ id })}\`;
        const name: string | undefined = users[0]?.name;
        await sql.begin(async (tx) => { await tx\`UPDATE users SET name = ''\`; });
        await sql.listen("channel", (value) => value.length);
        const [rows] = await pool.query<RowDataPacket[]>({ sql: "SELECT 1", timeout: 1000 });
        await pool.execute("SELECT ?", [id]);
        const connection = await pool.getConnection();
        await connection.beginTransaction();
        await connection.commit();
        connection.release();
        await (await star.createConnection("mysql://")).query("SELECT 1");
        mysqlCallback.createPool({}).query("SELECT 1", (error, results) => [error, results]);
        mysqlOld.createConnection({}).query("SELECT 1", [id], () => {});
        await http\`SELECT * FROM users WHERE id = \${id}\`;
        await new NeonPool({ connectionString: "" }).query("SELECT 1");
        await libsql({ url: "libsql://" }).execute({ sql: "SELECT 1", args: [] });
        await planetscale({ url: "" }).transaction(async (tx) => tx.execute("SELECT 1"));
        await vercel\`SELECT 1\`;
        await vercelPool({ max: 3 }).query("SELECT 1");
        await house.query({ query: "SELECT 1", abort_signal: AbortSignal.timeout(1) });
        await house.insert({ table: "events", values: [{ id }] });
        const server = await new ConnectionPool({ server: "a", requestTimeout: 5 }).connect();
        await server.request().input("id", id).query("SELECT 1");
        await sqlServer.connect("a");
        new sqlite3.Database("a.db").run("UPDATE users SET name = ''");
        const found = file.prepare<[number], User>("SELECT * FROM users WHERE id = ?").get(id);
        file.transaction(() => file.exec("DELETE FROM users"))();
        return [name, rows[0]?.id, found?.name, new Sqlite("a.db", { timeout: 1 })];
      }
      export { run };`,
    facts: {
      'postgres("postgres://", { max: 5, connection: { statement_timeout: 5000 } })':
        "creates postgres options, pool 10 options.max",
      "mysql.createPool({ connectionLimit: 5 })":
        "creates mysql2 config, pool 10 config.connectionLimit",
      'neon("postgres://", { fetchOptions: { cache: "no-store" } })': "creates neon options",
      "clickhouse({ request_timeout: 1000 })":
        "creates clickhouse config, pool 10 config.max_open_connections",
      "sql<User[]>`SELECT * FROM users WHERE id = ${id} AND ${sql({ id })}`":
        "call database, client.connection.statement_timeout, default Infinity, postgres query",
      "sql.begin(async (tx) => { await tx`UPDATE users SET name = ''`; })":
        "call database, transaction callback",
      "tx`UPDATE users SET name = ''`":
        "call database, client.connection.statement_timeout, default Infinity, postgres query",
      'sql.listen("channel", (value) => value.length)': "enters consumer onnotify, mark subscribes",
      'pool.query<RowDataPacket[]>({ sql: "SELECT 1", timeout: 1000 })':
        "call database, options.timeout, default Infinity, mysql2 query",
      'pool.execute("SELECT ?", [id])': "call database, default Infinity, mysql2 query",
      "pool.getConnection()": "call database, default Infinity, mark acquires-connection",
      "connection.beginTransaction()": "call database, default Infinity, mark transaction-begin",
      "connection.commit()": "call database, default Infinity, mark transaction-commit",
      "connection.release()": "mark releases-connection",
      '(await star.createConnection("mysql://")).query("SELECT 1")':
        "call database, default Infinity, mysql2 query",
      'star.createConnection("mysql://")': "creates mysql2 config",
      'mysqlCallback.createPool({}).query("SELECT 1", (error, results) => [error, results])':
        "call database, default Infinity, mysql2 query",
      "mysqlCallback.createPool({})": "creates mysql2 config, pool 10 config.connectionLimit",
      'mysqlOld.createConnection({}).query("SELECT 1", [id], () => {})':
        "call database, default Infinity, mysql query",
      "mysqlOld.createConnection({})": "creates mysql config",
      "http`SELECT * FROM users WHERE id = ${id}`":
        "call database, client.fetchOptions, default 300000, neon query",
      'new NeonPool({ connectionString: "" }).query("SELECT 1")':
        "call database, config.query_timeout, client.query_timeout, client.statement_timeout, default Infinity, pg query",
      'new NeonPool({ connectionString: "" })': "creates pg config, pool 10 config.max",
      'libsql({ url: "libsql://" }).execute({ sql: "SELECT 1", args: [] })':
        "call database, client.fetch, libsql query",
      'libsql({ url: "libsql://" })': "creates libsql config, pool 20 config.concurrency",
      'planetscale({ url: "" }).transaction(async (tx) => tx.execute("SELECT 1"))':
        "call database, transaction fn",
      'planetscale({ url: "" })': "creates planetscale config",
      'tx.execute("SELECT 1")': "call database, client.fetch, default 300000, planetscale query",
      "vercel`SELECT 1`": "call database, default Infinity, pg query",
      'vercelPool({ max: 3 }).query("SELECT 1")':
        "call database, config.query_timeout, client.query_timeout, client.statement_timeout, default Infinity, pg query",
      "vercelPool({ max: 3 })": "creates vercel-postgres config, pool 10 config.max",
      'house.query({ query: "SELECT 1", abort_signal: AbortSignal.timeout(1) })':
        "read database, params.abort_signal, client.request_timeout, default 30000, clickhouse query",
      "AbortSignal.timeout(1)": "mark deadline-signal",
      'house.insert({ table: "events", values: [{ id }] })':
        "write database, params.abort_signal, client.request_timeout, default 30000, clickhouse insert-many",
      'new ConnectionPool({ server: "a", requestTimeout: 5 }).connect()':
        "call database, client.connectionTimeout, default 15000",
      'new ConnectionPool({ server: "a", requestTimeout: 5 })':
        "creates mssql config, pool 10 config.pool.max",
      'server.request().input("id", id).query("SELECT 1")':
        "call database, client.requestTimeout, default 15000, mssql query",
      'sqlServer.connect("a")':
        "call database, config.connectionTimeout, default 15000, creates mssql config, pool 10 config.pool.max",
      'new sqlite3.Database("a.db").run("UPDATE users SET name = \'\'")': "sqlite3 query",
      'new sqlite3.Database("a.db")': "mark local-database",
      'file.prepare<[number], User>("SELECT * FROM users WHERE id = ?").get(id)':
        "better-sqlite3 query",
      'file.transaction(() => file.exec("DELETE FROM users"))': "mark wraps-transaction",
      'file.exec("DELETE FROM users")': "better-sqlite3 query",
      'new Sqlite("a.db", { timeout: 1 })': "creates better-sqlite3 options, mark local-database",
    },
  },
];
