/** What source code says of topology, and which functions of shared code run in which unit. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createSession } from "../../server/analysis/engine.ts";
import { type Files, writeRepository } from "../workspace/repository.ts";
import { packageAt, topologyOf, unitLines } from "./surveyed.ts";

const ONE: Files = { "railway.json": { deploy: { numReplicas: 1 } } };
const TWO: Files = { "railway.json": { deploy: { numReplicas: 2 } } };

/** A source file and the number of instances → the unit's line. */
const CASES: readonly (readonly [string, string, Files, string])[] = [
  [
    "a process for each core",
    'import cluster from "node:cluster";\nimport os from "node:os";\nif (cluster.isPrimary) for (let i = 0; i < os.cpus().length; i++) cluster.fork();\nelse await import("./index.ts");\n',
    ONE,
    "api multi-node . <- src/more.ts:3",
  ],
  [
    "as many processes as a literal says",
    'import throng from "throng";\nthrong({ count: 4, worker: start });\nfunction start() {}\n',
    ONE,
    "api multi-node . <- src/more.ts:2",
  ],
  [
    "threads share a process",
    'import { Worker } from "node:worker_threads";\nimport os from "node:os";\nfor (let i = 0; i < os.cpus().length; i++) new Worker("./job.js");\n',
    ONE,
    "api single-node . <- railway.json:3",
  ],
  [
    "an adapter for several instances shows what the authors think of and sets no count",
    'import { createAdapter } from "@socket.io/redis-adapter";\nimport Redlock from "redlock";\nexport const ready = [createAdapter, Redlock];\n',
    ONE,
    "api single-node . <- railway.json:3",
  ],
  [
    "behind a switch it decides nothing",
    'import cluster from "node:cluster";\nif (process.env.CLUSTER === "1" && cluster.isPrimary) for (let i = 0; i < 4; i++) cluster.fork();\n',
    ONE,
    "api single-node . <- railway.json:3",
  ],
  [
    "a process that replaces one that ended",
    'import cluster from "node:cluster";\ncluster.on("exit", () => cluster.fork());\n',
    ONE,
    "api single-node . <- railway.json:3",
  ],
  [
    "reads that go to copies, with several instances",
    'import { withReplicas } from "drizzle-orm/pg-core";\nexport const db = withReplicas(primary, [copy]);\n',
    TWO,
    "api distributed . <- railway.json:3 <- src/more.ts:2",
  ],
  [
    "reads that go to copies, with one instance",
    'import { withReplicas } from "drizzle-orm/pg-core";\nexport const db = withReplicas(primary, [copy]);\n',
    ONE,
    "api single-node . <- railway.json:3",
  ],
  [
    "reads that go to copies when a variable says so",
    'import { readReplicas } from "@prisma/extension-read-replicas";\nexport const db = process.env.COPY ? prisma.$extends(readReplicas({ url: process.env.COPY })) : prisma;\n',
    TWO,
    "api multi-node . <- railway.json:3",
  ],
  [
    "a copy that falls back to the database itself is one for those who have one",
    'import { readReplicas } from "@prisma/extension-read-replicas";\nexport const db = prisma.$extends(readReplicas({ url: process.env.COPY_URL || process.env.DATABASE_URL }));\n',
    TWO,
    "api multi-node . <- railway.json:3",
  ],
  [
    "a copy that a constant chooses by a variable",
    'import { withReplicas } from "drizzle-orm/pg-core";\nconst url = process.env.COPY_URL;\nconst copy = url ? connect(url) : primary;\nexport const db = withReplicas(primary, [copy]);\n',
    TWO,
    "api multi-node . <- railway.json:3",
  ],
  [
    "a copy that a constant chooses by the region, in one region",
    'import { withReplicas } from "drizzle-orm/pg-core";\nconst region = process.env.REGION;\nconst url = region ? URLS[region] : undefined;\nconst copy = url ? connect(url) : primary;\nexport const db = withReplicas(primary, [copy]);\n',
    TWO,
    "api multi-node . <- railway.json:3",
  ],
  [
    "a copy that a constant chooses by the region, in two regions",
    'import { withReplicas } from "drizzle-orm/pg-core";\nconst region = process.env.REGION;\nconst url = region ? URLS[region] : undefined;\nconst copy = url ? connect(url) : primary;\nexport const db = withReplicas(primary, [copy]);\n',
    {
      "railway.json": {
        deploy: { multiRegionConfig: { eu: { numReplicas: 1 }, us: { numReplicas: 1 } } },
      },
    },
    "api distributed . <- railway.json:3 <- src/more.ts:5",
  ],
  [
    "a file that follows a database far away",
    'import { createClient } from "@libsql/client";\nexport const db = createClient({\n  url: "file:/data/local.db",\n  syncUrl: process.env.DATABASE_URL,\n});\n',
    TWO,
    "api distributed . <- railway.json:3 <- src/more.ts:4",
  ],
  [
    "copies in the options of a data source",
    'import { DataSource } from "typeorm";\nexport const source = new DataSource({ replication: { master: {}, slaves: [{}] } });\n',
    TWO,
    "api distributed . <- railway.json:3 <- src/more.ts:2",
  ],
];

