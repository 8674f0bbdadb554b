// case: package=ioredis,@aws-sdk/client-s3,@aws-sdk/lib-dynamodb,@aws-sdk/client-dynamodb
import { randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { access, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { HeadObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Redis } from "ioredis";

const TABLE = "berths";
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const ticketKey = (code: string) => `ticket:${code}`;

export async function claimTicket(redis: Redis, code: string, customerId: string) {
  const held = await redis.get(ticketKey(code));
  //                 ????????? What this finds decides what follows
  if (held) return { error: "already claimed" };
  const claim = { id: randomUUID(), customerId };
  await redis.set(ticketKey(code), JSON.stringify(claim), "EX", 600);
  return { claim };
}

export async function claimTicketOnce(redis: Redis, code: string, customerId: string) {
  const held = await redis.get(ticketKey(code));
  if (held) return { error: "already claimed" };
  const won = await redis.set(ticketKey(code), customerId, "EX", 600, "NX");
  return won === null ? { error: "already claimed" } : { customerId };
}

// What was computed from the key is the same for both.
export async function describe(redis: Redis, code: string): Promise<string> {
  const known = await redis.get(`text:${code}`);
  if (known) return known;
  const text = code.toUpperCase();
  await redis.set(`text:${code}`, text);
  return text;
}

export class Sites {
  constructor(private readonly root: string) {}

  async create(slug: string): Promise<void> {
    const file = this.fileOf(slug);
    if (await isThere(file)) throw new Error("exists");
    //        ???????
    await writeFile(file, JSON.stringify({ slug, secret: randomBytes(16).toString("hex") }));
  }

  async createOnce(slug: string): Promise<void> {
    const file = this.fileOf(slug);
    if (await isThere(file)) throw new Error("exists");
    await writeFile(file, "{}", { flag: "wx" });
  }

  // Whoever comes second writes the same.
  async prepare(slug: string): Promise<void> {
    const file = this.fileOf(slug);
    if (!existsSync(file)) await writeFile(file, "{}");
  }

  async rename(slug: string, other: string): Promise<void> {
    if (await isThere(this.fileOf(slug))) throw new Error("exists");
    await writeFile(this.fileOf(other), "{}");
  }

  private fileOf(slug: string): string {
    return path.join(this.root, `${slug}.json`);
  }
}

export async function machineId(): Promise<void> {
  const file = path.join(os.homedir(), ".machine-id");
  if (!existsSync(file)) await writeFile(file, randomUUID());
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}

export async function publish(s3: S3Client, key: string, body: Buffer): Promise<void> {
  if (await objectExists(s3, key)) throw new Error("published");
  //        ????????????
  await s3.send(new PutObjectCommand({ Bucket: "releases", Key: key, Body: body }));
}

export async function publishOnce(s3: S3Client, key: string, body: Buffer): Promise<void> {
  if (await objectExists(s3, key)) throw new Error("published");
  await s3.send(
    new PutObjectCommand({ Bucket: "releases", Key: key, Body: body, IfNoneMatch: "*" }),
  );
}

async function objectExists(s3: S3Client, key: string): Promise<boolean> {
  try {
    await s3.send(new HeadObjectCommand({ Bucket: "releases", Key: key }));
    return true;
  } catch {
    return false;
  }
}

export async function hold(berth: string, guest: string): Promise<boolean> {
  const { Item } = await table.send(new GetCommand({ TableName: TABLE, Key: { berth } }));
  //                     ??????????
  if (!Item || Item.state !== "free") return false;
  await table.send(new PutCommand({ TableName: TABLE, Item: { ...Item, state: "held", guest } }));
  return true;
}

export async function holdOnce(berth: string, guest: string): Promise<boolean> {
  const { Item } = await table.send(new GetCommand({ TableName: TABLE, Key: { berth } }));
  if (!Item || Item.state !== "free") return false;
  await table.send(
    new PutCommand({
      TableName: TABLE,
      Item: { ...Item, state: "held", guest },
      ConditionExpression: "#s = :free",
    }),
  );
  return true;
}

// Only whether there is such an item.
export async function rename(berth: string, name: string): Promise<boolean> {
  const { Item } = await table.send(new GetCommand({ TableName: TABLE, Key: { berth } }));
  if (!Item) return false;
  await table.send(
    new UpdateCommand({
      TableName: TABLE,
      Key: { berth },
      UpdateExpression: "SET title = :name",
      ExpressionAttributeValues: { ":name": name },
    }),
  );
  return true;
}
