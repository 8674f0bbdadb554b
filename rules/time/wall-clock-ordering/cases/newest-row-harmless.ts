declare const prisma: any;
declare function nextVersion(version: string | undefined): string;

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
