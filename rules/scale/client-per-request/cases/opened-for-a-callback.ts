// case: layer=multi-node file=src/archive.ts package=mongodb@6,pg@8
import { MongoClient, type Db } from "mongodb";
import { Client } from "pg";
import { openDb, openedDb } from "./db";

export async function withArchive<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const client = new MongoClient("mongodb://archive.internal");
//                   ??????????? closes it again
  await client.connect();
  try {
    return await work(client.db("archive"));
  } finally {
    await client.close();
  }
}

export async function count(): Promise<number> {
  const client = new Client({ host: "archive.internal" });
//                   ?????? closes it again
  await client.connect();
  const { rowCount } = await client.query("select 1");
  await client.end();
  return rowCount ?? 0;
}

// Each customer has a database of its own.
export async function countOf(customer: { url: string }): Promise<number> {
  const client = new Client({ connectionString: customer.url });
  try {
    await client.connect();
    return (await client.query("select 1")).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

// What a name says of a function that is not in sight.
export async function latest(id: string): Promise<unknown> {
  const db = openDb();
//           ?????? one for the process would do
  return db.find(id);
}

export async function latestOf(id: string): Promise<unknown> {
  const db = openedDb();
  return db.find(id);
}
