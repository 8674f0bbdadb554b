// case: package=amqplib@0.10 file=src/broker.ts
import amqp, { type Channel } from "amqplib";

export class Broker {
  private channel?: Channel;
  private opening?: Promise<Channel>;

  constructor(private readonly url: string) {}

  async open(): Promise<Channel> {
    if (!this.channel) {
//       ???????????? both open one
      const connection = await amqp.connect(this.url);
      this.channel = await connection.createChannel();
    }
    return this.channel;
  }

  // The promise is kept before anybody waits.
  async openOnce(): Promise<Channel> {
    if (!this.opening) {
      this.opening = amqp.connect(this.url).then((connection) => connection.createChannel());
    }
    return this.opening;
  }

  async close(): Promise<void> {
    if (!this.channel) return;
    await this.channel.close();
    this.channel = undefined;
  }
}
