/** What runs a single function: its callers, those who take it as a value, and nothing when nobody does. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import { createSession } from "../../server/analysis/engine.ts";

const created: string[] = [];
after(() => {
  for (const each of created) rmSync(each, { recursive: true, force: true });
});

/** Function name → contexts, sorted, for the named functions of the files that are reviewed. */
function contextsIn(files: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const root = mkdtempSync(path.join(tmpdir(), "premise-functions-"));
  created.push(root);
  for (const [name, text] of Object.entries({ "package.json": API, ...files })) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const { functions } = createSession({ root, layer: "multi-node" }).survey();
  return new Map(functions.map(({ name, contexts }) => [name, contexts.toSorted().join(" ")]));
}

const API = JSON.stringify({ name: "api", dependencies: { express: "4", "@nestjs/core": "11" } });

describe("nobody's function", () => {
  test("is not run by what runs its neighbours", () => {
    const found = contextsIn({
      "src/fares.controller.ts":
        'import { Controller, Get } from "@nestjs/common";\nimport { FareService } from "./fares";\n@Controller("fares")\nexport class Fares {\n  constructor(private readonly fares: FareService) {}\n  @Get()\n  list() { return this.fares.today(); }\n}\n',
      "src/fares.ts":
        "export class FareService {\n  today() { return rounded(2); }\n  lastYear() { return 1; }\n}\nexport function rounded(fare: number) { return fare; }\nexport function doubled(fare: number) { return 2 * fare; }\n",
    });
    assert.equal(found.get("today"), "request");
    assert.equal(found.get("rounded"), "request");
    assert.equal(found.get("lastYear"), "library");
    assert.equal(found.get("doubled"), "library");
  });

  test("is one that an untyped value may name, or a module loaded on demand gives", () => {
    const found = contextsIn({
      "src/server.ts":
        'import express from "express";\nimport { Depot } from "./depot";\nexport const app = express();\napp.get("/depots", async () => {\n  const { shunt } = await import("./shunt");\n  const depot: any = new Depot();\n  return depot.close() ?? shunt();\n});\n',
      "src/depot.ts": "export class Depot {\n  close() { return 1; }\n}\n",
      "src/shunt.ts": 'import "./depot";\nexport function shunt() { return 1; }\n',
    });
    assert.equal(found.get("close"), "request");
    assert.equal(found.get("shunt"), "request");
  });

  test("may be one of a page or a script that names it", () => {
    const found = contextsIn({
      "src/server.ts":
        'import express from "express";\nimport { parse } from "./shared";\nexport const app = express();\napp.get("/", () => parse());\n',
      "src/shared/index.ts": 'export * from "./plates";\nexport * from "./tracks";\n',
      "src/shared/plates.ts": "export const parse = () => 1;\n",
      "src/shared/tracks.ts": "export const drawn = () => 1;\nexport const counted = () => 2;\n",
      "web/main.tsx":
        '"use client";\nimport { drawn } from "../src/shared";\nexport const Track = () => drawn();\n',
      "scripts/count.ts": 'import { counted } from "../src/shared";\ncounted();\n',
    });
    assert.equal(found.get("parse"), "request");
    assert.equal(found.get("drawn"), "browser");
    assert.equal(found.get("counted"), "script");
  });
});

