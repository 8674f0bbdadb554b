import { db, mailer, redis } from "./clients";

export async function onDelivered(event: { id: string; email: string }): Promise<void> {
  if (await redis.exists(`handled:${event.id}`)) return;
//          ???????????? No mark is found here and one is set lat
  await mailer.sendMail({ to: event.email });
  await redis.set(`handled:${event.id}`, "1", "EX", 86_400);
}

export async function conversationOf(chat: string, service: any): Promise<string> {
  const key = `conversation:${chat}`;
  const known = await redis.get(key);
//                    ????????? No mark is found here and one is set lat
  if (known) return known;
  const conversation = await service.conversations.create({ chat });
  await redis.set(key, conversation.id);
  return conversation.id;
}

/** The store decides who is first. */
export async function once(event: { id: string; email: string }): Promise<void> {
  const isFirst = await redis.set(`handled:${event.id}`, "1", "EX", 86_400, "NX");
  if (!isFirst) return;
  await mailer.sendMail({ to: event.email });
}

/** What was loaded fills a cache. */
export async function userOf(id: string) {
  const cached = await redis.get(`user:${id}`);
  if (cached) return JSON.parse(cached);
  const user = await db.user.findUnique({ where: { id } });
  await db.access.create({ data: { userId: id } });
  await redis.set(`user:${id}`, JSON.stringify(user));
  return user;
}
