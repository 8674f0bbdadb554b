// case: layer=multi-node file=src/quota.ts
import Redis from "ioredis";
import { Kafka } from "kafkajs";
import nodemailer from "nodemailer";
import { settings } from "./settings";

const kafka = new Kafka({ clientId: "scans", brokers: settings.brokers });

// Opened, used once, closed.
export async function publishScan(scan: object): Promise<void> {
  const producer = kafka.producer({ idempotent: true });
//                 ?????????????? `producer` and closes it again
  await producer.connect();
  try {
    await producer.send({ topic: "scans", messages: [{ value: JSON.stringify(scan) }] });
  } finally {
    await producer.disconnect();
  }
}

export class Quota {
  private connect(): Redis {
    return new Redis(settings.redisUrl, { maxRetriesPerRequest: 1 });
//             ????? `Redis` and closes it again
  }

  async take(key: string): Promise<number> {
    const redis = this.connect();
    try {
      return await redis.incr(key);
    } finally {
      await redis.quit();
    }
  }
}

export class Mailer {
  private transport() {
    return nodemailer.createTransport({ host: settings.host, socketTimeout: 5_000, connectionTimeout: 5_000 });
//         ?????????????????????????? each mail opens a connection
  }

  async ticket(to: string): Promise<void> {
    await this.transport().sendMail({ to, subject: "Your ticket" });
  }
}

// Each customer has a server of his own; what is kept is shared.
export async function mailOf(customer: { host: string }, to: string): Promise<void> {
  const transport = nodemailer.createTransport({ host: customer.host });
  await transport.sendMail({ to, subject: "Hello" });
}

export class Shared {
  private readonly producer = kafka.producer();

  async send(scan: object): Promise<void> {
    await this.producer.send({ topic: "scans", messages: [{ value: JSON.stringify(scan) }] });
  }
}

export function createCache(): Redis {
  return new Redis(settings.redisUrl);
}
