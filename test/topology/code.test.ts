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
