// case: layer=multi-node file=src/exports/wait.ts
import { setTimeout as sleep } from "node:timers/promises";
import { bank, Failed, render } from "./parts";

// The time for one question is no end, and neither is the longest pause.
export async function settled(id: string): Promise<string> {
  let pause = 1_000;
  for (;;) {
//??? no count and no deadline
    const entry = await bank.state(id, { timeoutMs: 5_000 });
    if (entry.state === "BOOKED") return entry.reference;
    await sleep(pause);
    pause = Math.min(pause * 2, 30_000);
  }
}

export async function rendered(id: string): Promise<string> {
  while (true) {
//       ???? no count and no deadline
    const job = await render.job(id, { timeout: 3_000 });
    switch (job.status) {
      case "done":
        return job.url;
      case "failed":
        throw new Failed(id);
    }
    await sleep(2_000);
  }
}

export async function settledInTime(id: string): Promise<string> {
  const until = performance.now() + 60_000;
  for (;;) {
    const entry = await bank.state(id, { timeoutMs: 5_000 });
    if (entry.state === "BOOKED") return entry.reference;
    if (performance.now() > until) throw new Failed(id);
    await sleep(1_000);
  }
}

export async function settledOrStopped(id: string, signal: AbortSignal): Promise<string> {
  for (;;) {
    const entry = await bank.state(id);
    if (entry.state === "BOOKED") return entry.reference;
    await sleep(1_000, undefined, { signal });
  }
}

export async function asked(id: string): Promise<string> {
  let polls = 0;
  for (;;) {
    const entry = await bank.state(id);
    if (entry.state === "BOOKED") return entry.reference;
    if (polls++ > 20) throw new Failed(id);
    await sleep(1_000);
  }
}

export async function tenTimes(id: string): Promise<string | undefined> {
  for (let i = 0; i < 10; i++) {
    const entry = await bank.state(id);
    if (entry.state === "BOOKED") return entry.reference;
    await sleep(1_000);
  }
  return undefined;
}
