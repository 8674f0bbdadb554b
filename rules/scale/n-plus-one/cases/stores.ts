// Loops that count, lists inside one row, key-value stores, upserts and updates by key.
import { and, eq } from "drizzle-orm";
import { db, orders, prisma, products, redis } from "@/lib";

export async function prices(cartId: string): Promise<number> {
  const cart = await prisma.cart.findUniqueOrThrow({ where: { id: cartId } });
  let total = 0;
  for (const item of cart.items) {
    const product = await db.query.products.findFirst({ where: eq(products.id, item.productId) });
    //                    ???????????????????????????
    total += product?.price ?? 0;
  }
  return total;
}

export async function contacts(rows: { id: string; email: string }[]): Promise<void> {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    await prisma.contact.upsert({ where: { id: row?.id }, create: row, update: row });
    //    ?????????????????????
  }
}

export async function permissions(userIds: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const id of userIds) {
    found.push((await redis.get(`permissions:${id}`)) ?? "");
    //                ?????????
  }
  return found;
}

// Each row gets a place of its own.
export async function reorder(ids: string[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    await db.update(orders).set({ position }).where(eq(orders.id, id));
  }
}

// A pipeline is one round trip, and a loop that counts attempts goes over nothing.
export async function piped(userIds: string[]): Promise<void> {
  const pipeline = redis.pipeline();
  for (const id of userIds) await pipeline.get(`permissions:${id}`);
  await pipeline.exec();
}

export async function attempts(id: string): Promise<unknown> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const found = await prisma.contact.findUnique({ where: { id } });
    if (found !== null) return found;
  }
  return undefined;
}

export const both = and(eq(orders.id, 1), eq(orders.state, "x"));
