// case: layer=multi-node file=src/handlers/stock.ts
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { book, log } from "./parts";

const work = (record: SQSRecord) => book(JSON.parse(record.body));

// The list of failures is made and stays empty.
export async function emptied(event: SQSEvent): Promise<SQSBatchResponse> {
  const results = await Promise.allSettled(event.Records.map(work));
  for (const result of results)
    if (result.status === "rejected") log.error(result.reason);
//                                    ????????? not among `batchItemFailures`
  return { batchItemFailures: [] };
}

export async function unfilled(event: SQSEvent) {
  const failed: { itemIdentifier: string }[] = [];
  const results = await Promise.allSettled(event.Records.map(work));
  results.forEach((result, i) => {
    if (result.status === "rejected") failed.push({ itemIdentifier: event.Records[i]?.messageId ?? "" });
  });
  return { batchItemFailures: failed };
}

export async function mapped(event: SQSEvent): Promise<SQSBatchResponse> {
  const results = await Promise.allSettled(event.Records.map(work));
  const failed = results.flatMap((result, i) =>
    result.status === "rejected" ? [idOf(event.Records[i])] : [],
  );
  return { batchItemFailures: failed };
}

function idOf(record: SQSRecord | undefined) {
  return { itemIdentifier: record?.messageId ?? "" };
}
