import { createServer } from "node:http";
import { Pool } from "pg";

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 2 });

async function refresh(url: string): Promise<void> {
  const response = await fetch(url, { method: "POST", signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`refused: ${response.status}`);
}

export async function refreshAll(): Promise<void> {
  const sites = (await pool.query("SELECT url FROM fanout_of_a_list")).rows;
  await Promise.all(sites.map((site) => refresh(site.url)));
}

export const server = createServer(async (_request, response) => {
  await refreshAll();
  response.end("done");
});

export async function close(): Promise<void> {
  await pool.end();
}
