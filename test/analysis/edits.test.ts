/** After any edits a session says what a new one says of the same texts. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createSession } from "../../server/analysis/engine.ts";
import type { Session } from "../../server/analysis/session.ts";
import { createRandom, type Random } from "../patterns/random.ts";
import { writeRepository } from "../workspace/repository.ts";

const FILES: Readonly<Record<string, string>> = {
  "src/server.ts": `import express from "express";
import { OrderService } from "./orders";
import { rates, send } from "./remote";
export const app = express();
const orders = new OrderService();
app.post("/orders", async (request, response) => {
  const found = await orders.find(request.body.id);
  if (found === undefined) await orders.create(request.body.id);
  response.json(await rates(found));
});
app.get("/rates", async (_request, response) => { response.json(await send("/rates")); });
`,
  "src/orders.ts": `import { db, notify } from "./store";
import { rates } from "./remote";
export class OrderService {
  private readonly seen = new Map<string, number>();
  async find(id: string): Promise<number | undefined> {
    const row = await db.order.findUnique({ where: { id } });
    this.seen.set(id, Date.now());
    return row?.total;
  }
  async create(id: string) {
    await db.order.create({ data: { id } });
    await notify(id);
    return rates(1);
  }
}
`,
  "src/remote.ts": `import axios from "axios";
import { base } from "./settings";
export async function rates(of: number | undefined): Promise<unknown> {
  const response = await fetch(base() + "/rates/" + of);
  return response.json();
}
export const client = axios.create({ timeout: 5000 });
export async function send(path: string) {
  const { data } = await client.post(path);
  return data;
}
export function bounded() { return fetch(base(), { signal: AbortSignal.timeout(1000) }); }
`,
  "src/store.ts": `import { PrismaClient } from "@prisma/client";
import { send } from "./remote";
export const db = new PrismaClient();
export async function notify(id: string): Promise<void> {
  await send("/mail/" + id);
}
async function totalOf(id: string) {
  const row = await db.order.findUnique({ where: { id } });
  return { total: Number(row?.total) };
}
export async function raise(id: string): Promise<void> {
  const { total } = await totalOf(id);
  const row = await db.order.findUnique({ where: { id } });
  await db.order.update({ where: { id }, data: { total: row.total + total } });
}
`,
  "src/settings.ts": `import axios from "axios";
export function base() { return process.env.BASE ?? ""; }
export const plain = { post: (path: string) => path, get: axios.get };
`,
  "src/worker.ts": `import { Worker } from "bullmq";
import { db, notify } from "./store";
import * as remote from "./remote";
export const worker = new Worker("mails", async (job) => {
  const done = await db.order.findFirst({ where: { id: job.data.id } });
  await notify(job.data.id);
  for (const each of job.data.all) await remote.send(each);
  return done;
});
`,
};

/** What people do to lines; some of it is no TypeScript. */
const EDITS: readonly ((line: string) => string)[] = [
  (line) => `${line}\n  await fetch("https://a.example.com");`,
  (line) => `${line}\n  void 0;`,
  () => "",
  (line) => line.replace(/await /, ""),
  (line) => line.replace(/: Promise<\w+( \| undefined)?>/, ""),
  (line) => line.replace(/\) \{$/, "): Promise<any> {"),
  (line) => line.replace(/\brates\b/g, "send"),
  (line) => line.replace(/\bsend\b/g, "bounded"),
  (line) => line.replace(/\bclient\b/, "plain"),
  (line) => line.replace(/axios\.create\(.*\)/, "plain"),
  (line) => line.replace(/from ".\/remote"/, 'from "./settings"'),
  (line) => line.replace(/^export /, ""),
  (line) => line.replace(/\d+/, "x."),
  (line) => line.replace(/\}/, ""),
  (line) => line.replace(/\{/, "{ /* a"),
  (line) => line.replace(/"/, "`"),
  (line) => line.replace(/^/, "/** @remote write to-shop */\n"),
  (line) => `${line}\ndeclare global { interface Array<T> { post(path: string): T } }`,
  (line) => `${line}\nexport const later = async (): Promise<void> => { await send("/later"); };`,
];

for (const seed of [1, 2, 3])
  test(`random edits of ${Object.keys(FILES).length} files, seed ${seed}`, (context) => {
    const { root, texts } = repository(context);
    const random = createRandom(seed);
    const session = createSession({ root, layer: "multi-node" });
    const before = said(session);
    assert.ok(before.findings > 0 && before.questions > 0, "there is something to lose");
    for (let count = 0; count < 12; count++) {
      const name = random.pick(Object.keys(FILES));
      const path = `${root}/${name}`;
      // Now and then somebody takes everything back.
      const text =
        random.below(4) === 0 ? (FILES[name] ?? "") : edited(texts.get(path) ?? "", random);
      texts.set(path, text);
      // Now and then several texts come before anybody asks.
      if (random.below(3) === 0) session.setText(path, edited(text, random));
      session.setText(path, text);
      // An editor asks for the open file first, and not always for the others.
      const { findings } = session.checkFindings(path);
      const fresh = createSession({ root, layer: "multi-node" });
      for (const [each, now] of texts) fresh.setText(each, now);
      const told = fresh.check(path);
      const ofRules = told.findings.filter(({ rule }) => !rule.startsWith("premise/"));
      assert.deepEqual(
        findings.filter(({ rule }) => !rule.startsWith("premise/")),
        ofRules,
        text,
      );
      if (random.below(2) === 0) assert.deepEqual(said(session), said(fresh), text);
      else assert.deepEqual(session.check(path), told, text);
    }
  });

function edited(text: string, random: Random): string {
  const lines = text.split("\n");
  const at = random.below(lines.length);
  const edit = random.pick(EDITS);
  return lines.map((line, index) => (index === at ? edit(line) : line)).join("\n");
}

function said(session: Session) {
  const { findings, questions } = session.checkAll();
  const survey = JSON.stringify(session.survey());
  return {
    findings: findings.length,
    questions: questions.length,
    all: [findings, questions],
    survey,
  };
}

function repository(context: TestContext) {
  const root = writeRepository(context, {
    ...FILES,
    "package.json": JSON.stringify({
      name: "shop",
      dependencies: { express: "4", axios: "1", bullmq: "5", "@prisma/client": "5" },
    }),
    "prisma/schema.prisma":
      'generator client {\n  provider = "prisma-client-js"\n}\nmodel Order {\n  id String @id\n  total Int\n}\n',
  });
  const texts = new Map(Object.entries(FILES).map(([name, text]) => [`${root}/${name}`, text]));
  return { root, texts };
}
