// case: package=@nestjs/schedule@6
import { Cron } from "@nestjs/schedule";

declare const prisma: any;

export class Cleaning {
  @Cron("0 3 * * *")
//?????????????????? is repeated by each
  async purge() {
    await prisma.session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  }
}
