// case: file=src/app/api/route.ts package=next
// A signal reaches the call, by every road the options can take.
declare const unseen: RequestInit;
declare function makeOptions(): RequestInit;
declare const more: Record<string, unknown>;
declare const args: [string, RequestInit];

interface Dispatcher {
  readonly limit: number;
}

export async function literal(url: string): Promise<Response> {
  return await fetch(url, { signal: AbortSignal.timeout(1_000) });
}

export async function cast(url: string, dispatcher: Dispatcher): Promise<Response> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 1_000);
  try {
    return await fetch(url, { signal: controller.signal, dispatcher } as RequestInit & { dispatcher?: Dispatcher });
  } finally {
    clearTimeout(timer);
  }
}

export async function conditionalSpread(url: string, limit: number, init: RequestInit): Promise<Response> {
  return await fetch(url, { ...init, ...(limit > 0 && { signal: AbortSignal.timeout(limit) }) });
}

export async function withDefault(url: string, options: { signal?: AbortSignal; timeout?: number }): Promise<Response> {
  const signal = options.signal ?? AbortSignal.timeout(options.timeout ?? 1_000);
  return await fetch(url, { method: "POST", signal });
}

export async function byDefaultParameter(url: string, signal = AbortSignal.timeout(1_000)): Promise<Response> {
  return await fetch(url, { signal });
}

export async function joined(url: string, request: Request): Promise<Response> {
  const signals = [request.signal];
  signals.push(AbortSignal.timeout(1_000));
  return await fetch(url, { signal: AbortSignal.any(signals) });
}

export class Api {
  constructor(private readonly limit: number) {}

  private signal(): AbortSignal {
    return AbortSignal.timeout(this.limit);
  }

  async get(path: string): Promise<Response> {
    return await fetch(`https://api.example/${path}`, { signal: this.signal() });
  }
}

export async function setLater(url: string): Promise<Response> {
  const options: RequestInit = { method: "POST" };
  options.signal = AbortSignal.timeout(1_000);
  return await fetch(url, options);
}

export async function assignedLater(url: string): Promise<Response> {
  const options: RequestInit = { method: "POST" };
  Object.assign(options, { signal: AbortSignal.timeout(1_000) });
  return await fetch(url, options);
}

export async function replaced(url: string, fast: boolean): Promise<Response> {
  let options: RequestInit = { method: "POST" };
  if (fast) options = { ...options, signal: AbortSignal.timeout(100) };
  return await fetch(url, options);
}

export async function outOfSight(url: string): Promise<Response[]> {
  return [
    await fetch(url, unseen),
    await fetch(url, { ...unseen }),
    await fetch(url, makeOptions()),
    await fetch(url, { ...more }),
    await fetch(...args),
  ];
}
