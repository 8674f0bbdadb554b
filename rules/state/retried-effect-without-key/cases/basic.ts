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

// What is there now: the second attempt finds it gone.
export async function withdraw(account: string): Promise<void> {
  await retry(async () => {
    const [balance] = await Promise.all([stripe.balance.retrieve({ account })]);
    const { amount, currency } = balance.available[0];
    const rounded = Math.floor(amount / 100) * 100;
    await stripe.payouts.create({ amount: rounded, currency });
    //    ?????????????????????
  });
}
