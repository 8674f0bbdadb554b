/** How much is known of awaited calls: effects, own functions, callbacks, and the packages of what is unknown. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { createSession } from "../../server/analysis/engine.ts";

const FILES = {
  "package.json":
    '{ "dependencies": { "express": "4.0.0", "axios": "1.0.0", "acme-db": "1.0.0" } }',
  "src/orders.ts": `import axios from "axios";
import { open } from "acme-db";

async function remote(id: string) {
  return (await axios.post("https://orders.example", { id })).data;
}
async function pure(id: string) {
  return id.trim();
}
async function opaque() {
  return await open("orders");
}
export async function retried<T>(work: () => Promise<T>, { again }: { again: () => Promise<T> }) {
  await again();
  return await work();
}
export interface Store {
  find(id: string): Promise<string>;
}
export class FileStore implements Store {
  async find(id: string) {
    return await pure(id);
  }
}
export default { remote, load: pure, opaque };
`,
  "src/server.ts": `import express from "express";
import orders, { retried, type Store } from "./orders.ts";

const app = express();
export function routes(store: Store) {
  app.get("/", async (request, response) => {
    await orders.remote("a");
    await orders.load("a");
    await orders.opaque();
    await retried(() => orders.remote("b"), { again: async () => "c" });
    await Promise.all([store.find("d"), orders.load("e")]);
    await (request as any).session.save();
    response.end();
  });
}
`,
};

const MORE = {
  "package.json":
    '{ "dependencies": { "express": "4.0.0", "axios": "1.0.0", "acme-db": "1.0.0" } }',
  "src/parts.ts": `import axios from "axios";
import { open } from "acme-db";

export function load(id: string): Promise<string>;
export function load(id: string, again: boolean): Promise<string>;
export async function load(id: string, _again?: boolean) {
  return (await axios.get("https://parts.example/" + id)).data;
}
export function makeSender(path: string) {
  return async (body: string) => await axios.post(path, body);
}
export interface Base {
  ping(): Promise<void>;
  close(): Promise<void>;
}
export abstract class Remote {
  async ping() {
    await axios.get("https://ping.example");
  }
}
export class Client extends Remote implements Base {
  async close() {}
}
export class Opaque implements Base {
  async ping() {}
  async close() {
    await open("parts");
  }
}
export interface Deps {
  clock: () => Promise<number>;
}
export async function tick({ deps }: { deps: Deps }) {
  return await deps.clock();
}
export class Poller {
  private readonly send;
  constructor(path: string) {
    this.send = makeSender(path);
  }
  async run(base: Base, given: Deps, unknown: any) {
    await load("a", true);
    const sender = makeSender("https://a.example");
    await sender("b");
    await this.send("c");
    await sender.call(undefined, "d");
    const bound = sender.bind(undefined);
    await (bound ?? sender)("e");
    await base.ping();
    await base.close();
    await given.clock();
    await unknown.make()("f");
  }
}
export const real: Deps = { clock: async () => 1 };
`,
  "src/server.ts": `import express from "express";
import { Client, Poller, real, tick } from "./parts.ts";

express().get("/", async () => {
  await new Poller("p").run(new Client(), real, {});
  await tick({ deps: real });
});
`,
};

function surveyed(t: TestContext, files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(path.join(tmpdir(), "premise-survey-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const { functions, calls } = createSession({ root, layer: "multi-node" }).survey();
  const lines = calls.map(
    ({ file, line, text, known, effects, from }) =>
      `${path.basename(file)}:${line} ${text} ${known}${[...effects, from ?? ""]
        .filter(Boolean)
        .map((each) => `, ${each}`)
        .join("")}`,
  );
  return { functions, lines };
}

test("calls are followed through overloads, factories, bindings and interfaces", (t) => {
  const { lines } = surveyed(t, MORE);
  assert.deepEqual(
    lines.filter((line) => /^(parts.ts:(2[6-9]|[3-9]\d)|server)/.test(line)),
    [
      "parts.ts:27 open unknown, acme-db",
      "parts.ts:34 deps.clock own",
      "parts.ts:42 load own, read http",
      "parts.ts:44 sender own, write http",
      "parts.ts:45 this.send own, write http",
      "parts.ts:46 sender.call own, write http",
      "parts.ts:48 (bound??sender) own, write http",
      "parts.ts:49 base.ping own, read http",
      "parts.ts:50 base.close unknown, acme-db",
      "parts.ts:51 given.clock own",
      "parts.ts:52 unknown.make() unknown, (parameter)",
      'server.ts:5 newPoller("p").run own, read http, write http',
      "server.ts:6 tick own",
    ],
  );
});

test("awaited calls are told apart by what is known of them", (t) => {
  const { functions, lines } = surveyed(t, FILES);
  assert.deepEqual(lines, [
    "orders.ts:5 axios.post effect, write http",
    "orders.ts:11 open unknown, acme-db",
    "orders.ts:14 again own",
    "orders.ts:15 work own, write http",
    "orders.ts:22 pure own",
    "server.ts:7 orders.remote own, write http",
    "server.ts:8 orders.load own",
    "server.ts:9 orders.opaque unknown, acme-db",
    "server.ts:10 retried own, write http",
    "server.ts:11 store.find own",
    "server.ts:11 orders.load own",
    "server.ts:12 (requestasany).session.save unknown, (parameter)",
  ]);
  assert.ok(
    functions.some(
      ({ file, contexts }) => file === "src/server.ts" && contexts.includes("request"),
    ),
  );
});

test("a method has the contexts of its callers, not all of its class", (t) => {
  const root = mkdtempSync(path.join(tmpdir(), "premise-survey-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const files = {
    "package.json": '{ "dependencies": { "express": "4.0.0" } }',
    "src/mails.ts": `export class Mails {
  constructor() {
    this.prepare();
  }
  private prepare() {
    return 1;
  }
  show() {
    return this.shape();
  }
  deliver() {
    return 2;
  }
  protected shape() {
    return 3;
  }
}
export class Letters extends Mails {
  protected shape() {
    return 4;
  }
}
export const mails = new Letters();
export function once() {
  return () => undefined;
}
`,
    "src/server.ts": `import express from "express";
import { mails } from "./mails.ts";
export const app = express();
app.get("/", (request, response) => response.send(mails.show()));
`,
    "src/worker.ts": `import { Worker } from "bullmq";
import { mails, once } from "./mails.ts";
export const worker = new Worker("mails", async () => mails.deliver());
once();
`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const { functions } = createSession({ root, layer: "multi-node" }).survey();
  const found = functions
    .filter(({ name, file }) => name !== "" && file.endsWith("mails.ts"))
    .map(({ name, line, contexts }) => `${name}:${line} ${contexts.join(" ")}`);
  assert.deepEqual(found, [
    "constructor:2 startup",
    "prepare:5 startup",
    "show:8 request",
    "deliver:11 consumer",
    "shape:14 request",
    "shape:19 request",
    "once:24 startup",
  ]);
});

test("a function does what it is given to do, and an interface what its classes do", (t) => {
  const root = mkdtempSync(path.join(tmpdir(), "premise-survey-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const files = {
    "package.json":
      '{ "dependencies": { "express": "4.0.0", "axios": "1.0.0", "acme-run": "1.0.0" } }',
    "src/parts.ts": `import axios from "axios";
import { Trace } from "acme-run";
export async function tried<T>(work: Promise<T>) {
  return await work;
}
export async function timed<T>(work: () => Promise<T>) {
  return await work();
}
export const sent = async () => axios.post("https://orders.example", {});
export interface Store {
  keep(): Promise<void>;
}
export class Checked implements Store {
  constructor(private readonly inner: Store) {}
  async keep() {
    return await this.inner.keep();
  }
}
export class Remote implements Store {
  async keep() {
    await axios.put("https://store.example", {});
  }
}
export async function traced(id: string) {
  const trace = new Trace(id);
  await trace.patchRun();
}
`,
    "src/server.ts": `import express from "express";
import { Checked, Remote, sent, timed, traced, tried } from "./parts.ts";
const app = express();
app.get("/", async (request, response) => {
  await tried(sent());
  await timed(async () => sent());
  await new Checked(new Remote()).keep();
  await traced("a");
  response.end();
});
`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const { calls } = createSession({ root, layer: "multi-node" }).survey();
  const found = calls
    .filter(({ file }) => file.endsWith("server.ts"))
    .map(({ text, known, effects, from }) =>
      [text, known, ...effects, from ?? ""].join(" ").trim(),
    );
  assert.deepEqual(found, [
    "tried own write http",
    "timed own write http",
    "newChecked(newRemote()).keep own write http",
    "traced unknown acme-run",
  ]);
});

test("claims that nothing happens only where all is seen: circles, given functions, lists, later runs", (t) => {
  const { lines } = surveyed(t, {
    "package.json":
      '{ "dependencies": { "express": "4.0.0", "axios": "1.0.0", "acme-run": "1.0.0" } }',
    "src/parts.ts": `import axios from "axios";
import { Trace, track } from "acme-run";
const ask = async (id: string) => axios.get("https://keys.example/" + id);
interface Means { ask: typeof ask }
export async function allowed(id: string, means: Means = { ask }) {
  return await means.ask(id);
}
export async function given(work: () => Promise<void>) {
  await work();
}
export async function even(depth: number): Promise<void> {
  if (depth > 0) await odd(depth - 1);
}
export async function odd(depth: number): Promise<void> {
  if (depth > 0) await even(depth - 1);
  else await axios.post("https://depth.example");
}
export async function quiet(depth: number): Promise<void> {
  if (depth > 0) await quiet(depth - 1);
}
export async function collected(traces: readonly Trace[]) {
  const running: Promise<void>[] = [];
  for (const trace of traces) running.push(trace.patchRun());
  await settled(running);
}
async function settled(all: readonly Promise<void>[]) {
  await Promise.allSettled(all);
}
export async function later() {
  return new Lazy(async () => axios.post("https://later.example"));
}
class Lazy {
  constructor(readonly work: () => Promise<unknown>) {}
}
export async function untyped(run: any) {
  return track(run).close();
}
export async function dispatched(tools: { name: string; call(): Promise<void> }[]) {
  const tool: any = tools.find((each) => each.name === "a");
  await tool.call();
}
`,
    "src/server.ts": `import express from "express";
import { ServerFactory } from "acme-run";
import { allowed, collected, dispatched, even, given, later, odd, quiet, untyped } from "./parts.ts";
const app = express();
app.get("/", async (request, response) => {
  await allowed("a");
  await given(request.work);
  await even(1);
  await odd(1);
  await quiet(1);
  await collected([]);
  await later();
  await untyped(1);
  await dispatched([]);
  await ServerFactory.create(Lazy);
  response.end();
});
`,
  });
  const found = lines.flatMap((line) => /^server\.ts:\d+ (.*)$/.exec(line)?.[1] ?? []);
  assert.deepEqual(found, [
    "allowed own, read http",
    "given unknown, (parameter)",
    "even own, write http",
    "odd own, write http",
    "quiet own",
    "collected unknown, (untyped)",
    "later own",
    "untyped unknown, acme-run",
    "dispatched unknown, (untyped)",
    "ServerFactory.create unknown, acme-run",
  ]);
});

test("files, branches that arguments decide, texts of statements, stores of caches, and what is kept in a record", (t) => {
  const { lines } = surveyed(t, {
    "package.json": JSON.stringify({
      dependencies: {
        express: "4.0.0",
        axios: "1.0.0",
        "@prisma/client": "5.0.0",
        "@nestjs/cache-manager": "2.0.0",
        "@keyv/redis": "4.0.0",
      },
    }),
    "src/cache.ts": `import { createKeyv } from "@keyv/redis";
import { CacheModule, type Cache } from "@nestjs/cache-manager";
export const caching = CacheModule.registerAsync({
  useFactory: async () => ({ stores: [createKeyv(process.env.REDIS_URL)] }),
});
export class Prices {
  constructor(private readonly cache: Cache) {}
  async priceOf(id: string) {
    return this.cache.get(id);
  }
}
`,
    "src/parts.ts": `import { writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { Prisma, type PrismaClient } from "@prisma/client";
import axios from "axios";
export async function kept(text: string) {
  await writeFile("kept.txt", text);
}
function settings() {
  return JSON.parse(readFileSync("settings.json", "utf8"));
}
export async function settle() {
  return settings().name;
}
export async function filters(query: string, site?: string) {
  if (site) await axios.get("https://sites.example/" + site);
  return query.trim();
}
export async function report({ skip, query }: { skip?: boolean; query: string }) {
  if (!skip) await axios.post("https://history.example", { query });
  return await axios.get("https://report.example");
}
export async function early(force: boolean) {
  if (force) return 1;
  await axios.get("https://early.example");
  return 2;
}
export async function passed(site?: string) {
  return await filters("all", site);
}
export async function locked(prisma: PrismaClient, parent: string | null) {
  const text = parent
    ? Prisma.sql\`SELECT id FROM part WHERE parent = \${parent} FOR UPDATE\`
    : Prisma.sql\`SELECT id FROM part WHERE parent IS NULL FOR UPDATE\`;
  return prisma.$executeRaw(text);
}
class Remote {
  async send() {
    await axios.post("https://remote.example");
  }
}
class Local {
  async send() {}
}
export class Clients {
  readonly all: Record<string, any> = {};
  add(name: string, isLocal: boolean) {
    const made = isLocal ? new Local() : new Remote();
    this.all[name] = made;
  }
}
`,
    "src/server.ts": `import express from "express";
import type { PrismaClient } from "@prisma/client";
import type { Prices } from "./cache.ts";
import { type Clients, early, filters, kept, locked, passed, report, settle } from "./parts.ts";
const app = express();
export function routes(prices: Prices, prisma: PrismaClient, clients: Clients, force: boolean, sheet: any) {
  app.get("/", async (request, response) => {
    await kept("a");
    await settle();
    await filters("a");
    await filters("a", request.params.site);
    await passed();
    await passed("b");
    await report({ query: "a", skip: true });
    await report({ query: "a" });
    await early(true);
    await early(force);
    await locked(prisma, request.params.id);
    await prices.priceOf("a");
    await clients.all.a.send();
    await clients.all[request.params.id].send();
    await sheet.getRows();
    response.end();
  });
}
`,
  });
  const found = lines.flatMap((line) => /^server\.ts:\d+ (.*)$/.exec(line)?.[1] ?? []);
  assert.deepEqual(found, [
    "kept own, write file",
    "settle own, read file",
    "filters own",
    "filters own, read http",
    "passed own",
    "passed own, read http",
    "report own, read http",
    "report own, write http, read http",
    "early own",
    "early own, read http",
    "locked own, read database",
    "prices.priceOf own, read cache",
    "clients.all.a.send unknown, (untyped)",
    "clients.all[request.params.id].send own, write http",
    "sheet.getRows unknown, (parameter)",
  ]);
});

test("what is begun, collected, mapped or given to the catalog's helpers counts, and what only throws is unknown", (t) => {
  const { lines } = surveyed(t, {
    "package.json":
      '{ "dependencies": { "express": "4.0.0", "axios": "1.0.0", "p-map": "7.0.0", "rxjs": "7.0.0", "acme-run": "1.0.0" } }',
    "src/parts.ts": `import axios from "axios";
import { Trace } from "acme-run";
export async function begun(id: string) {
  const first = axios.get("https://a.example/" + id);
  const [one] = await Promise.all([first]);
  return one;
}
export async function notify(id: string) {
  await axios.post("https://notify.example", { id });
}
export function all(ids: string[]) {
  return Promise.all(ids.map(notify));
}
export async function settled(list: Promise<unknown>[]) {
  return await Promise.allSettled(list);
}
export async function chosen(isOn: boolean) {
  let first = Promise.resolve<unknown>(undefined);
  if (isOn) first = notify("a");
  return await settled([first]);
}
export async function tried<T>(work: Promise<T>) {
  return await work;
}
export async function inspected() {
  return await tried(new Trace("a").inspect());
}
export abstract class Provider {
  async options(): Promise<string[]> {
    throw new Error("options must be overridden");
  }
}
export interface Store {
  find(id: string): Promise<unknown>;
}
export class Remote implements Store {
  async find(id: string) {
    return await axios.get("https://store.example/" + id);
  }
}
const stores: Store[] = [new Remote()];
export async function probed(find: (store: Store) => Promise<unknown>) {
  for (const store of stores) await find(store);
}
`,
    "src/server.ts": `import express from "express";
import pMap from "p-map";
import { lastValueFrom } from "rxjs";
import axios from "axios";
import { all, begun, chosen, inspected, notify, probed, type Provider } from "./parts.ts";
const app = express();
export function routes(provider: Provider) {
  app.get("/", async (request, response) => {
    await begun("a");
    await all(["a"]);
    await chosen(true);
    await inspected();
    await provider.options();
    await probed((store) => store.find("a"));
    await pMap(["a"], notify);
    await pMap(["a"], async (id) => id);
    await lastValueFrom(axios.get("https://b.example") as any);
    response.end();
  });
}
`,
  });
  const found = lines.flatMap((line) => /^server\.ts:\d+ (.*)$/.exec(line)?.[1] ?? []);
  assert.deepEqual(found, [
    "begun own, read http",
    "all own, write http",
    "chosen own, write http",
    "inspected unknown, acme-run",
    "provider.options unknown, (untyped)",
    "probed own, read http",
    "pMap own, write http",
    "pMap declared",
    "lastValueFrom effect, read http",
  ]);
});

test("calls are followed through getters, tables of functions, overrides, kept promises and statements begun before", (t) => {
  const { lines } = surveyed(t, {
    "package.json": JSON.stringify({
      dependencies: {
        express: "4.0.0",
        axios: "1.0.0",
        kysely: "0.28.0",
        "@prisma/client": "5.0.0",
      },
    }),
    "src/parts.ts": `import type { PrismaClient } from "@prisma/client";
import axios from "axios";
import type { Kysely, SelectQueryBuilder } from "kysely";

const load = async (id: string) => (await axios.get("https://parts.example/" + id)).data;
async function notify(id: string) {
  await axios.post("https://notify.example", { id });
}
export class Pipes {
  get rows() {
    return this.make("rows");
  }
  private make(name: string) {
    return async (id: string) => await axios.get("https://pipes.example/" + name + id);
  }
}
type Handler = (id: string) => string | Promise<string>;
const handlers: Record<string, Handler> = { load, echo: (id) => id };
export async function handled(kind: string, id: string) {
  const handler = handlers[kind];
  return handler ? handler(id) : id;
}
const listeners = new Map<string, (id: string) => Promise<void>>([["noted", notify]]);
export async function told(kind: string, id: string) {
  await listeners.get(kind)?.(id);
}
const open: Record<string, Handler> = { load };
export function register(kind: string, handler: Handler) {
  open[kind] = handler;
}
export async function opened(kind: string, id: string) {
  return await open[kind](id);
}
export abstract class Job {
  async run() {
    await this.before();
    await this.after();
  }
  protected async before(): Promise<void> {}
  protected async after(): Promise<void> {}
}
export class Import extends Job {
  protected override async before() {
    await load("settings");
  }
}
export class Settings {
  private ready: Promise<string> | undefined;
  start() {
    this.ready ??= load("settings");
  }
  async get() {
    await this.ready;
    return 1;
  }
}
export async function total(source: { pages(): AsyncIterable<number> }) {
  let sum = 0;
  for await (const page of source.pages()) sum += page;
  return sum;
}
export const page = async (): Promise<number> => (await axios.get("https://pages.example")).data;
export async function everyone(ids: string[]) {
  await Promise.all([ids.map((id) => notify(id))]);
}
export async function tried<T>(work: Promise<T>) {
  return await work;
}
export async function settled(prisma: PrismaClient, id: string) {
  return await tried(prisma.part.update({ where: { id }, data: { isSettled: true } }));
}
export async function first(db: Kysely<any>, isOpen: boolean) {
  let query = db.selectFrom("part").selectAll();
  if (isOpen) query = query.where("isOpen", "=", true);
  return await query.executeTakeFirst();
}
export async function executed(query: SelectQueryBuilder<any, any, any>) {
  return await query.execute();
}
function shared<T>(key: (id: string) => string, read: (id: string) => Promise<T>) {
  const begun = new Map<string, Promise<T>>();
  return (id: string): Promise<T> => {
    const promise = begun.get(key(id)) ?? read(id);
    begun.set(key(id), promise);
    return promise;
  };
}
export const sharedLoad = shared((id) => \`part:\${id}\`, load);
`,
    "src/server.ts": `import type { PrismaClient } from "@prisma/client";
import express from "express";
import type { Kysely } from "kysely";
import * as parts from "./parts.ts";
const app = express();
export function routes(prisma: PrismaClient, db: Kysely<any>, job: parts.Job, bird: parts.Pipes, settings: parts.Settings) {
  app.get("/", async (request, response) => {
    await bird.rows("a");
    await parts.handled("load", "a");
    await parts.told("noted", "a");
    await parts.opened("load", "a");
    await job.run();
    await settings.get();
    await parts.total({
      async *pages() {
        yield await parts.page();
      },
    });
    await parts.everyone(["a"]);
    await parts.settled(prisma, "a");
    await parts.first(db, true);
    await parts.executed(db as any);
    await parts.sharedLoad("a");
    response.end();
  });
}
`,
  });
  const found = lines.flatMap((line) => /^server\.ts:\d+ (.*)$/.exec(line)?.[1] ?? []);
  assert.deepEqual(found, [
    "bird.rows own, read http",
    "parts.handled own, read http",
    "parts.told own, write http",
    "parts.opened unknown, (untyped)",
    "job.run own, read http",
    "settings.get own, read http",
    "parts.total own, read http",
    "parts.page own, read http",
    "parts.everyone own, write http",
    "parts.settled own, write database",
    "parts.first own, read database",
    "parts.executed unknown, (parameter)",
    "parts.sharedLoad own, read http",
  ]);
});

test("what is begun without being waited for counts, and what cannot be followed is unknown", (t) => {
  const { lines } = surveyed(t, {
    "package.json": JSON.stringify({
      dependencies: {
        express: "4.0.0",
        axios: "1.0.0",
        "acme-track": "1.0.0",
        "@segment/analytics-node": "2.0.0",
      },
    }),
    "src/parts.ts": `import { Analytics } from "@segment/analytics-node";
import { createClient, logger, Tracker } from "acme-track";

const tracker = new Tracker();
export async function tracked(event: string) {
  logger.info("tracked");
  tracker.track(event);
}
export async function logged(event: string) {
  logger.info(event);
  return event;
}
export const handed = { track: (event: string) => tracker.track(event, {}) };
export function deep(event: string) {
  return two(event);
}
const two = (event: string) => three(event);
const three = (event: string) => four(event);
const four = (event: string) => five(event);
const five = async (event: string) => {
  six(event);
};
function six(event: string) {
  void tracker.track(event);
}
const roles: Record<string, any> = {};
const isAllowed = (role: string, wanted: string[]) =>
  wanted.some((each) => roles[role]?.includes(each));
export async function allowed(role: string) {
  return isAllowed(role, ["read"]);
}
const analytics = new Analytics({ writeKey: "k" });
export async function measured(event: string) {
  analytics.track({ event });
}
export async function signedOut(session: any) {
  await new Promise<void>((resolve, reject) => {
    session.destroy((error: unknown) => (error ? reject(error) : resolve()));
  });
}
export async function applied(target: any, key: string, given: unknown[]) {
  const method: Function = target[key];
  return await method.apply(target, given);
}
export async function sent(text: string) {
  const client = createClient();
  return await client.messages.create({ data: { text } });
}
function refusing<T>(name: string, describe: (job: T) => object) {
  return async (job: T) => {
    await tracker.report(name, describe(job));
  };
}
export const refused = refusing("part", (job: { id: string }) => ({ id: job.id }));
`,
    "src/server.ts": `import express from "express";
import * as parts from "./parts.ts";
express().get("/", async (request, response) => {
  await parts.tracked("a");
  await parts.logged("a");
  await parts.handed.track("a");
  await parts.deep("a");
  await parts.allowed("a");
  await parts.measured("a");
  await parts.signedOut(request);
  await parts.applied(request, "a", []);
  await parts.sent("a");
  await parts.refused({ id: "a" });
  response.end();
});
`,
  });
  const found = lines.flatMap((line) => /^server\.ts:\d+ (.*)$/.exec(line)?.[1] ?? []);
  assert.deepEqual(found, [
    "parts.tracked unknown, acme-track",
    "parts.logged own",
    "parts.handed.track unknown, acme-track",
    "parts.deep unknown, acme-track",
    "parts.allowed own",
    "parts.measured own, write analytics",
    "parts.signedOut unknown, (parameter)",
    "parts.applied unknown, (untyped)",
    "parts.sent unknown, acme-track",
    "parts.refused unknown, (untyped)",
  ]);
});
