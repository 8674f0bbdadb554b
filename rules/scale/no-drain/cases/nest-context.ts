// case: layer=multi-node package=@nestjs/core@10 alone
//- src/worker/main.ts
import { NestFactory } from "@nestjs/core";
import { PayoutModule } from "./payout.module";

// Jobs of the module run until the process is asked to stop.
async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(PayoutModule);
//                  ???????????????????????????????????? Without shutdown hooks
  await app.init();
}

void main();
//- src/guarded/main.ts
import { NestFactory } from "@nestjs/core";
import { PayoutModule } from "./payout.module";

async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(PayoutModule);
  app.enableShutdownHooks();
}

void main();
//- src/report/main.ts
import { NestFactory } from "@nestjs/core";
import { PayoutModule } from "./payout.module";

// It does one thing and ends by itself.
async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(PayoutModule);
  await app.get(PayoutModule);
  await app.close();
}

void main();
