// case: layer=multi-node file=src/jobs/exports.ts
import { mailQueue, provider, pRetry, runs, sleep } from "@/lib";

export class Jobs {
  async handle(job: { id: string; data: object }): Promise<void> {
    try {
      await provider.send(job.data);
    } catch (error) {
      console.error(error);
      await mailQueue.add("mail", job.data);
      //    ????????????? no number of attempts ends that
    }
  }

  async stalled(state: "suspended" | "running", runId: string): Promise<void> {
    const result = await runs.resume(runId);
    if (result === "blocked") {
      await this.restartHeartbeat(runId);
      //    ????????????????????? no number of attempts ends that
    }
  }

  private async restartHeartbeat(runId: string): Promise<void> {
    await runs.heartbeat(runId);
  }

  async counted(job: { id: string; data: object; attemptsMade: number }): Promise<void> {
    try {
      await provider.send(job.data);
    } catch (error) {
      if (job.attemptsMade >= 5) throw error;
      await mailQueue.add("mail", job.data);
    }
  }
}

export async function poll(id: string): Promise<string> {
  while (true) {
  //     ???? no count and no deadline ends the wait
    const run = await provider.get(id);
    if (run.status === "finished") return run.url;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

export const waiting = () => pRetry(() => provider.get("x"), { retries: Infinity });
//                                                             ????????????????? for ever

// Bounded by a count, a clock or a signal; pages are no attempts.
export async function bounded(id: string): Promise<void> {
  let attempts = 0;
  while (attempts++ < 10) {
    const run = await provider.get(id);
    if (run.status === "finished") return;
    await sleep(500);
  }
  const end = performance.now() + 10_000;
  for (let run = await provider.get(id); run.status !== "finished" && performance.now() < end; ) {
    await sleep(500);
    run = await provider.get(id);
  }
  let cursor: string | undefined = "first";
  while (cursor !== undefined) {
    const page = await provider.page(cursor);
    cursor = page.next;
    await sleep(100);
  }
}

export async function worker(): Promise<void> {
  while (true) {
    const run = await provider.next();
    if (run.status === "queued") await provider.send(run);
    await sleep(500);
  }
}
