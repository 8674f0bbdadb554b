// case: package=@aws-sdk/client-s3@3,@aws-sdk/client-lambda@3
//- src/storage.ts
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";

const s3 = new S3Client({ requestHandler: { socketTimeout: 2_000 } });

export async function read(key: string): Promise<unknown> {
  return await s3.send(new GetObjectCommand({ Bucket: "invoices", Key: key }));
}

const lambda = new LambdaClient({});

export async function render(): Promise<unknown> {
  const abortSignal = AbortSignal.timeout(5_000);
  return await lambda.send(new InvokeCommand({ FunctionName: "render" }), { abortSignal });
}

const local = new S3Client({ endpoint: "http://localhost:9000" });

export async function peek(): Promise<unknown> {
  return await local.send(new GetObjectCommand({ Bucket: "a", Key: "b" }));
}
//- src/factory.ts
import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";

export function storage(options: S3ClientConfig): S3Client {
  return new S3Client(options);
}
