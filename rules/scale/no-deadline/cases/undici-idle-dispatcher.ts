// case: file=src/app/api/route.ts package=next,undici@7
// A dispatcher that sets no timeouts keeps the defaults, given here or by a caller.
import { Agent, type Dispatcher } from "undici";

const pinned = (address: string) =>
  new Agent({ connect: { lookup: (_host, _options, callback) => callback(null, address, 4) } });
const agents = new Map<string, Agent>();

function getOrCreate<T>(cache: Map<string, T>, key: string, create: () => T): T {
  const known = cache.get(key) ?? create();
  cache.set(key, known);
  return known;
}

const cached = (key: string) => getOrCreate(agents, key, () => new Agent({ connections: 4 }));
const limited = () => new Agent({ headersTimeout: 2_000, bodyTimeout: 2_000 });

async function send(url: string, init: RequestInit & { dispatcher?: Dispatcher }): Promise<Response> {
  return await fetch(url, { ...init, redirect: "manual" } as RequestInit);
//             ^^^^^
}

export async function hook(url: string, address: string | undefined): Promise<Response> {
  const dispatcher = address === undefined ? undefined : pinned(address);
  return await send(url, { method: "POST", dispatcher });
}

export async function direct(url: string): Promise<Response> {
  return await fetch(url, { dispatcher: pinned("192.0.2.1") } as RequestInit);
//             ^^^^^
}

export async function byCache(url: string): Promise<Response> {
  return await fetch(url, { dispatcher: cached(url) } as RequestInit);
//             ^^^^^
}

async function sendLimited(url: string, init: RequestInit & { dispatcher?: Dispatcher }): Promise<Response> {
  return await fetch(url, { ...init, redirect: "manual" } as RequestInit);
}

export const bounded = (url: string): Promise<Response> => sendLimited(url, { dispatcher: limited() });
