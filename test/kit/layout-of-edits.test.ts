/** What edits look like in the file they go into: its widths and commas, chains broken as a formatter would, imports beside their kind. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ts } from "ts-morph";
import { withCatch } from "../../rules/kit/chained.ts";
import { withProperty } from "../../rules/kit/edits.ts";
import { habitsOf } from "../../rules/kit/habits.ts";
import { failureLogIn } from "../../rules/kit/logging.ts";
import { inline, withHandlerAround } from "../../rules/kit/raced.ts";
import type { TextEdit } from "../../rules/kit/rule.ts";
import { withImport } from "../../rules/kit/scaffold.ts";
import { descendants } from "../../rules/kit/syntax.ts";

function parsed(text: string): ts.SourceFile {
  return ts.createSourceFile("/a.ts", text, ts.ScriptTarget.Latest, true);
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((now, { start, end, text: by }) => now.slice(0, start) + by + now.slice(end), text);
}

function firstCall(file: ts.SourceFile): ts.CallExpression {
  const found = [...descendants(file)].find(ts.isCallExpression);
  assert.ok(found);
  return found;
}

const SHORT = Array.from({ length: 50 }, (_, at) => `const name${at} = other(${at});`).join("\n");

test("a file tells how wide its lines may be", () => {
  assert.equal(habitsOf(parsed(SHORT)).maxWidth, 80);
  const wide = `const value = ${"a + ".repeat(22)}b;\n`;
  assert.equal(habitsOf(parsed(`${SHORT}\n${wide}${wide}`)).maxWidth, 120);
  assert.equal(habitsOf(parsed("const a = 1;\n")).maxWidth, 100);
});

test("a property joins a literal whose last has no comma behind it", () => {
  const text = "const a = f({\n  b: 1\n});\nconst c = g({ d: 2 });\n";
  const file = parsed(text);
  assert.equal(habitsOf(file).hasTrailingCommas, false);
  const literal = [...descendants(file)].filter(ts.isObjectLiteralExpression)[1];
  assert.ok(literal);
  const long = "x".repeat(100);
  assert.equal(
    applied(text, [withProperty(literal, "e", long)]),
    `const a = f({\n  b: 1\n});\nconst c = g({\n  d: 2,\n  e: ${long}\n});\n`,
  );
});

test("a call over several lines is broken before each call of its chain", () => {
  const caught = (text: string): string => {
    const file = parsed(text);
    return applied(text, [withCatch(firstCall(file), "", (indent) => `() => {\n${indent}}`)]);
  };
  assert.equal(
    caught("await db.row.create({\n  data,\n});\n"),
    "await db.row\n  .create({\n    data,\n  })\n  .catch(() => {\n  });\n",
  );
  assert.equal(
    caught("await this.db.client().row.create({\n  data,\n});\n"),
    "await this.db\n  .client()\n  .row.create({\n    data,\n  })\n  .catch(() => {\n  });\n",
  );
  assert.equal(
    caught("await db.row.create(data);\n"),
    "await db.row.create(data).catch(() => {\n});\n",
  );
  assert.equal(
    caught("await db\n  .create(data);\n"),
    "await db\n  .create(data)\n  .catch(() => {\n  });\n",
  );
});

test("an import stands beside those of its kind, and names the platform as they do", () => {
  const imported = (text: string, specifier: string): string =>
    applied(text, withImport(parsed(text), specifier, "x").edits);
  assert.equal(
    imported('import a from "fs";\nimport b from "./b";\n', "node:crypto"),
    'import a from "fs";\nimport { x } from "crypto";\nimport b from "./b";\n',
  );
  assert.equal(
    imported('import a from "z";\nimport b from "@/b";\n', "y"),
    'import a from "z";\nimport { x } from "y";\nimport b from "@/b";\n',
  );
  assert.equal(
    imported('import b from "./b";\n', "node:crypto"),
    'import { x } from "node:crypto";\nimport b from "./b";\n',
  );
});

test("a failure is written down as the file writes down others", () => {
  const logged = (log: string): string | undefined => {
    const file = parsed(
      `import { log, logger } from "./logs";\ntry {\n  work();\n} catch (error) {\n  ${log};\n}\nawait last();\n`,
    );
    const last = [...descendants(file)].filter(ts.isCallExpression).at(-1);
    assert.ok(last);
    return failureLogIn(last)?.("work failed", "reason");
  };
  assert.equal(logged('logger.warn("no", error)'), 'logger.warn("work failed", reason)');
  assert.equal(
    logged('logger.error({ err: error }, "no")'),
    'logger.error({ err: reason }, "work failed")',
  );
  assert.equal(logged('log.error("no", { error })'), 'log.error("work failed", { error: reason })');
  assert.equal(
    logged(`logger.error(\`no \${error}\`)`),
    `logger.error(\`work failed: \${reason}\`)`,
  );
  assert.equal(logged('console.log("no")'), 'console.error("work failed", reason)');
  assert.equal(logged("tell(error)"), undefined);
  assert.equal(logged('other.logger.warn("no", error)'), undefined);
});

test("a log that is out of reach writes nothing down", () => {
  const file = parsed(
    `function other(logger: Logger) {\n  try {\n    work();\n  } catch (error) {\n    logger.warn("no", error);\n  }\n}\nawait last();\n`,
  );
  const last = [...descendants(file)].filter(ts.isCallExpression).at(-1);
  assert.ok(last);
  assert.equal(failureLogIn(last), undefined);
});

test("a handler goes behind its write, wherever that stands and whatever it is given", () => {
  const handled = (text: string, within: readonly TextEdit[] = []): string => {
    const file = parsed(text);
    const call = firstCall(file);
    return applied(text, withHandlerAround(call, "late", inline("return null;"), within));
  };
  assert.equal(
    handled("const row = known\n  ? other\n  : await db.row.create({\n      data,\n    });\n"),
    "const row = known\n  ? other\n  : await db.row\n      .create({\n        data,\n      })\n      .catch((error: unknown) => {\n        if (late) return null;\n        throw error;\n      });\n",
  );
  const text = "await db.row.update({\n  where: { id },\n});\n";
  const at = text.indexOf(" }");
  assert.equal(
    handled(text, [{ file: "/a.ts", start: at, end: at, text: ", version" }]),
    "await db.row\n  .update({\n    where: { id, version },\n  })\n  .catch((error: unknown) => {\n    if (late) return null;\n    throw error;\n  });\n",
  );
});
