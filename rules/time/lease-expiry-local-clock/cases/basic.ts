// case: layer=multi-node file=src/service.ts
import { prisma, s3, sub } from "@/lib";

declare function load(key: string): Promise<{ expiresAt: number; lockedAt: Date; owner: string } | undefined>;

export async function query(worker: string): Promise<void> {
  await prisma.migration.updateMany({
    where: { OR: [{ lockedAt: null }, { lockedAt: { lt: new Date(Date.now() - 60_000) } }] },
    //                                  ???????????????????????????????????????????????
    data: { lockedAt: new Date(), worker },
  });
}

export async function takeOver(lockKey: string): Promise<boolean> {
  const lock = await load(lockKey);
  if (lock !== undefined && Date.now() > lock.expiresAt) {
  //                        ???????????????????????????
    await s3.deleteObject({ Key: lockKey });
    return true;
  }
  return false;
}

export async function early(worker: string): Promise<void> {
  const lease = await load("main");
  if (lease && lease.lockedAt > new Date(Date.now() - 60_000)) return;
  //           ??????????????????????????????????????????????
  await prisma.lease.update({ where: { id: "main" }, data: { lockedAt: new Date(), worker } });
}

// Sessions, the holder that stops early, what was seen, memory, accounts.
export class Fine {
  private lastLockExtensionAt = 0;
  async run(session: { expiresAt: Date }, user: { lockedUntil: Date }, seen: Date, lock: { expiresAt: number }): Promise<void> {
    if (session.expiresAt < new Date()) await prisma.session.delete({ where: { id: "a" } });
    if (Date.now() - this.lastLockExtensionAt > 1_000) await prisma.ping.create({ data: {} });
    if (lock.expiresAt < Date.now()) throw new Error("too late");
    if (user.lockedUntil > new Date()) return;
    await prisma.job.updateMany({ where: { lockedAt: seen, startedAt: { lt: sub(new Date(), 1) } }, data: { lockedAt: new Date() } });
  }
}
