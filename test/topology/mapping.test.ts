/** From a deployment to the code it runs: images, commands, folders, names, and what leads nowhere. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createSession } from "../../server/analysis/engine.ts";
import { addFiles, type Files, writeRepository } from "../workspace/repository.ts";
import { packageAt, topologyOf } from "./surveyed.ts";

const MONOREPO: Files = {
  "package.json": { name: "shop", private: true, workspaces: ["apps/*", "packages/*"] },
  ...packageAt("apps/api", "@shop/api", {
    scripts: { start: "node dist/index.js", worker: "node dist/worker.js" },
    dependencies: { express: "^5.0.0", "@shop/shared": "workspace:*" },
  }),
  "apps/api/src/worker.ts": 'import "@shop/shared";\n',
  ...packageAt("apps/web", "@shop/web"),
  "packages/shared/package.json": { name: "@shop/shared", main: "src/index.ts" },
  "packages/shared/src/index.ts": "export const cache = new Map();\n",
};

/** A Dockerfile (where, text) → where the unit begins. */
const IMAGES: readonly (readonly [string, string, string, string])[] = [
  [
    "the last working folder",
    "docker/Dockerfile",
    'FROM node:22 AS build\nWORKDIR /repo\nCOPY . .\nFROM node:22\nWORKDIR /repo/apps/api\nCOPY --from=build /repo .\nCMD ["node", "dist/index.js"]\n',
    "apps/api/src/index.ts",
  ],
  [
    "a path from the root in the command",
    "Dockerfile",
    'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["node", "apps/api/dist/worker.js"]\n',
    "apps/api/src/worker.ts",
  ],
  [
    "the package that the Dockerfile stands in",
    "apps/api/Dockerfile",
    'FROM node:22\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["dumb-init", "--", "node", "--enable-source-maps", "dist/worker.js"]\n',
    "apps/api/src/worker.ts",
  ],
  [
    "a script of the package manager, in shell form",
    "apps/api/Dockerfile",
    "FROM node:22\nWORKDIR /app\nCOPY . .\nCMD npm run worker\n",
    "apps/api/src/worker.ts",
  ],
  [
    "a filter of the task runner",
    "Dockerfile",
    'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["npx", "turbo", "run", "start", "--filter=@shop/api"]\n',
    "apps/api/src/index.ts",
  ],
  [
    "the Dockerfile's name",
    "docker/api.Dockerfile",
    'FROM node:22\nWORKDIR /srv\nCOPY . .\nCMD ["node", "server.mjs"]\n',
    "apps/api",
  ],
  [
    "an entry point that is a script",
    "apps/api/Dockerfile",
    'FROM node:22\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["./entrypoint.sh"]\nCMD ["node", "dist/index.js"]\n',
    "apps/api/src/worker.ts",
  ],
  [
    "the command behind an entry point that hands over",
    "apps/api/Dockerfile",
    'FROM node:22\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["./handover.sh"]\nCMD ["node", "dist/worker.js"]\n',
    "apps/api/src/worker.ts",
  ],
];

describe("images", () => {
  for (const [name, path, text, expected] of IMAGES) {
    test(name, (context) => {
      const report = topologyOf(context, {
        ...MONOREPO,
        "apps/api/entrypoint.sh":
          "#!/bin/sh\nset -e\nnpx prisma migrate deploy\nexec node dist/worker.js\n",
        "apps/api/handover.sh": '#!/bin/sh\necho ready\nexec "$@"\n',
        [path]: text,
      });
      const [unit, ...others] = report.units;
      assert.equal(unit?.entries[0] ?? unit?.path, expected);
      assert.deepEqual(others, []);
    });
  }

  test("a database with settings and a program in another language are no units", (context) => {
    const report = topologyOf(context, {
      ...MONOREPO,
      "apps/api/Dockerfile": "FROM postgres:16\nRUN echo\n",
      "apps/web/Dockerfile": 'FROM golang:1.25 AS build\nFROM scratch\nENTRYPOINT ["/web"]\n',
    });
    assert.deepEqual(report.units, []);
  });
});

