/** What runs a piece of code: roles by a file's own marks, and reach from entry points through imports. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import { createSession } from "../../server/analysis/engine.ts";
import type { Session } from "../../server/analysis/session.ts";

const created: string[] = [];
after(() => {
  for (const each of created) rmSync(each, { recursive: true, force: true });
});

function open(files: Readonly<Record<string, string>>): Session {
  const root = mkdtempSync(path.join(tmpdir(), "premise-contexts-"));
  created.push(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return createSession({ root, layer: "multi-node" });
}

/** Contexts of one unit, sorted; `-` when the file is not looked at. */
function contexts(session: Session, file: string, unit: string): string {
  const found = session.explain(`${session.root}/${file}`);
  if (found === undefined) throw new Error(`${file} is not in the workspace`);
  if (!found.selected) return "-";
  return (found.units.find((each) => each.name === unit)?.contexts ?? []).toSorted().join(" ");
}

const NEXT = JSON.stringify({ name: "web", dependencies: { next: "15", react: "19" } });
const API = JSON.stringify({ name: "api", dependencies: { express: "4" } });

describe("roles by a file's own marks", () => {
  const session = open({
    "package.json": API,
    "src/server.ts": 'import express from "express";\nexport const app = express();\n',
    "src/worker.ts": 'import { Kafka } from "kafkajs";\nexport const kafka = new Kafka({});\n',
    "src/nightly.ts": 'import cron from "node-cron";\ncron.schedule("0 3 * * *", () => {});\n',
    "src/cli.ts": "#!/usr/bin/env node\nexport const run = () => 1;\n",
    "scripts/backfill.ts": 'import { app } from "../src/server";\nexport const fill = () => app;\n',
    "src/server.test.ts": 'import { app } from "./server";\nexport const t = app;\n',
    "src/client.gen.ts": "export const generated = 1;\n",
    "src/page.ts": "export const title = () => document.title + window.location.href;\n",
    "src/cats.controller.ts":
      'import { Controller } from "@nestjs/common";\n@Controller("cats")\nexport class Cats {}\n',
    "src/handler.ts": "export const handler = async (event: APIGatewayEvent) => event;\n",
  });
  const expected: readonly [string, string, string][] = [
    ["src/server.ts", "app", "request"],
    ["src/worker.ts", "kafka", "consumer"],
    ["src/nightly.ts", "", "job"],
    ["src/cats.controller.ts", "Cats", "request"],
    ["src/handler.ts", "handler", "serverless"],
    ["src/cli.ts", "run", "-"],
    ["scripts/backfill.ts", "fill", "-"],
    ["src/server.test.ts", "t", "-"],
    ["src/client.gen.ts", "generated", "-"],
    ["src/page.ts", "title", "-"],
  ];
  for (const [file, unit, contextsOfUnit] of expected)
    test(`${file} is ${contextsOfUnit === "-" ? "not looked at" : contextsOfUnit}`, () =>
      assert.equal(contexts(session, file, unit), contextsOfUnit));
});

