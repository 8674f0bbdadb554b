// case: layer=multi-node file=src/services/deliver.ts
import { db, inTransaction } from "@/db";
import { broker, mailer } from "@/outside";

export class Deliver {
  async call(id: string): Promise<void> {
    await inTransaction(db, async (tx: typeof db) => {
      const notice = await tx.notice.findUniqueOrThrow({ where: { id } });
      const takers = await tx.taker.findMany({ where: { topic: notice.topic } });
      if (takers.length === 0) return;
      await Promise.all(takers.map((taker: { id: string }) => broker.enqueue("notice.hand-over", { taker: taker.id, notice: notice.id })));
      //                                                      ?????????????? nobody looks at `deliveredAt`
      await tx.notice.update({ where: { id: notice.id }, data: { deliveredAt: new Date() } });
    });
  }
}

export async function remind(orderId: string): Promise<void> {
  const order = await db.order.findUnique({ where: { id: orderId } });
  await mailer.sendReminder(order.email, order);
  //    ??????????????????? nobody looks at `isNotified`
  await db.order.update({ where: { id: orderId }, data: { isNotified: true } });
}

// The mark, another state, or the look for the row keeps the second run out; what is set is no mark of the work.
export async function once(orderId: string): Promise<void> {
  const order = await db.order.findUnique({ where: { id: orderId } });
  if (order.notifiedAt) return;
  await mailer.sendReminder(order.email, order);
  await db.order.update({ where: { id: orderId }, data: { notifiedAt: new Date() } });
}

export async function inState(orderId: string): Promise<void> {
  const order = await db.order.findUnique({ where: { id: orderId } });
  if (order.status !== "open") return;
  await mailer.sendReminder(order.email, order);
  await db.order.update({ where: { id: orderId }, data: { sentAt: new Date(), status: "sent" } });
}

export async function looked(orderId: string): Promise<void> {
  const order = await db.order.findFirst({ where: { id: orderId, state: "due" } });
  await mailer.sendReminder(order.email, order);
  await db.order.update({ where: { id: orderId }, data: { sentAt: new Date() } });
}

export async function touch(orderId: string): Promise<void> {
  const order = await db.order.findUnique({ where: { id: orderId } });
  await mailer.sendReminder(order.email, order);
  await db.order.update({ where: { id: orderId }, data: { lastSeenAt: new Date() } });
}
