// case: layer=multi-node file=src/workers/campaign.ts
import { AppModule, NestFactory, prisma, redis, resend, stripe, Worker } from "@/lib";

new Worker("campaigns", async (job: { data: { to: string } }) => {
  await resend.emails.send({ to: job.data.to, subject: "Hello" });
  //    ??????????????????
  await prisma.campaign.update({ where: { id: job.data.to }, data: { state: "sent" } });
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

// Nothing can fail after the mail; another branch has looked; a step is remembered; the state is judged.
new Worker("last", async (job: { data: { to: string } }) => {
  await resend.emails.send({ to: job.data.to, subject: "Hello" });
});
new Worker("steps", async (job: { data: { to: string }; step: any }) => {
  await job.step.run("charge", async () => {
    await prisma.payment.create({ data: { to: job.data.to } });
  });
});
new Worker("judged", async (job: { id: string }) => {
  const order = await prisma.order.findUniqueOrThrow({ where: { id: job.id } });
  if (order.status !== "open") return;
  await prisma.payment.create({ data: { orderId: job.id } });
});
new Worker("missing", async (job: { id: string }) => {
  const payment = await prisma.payment.findFirst({ where: { orderId: job.id } });
  if (!payment) await prisma.payment.create({ data: { orderId: job.id } });
});
new Worker("branches", async (job: { id: string; kind: string }) => {
  if (job.kind === "sale") {
    const isFirst = await redis.set(`sale:${job.id}`, "1", "NX");
    if (!isFirst) return;
  } else {
    await prisma.payment.create({ data: { orderId: job.id } });
    //    ?????????????????????
  }
});

// A program that starts, a webhook that somebody sets up, what a provider does to a thing that is there.
export async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, { bufferLogs: true });
  await app.listen(3000);
}
export async function subscribe(payload: { url: string }): Promise<void> {
  await prisma.webhook.create({ data: { url: payload.url } });
}
new Worker("billing", async (job: { data: { customer: string } }) => {
  await stripe.invoices.createPreview({ customer: job.data.customer });
  await stripe.customers.update(job.data.customer, { name: "x" });
  await stripe.charges.create({ customer: job.data.customer, amount: 1 });
  //    ?????????????????????
});
