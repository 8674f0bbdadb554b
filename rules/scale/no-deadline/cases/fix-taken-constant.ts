// case: file=src/app/api/route.ts package=next
// An imported constant of that name is used.
import { REQUEST_TIMEOUT_MS } from "@acme/limits";

export const limit = String(REQUEST_TIMEOUT_MS);
export const read = (url: string) => fetch(url);
//                                   ^^^^^
