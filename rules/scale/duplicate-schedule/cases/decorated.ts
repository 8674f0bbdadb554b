// case: package=@nestjs/schedule@6,ioredis@5
import { Cron, Interval } from "@nestjs/schedule";

declare const prisma: any;

export class Reminders {
  @Cron("0 9 * * *")
//^^^^^^^^^^^^^^^^^^ happens once in each
  async remind() {
    await prisma.reminder.create({ data: { at: new Date() } });
  }

  @Interval(60_000)
//^^^^^^^^^^^^^^^^^ happens once in each
  async bill() {
    await this.store();
  }

  private async store() {
    await prisma.invoice.create({ data: {} });
  }

  @Cron("* * * * *")
  async ping() {
    await Promise.resolve();
  }
}
