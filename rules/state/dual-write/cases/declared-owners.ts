// case: layer=multi-node file=src/service.ts package=typeorm@0.3,@nestjs/microservices@10,@aws-sdk/client-sqs@3,stripe@17,@elastic/elasticsearch@8,rxjs@7
// What others are told through is known by its declaration; rows that say "done" before it is.
import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Client } from "@elastic/elasticsearch";
import type { ClientKafka } from "@nestjs/microservices";
import { lastValueFrom, timeout } from "rxjs";
import type Stripe from "stripe";
import type { Repository } from "typeorm";

class Boat {
  id!: string;
  name!: string;
  status!: string;
  paymentId!: string;
}

export class Boats {
  constructor(
    private readonly boats: Repository<Boat>,
    private readonly told: ClientKafka,
    private readonly finder: Client,
    private readonly aws: SQSClient,
    private readonly stripe: Stripe,
  ) {}

  async retire(id: string): Promise<void> {
    await this.boats.update({ id }, { status: "retired" });
    await lastValueFrom(this.told.emit("boat.retired", { id }).pipe(timeout(5_000)));
//                      ??????????????
  }

  async christen(id: string, name: string): Promise<void> {
    await this.boats.update({ id }, { name });
    await this.finder.index({ index: "boats", id, document: { name } });
//        ?????????????????
  }

  async launch(id: string): Promise<void> {
    await this.boats.update({ id }, { status: "afloat" });
    await this.aws.send(new SendMessageCommand({ QueueUrl: "q", MessageBody: id }));
//        ?????????????
  }

  async giveBack(boat: Boat): Promise<void> {
    await this.boats.update({ id: boat.id }, { status: "refunded" });
    await this.stripe.refunds.create(
//        ??????????????????????????
      { payment_intent: boat.paymentId },
      { idempotencyKey: boat.id },
    );
  }

  // What is only begun is finished by somebody, and what is written afterwards says how it went.
  async begin(boat: Boat): Promise<void> {
    await this.boats.update({ id: boat.id }, { status: "refund_pending" });
    await this.stripe.refunds.create({ payment_intent: boat.paymentId });
  }

  async follow(boat: Boat): Promise<void> {
    await this.boats.update({ id: boat.id }, { status: "held" });
    await this.stripe.refunds.create({ payment_intent: boat.paymentId });
    await this.boats.update({ id: boat.id }, { status: "refunded" });
  }
}
