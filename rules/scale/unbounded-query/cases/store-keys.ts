// case: layer=multi-node file=src/tides.ts package=ioredis@5
import Redis from "ioredis";

const redis = new Redis();

export async function forgetHarbour(harbour: string): Promise<void> {
  const pattern = `tides:${harbour}:*`;
  const keys = await redis.keys(pattern);
  //                 ?????????? looks at every key
  if (keys.length > 0) await redis.del(...keys);
}

class Tides {
  constructor(private readonly store: any) {}

  async stations(): Promise<string[]> {
    return await this.store.keys("station:*");
    //           ??????????????? looks at every key
  }

  local(known: Map<string, number>): string[] {
    return [...known.keys(), ...Object.keys(this)];
  }
}

export async function forgetSlowly(harbour: string): Promise<void> {
  for await (const keys of redis.scanStream({ match: `tides:${harbour}:*` })) await redis.unlink(keys);
}

export const tides = new Tides(redis);
