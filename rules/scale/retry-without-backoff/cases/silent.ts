// case: layer=multi-node file=src/service.ts package=pg@8
import { Pool } from "pg";
import { codes, lock, servers, waitFor } from "./others";

const pool = new Pool();
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const jittered = (attempt: number) => sleep(Math.random() * 100 * 2 ** attempt);

// The helper spreads the waits.
export async function spread(url: string): Promise<Response> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await fetch(url, { signal: AbortSignal.timeout(1_000) });
    } catch {
      await jittered(attempt);
    }
  }
  throw new Error("down");
}

// A helper from elsewhere decides how long.
export async function elsewhere(url: string): Promise<Response> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await fetch(url, { signal: AbortSignal.timeout(1_000) });
    } catch (error) {
      await sleep(waitFor(error, attempt));
    }
  }
  throw new Error("down");
}

// A version conflict is read again at once.
export async function raise(id: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const { rows } = await pool.query("SELECT stock, version FROM items WHERE id = $1", [id]);
    const [item] = rows;
    const done = await pool.query(
      "UPDATE items SET stock = $1, version = version + 1 WHERE id = $2 AND version = $3",
      [item.stock + 1, id, item.version],
    );
    if (done.rowCount === 1) return;
  }
}

// The next attempt asks somebody else.
export async function failOver(path: string): Promise<Response> {
  let server = servers[0];
  for (let attempt = 1; attempt <= servers.length; attempt++) {
    try {
      return await fetch(server + path, { signal: AbortSignal.timeout(1_000) });
    } catch {
      server = servers[attempt];
    }
  }
  throw new Error("all down");
}

// A new code each time.
export async function invite(): Promise<string> {
  let code = codes.next();
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      await pool.query("INSERT INTO invites (code) VALUES ($1)", [code]);
      return code;
    } catch {
      code = codes.next();
    }
  }
  throw new Error("no code");
}

// Pages, not attempts.
export async function pages(url: string): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let page = 1; page < 100; page++) {
    try {
      const response = await fetch(`${url}?page=${page}`, { signal: AbortSignal.timeout(1_000) });
      all.push(await response.json());
    } catch (error) {
      console.warn(error);
    }
  }
  return all;
}

// Each element once.
export async function each(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    try {
      await fetch(url, { signal: AbortSignal.timeout(1_000) });
    } catch (error) {
      console.warn(error);
    }
  }
}

// A lock is waited for.
export async function locked(): Promise<unknown> {
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      return await lock.acquire("orders");
    } catch {
      await sleep(50);
    }
  }
  throw new Error("busy");
}

// A build is waited for.
export async function waitForBuild(url: string): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt++) {
    const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
    const { status } = (await response.json()) as { status: string };
    if (status === "ready") return;
    await sleep(1_000);
  }
}

// One more attempt.
export async function twice(url: string): Promise<Response> {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      return await fetch(url, { signal: AbortSignal.timeout(1_000) });
    } catch (error) {
      console.warn(error);
    }
  }
  throw new Error("down");
}

// Parsing again and again reaches nobody.
export function parse(texts: readonly string[]): unknown {
  for (let attempt = 0; attempt < texts.length; attempt++) {
    try {
      return JSON.parse(texts[attempt] ?? "");
    } catch {
      continue;
    }
  }
  return undefined;
}

// A helper gets the address first; the time it was given is computed with a random part.
const chosen = (attempt: number) => 100 * 2 ** attempt * Math.random();
const waitBefore = (url: string, delay: number) => sleep(delay + url.length * 0);
export async function named(url: string, attempt = 1): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(1_000) });
  } catch (error) {
    if (attempt > 3) throw error;
    await waitBefore(url, chosen(attempt));
    return await named(url, attempt + 1);
  }
}

// What to do next was decided elsewhere, with a random part.
function decide(response: Response, attempt: number): { again: boolean; delay: number } {
  return { again: response.status > 499, delay: 100 * 2 ** attempt * Math.random() };
}
export async function decided(url: string, attempt = 1): Promise<Response> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
    const plan = decide(response, attempt);
    if (plan.again && attempt < 4) {
      await waitBefore(url, plan.delay);
      return await decided(url, attempt + 1);
    }
    return response;
  } catch (error) {
    throw new Error("down", { cause: error });
  }
}

// The promise is handed on, so the catch never runs.
export async function handedOn(run: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return run();
    } catch (error) {
      console.warn(error);
    }
  }
  throw new Error("down");
}

// Reads again when the work it waited for is done.
export async function snapshot(id: string, attempt = 1): Promise<unknown> {
  const { rows } = await pool.query("SELECT value FROM snapshots WHERE id = $1", [id]);
  const [stored] = rows;
  if (stored) return stored;
  else {
    if (attempt > 5) throw new Error("not computed");
    await pool.query("INSERT INTO work (id) VALUES ($1)", [id]);
    return await snapshot(id, attempt + 1);
  }
}
