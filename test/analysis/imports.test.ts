/** The scan for imports: what counts as one, what only looks like one, and agreement with the compiler on real files. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { ts } from "ts-morph";
import { importsOf } from "../../server/analysis/contexts/imports.ts";

/** Specifiers in order; `import type` and the like with a `?`. */
function found(text: string): string {
  return importsOf(text)
    .map(({ specifier, isType }) => specifier + (isType ? "?" : ""))
    .join(" ");
}

const FORMS: readonly [string, string][] = [
  ['import "a"', "a"],
  ['import a from "a"', "a"],
  ['import a, { b as c, type D } from "a"', "a"],
  ['import * as a from "a"', "a"],
  ['import {\n  a, // it\'s\n  /* "x" */ b,\n} from "a"', "a"],
  ['import type { A } from "a"', "a?"],
  ['import { type A, type B as C } from "a"', "a?"],
  ['import { type A, b } from "a"', "a"],
  ['import { type } from "a"', "a"],
  ['import a, { type B } from "a"', "a"],
  ['import type A from "a"', "a?"],
  ['import type from "a"', "a"],
  ['import type, { b } from "a"', "a"],
  ['import a = require("a")', "a"],
  ['export * from "a"; export * as b from "b"', "a b"],
  ['export { a as b } from "a"', "a"],
  ['export type { A } from "a"', "a?"],
  ['export { a }\nimport b from "b"', "b"],
  ['const a = await import("a"), b = await import(`b`)', "a b"],
  ['const a = await import(/* chunk: "x" */ "a")', "a"],
  ['let a: import("a").A; const b = require("b")', "a b"],
  ['declare module "a" { interface B {} }\nexport {}', "a"],
  [`\`\${\`\${{ a: require("a") }}\`}\`; import('b')`, "a b"],
];
for (const [text, expected] of FORMS)
  test(`finds ${JSON.stringify(text)}`, () => assert.equal(found(text), expected));

const OTHERS: readonly string[] = [
  '// import "a"',
  '/* export * from "a" */',
  "const a = 'import \"a\"'",
  `const a = \`import "a"; \${b} require("c")\``,
  'a.import("a")',
  "import.meta.url",
  'export const from = "a"',
  'export type A = "a"',
  `import(name); require(name + "a"); import(\`\${a}\`)`,
  'declare module "a" {}',
  'import a from "unfinished',
  "import {",
  "`${",
  "/*",
];
for (const text of OTHERS)
  test(`passes over ${JSON.stringify(text)}`, () => assert.equal(found(text), ""));

test("an apostrophe in a regular expression hides no later line", () => {
  assert.equal(found("const a = /'/;\nimport b from 'b';"), "b");
});

test("hostile repetition takes no time", () => {
  const started = performance.now();
  for (const part of ["import ", "export {", "import{a,", "`${", "/*/", "import(", "export * as "])
    found(part.repeat(50_000));
  assert.ok(performance.now() - started < 5000);
});

describe("agrees with the compiler on our own sources", () => {
  for (const folder of ["rules", "server"]) {
    test(folder, () => {
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
      for (const name of files.filter((each) => each.endsWith(".ts"))) {
        const text = readFileSync(`${folder}/${name}`, "utf8");
        const expected = ts.preProcessFile(text, true, true).importedFiles;
        assert.deepEqual(
          importsOf(text).map(({ specifier }) => specifier),
          expected.map(({ fileName }) => fileName),
          name,
        );
      }
    });
  }
});
