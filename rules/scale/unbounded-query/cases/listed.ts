// case: layer=multi-node file=src/fees.ts package=@prisma/client@5
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export async function release(captain: string): Promise<number> {
  const payouts = await prisma.payout.findMany({ where: { captain, held: true }, select: { id: true } });
  //                    ??????????????????????
  if (payouts.length === 0) return 0;
  const { count } = await prisma.payout.updateMany({
    where: { id: { in: payouts.map((payout) => payout.id) } },
    data: { held: false },
  });
  return count;
}

export async function releaseSome(captain: string): Promise<void> {
  const payouts = await prisma.payout.findMany({ where: { captain, held: true }, take: 500, orderBy: { id: "asc" } });
  await prisma.payout.updateMany({
    where: { id: { in: payouts.map((payout) => payout.id) } },
    data: { held: false },
  });
}
