// case: layer=multi-node file=src/page.ts
import type { NextFunction, Request, Response } from "express";
import type { Catalog, Recommendations, Stock } from "./clients";
import type { FlagClient } from "./flags";
import { redis } from "./redis";
import { sessions } from "./sessions";

export class Page {
  constructor(
    private readonly catalog: Catalog,
    private readonly stock: Stock,
    private readonly recommendations: Recommendations,
  ) {}

  async load(sku: string): Promise<object> {
    const product = await this.catalog.bySku(sku);
    const level = await this.stock.level(sku);
    const alsoBought = await this.recommendations.alsoBought(sku);
//                           ??????????????????????????????? could do without this part
    return { sku: product.sku, available: level.onHand > 0, alsoBought };
  }

  async loadSafely(sku: string): Promise<object> {
    const product = await this.catalog.bySku(sku);
    const alsoBought = await this.recommendations.alsoBought(sku).catch(() => []);
    return { sku: product.sku, title: product.title, alsoBought };
  }
}

export const flags = (client: FlagClient) => async (req: Request, _res: Response, next: NextFunction) => {
  req.app.locals.flags = await client.fetchAll(req.ip);
//                             ??????????????? passes here fails with it
  next();
};

export async function quota(req: Request, res: Response, next: NextFunction): Promise<void> {
  const used = await redis.incr(`quota:${req.ip}`);
//                   ?????????? passes here fails with it
  if (used > 100) {
    res.status(429).end();
    return;
  }
  next();
}

// Without it nobody may pass.
export async function signedIn(req: Request, _res: Response, next: NextFunction): Promise<void> {
  req.app.locals.session = await sessions.load(req.headers.cookie);
  next();
}
