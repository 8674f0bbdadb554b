import { prisma } from "./db";

/** What is looked for is not what is made. */
export async function comment(postId: string, text: string) {
  const post = await prisma.post.findFirst({ where: { id: postId } });
  if (!post) throw new Error("not found");
  return await prisma.comment.create({ data: { postId, text } });
}

/** Read and created by two functions that know nothing of each other. */
export async function list(workspaceId: string) {
  const total = await prisma.note.count({ where: { workspaceId } });
  return { total };
}
export async function create(workspaceId: string, text: string) {
  return await prisma.note.create({ data: { workspaceId, text } });
}

/** How old and how long says nothing of how many. */
export async function grant(partnerId: string, months: number) {
  const first = await prisma.commission.findFirst({ where: { partnerId } });
  if (first && first.monthsSince >= months) return;
  await prisma.commission.create({ data: { partnerId } });
}

/** A cache may be filled twice. */
export async function toolsOf(key: string, pool: any) {
  const cached = await pool.getToolCache(key);
  if (cached) return cached;
  const tools = [key];
  await pool.addToolCache(key, tools);
  return tools;
}

/** Told that it may be there already. */
export async function many(emails: string[]) {
  const known = await prisma.contact.findMany({ where: { email: { in: emails } } });
  const missing = emails.filter((email) => !known.some((each: any) => each.email === email));
  if (missing.length === 0) return;
  await prisma.contact.createMany({
    data: missing.map((email) => ({ email })),
    skipDuplicates: true,
  });
}
