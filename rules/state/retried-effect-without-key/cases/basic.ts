// case: layer=multi-node file=src/service.ts
import { retry, stripe } from "@/lib";

export async function again(order: { id: string }): Promise<void> {
  await retry(() => stripe.refunds.create({ charge: order.id }));
  //                ^^^^^^^^^^^^^^^^^^^^^
}

// A request of its own: a question.
export async function once(amount: number, options: object): Promise<void> {
  await stripe.paymentIntents.create({ amount });
  //    ????????????????????????????
  await stripe.paymentIntents.create({ amount }, options);
  await stripe.customers.list({ limit: 1 });
}
