// case: layer=multi-node file=src/billing/credits.ts package=@prisma/client@6
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export async function redeem(code: string, accountId: string): Promise<void> {
  const coupon = await prisma.coupon.findUnique({ where: { code } });
  if (!coupon || coupon.redeemedBy) throw new Error("invalid");
  //             ????????????????? `redeemedBy` is empty here and set later
  await prisma.coupon.update({ where: { id: coupon.id }, data: { redeemedBy: accountId } });
}

export async function spend(id: string, amount: number): Promise<boolean> {
  const account = await prisma.account.findUniqueOrThrow({ where: { id } });
  if (account.credits < amount) return false;
  //  ??????????????? `credits` suffices here and is changed later
  await prisma.account.update({ where: { id }, data: { credits: { decrement: amount } } });
  return true;
}

// The write asks again.
export async function spendSafely(id: string, amount: number): Promise<boolean> {
  const account = await prisma.account.findUniqueOrThrow({ where: { id } });
  if (account.credits < amount) return false;
  const { count } = await prisma.account.updateMany({
    where: { id, credits: { gte: amount } },
    data: { credits: { decrement: amount } },
  });
  return count === 1;
}

export async function rename(id: string, ownerId: string): Promise<void> {
  const account = await prisma.account.findUniqueOrThrow({ where: { id } });
  if (account.ownerId !== ownerId) throw new Error("not yours");
  await prisma.account.update({ where: { id }, data: { ownerId, name: "new" } });
}
