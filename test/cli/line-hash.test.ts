/** The line hash of code scanning, against its definition computed the slow way. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { lineHashes } from "../../server/cli/formats/line-hash.ts";

/** Each line's hundred characters from its start on, as one polynomial in 37 modulo 2^64. */
function slowly(text: string): Map<number, string> {
  const units: number[] = [];
  const starts: number[] = [0];
  const flat = text.replace(/\r\n?/g, "\n");
  for (let index = 0; index < flat.length; index++) {
    const unit = flat.charCodeAt(index);
    if (unit === 0x20 || unit === 0x09) continue;
    units.push(unit);
    if (unit === 0x0a) starts.push(units.length);
  }
  units.push(0xffff);
  const seen = new Map<string, number>();
  const hashes = new Map<number, string>();
  for (const [index, start] of starts.entries()) {
    let sum = 0n;
    for (let at = start; at < start + 100; at++) {
      sum = BigInt.asUintN(64, sum * 37n + BigInt(units[at] ?? 0));
    }
    const hash = sum.toString(16);
    seen.set(hash, (seen.get(hash) ?? 0) + 1);
    hashes.set(index + 1, `${hash}:${seen.get(hash)}`);
  }
  return hashes;
}

function quickly(text: string): Map<number, string> {
  const lines = new Set(Array.from({ length: text.length + 1 }, (_, index) => index + 1));
  return new Map(lineHashes(text, lines));
}

test("every line of real and odd texts has the hash of its definition", () => {
  const texts = [
    "",
    "x",
    "\n",
    "a\n\n\na\n",
    "  \t\n\t x = 1;\r\n\ty\r\rz\r\n",
    "same\nsame\nsame\n".repeat(60),
    "\uFEFFconst wide = '給😀';\n",
    readFileSync("server/cli/formats/line-hash.ts", "utf8"),
    readFileSync("package.json", "utf8"),
  ];
  for (const text of texts)
    assert.deepEqual(quickly(text), slowly(text), JSON.stringify(text.slice(0, 40)));
});

test("a hash survives what code scanning does not look at, and equal lines are told apart", () => {
  const one = quickly("if (x) {\n  go();\n}\n");
  const other = quickly("if (x)  {\r\n\tgo( );\r\n}\r\n");
  assert.deepEqual(one, other);
  const repeated = quickly(`${"same();\n".repeat(200)}`);
  assert.equal(new Set(repeated.values()).size, repeated.size);
  assert.match(repeated.get(50) ?? "", /^[0-9a-f]{1,16}:50$/);
});

test("only the wanted lines are given", () => {
  assert.deepEqual([...lineHashes("a\nb\nc\n", new Set([2])).keys()], [2]);
  assert.equal(lineHashes("a\nb\nc\n", new Set([9])).size, 0);
});