describe("a function handed on as a value", () => {
  test("runs where the option is called that takes it", () => {
    const found = contextsIn({
      "src/engine.ts":
        'import cron from "node-cron";\ninterface Options { isReady: () => boolean; }\nexport class Engine {\n  constructor(private readonly options: Options) {}\n  plan() { cron.schedule("* * * * *", () => this.tick()); }\n  tick() { return this.options.isReady(); }\n}\n',
      "src/server.ts":
        'import express from "express";\nimport { Engine } from "./engine";\nfunction isDepotOpen() { return true; }\nexport const app = express();\napp.post("/engines", () => new Engine({ isReady: isDepotOpen }).plan());\n',
    });
    assert.equal(found.get("isDepotOpen"), "job");
  });

  test("runs where the table is looked up that holds it", () => {
    const found = contextsIn({
      "src/server.ts":
        'import express from "express";\nconst toCents = (fare: number) => 100 * fare;\nconst toText = (fare: number) => String(fare);\nconst formats = { cents: toCents, text: toText };\nconst checks = [isPositive];\nfunction isPositive(fare: number) { return fare > 0; }\nexport const app = express();\napp.get("/fares", (request) => formats[request.query.as](1) && checks.every((each) => each(1)));\n',
    });
    assert.equal(found.get("toCents"), "request");
    assert.equal(found.get("isPositive"), "request");
  });

  test("is what an interface calls that its class implements", () => {
    const found = contextsIn({
      "src/carrier.ts": "export interface Carrier { send(parcel: string): void; }\n",
      "src/post.ts":
        'import type { Carrier } from "./carrier";\nexport class Post implements Carrier {\n  send(parcel: string) { return parcel; }\n}\n',
      "src/server.ts":
        'import express from "express";\nimport type { Carrier } from "./carrier";\nimport { Post } from "./post";\nexport const app = express();\nconst carriers: Carrier[] = [new Post()];\napp.post("/parcels", () => { for (const carrier of carriers) carrier.send("1"); });\n',
    });
    assert.equal(found.get("send"), "request");
  });

  test("belongs to the worker that takes what a wrapper makes of it", () => {
    const found = contextsIn({
      "package.json": JSON.stringify({ name: "api", dependencies: { express: "4", bullmq: "5" } }),
      "src/app.ts":
        'import express from "express";\nimport { Worker } from "bullmq";\nimport { sort } from "./sort";\nexport const app = express();\nfunction timed(run: (id: string) => Promise<void>) {\n  return async (job: { id: string }) => run(job.id);\n}\nnew Worker("parcels", timed(sort));\n',
      "src/sort.ts": "export async function sort(id: string) {}\n",
    });
    assert.equal(found.get("sort"), "consumer");
  });
});

test("a hook of the application's life runs when it starts, whatever its class serves", () => {
  const found = contextsIn({
    "src/depots.controller.ts":
      'import { Controller, Get } from "@nestjs/common";\n@Controller("depots")\nexport class Depots {\n  @Get()\n  list() { return this.warm(); }\n  onModuleInit() { return this.fill(); }\n  private warm() { return 1; }\n  private fill() { return 1; }\n}\n',
  });
  assert.equal(found.get("list"), "request");
  assert.equal(found.get("warm"), "request");
  assert.equal(found.get("onModuleInit"), "startup");
  assert.equal(found.get("fill"), "startup");
});

test("a decorator of a parameter is worked out for each request, and hooks of tasks run in them", () => {
  const found = contextsIn({
    "package.json": JSON.stringify({
      name: "api",
      dependencies: { "@nestjs/common": "11", "@trigger.dev/sdk": "4" },
    }),
    "src/rider.ts":
      'import { createParamDecorator } from "@nestjs/common";\nexport const Rider = createParamDecorator((data: unknown, context) => riderOf(context));\nfunction riderOf(context: unknown) { return context; }\n',
    "src/hooks.ts":
      'import { tasks } from "@trigger.dev/sdk";\nconst release = () => 1;\ntasks.onWait("pool", async () => { release(); });\n',
  });
  assert.equal(found.get("riderOf"), "request");
  assert.equal(found.get("release"), "job");
});

test("a member of a table is for the pages that name it, wherever the table is put together", () => {
  const found = contextsIn({
    "src/server.ts":
      'import express from "express";\nimport { routes } from "./routes";\nexport const app = express();\napp.get("/", () => routes.harbour);\n',
    "src/routes/index.ts":
      'import { harbour } from "./harbour";\nexport const routes = { harbour };\n',
    "src/routes/harbour.ts": "export const harbour = {\n  berth: (name: string) => name,\n};\n",
    "web/main.tsx":
      '"use client";\nimport { routes } from "../src/routes";\nexport const Berth = () => routes.harbour.berth("north");\n',
  });
  assert.equal(found.get("berth"), "browser");
});

