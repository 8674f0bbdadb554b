// case: file=src/app/api/route.ts package=next
// The platform's fetch under other names.
interface Dependencies {
  readonly fetchImpl?: typeof fetch;
}

export async function withDefault(url: string, dependencies: Dependencies): Promise<Response> {
  return await (dependencies.fetchImpl ?? fetch)(url, { method: "POST" });
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
}

export async function withDefaultBounded(url: string, dependencies: Dependencies): Promise<Response> {
  return await (dependencies.fetchImpl ?? fetch)(url, { signal: AbortSignal.timeout(1_000) });
}

export async function withDefaultParameter(url: string, send = fetch): Promise<Response> {
  return await send(url);
//             ^^^^
}

export async function withDefaultMember({ send = fetch }: { send?: typeof fetch }): Promise<Response> {
  return await send("https://orders.example");
//             ^^^^
}

export async function global(url: string): Promise<Response> {
  return await globalThis.fetch(url);
//             ^^^^^^^^^^^^^^^^
}

const send = fetch;

export async function byAlias(url: string): Promise<Response> {
  return await send(url);
//             ^^^^
}

export class Api {
  readonly base = "https://api.example";

  async fetch(path: string): Promise<unknown> {
    const response = await fetch(`${this.base}/${path}`);
//                         ^^^^^ and 1 more call
    return await response.json();
  }

  async #fetch(path: string, init?: RequestInit): Promise<Response> {
    return await fetch(`${this.base}/${path}`, init);
  }

  async orders(): Promise<Response> {
    return await this.#fetch("orders");
  }
}

const api = new Api();
export const both = async (): Promise<unknown> => [await api.fetch("users"), await api.orders()];
