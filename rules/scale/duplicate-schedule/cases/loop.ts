declare const prisma: any;
declare const queue: any;
declare function sleep(milliseconds: number): Promise<void>;

let isRunning = true;

export async function work() {
  while (isRunning) {
    const jobs = await prisma.stagedJob.findMany({ take: 100 });
    for (const job of jobs) await queue.add(job.name, job.data);
    await sleep(3_000);
    //    ?????
  }
}

export function stop() {
  isRunning = false;
}
