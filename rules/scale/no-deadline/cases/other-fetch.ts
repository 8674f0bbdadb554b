//- src/service.ts
// Names that are not the platform's fetch.
import { fetch as loaded } from "@acme/http";
import { boundedFetch as fetchSoon } from "./http";
import fetchDefault from "./http";

interface Store {
  fetch(key: string): Promise<string>;
}

export async function ofStore(store: Store): Promise<string> {
  return await store.fetch("key");
}

export async function ofParameter(fetch: (url: string) => Promise<Response>): Promise<Response> {
  return await fetch("https://orders.example");
}

export async function ofOptions(url: string, options: { fetch: typeof globalThis.fetch }): Promise<Response> {
  const { fetch } = options;
  return await fetch(url);
}

export async function ofMember(url: string, options: { fetch: typeof globalThis.fetch }): Promise<Response> {
  return await options.fetch(url);
}

export async function ofDestructured({ fetch: send }: { fetch: typeof fetch }): Promise<Response> {
  return await send("https://orders.example");
}

export async function ofPackage(url: string): Promise<Response> {
  return await loaded(url);
}

export async function ofWrapper(url: string): Promise<Response[]> {
  return [await fetchSoon(url), await fetchDefault(url)];
}

export class Reader {
  async #fetch(id: string): Promise<string> {
    return await Promise.resolve(id);
  }

  async fetch(id: string): Promise<string> {
    return await this.#fetch(id);
  }
}

export async function shadowed(url: string): Promise<string> {
  const fetch = (text: string): string => text;
  return fetch(url);
}
//- src/http.ts
export const boundedFetch = (url: string): Promise<Response> =>
  fetch(url, { signal: AbortSignal.timeout(1_000) });

export default boundedFetch;
