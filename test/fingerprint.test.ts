/** Fingerprints survive what does not change a finding and differ where findings differ. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ts } from "ts-morph";
import {
  contentHashOf,
  fingerprintsOf,
  hashOf,
  symbolNameOf,
} from "../server/analysis/fingerprint.ts";

/** Every `fetch(…)` call of the text. */
function callsOf(text: string): ts.CallExpression[] {
  const file = ts.createSourceFile("/repo/a.ts", text, ts.ScriptTarget.ESNext, true);
  const calls: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /(^|\.)fetch$/.test(node.expression.getText()))
      calls.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return calls;
}

function fingerprints(text: string, path = "src/a.ts"): string[] {
  const subjects = callsOf(text).map((node) => ({ rule: "scale/no-deadline", node }));
  return fingerprintsOf(path, subjects);
}

const CHARGE = `export class Charge {
  async submit(order: Order) {
    const body = JSON.stringify({ id: order.id, amount: order.total });
    return fetch("https://bank.example/charge", { method: 'POST', body, retries: (3) });
  }
}`;

test("moving lines and reformatting keep fingerprint and content", () => {
  const variants = [
    `// a new first line\n\n\n${CHARGE}`,
    CHARGE.replace(/\s+/g, " "),
    CHARGE.replaceAll("'", '"').replace("(3)", "3,").replace('("https', '(\n\n"https'),
    CHARGE.replace("return fetch", "return /* now */ fetch"),
  ];
  const [content] = callsOf(CHARGE).map(contentHashOf);
  for (const variant of variants) {
    assert.deepEqual(fingerprints(variant), fingerprints(CHARGE), variant);
    assert.deepEqual(callsOf(variant).map(contentHashOf), [content], variant);
  }
});

test("renaming locals and parameters keeps the fingerprint and changes the content", () => {
  const renamed = CHARGE.replace("const body =", "const payload =").replace(
    ", body,",
    ", body: payload,",
  );
  assert.deepEqual(fingerprints(renamed), fingerprints(CHARGE));
  const before = "function f(url: string) { const o = { a: url }; return fetch(url, o, o.a); }";
  const after = "function f(link: string) { const p = { a: link }; return fetch(link, p, p.a); }";
  assert.deepEqual(fingerprints(after), fingerprints(before));
  assert.notDeepEqual(callsOf(after).map(contentHashOf), callsOf(before).map(contentHashOf));
});

test("which local stands where still counts", () => {
  const [same, other] = [
    "function f(a, b) { fetch(a, a); }",
    "function f(a, b) { fetch(a, b); }",
  ].map((text) => fingerprints(text)[0]);
  assert.notEqual(same, other);
});

test("member names, globals and literals' kinds count, literal values do not", () => {
  const [base] = fingerprints("function f(x) { fetch(x.url, 1); }");
  assert.equal(fingerprints("function f(x) { fetch(x.url, 2); }")[0], base);
  const different = [
    "function f(x) { fetch(x.link, 1); }",
    "function f(x) { fetch(x.url, '1'); }",
    "function f(x) { fetch(x.url); }",
    "function f(x) { fetch(Config.url, 1); }",
    "function f(x) { api.fetch(x.url, 1); }",
    "function f(x) { fetch(!x.url, 1); }",
    "function f(x) { fetch(-x.url, 1); }",
  ];
  const all = new Set([base, ...different.map((text) => fingerprints(text)[0])]);
  assert.equal(all.size, different.length + 1);
});

test("equal findings in one symbol differ by their order and keep it when lines move", () => {
  const twice = "function f(u) { fetch(u); fetch(u); }";
  const [first, second] = fingerprints(twice);
  assert.notEqual(first, second);
  assert.deepEqual(fingerprints(`\n\nconst z = 1;\n${twice}`), [first, second]);
  // Handing them over in another order gives each the same one.
  const subjects = callsOf(twice).map((node) => ({ rule: "scale/no-deadline", node }));
  assert.deepEqual(fingerprintsOf("src/a.ts", subjects.toReversed()), [second, first]);
});

