// case: layer=multi-node
// A function that is there to queue again what failed says when.
import { Queue } from "bullmq";

declare const queue: Queue;

export async function failWithRetry(run: { id: string }, isLast: boolean): Promise<void> {
  if (isLast) return;
  await queue.add("run", { id: run.id });
  //    ????????? queued again at once
}

export async function retryLater(run: { id: string }, failures: number): Promise<void> {
  if (failures > 9) return;
  await queue.add("run", { id: run.id }, { delay: 2 ** failures * 1_000 });
}

export async function begin(run: { id: string }): Promise<void> {
  await queue.add("run", { id: run.id });
}
