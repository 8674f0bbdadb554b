/** Lines that a fix makes too long are broken as formatters break them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ts } from "ts-morph";
import { fitted } from "../../rules/kit/fitting.ts";
import { tellWidth } from "../../rules/kit/habits.ts";
import { printWidthOf } from "../../server/analysis/engine/formatter.ts";

/** The source with `what` replaced, broken at 80 columns. */
function changed(source: string, what: string, by: string): string {
  const file = ts.createSourceFile("/a.ts", source, ts.ScriptTarget.Latest, true);
  tellWidth(file, 80);
  const start = source.indexOf(what);
  const edits = fitted([{ file: "/a.ts", start, end: start + what.length, text: by }], file);
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((now, { start, end, text }) => now.slice(0, start) + text + now.slice(end), source);
}

test("a callback's call goes to its own line, and its arguments to theirs", () => {
  assert.equal(
    changed(
      "  await new Promise((resolve) => setTimeout(resolve, delay));\n",
      "delay",
      "delay * (0.5 + Math.random() / 2)",
    ),
    "  await new Promise((resolve) =>\n    setTimeout(resolve, delay * (0.5 + Math.random() / 2)),\n  );\n",
  );
  assert.equal(
    changed(
      "  go();\n    await new Promise((resolve) =>\n      setTimeout(resolve, 1000 * Math.pow(2, attempt)),\n    );\n",
      "attempt)",
      "attempt) * (0.5 + Math.random() / 2)",
    ),
    "  go();\n    await new Promise((resolve) =>\n      setTimeout(\n        resolve,\n        1000 * Math.pow(2, attempt) * (0.5 + Math.random() / 2),\n      ),\n    );\n",
  );
});

test("a condition is broken at its operators, a loop's head at its parts", () => {
  assert.equal(
    changed(
      "  go();\n",
      "go();",
      "if (!lastSentByKey.has(someMuchLongerKey) && lastSentByKey.size >= MAX_ENTRIES) {\n    go();\n  }",
    ),
    "  if (\n    !lastSentByKey.has(someMuchLongerKey) &&\n    lastSentByKey.size >= MAX_ENTRIES\n  ) {\n    go();\n  }\n".replace(
      "&& lastSentByKey.size >= MAX_ENTRIES) {",
      "",
    ),
  );
  assert.equal(
    changed(
      "  go();\n",
      "go();",
      "for (let start = 0; start < allOfTheDatasetRuns.length; start += MAX_CONCURRENCY) {\n  }",
    ),
    "  for (\n    let start = 0;\n    start < allOfTheDatasetRuns.length;\n    start += MAX_CONCURRENCY\n  ) {\n  }\n",
  );
});

test("a comparing callback and a plain argument go to lines of their own", () => {
  assert.equal(
    changed(
      "const rows = x;\n",
      "x",
      "allPartnerGroups.filter((row) => row.holdingPeriod === holdingPeriod)",
    ),
    "const rows = allPartnerGroups.filter(\n  (row) => row.holdingPeriod === holdingPeriod,\n);\n",
  );
  assert.equal(
    changed(
      '  storage.delete({ key: customer.avatar.replace(BASE_URL_SLASH, "") });\n',
      'storage.delete({ key: customer.avatar.replace(BASE_URL_SLASH, "") })',
      'waitUntil(storage.delete({ key: customer.avatar.replace(BASE_URL_SLASH, "") }))',
    ),
    '  waitUntil(\n    storage.delete({ key: customer.avatar.replace(BASE_URL_SLASH, "") }),\n  );\n',
  );
});

test("lines that nobody touched and lines that fit stay", () => {
  const long = `const a = f(${"b, ".repeat(40)}c);\n`;
  assert.equal(changed(`${long}const d = e;\n`, "e", "g(h)"), `${long}const d = g(h);\n`);
});

test("the width is the formatter's, 80 where it names none", () => {
  const width = (files: Readonly<Record<string, string>>) =>
    printWidthOf("/r/src", "/r", (path) => files[path]);
  assert.equal(width({ "/r/.prettierrc": "printWidth: 120\n" }), 120);
  assert.equal(width({ "/r/.prettierrc": '{ "printWidth": 90 }' }), 90);
  assert.equal(width({ "/r/biome.json": '{ "formatter": { "lineWidth": 100 } }' }), 100);
  assert.equal(width({ "/r/biome.json": "{}" }), 80);
  assert.equal(width({ "/r/package.json": '{ "prettier": { "printWidth": 70 } }' }), 70);
  assert.equal(width({ "/r/prettier.config.js": "module.exports = { printWidth: 110 };" }), 110);
  assert.equal(width({ "/r/.editorconfig": "[*]\nmax_line_length = 95\n" }), 95);
  assert.equal(width({ "/r/package.json": "{}" }), undefined);
  const derived = "const base = require('../base.js');\nmodule.exports = { ...base };";
  const files = { "/r/src/.prettierrc.js": derived };
  assert.equal(width({ ...files, "/r/base.js": "module.exports = { printWidth: 110 };" }), 110);
  assert.equal(width({ ...files, "/r/base.js": "module.exports = { semi: false };" }), 80);
  // A base that nobody reads may say anything.
  assert.equal(width(files), undefined);
  const typed =
    "import type { Config } from 'prettier';\nexport default { semi: false } as Config;";
  assert.equal(width({ "/r/prettier.config.ts": typed }), 80);
});

test("what is put below a long line leaves that line as it is, and one imported name stays on its own", () => {
  const long = `import { ${"n".repeat(40)} } from "${"m".repeat(40)}";`;
  assert.equal(
    changed(`${long}\nlet a;\n`, "\nlet a", "\n\nconst b = 1;\nlet a"),
    `${long}\n\nconst b = 1;\nlet a;\n`,
  );
  assert.equal(changed("let a;\n", "let a;", long), `${long}\n`);
});
