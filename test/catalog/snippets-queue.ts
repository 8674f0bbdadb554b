/** Programs that use message brokers and job queues as people do. */
import type { Expectation } from "./snippets.ts";

export const QUEUE_EXPECTATIONS: readonly Expectation[] = [
  {
    name: "bullmq and bull",
    code: `
      import { BullModule, InjectQueue, Processor as NestProcessor, WorkerHost } from "@nestjs/bullmq";
      import { InjectQueue as InjectBull, Process, Processor as BullProcessor } from "@nestjs/bull";
      import BeeQueue from "bee-queue";
      import Bull, { type Job as BullJob, type Queue as BullQueue } from "bull";
      import BullStar = require("bull");
      import { FlowProducer, Job, type JobsOptions, type Processor, Queue, QueueEvents, Worker } from "bullmq";
      interface Mail { to: string }
      const queue = new Queue<Mail>("mail", { connection: { host: "a" }, defaultJobOptions: { attempts: 3 } });
      const processor: Processor<Mail> = async (job) => job.data.to;
      const worker = new Worker("mail", processor, { concurrency: 5 });
      new Worker<Mail>("mail", async (job: Job<Mail>) => { await job.updateProgress(1); return job.data.to.length; });
      const events = new QueueEvents("mail");
      @NestProcessor("mail")
      class Consumer extends WorkerHost {
        constructor(@InjectQueue("mail") private readonly mail: Queue) { super(); }
        async process(job: Job<Mail>) { await this.mail.add("again", job.data, { jobId: job.id }); }
      }
      @BullProcessor("old")
      class Old {
        constructor(@InjectBull("old") private readonly old: BullQueue<Mail>) {}
        @Process({ name: "x", concurrency: 3 }) async handle(job: BullJob<Mail>) { await this.old.add(job.data, { attempts: 2 }); }
      }
      const module = BullModule.forRoot({ connection: {} });
      const bull = new Bull<Mail>("old", "redis://", { redis: { commandTimeout: 1 } });
      bull.process("x", 5, async (job) => job.data.to);
      const star = new BullStar("other");
      star.process((job, done) => done(null, job.data));
      const bee = new BeeQueue<Mail>("bee");
      bee.process(async (job) => job.data.to);
      async function run(options: JobsOptions) {
        const job = await queue.add("send", { to: "a" }, options);
        const to: string = job.data.to;
        await queue.addBulk([{ name: "send", data: { to: "b" } }]);
        await queue.upsertJobScheduler("nightly", { pattern: "0 0 * * *" }, { name: "x", data: { to: "a" } });
        await job.waitUntilFinished(events, 1000);
        await new FlowProducer().add({ name: "a", queueName: "b" });
        await bee.createJob({ to: "a" }).retries(3).save();
        worker.on("failed", () => {});
        return [to, await queue.getJobs(["waiting"]), module];
      }
      export { run, Consumer, Old };`,
    facts: {
      'new Queue<Mail>("mail", { connection: { host: "a" }, defaultJobOptions: { attempts: 3 } })':
        "creates bullmq opts",
      'new Worker("mail", processor, { concurrency: 5 })':
        "creates bullmq opts, retries 1 immediate opts.maxStalledCount, enters consumer processor",
      'new Worker<Mail>("mail", async (job: Job<Mail>) => { await job.updateProgress(1); return job.data.to.length; })':
        "creates bullmq opts, retries 1 immediate opts.maxStalledCount, enters consumer processor",
      "job.updateProgress(1)": "write queue, client.connection.commandTimeout, default Infinity",
      'new QueueEvents("mail")': "creates bullmq opts",
      'NestProcessor("mail")': "mark consumer-class",
      'this.mail.add("again", job.data, { jobId: job.id })':
        "write queue, client.connection.commandTimeout, default Infinity, retries 0 immediate opts.attempts client.defaultJobOptions.attempts, idempotency opts.jobId opts.deduplication",
      'Process({ name: "x", concurrency: 3 })': "mark consumer-method",
      "this.old.add(job.data, { attempts: 2 })":
        "write queue, client.redis.commandTimeout, default Infinity, retries 0 immediate opts.attempts client.defaultJobOptions.attempts, idempotency opts.jobId",
      "BullModule.forRoot({ connection: {} })": "creates bullmq config",
      'new Bull<Mail>("old", "redis://", { redis: { commandTimeout: 1 } })': "creates bull opts",
      'bull.process("x", 5, async (job) => job.data.to)': "enters consumer handler",
      'new BullStar("other")': "creates bull opts",
      "star.process((job, done) => done(null, job.data))": "enters consumer handler",
      'new BeeQueue<Mail>("bee")': "creates bee-queue settings",
      "bee.process(async (job) => job.data.to)": "enters consumer handler",
      'queue.add("send", { to: "a" }, options)':
        "write queue, client.connection.commandTimeout, default Infinity, retries 0 immediate opts.attempts client.defaultJobOptions.attempts, idempotency opts.jobId opts.deduplication",
      'queue.addBulk([{ name: "send", data: { to: "b" } }])':
        "write queue, client.connection.commandTimeout, default Infinity, retries 0 immediate client.defaultJobOptions.attempts",
      'queue.upsertJobScheduler("nightly", { pattern: "0 0 * * *" }, { name: "x", data: { to: "a" } })':
        "write queue, client.connection.commandTimeout, default Infinity, idempotency id",
      "job.waitUntilFinished(events, 1000)": "read queue, ttl, default Infinity",
      'new FlowProducer().add({ name: "a", queueName: "b" })':
        "write queue, client.connection.commandTimeout, default Infinity",
      "new FlowProducer()": "creates bullmq opts",
      'bee.createJob({ to: "a" }).retries(3).save()': "write queue, default Infinity",
      'worker.on("failed", () => {})': "mark adds-listener",
      'queue.getJobs(["waiting"])':
        "read queue, client.connection.commandTimeout, default Infinity",
    },
  },
  {
    name: "kafka and nest events",
    code: `
      import { EventEmitter2 as FromNest, OnEvent } from "@nestjs/event-emitter";
      import { CommandBus, EventBus, EventsHandler } from "@nestjs/cqrs";
      import { ClientKafka, ClientProxy, EventPattern, MessagePattern, Payload } from "@nestjs/microservices";
      import { KafkaJS } from "@confluentinc/kafka-javascript";
      import EventEmitter2 from "eventemitter2";
      import { type Consumer, Kafka, logLevel } from "kafkajs";
      const kafka = new Kafka({ clientId: "a", brokers: [], logLevel: logLevel.ERROR });
      const producer = kafka.producer({ idempotent: true });
      const consumer: Consumer = kafka.consumer({ groupId: "g" });
      const emitter = new EventEmitter2();
      class Controller {
        constructor(private readonly client: ClientProxy, private readonly kafka: ClientKafka, private readonly events: FromNest, private readonly bus: EventBus, private readonly commands: CommandBus) {}
        @EventPattern("user.created") onUser(@Payload() data: { id: string }) { this.events.emit("user", data); }
        @MessagePattern({ cmd: "sum" }) async sum(numbers: number[]) { this.client.emit("summed", numbers); return this.kafka.send("other", numbers); }
        @OnEvent("user") async local() { this.bus.publish({}); await this.commands.execute({}); }
      }
      @EventsHandler(Object)
      class Handler {}
      async function run() {
        await consumer.subscribe({ topic: "t" });
        await consumer.run({ eachMessage: async ({ message }) => { message.value?.toString(); } });
        await producer.send({ topic: "t", messages: [{ value: "a" }] });
        const transaction = await producer.transaction();
        await transaction.send({ topic: "t", messages: [] });
        await transaction.commit();
        await new KafkaJS.Kafka({}).producer().sendBatch({});
        emitter.on("a", () => {});
        emitter.emit("a");
      }
      export { run, Controller, Handler };`,
    facts: {
      'new Kafka({ clientId: "a", brokers: [], logLevel: logLevel.ERROR })':
        "creates kafkajs config",
      "kafka.producer({ idempotent: true })": "creates kafkajs config",
      'kafka.consumer({ groupId: "g" })': "creates kafkajs config",
      'EventPattern("user.created")': "mark consumer-method",
      'this.events.emit("user", data)': "mark emits",
      'MessagePattern({ cmd: "sum" })': "mark consumer-method",
      'this.client.emit("summed", numbers)': "write queue, default Infinity",
      'this.kafka.send("other", numbers)': "call queue, default Infinity",
      'OnEvent("user")': "mark event-listener-method",
      "this.bus.publish({})": "mark emits",
      "EventsHandler(Object)": "mark event-listener-class",
      "consumer.run({ eachMessage: async ({ message }) => { message.value?.toString(); } })":
        "enters consumer config.eachMessage, enters consumer config.eachBatch, mark subscribes",
      'producer.send({ topic: "t", messages: [{ value: "a" }] })':
        "write queue, client.requestTimeout, default 30000, retries 5 jittered client.retry, idempotency client.idempotent client.transactionalId",
      "producer.transaction()": "mark transaction-begin",
      'transaction.send({ topic: "t", messages: [] })':
        "write queue, client.requestTimeout, default 30000, retries 5 jittered client.retry",
      "transaction.commit()":
        "call queue, client.requestTimeout, default 30000, retries 5 jittered client.retry, mark transaction-commit",
      "new KafkaJS.Kafka({}).producer().sendBatch({})":
        "write queue, client.requestTimeout, default 30000, retries 5 jittered client.retry, idempotency client.idempotent client.transactionalId",
      "new KafkaJS.Kafka({}).producer()": "creates confluent-kafka config",
      "new KafkaJS.Kafka({})": "creates confluent-kafka config",
      'emitter.on("a", () => {})': "mark adds-listener",
      'emitter.emit("a")': "mark emits",
    },
  },
  {
    name: "brokers and job queues",
    code: `
      import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";
      import { ReceiveMessageCommand, SendMessageCommand, SQS, SQSClient } from "@aws-sdk/client-sqs";
      import { ServiceBusClient } from "@azure/service-bus";
      import { PubSub } from "@google-cloud/pubsub";
      import { Client as Temporal } from "@temporalio/client";
      import { Worker as TemporalWorker } from "@temporalio/worker";
      import { proxyActivities, sleep } from "@temporalio/workflow";
      import { schedules, task, tasks, wait } from "@trigger.dev/sdk";
      import { task as old } from "@trigger.dev/sdk/v3";
      import { Client as QStash } from "@upstash/qstash";
      import { verifySignatureAppRouter } from "@upstash/qstash/nextjs";
      import { Agenda } from "agenda";
      import amqpManager from "amqp-connection-manager";
      import amqp from "amqplib";
      import * as callbacks from "amqplib/callback_api";
      import { run as worker, type TaskList } from "graphile-worker";
      import { Inngest } from "inngest";
      import { serve } from "inngest/next";
      import mqtt from "mqtt";
      import { connect, StringCodec } from "nats";
      import PgBoss from "pg-boss";
      import { Consumer } from "sqs-consumer";
      const inngest = new Inngest({ id: "a" });
      const sign = inngest.createFunction({ id: "f", retries: 3 }, { event: "e" }, async ({ event, step }) => { await step.run("a", async () => event.data); });
      export const POST = [serve({ client: inngest, functions: [sign] }), verifySignatureAppRouter(async () => new Response())];
      export const nightly = schedules.task({ id: "n", cron: "0 0 * * *", run: async () => { await wait.for({ seconds: 5 }); } });
      export const send = task({ id: "s", run: async (payload: { to: string }) => payload.to });
      export const older = old({ id: "o", run: async () => {} });
      const activities = proxyActivities<{ charge(id: string): Promise<number> }>({ startToCloseTimeout: "1 minute" });
      export async function workflow(id: string) { await sleep("1 day"); const paid: number = await activities.charge(id); return paid; }
      async function run(list: TaskList, temporal: Temporal) {
        const sqs = new SQSClient({});
        await sqs.send(new SendMessageCommand({ QueueUrl: "", MessageDeduplicationId: "1" }));
        await sqs.send(new ReceiveMessageCommand({ QueueUrl: "" }), { abortSignal: AbortSignal.timeout(1) });
        await new SQS({}).deleteMessage({});
        await new SNSClient({}).send(new PublishCommand({ TopicArn: "" }));
        Consumer.create({ queueUrl: "", handleMessage: async (message) => message.Body });
        await new PubSub().topic("t").publishMessage({ json: {} });
        new PubSub().subscription("s").on("message", (message) => message.ack());
        const bus = new ServiceBusClient("");
        await bus.createSender("q").sendMessages({ body: 1 });
        bus.createReceiver("q").subscribe({ processMessage: async (message) => { message.body; }, processError: async () => {} });
        const connection = await amqp.connect("amqp://", { timeout: 1000 });
        const channel = await connection.createChannel();
        await channel.assertQueue("q");
        channel.sendToQueue("q", Buffer.from(""), { messageId: "1" });
        await channel.consume("q", (message) => { if (message !== null) channel.ack(message); });
        callbacks.connect("amqp://", (error, opened) => { if (!error) opened.createChannel(); });
        await amqpManager.connect([""]).createChannel({ json: true }).sendToQueue("q", {}, { timeout: 1 });
        const nats = await connect({ servers: "a" });
        nats.publish("s", StringCodec().encode(""));
        await nats.request("s", "", { timeout: 1000 });
        nats.subscribe("s", { callback: (error, message) => [error, message.data] });
        const broker = mqtt.connect("mqtt://", { reconnectPeriod: 1 });
        broker.on("message", (topic, payload) => [topic, payload.length]);
        await broker.publishAsync("t", "m", { qos: 1 });
        const boss = new PgBoss({ connectionString: "" });
        await boss.send("q", { a: 1 }, { singletonKey: "k", retryLimit: 5 });
        await boss.work<{ a: number }>("q", async ([job]) => job?.data.a);
        await worker({ connectionString: "", taskList: list });
        const agenda = new Agenda();
        agenda.define("job", async (job) => job.attrs.data);
        await agenda.every("5 minutes", "job");
        await inngest.send({ name: "e" });
        await tasks.trigger<typeof send>("s", { to: "a" }, { idempotencyKey: "k" });
        await send.triggerAndWait({ to: "a" });
        await new QStash({ token: "" }).publishJSON({ url: "", body: {}, deduplicationId: "d" });
        await temporal.workflow.start(workflow, { taskQueue: "q", workflowId: "w", args: [""] });
        await TemporalWorker.create({ taskQueue: "q", activities: {} });
      }
      export { run };`,
    facts: {
      'new Inngest({ id: "a" })': "creates inngest options",
      'inngest.createFunction({ id: "f", retries: 3 }, { event: "e" }, async ({ event, step }) => { await step.run("a", async () => event.data); })':
        "enters consumer handler",
      'step.run("a", async () => event.data)': "runs fn, mark durable-step",
      "verifySignatureAppRouter(async () => new Response())": "enters consumer handler",
      'schedules.task({ id: "n", cron: "0 0 * * *", run: async () => { await wait.for({ seconds: 5 }); } })':
        "enters job options.run",
      "wait.for({ seconds: 5 })": "mark sleeps",
      'task({ id: "s", run: async (payload: { to: string }) => payload.to })':
        "enters consumer options.run",
      'old({ id: "o", run: async () => {} })': "enters consumer options.run",
      'proxyActivities<{ charge(id: string): Promise<number> }>({ startToCloseTimeout: "1 minute" })':
        "retries Infinity exponential options.retry",
      'sleep("1 day")': "mark sleeps",
      "new SQSClient({})": "creates aws-client config, pool 50 config.requestHandler",
      'sqs.send(new SendMessageCommand({ QueueUrl: "", MessageDeduplicationId: "1" }))':
        "write queue, options.abortSignal, client.requestHandler, default Infinity, retries 2 jittered client.maxAttempts client.retryStrategy",
      'new SendMessageCommand({ QueueUrl: "", MessageDeduplicationId: "1" })':
        "idempotency input.MessageDeduplicationId",
      'sqs.send(new ReceiveMessageCommand({ QueueUrl: "" }), { abortSignal: AbortSignal.timeout(1) })':
        "read queue, options.abortSignal, client.requestHandler, default Infinity, retries 2 jittered client.maxAttempts client.retryStrategy",
      "AbortSignal.timeout(1)": "mark deadline-signal",
      "new SQS({}).deleteMessage({})":
        "write queue, options.abortSignal, client.requestHandler, default Infinity, retries 2 jittered client.maxAttempts client.retryStrategy",
      "new SQS({})": "creates aws-client config, pool 50 config.requestHandler",
      'new SNSClient({}).send(new PublishCommand({ TopicArn: "" }))':
        "write queue, options.abortSignal, client.requestHandler, default Infinity, retries 2 jittered client.maxAttempts client.retryStrategy",
      "new SNSClient({})": "creates aws-client config, pool 50 config.requestHandler",
      'new PublishCommand({ TopicArn: "" })': "idempotency input.MessageDeduplicationId",
      'Consumer.create({ queueUrl: "", handleMessage: async (message) => message.Body })':
        "enters consumer options.handleMessage, enters consumer options.handleMessageBatch",
      'new PubSub().topic("t").publishMessage({ json: {} })':
        "write queue, client.gaxOpts, default 60000, retries 8 jittered client.gaxOpts",
      'new PubSub().topic("t")': "creates pubsub-topic options",
      'new PubSub().subscription("s").on("message", (message) => message.ack())':
        "enters consumer listener",
      'new ServiceBusClient("")': "creates service-bus options",
      'bus.createSender("q").sendMessages({ body: 1 })':
        "write queue, options.abortSignal, client.retryOptions.timeoutInMs, default 60000, retries 3 constant client.retryOptions",
      'bus.createReceiver("q").subscribe({ processMessage: async (message) => { message.body; }, processError: async () => {} })':
        "enters consumer handlers.processMessage, mark subscribes",
      'amqp.connect("amqp://", { timeout: 1000 })':
        "call queue, options.timeout, default Infinity, creates amqplib options",
      'channel.assertQueue("q")': "write queue, default Infinity",
      'channel.sendToQueue("q", Buffer.from(""), { messageId: "1" })':
        "write queue, idempotency options.messageId",
      'channel.consume("q", (message) => { if (message !== null) channel.ack(message); })':
        "enters consumer onMessage, mark subscribes",
      'callbacks.connect("amqp://", (error, opened) => { if (!error) opened.createChannel(); })':
        "call queue, default Infinity, creates amqplib",
      'amqpManager.connect([""]).createChannel({ json: true }).sendToQueue("q", {}, { timeout: 1 })':
        "write queue, options.timeout, client.publishTimeout, default Infinity, retries Infinity constant, idempotency options.messageId",
      'amqpManager.connect([""]).createChannel({ json: true })': "creates amqp-channel options",
      'amqpManager.connect([""])': "creates amqplib options",
      'connect({ servers: "a" })':
        "call queue, options.timeout, default 20000, creates nats options",
      'nats.publish("s", StringCodec().encode(""))': "write queue",
      'nats.request("s", "", { timeout: 1000 })': "call queue, options.timeout, default 1000",
      'nats.subscribe("s", { callback: (error, message) => [error, message.data] })':
        "enters consumer options.callback, mark subscribes",
      'mqtt.connect("mqtt://", { reconnectPeriod: 1 })':
        "creates mqtt options, retries Infinity constant options.reconnectPeriod",
      'broker.on("message", (topic, payload) => [topic, payload.length])':
        "enters consumer listener",
      'broker.publishAsync("t", "m", { qos: 1 })': "write queue, default Infinity",
      'new PgBoss({ connectionString: "" })': "creates pg-boss options, pool 10 options.max",
      'boss.send("q", { a: 1 }, { singletonKey: "k", retryLimit: 5 })':
        "write queue, default Infinity, retries 2 immediate options.retryLimit, idempotency options.singletonKey",
      'boss.work<{ a: number }>("q", async ([job]) => job?.data.a)': "enters consumer handler",
      'worker({ connectionString: "", taskList: list })': "enters consumer options.taskList",
      "new Agenda()": "creates agenda config",
      'agenda.define("job", async (job) => job.attrs.data)': "enters job processor",
      'agenda.every("5 minutes", "job")': "write queue, default Infinity",
      'inngest.send({ name: "e" })': "write queue, default 300000",
      'tasks.trigger<typeof send>("s", { to: "a" }, { idempotencyKey: "k" })':
        "write queue, idempotency options.idempotencyKey",
      'send.triggerAndWait({ to: "a" })': "write queue, idempotency options.idempotencyKey",
      'new QStash({ token: "" }).publishJSON({ url: "", body: {}, deduplicationId: "d" })':
        "write queue, default 300000, retries 5 exponential client.retry, idempotency request.deduplicationId request.contentBasedDeduplication",
      'new QStash({ token: "" })': "creates qstash config",
      'temporal.workflow.start(workflow, { taskQueue: "q", workflowId: "w", args: [""] })':
        "write queue, default Infinity, retries 9 jittered, idempotency options.workflowId",
      'TemporalWorker.create({ taskQueue: "q", activities: {} })':
        "enters consumer options.activities",
    },
  },
  {
    name: "pg-boss 9",
    dependencies: { "pg-boss": "^9.0.0" },
    code: `
      import PgBoss from "pg-boss";
      const boss = new PgBoss("postgres://");
      async function run() {
        await boss.start();
        await boss.send("q", {}, { retryLimit: 2 });
        await boss.work<{ a: number }>("q", async (job: PgBoss.Job<{ a: number }>) => job.data.a);
      }
      export { run };`,
    facts: {
      'new PgBoss("postgres://")': "creates pg-boss",
      'boss.send("q", {}, { retryLimit: 2 })':
        "write queue, default Infinity, retries 0 immediate options.retryLimit, idempotency options.singletonKey",
      'boss.work<{ a: number }>("q", async (job: PgBoss.Job<{ a: number }>) => job.data.a)':
        "enters consumer handler",
    },
  },
];