describe("reach", () => {
  test("follows names through a barrel, so that its other exports stay apart", () => {
    const session = open({
      "package.json": NEXT,
      "lib/index.ts": 'export { rates } from "./rates";\nexport * from "./format";\n',
      "lib/rates.ts": "const base = 1;\nexport const rates = () => base;\n",
      "lib/format.ts": "export const format = () => 2;\n",
      "app/rates/route.ts":
        'import { rates } from "../../lib";\nexport const GET = () => rates();\n',
      "app/widget.tsx":
        '"use client";\nimport { format } from "../lib";\nexport const Widget = () => format();\n',
    });
    assert.equal(contexts(session, "lib/rates.ts", "rates"), "request");
    assert.equal(contexts(session, "lib/rates.ts", "base"), "request");
    assert.equal(contexts(session, "lib/format.ts", "format"), "browser");
  });

  test("reaches an injected service through the type of a constructor parameter", () => {
    const session = open({
      "package.json": JSON.stringify({ dependencies: { "@nestjs/core": "11" } }),
      "src/mail.service.ts": "export class MailService {}\nexport class Unused {}\n",
      "src/orders.controller.ts":
        'import { Controller } from "@nestjs/common";\nimport { MailService } from "./mail.service";\n@Controller()\nexport class Orders { constructor(private readonly mail: MailService) {} }\n',
    });
    assert.equal(contexts(session, "src/mail.service.ts", "MailService"), "request");
    assert.equal(contexts(session, "src/mail.service.ts", "Unused"), "");
  });

  test("is not given by a type-only import, nor by a test", () => {
    const session = open({
      "package.json": API,
      "src/shared.ts": "export class Shared {}\n",
      "src/server.ts":
        'import "express";\nimport type { Shared } from "./shared";\nexport let it: Shared;\n',
      "test/shared.test.ts": 'import { Shared } from "../src/shared";\nnew Shared();\n',
    });
    assert.equal(contexts(session, "src/shared.ts", "Shared"), "");
  });

  test("ends in cycles and names the way from the entry", () => {
    const session = open({
      "package.json": API,
      "src/a.ts": 'import { b } from "./b";\nexport const a = () => b();\n',
      "src/b.ts": 'import { a } from "./a";\nexport const b = (): unknown => a();\n',
      "src/server.ts":
        'import "express";\nimport { a } from "./a";\nexport const start = () => a();\n',
    });
    const b = session.explain(`${session.root}/src/b.ts`)?.units.find((each) => each.name === "b");
    assert.deepEqual(b?.path, ["src/server.ts#start", "src/a.ts#a", "src/b.ts#b"]);
  });

  test("changes when an importer appears", () => {
    const session = open({
      "package.json": NEXT,
      "lib/rates.ts": "export const rates = () => 1;\n",
      "app/widget.tsx":
        '"use client";\nimport { rates } from "../lib/rates";\nexport const Widget = () => rates();\n',
    });
    assert.equal(contexts(session, "lib/rates.ts", "rates"), "-");
    session.setText(
      `${session.root}/app/route.ts`,
      'import { rates } from "../lib/rates";\nexport const GET = () => rates();\n',
    );
    assert.equal(contexts(session, "lib/rates.ts", "rates"), "request");
    session.setText(`${session.root}/app/route.ts`, undefined);
    assert.equal(contexts(session, "lib/rates.ts", "rates"), "-");
  });
});

