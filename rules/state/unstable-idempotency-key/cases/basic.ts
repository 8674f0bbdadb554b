// case: layer=multi-node file=src/service.ts
import { randomUUID } from "node:crypto";
import { db, headers, nanoid, queue, retry, send, sqs, stripe, withdraw } from "@/lib";

export async function messages(instance: string, event: string, body: string): Promise<void> {
  await sqs.send({ MessageBody: body, MessageDeduplicationId: `${instance}_${event}_${Date.now()}` });
  //                                  ^^^^^^^^^^^^^^^^^^^^^^
}

export async function withdrawal(orderId: string, amount: number): Promise<void> {
  await withdraw({ amount, withdrawOrderId: `sweep-${Date.now()}` });
  //                       ^^^^^^^^^^^^^^^
}

export async function inRetry(order: { id: string }): Promise<void> {
  await retry(async () => {
    console.log(order.id);
    await fetch("https://pay.example.com", {
      method: "POST",
      headers: { "Idempotency-Key": randomUUID() },
      //         ^^^^^^^^^^^^^^^^^
      signal: AbortSignal.timeout(1_000),
    });
  });
}

// A request of its own: a question.
export async function once(amount: number): Promise<void> {
  await stripe.charges.create({ amount }, { idempotencyKey: nanoid() });
  //                                        ??????????????
  await queue.add("import", {}, { jobId: `import-${Date.now()}` });
  //                              ?????
}

// Made once, given, stored, of a day, of the order.
export async function fine(given: string | undefined, order: { id: string; key: string | null }): Promise<void> {
  const key = randomUUID();
  await retry(() => send({ idempotencyKey: key }));
  await send({ idempotencyKey: given ?? randomUUID() });
  await send({ idempotencyKey: `order_${order.id}` });
  const stored = randomUUID();
  await db.order.update({ where: { id: order.id }, data: { key: stored } });
  await send({ idempotencyKey: stored });
  await db.payout.create({ data: { idempotencyKey: randomUUID() } });
  await queue.add("nightly", {}, { jobId: `nightly:${new Date().toISOString().slice(0, 10)}` });
  await send({ id: `tmp-${Date.now()}`, headers });
}

// A member of what a class made of other things, one of them a time.
export async function told(order: { id: string }): Promise<void> {
  const payload = new Payload({ key: `order_${order.id}`, at: Date.now() });
  await send({ idempotencyKey: payload.metadata.key });
}
