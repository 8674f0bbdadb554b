// case: layer=multi-node package=@vercel/functions@2,fs-extra@11,pg@8
//- app/api/links/route.ts
import { waitUntil } from "@vercel/functions";
import { after } from "next/server";
import { linkCache, links, logger } from "@/lib/links";

export async function GET(request: Request): Promise<Response> {
  const link = await links.find(request.url);
  waitUntil(
    (async () => {
      linkCache.set(link);
//    ????????????? does not wait for `linkCache.set`
      logger.log("seen");
    })(),
  );
  after(async () => {
    await links.touch(link);
    linkCache.put(link);
//  ????????????? does not wait
  });
  waitUntil(
    (async () => {
      await linkCache.set(link);
    })(),
  );
  waitUntil(
    (async () => {
      const seen = new Set<string>();
      seen.add(request.url);
      await links.touch(seen);
    })(),
  );
  return Response.redirect(link);
}
//- src/store.ts
import * as fse from "fs-extra";
import { Pool } from "pg";

const pool = new Pool();

export class Store {
  readonly ready: Promise<void>;

  constructor(private readonly folder: string) {
    fse.ensureDir(folder);
//  ????????????? A constructor cannot wait for `fse.ensureDir`
    fse.ensureDirSync(folder);
    fse.ensureDir(folder).catch((error: Error) => console.error(error));
    this.prepare();
//  ???????????? callers may come before it is done
    this.ready = this.prepare();
    void this.prepare();
    this.warm();
  }

  private async prepare(): Promise<void> {
    await pool.query("CREATE TABLE IF NOT EXISTS files (id text)");
  }

  private async warm(): Promise<void> {
    try {
      await pool.query("SELECT 1");
    } catch (error) {
      console.error("cold", error);
    }
  }
}
//- src/plans.ts
import { BillingService, Logger, type Plan } from "@/billing";

export class Plans {
  constructor(
    private readonly billingService: BillingService,
    private readonly logger: Logger,
  ) {}

  async choose(plan: Plan): Promise<{ status: string }> {
    try {
      this.billingService.create(plan);
//    ?????????????????????????? goes on as if it had succeeded
    } catch (error) {
      this.logger.error(error);
      throw error;
    }
    return { status: "created" };
  }
}
