/** Bad configuration becomes a problem with file and line; what is merely generated or not installed does not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openWorkspace } from "../../server/analysis/workspace/open.ts";
import { writeRepository } from "./repository.ts";

test("tsconfig problems carry the line of the entry", (context) => {
  const root = writeRepository(context, {
    ".gitignore": "gen/\n",
    "tsconfig.json": `{
  "extends": "./gone/base.json",
  "references": [
    { "path": "./here" },
    { "path": "./not-here" }
  ]
}`,
    "here/tsconfig.json": '{\n  "extends": ["@tsconfig/strictest",\n "../absent"]\n}',
    "here/a.ts": "",
    "broken/tsconfig.json": '{\n  "compilerOptions": {\n    "paths": { "@/*": ["./*" }\n  }\n}',
    "broken/b.ts": "",
    "kit/tsconfig.json": {
      extends: "./.svelte-kit/tsconfig.json",
      references: [{ path: "./gen/tsconfig.json" }, { path: "./.nuxt/tsconfig.app.json" }],
    },
    "kit/c.ts": "",
    "a.ts": "",
  });
  assert.deepEqual(
    openWorkspace(root)
      .problems()
      .map((problem) => `${problem.file}:${problem.line} ${problem.message}`),
    [
      "broken/tsconfig.json:3 malformed JSON: comma expected",
      "here/tsconfig.json:3 extends '../absent', which does not exist",
      "tsconfig.json:2 extends './gone/base.json', which does not exist",
      "tsconfig.json:5 references './not-here', which does not exist",
    ],
  );
});

test("problems are the same whether or not imports were resolved before, and go when the cause goes", (context) => {
  const root = writeRepository(context, {
    "pnpm-workspace.yaml": "packages:\n  - 'a\n  - b: [\n",
    "package.json": { dependencies: { x: "catalog:" } },
    "tsconfig.json": "{",
    "src/a.ts": "",
  });
  const early = openWorkspace(root).problems();
  const workspace = openWorkspace(root);
  workspace.resolve("x", `${root}/src/a.ts`);
  assert.deepEqual(workspace.problems(), early);
  assert.deepEqual(
    early.map((problem) => problem.file),
    ["pnpm-workspace.yaml", "tsconfig.json"],
  );
});
