// case: package=ioredis@5,nodemailer@6,openai@6,@aws-sdk/client-ses@3
// Connections that wait on purpose, mail that another client sends, and limits that somebody chose.
import { SESClient } from "@aws-sdk/client-ses";
import Redis from "ioredis";
import nodemailer from "nodemailer";
import OpenAI from "openai";

declare const ses: SESClient;

const redis = new Redis({ host: "cache.example", commandTimeout: 2_000 });
const waiting = redis.duplicate();
const mailer = nodemailer.createTransport({ SES: ses });
const quick = nodemailer.createTransport({ host: "mail.example", socketTimeout: 15_000 });
const models = new OpenAI({ timeout: 30_000, maxRetries: 1 });

export async function next(): Promise<unknown> {
  return await waiting.blpop("orders", 0);
}

export async function mail(to: string): Promise<void> {
  await mailer.sendMail({ to, subject: "Your order" });
  await quick.sendMail({ to, subject: "Your order" });
}

export async function embed(text: string): Promise<unknown> {
  return await models.embeddings.create({ model: "m", input: text });
}
