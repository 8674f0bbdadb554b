// case: layer=multi-node file=src/consumer.ts
import { DeleteMessageCommand, type Message, SQSClient } from "@aws-sdk/client-sqs";
import { claims, prisma } from "@/lib";

export class Poller {
  constructor(private readonly sqs: SQSClient) {}

  async process(message: Message): Promise<void> {
    const payload = JSON.parse(message.Body ?? "{}");
    await this.remove(message);
//        ???????????
    await claims.enter(payload.id);
  }

  async processFirst(message: Message): Promise<void> {
    await claims.enter(message.Body ?? "");
    await this.remove(message);
  }

  private async remove(message: Message): Promise<void> {
    await this.sqs.send(new DeleteMessageCommand({ QueueUrl: "q", ReceiptHandle: message.ReceiptHandle }));
  }
}

export function commit(id: string, callback: (error: Error | null, isDone: boolean) => void): void {
  prisma.$transaction(async (tx: typeof prisma) => {
    await tx.op.create({ data: { id } });
  });
  callback(null, true);
//????????????????????
}

// What is waited for, and what hears of the outcome.
export async function fine(id: string, callback: (error: Error | null) => void): Promise<void> {
  await prisma.op.create({ data: { id } });
  callback(null);
}
