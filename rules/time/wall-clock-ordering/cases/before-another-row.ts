declare const prisma: any;

export async function opened(mailId: string): Promise<void> {
  const mail = await prisma.mail.findUnique({ where: { id: mailId } });
  await prisma.note.updateMany({
    where: { threadId: mail.threadId, createdAt: { lte: mail.createdAt } },
//                                    ??????????????????????????????????
    data: { isRead: true },
  });
}

export async function since(failureId: string) {
  const where: Record<string, unknown> = {};
  const failure = await prisma.run.findUnique({ where: { id: failureId } });
  if (failure) where.createdAt = { gt: failure.createdAt };
//             ???????????????????????????????????????????
  return prisma.run.findMany({ where });
}

export async function period(query: { createdAt: Date }) {
  return prisma.run.findMany({ where: { createdAt: { gte: query.createdAt } } });
}

export async function between(a: { createdAt: Date }, b: { createdAt: Date }) {
  return prisma.run.findMany({ where: { createdAt: { gte: a.createdAt, lt: b.createdAt } } });
}

export async function old() {
  return prisma.run.findMany({ where: { createdAt: { lt: new Date(Date.now() - 86_400_000) } } });
}
