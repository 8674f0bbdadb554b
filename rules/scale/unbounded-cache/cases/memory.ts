// case: layer=multi-node file=src/charts.ts package=node-cache@5,@nestjs/cache-manager@3,cache-manager@6
import { CacheModule } from "@nestjs/cache-manager";
import { Module } from "@nestjs/common";
import { createCache } from "cache-manager";
import NodeCache from "node-cache";

const charts = new NodeCache();
//             ????????????? nothing ends its entries

export function keep(harbour: string, chart: string): void {
  charts.set(harbour, chart);
}

const ended = new NodeCache({ stdTTL: 600 });
const few = new NodeCache({ maxKeys: 1_000, useClones: false });
const eachEnded = new NodeCache({ useClones: false });

export function keepAll(harbour: string, chart: string): void {
  eachEnded.set(harbour, chart, 60);
  ended.set(harbour, chart);
  few.set(harbour, chart);
}

export class Buoys {
  private readonly positions = new NodeCache({ useClones: false });
  //                               ????????????? nothing ends its entries
  private readonly lights = createCache({ ttl: 60_000 });

  put(buoy: string, position: string): void {
    this.positions.set(buoy, position);
    void this.lights.set(buoy, position);
  }
}

@Module({
  imports: [CacheModule.register()],
  //        ???????????????????? nothing ends its entries
})
export class ChartModule {}

@Module({ imports: [CacheModule.register({ ttl: 5_000 })] })
export class BuoyModule {}
//- src/old/module.ts
import { CacheModule } from "./own-cache.js";

export const own = CacheModule.register();
