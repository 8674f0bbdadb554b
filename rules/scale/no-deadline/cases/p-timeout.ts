// case: file=src/app/api/route.ts package=next,p-timeout@6
import pTimeout from "p-timeout";

export async function load(url: string): Promise<Response> {
  return await pTimeout(fetch(url), { milliseconds: 1_000 });
}
