// case: layer=multi-node file=src/prices/reader.ts package=ioredis@5
import type { Redis } from "ioredis";
import { catalogue, log } from "./parts";

// The read stands in one helper, the write in another.
export class PriceReader {
  constructor(private readonly cache: Redis) {}

  async priceOf(sku: string): Promise<number> {
    const held = await this.recall(sku);
    if (held !== undefined) return held;
    const price = await catalogue.price(sku);
    await this.remember(sku, price);
    return price;
  }

  private async recall(sku: string): Promise<number | undefined> {
    const text = await this.cache.get(`price:${sku}`);
//                     ?????????????? could be loaded without it
    return text === null ? undefined : Number(text);
  }

  private async remember(sku: string, price: number): Promise<void> {
    await this.cache.set(`price:${sku}`, String(price), "EX", 60);
  }
}

export class GuardedReader {
  constructor(private readonly cache: Redis) {}

  async priceOf(sku: string): Promise<number> {
    const held = await this.recall(sku);
    if (held !== undefined) return held;
    const price = await catalogue.price(sku);
    await this.remember(sku, price);
    return price;
  }

  private async recall(sku: string): Promise<number | undefined> {
    try {
      const text = await this.cache.get(`price:${sku}`);
      return text === null ? undefined : Number(text);
    } catch (error) {
      log.warn(error);
      return undefined;
    }
  }

  private async remember(sku: string, price: number): Promise<void> {
    await this.cache.set(`price:${sku}`, String(price), "EX", 60);
  }
}

// Functions of a module, and the caller that catches.
const redis: Redis = catalogue.redis();

async function recall(sku: string): Promise<string | null> {
  return await redis.get(`label:${sku}`);
//             ????????? could be loaded without it
}

export async function labelOf(sku: string): Promise<string> {
  const held = await recall(sku);
  if (held) return held;
  const label = await catalogue.label(sku);
  await redis.set(`label:${sku}`, label, "EX", 60);
  return label;
}

async function peek(sku: string): Promise<string | null> {
  return await redis.get(`image:${sku}`);
}

export async function imageOf(sku: string): Promise<string> {
  const held = await peek(sku).catch(() => null);
  if (held) return held;
  const image = await catalogue.image(sku);
  await redis.set(`image:${sku}`, image, "EX", 60);
  return image;
}
