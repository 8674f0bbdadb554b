// case: package=@nestjs/schedule@6
import { Cron } from "@nestjs/schedule";

declare const queue: { add(name: string, data: object, options: object): Promise<void> };

export class Nightly {
  @Cron("0 0 * * *")
  async enqueue() {
    const day = new Date().toISOString().slice(0, 10);
    await queue.add("nightly", {}, { jobId: `nightly:${day}` });
  }
}
