// case: package=async-mutex@0
import { Mutex } from "async-mutex";

declare const prisma: any;

const locks = new Map<string, Mutex>();

function lockOf(id: string): Mutex {
  const known = locks.get(id);
  if (known !== undefined) return known;
  const made = new Mutex();
  //               ^^^^^ keeps out this process only
  locks.set(id, made);
  return made;
}

export async function withdraw(walletId: string, cents: number) {
  return lockOf(walletId).runExclusive(async () => {
    const wallet = await prisma.wallet.findUnique({ where: { id: walletId } });
    if (wallet.cents < cents) throw new Error("too little");
    await prisma.payout.create({ data: { walletId, cents } });
  });
}
