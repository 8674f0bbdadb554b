// case: layer=multi-node file=src/main.ts package=pg@8
import { Pool } from "pg";

const pool = new Pool();

// The process waits for its database once, while it starts.
async function connect(): Promise<void> {
  for (let attempt = 1; attempt <= 30; attempt++) {
    try {
      await pool.query("SELECT 1");
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
  throw new Error("no database");
}

await connect();
