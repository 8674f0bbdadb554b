// case: layer=multi-node file=src/service.ts
import { archive, gateway, orders, photos } from "../lib";

async function refund(order: { id: string }): Promise<void> {
  await gateway.refund(order.id);
}

async function look(order: { id: string }): Promise<void> {
  await orders.find(order.id);
}

export async function cancel(order: { id: string }): Promise<void> {
  refund(order);
//??????
  look(order);
  await refund(order);
}

export async function pack(names: string[]): Promise<void> {
  names.forEach(async (name) => {
//      ???????
    await archive.append(name);
  });
  for (const name of names) await photos.store(name);
}
//- src/parcels.ts
import { announceParcel, parcels, publishParcel, tracker } from "../lib";

export async function send(id: string): Promise<void> {
  await announceParcel(id);
  publishParcel(id);
//?????????????
  parcels.update(id, "sent");
//??????????????
  tracker.add(id);
}

export async function sendAgain(id: string): Promise<void> {
  await publishParcel(id);
  await parcels.update(id, "again");
}
//- src/wharves.ts
import { findWharf, wharves } from "../lib";

export async function rename(id: string, name: string): Promise<unknown> {
  const wharf = findWharf(id);
  //            ^^^^^^^^^ gives a promise
  if (!wharf) throw new Error("no such wharf");
  await wharves.update(id, { name });
  return await findWharf(id);
}
