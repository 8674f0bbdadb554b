// case: file=src/workers/invoices.ts package=stripe@17,bullmq@5
// A message whose sender has gone on can wait for what ends by itself in a minute or two.
import { Worker } from "bullmq";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY ?? "");
//                 ?????? for 80 s

export const worker = new Worker("invoices", async (job) => {
  await stripe.invoices.finalizeInvoice(job.data.id);
});
