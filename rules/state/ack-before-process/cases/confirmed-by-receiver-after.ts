// case: file=src/workers/payouts.ts package=@aws-sdk/client-sqs@3
import { DeleteMessageCommand, ReceiveMessageCommand, type Message, type SQSClient } from "@aws-sdk/client-sqs";
import { payouts } from "../payouts";

export class PayoutWorker {
  constructor(
    private readonly sqs: SQSClient,
    private readonly url: string,
  ) {}

  async loop() {
    for (;;) {
      const messages = await this.receive();
      for (const message of messages) {
        await payouts.pay(JSON.parse(message.Body ?? "{}"));
        await this.remove(message);
      }
    }
  }

  private async receive(): Promise<Message[]> {
    const { Messages = [] } = await this.sqs.send(new ReceiveMessageCommand({ QueueUrl: this.url }));
    const [good, broken] = [Messages.filter((each) => each.Body), Messages.filter((each) => !each.Body)];
    for (const each of broken) if (isOld(each)) await this.remove(each);
    return good;
  }

  private async remove(message: Message) {
    await this.sqs.send(
      new DeleteMessageCommand({ QueueUrl: this.url, ReceiptHandle: message.ReceiptHandle }),
    );
  }
}

function isOld(message: Message): boolean {
  return message.Attributes?.SentTimestamp === "0";
}