test("what a route file only passes on is called by requests", () => {
  const found = contextsIn({
    "package.json": JSON.stringify({ name: "web", dependencies: { next: "15", react: "19" } }),
    "app/api/quays/route.ts": 'export { GET } from "../../../modules/quays/route";\n',
    "pages/api/cranes.ts": 'export { cranes as default } from "../../modules/cranes";\n',
    "modules/quays/route.ts":
      'import { guarded } from "guards";\nimport "node:fs";\nexport const GET = guarded({ handler: async () => quayOf() });\nfunction quayOf() { return 1; }\n',
    "modules/cranes.ts":
      'import { byMethod } from "guards";\nimport "node:fs";\nconst lifted = async () => 2;\nexport const cranes = byMethod({ GET: lifted });\n',
  });
  assert.equal(found.get("quayOf"), "request");
  assert.equal(found.get("lifted"), "request");
});

test("a handler that an object gives to code out of sight runs later than what made it", () => {
  const found = contextsIn({
    "src/server.ts":
      'import express from "express";\nimport { watched } from "watch";\nexport const app = express();\napp.get("/", () => {\n  const options = watched(() => ({ seen: true, onLeave: () => left() }));\n  return options;\n});\nfunction left() { return 1; }\n',
  });
  assert.equal(found.get("left"), "request");
});

describe("what runs a function for certain", () => {
  test("is a request, where more reaches its class and no call is in sight", () => {
    const found = contextsIn({
      "src/berths.controller.ts":
        'import { Controller, Get } from "@nestjs/common";\nimport { Berths } from "./berths";\n@Controller("berths")\nexport class Harbour {\n  constructor(private readonly berths: Berths) {}\n  @Get()\n  list() { return this.berths.free(); }\n}\n',
      "src/arrivals.ts":
        'import { Processor } from "@nestjs/bullmq";\nimport { Berths } from "./berths";\n@Processor("arrivals")\nexport class Arrivals {\n  constructor(private readonly berths: Berths) {}\n  async process(job: Job) { return this.berths.take(job.id); }\n}\n',
      "src/berths.ts":
        "const dynamic: any = {};\nexport class Berths {\n  free() { return dynamic.clear(this); }\n  take(id: string) { return id; }\n  clear() { return 1; }\n}\n",
    });
    assert.equal(found.get("take"), "consumer");
    assert.equal(found.get("clear"), "request");
  });

  test("is no other application that asks for the interface", () => {
    const found = contextsIn({
      "packages/core/src/probe.ts": "export interface Probe {\n  probed(): boolean;\n}\n",
      "apps/api/src/server.ts":
        'import express from "express";\nimport type { Probe } from "../../../packages/core/src/probe";\nclass Disk implements Probe {\n  probed() { return true; }\n}\nexport const app = express();\nconst disk = new Disk();\napp.get("/", () => disk.probed());\n',
      "apps/worker/src/main.ts":
        'import express from "express";\nimport type { Probe } from "../../../packages/core/src/probe";\nfunction begin(probes: Probe[]) { return probes.every((each) => each.probed()); }\nconst app = express();\nbegin([]);\napp.listen(80);\n',
    });
    assert.equal(found.get("probed"), "request");
  });

  test("is a run by hand of a module that is started itself", () => {
    const found = contextsIn({
      "src/server.ts":
        'import express from "express";\nimport { total } from "./reindex";\nexport const app = express();\napp.get("/", () => total());\n',
      "src/reindex.ts":
        "export const total = () => 1;\nfunction reindex() { return total(); }\nif (require.main === module) reindex();\n",
    });
    assert.equal(found.get("reindex"), "script");
  });

  test("is a request in a middleware that names no runtime", () => {
    const found = contextsIn({
      "package.json": JSON.stringify({ name: "web", dependencies: { next: "15", react: "19" } }),
      "middleware.ts":
        'import { NextResponse } from "next/server";\nexport function middleware() { return NextResponse.next(); }\n',
    });
    assert.equal(found.get("middleware"), "request");
  });

  test("is not whoever only has a word like its name", () => {
    const found = contextsIn({
      "src/server.ts":
        'import express from "express";\nimport { boxed } from "./wrap";\nexport const app = express();\napp.get("/", () => boxed("flex-wrap"));\n',
      "web/Box.tsx":
        '"use client";\nimport { boxed } from "../src/wrap";\nexport const Box = () => boxed("flex-wrap");\n',
      "src/wrap.ts":
        "export const boxed = (text: string) => text;\nexport const wrap = (text: string) => [text];\n",
    });
    assert.equal(found.get("boxed"), "request");
    assert.equal(found.get("wrap"), "library");
  });

  test("is a loader of a page's module and not the component that only names its type", () => {
    const found = contextsIn({
      "package.json": JSON.stringify({
        name: "web",
        dependencies: { "react-router": "7", "@remix-run/node": "2", react: "19" },
      }),
      "app/routes/berth.tsx":
        'import { berthOf } from "../berth";\nexport async function loader() { return quickly(); }\nasync function quickly() { return berthOf(); }\nexport default function Berth() { return String(useData<typeof quickly>()); }\ndeclare function useData<T>(): T;\n',
      "app/berth.ts": 'import "node:fs";\nexport function berthOf() { return 1; }\n',
    });
    assert.equal(found.get("berthOf"), "request");
  });
});

