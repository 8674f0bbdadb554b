/** Functions are named after what calls them from outside, and code is led back to there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ts } from "ts-morph";
import { entryAt } from "../../rules/kit/entries.ts";
import { routesTo } from "../../rules/kit/routes.ts";
import { isFunctionNode } from "../../rules/kit/syntax.ts";
import { callsIn, study } from "./bench.ts";

/** Entries of a file in source order, as `context: label`. */
function entriesIn(name: string, code: string): string[] {
  const { analysis, file } = study({ [name]: code });
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const entry = isFunctionNode(node) ? entryAt(node, analysis) : undefined;
    if (entry !== undefined) found.push(`${entry.context}: ${entry.label}`);
    ts.forEachChild(node, visit);
  };
  visit(file(name));
  return found;
}

test("routes, procedures, messages and schedules", () => {
  assert.deepEqual(
    entriesIn(
      "src/a.ts",
      `
import { router, publicProcedure, inngest, cron, connection } from "@/lib";
import cronLib from "some-cron";
app.post("/orders", async (c) => {});
app.use("/api", limit, async (c, next) => {});
router.get("/:id", authenticate, function show() {});
list.map((each) => each);
cache.get("/orders", () => 1);
export const api = router({ create: publicProcedure.input(x).mutation(async () => {}), list: publicProcedure.query(() => {}) });
export const save = actionClient.schema(s).action(async () => {});
new Worker("mails", async (job) => {});
queue.process("thumbnails", async (job) => {});
cronLib.schedule("0 5 * * *", () => {});
export const nightly = schedules.task({ id: "nightly", run: async () => {} });
consumer.run({ eachMessage: async () => {} });
setInterval(() => {}, 1000);
setTimeout(() => {}, 1000);
`,
    ),
    [
      "request: POST /orders",
      "request: requests to /api",
      "request: GET /:id",
      "request: mutation create",
      "request: query list",
      "request: action save",
      "consumer: queue mails",
      "consumer: queue thumbnails",
      "job: schedule 0 5 * * *",
      "job: task nightly",
      "consumer: messages",
      "job: a timer",
    ],
  );
});

test("decorated methods", () => {
  assert.deepEqual(
    entriesIn(
      "src/a.controller.ts",
      `
@Controller("users") class Users { @Get() all() {} @Post(":id/keys") add() {} helper() {} @MessagePattern("user.made") made() {} }
@Resolver() class Graph { @Mutation(() => User) signUp() {} }
@Processor("mails") class Mails { async process(job) {} onApplicationShutdown() {} }
class Jobs { @Cron("0 0 * * *") nightly() {} }`,
    ),
    [
      "request: GET /users",
      "request: POST /users/:id/keys",
      "consumer: message user.made",
      "request: mutation signUp",
      "consumer: a queue",
      "job: schedule 0 0 * * *",
    ],
  );
});

test("files that frameworks route", () => {
  assert.deepEqual(
    entriesIn(
      "src/app/(shop)/api/orders/[id]/route.ts",
      "export const POST = withAuth(async () => {}); export async function GET() {} export function helper() {}",
    ),
    ["request: POST /api/orders/[id]", "request: GET /api/orders/[id]"],
  );
  assert.deepEqual(
    entriesIn("src/modules/api/surveys/[id]/route.ts", "export async function GET() {}"),
    ["request: GET /api/surveys/[id]"],
  );
  assert.deepEqual(
    entriesIn("src/api/store/carts/[id]/route.ts", "export const POST = async () => {};"),
    ["request: POST /store/carts/[id]"],
  );
  assert.deepEqual(
    entriesIn(
      "src/actions.ts",
      `"use server"; export async function invite() {} async function inner() {}`,
    ),
    ["request: action invite"],
  );
  assert.deepEqual(
    entriesIn(
      "src/worker.ts",
      "export default { async fetch(request) {}, scheduled: async () => {} };",
    ),
    ["edge: fetch", "job: scheduled"],
  );
});

