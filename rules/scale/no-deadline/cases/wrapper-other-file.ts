// case: layer=distributed
// Callers in other files, under another name and through a namespace.
//- src/http.ts
export async function getJson(url: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(url, { ...init, headers: { accept: "application/json" } });
//                       ^^^^^
  return await response.json();
}
//- src/orders.ts
import { getJson as load } from "./http";

export const orders = (): Promise<unknown> => load("https://orders.example", { method: "GET" });
//- src/users.ts
import * as http from "./http";

export const users = (): Promise<unknown> =>
  http.getJson("https://users.example", { signal: AbortSignal.timeout(1_000) });
