// case: layer=multi-node file=src/prices.ts
import { billing } from "./billing";

let kept: { expiresAt: number; prices: readonly string[] } | null = null;

export async function prices(): Promise<readonly string[]> {
  if (kept && kept.expiresAt > Date.now()) return kept.prices;
  const listed = await billing.list();
//                     ???????????? `kept` expires, every caller
  kept = { expiresAt: Date.now() + 60_000, prices: listed };
  return listed;
}

const byRegion = new Map<string, { expiresAt: number; rates: unknown }>();

export async function ratesOf(region: string): Promise<unknown> {
  const entry = byRegion.get(region);
  if (entry && entry.expiresAt > Date.now()) return entry.rates;
  const rates = await billing.rates(region);
//                    ????????????? `byRegion` expires
  byRegion.set(region, { expiresAt: Date.now() + 60_000, rates });
  return rates;
}

// One load for all who wait.
let shared: { expiresAt: number; taxes: unknown } | null = null;
let inFlight: Promise<unknown> | undefined;

export async function taxes(): Promise<unknown> {
  if (shared && shared.expiresAt > Date.now()) return shared.taxes;
  inFlight ??= billing.taxes();
  const loaded = await inFlight;
  shared = { expiresAt: Date.now() + 60_000, taxes: loaded };
  return loaded;
}

// Each caller has its own.
export async function once(until: number): Promise<unknown> {
  let own: { expiresAt: number; value: unknown } | null = null;
  if (own && until > Date.now()) return own;
  const value = await billing.list();
  own = { expiresAt: until, value };
  return own;
}
