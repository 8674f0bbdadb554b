/** The catalog holds together: it type-checks, its tags are well formed and name what is there, and programs resolve to it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkTags } from "../../rules/kit/tags.ts";
import { createCatalogProgram } from "./program.ts";

const world = createCatalogProgram([]);

test("catalog files have no type errors", () => {
  assert.deepEqual(world.catalogFiles.flatMap(world.errorsOf), []);
});

test("tags are well formed", () => {
  assert.deepEqual(world.catalogFiles.flatMap(checkTags), []);
});
console.log(world.catalogFiles.length, world.catalogFiles.map(f=>f.fileName).slice(0,3), world.program.getCompilerOptions().skipLibCheck, world.program.getGlobalDiagnostics().length);