describe("who is least in doubt", () => {
  test("counts, where an interface might lead a start to others, too", () => {
    const found = contextsIn({
      "src/gauge.ts":
        "export interface Gauge { level(): number }\nexport class Tank implements Gauge { level() { return fill(); } }\nexport class Pipe implements Gauge { level() { return flow(); } }\nfunction fill() { return 1; }\nfunction flow() { return 2; }\n",
      "src/drip.ts":
        'import { Injectable } from "@nestjs/common";\nimport type { Gauge } from "./gauge";\n@Injectable()\nexport class Drip {\n  constructor(private readonly gauges: Gauge[]) {}\n  onModuleInit() { return this.gauges.map((each) => each.level()); }\n}\n',
      "src/tanks.controller.ts":
        'import { Controller, Get } from "@nestjs/common";\nimport { Tank } from "./gauge";\nimport { checked } from "checks";\n@Controller("tanks")\nexport class Tanks {\n  constructor(private readonly tank: Tank) {}\n  @Get()\n  one() { return checked([() => this.tank.level()]); }\n}\n',
    });
    assert.equal(found.get("fill"), "request");
    assert.equal(found.get("flow"), "startup");
  });

  test("is no brother of its class, whose own method is called", () => {
    const found = contextsIn({
      "src/parts.ts":
        "export abstract class Part {\n  build() { return 0; }\n}\nexport class Hull extends Part {\n  build() { return welded(); }\n}\nexport class Mast extends Part {\n  raise() { return super.build() + this.build(); }\n}\nfunction welded() { return 1; }\n",
      "src/masts.ts":
        'import { OnEvent } from "@nestjs/event-emitter";\nimport { Mast } from "./parts";\nexport class Masts {\n  constructor(private readonly mast: Mast) {}\n  @OnEvent("storm")\n  over() { return this.mast.raise(); }\n}\n',
      "src/hulls.controller.ts":
        'import { Controller, Get } from "@nestjs/common";\nimport type { Part } from "./parts";\n@Controller("hulls")\nexport class Hulls {\n  constructor(private readonly part: Part) {}\n  @Get()\n  one() { return this.part.build(); }\n}\n',
    });
    assert.equal(found.get("raise"), "consumer");
    assert.equal(found.get("welded"), "request");
  });

  test("hands it to a function that calls it at once, whoever else asks that function", () => {
    const found = contextsIn({
      "src/once.ts":
        "const kept = new Map<string, unknown>();\nexport function once<T>(name: string, make: () => T) {\n  if (!kept.has(name)) kept.set(name, make());\n  return kept.get(name) as T;\n}\n",
      "src/pool.ts":
        'import { once } from "./once";\nexport const pool = once("pool", opened);\nfunction opened() { return 1; }\n',
      "src/server.ts":
        'import express from "express";\nimport { once } from "./once";\nimport { pool } from "./pool";\nexport const app = express();\napp.get("/", () => once("page", drawn) + pool);\nfunction drawn() { return 2; }\n',
    });
    assert.equal(found.get("opened"), "startup");
    assert.equal(found.get("drawn"), "request");
  });

  test("is whoever makes an object of a class that extends it", () => {
    const found = contextsIn({
      "src/server.ts":
        'import express from "express";\nimport { Ledger } from "./ledger";\nexport const app = express();\napp.get("/", () => new Ledger().total);\n',
      "src/ledger.ts":
        "function summed() { return 1; }\nexport abstract class Book {\n  readonly total: number;\n  constructor() { this.total = summed(); }\n}\nclass Paper extends Book {}\nexport class Ledger extends Paper {\n  constructor() { super(); }\n}\n",
    });
    assert.equal(found.get("summed"), "request");
  });
});

