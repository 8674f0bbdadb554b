// case: layer=multi-node package=bullmq@5
// Jobs that are queued by whoever starts.
//- src/usage.ts
import { Queue } from "bullmq";

export class UsageQueue {
  private static instance: Queue | undefined;

  static getInstance(): Queue {
    if (UsageQueue.instance) return UsageQueue.instance;
    UsageQueue.instance = new Queue("usage");
    UsageQueue.instance.add("collect", {}, { repeat: { pattern: "5 * * * *" } });
    UsageQueue.instance.add("collect", {}, {});
//  ??????????????????????? Every instance queues this job
    UsageQueue.instance.add("collect", {}, { jobId: "first" });
    return UsageQueue.instance;
  }
}

export async function queueFor(account: string): Promise<void> {
  const queue = new Queue("usage");
  await queue.add("collect", { account });
}
//- src/lost.ts
import * as cron from "node-cron";
import { LostService } from "./services/lost";

export class Lost {
  constructor(private readonly lostService: LostService) {}

  private follow(): void {
    cron.schedule("0,30 * * * *", async () => {
    //   ???????? Every instance runs this on its own
      this.lostService.bringBack("all");
    });
    cron.schedule("0,30 * * * *", async () => {
      this.lostService.purgeOld();
    });
  }
}
