// case: file=src/pricing/totals.ts
import pLimit from "p-limit";
import { quotes } from "../market/quotes";
import type { Line } from "./types";

const limit = pLimit(5);

export async function limited(lines: Line[]) {
  let total = 0;
  await Promise.all(
    lines.map((line) =>
      limit(async () => {
        total += await quotes.priceOf(line.sku);
//      ????? is read before this waits
      }),
    ),
  );
  return total;
}

export async function pushed(lines: Line[]) {
  const sums: Record<string, number> = {};
  const tasks: Promise<void>[] = [];
  for (const line of lines) {
    tasks.push(
      (async () => {
        sums[line.region] = (sums[line.region] ?? 0) + (await quotes.priceOf(line.sku));
//      ????????????????? is read before this waits
      })(),
    );
  }
  await Promise.all(tasks);
  return sums;
}

export async function workers(lines: Line[]) {
  const stats = { cents: 0 };
  const queue = [...lines];
  async function worker() {
    for (let line = queue.shift(); line; line = queue.shift()) {
      const before = stats.cents;
      const price = await quotes.priceOf(line.sku);
      stats.cents = before + price;
//    ??????????? is read before this waits
    }
  }
  await Promise.all(Array.from({ length: 4 }, worker));
  return stats.cents;
}

export async function named(lines: Line[]) {
  let all: string[] = [];
  const collect = async (line: Line) => {
    all = [...all, await quotes.nameOf(line.sku)];
//  ??? is read before this waits
  };
  await Promise.all(lines.map(collect));
  return all;
}
