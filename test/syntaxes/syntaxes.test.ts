/** The grammars that colour acceptances and reviews, on top of the editor's own grammars: every token as recorded. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const SNAP = "node_modules/vscode-tmgrammar-test/dist/snapshot.js";
const BASES = ["typescript", "markdown", "html", "css", "yaml", "javascript"];

interface Contribution {
  readonly path: string;
  readonly scopeName: string;
}
const { contributes } = JSON.parse(readFileSync("package.json", "utf8")) as {
  contributes: { grammars: readonly Contribution[] };
};

/** After a change that is meant: `node test/syntaxes/record.mjs`. */
test("every token of the examples has the scopes of its snapshot", () => {
  for (const [scope, file] of [
    ["source.ts", "acceptance.ts.txt"],
    ["text.html.markdown", "review.md"],
  ] as const) {
    const bases = BASES.flatMap((name) => ["-g", `node_modules/tm-grammars/grammars/${name}.json`]);
    const given = [...bases, "-s", scope, `test/syntaxes/cases/${file}`];
    const { status, stdout, stderr } = spawnSync(process.execPath, [SNAP, ...given], {
      encoding: "utf8",
    });
    assert.equal(status, 0, `${file}\n${stdout}${stderr}`);
  }
});

test("the snapshots hold what people look for", () => {
  const acceptance = tokensOf("acceptance.ts.txt");
  assert.deepEqual(withScope(acceptance, "entity.name.type.rule.premise"), [
    "scale/no-deadline",
    "scale/no-deadline",
    "time/wall-clock-ordering",
    "state/process-local-cache",
  ]);
  assert.deepEqual(withScope(acceptance, "constant.numeric.date.premise"), [
    "2027-06-30",
    "2027-01-31",
  ]);
  const review = tokensOf("review.md");
  assert.deepEqual(withScope(review, "status.open.premise"), ["open"]);
  assert.deepEqual(withScope(review, "status.fixed.premise"), ["fixed"]);
  assert.deepEqual(withScope(review, "status.decided.premise"), ["accepted"]);
  assert.deepEqual(withScope(review, "invalid.illegal"), ["acepted", "next year"]);
  assert.deepEqual(withScope(review, "owner.premise"), ["@ana", "@acme/payments"]);
  assert.equal(withScope(review, "entity.name.type.rule.premise").length, 3);
  assert.equal(withScope(review, "mark.id.premise").length, 6);
});

test("scopes begin as themes know them, and each grammar is the one that the manifest names", () => {
  const known =
    /^(comment|constant|entity|invalid|keyword|markup|punctuation|variable)\.[\w.-]*(premise|markdown)$/;
  for (const { path, scopeName } of contributes.grammars) {
    const text = readFileSync(path, "utf8");
    assert.equal((JSON.parse(text) as Contribution).scopeName, scopeName);
    for (const found of text.matchAll(/"name": "([a-z][^"]*)"/g)) {
      for (const scope of (found[1] ?? "").split(" ")) assert.match(scope, known);
    }
  }
});

interface Token {
  readonly text: string;
  readonly scopes: string;
}

/** The recorder writes each line behind `>` and below it `#`, carets under a token, and the token's scopes. */
function tokensOf(name: string): readonly Token[] {
  let line = "";
  return readFileSync(`test/syntaxes/cases/${name}.snap`, "utf8")
    .split("\n")
    .flatMap((row) => {
      if (row.startsWith(">")) line = row.slice(1);
      const [, before = "", carets = "", scopes = ""] = /^#( *)(\^+) (.*)$/.exec(row) ?? [];
      if (carets === "") return [];
      return [{ text: line.slice(before.length, before.length + carets.length), scopes }];
    });
}

function withScope(tokens: readonly Token[], scope: string): readonly string[] {
  return tokens.filter(({ scopes }) => scopes.includes(scope)).map(({ text }) => text);
}
