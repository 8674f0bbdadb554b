// case: layer=multi-node package=stripe@17,bullmq@5,express@5,node-cron@3,@aws-sdk/client-s3@3
//- src/pay.ts
import express from "express";
import Stripe from "stripe";

const stripe = new Stripe("key", { timeout: 10_000 });
const app = express();

app.post("/holds/:id/capture", async (req, res) => {
  try {
    await stripe.paymentIntents.capture(req.params.id, {}, { idempotencyKey: req.params.id });
  } catch (error) {
//  ????? the caller goes on as if it were done
    console.warn("capture", error);
  }
  return res.json({ id: req.params.id, status: "captured" });
});

app.post("/holds/:id/later", async (req, res) => {
  try {
    await stripe.paymentIntents.capture(req.params.id, {}, { idempotencyKey: req.params.id });
  } catch (error) {
    console.warn("capture", error);
  }
  return res.json({ id: req.params.id, status: "queued" });
});
//- src/copies.ts
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Worker } from "bullmq";

const s3 = new S3Client({});
const put = (key: string) => s3.send(new PutObjectCommand({ Bucket: "copies", Key: key, Body: "" }));

export const copies = new Worker("copies", async (job) => {
  try {
    await put(job.data.key);
  } catch (error) {
  //????? the caller goes on as if it were done
    console.error("copy", error);
  }
  return { key: job.data.key, at: "now" };
});

export const told = new Worker("told", async (job) => {
  let isCopied = false;
  try {
    await put(job.data.key);
    isCopied = true;
  } catch (error) {
    console.error("copy", error);
  }
  return { key: job.data.key, isCopied };
});
//- src/nightly.ts
import { writeFile } from "node:fs/promises";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import cron from "node-cron";

const s3 = new S3Client({});

async function publish(body: string): Promise<void> {
  try {
    await s3.send(new PutObjectCommand({ Bucket: "tables", Key: "rates", Body: body }));
  } catch (error) {
//  ????? the caller goes on as if it were done
    console.error(error);
  }
}

async function publishAgain(body: string): Promise<void> {
  try {
    await s3.send(new PutObjectCommand({ Bucket: "tables", Key: "again", Body: body }));
  } catch (error) {
    console.error(error);
  }
}

cron.schedule("15 4 * * *", async () => {
  await publishAgain("rates");
  await publish("rates");
  await writeFile("/state/published", "rates");
});
