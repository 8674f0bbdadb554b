/** Unified diffs: by hand for the format, and by applying random ones with a tiny patch reader. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { unifiedDiff } from "../../server/cli/diff.ts";

test("a change shows three lines of context and its ranges", () => {
  const before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  assert.equal(
    unifiedDiff("src/a.ts", before, before.replace("5\n", "five\nand more\n")),
    `--- a/src/a.ts
+++ b/src/a.ts
@@ -2,7 +2,8 @@
 2
 3
 4
-5
+five
+and more
 6
 7
 8
`,
  );
});

test("distant changes are separate hunks, near ones share one", () => {
  const lines = Array.from({ length: 40 }, (_, index) => `${index}\n`);
  const changed = (indexes: readonly number[]) =>
    lines.map((line, index) => (indexes.includes(index) ? `x${line}` : line)).join("");
  const hunks = (text: string) => text.match(/^@@/gm)?.length;
  assert.equal(hunks(unifiedDiff("a", lines.join(""), changed([5, 30]))), 2);
  assert.equal(hunks(unifiedDiff("a", lines.join(""), changed([5, 11]))), 1);
  assert.equal(unifiedDiff("a", "same", "same"), "");
});

test("a missing line break at the end is said on the side that lacks it", () => {
  assert.equal(
    unifiedDiff("a", "1\n2", "1\n2\n"),
    "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+2\n",
  );
  assert.equal(unifiedDiff("a", "", "1\n"), "--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+1\n");
});

test("applying the diff gives the new text, for many random pairs", () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (seed >>> 8) % below;
  };
  const text = (): string => {
    const lines = Array.from({ length: random(30) }, () => `${"abc".charAt(random(3))}\n`);
    return lines.join("") + (random(3) === 0 ? "end" : "");
  };
  for (let round = 0; round < 2000; round++) {
    const before = text();
    const after = text();
    assert.equal(patched(before, unifiedDiff("x", before, after)), after);
  }
});

test("texts that differ in thousands of lines are handled in little time", () => {
  const lines = (from: number) =>
    Array.from({ length: 20_000 }, (_, index) => `${index + from}\n`).join("");
  const [before, after] = [lines(0), lines(50_000)];
  const started = performance.now();
  assert.equal(patched(before, unifiedDiff("x", before, after)), after);
  assert.ok(performance.now() - started < 3000);
});

/** Applies a unified diff, checking every context and removed line and the counts. */
function patched(before: string, diff: string): string {
  if (diff === "") return before;
  const source = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let at = 0;
  const rows = diff.split("\n").slice(2, -1);
  for (const [index, row] of rows.entries()) {
    const range = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@$/.exec(row);
    if (range !== null) {
      const start = Number(range[1]) - (range[2] === "0" ? 0 : 1);
      result.push(...source.slice(at, start));
      at = start;
      assert.equal(result.length, Number(range[3]) - (range[4] === "0" ? 0 : 1));
      continue;
    }
    if (row.startsWith("\\")) continue;
    const line = row.slice(1) + (rows[index + 1]?.startsWith("\\") ? "" : "\n");
    if (row[0] !== "+") assert.equal(source[at++], line);
    if (row[0] !== "-") result.push(line);
  }
  return [...result, ...source.slice(at)].join("");
}
