// case: layer=multi-node
//- src/reports/monthly-statements.ts
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { build, index, log, mailer, patients, policies } from "./parts";

// A mail to each, whoever they are; page by page as a generator hands them out.
export async function sendMonthlyStatements(month: string): Promise<void> {
  for await (const policy of policies.active()) {
    await statement(policy, month);
//        ????????? that follow are left out
  }
}

async function statement(policy: { email: string }, month: string): Promise<void> {
  const body = await build(policy, month);
  await mailer.send({ to: policy.email, body });
}

export async function remindAllPending(): Promise<void> {
  const due = await patients.due();
  for (let i = 0; i < due.length; i++) {
    const patient = due[i];
    await mailer.sendReminder(patient.email);
//        ??????????????????? that follow are left out
  }
}

export async function remindAllDue(): Promise<void> {
  for await (const patient of patients.stream()) {
    await mailer.sendReminder(patient.email).catch((error: Error) => log.error(error));
  }
}

// Lines of one file belong together.
export async function importAllRows(): Promise<void> {
  for await (const row of policies.rows()) await policies.add(row);
}

// The failures are promised, and the first one throws.
export async function onQueue(event: SQSEvent): Promise<SQSBatchResponse> {
  for (const record of event.Records) {
//                     ????????????? were done are done again
    await index(JSON.parse(record.body));
  }
  return { batchItemFailures: [] };
}

//- src/named.ts
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { index, log } from "./parts";

export async function onStream(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  for (const record of event.Records) {
    try {
      await index(record.dynamodb);
    } catch (error) {
      log.error(error);
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? "" }] };
    }
  }
  return { batchItemFailures: [] };
}

//- src/changes.ts
import type { DynamoDBStreamEvent } from "aws-lambda";
import { index } from "./parts";

export async function onChanges(event: DynamoDBStreamEvent): Promise<void> {
  await Promise.all(event.Records.map((record) => index(record.dynamodb)));
//      ??????????? were done are done again
}
