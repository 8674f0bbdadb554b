// case: layer=multi-node file=src/ingest.ts
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { ConfirmChannel } from "amqplib";
import { gateway, log, metrics, orders, store } from "./parts";

// The record failed, and the queue is told that it did not.
export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
  for (const record of event.Records) {
    try {
      await store.putAll(record.body);
    } catch (error) {
//    ????? `batchItemFailures`: the queue deletes it
      metrics.increment("failed");
      log.error(error);
    }
  }
  return { batchItemFailures };
};

export const careful = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
  for (const record of event.Records) {
    try {
      await store.putAll(record.body);
    } catch (error) {
      log.error(error);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
};

export function publish(channel: ConfirmChannel, body: Buffer): Promise<void> {
  return new Promise<void>((resolve) => {
    channel.publish("events", "key", body, {}, (err) => {
      if (err) {
//        ??? as if it were done
        log.error(err);
      }
      resolve();
    });
  });
}

export function publishSafely(channel: ConfirmChannel, body: Buffer): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    channel.publish("events", "key", body, {}, (err) => {
      if (err) reject(err);
      else resolve();
    });
  });
}

// Whatever became of the reports, the order counts as published.
export async function publishReports(orderId: string, reports: { id: string }[]): Promise<void> {
  await Promise.allSettled(reports.map((report) => gateway.putReport(orderId, report)));
//      ?????????????????? `gateway.putReport` is taken for done
  await orders.mark(orderId, "published");
}

export async function publishCounted(orderId: string, reports: { id: string }[]): Promise<number> {
  const done = await Promise.allSettled(reports.map((report) => gateway.putReport(orderId, report)));
  return done.filter((each) => each.status === "fulfilled").length;
}
//- src/plans/changes.ts
import { billing, logger, mailer } from "@/lib/plans";

export class PlanChanges {
  async change(account: string, plan: string): Promise<void> {
    try {
      await billing.updatePlan(account, plan);
    } catch (error) {
    //????? the caller goes on as if it were done
      logger.error(error);
    }
  }

  async look(account: string): Promise<void> {
    try {
      await billing.findPlan(account);
    } catch (error) {
      logger.error(error);
    }
  }

  async tell(account: string): Promise<void> {
    try {
      await mailer.sendMail(account);
    } catch (error) {
      logger.error(error);
    }
  }
}
