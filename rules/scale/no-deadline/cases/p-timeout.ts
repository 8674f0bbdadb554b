// case: file=src/app/api/route.ts package=next,p-timeout@6
// The package rejects in time; it takes an options object from 6 on.
import pTimeout from "p-timeout";

export async function load(url: string): Promise<Response> {
  return await pTimeout(fetch(url), { milliseconds: 1_000 });
}
