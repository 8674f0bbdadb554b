// case: layer=multi-node file=src/workers/dispatch.ts package=amqplib@0.10
import type { ConfirmChannel, ConsumeMessage } from "amqplib";
import { carrier, log } from "./parts";

const LATER = "dispatch.later";
const PARKED = "dispatch.parked";

export class Dispatch {
  constructor(private readonly channel: ConfirmChannel) {}

  async handle(msg: ConsumeMessage): Promise<void> {
    try {
      await carrier.order(JSON.parse(msg.content.toString()));
    } catch (error) {
      await this.postpone(msg, error as Error);
    }
    this.channel.ack(msg);
  }

  // Failures are counted, and nobody looks at the number.
  private async postpone(msg: ConsumeMessage, error: Error): Promise<void> {
    const failures = Number(msg.properties.headers?.["x-failures"] ?? 0) + 1;
    log.warn({ failures, error }, "not ordered");
    this.channel.sendToQueue(LATER, msg.content, { headers: { "x-failures": failures } });
//  ???????????????????????? no number of attempts ends that
  }
}

export class Guarded {
  constructor(private readonly channel: ConfirmChannel) {}

  async handle(msg: ConsumeMessage): Promise<void> {
    try {
      await carrier.order(JSON.parse(msg.content.toString()));
    } catch (error) {
      await this.postpone(msg, error as Error);
    }
    this.channel.ack(msg);
  }

  private async postpone(msg: ConsumeMessage, error: Error): Promise<void> {
    const failures = Number(msg.properties.headers?.["x-failures"] ?? 0) + 1;
    const target = failures > 8 ? PARKED : LATER;
    log.warn({ failures, error }, "not ordered");
    this.channel.sendToQueue(target, msg.content, { headers: { "x-failures": failures } });
  }
}

// What failed is put aside for people.
export class Parking {
  constructor(private readonly channel: ConfirmChannel) {}

  async handle(msg: ConsumeMessage): Promise<void> {
    try {
      await carrier.order(JSON.parse(msg.content.toString()));
    } catch {
      this.channel.sendToQueue(PARKED, msg.content);
    }
    this.channel.ack(msg);
  }
}
