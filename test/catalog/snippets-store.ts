/** Programs that use document, graph and hosted databases as people do. */
import type { Expectation } from "./snippets.ts";

export const STORE_EXPECTATIONS: readonly Expectation[] = [
  {
    name: "mongodb",
    code: `
      import { MongoClient, ObjectId, type Collection, type Db } from "mongodb";
      interface Order { total: number; state: string }
      const client = new MongoClient("mongodb://", { maxPoolSize: 5 });
      async function run(db: Db, id: string) {
        await client.connect();
        const orders: Collection<Order> = client.db("shop").collection<Order>("orders");
        const order = await orders.findOne({ _id: new ObjectId(id) }, { signal: AbortSignal.timeout(1000) });
        const total: number | undefined = order?.total;
        const many = await orders.find({ state: "open" }).sort({ total: 1 }).limit(10).toArray();
        const state: string | undefined = many[0]?.state;
        await orders.updateOne({ _id: order?._id }, { $set: { total: 3 } }, { upsert: true });
        await orders.insertMany([{ total: 1, state: "open" }]);
        await db.collection("logs").deleteMany({});
        const session = client.startSession();
        await session.withTransaction(async () => orders.insertOne({ total: 1, state: "" }, { session }));
        db.collection("logs").watch();
        return [total, state, await orders.countDocuments(), await MongoClient.connect("mongodb://")];
      }
      export { run };`,
    facts: {
      'new MongoClient("mongodb://", { maxPoolSize: 5 })':
        "creates mongodb options, pool 100 options.maxPoolSize options.poolSize",
      "client.connect()": "call database, client.serverSelectionTimeoutMS, default 30000",
      "orders.findOne({ _id: new ObjectId(id) }, { signal: AbortSignal.timeout(1000) })":
        "read database, options.signal, client.socketTimeoutMS, default Infinity, mongodb find-one, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      "AbortSignal.timeout(1000)": "mark deadline-signal",
      'orders.find({ state: "open" })':
        "read database, options.signal, client.socketTimeoutMS, default Infinity, mongodb find-many, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      "orders.updateOne({ _id: order?._id }, { $set: { total: 3 } }, { upsert: true })":
        "write database, options.signal, client.socketTimeoutMS, default Infinity, mongodb update, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      'orders.insertMany([{ total: 1, state: "open" }])':
        "write database, options.signal, client.socketTimeoutMS, default Infinity, mongodb insert-many, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      'db.collection("logs").deleteMany({})':
        "write database, options.signal, client.socketTimeoutMS, default Infinity, mongodb delete-many, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      'session.withTransaction(async () => orders.insertOne({ total: 1, state: "" }, { session }))':
        "call database, options.signal, client.socketTimeoutMS, default Infinity, transaction fn, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      'orders.insertOne({ total: 1, state: "" }, { session })':
        "write database, options.signal, client.socketTimeoutMS, default Infinity, mongodb insert, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      'db.collection("logs").watch()': "mark subscribes",
      "orders.countDocuments()":
        "read database, options.signal, client.socketTimeoutMS, default Infinity, mongodb count, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      'MongoClient.connect("mongodb://")':
        "call database, options.serverSelectionTimeoutMS, default 30000, creates mongodb options, pool 100 options.maxPoolSize options.poolSize",
    },
  },
];
