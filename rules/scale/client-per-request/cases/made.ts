// case: layer=multi-node
//- src/cron/rates.ts
import { RatesClient } from "@acme-rates/sdk";
import { env } from "../env";
import { store } from "../store";

export async function runRatesTick(): Promise<void> {
  const rates = new RatesClient(env.RATES_API_KEY);
//                  ??????????? makes this client anew
  await store.save(await rates.latest());
}

// Each customer has a key of its own.
export async function ratesOf(customer: { apiKey: string }): Promise<unknown> {
  const rates = new RatesClient(customer.apiKey);
  return rates.latest();
}

// Kept for the process.
let kept: RatesClient | undefined;
export async function latest(): Promise<unknown> {
  kept ??= new RatesClient(env.RATES_API_KEY);
  return kept.latest();
}

// No client: nothing says that it speaks to anything.
export async function rounded(): Promise<unknown> {
  const table = new RatesTable({ digits: 2 });
  return table.rows();
}

class RatesTable {
  constructor(private readonly options: { digits: number }) {}
  rows(): readonly number[] {
    return [this.options.digits];
  }
}
//- src/nodes/memory.ts
import { Redis } from "ioredis";
import { settingsOf } from "../settings";

export class MemoryNode {
  async init(node: { inputs: Record<string, string> }): Promise<unknown> {
    const client = new Redis(settingsOf(node).url);
//                     ????? nothing in this file closes one
    return { read: (key: string) => client.get(key) };
  }
}
//- src/nodes/closed.ts
import { Redis } from "ioredis";
import { settingsOf } from "../settings";

// Whoever takes it can close it.
export class ClosedNode {
  async init(node: { inputs: Record<string, string> }): Promise<unknown> {
    const client = new Redis(settingsOf(node).url);
    return { read: (key: string) => client.get(key), stop: () => client.quit() };
  }
}
