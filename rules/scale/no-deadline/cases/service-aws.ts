// case: package=@aws-sdk/client-s3@3
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

const s3 = new S3Client({ region: "eu-central-1" });
//             ^^^^^^^^ No call through this `S3Client` has a deadline

export async function read(key: string): Promise<unknown> {
  return await s3.send(new GetObjectCommand({ Bucket: "invoices", Key: key }));
}

export async function write(key: string, body: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: "invoices", Key: key, Body: body }));
}