test("code is led back through calls, services and handlers that are named", () => {
  const { analysis, file } = study({
    "src/service.ts": `
export class Mailer { async send(to: string) { await deliver(to); } }
async function deliver(to: string) { await target(to); }
`,
    "src/controller.ts": `
import { Mailer } from "./service";
@Controller("mails") export class Mails {
  constructor(private readonly mailer: Mailer) {}
  @Post() async create() { await this.mailer.send("a"); }
}`,
    "src/app.ts": `
import { Mailer } from "./service";
const mailer = new Mailer();
async function remind(c) { for (const to of c.list) await mailer.send(to); }
app.post("/remind", remind);
`,
  });
  const call = callsIn(file("src/service.ts")).find((each) => each.getText().startsWith("target"));
  assert.ok(call);
  const routes = routesTo(call, analysis).map(({ entry, via }) => [
    entry.label,
    ...via.map((each) => each.parent.getText().slice(0, 16)),
  ]);
  assert.deepEqual(routes.map(([label]) => label).sort(), ["POST /mails", "POST /remind"]);
});

test("a method is reached by the interface it implements, and its class by nobody who only names it", () => {
  const { analysis, file } = study({
    "src/channels.ts": `
export interface Channel { deliver(text: string): Promise<void>; close(): Promise<void>; }
export class Pager implements Channel {
  async deliver(text: string) { await fetch("https://pager.example/" + text); }
  async close() { await fetch("https://pager.example/close"); }
}
export class Outbox {
  constructor(private readonly channel: Channel) {}
  async flush() { await this.channel.deliver("all"); }
}
`,
    "src/app.ts": `
import { Outbox, Pager } from "./channels";
const outbox = new Outbox(new Pager());
app.post("/flush", async () => { await outbox.flush(); });
app.get("/kinds", () => [Pager.name]);
`,
  });
  const [deliver, close] = callsIn(file("src/channels.ts")).filter((each) =>
    each.getText().startsWith("fetch"),
  );
  assert.ok(deliver !== undefined && close !== undefined);
  const labels = (node: ts.Node) => routesTo(node, analysis).map(({ entry }) => entry.label);
  assert.deepEqual(labels(deliver), ["POST /flush"]);
  assert.deepEqual(labels(close), []);
});

test("a function is reached by who calls the option that it is", () => {
  const { analysis, file } = study({
    "src/checks.ts": `
export interface Check { look: () => Promise<unknown>; }
export function ledgerCheck(): Check { return { look: async () => await fetch("https://ledger.example/") }; }
export async function runAll(checks: Check[]) { for (const check of checks) await check.look(); }
`,
    "src/app.ts": `
import { Hono } from "hono";
import { ledgerCheck, runAll } from "./checks";
export const health = new Hono().use(log()).get("/ready", async () => await runAll([ledgerCheck()]));
`,
  });
  const call = callsIn(file("src/checks.ts")).find((each) => each.getText().startsWith("fetch"));
  assert.ok(call);
  assert.deepEqual(
    routesTo(call, analysis).map(({ entry }) => entry.label),
    ["GET /ready"],
  );
});

test("what a base class calls of itself is reached through the class at hand, and not through its sisters", () => {
  const { analysis, file } = study({
    "src/bots.ts": `
export abstract class Bot {
  async answer(text: string) { return await this.ask(text); }
  protected abstract ask(text: string): Promise<unknown>;
}
export class Owl extends Bot {
  protected async ask(text: string) { return await fetch("https://owl.example/" + text); }
}
export class Crow extends Bot {
  protected async ask(text: string) { return await fetch("https://crow.example/" + text); }
}
export async function greet(bot: Owl, text?: string) {
  if (!text) return;
  await bot.answer(text);
}
`,
    "src/app.ts": `
import { Crow, greet, Owl } from "./bots";
const owl = new Owl();
const crow = new Crow();
app.post("/owl", async () => await owl.answer("hoot"));
app.post("/crow", async () => await crow.answer("caw"));
app.post("/idle", async () => await greet(owl));
`,
  });
  const [owl, crow] = callsIn(file("src/bots.ts")).filter((each) =>
    each.getText().startsWith("fetch"),
  );
  assert.ok(owl !== undefined && crow !== undefined);
  const labels = (node: ts.Node) => routesTo(node, analysis).map(({ entry }) => entry.label);
  assert.deepEqual(labels(owl), ["POST /owl"]);
  assert.deepEqual(labels(crow), ["POST /crow"]);
});
