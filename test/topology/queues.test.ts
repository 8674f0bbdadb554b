/** Queues and topics between units: who sends, who takes, and what that makes of several instances. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Files } from "../workspace/repository.ts";
import { topologyOf, unitLines } from "./surveyed.ts";

/** A unit of a monorepo, started by an image of its own. */
function unit(name: string, source: string, dependencies: readonly string[] = []): Files {
  return {
    [`apps/${name}/package.json`]: {
      name: `@shop/${name}`,
      dependencies: {
        express: "^5.0.0",
        ...Object.fromEntries(dependencies.map((each) => [each, "*"])),
      },
    },
    [`apps/${name}/src/index.ts`]: source,
    [`apps/${name}/Dockerfile`]: `FROM node:22\nWORKDIR /app/apps/${name}\nCOPY . /app\nCMD ["node", "dist/index.js"]\n`,
  };
}

const JOBS: Files = {
  "packages/jobs/package.json": { name: "@shop/jobs", main: "src/index.ts" },
  "packages/jobs/src/index.ts": 'export * from "./queue";\nexport * from "./names";\n',
  "packages/jobs/src/names.ts": 'export enum QueueName {\n  Mail = "mail",\n}\n',
  "packages/jobs/src/queue.ts":
    'import { Queue } from "bullmq";\nimport { QueueName } from "./names";\nexport const mails = new Queue(QueueName.Mail);\nexport async function later(to: string) {\n  await mails.add("mail", { to });\n}\n',
};

const ADDS = 'import { later } from "@shop/jobs";\nawait later("ada");\n';
const WORKS =
  'import { Worker } from "bullmq";\nimport { QueueName } from "@shop/jobs";\nexport const worker = new Worker(QueueName.Mail, async () => {});\n';

const ORDERS = `import { ConfigService } from "@nestjs/config";
import { Variables } from "./variables";
export class Orders {
  private readonly paid: string;
  constructor(
    private readonly bus: any,
    configService: ConfigService,
  ) {
    const topic = configService.get<string>(Variables.Paid);
    this.paid = topic;
  }
  pay() { this.bus.emit(this.paid, { id: 1 }); }
}
`;

/** A unit that asks its configuration where to send, and one that listens. */
const CONFIGURED: Files = {
  ...unit("api", 'import { Orders } from "./orders";\nexport { Orders };\n', ["@nestjs/config"]),
  "apps/api/src/orders.ts": ORDERS,
  "apps/api/src/variables.ts":
    'export enum Variables {\n  Paid = "PAID_TOPIC",\n  Lost = "LOST_TOPIC",\n}\n',
  ...unit(
    "mail",
    'import { EventPattern } from "@nestjs/microservices";\nexport class Mail {\n  @EventPattern("order.paid")\n  paid() {}\n}\n',
    ["@nestjs/microservices"],
  ),
};