describe("code evidence", () => {
  for (const [name, text, files, expected] of CASES) {
    test(name, (context) => {
      const report = topologyOf(context, {
        ...packageAt("", "api"),
        ...files,
        "src/more.ts": text,
      });
      assert.deepEqual(unitLines(report), [expected]);
    });
  }

  test("a test that forks says nothing", (context) => {
    const report = topologyOf(context, {
      ...packageAt("", "api"),
      ...ONE,
      "test/more.test.ts": CASES[0]?.[1] ?? "",
    });
    assert.deepEqual(unitLines(report), ["api single-node . <- railway.json:3"]);
  });
});

/** What uses `src/db.ts`, whose `db` reads from copies and whose `main` does not → whether a unit of two instances is distributed. */
const READERS: readonly (readonly [string, Files, boolean])[] = [
  [
    "code that reads",
    { "src/orders.ts": 'import { db } from "./db.ts";\nexport const all = () => db.select();\n' },
    true,
  ],
  [
    "code that takes the database itself",
    {
      "src/orders.ts": 'import { main } from "./db.ts";\nexport const all = () => main.select();\n',
    },
    false,
  ],
  [
    "code that needs a type",
    {
      "src/orders.ts":
        'import { main } from "./db.ts";\nimport type { db } from "./db.ts";\nexport const all = (): typeof db => main;\n',
    },
    false,
  ],
  [
    "a health check",
    {
      "src/health.ts":
        'import { db } from "./db.ts";\nexport const isWell = () => db.execute("select 1");\n',
    },
    false,
  ],
  [
    "a health check and code that reads",
    {
      "src/utils/health.ts":
        'import { db } from "../db.ts";\nexport const isWell = () => db.execute("select 1");\n',
      "src/orders.ts":
        'import { db as store } from "./db.ts";\nexport const all = () => store.select();\n',
    },
    true,
  ],
  [
    "code that gets it from a barrel",
    {
      "src/all.ts": 'export * from "./db.ts";\n',
      "src/orders.ts": 'import { db } from "./all.ts";\nexport const all = () => db.select();\n',
    },
    true,
  ],
  [
    "a barrel that nobody reads through",
    {
      "src/all.ts": 'export * from "./db.ts";\n',
      "src/orders.ts":
        'import { main } from "./all.ts";\nexport const all = () => main.select();\n',
    },
    false,
  ],
  [
    "code that asks for a client built on it",
    {
      "src/orders.ts":
        'import { connect } from "./db.ts";\nexport const all = async () => (await connect()).select();\n',
    },
    true,
  ],
  [
    "code that loads it when it is needed",
    { "src/orders.ts": 'export const all = async () => (await import("./db.ts")).db.select();\n' },
    true,
  ],
  [
    "a health check and a test",
    {
      "src/health.ts":
        'import { db } from "./db.ts";\nexport const isWell = () => db.execute("select 1");\n',
      "src/orders.test.ts":
        'import { db } from "./db.ts";\nexport const all = () => db.select();\n',
    },
    false,
  ],
];

