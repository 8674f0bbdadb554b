import { db, redis } from "./clients";

export class Chats {
  async associate(chatId: string, label: string, type: string): Promise<void> {
    const chats = await db.chat.findMany({ where: { owner: "me" } });
    const chat = chats.find((each: any) => each.remoteId === chatId);
    if (chat) {
      let labels = [...chat.labels];
      if (type === "remove") labels = labels.filter((each) => each !== label);
      else labels = [...labels, label];
      await db.chat.update({ where: { id: chat.id }, data: { labels } });
//                                                           ?????? is rebuilt from what was read
    }
  }
}

export async function run(name: string): Promise<void> {
  const job = await db.cronJob.findUnique({ where: { name } });
  if (job.state === "processing") {
    if (job.startedAt > new Date(0)) {
      return;
    }
    console.warn("starts over");
  }
  await db.cronJob.update({ where: { name }, data: { state: "processing" } });
//                                                   ??????????????????? was judged before this
}

export async function visit(key: string): Promise<void> {
  const stored = await redis.get(key);
  const session = JSON.parse(stored ?? "{}");
  session.visits = (session.visits ?? 0) + 1;
  await redis.set(key, JSON.stringify(session));
//                     ??????????????????????? Computed from what was read
}

/** What was read goes back as it was. */
export async function touch(key: string): Promise<void> {
  const stored = await redis.get(key);
  await redis.set(`${key}:copy`, JSON.stringify(stored));
}
