// case: file=src/app/api/route.ts package=next,p-timeout@4
// The package rejects in time; it took a number before 6.
import limit from "p-timeout";

export async function load(url: string): Promise<Response> {
  return await limit(fetch(url), 1_000);
}
