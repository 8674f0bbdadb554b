// case: file=src/app/api/route.ts package=next
// A fetch made for a client: the client decides what it is called with, its own signal included.
import { createClient } from "@acme/rpc";

export const forwarded = createClient({ fetch: (input: string, init?: RequestInit) => fetch(input, init) });

export const withHeader = createClient({
  async fetch(input: string, init?: RequestInit): Promise<Response> {
    return await fetch(input, { ...init, headers: { "x-client": "shop" } });
  },
});

async function fetchSoon(input: string, init?: RequestInit): Promise<Response> {
  const limit = AbortSignal.timeout(5_000);
  const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
  return await fetch(input, { ...init, signal });
}

export const bounded = createClient({ fetch: fetchSoon });
