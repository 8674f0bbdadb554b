// case: file=src/app/api/route.ts package=next,got@12
// got has a record of timeouts; `request` bounds the whole.
import got, { type OptionsInit } from "got";

export const bare = (url: string) => got(url).json();
//                                   ^^^ and 4 more calls
export const read = (url: string) => got.get(url, { searchParams: { page: 1 } }).json();
export const write = (url: string) => got.post(url, { json: {}, retry: { limit: 3 } });

const options: OptionsInit = { headers: {} };
export const byVariable = (url: string) => got(url, options);

export async function byAlias(url: string, isNew: boolean): Promise<unknown> {
  const send = isNew ? got.post : got.put;
  return await send(url, { json: {} });
}
