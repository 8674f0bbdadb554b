// case: file=src/app/api/route.ts package=next,node-fetch@3
// node-fetch 3 dropped the option.
import fetch from "node-fetch";

export const open = async (url: string) => await fetch(url);
//                                               ^^^^^ for ever
export const ignored = async (url: string) => await fetch(url, { timeout: 1_000 } as {});
//                                                  ^^^^^
export const bounded = async (url: string) => await fetch(url, { signal: AbortSignal.timeout(1_000) });
