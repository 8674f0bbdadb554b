// case: layer=multi-node package=bullmq@5 file=src/jobs/runner.ts
import { Queue, Worker } from "bullmq";
import { connection, handle } from "@/lib";

export class Runner {
  private readonly queue = new Queue("jobs", { connection });
  private readonly worker = new Worker("jobs", handle, { connection });

  async stop(): Promise<void> {
    await this.worker.close(true);
    //    ????????????????? the jobs that are running are cut off
    await this.queue.close();
  }
}

export class PatientRunner {
  private readonly worker = new Worker("jobs", handle, { connection });

  async stop(): Promise<void> {
    await this.worker.close();
  }

  // Force is the last resort, once the time for a stop in order is over.
  async stopBefore(end: number): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, end));
    await Promise.race([this.worker.close(), late]);
    await this.worker.close(true);
  }
}
