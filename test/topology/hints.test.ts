/** Hints: what is shown of several instances and decides nothing. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Files } from "../workspace/repository.ts";
import { packageAt, topologyOf, unitLines } from "./surveyed.ts";

const CHOICE = `name: Deploy
on:
  workflow_dispatch:
    inputs:
      service:
        description: What to deploy
        type: choice
        options:
          - all
          - web
          - web-ingestion
          - worker
          - worker-cpu
      environment:
        type: choice
        options:
          - staging
          - prod-eu
          - prod-us
`;
const workflow = (text: string): Files => ({ ".github/workflows/deploy.yml": text });

/** Files → hints as `file:line message`. */
const CASES: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    "a workflow that deploys one folder under two names and to two places",
    workflow(CHOICE),
    [
      ".github/workflows/deploy.yml:18 a workflow deploys to several places of production: prod-eu, prod-us",
      ".github/workflows/deploy.yml:10 a workflow deploys web under several names: web, web-ingestion",
      ".github/workflows/deploy.yml:12 a workflow deploys worker under several names: worker, worker-cpu",
    ],
  ],
  ["a file in a folder below those that run", { ".github/workflows/old/deploy.yml": CHOICE }, []],
  [
    "jobs for two places",
    workflow(
      "name: Deploy\njobs:\n  eu:\n    with:\n      terraform_workspace: shop-prod-eu\n  us:\n    with:\n      terraform_workspace: shop-prod\n",
    ),
    [
      ".github/workflows/deploy.yml:5 a workflow deploys to several places of production: shop-prod-eu, shop-prod",
    ],
  ],
  [
    "production by two names is one place",
    workflow(
      "name: Deploy\njobs:\n  a:\n    environment: production\n  b:\n    environment: prod\n",
    ),
    [],
  ],
  [
    "images and jobs of production are no places",
    workflow(
      "name: Deploy\njobs:\n  a:\n    environment: prod-image\n  b:\n    environment: prod-deploy\n",
    ),
    [],
  ],
  [
    "a build that mentions places",
    workflow("name: Build\nenv:\n  STAGE: [prod-eu, prod-us]\n"),
    [],
  ],
  [
    "a scale in the scripts of a package",
    {
      "package.json": {
        name: "api",
        dependencies: { express: "^5.0.0" },
        scripts: { up: "docker compose up -d --scale api=3" },
      },
    },
    ["package.json:7 a command scales api to 3"],
  ],
  [
    "a scale in the README",
    { "README.md": "# Shop\n\nRun `docker compose up --scale api=2` to try it.\n" },
    ["README.md:3 a command scales api to 2"],
  ],
  [
    "a scale in a step of a workflow",
    workflow("jobs:\n  up:\n    steps:\n      - run: docker compose up --scale worker=4\n"),
    [".github/workflows/deploy.yml:4 a command scales worker to 4"],
  ],
  [
    "dynos that overlap on Heroku",
    { Makefile: "up:\n\theroku features:enable preboot -a shop\n" },
    ["Makefile:2 Heroku starts the new dynos before it stops the old ones"],
  ],
  [
    "a database for those who set a variable",
    {
      "src/db.ts":
        "const url = process.env.DATABASE_READ_REPLICA_URL;\nexport const copy = url ? open(url) : undefined;\nconst open = (url: string) => ({ url });\n",
    },
    ["src/db.ts:1 reads go to DATABASE_READ_REPLICA_URL when switched on"],
  ],
  [
    "a read that a copy may answer, while nobody says how many run",
    {
      "src/orders.ts":
        'import { Schema } from "mongoose";\nexport const all = (orders: any) => orders.find({}).read("secondaryPreferred");\nexport const schema = new Schema({});\n',
      "src/more.ts": 'export { all } from "./orders";\n',
    },
    ["src/orders.ts:2 this read may be answered by a copy of the database"],
  ],
  [
    "a condition before it that goes on to it is no switch",
    {
      "src/orders.ts":
        'import { Schema } from "mongoose";\nexport const all = (orders: any, ids?: string[]) => {\n  const query: any = {};\n  if (ids) {\n    query.ids = ids;\n  }\n  return orders.find(query).read("secondaryPreferred");\n};\nexport const schema = new Schema({});\n',
      "src/more.ts": 'export { all } from "./orders";\n',
    },
    ["src/orders.ts:7 this read may be answered by a copy of the database"],
  ],
  [
    "an adapter that sends messages of sockets through Redis",
    {
      "src/sockets.ts":
        'import { createAdapter } from "@socket.io/redis-adapter";\nimport { Server } from "socket.io";\nexport const io = (pub: any, sub: any) => new Server({ adapter: createAdapter(pub, sub) });\n',
    },
    [
      "src/sockets.ts:3 messages between sockets go through an adapter for several instances (redis)",
    ],
  ],
  [
    "an adapter for those who have a Redis",
    {
      "src/sockets.ts":
        'import { createAdapter } from "@socket.io/redis-adapter";\nexport const adapt = (io: any, pub: any) => {\n  if (process.env.REDIS_URL) io.adapter(createAdapter(pub, pub));\n};\n',
    },
    [
      "src/sockets.ts:3 messages between sockets go through an adapter for several instances (redis) when switched on",
    ],
  ],
  [
    "sockets that stay with one of several processes",
    {
      "src/sockets.ts":
        'import { setupMaster } from "@socket.io/sticky";\nexport const stick = (server: any) => setupMaster(server, { loadBalancingMethod: "least-connection" });\n',
    },
    ["src/sockets.ts:2 sockets stay with one of several processes"],
  ],
  [
    "an adapter of one's own by the same name",
    {
      "src/sockets.ts":
        'import { Server } from "@socket.io/redis-adapter";\nimport { createAdapter } from "./adapter";\nexport const io = createAdapter(Server);\n',
      "src/adapter.ts": "export const createAdapter = (of: unknown) => of;\n",
    },
    [],
  ],
  [
    "a copy that nobody imports",
    {
      "src/copied.ts":
        'import { createClient } from "@libsql/client";\nexport const copied = createClient({ url: "file:a.db", syncUrl: process.env.FAR });\n',
      "src/more.ts": '// export * from "./copied";\nexport {};\n',
    },
    [],
  ],
];

describe("hints", () => {
  for (const [name, files, expected] of CASES) {
    test(name, (context) => {
      const report = topologyOf(context, {
        ...packageAt("", "api"),
        Dockerfile: 'FROM node:22\nCOPY . .\nCMD ["node", "dist/index.js"]\n',
        ...files,
      });
      assert.deepEqual(
        report.hints.map(({ file, range, message }) => `${file}:${range.start.line} ${message}`),
        expected,
      );
      assert.deepEqual(unitLines(report), ["api unknown ."]);
    });
  }
});
