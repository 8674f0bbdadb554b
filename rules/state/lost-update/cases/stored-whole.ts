// case: package=ioredis@5,@aws-sdk/client-s3@3,@aws-sdk/lib-dynamodb@3,@aws-sdk/client-dynamodb@3
//- src/baskets.ts
import type { Redis } from "ioredis";

export interface Basket {
  lines: { sku: string; quantity: number }[];
  note?: string;
}

export class Baskets {
  constructor(private readonly redis: Redis) {}

  private key(shopper: string): string {
    return `basket:${shopper}`;
  }

  async load(shopper: string): Promise<Basket> {
    const raw = await this.redis.get(this.key(shopper));
    return raw ? (JSON.parse(raw) as Basket) : { lines: [] };
  }

  async save(shopper: string, basket: Basket): Promise<void> {
    await this.redis.set(this.key(shopper), JSON.stringify(basket), "EX", 3600);
  }
}
//- src/add.ts
import type { Baskets, Basket } from "./baskets";

export async function add(baskets: Baskets, shopper: string, sku: string): Promise<void> {
  const basket = await baskets.load(shopper);
  const line = basket.lines.find((each) => each.sku === sku);
  if (line) line.quantity++;
  else basket.lines.push({ sku, quantity: 1 });
  await baskets.save(shopper, basket);
//                            ^^^^^^ Stored whole from what was read
}

function without(basket: Basket, sku: string): Basket {
  return { ...basket, lines: basket.lines.filter((each) => each.sku !== sku) };
}

export async function remove(baskets: Baskets, shopper: string, sku: string): Promise<void> {
  const before = await baskets.load(shopper);
  const after = without(before, sku);
  await baskets.save(shopper, after);
//                            ^^^^^ Stored whole from what was read
}

/** One field is set whatever was there. */
export async function noted(baskets: Baskets, shopper: string, note: string): Promise<void> {
  const basket = await baskets.load(shopper);
  basket.note = note;
  await baskets.save(shopper, basket);
//                            ?????? Stored whole from what was read
}

/** What was read goes on living, and nothing else. */
export async function prolong(baskets: Baskets, shopper: string): Promise<void> {
  const basket = await baskets.load(shopper);
  await baskets.save(shopper, basket);
}

/** It goes to another place. */
export async function copied(baskets: Baskets, from: string, to: string): Promise<void> {
  const basket = await baskets.load(from);
  basket.lines.pop();
  await baskets.save(to, basket);
}

export async function locked(
  baskets: Baskets,
  locks: { withLock<T>(key: string, run: () => Promise<T>): Promise<T> },
  shopper: string,
  sku: string,
): Promise<void> {
  await locks.withLock(shopper, async () => {
    const basket = await baskets.load(shopper);
    basket.lines.push({ sku, quantity: 1 });
    await baskets.save(shopper, basket);
  });
}
//- src/albums.ts
import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";

interface Album {
  id: string;
  photos: string[];
}

export class Albums {
  constructor(
    private readonly s3: S3Client,
    private readonly bucket: string,
  ) {}

  async read(id: string): Promise<Album> {
    const answer = await this.s3.send(
      new GetObjectCommand({ Bucket: this.bucket, Key: `albums/${id}.json` }),
    );
    return JSON.parse(await answer.Body.transformToString()) as Album;
  }

  async write(album: Album): Promise<void> {
    await this.s3.send(
      new PutObjectCommand({
        Bucket: this.bucket,
        Key: `albums/${album.id}.json`,
        Body: JSON.stringify(album),
      }),
    );
  }

  async writeIfUnchanged(album: Album, tag: string): Promise<void> {
    await this.s3.send(
      new PutObjectCommand({
        Bucket: this.bucket,
        Key: `albums/${album.id}.json`,
        Body: JSON.stringify(album),
        IfMatch: tag,
      }),
    );
  }

  async add(id: string, photo: string): Promise<void> {
    const album = await this.read(id);
    album.photos.push(photo);
    await this.write(album);
//                   ^^^^^ Stored whole from what was read
  }

  async addOrFail(id: string, photo: string, tag: string): Promise<void> {
    const album = await this.read(id);
    album.photos.push(photo);
    await this.writeIfUnchanged(album, tag);
  }
}
//- src/stats.ts
import { GetCommand, PutCommand, UpdateCommand, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

interface Stats {
  bay: string;
  samples: number;
}

export async function sample(client: DynamoDBDocumentClient, bay: string): Promise<void> {
  const { Item } = await client.send(new GetCommand({ TableName: "stats", Key: { bay } }));
  const stats = Item as Stats;
  await client.send(
    new PutCommand({ TableName: "stats", Item: { ...stats, samples: stats.samples + 1 } }),
//                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Stored whole from what was read
  );
}

export async function compared(client: DynamoDBDocumentClient, bay: string): Promise<void> {
  const { Item } = await client.send(new GetCommand({ TableName: "stats", Key: { bay } }));
  const stats = Item as Stats;
  await client.send(
    new PutCommand({
      TableName: "stats",
      Item: { ...stats, samples: stats.samples + 1 },
      ConditionExpression: "samples = :seen",
      ExpressionAttributeValues: { ":seen": stats.samples },
    }),
  );
}

export async function added(client: DynamoDBDocumentClient, bay: string): Promise<void> {
  await client.send(
    new UpdateCommand({
      TableName: "stats",
      Key: { bay },
      UpdateExpression: "ADD samples :one",
      ExpressionAttributeValues: { ":one": 1 },
    }),
  );
}