describe("entries of a part of a file", () => {
  const nest = (more: Readonly<Record<string, string>>): Session =>
    open({
      "package.json": JSON.stringify({ dependencies: { "@nestjs/core": "11" } }),
      "src/main.ts":
        'import { NestFactory } from "@nestjs/core";\nimport { AppModule } from "./app.module";\nasync function bootstrap() { await NestFactory.create(AppModule); }\nbootstrap();\n',
      "src/app.module.ts":
        'import { Module } from "@nestjs/common";\nimport { ScheduleModule } from "@nestjs/schedule";\nimport { Orders } from "./orders.controller";\nimport { Nightly } from "./nightly";\nimport { transport } from "./transport";\n@Module({ imports: [ScheduleModule.forRoot(), transport()], controllers: [Orders], providers: [Nightly] })\nexport class AppModule {}\n',
      "src/orders.controller.ts":
        'import { Controller } from "@nestjs/common";\nimport { OrderService } from "./order.service";\n@Controller()\nexport class Orders { constructor(private readonly orders: OrderService) {} }\n',
      "src/order.service.ts":
        'import { Injectable } from "@nestjs/common";\n@Injectable()\nexport class OrderService {}\n',
      "src/nightly.ts":
        'import { Cron } from "@nestjs/schedule";\nimport { sweep } from "./sweep";\nexport class Nightly { @Cron("0 3 * * *") run() { sweep(); } }\n',
      "src/sweep.ts": "export const sweep = () => 1;\n",
      "src/transport.ts": "export function transport() { return {}; }\n",
      "src/signed-in.guard.ts":
        'import { type CanActivate } from "@nestjs/common";\nexport class SignedIn implements CanActivate { canActivate() { return true; } }\n',
      ...more,
    });

  test("a module puts classes together and gives them no context", () => {
    const session = nest({});
    assert.equal(contexts(session, "src/orders.controller.ts", "Orders"), "request");
    assert.equal(contexts(session, "src/order.service.ts", "OrderService"), "request");
    assert.equal(contexts(session, "src/nightly.ts", "Nightly"), "job");
    assert.equal(contexts(session, "src/sweep.ts", "sweep"), "job");
    assert.equal(contexts(session, "src/signed-in.guard.ts", "SignedIn"), "request");
  });

  test("what only the start of the application runs is startup", () => {
    const session = nest({});
    assert.equal(contexts(session, "src/main.ts", "bootstrap"), "startup");
    assert.equal(contexts(session, "src/app.module.ts", "AppModule"), "startup");
    assert.equal(contexts(session, "src/transport.ts", "transport"), "library");
  });

  test("the function of a queue's worker is a consumer, whoever registers it", () => {
    const session = open({
      "package.json": API,
      "src/app.ts":
        'import express from "express";\nimport { exported } from "./exported";\nimport { workers } from "./workers";\nexport const app = express();\nworkers.add("exports", exported);\n',
      "src/workers.ts": "export const workers = { add(name: string, run: unknown) {} };\n",
      "src/exported.ts":
        'import type { Job } from "bullmq";\nimport { write } from "./write";\nexport const exported = async (job: Job) => write(job.id);\n',
      "src/write.ts": "export const write = (id: unknown) => id;\n",
    });
    assert.equal(contexts(session, "src/exported.ts", "exported"), "consumer");
    assert.equal(contexts(session, "src/write.ts", "write"), "consumer");
  });

  test("a class that extends a worker takes messages as well; one that only sends does not", () => {
    const session = open({
      "package.json": API,
      "src/base.ts":
        'import { Kafka } from "kafkajs";\nexport abstract class Base { start() { new Kafka({}).consumer({}).run({ eachMessage: () => this.take() }); } abstract take(): void; }\n',
      "src/mails.ts":
        'import { Base } from "./base";\nimport { deliver } from "./deliver";\nexport class Mails extends Base { take() { deliver(); } }\n',
      "src/deliver.ts": "export const deliver = () => 1;\n",
      "src/sender.ts":
        'import { Kafka } from "kafkajs";\nexport class Sender { async tell() { await new Kafka({}).producer().send({}); } }\n',
    });
    assert.equal(contexts(session, "src/mails.ts", "Mails"), "consumer");
    assert.equal(contexts(session, "src/deliver.ts", "deliver"), "consumer");
    assert.equal(contexts(session, "src/sender.ts", "Sender"), "library");
  });

  test("the helpers of a route module run for those who use them", () => {
    const session = open({
      "package.json": JSON.stringify({
        dependencies: { "@remix-run/node": "2", react: "18", express: "4" },
      }),
      "app/routes/notes.tsx":
        'import { parse } from "../parse";\nexport const loader = async () => read();\nfunction read() { return parse("1"); }\nfunction shown() { return "1"; }\nexport default function Notes() { return shown(); }\n',
      "app/parse.ts": "export const parse = (text: string) => text;\n",
    });
    assert.equal(contexts(session, "app/routes/notes.tsx", "read"), "request");
    assert.equal(contexts(session, "app/parse.ts", "parse"), "request");
    assert.equal(contexts(session, "app/routes/notes.tsx", "shown"), "browser");
  });
});

