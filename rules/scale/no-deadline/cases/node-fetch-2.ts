// case: file=src/app/api/route.ts package=next,node-fetch@2
// node-fetch 2 has a `timeout` of its own, which the platform's fetch ignores.
import request from "node-fetch";

export const open = async (url: string) => await request(url);
//                                               ^^^^^^^ for ever
export const openWith = async (url: string) => await request(url, { method: "POST" });
//                                                   ^^^^^^^
export const bounded = async (url: string) => await request(url, { timeout: 1_000 });
export const platform = async (url: string) => await fetch(url, { timeout: 1_000 } as RequestInit);
//                                                   ^^^^^ for 300 s