/** Units by name and what else there is → edges as `from → to file:line file:line`. */
const CASES: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    "a job that one unit adds through a package and another works off",
    { ...JOBS, ...unit("api", ADDS, ["@shop/jobs"]), ...unit("worker", WORKS, ["bullmq"]) },
    ["api → worker packages/jobs/src/queue.ts:3 apps/worker/src/index.ts:3"],
  ],
  [
    "a queue whose name only running code knows, with one unit that works off anything",
    {
      ...JOBS,
      "packages/jobs/src/queue.ts":
        'import { Queue } from "bullmq";\nexport const queueOf = (name: string) => new Queue(name);\n',
      ...unit("api", 'import { queueOf } from "@shop/jobs";\nqueueOf("mail");\n', ["@shop/jobs"]),
      ...unit(
        "worker",
        'import { Worker } from "bullmq";\nconst all = ["mail"];\nall.map((name) => new Worker(name, async () => {}));\n',
        ["bullmq"],
      ),
    },
    ["api → worker packages/jobs/src/queue.ts:2 apps/worker/src/index.ts:3"],
  ],
  [
    "a topic that one unit names by an enumeration and another in so many words",
    {
      "packages/names/package.json": { name: "@shop/names", main: "src/index.ts" },
      "packages/names/src/index.ts":
        'export enum TOPICS {\n  OrderPaid = "order.internal.paid",\n  OrderLost = "order.internal.lost",\n}\n',
      ...unit(
        "api",
        'import { TOPICS } from "@shop/names";\nimport { producer } from "./producer";\nawait producer.emitMessage(TOPICS.OrderPaid, {});\n',
        ["@shop/names"],
      ),
      "apps/api/src/producer.ts": "export declare const producer: any;\n",
      ...unit(
        "mail",
        'import { EventPattern } from "@nestjs/microservices";\nexport class Mail {\n  @EventPattern("order.internal.paid")\n  paid() {}\n  @EventPattern("order.internal.none")\n  none() {}\n}\n',
        ["@nestjs/microservices"],
      ),
    },
    ["api → mail apps/api/src/index.ts:3 apps/mail/src/index.ts:3"],
  ],
  [
    "a topic whose name a service reads from its configuration and an env file holds",
    {
      ...CONFIGURED,
      "apps/api/.env": "# Topics\nPORT=3000\nPAID_TOPIC='order.paid'\n",
    },
    ["api → mail apps/api/src/orders.ts:12 apps/mail/src/index.ts:3"],
  ],
  [
    "the same where only the template of the whole repository says what the variable holds",
    { ...CONFIGURED, ".env.example": "export PAID_TOPIC=order.paid # the default\n" },
    ["api → mail apps/api/src/orders.ts:12 apps/mail/src/index.ts:3"],
  ],
  [
    "another topic in the unit's own env file than in the template",
    {
      ...CONFIGURED,
      ".env.example": "PAID_TOPIC=order.paid\n",
      "apps/api/.env": "PAID_TOPIC=order.other\n",
    },
    [],
  ],
  ["a variable that no env file holds", CONFIGURED, []],
  [
    "a service of somebody else's",
    {
      ...CONFIGURED,
      ".env": "PAID_TOPIC=order.paid\n",
      "apps/api/src/orders.ts": ORDERS.replace("@nestjs/config", "./config"),
    },
    [],
  ],
  [
    "a variable of the process that is sent to at once",
    {
      ...CONFIGURED,
      "apps/api/src/orders.ts":
        "declare const bus: any;\nexport function pay() {\n  bus.emit(process.env.PAID_TOPIC, { id: 1 });\n}\n",
      "apps/api/.env": 'PAID_TOPIC="order.paid"\n',
    },
    ["api → mail apps/api/src/orders.ts:3 apps/mail/src/index.ts:3"],
  ],
  [
    "a topic that the taker names by a constant object and the sender in so many words",
    {
      ...unit("api", 'declare const bus: any;\nbus.emit("order.paid", {});\n'),
      ...unit(
        "mail",
        'import { EventPattern } from "@nestjs/microservices";\nconst TOPICS = { paid: "order.paid", lost: "order.lost" } as const;\nexport class Mail {\n  @EventPattern(TOPICS.paid)\n  paid() {}\n}\n',
        ["@nestjs/microservices"],
      ),
    },
    ["api → mail apps/api/src/index.ts:2 apps/mail/src/index.ts:4"],
  ],
  [
    "a topic of an enumeration whose text is another one",
    {
      ...unit(
        "api",
        'declare const bus: any;\nenum TOPICS {\n  Paid = "order.lost",\n}\nbus.emit(TOPICS.Paid, {});\n',
      ),
      ...unit(
        "mail",
        'import { EventPattern } from "@nestjs/microservices";\nexport class Mail {\n  @EventPattern("order.paid")\n  paid() {}\n}\n',
        ["@nestjs/microservices"],
      ),
    },
    [],
  ],
  [
    "a queue without a name and two units that work off anything",
    {
      ...unit(
        "api",
        'import { Queue } from "bullmq";\nexport const of = (name: string) => new Queue(name);\n',
      ),
      ...unit(
        "one",
        'import { Worker } from "bullmq";\nexport const of = (name: string) => new Worker(name);\n',
      ),
      ...unit(
        "two",
        'import { Worker } from "bullmq";\nexport const of = (name: string) => new Worker(name);\n',
      ),
    },
    [],
  ],
  [
    "another queue",
    {
      ...unit("api", 'import { Queue } from "bullmq";\nexport const mails = new Queue("mails");\n'),
      ...unit(
        "worker",
        'import { Worker } from "bullmq";\nexport const worker = new Worker("bills");\n',
      ),
    },
    [],
  ],
  [
    "a thread is no worker of a queue",
    {
      ...unit("api", 'import { Queue } from "bullmq";\nexport const mails = new Queue("mails");\n'),
      ...unit(
        "web",
        'import { Worker } from "node:worker_threads";\nexport const thread = new Worker("mails");\n',
      ),
    },
    [],
  ],
  [
    "a package that hands out both ends, of which each unit takes one",
    {
      ...JOBS,
      "packages/jobs/src/index.ts": 'export * from "./queue";\nexport * from "./worker";\n',
      "packages/jobs/src/worker.ts":
        'import { Worker } from "bullmq";\nexport class MailWorker {\n  worker = new Worker("mail");\n}\n',
      "packages/jobs/src/queue.ts":
        'import { Queue } from "bullmq";\nexport class MailQueue {\n  queue = new Queue("mail");\n}\n',
      ...unit("api", 'import { MailQueue } from "@shop/jobs";\nnew MailQueue();\n'),
      ...unit("worker", 'import { MailWorker } from "@shop/jobs";\nnew MailWorker();\n'),
    },
    ["api → worker packages/jobs/src/queue.ts:3 packages/jobs/src/worker.ts:3"],
  ],
  [
    "classes that give their queue to a base class",
    {
      ...JOBS,
      "packages/jobs/src/queue.ts":
        'import { QueueBase } from "./base";\nexport class MailQueue extends QueueBase {\n  constructor() {\n    super(QueueName.Mail);\n  }\n}\n',
      ...unit("api", 'import { MailQueue } from "@shop/jobs";\nnew MailQueue();\n'),
      ...unit("worker", "export {};\n"),
      "apps/worker/src/index.ts":
        'import { MailWorker } from "./mail.worker";\nnew MailWorker();\n',
      "apps/worker/src/mail.worker.ts":
        "export class MailWorker extends WorkerBase {\n  constructor() {\n    super(QueueName.Mail);\n  }\n}\n",
    },
    ["api → worker packages/jobs/src/queue.ts:2 apps/worker/src/mail.worker.ts:1"],
  ],
  [
    "events of Nest with a topic that both know as a constant",
    {
      ...unit(
        "api",
        "export class Orders {\n  constructor(private readonly events: any) {}\n  place = () => this.events.emitMessage(TOPICS.ORDER_PLACED, {});\n}\n",
      ),
      ...unit(
        "mailer",
        'import { EventPattern } from "@nestjs/microservices";\nexport class Mails {\n  @EventPattern(TOPICS.ORDER_PLACED)\n  send() {}\n}\n',
      ),
    },
    ["api → mailer apps/api/src/index.ts:3 apps/mailer/src/index.ts:3"],
  ],
  [
    "a topic of Kafka",
    {
      ...unit(
        "api",
        'import { Kafka } from "kafkajs";\nexport const send = (producer: any) => producer.send({ topic: "orders", messages: [] });\n',
      ),
      ...unit(
        "mailer",
        'import { Kafka } from "kafkajs";\nexport const take = (consumer: any) => consumer.subscribe({ topic: "orders" });\n',
      ),
    },
    ["api → mailer apps/api/src/index.ts:2 apps/mailer/src/index.ts:2"],
  ],
  [
    "one unit that talks to itself",
    {
      ...unit(
        "api",
        'import { Queue, Worker } from "bullmq";\nnew Queue("mails");\nnew Worker("mails");\n',
      ),
      ...unit("web", "export {};\n"),
    },
    [],
  ],
];