test("names of files that only look like another role", () => {
  const session = open({
    "package.json": API,
    "src/server.ts":
      'import express from "express";\nimport { settings } from "./config/env.config";\nimport { connect } from "./cache/redis.client";\nexport const app = express();\nexport const start = () => [settings(), connect()];\n',
    "src/config/env.config.ts": "export const settings = () => process.env.PORT;\n",
    "src/cache/redis.client.ts":
      'import { createClient } from "redis";\nexport const connect = () => createClient();\n',
    "vitest.config.ts": "export const settings = () => 1;\n",
    "src/vite.config.ts": "export const settings = () => 1;\n",
  });
  assert.equal(contexts(session, "src/config/env.config.ts", "settings"), "request");
  assert.equal(contexts(session, "src/cache/redis.client.ts", "connect"), "request");
  assert.equal(contexts(session, "vitest.config.ts", "settings"), "-");
  assert.equal(contexts(session, "src/vite.config.ts", "settings"), "-");
});

describe("what frameworks load beside the routes", () => {
  const session = open({
    "package.json": JSON.stringify({ name: "web", dependencies: { next: "16", react: "19" } }),
    "instrumentation.ts":
      'import { begin } from "./lib/begin";\nexport async function register() { begin(); }\n',
    "instrumentation-client.ts": 'import { watch } from "./lib/watch";\nwatch();\n',
    "sentry.server.config.ts": 'import { filtered } from "./lib/filtered";\nfiltered();\n',
    "proxy.ts":
      'import { signedIn } from "./lib/signed-in";\nexport function proxy() { return signedIn(); }\n',
    "lib/begin.ts": "export const begin = () => 1;\n",
    "lib/watch.ts": "export const watch = () => 1;\n",
    "lib/filtered.ts": "export const filtered = () => 1;\n",
    "lib/signed-in.ts": "export const signedIn = () => true;\n",
    "tailwind.config.ts": 'import { narrow } from "./lib/narrow";\nexport default [narrow];\n',
    "lib/narrow.ts":
      'import plugin from "tailwindcss/plugin";\nexport const narrow = plugin(() => {});\n',
  });
  const expected: readonly [string, string, string][] = [
    ["lib/begin.ts", "begin", "startup"],
    ["lib/watch.ts", "watch", "-"],
    ["lib/filtered.ts", "filtered", "startup"],
    ["lib/signed-in.ts", "signedIn", "request"],
    ["lib/narrow.ts", "narrow", "-"],
  ];
  for (const [file, unit, contextsOfUnit] of expected)
    test(`${file} is ${contextsOfUnit === "-" ? "not looked at" : contextsOfUnit}`, () =>
      assert.equal(contexts(session, file, unit), contextsOfUnit));
});

test("an exported handler with a port beside it is a server's, and without one a worker's", () => {
  const session = open({
    "api/package.json": JSON.stringify({ name: "api" }),
    "api/src/index.ts":
      'import { lines } from "./lines";\nconst answer = () => lines();\nexport default { port: 8080, fetch: answer };\n',
    "api/src/lines.ts": "export const lines = () => 1;\n",
    "edge/package.json": JSON.stringify({ name: "edge" }),
    "edge/src/index.ts":
      'import { stops } from "./stops";\nexport default { async fetch() { return stops(); } };\n',
    "edge/src/stops.ts": "export const stops = () => 1;\n",
  });
  assert.equal(contexts(session, "api/src/lines.ts", "lines"), "request");
  assert.equal(contexts(session, "edge/src/stops.ts", "stops"), "edge");
});

test("a folder of samples is one at the top of a package and not among its sources", () => {
  const session = open({
    "package.json": API,
    "playground/try.ts": 'import "express";\nexport const tried = () => 1;\n',
    "src/playground/rounds.ts": 'import "express";\nexport const rounds = () => 1;\n',
  });
  assert.equal(contexts(session, "playground/try.ts", "tried"), "-");
  assert.equal(contexts(session, "src/playground/rounds.ts", "rounds"), "request");
});

