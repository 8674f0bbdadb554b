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
];
