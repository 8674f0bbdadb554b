// case: file=src/pricing/totals.ts
import pLimit from "p-limit";
import PQueue from "p-queue";
import { quotes } from "../market/quotes";
import type { Line } from "./types";

const one = pLimit(1);
const queue = new PQueue({ concurrency: 1 });

export async function afterTheWait(lines: Line[]) {
  let total = 0;
  await Promise.all(
    lines.map((line) =>
      one(async () => {
        const price = await quotes.priceOf(line.sku);
        total += price;
      }),
    ),
  );
  return total;
}

export async function oneByOne(lines: Line[]) {
  let total = 0;
  const add = async (line: Line) => {
    total += await quotes.priceOf(line.sku);
  };
  for (const line of lines) await add(line);
  await Promise.all(
    lines.map((line) =>
      one(async () => {
        total += await quotes.priceOf(line.sku);
      }),
    ),
  );
  for (const line of lines)
    queue.add(async () => {
      total += await quotes.priceOf(line.sku);
    });
  await queue.onIdle();
  return total;
}

export async function ownSums(lines: Line[][]) {
  return Promise.all(
    lines.map(async (part) => {
      let total = 0;
      for (const line of part) total += await quotes.priceOf(line.sku);
      return total;
    }),
  );
}
