// case: file=src/app/api/route.ts package=next
// Every known caller brings a signal, none is known, or the wrapper always has one.
async function all(url: string, init: RequestInit): Promise<Response> {
  return await fetch(url, init);
}

export async function orders(): Promise<Response> {
  return await all("https://orders.example", { signal: AbortSignal.timeout(1_000) });
}

export async function users(signal: AbortSignal): Promise<Response> {
  const init = { method: "GET", signal };
  return await all("https://users.example", init);
}

async function required(url: string, signal: AbortSignal): Promise<Response> {
  return await fetch(url, { signal });
}

export const rates = (signal: AbortSignal): Promise<Response> => required("https://rates.example", signal);

export async function forOthers(url: string, init?: RequestInit): Promise<Response> {
  return await fetch(url, { ...init, redirect: "error" });
}

export const library = (init: RequestInit): Promise<Response> => fetch("https://api.example", init);

interface Limited {
  readonly url: string;
  readonly signal: AbortSignal;
}

async function limited({ url, signal }: Limited): Promise<Response> {
  return await fetch(url, { signal });
}

export const stock = (id: string): Promise<Response> =>
  limited({ url: `https://stock.example/${id}`, signal: AbortSignal.timeout(1_000) });

async function own(url: string, init?: RequestInit): Promise<Response> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 1_000);
  return await fetch(url, { ...init, signal: controller.signal }).finally(() => clearTimeout(timer));
}

export const prices = (): Promise<Response> => own("https://prices.example");

async function timed(url: string, options: RequestInit & { timeout?: number } = {}): Promise<Response> {
  const { timeout = 8_000, ...rest } = options;
  const controller = new AbortController();
  const id = setTimeout(() => controller.abort(), timeout);
  const response = await fetch(url, { ...rest, signal: controller.signal });
  clearTimeout(id);
  return response;
}

export const taxes = (): Promise<Response> => timed("https://taxes.example", { method: "POST" });
