import { db, mailer, prisma, redis } from "./clients";

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

/** A token that was fetched fills a cache, by whatever names it goes on the way. */
export async function tokenOf(client: string): Promise<string> {
  const cached = await redis.get(`token:${client}`);
  if (cached) return cached;
  const answer = await fetch("https://id.example/token", { method: "POST", body: client });
  const body = await answer.json();
  const token = body as { access: string };
  await redis.set(`token:${client}`, token.access, "EX", 60);
  return token.access;
}

/** What is done twice is skipped the second time. */
export async function importOnce(team: string, names: string[]): Promise<void> {
  const isDone = await redis.get(`imported:${team}`);
  if (!isDone) {
    await prisma.label.createMany({
      data: names.map((name) => ({ team, name })),
      skipDuplicates: true,
    });
    await redis.set(`imported:${team}`, "true");
  }
  await prisma.importRun.create({ data: { team } });
}
