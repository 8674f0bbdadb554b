// case: file=src/workers/payouts.ts package=@aws-sdk/client-sqs@3
import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { payouts } from "../payouts";

export class PayoutWorker {
  constructor(
    private readonly sqs: SQSClient,
    private readonly url: string,
  ) {}

  async loop() {
    for (;;) {
      const message = await this.next();
      if (!message) continue;
      await payouts.pay(JSON.parse(message.Body ?? "{}"));
    }
  }

  private async next() {
    const { Messages } = await this.sqs.send(new ReceiveMessageCommand({ QueueUrl: this.url }));
    const message = Messages?.[0];
    if (message) {
      await this.sqs.send(
      //    ????????????? confirmed before
        new DeleteMessageCommand({ QueueUrl: this.url, ReceiptHandle: message.ReceiptHandle }),
      );
    }
    return message;
  }
}

declare const stream: { xreadgroup(...args: string[]): Promise<any[]>; xack(...args: string[]): Promise<void> };

async function* entries() {
  for (;;) {
    for (const entry of await stream.xreadgroup("GROUP", "mails", "a")) {
      await stream.xack("mails", "a", entry.id);
      //    ??????????? confirmed before
      yield entry;
    }
  }
}

export async function run() {
  for await (const entry of entries()) await payouts.send(entry);
}
