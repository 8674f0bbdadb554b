// case: layer=multi-node file=src/worker.ts package=bullmq@5 alone
import { Worker } from "bullmq";

const worker = new Worker("mails", async (job) => console.log(job.id), { connection: {} });
process.on("SIGTERM", async () => {
  await worker.close();
  process.exit(0);
});
