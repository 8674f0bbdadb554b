// case: package=cron@4,node-schedule@2,croner@9,ioredis@5
import { CronJob } from "cron";
import { Cron } from "croner";
import schedule from "node-schedule";

declare const prisma: any;

async function bill() {
  await prisma.invoice.create({ data: {} });
}

new CronJob("0 0 * * *", () => bill()).start();
//  ^^^^^^^

schedule.scheduleJob("0 1 * * *", bill);
//       ^^^^^^^^^^^

new Cron("0 2 * * *", async () => {
//  ^^^^
  await bill();
});
