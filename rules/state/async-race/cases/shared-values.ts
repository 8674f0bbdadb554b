// case: layer=multi-node file=src/service.ts
import { charge, db, priceOf, render, storage } from "@/lib";

const LIMIT = 3;
let running = 0;
let revenue = 0;
const taken = new Set<string>();

export async function totalOf(items: string[]): Promise<number> {
  let total = 0;
  await Promise.all(
    items.map(async (item) => {
      total += await priceOf(item);
//    ^^^^^ `total` is read before this waits
    }),
  );
  return total;
}

export async function weigh(items: { price: number }[]): Promise<object> {
  const sums = { all: 0 };
  await Promise.all(items.map(async (item) => {
    sums.all = sums.all + item.price * (await priceOf("tax"));
//  ^^^^^^^^
  }));
  return sums;
}

export async function book(seat: string): Promise<void> {
  if (taken.has(seat)) throw new Error("taken");
//    ????? `taken` is judged before this waits and changed after it
  await charge(seat);
  taken.add(seat);
}

export async function run(work: () => Promise<void>): Promise<boolean> {
  if (running >= LIMIT) return false;
//    ??????? `running` is judged before this waits
  await db.check();
  running++;
  await work();
  running--;
  return true;
}

export async function earn(order: string): Promise<void> {
  revenue += await priceOf(order);
//???????
}

export class RoomService {
  private readonly guests = new Map<string, string>();

  async enter(room: string, guest: string): Promise<void> {
    if (this.guests.size >= LIMIT) {
//      ???????????
      throw new Error("full");
    }
    await db.log(room);
    this.guests.set(guest, room);
  }
}

export async function zip(photos: string[], archive: any): Promise<void> {
  const names: string[] = [];
  photos.forEach(async (photo) => {
//       ^^^^^^^ `forEach` waits for none of its callbacks: `names` is used before
    const stream = await storage.open(photo);
    names.push(stream.name);
  });
  await render(names);
}

// Taken before the wait, one after the other, what was waited for first, copies of what is elsewhere.
export async function fine(items: string[], seat: string): Promise<number> {
  let total = 0;
  for (const item of items) total += await priceOf(item);
  await Promise.all(items.map(async (item) => {
    const price = await priceOf(item);
    total += price;
  }));
  if (taken.has(seat)) throw new Error("taken");
  taken.add(seat);
  await charge(seat);
  return total;
}

const copies = new Map<string, number>();

export async function priced(item: string): Promise<number> {
  if (!copies.has(item)) {
    const price = await priceOf(item);
    copies.set(item, price);
  }
  if (copies.has(item)) return copies.get(item) ?? 0;
  copies.set(item, await priceOf(item));
  return 0;
}

export async function reserve(work: () => Promise<void>): Promise<void> {
  if (running >= LIMIT) throw new Error("busy");
  running++;
  try {
    await work();
  } finally {
    running--;
  }
}

const charging = new Set<string>();

// Of two that passed, the lock lets one go on.
export async function chargeOnce(orderId: string): Promise<void> {
  if (charging.has(orderId)) throw new Error("already being charged");
  const lock = await tryLock(`charge:${orderId}`);
  if (lock === undefined) throw new Error("already being charged");
  charging.add(orderId);
}

declare function tryLock(key: string): Promise<string | undefined>;
