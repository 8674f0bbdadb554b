/** Open editors over the disk, and files that come, go and change. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { test } from "node:test";
import { openWorkspace } from "../../server/analysis/workspace/open.ts";
import { addFiles, writeRepository } from "./repository.ts";

test("an open editor's text covers the disk until it is given back", (context) => {
  const root = writeRepository(context, { "a.ts": "disk" });
  const workspace = openWorkspace(root);
  workspace.setText(`${root}/a.ts`, "editor");
  assert.equal(workspace.read(`${root}/a.ts`), "editor");
  workspace.setText(`${root}/a.ts`, undefined);
  assert.equal(workspace.read(`${root}/a.ts`), "disk");
});

test("an unsaved new file takes part, and leaves again when it is dropped", (context) => {
  const root = writeRepository(context, { ".gitignore": "tmp/\n", "a.ts": "" });
  const workspace = openWorkspace(root);
  const from = `${root}/a.ts`;
  assert.equal(workspace.resolve("./new/folder", from).kind, "missing");
  workspace.setText(`${root}/new/folder/index.ts`, "");
  workspace.setText(`${root}/tmp/ignored.ts`, "");
  workspace.setText(`${root}/notes.md`, "");
  assert.deepEqual(workspace.files(), [from, `${root}/new/folder/index.ts`]);
  assert.equal(workspace.resolve("./new/folder", from).kind, "own");
  workspace.setText(`${root}/new/folder/index.ts`, undefined);
  assert.deepEqual(workspace.files(), [from]);
  assert.equal(workspace.resolve("./new/folder", from).kind, "missing");
});

test("an unsaved file that is then saved, closed and deleted is listed once at every step", (context) => {
  const root = writeRepository(context, { "a.ts": "" });
  const workspace = openWorkspace(root);
  const added = `${root}/b.ts`;
  workspace.setText(added, "");
  addFiles(root, { "b.ts": "" });
  workspace.invalidate([added]);
  assert.deepEqual(workspace.files(), [`${root}/a.ts`, added]);
  workspace.setText(added, undefined);
  assert.deepEqual(workspace.files(), [`${root}/a.ts`, added]);
  rmSync(added);
  assert.equal(workspace.invalidate([added]), true);
  assert.deepEqual(workspace.files(), [`${root}/a.ts`]);
});

test("a changed text moves nothing; a new or deleted file, folder or manifest may move everything", (context) => {
  const root = writeRepository(context, {
    "src/a.ts": "",
    "src/b.ts": "",
    "node_modules/x/package.json": {},
  });
  const workspace = openWorkspace(root);
  const from = `${root}/src/a.ts`;
  const kind = (specifier: string) => workspace.resolve(specifier, from).kind;
  assert.equal(workspace.files().length, 2);
  assert.equal(workspace.invalidate([from, `${root}/node_modules/x/package.json`]), false);

  rmSync(`${root}/src/b.ts`);
  assert.equal(kind("./c/d"), "missing");
  addFiles(root, { "src/c/d.ts": "" });
  assert.equal(workspace.invalidate([`${root}/src/b.ts`, `${root}/src/c/d.ts`]), true);
  assert.deepEqual([kind("./b"), kind("./c/d")], ["missing", "own"]);
  assert.equal(workspace.files().length, 2);

  assert.equal(kind("kit"), "external");
  addFiles(root, { "kit/package.json": { name: "kit" }, "kit/index.ts": "" });
  // Some watchers tell of the folder alone.
  assert.equal(workspace.invalidate([`${root}/kit`]), true);
  assert.equal(kind("kit"), "own");

  addFiles(root, { "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./src/*"] } } } });
  assert.equal(workspace.invalidate([`${root}/tsconfig.json`]), true);
  assert.equal(kind("@/c/d"), "own");

  addFiles(root, { ".gitignore": "c/\n" });
  assert.equal(workspace.invalidate([`${root}/.gitignore`]), true);
  assert.equal(kind("@/c/d"), "missing");

  rmSync(`${root}/kit`, { recursive: true });
  assert.equal(workspace.invalidate([`${root}/kit`]), true);
  assert.equal(kind("kit"), "external");
});

test("the problem of a source goes when the file changed", (context) => {
  const root = writeRepository(context, { "a.ts": Buffer.from([0]) });
  const workspace = openWorkspace(root);
  assert.equal(workspace.read(`${root}/a.ts`), undefined);
  workspace.invalidate([`${root}/package.json`]);
  assert.equal(workspace.problems().length, 1);
  addFiles(root, { "a.ts": "fine" });
  workspace.invalidate([`${root}/a.ts`]);
  assert.equal(workspace.read(`${root}/a.ts`), "fine");
  assert.deepEqual(workspace.problems(), []);
});