test("a mail is drawn by the server that sends it", () => {
  const session = open({
    "api/package.json": API,
    "api/src/server.ts":
      'import express from "express";\nimport { Delay } from "../../mails/delay";\nexport const app = express().post("/delays", () => Delay());\n',
    "mails/package.json": JSON.stringify({
      name: "mails",
      dependencies: { "react-email": "6", react: "19" },
    }),
    "mails/delay.tsx": "export const Delay = () => <p>late</p>;\n",
  });
  assert.equal(contexts(session, "mails/delay.tsx", "Delay"), "request");
});

test("the first file of a program stays one when tests alone import it", () => {
  const session = open({
    "package.json": API,
    "src/main.ts": 'import { Depot } from "./depot";\nexport default new Depot().open();\n',
    "src/depot.ts": "export class Depot { open() { return 1; } }\n",
    "test/depot.test.ts": 'import main from "../src/main";\nmain;\n',
  });
  assert.equal(session.explain(`${session.root}/src/main.ts`)?.selected, true);
});

test("a package of helpers for tests is for tests, whoever installs it", () => {
  const session = open({
    "package.json": API,
    "packages/shop-test-utils/package.json": JSON.stringify({ name: "shop-test-utils" }),
    "packages/shop-test-utils/src/clear.ts": "export const clear = () => fetch(base);\n",
    "packages/latest-utils/src/clear.ts": "export const clear = () => fetch(base);\n",
  });
  const clear = (folder: string) =>
    session.explain(`${session.root}/packages/${folder}/src/clear.ts`);
  assert.equal(clear("shop-test-utils")?.selected, false);
  assert.notEqual(clear("latest-utils")?.because, clear("shop-test-utils")?.because);
});

test("premise.json settles what a folder is", () => {
  const session = open({
    "package.json": API,
    "premise.json": '{ "overrides": [{ "files": ["ops/**"], "context": "script" }] }',
    "ops/clean.ts": 'import "express";\nexport const clean = () => fetch("https://a.example");\n',
    "src/serve.ts": 'import "express";\nexport const serve = () => fetch("https://a.example");\n',
  });
  assert.equal(contexts(session, "ops/clean.ts", "clean"), "-");
  assert.deepEqual(
    session.checkAll().findings.map((finding) => finding.file),
    ["src/serve.ts"],
  );
});

test("words in the path above the reviewed folder say nothing", () => {
  const outer = mkdtempSync(path.join(tmpdir(), "premise-contexts-"));
  created.push(outer);
  const root = path.join(outer, "test/fixtures/service");
  mkdirSync(path.join(root, "src"), { recursive: true });
  writeFileSync(path.join(root, "package.json"), API);
  writeFileSync(path.join(root, "src/a.ts"), 'import "express";\nexport const a = () => 1;\n');
  assert.equal(contexts(createSession({ root }), "src/a.ts", "a"), "request");
});

