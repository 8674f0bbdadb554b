// case: layer=multi-node file=src/handler.ts package=@aws-sdk/client-sns@3,amqplib@0.10,mongodb@6,knex@3,kafkajs@2
// Functions of the cloud, text messages, bulk writes that add, things made in other systems, and claims.
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import type { Channel, ConsumeMessage } from "amqplib";
import type { SQSHandler, SQSRecord } from "aws-lambda";
import type { Consumer, EachMessagePayload } from "kafkajs";
import type { Knex } from "knex";
import type { Collection } from "mongodb";

const sns = new SNSClient({});

async function text(record: SQSRecord): Promise<void> {
  const { phone, words } = JSON.parse(record.body);
  await sns.send(new PublishCommand({ PhoneNumber: phone, Message: words }));
}

export const handler: SQSHandler = async (event) => {
  for (const record of event.Records) await text(record);
//                                          ????
};

class Helpdesk {
  async createCase(title: string): Promise<void> {
    await fetch("https://desk.example.com/cases", { method: "POST", body: title });
  }

  async readCases(): Promise<unknown> {
    return fetch("https://desk.example.com/cases");
  }
}

export async function onSigned(desk: Helpdesk, request: Request): Promise<Response> {
  const body = await request.text();
  if (!verifySignature(body, request.headers.get("x-shop-signature"))) return new Response("", { status: 401 });
  await desk.readCases();
  await desk.createCase(body);
//      ???????????????
  return new Response("ok");
}

declare function verifySignature(body: string, signature: string | null): boolean;

interface Bin {
  _id: string;
  pieces: number;
}

export async function consume(channel: Channel, bins: Collection<Bin>): Promise<void> {
  await channel.consume("picked", (msg) => {
    if (msg) void picked(bins, msg).then(() => channel.ack(msg));
  });
}

async function picked(bins: Collection<Bin>, message: ConsumeMessage): Promise<void> {
  const lines: Bin[] = JSON.parse(message.content.toString());
  await bins.bulkWrite(
//      ?????????????? adds once more
    lines.map(({ _id, pieces }) => ({ updateOne: { filter: { _id }, update: { $inc: { pieces: -pieces } } } })),
  );
}

// The first to insert the id of the message does the rest.
export class Meters {
  constructor(
    private readonly consumer: Consumer,
    private readonly knex: Knex,
  ) {}

  async start(): Promise<void> {
    await this.consumer.run({ eachMessage: (payload) => this.onMessage(payload) });
  }

  private async onMessage({ message }: EachMessagePayload): Promise<void> {
    const reading = JSON.parse(String(message.value));
    await this.knex.transaction(async (trx) => {
      const first = await trx("taken").insert({ id: reading.id }).onConflict("id").ignore().returning("id");
      if (first.length === 0) return;
      await trx("meters").where({ id: reading.meter }).increment("total", reading.units);
    });
  }
}
