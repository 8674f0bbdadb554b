import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

/** Two functions set different keys of one column, and each puts back what it read of the other's. */
export async function colour(id: string, color: string): Promise<void> {
  const shop = await prisma.shop.findUniqueOrThrow({ where: { id } });
  await prisma.shop.update({
    where: { id },
    data: { branding: { ...shop.branding, color } },
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  });
}

export async function logo(id: string, url: string): Promise<void> {
  const shop = await prisma.shop.findUniqueOrThrow({ where: { id } });
  await prisma.shop.update({
    where: { id },
    data: { branding: { ...shop.branding, url } },
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  });
}

/** Keys that come from elsewhere: the parts of one form arrive in several requests. */
export async function answer(id: string, parts: Record<string, string>): Promise<void> {
  const entry = await prisma.entry.findUniqueOrThrow({ where: { id } });
  await prisma.entry.update({
    where: { id },
    data: { answers: { ...entry.answers, ...parts } },
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  });
}

/** One key per member, and a list that others add to. */
export async function vote(id: string, member: string): Promise<void> {
  const poll = await prisma.poll.findUniqueOrThrow({ where: { id } });
  await prisma.poll.update({
    where: { id },
    data: { votes: { ...poll.votes, [member]: true } },
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  });
}

export async function attach(id: string, file: string): Promise<void> {
  const page = await prisma.page.findUniqueOrThrow({ where: { id } });
  await prisma.page.update({
    where: { id },
    data: { assets: { ...page.assets, files: [...page.assets.files, file] } },
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  });
}

/** One form owns the keys it saves; whoever saves last wins, as they mean to. */
export async function connect(id: string, account: string, region: string): Promise<void> {
  const link = await prisma.link.findUniqueOrThrow({ where: { id } });
  await prisma.link.update({
    where: { id },
    data: { options: { ...link.options, account, region } },
//          ?????????????????????????????????????????????
  });
}