test("commands of one program, each in a module of its own, are units of their own", (context) => {
  const report = topologyOf(context, {
    "package.json": {
      name: "shop",
      workspaces: ["packages/*"],
      scripts: {
        start: "cd packages/server/bin && ./run start",
        work: "run-script-os",
        "work:default": "cd packages/server/bin && ./run worker",
      },
    },
    ...packageAt("packages/server", "shop-server", {
      bin: { shop: "./bin/run" },
      oclif: { bin: "shop", commands: "./dist/commands" },
      scripts: { start: "cd bin && ./run start" },
    }),
    ...packageAt("packages/more", "more"),
    "packages/server/src/commands/start.ts": "export const start = 1;\n",
    "packages/server/src/commands/worker.ts": "export const worker = 1;\n",
    "docker/Dockerfile": 'FROM node:22\nENTRYPOINT ["shop", "start"]\n',
    "docker/worker/Dockerfile":
      'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["sh", "-c", "node /health.js & sleep 5 && pnpm run work"]\n',
    "compose.yml":
      "services:\n  shop:\n    container_name: shop\n    build: { context: ., dockerfile: docker/Dockerfile }\n  worker:\n    container_name: work\n    build: { context: ., dockerfile: docker/worker/Dockerfile }\n    depends_on: [shop]\n",
  });
  assert.deepEqual(
    report.units.map(({ id, layer, entries }) => [id, layer, ...entries]),
    [
      ["shop", "single-node", "packages/server/src/commands/start.ts"],
      ["worker", "single-node", "packages/server/src/commands/worker.ts"],
    ],
  );
  assert.deepEqual(
    report.edges.map(({ from, to, via }) => [from, to, via]),
    [["worker", "shop", "start"]],
  );
});

test("the highest layer of its units holds for shared code, and evidence names the unit", (context) => {
  const root = writeRepository(context, {
    ...MONOREPO,
    "apps/api/railway.json": { deploy: { startCommand: "node dist/worker.js", numReplicas: 2 } },
    "apps/web/railway.json": { deploy: { numReplicas: 1 } },
  });
  addFiles(root, { "apps/web/src/index.ts": 'import "@shop/shared";\nexport const a = 1;\n' });
  const { layers } = createSession({ root }).checkAll();
  assert.deepEqual(
    layers.map(({ path, layer, evidence }) => [path, layer, evidence[0]?.text ?? ""]),
    [
      [".", "unknown", ""],
      ["apps/api", "multi-node", "api: Railway runs 2 of it"],
      ["apps/web", "single-node", "web: Railway runs 1 of it"],
    ],
  );
});

test("files for browsers do not make unknown what one process runs", (context) => {
  const root = writeRepository(context, {
    ...MONOREPO,
    "apps/api/railway.json": { deploy: { numReplicas: 1 } },
    "apps/api/src/index.ts": 'import "@shop/shared";\nexport const b = 1;\n',
    "apps/web/src/index.ts": 'import "@shop/shared";\nexport const a = 1;\n',
    "apps/web/vercel.json": { rewrites: [{ source: "/(.*)", destination: "/" }] },
    "packages/shared/src/index.ts":
      "let last = 0;\nexport const next = (): number => (last += 1);\n",
  });
  const session = createSession({ root });
  const units = session.topology().units.map(({ id, runtime, files }) => [id, runtime, files]);
  assert.deepEqual(units, [
    ["api", "long-lived", 3],
    ["web", "static", 2],
  ]);
  const under = session.under({ layer: "single-node" });
  assert.equal(under.differs(`${root}/packages/shared/src/index.ts`), false);
});

test("what premise.json declares wins over what the files say", (context) => {
  const root = writeRepository(context, {
    ...packageAt("", "api"),
    "premise.json": { layer: "distributed" },
    "railway.json": { deploy: { numReplicas: 1 } },
  });
  const { layers } = createSession({ root }).checkAll();
  assert.deepEqual(
    layers.map(({ path, layer }) => [path, layer]),
    [[".", "distributed"]],
  );
  assert.equal(layers[0]?.evidence[0]?.file, "premise.json");
});

test("a folder under review that is part of a repository has the repository's deployment", (context) => {
  const root = writeRepository(context, {
    ...MONOREPO,
    "deploy/compose.prod.yml":
      "services:\n  api:\n    image: acme/api\n    deploy: { replicas: 3 }\n",
  });
  const { layers } = createSession({ root: `${root}/apps/api` }).checkAll();
  assert.equal(layers[0]?.layer, "multi-node");
  assert.equal(layers[0]?.evidence[0]?.file, "../../deploy/compose.prod.yml");
});

test("a module is found below folders that only its image has, and in an output by any name", (context) => {
  const started = (command: string): readonly string[] =>
    topologyOf(context, {
      "package.json": { name: "shop", private: true, workspaces: ["apps/*"] },
      ...packageAt("apps/api", "api"),
      ...packageAt("apps/work", "work"),
      "apps/api/tsconfig.json": { compilerOptions: { outDir: "made", rootDir: "src" } },
      "apps/api/Dockerfile": `FROM node:22\nWORKDIR /usr/src/app\nCOPY . .\nCMD ["node", "${command}"]\n`,
    }).units.flatMap(({ entries }) => entries);
  assert.deepEqual(started("apps/api/dist/index.js"), ["apps/api/src/index.ts"]);
  assert.deepEqual(started("/opt/a/b/c/apps/api/dist/index.js"), ["apps/api/src/index.ts"]);
  assert.deepEqual(started("apps/api/made/index.js"), ["apps/api/src/index.ts"]);
});
