/** `premise catalog`: packages, facts and proofs, for people and for programs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { knownPackages } from "../../server/analysis/knowledge.ts";
import { readArguments } from "../../server/cli/arguments.ts";
import { printCatalog } from "../../server/cli/catalog.ts";
import { COMMANDS } from "../../server/cli/commands.ts";
import { fakeEnvironment, fakeSession, report } from "./fakes.ts";

function run(...words: string[]): { readonly outcome: number | string; readonly text: string } {
  const flags = COMMANDS.find((each) => each.name === "catalog")?.flags ?? [];
  const given = readArguments(words, flags);
  if ("misuse" in given) return { outcome: given.misuse, text: "" };
  const environment = fakeEnvironment(() => fakeSession(report({})));
  const outcome = printCatalog(given, environment);
  const text = environment.printed.out;
  return { outcome: typeof outcome === "number" ? outcome : outcome.misuse, text };
}

test("JSON has every package with its symbols, facts and proofs", () => {
  const { outcome, text } = run("--format", "json");
  assert.equal(outcome, 0);
  const { packages } = JSON.parse(text);
  assert.deepEqual(packages, JSON.parse(JSON.stringify(knownPackages())));
  const names = packages.map((each: { name: string }) => each.name);
  assert.deepEqual(names, [...names].sort());
  for (const { name, versions, symbols } of packages) {
    assert.ok(typeof name === "string" && typeof versions === "string");
    for (const { symbol, facts } of symbols) {
      assert.notEqual(symbol, "", name);
      for (const fact of facts) {
        assert.match(fact.fact, /^[a-z]+$/);
        assert.ok(["proven", "read", "assumed"].includes(fact.proof));
      }
    }
  }
});

test("a name chooses a package; each entry of several majors says which it serves", () => {
  const { outcome, text } = run("got");
  assert.equal(outcome, 0);
  assert.match(text, /^got 9 to 11\n/);
  assert.match(text, /\ngot 12 and later\n/);
  assert.match(text, /remote read http {2}\(read: got 12\.6\.1 and 14\.6\.6\)/);
  assert.match(run("http").text, /^node:http Node\.js 20 and later\n/);
});

test("an unknown name is refused with the nearest one", () => {
  assert.match(
    String(run("axois").outcome),
    /'axois' is not in the catalog; did you mean 'axios'\?/,
  );
  assert.match(String(run("no-such-package-at-all").outcome), /is not in the catalog$/);
});