describe("queues between units", () => {
  for (const [name, files, expected] of CASES)
    test(name, (context) => {
      const { edges } = topologyOf(context, {
        "package.json": { workspaces: ["apps/*", "packages/*"] },
        ...files,
      });
      const shown = edges.map(({ from, to, via, place, takes }) => {
        assert.equal(via, "queue");
        return `${from} → ${to} ${[place, takes].map((at) => `${at?.file}:${at?.range.start.line}`).join(" ")}`;
      });
      assert.deepEqual(shown, expected);
    });

  test("commands of one program share its code: who opens the far end is who calls for it", (context) => {
    const { edges } = topologyOf(context, {
      "package.json": { name: "shop", workspaces: ["packages/*"] },
      "packages/server/package.json": { name: "server", dependencies: { bullmq: "^5.0.0" } },
      "packages/server/src/queue.ts":
        'import { Queue, Worker } from "bullmq";\nexport abstract class BaseQueue {\n  queue: Queue;\n  worker?: Worker;\n\n  constructor(name: string) {\n    this.queue = new Queue(name);\n  }\n\n  public async addJob(job: object) {\n    return await this.queue.add("job", job);\n  }\n\n  public createWorker(concurrency = 1): Worker {\n    this.worker = new Worker(this.queue.name, async (job) => this.run(job));\n    return this.worker;\n  }\n}\n',
      "packages/server/src/queues.ts":
        'import { BaseQueue } from "./queue.js";\nexport class Mails extends BaseQueue {\n  async run() {}\n}\nexport const mails = new Mails("mails");\n',
      "packages/server/src/start.ts":
        'import { mails } from "./queues.js";\nawait mails.addJob({});\n',
      "packages/server/src/work.ts":
        'import { mails } from "./queues.js";\nmails.createWorker();\nawait mails.addJob({});\n',
      "compose.yml":
        "services:\n  main:\n    container_name: main\n    build: { context: . }\n    command: node packages/server/dist/start.js\n  work:\n    container_name: work\n    build: { context: . }\n    command: node packages/server/dist/work.js\n",
      Dockerfile: "FROM node:22\nWORKDIR /app\nCOPY . .\n",
    });
    assert.deepEqual(
      edges.map(({ from, to, via, takes }) => `${from} → ${to} ${via} ${takes?.range.start.line}`),
      ["main → work queue 15"],
    );
  });

  test("several instances that pass messages to another unit are distributed, and so are those that take them", (context) => {
    const report = topologyOf(context, {
      "package.json": { workspaces: ["apps/*", "packages/*"] },
      ...JOBS,
      ...unit("api", ADDS, ["@shop/jobs"]),
      ...unit("worker", WORKS, ["bullmq"]),
      "apps/api/railway.json": { deploy: { numReplicas: 3 } },
    });
    assert.deepEqual(unitLines(report), [
      "api distributed apps/api <- apps/api/railway.json:3 <- packages/jobs/src/queue.ts:3 <- apps/worker/src/index.ts:3",
      "worker unknown apps/worker",
    ]);
  });
});