test("another symbol, file or rule is another finding", () => {
  const [base] = fingerprints("function f(u) { fetch(u); }");
  assert.notEqual(fingerprints("function g(u) { fetch(u); }")[0], base);
  assert.notEqual(fingerprints("function f(u) { fetch(u); }", "src/b.ts")[0], base);
  const [node] = callsOf("function f(u) { fetch(u); }");
  assert.ok(node !== undefined);
  assert.notEqual(fingerprintsOf("src/a.ts", [{ rule: "scale/unbounded-fanout", node }])[0], base);
});

test("any change of the code changes the content", () => {
  const base = "const a = `x $" + "{b} y`; let c = +d; for (const e of f) if (!e) g(e, 'h');";
  const contentOf = (text: string): string =>
    contentHashOf(ts.createSourceFile("/a.ts", text, ts.ScriptTarget.ESNext, true));
  const changes: [string, string][] = [
    ["x ", "z "],
    [" y", " z"],
    ["+d", "-d"],
    ["const a", "let a"],
    ["'h'", "'i'"],
    ["!e", "e"],
    ["g(e", "g(f"],
  ];
  const seen = new Set([contentOf(base)]);
  for (const [from, to] of changes) seen.add(contentOf(base.replace(from, to)));
  assert.equal(seen.size, changes.length + 1);
});

test("symbols are named as people name them", () => {
  const cases: [string, string][] = [
    ["fetch(u);", "<module>"],
    ["app.get('/', async () => { fetch(u); });", "<module>"],
    ["function f() { const inner = () => fetch(u); }", "f"],
    ["export const f = wrap(async () => fetch(u));", "f"],
    ["class A { async m() { fetch(u); } }", "A.m"],
    ["class A { p = () => fetch(u); }", "A.p"],
    ["class A { constructor() { fetch(u); } }", "A.constructor"],
    ["class A { static { fetch(u); } }", "A.static"],
    ["class A { get x() { return fetch(u); } }", "A.x"],
    ["class A { async #m() { fetch(u); } }", "A.#m"],
    ["const api = { users: { list() { fetch(u); } } };", "api.users.list"],
    ["const router = make({ list: proc.query(async () => fetch(u)) });", "router.list"],
    ["export default async function () { fetch(u); }", "default"],
    ["export default { async scheduled() { fetch(u); } };", "default.scheduled"],
    ["namespace N { export function f() { fetch(u); } }", "N.f"],
    ["const o = { 'a-b': () => fetch(u), [Symbol.iterator]: 1 };", "o.a-b"],
    ["const { a } = fetch(u);", "<module>"],
  ];
  for (const [text, symbol] of cases) {
    const [call] = callsOf(text);
    assert.ok(call !== undefined, text);
    assert.equal(symbolNameOf(call), symbol, text);
  }
});

test("deeply nested code is hashed without exhausting the stack", () => {
  const text = Array.from({ length: 20_000 }, () => "a").join(" + ");
  const file = ts.createSourceFile("/repo/a.ts", text, ts.ScriptTarget.ESNext, true);
  assert.match(contentHashOf(file), /^[0-9a-f]{16}$/);
});

test("the hash has no collisions among many near inputs, and never changes", () => {
  const seen = new Set<string>();
  for (let index = 0; index < 200_000; index++) seen.add(hashOf([`name${index}`, "x"]));
  assert.equal(seen.size, 200_000);
  // Neither half alone carries the difference.
  for (const half of [0, 8]) {
    const halves = new Set([...seen].map((hash) => hash.slice(half, half + 8)));
    assert.ok(halves.size > 199_900, `${halves.size} different halves`);
  }
  assert.notEqual(hashOf(["ab", "c"]), hashOf(["a", "bc"]));
  assert.notEqual(hashOf(["a", ""]), hashOf(["a"]));
  // Stored in people's repositories: this value may not change between releases.
  assert.equal(hashOf(["premise", "\u{1F512}"]), "46a27f0b14d595e6");
});
