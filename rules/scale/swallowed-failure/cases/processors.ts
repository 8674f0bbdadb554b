// case: layer=multi-node
//- src/imports.ts
import Bull from "bull";
import { Worker } from "bullmq";
import { connection, importRow, importFile, logger, subscribers } from "@/lib";

export class Imports {
  private readonly queue = new Bull("imports");

  constructor() {
    this.queue.process(this.handle);
  }

  private handle = async (job: { data: { rows: string[] } }): Promise<unknown[]> => {
    return await Promise.all(
      job.data.rows.map(async (row) =>
        importRow(row).catch((error: Error) => {
          //           ????? the queue takes the job for done
          logger.warn("row failed", error);
          return error;
        }),
      ),
    );
  };
}

export class Checked {
  private readonly queue = new Bull("checked");

  constructor() {
    this.queue.process(this.handle.bind(this));
  }

  private async handle(job: { data: { rows: string[] } }): Promise<void> {
    const results = await Promise.all(
      job.data.rows.map((row) => importRow(row).catch((error: Error) => error)),
    );
    const failed = results.filter((each) => each instanceof Error);
    if (failed.length > 0) throw new Error(`${failed.length} rows failed`);
  }
}

// Nobody hands this to a queue, and its caller reads what comes back.
export async function callAll(): Promise<unknown[]> {
  return Promise.all(subscribers.map((each: () => Promise<void>) => each().catch((error: Error) => error)));
}

async function takeFile(job: { data: { id: string } }): Promise<void> {
  try {
    await importFile(job.data.id);
  } catch (error) {
  //????? goes on as if it were done
    logger.error("import failed", error);
  }
}

export const worker = new Worker("files", takeFile, { connection });
