interface Enrollment {
  createdAt: Date;
}
interface Bounty {
  createdAt: Date;
}
declare const prisma: {
  submission: { create(query: { data: object }): Promise<void> };
};

export async function submit(programEnrollment: Enrollment, bounty: Bounty): Promise<void> {
  if (programEnrollment.createdAt < bounty.createdAt) return;
  await prisma.submission.create({ data: {} });
}

export async function clamp(span: { startedAt: Date; endedAt: Date }): Promise<void> {
  if (span.endedAt < span.startedAt) span.endedAt = span.startedAt;
  await prisma.submission.create({ data: span });
}

export async function guard(project: { createdAt: Date }, cutoff: Date): Promise<void> {
  if (project.createdAt >= cutoff) return;
  await prisma.submission.create({ data: project });
}
