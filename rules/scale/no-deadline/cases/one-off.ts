// case: package=stripe@17,express@5
// Who runs a migration of data by hand looks after it; what a request starts is no migration, whatever it is called.
//- src/dataMigrations/runner.ts
export interface DataMigration {
  run(): Promise<void>;
}

export async function runPending(scripts: readonly string[]): Promise<void> {
  for (const script of scripts) {
    const { default: Found } = (await import(`./${script}`)) as { default: new () => DataMigration };
    await new Found().run();
  }
}
//- src/dataMigrations/addAnchors.ts
import Stripe from "stripe";
import type { DataMigration } from "./runner";

const stripe = new Stripe(process.env.STRIPE_KEY ?? "");
//                 ??????

export default class AddAnchors implements DataMigration {
  async run(): Promise<void> {
    const { data } = await stripe.subscriptions.list({ limit: 100 });
    console.log(data.length);
  }
}
//- src/dataMigrations/start.ts
import express from "express";
import { runPending } from "./runner";

const app = express();
app.get("/alive", (_request, response) => {
  response.send("yes");
});
app.listen(3000, () => {
  void runPending(["addAnchors"]);
});
//- src/backfill-rates.ts
export async function backfillRates(): Promise<Response> {
  return await fetch("https://rates.example/all");
  //           ^^^^^
}
//- src/app/api/rates/route.ts
import { backfillRates } from "../../../backfill-rates";

export async function POST(): Promise<Response> {
  return await backfillRates();
}
