// case: package=async-mutex@0
import { Mutex } from "async-mutex";

const locks = new Map<string, Mutex>();
const totals = new Map<string, number>();

export async function add(key: string, load: () => Promise<number>) {
  let lock = locks.get(key);
  if (lock === undefined) locks.set(key, (lock = new Mutex()));
  await lock.runExclusive(async () => {
    totals.set(key, (totals.get(key) ?? 0) + (await load()));
  });
}

export async function once(save: () => Promise<void>) {
  const mutex = new Mutex();
  await Promise.all([mutex.runExclusive(save), mutex.runExclusive(save)]);
}
