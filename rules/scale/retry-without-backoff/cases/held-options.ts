// case: layer=multi-node
import { Queue, type JobsOptions } from "bullmq";

const queue = new Queue("ledger-sync");

export async function enqueue(id: string): Promise<void> {
  const options: JobsOptions = { jobId: id, attempts: 8 };
//                                          ^^^^^^^^^^^ row: no `backoff` is given
  await queue.add("sync", { id }, options);
}

export async function enqueueSlowly(id: string): Promise<void> {
  const options: JobsOptions = { attempts: 8, backoff: { type: "exponential", delay: 1_000 } };
  await queue.add("sync", { id }, options);
}
