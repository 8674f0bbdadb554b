// case: file=src/app/api/route.ts package=next,undici@7
// undici's own functions and dispatchers.
import { Agent, fetch, request } from "undici";

const idle = new Agent({ connections: 10 });
const agent = new Agent({ headersTimeout: 2_000, bodyTimeout: 2_000 });

export const open = async (url: string) => await request(url);
//                                               ^^^^^^^ for 300 s
export const openWith = async (url: string) => await request(url, { method: "POST", dispatcher: idle });
//                                                   ^^^^^^^
export const openFetch = async (url: string) => await fetch(url, { method: "POST" });
//                                                    ^^^^^

export const bounded = async (url: string) => await request(url, { headersTimeout: 1_000 });
export const bySignal = async (url: string) => await request(url, { signal: AbortSignal.timeout(1_000) });
export const byAgent = async (url: string) => await fetch(url, { dispatcher: agent });
export const byAgentRequest = async (url: string) => await request(url, { dispatcher: agent });
