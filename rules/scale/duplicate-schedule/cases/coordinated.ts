// case: package=@nestjs/schedule@6
import { Cron } from "@nestjs/schedule";

declare const prisma: any;
declare const locks: { withLock(key: string, work: () => Promise<void>): Promise<void> };

export class Billing {
  @Cron("0 0 * * *")
  async underLock() {
    await locks.withLock("bill", async () => {
      await prisma.invoice.create({ data: {} });
    });
  }

  @Cron("0 1 * * *")
  async claimed() {
    const { count } = await prisma.run.updateMany({
      where: { day: "today", status: "open" },
      data: { status: "taken" },
    });
    if (count === 1) await prisma.invoice.create({ data: {} });
  }

  @Cron("0 2 * * *")
  async skipLocked() {
    await prisma.$queryRawUnsafe("SELECT id FROM due FOR UPDATE SKIP LOCKED LIMIT 10");
    await prisma.invoice.create({ data: {} });
  }
}
