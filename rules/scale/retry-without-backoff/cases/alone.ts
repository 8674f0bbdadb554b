// case: layer=multi-node file=src/vat.ts
import { setTimeout as sleep } from "node:timers/promises";
import { Queue, type JobsOptions } from "bullmq";
import type { Converter } from "./converter";
import type { Soap } from "./soap";

const MAX_ATTEMPTS = 5;
const BUSY = new Set(["TIMEOUT"]);
declare const log: { info(text: string): void };

// The answer tells of the failure, and nothing waits.
export async function checkVat(soap: Soap, number: string): Promise<boolean> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const answer = await soap.call("checkVat", { number });
//                       ????????? on while it is down
    if (answer.fault === undefined) return answer.valid;
    if (!BUSY.has(answer.fault)) return false;
  }
  throw new Error("busy");
}

// What the count is remarked on for ends nothing.
export async function obtain(client: Converter, id: string): Promise<unknown> {
  let attempt = 0;
  while (true) {
    try {
      const made = await client.render(id);
//                       ????????????? or looks at a deadline
      if (attempt > 0) log.info("it worked at last");
      return made;
    } catch {
      attempt++;
      await sleep(Math.random() * Math.min(250 * 2 ** attempt, 15_000));
    }
  }
}

const options: JobsOptions = {
  attempts: 8,
//^^^^^^^^^^^ row: no `backoff` is given
  removeOnComplete: true,
};

export const exports_ = new Queue("exports", { connection: { host: "redis" }, defaultJobOptions: options });

// A state that is polled for is no failure.
export async function waitFor(client: Converter, id: string): Promise<unknown> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const state = await client.state(id);
    if (state.status === "done") return state;
  }
  return undefined;
}
