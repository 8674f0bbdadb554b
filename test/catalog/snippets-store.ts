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
  {
    name: "hosted and document databases",
    code: `
      import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
      import { DynamoDBDocument, DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
      import { CosmosClient } from "@azure/cosmos";
      import { FieldValue, Firestore } from "@google-cloud/firestore";
      import { createServerClient } from "@supabase/ssr";
      import { createClient, type SupabaseClient } from "@supabase/supabase-js";
      import { getModelForClass, prop } from "@typegoose/typegoose";
      import { Client as Cassandra } from "cassandra-driver";
      import cassandra from "cassandra-driver";
      import { connect } from "couchbase";
      import admin from "firebase-admin";
      import * as adminStar from "firebase-admin";
      import { getFirestore } from "firebase-admin/firestore";
      import { getMessaging } from "firebase-admin/messaging";
      import neo4j, { type Session } from "neo4j-driver";
      interface Database { public: { Tables: { users: { Row: { id: number; name: string } } } } }
      class Cat { @prop() public lives!: number; }
      const CatModel = getModelForClass(Cat);
      const dynamo = new DynamoDBClient({ maxAttempts: 1 });
      const documents = DynamoDBDocumentClient.from(dynamo);
      async function run(id: string, given: SupabaseClient<Database>, session: Session) {
        await dynamo.send(new GetItemCommand({ TableName: "t", Key: {} }), { abortSignal: AbortSignal.timeout(1) });
        await dynamo.send(new PutItemCommand({ TableName: "t", ConditionExpression: "attribute_not_exists(id)" }));
        await documents.send(new UpdateCommand({ TableName: "t" }));
        await documents.send(new TransactWriteCommand({ ClientRequestToken: id }));
        await DynamoDBDocument.from(dynamo).query({ TableName: "t" });
        const items = new CosmosClient({ endpoint: "" }).database("d").container("c").items;
        const { resources } = await items.query<{ n: number }>("SELECT * FROM c").fetchAll();
        const n: number | undefined = resources[0]?.n;
        const store = new Firestore();
        const snapshot = await store.collection("users").doc(id).get();
        await store.collection("users").where("age", ">", 3).limit(5).get();
        await store.runTransaction(async (tx) => { tx.update(snapshot.ref, { n: FieldValue.increment(1), at: FieldValue.serverTimestamp() }); });
        await store.batch().set(snapshot.ref, {}).commit();
        await admin.firestore().collection("users").add({ n: 1 });
        await adminStar.app().firestore().doc("a/b").update({});
        await getFirestore().doc("a/b").set({});
        await getMessaging().send({ token: id });
        await admin.auth().getUser(id);
        const { data, error } = await given.from("users").select("*").eq("id", 3).single();
        const name: string | undefined = data?.name;
        await createClient("", "").from("users").insert({ id: 1 });
        await createServerClient<Database>("", "", {}).rpc("f");
        const cat = await CatModel.findOne({ lives: 9 });
        const lives: number | undefined = cat?.lives;
        await new Cassandra({ contactPoints: [] }).execute("SELECT 1", [], { prepare: true, isIdempotent: true });
        await new cassandra.Client({}).batch([]);
        const cluster = await connect("couchbase://", { timeouts: {} });
        await cluster.bucket("b").defaultCollection().upsert(id, {});
        await session.executeWrite(async (tx) => tx.run("CREATE (n)"));
        await neo4j.driver("neo4j://").session().run("MATCH (n) RETURN n");
        return [n, name, error, lives];
      }
      export { run };`,
    facts: {
      "new DynamoDBClient({ maxAttempts: 1 })":
        "creates aws-client config, pool 50 config.requestHandler",
      'dynamo.send(new GetItemCommand({ TableName: "t", Key: {} }), { abortSignal: AbortSignal.timeout(1) })':
        "read database, options.abortSignal, client.requestHandler, default Infinity, dynamodb find-unique, retries 3 jittered client.maxAttempts client.retryStrategy",
      "AbortSignal.timeout(1)": "mark deadline-signal",
      'dynamo.send(new PutItemCommand({ TableName: "t", ConditionExpression: "attribute_not_exists(id)" }))':
        "write database, options.abortSignal, client.requestHandler, default Infinity, dynamodb upsert, retries 3 jittered client.maxAttempts client.retryStrategy",
      'new PutItemCommand({ TableName: "t", ConditionExpression: "attribute_not_exists(id)" })':
        "idempotency input.ConditionExpression",
      'documents.send(new UpdateCommand({ TableName: "t" }))':
        "write database, options.abortSignal, client.requestHandler, default Infinity, dynamodb update, retries 3 jittered client.maxAttempts client.retryStrategy",
      'new UpdateCommand({ TableName: "t" })': "idempotency input.ConditionExpression",
      "documents.send(new TransactWriteCommand({ ClientRequestToken: id }))":
        "write database, options.abortSignal, client.requestHandler, default Infinity, dynamodb update-many, retries 3 jittered client.maxAttempts client.retryStrategy, mark atomic-batch",
      "new TransactWriteCommand({ ClientRequestToken: id })":
        "idempotency input.ClientRequestToken",
      'DynamoDBDocument.from(dynamo).query({ TableName: "t" })':
        "read database, dynamodb find-many",
      'new CosmosClient({ endpoint: "" })': "creates cosmos options",
      'items.query<{ n: number }>("SELECT * FROM c")':
        "read database, options.abortSignal, default Infinity, cosmos find-many, retries 9 constant client.connectionPolicy.retryOptions",
      "new Firestore()": "creates firestore settings",
      'store.collection("users").doc(id).get()':
        "read database, default 600000, firestore find-unique, retries 4 jittered",
      'store.collection("users").where("age", ">", 3).limit(5).get()':
        "read database, default 600000, firestore find-many, retries 4 jittered",
      "store.runTransaction(async (tx) => { tx.update(snapshot.ref, { n: FieldValue.increment(1), at: FieldValue.serverTimestamp() }); })":
        "call database, default 600000, transaction updateFunction, retries 4 jittered options.maxAttempts",
      "FieldValue.serverTimestamp()": "database clock",
      "store.batch().set(snapshot.ref, {}).commit()":
        "write database, default 600000, mark atomic-batch",
      'admin.firestore().collection("users").add({ n: 1 })':
        "write database, default 600000, firestore insert, retries 4 jittered",
      'adminStar.app().firestore().doc("a/b").update({})':
        "write database, default 600000, firestore update, retries 4 jittered",
      'getFirestore().doc("a/b").set({})':
        "write database, default 600000, firestore upsert, retries 4 jittered",
      "getMessaging().send({ token: id })": "write push, default 15000, retries 4 exponential",
      "admin.auth().getUser(id)": "read http, default 25000, retries 4 exponential",
      'given.from("users")':
        "call database, client.db.timeout, client.global.fetch, default 300000, supabase find-many, mark builder",
      'createClient("", "").from("users")':
        "call database, client.db.timeout, client.global.fetch, default 300000, supabase find-many, mark builder",
      'createClient("", "")': "creates supabase options",
      'createServerClient<Database>("", "", {}).rpc("f")':
        "call database, client.db.timeout, client.global.fetch, default 300000, supabase query, mark builder",
      'createServerClient<Database>("", "", {})': "creates supabase options",
      "CatModel.findOne({ lives: 9 })":
        "read database, client.socketTimeoutMS, default Infinity, mongoose find-one, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      'new Cassandra({ contactPoints: [] }).execute("SELECT 1", [], { prepare: true, isIdempotent: true })':
        "call database, options.readTimeout, client.socketOptions.readTimeout, default 12000, cassandra query, retries 1 immediate options.retry client.policies, idempotency options.isIdempotent client.queryOptions.isIdempotent",
      "new Cassandra({ contactPoints: [] })": "creates cassandra options",
      "new cassandra.Client({}).batch([])":
        "write database, options.readTimeout, client.socketOptions.readTimeout, default 12000, cassandra query, retries 1 immediate options.retry client.policies, idempotency options.isIdempotent client.queryOptions.isIdempotent, mark atomic-batch",
      "new cassandra.Client({})": "creates cassandra options",
      'connect("couchbase://", { timeouts: {} })': "creates couchbase options",
      'cluster.bucket("b").defaultCollection().upsert(id, {})':
        "write database, options.timeout, client.timeouts, default 2500, couchbase upsert",
      'session.executeWrite(async (tx) => tx.run("CREATE (n)"))':
        "write database, config.timeout, default Infinity, transaction work, retries 5 jittered client.maxTransactionRetryTime",
      'tx.run("CREATE (n)")': "call database, default Infinity, neo4j query",
      'neo4j.driver("neo4j://").session().run("MATCH (n) RETURN n")':
        "call database, config.timeout, default Infinity, neo4j query",
      'neo4j.driver("neo4j://")': "creates neo4j config, pool 100 config.maxConnectionPoolSize",
    },
  },
];
