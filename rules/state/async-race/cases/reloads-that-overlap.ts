// case: file=src/edge/flags.ts
import type { Redis } from "ioredis";
import { flagStore, type Flags } from "./flag-store";
import { catalogApi } from "../catalog/api";

export class FlagTable {
  private flags: Flags = {};

  constructor(private readonly events: Redis) {}

  async start() {
    await this.refresh();
    await this.events.subscribe("flags");
    this.events.on("message", () => {
      void this.refresh();
    });
  }

  private async refresh() {
    const rows = await flagStore.listAll();
    this.flags = Object.fromEntries(rows.map((row) => [row.key, row.value]));
//  ?????????? an older answer may replace the newer
  }

  isOn(key: string) {
    return this.flags[key] === true;
  }
}

let prices = new Map<string, number>();

catalogApi.onPricesChanged(async () => {
  prices = new Map(await catalogApi.fetchPrices());
//?????? an older answer may replace the newer
});

export const priceOf = (sku: string) => prices.get(sku);
