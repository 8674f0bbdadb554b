// case: file=src/app/api/route.ts package=next,got@12
// Deadlines in each of got's forms.
import got, { type OptionsInit } from "got";

export const call = (url: string) => got(url, { timeout: { request: 1_000 } });
export const response = (url: string) => got.get(url, { timeout: { response: 1_000 } });
export const signal = (url: string) => got.get(url, { signal: AbortSignal.timeout(1_000) });

const shared: OptionsInit = { timeout: { request: 1_000 }, headers: {} };
export async function byAlias(url: string, isNew: boolean): Promise<unknown> {
  const send = isNew ? got.post : got.put;
  return await send(url, { ...shared, json: {} }).json();
}

const api = got.extend({ prefixUrl: "https://api.example", timeout: { request: 1_000 } });
export const extended = (path: string) => api.get(path);

const inner = api.extend({ headers: { "x-inner": "1" } });
export const extendedTwice = (path: string) => inner.get(path);

const bare = got.extend({ prefixUrl: "https://api.example" });
const late = bare.extend({ headers: { "x-late": "1" } });
export const extendedLate = (path: string) => late.get(path, { timeout: { request: 1_000 } });
