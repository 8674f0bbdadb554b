// case: layer=multi-node file=src/docks/control.ts
import { bus, Fault, lock } from "./parts";

// A limit that is written as a moment is a limit.
export async function moved(budgetMs: number): Promise<void> {
  const now = () => Date.now();
  const giveUpAt = now() + budgetMs;
  do {
    if (await bus.isThere()) return;
  } while (now() < giveUpAt);
//         ???????????????? end the loop early or never
  throw new Fault();
}

export async function opened(): Promise<boolean> {
  const deadline = Date.now() + 5_000;
  while (true) {
    if (await bus.isOpen()) return true;
    if (Date.now() > deadline) return false;
//      ????????????????????? end the loop early or never
  }
}

export async function closed(budgetMs: number): Promise<void> {
  const giveUpAt = performance.now() + budgetMs;
  while (performance.now() < giveUpAt) if (await bus.isShut()) return;
  throw new Fault();
}

// A moment that was stored, or given, is of another clock anyway.
export async function held(until: number): Promise<void> {
  while (Date.now() < until) await lock.renew();
}

export function isOver(ttlMs: number): boolean {
  const until = Date.now() + ttlMs;
  return Date.now() > until;
}
