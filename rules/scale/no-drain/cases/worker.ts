// case: layer=multi-node file=src/worker.ts package=bullmq@5 alone
import { Worker } from "bullmq";

new Worker("mails", async (job) => console.log(job.id), { connection: {} });
//  ?????? Nothing closes the worker
