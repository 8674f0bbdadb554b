// case: layer=multi-node file=src/basket.ts package=axios@1,ioredis@5,drizzle-orm@0.30
import axios, { type AxiosInstance } from "axios";
import { eq } from "drizzle-orm";
import type { Redis } from "ioredis";
import { crews, db } from "@/lib";

export class TariffClient {
  private readonly http: AxiosInstance;

  constructor(baseURL: string) {
    this.http = axios.create({ baseURL, timeout: 1500 });
  }

  async tariffFor(article: string): Promise<number> {
    const { data } = await this.http.get(`/tariffs/${article}`);
    return data.cents;
  }

  async tariffsFor(articles: string[]): Promise<number[]> {
    const { data } = await this.http.post("/tariffs/search", { articles });
    return data;
  }

  async label(article: string): Promise<string> {
    const { data } = await this.http.get(`/labels/${article}`);
    return data;
  }
}

export async function sum(tariffs: TariffClient, lines: { article: string; count: number }[]): Promise<number> {
  let cents = 0;
  for (const line of lines) cents += line.count * (await tariffs.tariffFor(line.article));
  //                                                     ????????????????? `tariffsFor` asks for all at once
  return cents;
}

// Nobody wrote a way to ask for many.
export async function labels(tariffs: TariffClient, lines: { article: string }[]): Promise<string[]> {
  const found: string[] = [];
  for (const line of lines) found.push(await tariffs.label(line.article));
  return found;
}

class Watches {
  constructor(private readonly redis: Redis) {}

  async of(sailor: string): Promise<unknown> {
    const watch = await this.redis.hgetall(`watch:${sailor}`);
    return watch.deck ?? null;
  }
}

// As many as fill a page, with a round trip for each, one call deep.
export async function crew(watches: Watches, ship: string): Promise<unknown[]> {
  const sailors = await db.select().from(crews).where(eq(crews.ship, ship)).limit(250);
  const found: unknown[] = [];
  for (const sailor of sailors) found.push(await watches.of(sailor.id));
  //                                             ?????????? makes one round trip for each
  return found;
}

export const client = new TariffClient("http://tariffs");