describe("copies of a database count for units that read from them", () => {
  for (const [name, files, isDistributed] of READERS) {
    test(name, (context) => {
      const [unit] = topologyOf(context, {
        ...packageAt("", "api"),
        ...TWO,
        "src/db.ts":
          'import { withReplicas } from "drizzle-orm/pg-core";\nexport const main = open();\nexport const db = withReplicas(main, [open("copy")]);\nexport const connect = async () => db;\nfunction open(name?: string) {\n  return { name };\n}\n',
        ...files,
      }).units;
      assert.equal(unit?.layer, isDistributed ? "distributed" : "multi-node");
    });
  }
});

test("copies for those who set a variable are a hint", (context) => {
  const { hints } = topologyOf(context, {
    ...packageAt("", "api"),
    ...TWO,
    "src/more.ts":
      'import { readReplicas } from "@prisma/extension-read-replicas";\nexport const db = process.env.COPY ? prisma.$extends(readReplicas({ url: process.env.COPY })) : prisma;\n',
  });
  assert.deepEqual(
    hints.map(({ message }) => message),
    ["reads go to copies of the database when switched on"],
  );
});

test("a copy that the region chooses says that it is chosen", (context) => {
  const [unit] = topologyOf(context, {
    ...packageAt("", "api"),
    "railway.json": {
      deploy: { multiRegionConfig: { east: { numReplicas: 1 }, west: { numReplicas: 1 } } },
    },
    "src/db.ts":
      'import { withReplicas } from "drizzle-orm/pg-core";\nconst main = open();\nconst copy = process.env.REGION ? open("copy") : main;\nexport const db = withReplicas(main, [copy]);\nfunction open(name?: string) {\n  return { name };\n}\n',
    "src/orders.ts": 'import { db } from "./db.ts";\nexport const all = () => db.select();\n',
  }).units;
  assert.equal(unit?.layer, "distributed");
  assert.deepEqual(
    unit?.evidence[1]?.message,
    "reads go to copies of the database when switched on",
  );
});

test("a function of shared code has the layer of the units that call it, whatever a barrel mentions", (context) => {
  const limiter = (name: string): string =>
    `import type { Request, Response, NextFunction } from "express";
const hits = new Map<string, number>();
export function ${name}(request: Request, response: Response, next: NextFunction): void {
  const count = (hits.get(request.ip ?? "") ?? 0) + 1;
  hits.set(request.ip ?? "", count);
  if (count > 100) response.status(429).end();
  else next();
}
`;
  const app = (name: string): string =>
    `import express from "express";
import { ${name} } from "@shop/shared";
const app = express();
app.use(${name});
app.get("/", (request, response) => {
  response.json({});
});
app.listen(3000);
`;
  const depends = { dependencies: { express: "^5.0.0", "@shop/shared": "workspace:*" } };
  const root = writeRepository(context, {
    "package.json": { name: "shop", workspaces: ["apps/*", "packages/*"] },
    "apps/api/package.json": { name: "@shop/api", ...depends },
    "apps/api/src/index.ts": app("limitApi"),
    "apps/admin/package.json": { name: "@shop/admin", ...depends },
    "apps/admin/src/index.ts": app("limitAdmin"),
    "packages/shared/package.json": { name: "@shop/shared", main: "src/index.ts" },
    "packages/shared/src/index.ts": 'export * from "./api.ts";\nexport * from "./admin.ts";\n',
    "packages/shared/src/api.ts": limiter("limitApi"),
    "packages/shared/src/admin.ts": limiter("limitAdmin"),
    "apps/api/railway.json": { deploy: { numReplicas: 3 } },
    "apps/admin/railway.json": { deploy: { numReplicas: 1 } },
  });
  const { findings } = createSession({
    root,
    rules: ["state/process-local-rate-limit"],
  }).checkAll();
  assert.deepEqual(
    findings.map(({ file, severity }) => [file, severity]),
    [["packages/shared/src/api.ts", "warning"]],
  );
});
