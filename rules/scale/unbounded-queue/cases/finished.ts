// case: layer=multi-node package=bullmq@5,bull@4
//- src/mails.ts
import { Queue } from "bullmq";

export class Mails {
  private readonly settings = { connection: { host: "redis.internal" } };
  readonly queue = new Queue("mails", { ...this.settings });
  //                   ????? when it is done
}
//- src/prints.ts
import Bull from "bull";

export const prints = new Bull("prints", "redis://redis.internal");
//                        ???? when it is done
//- src/kept.ts
import { Queue } from "bullmq";
import { options } from "./options";

export const tidy = new Queue("tidy", { defaultJobOptions: { removeOnComplete: 100 } });
//- src/elsewhere.ts
import { Queue } from "bullmq";
import { options } from "./options";

export const unseen = new Queue("unseen", options);
export const spread = new Queue("spread", { ...options });
//- src/defaults.ts
import { Queue } from "bullmq";
import { jobs } from "./options";

export const defaults = new Queue("defaults", { connection: {}, defaultJobOptions: jobs });
//- src/add.ts
import { Queue } from "bullmq";

const each = new Queue("each", { connection: {} });

export async function add(id: string): Promise<void> {
  await each.add("each", { id }, { removeOnComplete: true });
}
