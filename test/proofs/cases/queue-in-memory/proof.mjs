/** Producers are a thousand times faster than the consumer: the queue must stop growing. */
import { setTimeout as sleep } from "node:timers/promises";

export const rule = "scale/unbounded-queue";
export const fix = /./;
export const entry = "events.ts";
export const rounds = 1;

export async function open() {
  return {};
}

export async function run({ record, drain, waiting }) {
  let isOver = false;
  const consuming = drain(() => (isOver ? Promise.resolve() : sleep(10)));
  let refused = 0;
  for (let index = 0; index < 50_000; index += 1) {
    try {
      record(`event ${index}`);
    } catch {
      refused += 1;
    }
  }
  const waits = waiting();
  isOver = true;
  await consuming;
  return waits + refused === 50_000 && waits <= 10_000
    ? undefined
    : `${waits} events wait, ${refused} were refused`;
}