test("a guard and an interceptor run in requests, whatever they extend", () => {
  const found = contextsIn({
    "src/guards.ts":
      'import { type CallHandler, type ExecutionContext, Injectable } from "@nestjs/common";\nimport { ThrottlerGuard } from "@nestjs/throttler";\n@Injectable()\nexport class Slow extends ThrottlerGuard {\n  async canActivate(context: ExecutionContext) { return super.canActivate(context); }\n}\nexport class Timed {\n  intercept(context: ExecutionContext, next: CallHandler) { return next.handle(); }\n}\n',
  });
  assert.equal(found.get("canActivate"), "request");
  assert.equal(found.get("intercept"), "request");
});

test("a component that no page loads is run by nobody", () => {
  const root = mkdtempSync(path.join(tmpdir(), "premise-functions-"));
  created.push(root);
  const component = (name: string, inside: string) =>
    `import { useState } from "react";\n${inside}export function ${name}() { return useState(1); }\n`;
  const files = {
    "package.json": JSON.stringify({ name: "web", dependencies: { react: "19", vite: "6" } }),
    "src/main.tsx":
      'import { createRoot } from "react-dom/client";\nimport { Used } from "./Used";\ncreateRoot(document.body).render(Used());\n',
    "src/Used.tsx": component("Used", 'import { Inner } from "./Inner";\nInner();\n'),
    "src/Inner.tsx": component("Inner", ""),
    "src/Left.tsx": component("Left", 'import { Alone } from "./Alone";\nAlone();\n'),
    "src/Alone.tsx": component("Alone", ""),
    "src/Alone.test.tsx": 'import { Alone } from "./Alone";\nAlone();\n',
    "src/pages/Port.tsx": component("Port", ""),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const survey = createSession({ root, layer: "multi-node" }).survey();
  const contexts = new Map(survey.files.map((each) => [each.file, each.contexts.join(" ")]));
  assert.equal(contexts.get("src/Used.tsx"), "browser");
  assert.equal(contexts.get("src/Inner.tsx"), "browser");
  assert.equal(contexts.get("src/pages/Port.tsx"), "browser");
  assert.equal(contexts.get("src/Left.tsx"), "library");
  assert.equal(contexts.get("src/Alone.tsx"), "library");
});
