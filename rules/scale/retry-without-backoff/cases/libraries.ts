// case: layer=multi-node file=src/service.ts package=p-retry@6,exponential-backoff@3,bullmq@5
import { Queue } from "bullmq";
import { backOff } from "exponential-backoff";
import pRetry from "p-retry";

const ask = (url: string) => fetch(url, { signal: AbortSignal.timeout(1_000) });

export const alike = (url: string) => pRetry(() => ask(url), { retries: 5 });
//                                    ?????? waits alike
export const alikeToo = (url: string) => backOff(() => ask(url), { numOfAttempts: 3 });
//                                       ???????
export const bare = (url: string) => pRetry(() => ask(url));
//                                   ??????

export const spread = (url: string) => pRetry(() => ask(url), { retries: 5, randomize: true });
export const spreadToo = (url: string) => backOff(() => ask(url), { jitter: "full" });
export const once = (url: string) => pRetry(() => ask(url), { retries: 1 });
export const open = (url: string, options: { randomize?: boolean }) => pRetry(() => ask(url), options);

const mails = new Queue("mails", { connection: {}, defaultJobOptions: { attempts: 5 } });
//                                                                      ^^^^^^^^^^^ runs again at once
const bills = new Queue("bills", { connection: {} });

export async function remind(id: string): Promise<void> {
  await mails.add("remind", { id });
  await bills.add("bill", { id }, { attempts: 8 });
  //                                ^^^^^^^^^^^ no `backoff`
  await bills.add("bill", { id }, { attempts: 8, backoff: { type: "exponential", delay: 1_000 } });
  await bills.add("bill", { id }, { attempts: 1 });
}
