// case: file=src/app/api/route.ts package=next
// A helper out of sight whose name says that it bounds; another whose name does not.
import { withDeadline } from "@acme/limits";
import { measure } from "@acme/metrics";

export async function bounded(url: string): Promise<Response> {
  return await withDeadline(() => fetch(url), 1_000);
}

export async function measured(url: string): Promise<Response> {
  return await measure(() => fetch(url));
//                           ^^^^^
}
