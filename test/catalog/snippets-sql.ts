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
];
