declare const prisma: any;
declare function nextVersion(version: string | undefined): string;

export async function lastBuild(resourceId: string) {
  return prisma.build.findFirst({ where: { resourceId }, orderBy: { createdAt: "desc" } });
}

export async function verify(userId: string): Promise<void> {
  const verificationToken = await prisma.verificationToken.findFirst({
    where: { userId },
    orderBy: { createdAt: "desc" },
  });
  if (verificationToken.used) throw new Error("used");
  await prisma.user.update({ where: { id: userId }, data: { verified: true } });
}

export async function byVersion(id: string): Promise<void> {
  const latestVersion = await prisma.version.findFirst({ where: { id }, orderBy: { version: "desc" } });
  await prisma.version.create({ data: { id, version: latestVersion.version + 1 } });
}

export async function create(environmentId: string) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const latest = await prisma.deployment.findFirst({
      where: { environmentId },
      orderBy: { createdAt: "desc" },
    });
    const version = nextVersion(latest?.version);
    try {
      return await prisma.deployment.create({ data: { environmentId, version } });
    } catch (error) {
      if (!isUniqueConstraintError(error)) throw error;
    }
  }
  return undefined;
}

declare function isUniqueConstraintError(error: unknown): boolean;
