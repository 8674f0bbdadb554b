/** Why nothing is where an import of own code leads. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openWorkspace } from "../../server/analysis/workspace/open.ts";
import { writeRepository } from "./repository.ts";

const FILES = {
  ".gitignore": "generated\n.router\ndist\nwritten\n",
  "package.json": { name: "root" },
  "packages/db/package.json": {
    name: "@shop/db",
    exports: { ".": "./src/index.ts", "./css": "./written/css.js", "./made": "./dist/made.js" },
    imports: { "#client": "./generated/client.ts", "#gone": "./src/gone.ts" },
  },
  "packages/db/src/index.ts": "export {};",
  "packages/private/package.json": { name: "@shop/private", main: "dist/index.js" },
  "packages/app/package.json": { name: "@shop/app" },
  "packages/app/tsconfig.json": {
    compilerOptions: {
      baseUrl: ".",
      rootDirs: [".", "./.router/types"],
      paths: { "~/*": ["./src/*"], "@api/*": ["./generated/api/*"] },
    },
  },
  "packages/app/src/a.ts": "export {};",
};

const CASES: readonly [string, "generated" | "absent" | undefined, string?][] = [
  ["../generated/client", "generated"],
  ["./gone", undefined],
  ["./+types/route", "generated"],
  ["@api/graphql", "generated"],
  ["~/generated/graphql", "generated"],
  ["~/gone", undefined],
  ["@shop/db/generated/types", "generated"],
  ["@shop/db/css", "generated"],
  ["@shop/db/made", undefined],
  ["@shop/db/gone", undefined],
  ["@shop/private", "absent"],
  ["@shop/private/sub", "absent"],
  ["#client", "generated", "packages/db/src/index.ts"],
  ["#gone", undefined, "packages/db/src/index.ts"],
];
for (const [specifier, expected, from = "packages/app/src/a.ts"] of CASES)
  test(`${specifier} in ${from}: ${expected ?? "should be there"}`, (context) => {
    const root = writeRepository(context, FILES);
    const workspace = openWorkspace(root);
    assert.equal(workspace.resolve(specifier, `${root}/${from}`).kind, "missing");
    assert.equal(workspace.absenceOf(specifier, `${root}/${from}`), expected);
  });
