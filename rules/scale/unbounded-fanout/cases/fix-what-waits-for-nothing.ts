// case: layer=multi-node file=src/service.ts package=pg@8
import { Pool } from "pg";

const pool = new Pool();

export async function remind(): Promise<void> {
  const due = await pool.query("SELECT id, hook, text FROM accounts WHERE due < now()");
  await Promise.all(
  //    ^^^^^^^^^^^
    due.rows
      .filter((account) => account.hook !== "")
      .map(async (account) => {
        const body = `to ${account.id}`;
        const text = `${account.text}`;
        await fetch(account.hook, { method: "POST", body, headers: { text }, signal: AbortSignal.timeout(5_000) });
      }),
  );
}

export async function forget(): Promise<void> {
  const due = await pool.query("SELECT id, hook FROM accounts WHERE due < now()");
  await Promise.all(
  //    ^^^^^^^^^^^
    due.rows.map((account) => {
      void fetch(account.hook, { method: "POST", signal: AbortSignal.timeout(5_000) });
    }),
  );
}
