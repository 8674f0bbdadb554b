// case: layer=multi-node package=amqplib@0.10,ioredis@5
//- src/bus.ts
import amqp from "amqplib";
import type { Channel } from "amqplib";

export class Bus {
  private channel: Channel | undefined;

  async open(url: string): Promise<void> {
    const connection = await amqp.connect(url);
//                           ???????????? after a restart of the broker nothing is sent
    this.channel = await connection.createChannel();
  }

  send(text: string): void {
    this.channel?.publish("news", "", Buffer.from(text));
  }
}
//- src/watched.ts
import amqp from "amqplib";
import type { Channel } from "amqplib";

export class Bus {
  private channel: Channel | undefined;

  async open(url: string): Promise<void> {
    const connection = await amqp.connect(url);
    connection.on("close", () => this.open(url));
    this.channel = await connection.createChannel();
  }
}
//- src/once.ts
import amqp from "amqplib";

export async function tell(url: string, text: string): Promise<void> {
  const connection = await amqp.connect(url);
  const channel = await connection.createConfirmChannel();
  channel.publish("news", "", Buffer.from(text));
  await channel.waitForConfirms();
  await connection.close();
}

export async function opened(url: string): Promise<unknown> {
  const connection = await amqp.connect(url);
  await connection.createChannel();
  return connection;
}
//- src/slots.ts
import { Redis } from "ioredis";

export class Slots {
  constructor(private readonly redis: Redis) {}

  async release(keys: string[], id: string): Promise<void> {
    const pipeline = this.redis.pipeline();
    for (const key of keys) pipeline.srem(key, id);
    await pipeline.exec();
    //    ????????????? is told in the answer alone, which `release` drops
  }

  async releaseAll(keys: string[], id: string): Promise<void> {
    const pipeline = this.redis.pipeline();
    for (const key of keys) pipeline.srem(key, id);
    const answers = await pipeline.exec();
    if (answers?.some(([error]) => error !== null)) throw new Error("not released");
  }

  async count(id: string): Promise<void> {
    const pipeline = this.redis.pipeline();
    pipeline.incr(`seen:${id}`);
    pipeline.expire(`seen:${id}`, 60);
    await pipeline.exec();
  }
}
//- src/throws.ts
import { createClient } from "redis";

const redis = createClient();

export async function release(key: string, id: string): Promise<void> {
  const pipeline = redis.multi();
  pipeline.sRem(key, id);
  await pipeline.exec();
}
