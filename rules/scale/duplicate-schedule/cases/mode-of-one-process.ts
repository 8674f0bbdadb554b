// case: package=node-cron@4
import cron from "node-cron";

declare const prisma: any;
declare const queue: { upsertJobScheduler(id: string, repeat: object): Promise<void> };

export class Beat {
  private readonly isQueueMode = process.env.MODE === "queue";

  async start(id: string, pattern: string) {
    if (this.isQueueMode) await queue.upsertJobScheduler(id, { pattern });
    else this.schedule(pattern);
  }

  private schedule(pattern: string) {
    cron.schedule(pattern, async () => {
    //   ???????? happens once in each
      await prisma.run.create({ data: { kind: "beat" } });
    });
  }
}

export const beat = new Beat();
