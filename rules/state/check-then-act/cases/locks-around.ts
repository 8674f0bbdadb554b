import { prisma } from "./db";
import { withLock } from "./locks";
import { redis } from "./redis";

export async function within(email: string): Promise<void> {
  await withLock(`invite:${email}`, async () => {
    const existing = await prisma.invite.findFirst({ where: { email } });
    if (!existing) await prisma.invite.create({ data: { email } });
  });
}

export async function claimed(email: string): Promise<void> {
  const isFirst = await redis.set(`invite:${email}`, "1", "EX", 60, "NX");
  if (!isFirst) return;
  const existing = await prisma.invite.findFirst({ where: { email } });
  if (!existing) await prisma.invite.create({ data: { email } });
}

/** Whoever calls it holds the lock. */
async function createOnce(email: string): Promise<void> {
  const existing = await prisma.invite.findFirst({ where: { email } });
  if (!existing) await prisma.invite.create({ data: { email } });
}

export async function POST(request: Request): Promise<Response> {
  const { email } = await request.json();
  await withLock(`invite:${email}`, () => createOnce(email));
  return new Response(null, { status: 204 });
}
