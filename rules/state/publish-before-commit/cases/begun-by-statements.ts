// case: layer=multi-node file=src/service.ts package=pg@8,bullmq@5,typeorm@0.3,kafkajs@2,knex@3
// Between the statement that begins a transaction and the one that commits it.
import { Queue } from "bullmq";
import { Kafka } from "kafkajs";
import type { Knex } from "knex";
import { Pool } from "pg";
import type { DataSource } from "typeorm";

const pool = new Pool();
const labels = new Queue("labels");
const producer = new Kafka({ brokers: ["kafka:9092"] }).producer();

class Parcel {
  id!: string;
}

export class Parcels {
  constructor(private readonly source: DataSource) {}

  async accept(id: string): Promise<void> {
    const runner = this.source.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.manager.insert(Parcel, { id });
      await labels.add("print", { id });
//          ^^^^^^^^^^ runs before the commit
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      await labels.add("refused", { id });
      throw error;
    }
    await labels.add("sort", { id });
  }
}

export async function weigh(id: string, grams: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("UPDATE parcels SET grams = $1 WHERE id = $2", [grams, id]);
    await announce(id);
//        ^^^^^^^^
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

async function announce(id: string): Promise<void> {
  await producer.send({ topic: "parcel.weighed", messages: [{ key: id, value: id }] });
}

// Rows of an outbox were committed before, and what is only read cannot turn out untrue.
export async function relay(knex: Knex): Promise<void> {
  await knex.transaction(async (trx) => {
    const rows = await trx("outbox").where({ sent: false }).limit(50).forUpdate().select("id", "body");
    await producer.send({ topic: "parcels", messages: rows.map(({ id, body }) => ({ key: id, value: body })) });
    await trx("outbox").whereIn("id", rows.map(({ id }) => id)).update({ sent: true });
  });
}

export async function tell(id: string): Promise<void> {
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query("SELECT grams FROM parcels WHERE id = $1", [id]);
  await labels.add("print", { id });
  await client.query("COMMIT");
}
