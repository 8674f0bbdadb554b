/** What an edit looks like in a file that writes its texts in single quotes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ts } from "ts-morph";
import { inFileStyle } from "../../rules/kit/edit-style.ts";

const SINGLE = "import { db } from 'db';\nconst rows = db.query(`SELECT * FROM t`);\n";

function styled(source: string, text: string, start = source.length): string | undefined {
  const file = ts.createSourceFile("/a.ts", source, ts.ScriptTarget.Latest, true);
  return inFileStyle([{ file: "/a.ts", start, end: start, text }], () => file)[0]?.text;
}

test("texts take the quotes of the imports", () => {
  assert.equal(styled(SINGLE, 'if (x.code === "P2002") f("");'), "if (x.code === 'P2002') f('');");
  assert.equal(styled(SINGLE.replaceAll("'", '"'), 'f("a")'), 'f("a")');
  assert.equal(styled("const a = 1;\n", 'f("a")'), 'f("a")');
});

test("quotes in comments, templates and other texts stay", () => {
  const kept = ['// says "no"\n', '/* "no" */', '`"a"`', "'\"'", '"it\'s"', '"a\\"b"'];
  for (const each of kept) assert.equal(styled(SINGLE, each), each);
});

test("SQL inside a template keeps its own quotes", () => {
  assert.equal(styled(SINGLE, ' ORDER BY "id"', SINGLE.indexOf("`);")), ' ORDER BY "id"');
});
