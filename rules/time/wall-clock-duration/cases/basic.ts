// case: layer=multi-node file=src/checks/run.ts
import { differenceInMilliseconds } from "date-fns";
import { ask, metrics, publish, sleep } from "@/lib";

export async function run(url: string) {
  let startTime = 0;
  let endTime = 0;
  try {
    startTime = Date.now();
    await ask(url);
    endTime = Date.now();
  } catch {
    endTime = Date.now();
  }
  const latency = endTime - startTime;
  //              ??????????????????? too long
  await publish({ url, latency });
}

export class Client {
  private startedAt = Date.now();

  async wait(): Promise<void> {
    while (Date.now() - this.startedAt < 10_000) await sleep(100);
    //     ??????????????????????????? pass this limit early or never
  }

  elapsed(): number {
    const start = new Date();
    ask("x");
    return new Date().getTime() - start.getTime();
    //     ?????????????????????????????????????? too long
  }
}

export async function histogram(url: string): Promise<void> {
  const start = new Date();
  await ask(url);
  metrics.histogram.observe({ url, duration: differenceInMilliseconds(new Date(), start) });
}

export async function recorded(url: string): Promise<number> {
  const start = new Date();
  await ask(url);
  return differenceInMilliseconds(new Date(), start);
  //     ??????????????????????????????????????????? too long
}

// Readings of other processes, of a clock that only goes forward, and ages of rows.
export async function fine(row: { createdAt: number; startedAt: Date }, startedAt: number) {
  const start = performance.now();
  await ask("x");
  return {
    duration: performance.now() - start,
    age: Date.now() - row.createdAt,
    running: new Date().getTime() - row.startedAt.getTime(),
    given: Date.now() - startedAt,
    tomorrow: Date.now() - 86_400_000,
  };
}
