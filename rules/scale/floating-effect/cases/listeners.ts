// case: layer=multi-node file=src/locks.ts package=bullmq@5,pg@8
import { Worker } from "bullmq";
import { Pool } from "pg";

const pool = new Pool();
const worker = new Worker("locks", async () => undefined);

worker.on("failed", async (job) => {
//     ?? a failure of `pool.query` may end the process
  await pool.query("UPDATE passages SET state = 'failed' WHERE job = $1", [job?.id]);
});

// Caught, only looked at, or at the end.
worker.on("completed", async (job) => {
  try {
    await pool.query("UPDATE passages SET state = 'done' WHERE job = $1", [job.id]);
  } catch (error) {
    console.error("passage not closed", error);
  }
});

worker.on("active", async (job) => {
  await pool.query("UPDATE passages SET state = 'open' WHERE job = $1", [job.id]).catch(console.error);
});

worker.on("progress", async () => {
  console.log("still open");
});

process.on("SIGTERM", async () => {
  await pool.query("UPDATE gates SET state = 'closed'");
});
//- src/gates.ts
import { Pool } from "pg";

const pool = new Pool();

class Gates {
  readonly listeners: ((gate: string) => Promise<void>)[] = [];

  on(_event: string, listener: (gate: string) => Promise<void>): void {
    this.listeners.push(listener);
  }
}

new Gates().on("open", async (gate) => {
  await pool.query("UPDATE gates SET state = 'open' WHERE name = $1", [gate]);
});
