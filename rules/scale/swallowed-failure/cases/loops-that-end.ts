// case: layer=multi-node file=src/outbox/pump.ts
import { inbox, logger, relay } from "@/lib";

const sleep = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

export class Pump {
  private running = true;
  private loop: Promise<void> | undefined;

  start(): void {
    this.loop = this.pump();
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.loop;
  }

  private async pump(): Promise<void> {
    while (this.running) {
      const batch = await inbox.take(100);
      //                  ?????????? ends this loop for good
      await relay.forward(batch);
      await sleep(1_000);
    }
  }
}

export class SteadyPump {
  private running = true;

  start(): void {
    void this.pump();
  }

  private async pump(): Promise<void> {
    while (this.running) {
      try {
        await relay.forward(await inbox.take(100));
      } catch (error) {
        logger.error("next time", error);
      }
      await sleep(1_000);
    }
  }
}

// Whoever starts it hears of its end.
async function untilDone(): Promise<void> {
  while (true) {
    await relay.forward(await inbox.take(100));
    await sleep(1_000);
  }
}

export async function run(): Promise<void> {
  await untilDone();
}

// The program itself: it ends with the failure, and whatever watches over it starts it again.
async function main(): Promise<void> {
  while (true) {
    await relay.forward(await inbox.take(100));
    await sleep(1_000);
  }
}

main();

(async () => {
  while (true) {
    await relay.forward(await inbox.take(10));
    await sleep(1_000);
  }
})();
