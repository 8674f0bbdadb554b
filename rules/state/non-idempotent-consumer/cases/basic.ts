// case: layer=multi-node file=src/workers/campaign.ts
import { prisma, redis, resend, Worker } from "@/lib";

new Worker("campaigns", async (job: { data: { to: string } }) => {
  await resend.emails.send({ to: job.data.to, subject: "Hello" });
  //    ??????????????????
});

export async function count(event: { project: string }): Promise<void> {
  await prisma.project.update({ where: { id: event.project }, data: { events: { increment: 1 } } });
  //    ?????????????????????
}

// Seen before, claimed, keyed, logged, or harmless.
new Worker("fine", async (job: { id: string; data: { to: string } }) => {
  const seen = await prisma.sent.findUnique({ where: { id: job.id } });
  if (seen) return;
  await prisma.sent.create({ data: { id: job.id } });
});
new Worker("once", async (job: { id: string; data: { to: string } }) => {
  if ((await redis.set(`job:${job.id}`, "1", "EX", 86_400, "NX")) === null) return;
  await resend.emails.send({ to: job.data.to });
});
new Worker("caught", async (job: { id: string }) => {
  try {
    await prisma.seat.create({ data: { id: job.id } });
  } catch (error) {
    if ((error as { code?: string }).code !== "P2002") throw error;
  }
});
new Worker("state", async (job: { id: string }) => {
  await prisma.auditLog.create({ data: { job: job.id } });
  await prisma.order.update({ where: { id: job.id }, data: { state: "paid" } });
});
