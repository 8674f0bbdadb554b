declare const prisma: any;

export async function schedule(slug: string): Promise<void> {
  const task = await prisma.task.findFirst({
    where: { slug },
    orderBy: { createdAt: "desc" },
//             ????????????????? says which row is the newest
  });
  if (!task) throw new Error("none");
  if (task.kind !== "SCHEDULED") throw new Error("not a scheduled task");
}

export async function currentLicence(teamId: string) {
  const licence = await prisma.licence.findFirst({
    where: { teamId, isActive: true },
    orderBy: { changedAt: "desc" },
//             ?????????????????
  });
  return licence;
}

export async function slugFor(folderId: string) {
  const existing = await prisma.guide.findFirst({
    where: { folderId },
    orderBy: { createdOn: "asc" },
//             ???????????????? says which row is the first
  });
  return prisma.guide.create({ data: { folderId, slug: existing ? existing.slug : "new" } });
}

export async function send(teamId: string, text: string): Promise<void> {
  const connection = await prisma.connection.findFirst({
    where: { teamId },
    orderBy: { createdAt: "desc" },
//             ?????????????????
  });
  await prisma.delivery.create({ data: { text, secret: connection.secret } });
}

export async function sendAgain(teamId: string, text: string): Promise<void> {
  const connection = await prisma.connection.findFirst({
    where: { teamId },
    orderBy: { createdAt: "desc" },
  });
  await prisma.delivery.create({ data: { text, secret: connection.secret, isAgain: true } });
}

export async function lastBuild(resourceId: string) {
  return prisma.build.findFirst({ where: { resourceId }, orderBy: { updatedAt: "desc" } });
//                                                                  ?????????????????
}

export async function verify(userId: string): Promise<void> {
  const challenge = await prisma.challenge.findFirst({
    where: { userId },
    orderBy: { createdAt: "desc" },
//             ?????????????????
  });
  if (challenge.used) throw new Error("used");
  await prisma.user.update({ where: { id: userId }, data: { verified: true } });
}

/** Builds are seldom made at one moment, and whoever asks only looks. */
export async function lastMade(resourceId: string) {
  return prisma.build.findFirst({ where: { resourceId }, orderBy: { createdAt: "desc" } });
}
