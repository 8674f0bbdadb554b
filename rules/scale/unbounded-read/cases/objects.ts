// case: layer=multi-node file=src/functions/import.ts package=@aws-sdk/client-s3@3,csv-parse@5
import { createInterface } from "node:readline";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { parseCsv, save } from "./parts";

const s3 = new S3Client({ requestHandler: { requestTimeout: 5_000 } });

export async function lines(bucket: string, key: string): Promise<void> {
  const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const text = await object.Body?.transformToString("utf-8");
//                   ?????????????????????????????? to go through its lines
  for (const line of text?.split("\n") ?? []) await save(line);
}

export async function table(bucket: string, key: string): Promise<void> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  if (!Body) return;
  for (const row of parseCsv(await Body.transformToString())) await save(row);
//                                 ?????????????????????? to go through its lines
}

// A settings file is one document.
export async function settings(bucket: string): Promise<unknown> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: "settings.json" }));
  return JSON.parse((await Body?.transformToString()) ?? "{}");
}

export async function streamed(bucket: string, key: string): Promise<void> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  for await (const line of createInterface({ input: Body as never })) await save(line);
}
