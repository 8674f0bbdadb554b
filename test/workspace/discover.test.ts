/** Which files are the repository's own, and what happens with those that cannot be read. */
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { test } from "node:test";
import { openWorkspace } from "../../server/analysis/workspace/open.ts";
import { writeRepository } from "./repository.ts";

/** The workspace's files relative to its root. */
function filesOf(root: string): readonly string[] {
  const workspace = openWorkspace(root);
  return workspace.files().map((file) => file.slice(workspace.root.length + 1));
}

test("takes every TypeScript file that git does not ignore, sorted by code unit", (context) => {
  const root = writeRepository(context, {
    ".gitignore": "/generated/\n*.gen.ts\n!keep.gen.ts\n# comment\nlogs\\ \n",
    ".git/info/exclude": "scratch\n",
    "b.ts": "",
    "B.tsx": "",
    "a.mts": "",
    "a.cts": "",
    "types.d.ts": "",
    "script.js": "",
    "x.gen.ts": "",
    "keep.gen.ts": "",
    "generated/client.ts": "",
    "src/generated/client.ts": "",
    "scratch/try.ts": "",
    "src/scratch/try.ts": "",
    "node_modules/left/index.ts": "",
    "packages/a/node_modules/left/index.d.ts": "",
    ".next/types/app.ts": "",
    "app/.server/db.ts": "",
    "app/.well-known/route.ts": "",
    "packages/a/.gitignore": "out/**\n!/out/kept\n*.tmp.ts",
    "packages/a/out/x.ts": "",
    "packages/a/deep/y.tmp.ts": "",
    "packages/b/y.tmp.ts": "",
  });
  assert.deepEqual(filesOf(root), [
    "B.tsx",
    "a.cts",
    "a.mts",
    "app/.server/db.ts",
    "app/.well-known/route.ts",
    "b.ts",
    "keep.gen.ts",
    "packages/b/y.tmp.ts",
    "src/generated/client.ts",
    "types.d.ts",
  ]);
});

test("ignore files above the folder under review hold there, and output stays relative to it", (context) => {
  const root = writeRepository(context, {
    ".gitignore": "packages/*/drafts\n",
    "packages/.gitignore": "*.skip.ts\n",
    "packages/a/index.ts": "",
    "packages/a/drafts/x.ts": "",
    "packages/a/y.skip.ts": "",
  });
  assert.deepEqual(filesOf(`${root}/packages/a`), ["index.ts"]);
  assert.equal(openWorkspace(`${root}/packages/a`).repositoryRoot, root);
});

test("a folder that the repository around it ignores is reviewed on its own", (context) => {
  const root = writeRepository(context, {
    ".gitignore": "scratch/\n",
    "scratch/clone/a.ts": "",
    "node_modules/pkg/src/b.ts": "",
  });
  assert.deepEqual(filesOf(`${root}/scratch/clone`), ["a.ts"]);
  assert.equal(openWorkspace(`${root}/scratch/clone`).repositoryRoot, `${root}/scratch/clone`);
  assert.deepEqual(filesOf(`${root}/node_modules/pkg`), ["src/b.ts"]);
});

test("links are not followed when listing, so loops end; imports through them reach the real file", (context) => {
  const root = writeRepository(context, {
    "shared/money.ts": "",
    "app/main.ts": "",
  });
  symlinkSync(`${root}/shared`, `${root}/app/shared`);
  symlinkSync(root, `${root}/app/loop`);
  symlinkSync(`${root}/shared/money.ts`, `${root}/app/cash.ts`);
  symlinkSync(`${root}/nowhere`, `${root}/app/dangling`);
  assert.deepEqual(filesOf(root), ["app/main.ts", "shared/money.ts"]);
  const workspace = openWorkspace(root);
  const money = { kind: "own", path: `${root}/shared/money.ts` };
  assert.deepEqual(workspace.resolve("./shared/money", `${root}/app/main.ts`), money);
  assert.deepEqual(workspace.resolve("./cash", `${root}/app/main.ts`), money);
  assert.deepEqual(workspace.resolve("./dangling/x", `${root}/app/main.ts`), { kind: "missing" });
});

test("one file as root uses the manifests above it", (context) => {
  const root = writeRepository(context, {
    "package.json": { name: "shop", dependencies: { axios: "^1.7.0" } },
    "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./src/*"] } } },
    "src/pay.ts": "",
    "src/money.ts": "",
  });
  const workspace = openWorkspace(`${root}/src/pay.ts`);
  assert.deepEqual(workspace.files(), [`${root}/src/pay.ts`]);
  assert.equal(workspace.root, `${root}/src`);
  assert.equal(workspace.packageOf(`${root}/src/pay.ts`).dependencies.get("axios"), "^1.7.0");
  assert.deepEqual(workspace.resolve("@/money", `${root}/src/pay.ts`), {
    kind: "own",
    path: `${root}/src/money.ts`,
  });
});

test("unreadable sources become problems with file and line, and a byte order mark is dropped", (context) => {
  const root = writeRepository(context, {
    "marked.ts": "\uFEFFexport const a = 1;",
    "binary.ts": Buffer.from([0x61, 0, 0x62]),
    "latin1.ts": Buffer.from([0x2f, 0x2f, 0xe9]),
    "large.ts": " ".repeat(2 * 1024 * 1024 + 1),
    "nul-in-string.ts": `${"//\n".repeat(4000)}export const separator = "\0";`,
  });
  const workspace = openWorkspace(root);
  assert.equal(workspace.read(`${root}/marked.ts`), "export const a = 1;");
  assert.equal(workspace.read(`${root}/nul-in-string.ts`)?.endsWith('"\0";'), true);
  for (const name of ["binary", "latin1", "large"])
    assert.equal(workspace.read(`${root}/${name}.ts`), undefined);
  assert.deepEqual(
    workspace.problems().map((problem) => [problem.file, problem.line, problem.message]),
    [
      ["binary.ts", 1, "is binary (it holds NUL bytes); skipped"],
      ["large.ts", 1, "is larger than 2 MB; skipped"],
      ["latin1.ts", 1, "is not valid UTF-8; skipped"],
    ],
  );
});

test("a root that does not exist has no files and says so", (context) => {
  const root = writeRepository(context, {});
  const workspace = openWorkspace(`${root}/gone`);
  assert.deepEqual(workspace.files(), []);
  assert.deepEqual(
    workspace.problems().map((problem) => problem.message),
    ["does not exist"],
  );
});

test("an ignore file written to make matching slow does not", (context) => {
  const stars = "*a".repeat(40);
  const folders = "**/x/".repeat(40);
  const root = writeRepository(context, {
    ".gitignore": `${stars}b\n${folders}y\n`,
    [`${"a".repeat(200)}.ts`]: "",
    "tsconfig.json": { include: [`${folders}*`, `${stars}b.ts`] },
  });
  mkdirSync(`${root}/${"x/".repeat(100)}`, { recursive: true });
  const start = performance.now();
  assert.equal(openWorkspace(root).files().length, 1);
  openWorkspace(root).problems();
  assert.ok(performance.now() - start < 2000);
});
