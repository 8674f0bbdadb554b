/** The runner reads what authors write: a mark or fence it misread would make a false example pass. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { examplesOfCases, examplesOfPage } from "./examples.ts";
import { parsePage, sectionOf } from "./markdown.ts";
import { readMarks, writeMarks } from "./marks.ts";

test("marks point at the code above them and leave its text alone", () => {
  const source = [
    "const a = f(x);",
    "//        ^ no limit",
    "  //^^^^^ also this",
    "g();",
    "//<^ from the start",
    "h(1);",
    "//^^^",
    "//???",
    "// an ordinary comment ^^^",
  ].join("\n");
  const { text, marks } = readMarks(source);
  assert.equal(text, "const a = f(x);\ng();\nh(1);\n// an ordinary comment ^^^");
  assert.deepEqual(
    marks.map(({ line, start, end, kind, message }) => [line, start, end, kind, message]),
    [
      [0, 10, 11, "finding", "no limit"],
      [0, 4, 9, "finding", "also this"],
      [1, 0, 4, "finding", "from the start"],
      [2, 2, 5, "finding", ""],
      [2, 2, 5, "question", ""],
    ],
  );
  assert.deepEqual(readMarks(writeMarks({ text, marks })), {
    text,
    marks: [marks[1], marks[0], ...marks.slice(2)],
  });
  assert.throws(() => readMarks("// ^^^\nlate();"), /line of code above/);
});

test("a page gives its fences in order, each good one with the bad one it repairs", () => {
  const page = `
\`\`\`ts bad layer=distributed package=axios@1,@scope/x file=src/a.ts node=18
call();
//<^^^
\`\`\`

\`\`\`ts good
other();
\`\`\`

\`\`\`ts bad
call();
//<^^^
\`\`\`

\`\`\`sh
npm test
\`\`\`

\`\`\`ts fine
\`\`\`
`;
  const examples = examplesOfPage("time/x", page);
  assert.deepEqual(
    examples.map(({ name, repaired }) => [name, repaired?.name]),
    [
      ["page-bad-1", "page-good-1"],
      ["page-good-1", undefined],
      ["page-bad-2", undefined],
      ["page-fine-1", undefined],
    ],
  );
  const [bad, good] = examples;
  assert.equal(good?.setting, bad?.setting);
  assert.equal(bad?.setting.layer, "distributed");
  assert.deepEqual(
    bad?.files.map((file) => file.path),
    ["src/a.ts"],
  );
  const manifest = JSON.parse(bad?.setting.manifest ?? "");
  assert.deepEqual(manifest.dependencies, { axios: "^1", "@scope/x": "*" });
  assert.equal(manifest.engines.node, ">=18");
});

test("a fence may hold several files, and a repair keeps those it does not show", () => {
  const page = `
\`\`\`ts bad
//- prisma/schema.prisma
model User {
  id Int @id
}
//- src/service.ts
call();
//<^^^
\`\`\`

\`\`\`ts good
other();
\`\`\`
`;
  const [bad, good] = examplesOfPage("time/x", page);
  const schema = "model User {\n  id Int @id\n}\n";
  assert.deepEqual(
    bad?.files.map((file) => [file.path, file.text, file.marks.length]),
    [
      ["prisma/schema.prisma", schema, 0],
      ["src/service.ts", "call();\n", 1],
    ],
  );
  assert.deepEqual(
    good?.files.map((file) => [file.path, file.text]),
    [
      ["src/service.ts", "other();\n"],
      ["prisma/schema.prisma", schema],
    ],
  );
});

test("what would be skipped in silence is an error instead", () => {
  const fence = (info: string): string => `\`\`\`${info}\nx\n\`\`\`\n`;
  assert.throws(() => examplesOfPage("time/x", fence("ts good")), /must directly follow/);
  assert.throws(
    () => examplesOfPage("time/x", fence("ts bad") + fence("sh") + fence("ts good")),
    /must directly follow/,
  );
  assert.throws(() => examplesOfPage("time/x", fence("ts bad layers=x")), /unknown attribute/);
  assert.throws(() => examplesOfPage("time/x", fence("ts bad layer=x")), /unknown layer/);
  assert.throws(() => parsePage("```ts bad\nx\n"), /never closes/);
});

test("a case may hold several files", () => {
  const root = mkdtempSync(path.join(tmpdir(), "premise-cases-"));
  try {
    const folder = path.join(root, "rules/time/x/cases");
    mkdirSync(folder, { recursive: true });
    const text =
      "// case: layer=unknown\n// why\n//- src/a.ts\na();\n//<^\n//- src/b.ts\nb();\n//- data.txt\n";
    writeFileSync(path.join(folder, "two.ts"), text);
    writeFileSync(path.join(folder, "one.ts"), "one();\n");
    const [one, two] = examplesOfCases(root, "time/x");
    assert.deepEqual(one?.files, [{ path: "src/service.ts", text: "one();\n", marks: [] }]);
    assert.equal(two?.setting.layer, "unknown");
    assert.deepEqual(
      two?.files.map((file) => [file.path, file.text, file.marks.length]),
      [
        ["src/a.ts", "a();\n", 1],
        ["src/b.ts", "b();\n", 0],
        ["data.txt", "", 0],
      ],
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test("sections hold prose without fences", () => {
  const page = "# T\n\nS.\n\n## A\n\none\n```ts\ncode\n```\n## B\n\ntwo\n";
  assert.equal(sectionOf(page, "A").trim(), "one");
  assert.equal(sectionOf(page, "B").trim(), "two");
  assert.deepEqual(parsePage(page).headings, ["A", "B"]);
  assert.equal(parsePage("# T\n\n- a list.\n\n").summary, "");
});
