// case: layer=multi-node file=src/jobs/retry.ts
import { queue } from "./queue";

interface Job {
  readonly id: string;
  readonly attempt?: number;
}

// The count is raised, and nothing looks at it.
export async function retryLater(job: Job): Promise<void> {
  await queue.add("deliver", { ...job, attempt: (job.attempt ?? 0) + 1 }, { delay: 60_000 });
  //    ????????? no number of attempts
}

// Somebody looks at it.
export async function retryAgain(job: Job): Promise<void> {
  const attempt = (job.attempt ?? 0) + 1;
  if (attempt > 5) return;
  await queue.add("deliver", { ...job, attempt }, { delay: 60_000 });
}
