import { locks, orders, parcels, queue } from "./services";

export async function goOn(orderId: string): Promise<string> {
  const open = await parcels.findMany({ where: { orderId } });
  if (open.some((each: { status: string }) => each.status !== "packed")) return "waits";
  //  ????????????????????????????????????????????????????????????????? Judged before the lock is taken
  await locks.withLock(orderId, async () => {
    await queue.enqueue({ orderId, parcels: open.map((each: { id: string }) => each.id) });
  });
  return "goes on";
}

export async function goOnUnderLock(orderId: string): Promise<string> {
  return await locks.withLock(orderId, async () => {
    const open = await parcels.findMany({ where: { orderId } });
    if (open.some((each: { status: string }) => each.status !== "packed")) return "waits";
    await queue.enqueue({ orderId, parcels: open.map((each: { id: string }) => each.id) });
    return "goes on";
  });
}

// Only whether there is one.
export async function close(orderId: string): Promise<void> {
  const order = await orders.findById(orderId);
  if (!order) throw new Error("none");
  await locks.withLock(orderId, async () => {
    await queue.enqueue({ orderId, number: order.number });
  });
}

export async function shipAgain(orderId: string): Promise<void> {
  const order = await orders.findById(orderId);
  if (order.status !== "packed") return;
  await locks.withLock(orderId, async () => {
    const latest = await orders.findById(order.id);
    if (latest.status === "packed") await queue.enqueue({ orderId });
  });
}
