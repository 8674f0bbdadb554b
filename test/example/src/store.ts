/** Orders in Redis: one document per order, and a list of the latest ones. */
import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";

export interface Order {
  readonly id: string;
  readonly sku: string;
  readonly quantity: number;
  readonly total: number;
  readonly payment: string;
  readonly note?: string;
  readonly updatedAt: number;
  readonly expiresAt: number;
}

const RESERVATION_MS = 30 * 60_000;

const redis = new Redis(process.env.REDIS_URL ?? "redis://localhost:6379", {
  commandTimeout: 1_000,
});

export async function saveOrder(
  draft: Pick<Order, "sku" | "quantity" | "total" | "payment">,
): Promise<Order> {
  const now = Date.now();
  const order = { ...draft, id: randomUUID(), updatedAt: now, expiresAt: now + RESERVATION_MS };
  await writeOrder(order);
  await redis.lpush("orders:recent", order.id);
  await redis.ltrim("orders:recent", 0, 99);
  return order;
}

export async function writeOrder(order: Order): Promise<void> {
  await redis.set(`order:${order.id}`, JSON.stringify(order));
}

export async function findOrder(id: string): Promise<Order | undefined> {
  const text = await redis.get(`order:${id}`);
  return text === null ? undefined : (JSON.parse(text) as Order);
}

/** Newest first. The order is only shown: nothing depends on which of two clocks was ahead. */
export async function recentOrders(): Promise<Order[]> {
  const ids = await redis.lrange("orders:recent", 0, 99);
  const orders = await Promise.all(ids.map((id) => findOrder(id)));
  return orders
    .filter((order) => order !== undefined)
    .sort((a, b) => b.updatedAt - a.updatedAt);
}

/** A reservation that has run out; compares with now, not with another version. */
export function isExpired(order: Order): boolean {
  return order.expiresAt < Date.now();
}
