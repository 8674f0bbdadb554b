/** Edits of an order, from the shop's devices and from the warehouse. */
import { findOrder, isExpired, type Order, writeOrder } from "./store.js";

export interface Edit {
  readonly timestamp: number;
  readonly patch: Partial<Pick<Order, "quantity" | "note">>;
}

/** Keeps whichever version was stamped later. */
export async function receiveEdit(id: string, incoming: Order): Promise<Order> {
  const stored = await findOrder(id);
  if (stored === undefined || isExpired(stored)) throw new Error(`no open order ${id}`);
  if (incoming.updatedAt > stored.updatedAt) {
    await writeOrder({ ...stored, ...incoming, id });
    return incoming;
  }
  return stored;
}

/** Replays the edits that a warehouse terminal made while it was offline. */
export async function replay(order: Order, edits: readonly Edit[]): Promise<Order> {
  const inOrder = [...edits].sort((a, b) => a.timestamp - b.timestamp);
  let state = order;
  for (const edit of inOrder) state = { ...state, ...edit.patch };
  await writeOrder(state);
  return state;
}

/** For the page that lists an order's history. */
export function history(edits: readonly Edit[]): string[] {
  return [...edits]
    .sort((a, b) => b.timestamp - a.timestamp)
    .map((edit) => `${new Date(edit.timestamp).toISOString()} ${Object.keys(edit.patch).join(", ")}`);
}
