/** What package.json files say about the code below them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openWorkspace } from "../../server/analysis/workspace/open.ts";
import { writeRepository } from "./repository.ts";

test("dependencies of all kinds add up from the nearest package.json to the workspace root", (context) => {
  const root = writeRepository(context, {
    "package.json": {
      name: "root",
      private: true,
      workspaces: ["packages/*"],
      engines: { node: ">=20" },
      dependencies: { axios: "^0.27.0", pg: "^8.0.0" },
    },
    "packages/api/package.json": {
      name: "@shop/api",
      type: "module",
      dependencies: { axios: "^1.7.0" },
      devDependencies: { vitest: "^2.0.0", kafkajs: "^2.2.0" },
      peerDependencies: { kafkajs: "*", express: ">=4" },
      optionalDependencies: { redis: "^4.0.0" },
    },
    "packages/api/src/index.ts": "",
    "tool.ts": "",
  });
  const workspace = openWorkspace(root);
  const api = workspace.packageOf(`${root}/packages/api/src/index.ts`);
  assert.equal(api.name, "@shop/api");
  assert.equal(api.directory, `${root}/packages/api`);
  assert.equal(api.isEsm, true);
  assert.equal(api.nodeRange, ">=20");
  assert.deepEqual(
    [...api.dependencies].sort(),
    Object.entries({
      axios: "^1.7.0",
      express: ">=4",
      kafkajs: "^2.2.0",
      pg: "^8.0.0",
      redis: "^4.0.0",
      vitest: "^2.0.0",
    }),
  );
  const tool = workspace.packageOf(`${root}/tool.ts`);
  assert.equal(tool.isEsm, false);
  assert.equal(tool.dependencies.get("axios"), "^0.27.0");
});

test("catalog ranges are looked up where the workspace writes them down", (context) => {
  const dependencies = { axios: "catalog:", react: "catalog:old", pg: "catalog:none" };
  const root = writeRepository(context, {
    "pnpm-workspace.yaml":
      "# comment\npackages:\n  - 'packages/*' # all\ncatalog:\n  axios: ^1.7.0\ncatalogs:\n  old: { react: ^17.0.0 }\n",
    "packages/a/package.json": { name: "a", dependencies },
    "packages/a/a.ts": "",
    "bun/package.json": { workspaces: { packages: ["*"], catalog: { axios: "^1.6.0" } } },
    "bun/b/package.json": { name: "b", dependencies },
    "bun/b/b.ts": "",
  });
  const workspace = openWorkspace(root);
  const ranges = (file: string) => Object.fromEntries(workspace.packageOf(file).dependencies);
  assert.deepEqual(ranges(`${root}/packages/a/a.ts`), {
    axios: "^1.7.0",
    react: "^17.0.0",
    pg: "catalog:none",
  });
  assert.equal(ranges(`${root}/bun/b/b.ts`).axios, "^1.6.0");
});

test("a malformed package.json is a problem with its line and counts as empty", (context) => {
  const root = writeRepository(context, {
    "package.json": { dependencies: { pg: "^8.0.0" } },
    "broken/package.json": '{\n  "name": "broken",\n  "dependencies": {{\n}',
    "broken/a.ts": "",
    "list/package.json": "[]",
    "list/b.ts": "",
    "deep/package.json": "[".repeat(500_000),
    "deep/c.ts": "",
    "unused/package.json": "{",
  });
  const workspace = openWorkspace(root);
  const broken = workspace.packageOf(`${root}/broken/a.ts`);
  assert.equal(broken.name, undefined);
  assert.equal(broken.directory, `${root}/broken`);
  assert.deepEqual([...broken.dependencies], [["pg", "^8.0.0"]]);
  assert.deepEqual(
    workspace.problems().map((problem) => [problem.file, problem.line]),
    [
      ["broken/package.json", 3],
      ["deep/package.json", 1],
      ["list/package.json", 1],
    ],
  );
});

test("code without any package.json belongs to a nameless package at the root", (context) => {
  const root = writeRepository(context, { "src/a.ts": "" });
  const info = openWorkspace(root).packageOf(`${root}/src/a.ts`);
  assert.deepEqual([info.name, info.directory, info.dependencies.size], [undefined, root, 0]);
});