describe("roles that the files around decide", () => {
  const session = open({
    "package.json": API,
    "src/server.ts":
      'import express from "express";\nimport { env } from "./options/test/env";\nimport { rows } from "./rows";\nexport const app = express().use(() => env() + rows());\n',
    "src/options/test/env.ts": "export const env = () => 1;\n",
    "src/rows.ts": 'import pg from "pg";\nexport const rows = () => new pg.Pool();\n',
    "src/rows.test.ts":
      'import { test } from "vitest";\nimport { rows } from "./rows";\nimport { filled } from "./filled";\ntest("", () => rows() ?? filled());\n',
    "src/filled.ts": 'import pg from "pg";\nexport const filled = () => new pg.Pool();\n',
    "src/price.ts": "export const price = () => 1;\n",
    "src/price.test.ts":
      'import { test } from "vitest";\nimport { price } from "./price";\ntest("", price);\n',
    "tools/local/move.ts":
      'import { rows } from "../../src/rows";\nprocess.on("SIGINT", () => {});\nconst copy = async () => rows();\nawait copy();\nprocess.exit(0);\n',
    "src/letters.ts":
      'import type { Letter } from "./document.types";\nexport const titleOf = (document: Letter) => document.title;\n',
    "tools/local/fill.ts":
      'import { rows } from "../../src/rows";\nasync function fill() {\n  await rows();\n}\nfill();\n',
    "src/main.ts":
      'import { listen } from "./listen";\nasync function main() {\n  await listen();\n}\nmain();\n',
    "src/listen.ts":
      'import pg from "pg";\nexport const listen = () => [new pg.Pool(), http.listen(80)];\n',
  });
  const expected: readonly [string, string, string, string][] = [
    ["what a server imports is no test", "src/options/test/env.ts", "env", "request"],
    ["what only tests import is for tests", "src/filled.ts", "filled", "-"],
    ["what a test tests is not", "src/price.ts", "price", ""],
    ["a program that serves nobody is a script", "tools/local/fill.ts", "fill", "-"],
    ["a program that ends by itself is a script", "tools/local/move.ts", "copy", "-"],
    ["an own document makes no page", "src/letters.ts", "titleOf", ""],
    ["a program that listens by what it imports is none", "src/main.ts", "main", ""],
  ];
  for (const [name, file, unit, contextsOfUnit] of expected)
    test(name, () => assert.equal(contexts(session, file, unit), contextsOfUnit));

  test("a test that goes makes its helper code of the server", () => {
    session.setText(`${session.root}/src/rows.test.ts`, "export {};\n");
    assert.equal(contexts(session, "src/filled.ts", "filled"), "library");
  });
});

describe("folders that code loads by path", () => {
  const session = open({
    "package.json": API,
    "src/server.ts":
      'import express from "express";\nimport path from "node:path";\nexport const app = express().use(async (name) => (await import(path.join(__dirname, "plugins", name))).run());\n',
    "src/plugins/mail.ts": "class Mail {\n  run() {}\n}\nmodule.exports = { Mail };\n",
    "src/other/mail.ts": "export class Other {\n  run() {}\n}\n",
  });
  test("run for whoever loads them", () =>
    assert.equal(contexts(session, "src/plugins/mail.ts", "Mail"), "request"));
  test("and no other folder does", () =>
    assert.equal(contexts(session, "src/other/mail.ts", "Other"), ""));
});

test("a class whose method takes the job of a queue is a consumer", () => {
  const session = open({
    "package.json": API,
    "src/mail.ts":
      'import type { Job } from "bullmq";\nimport { Base } from "./base";\nexport class MailProcessor extends Base {\n  async process(job: Job<string>) {\n    return job.data;\n  }\n}\n',
    "src/base.ts": "export class Base {}\n",
  });
  assert.equal(contexts(session, "src/mail.ts", "MailProcessor"), "consumer");
});

describe("a package for others", () => {
  const publish = (more: object) =>
    JSON.stringify({ name: "ferry", version: "2.0.0", main: "dist/index.js", ...more });
  const timetable = "export const departures = () => 1;\n";
  const contextsWith = (more: object, file: string, unit: string, text = timetable) =>
    contexts(open({ "package.json": publish(more), [file]: text }), file, unit);

  test("gives an adapter for functions and has none itself", () => {
    const adapter =
      "export const handler = async (event: APIGatewayEvent) => departures(event);\nconst departures = (event: unknown) => event;\n";
    assert.equal(contextsWith({}, "src/lambda.ts", "departures", adapter), "");
    assert.equal(
      contextsWith({ private: true }, "src/lambda.ts", "departures", adapter),
      "serverless",
    );
  });
});

test("a comment about a window makes no page", () => {
  const session = open({
    "package.json": API,
    "src/quota.ts":
      "/**\n * Counts what was used in the window. The oldest hour leaves.\n */\nexport const used = () => 1;\n",
    "src/size.ts": "/** In the window. */\nexport const width = () => window.innerWidth;\n",
  });
  assert.equal(contexts(session, "src/size.ts", "width"), "-");
  assert.notEqual(contexts(session, "src/quota.ts", "used"), "-");
});
