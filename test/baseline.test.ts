/** The baseline: its text, what it covers, and that its counts never rise. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Baseline,
  coverFindings,
  deviationsOf,
  formatBaseline,
  type Located,
  parseBaseline,
  pruned,
  type Scope,
  tightened,
} from "../server/analysis/baseline.ts";
import { finding } from "./cli/fakes.ts";

const RULES = ["scale/no-deadline", "state/memory"];
const EVERYTHING: Scope = { rules: RULES, known: RULES, holds: () => true };

/** Findings from `rule file symbol count` lines, with the short names `d` and `m` for the rules. */
function found(...lines: readonly string[]): Located[] {
  return lines.flatMap((line) => {
    const [rule, file = "", symbol = "", count = "1"] = line.split(" ");
    const id = rule === "d" ? "scale/no-deadline" : "state/memory";
    return Array.from({ length: Number(count) }, () => ({
      file,
      finding: finding({ rule: id, symbol, file }),
    }));
  });
}

function written(...lines: readonly string[]): Baseline {
  return tightened(undefined, found(...lines), EVERYTHING).baseline;
}

test("the text is sorted, has a line for each symbol and is read back as it was", () => {
  const baseline = written("d b.ts f 2", "d a.ts Foo.bar", "d a.ts <module>", "d a.ts constructor");
  const text = formatBaseline(baseline);
  assert.equal(
    text,
    `{
  "version": 1,
  "rules": {
    "scale/no-deadline": {
      "a.ts": {
        "<module>": 1,
        "Foo.bar": 1,
        "constructor": 1
      },
      "b.ts": {
        "f": 2
      }
    },
    "state/memory": {}
  }
}
`,
  );
  const parsed = parseBaseline(text);
  assert.deepEqual(parsed.mistakes, []);
  assert.equal(formatBaseline(parsed.baseline), text);
  assert.equal(parsed.lineOf("scale/no-deadline", "b.ts", "f"), 11);
  assert.equal(parsed.lineOf("scale/no-deadline"), 4);
  assert.equal(parsed.lineOf("scale/no-deadline", "c.ts", "f"), 1);
});

test("names that mean something to JavaScript are names like any other", () => {
  const text = formatBaseline(written("d __proto__ __proto__ 3", "d a.ts toString"));
  const { baseline } = parseBaseline(text);
  assert.equal(baseline.rules.get("scale/no-deadline")?.get("__proto__")?.get("__proto__"), 3);
  assert.equal(formatBaseline(baseline), text);
});

test("what is broken is told with its line, and the rest is kept", () => {
  const cases: [string, number, RegExp][] = [
    ["", 1, /malformed JSON/],
    ['{\n  "version": 1\n  "rules": {} }', 3, /malformed JSON/],
    ["[]", 1, /must be an object/],
    ['{ "version": 2 }', 1, /newer Premise/],
    ['{\n"versoin": 1 }', 2, /unknown key 'versoin'/],
    ['{ "rules": {\n"x": 3 } }', 2, /must be an object/],
    ['{ "rules": { "x": { "a.ts": {\n"f": -1,\n"g": 2 } } } }', 2, /whole number above 0/],
    ['{ "rules": { "x": { "a.ts": { "f": 1e99 } } } }', 1, /whole number above 0/],
    ['{\n<<<<<<< HEAD\n"version": 1\n=======\n>>>>>>> other\n}', 2, /merge conflict/],
    [`{ "rules": ${'{"a":'.repeat(100_000)}`, 1, /malformed JSON/],
  ];
  for (const [text, line, message] of cases) {
    const [mistake] = parseBaseline(text).mistakes;
    assert.equal(mistake?.line, line, text.slice(0, 60));
    assert.match(mistake?.message ?? "", message);
  }
  const kept = parseBaseline('{ "rules": { "x": { "a.ts": { "f": 0, "g": 2 } } } }').baseline;
  assert.deepEqual([...(kept.rules.get("x")?.get("a.ts") ?? [])], [["g", 2]]);
});

test("a symbol's findings are covered unless there are more of them than listed", () => {
  const baseline = written("d a.ts f 2", "d a.ts g 2");
  const statuses = (...lines: readonly string[]) =>
    coverFindings(
      found(...lines).map((each) => each.finding),
      baseline,
      "a.ts",
    ).map(({ symbol, status }) => `${symbol} ${status}`);
  assert.deepEqual(statuses("d a.ts f 1", "d a.ts g 2"), [
    "f baseline",
    "g baseline",
    "g baseline",
  ]);
  assert.deepEqual(statuses("d a.ts f 3"), ["f open", "f open", "f open"]);
  assert.deepEqual(statuses("d a.ts h 1", "m a.ts f 1"), ["h open", "f open"]);
  const accepted = finding({ symbol: "f", status: "accepted" });
  const open = finding({ symbol: "f" });
  assert.deepEqual(
    coverFindings([accepted, open, open], baseline, "a.ts").map((each) => each.status),
    ["accepted", "baseline", "baseline"],
  );
  const untouched = [open];
  assert.equal(coverFindings(untouched, baseline, "elsewhere.ts"), untouched);
});

test("stale and exceeded entries are told, those out of scope are not", () => {
  const baseline = written("d a.ts f 2", "d a.ts g 1", "d gone.ts h 1", "m a.ts f 1");
  const now = found("d a.ts f 1", "d a.ts g 2", "m a.ts f 1");
  const told = (scope: Partial<Scope>) =>
    deviationsOf(baseline, now, { ...EVERYTHING, ...scope }).map(
      ({ file, symbol, listed, found: count }) => `${file} ${symbol} ${listed}→${count}`,
    );
  assert.deepEqual(told({}), ["a.ts f 2→1", "a.ts g 1→2", "gone.ts h 1→0"]);
  assert.deepEqual(told({ holds: (file) => file === "gone.ts" }), ["gone.ts h 1→0"]);
  assert.deepEqual(told({ rules: ["state/memory"] }), []);
  const pruning = formatBaseline(pruned(baseline, now, EVERYTHING));
  assert.equal(
    pruning,
    formatBaseline(written("d a.ts f 1", "d a.ts g 1", "m a.ts f 1")),
    "lowered and removed, never raised",
  );
});

test("a rule that no release knows any more is stale wherever it is, and goes with --prune", () => {
  const baseline = written("d a.ts f 1", "m a.ts f 1");
  const scope: Scope = { rules: RULES.slice(0, 1), known: RULES.slice(0, 1), holds: () => false };
  assert.deepEqual(
    deviationsOf(baseline, [], scope).map((each) => [each.rule, each.isUnknownRule]),
    [["state/memory", true]],
  );
  assert.ok(!formatBaseline(pruned(baseline, [], scope)).includes("state/memory"));
});

test("writing again only tightens", () => {
  const old = written("d a.ts f 2", "d b.ts g 1");
  const again = (...lines: readonly string[]) => {
    const { baseline, fewer, added, refused } = tightened(old, found(...lines), EVERYTHING);
    return { text: formatBaseline(baseline), fewer, added, refused };
  };
  const fewer = again("d a.ts f 1", "d b.ts g 1");
  assert.equal(fewer.text, formatBaseline(written("d a.ts f 1", "d b.ts g 1")));
  assert.deepEqual([fewer.fewer, fewer.refused], [1, 0]);
  const more = again("d a.ts f 3", "d b.ts g 1", "d c.ts h 2", "m a.ts f 1");
  assert.equal(more.text, formatBaseline(old));
  assert.deepEqual([more.fewer, more.added, more.refused], [0, 0, 4]);
});

test("within a file findings may follow a renamed symbol, and a moved file takes its own along", () => {
  const old = written("d a.ts f 2", "d a.ts g 1", "d gone.ts h 2");
  const after = tightened(
    old,
    found("d a.ts renamed 2", "d a.ts g 1", "d moved/gone.ts h 2", "d new.ts other 1"),
    EVERYTHING,
  );
  assert.equal(
    formatBaseline(after.baseline),
    formatBaseline(written("d a.ts renamed 2", "d a.ts g 1", "d moved/gone.ts h 2")),
  );
  assert.deepEqual([after.fewer, after.refused], [0, 1]);
});

test("a rule that the baseline does not mention comes in whole", () => {
  const first = tightened(undefined, found("d a.ts f 1"), {
    ...EVERYTHING,
    rules: RULES.slice(0, 1),
  });
  const next = tightened(first.baseline, found("d a.ts f 1", "m a.ts f 4"), EVERYTHING);
  assert.deepEqual([next.listed, next.added, next.fewer, next.refused], [5, 4, 0, 0]);
});

test("files and rules that did not run keep their entries", () => {
  const old = written("d a.ts f 2", "d b.ts g 2", "m a.ts f 1");
  const { baseline } = tightened(old, found("d a.ts f 1"), {
    ...EVERYTHING,
    rules: ["scale/no-deadline"],
    holds: (file) => file === "a.ts",
  });
  assert.equal(
    formatBaseline(baseline),
    formatBaseline(written("d a.ts f 1", "d b.ts g 2", "m a.ts f 1")),
  );
});

test("for many random histories: totals never rise, writing twice changes nothing, a fresh baseline covers all", () => {
  let seed = 11;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (seed >>> 8) % below;
  };
  const anything = (): Located[] =>
    Array.from({ length: random(12) }, () =>
      found(`${"dm".charAt(random(2))} ${"ab".charAt(random(2))}.ts ${"fgh".charAt(random(3))} 1`),
    ).flat();
  const totals = (baseline: Baseline): Map<string, number> => {
    const sums = new Map<string, number>();
    for (const [rule, files] of baseline.rules)
      for (const symbols of files.values())
        for (const count of symbols.values()) sums.set(rule, (sums.get(rule) ?? 0) + count);
    return sums;
  };
  for (let round = 0; round < 3000; round++) {
    const start = anything();
    let baseline = tightened(undefined, start, EVERYTHING).baseline;
    for (const file of ["a.ts", "b.ts"]) {
      const ofFile = start.filter((each) => each.file === file).map((each) => each.finding);
      const open = coverFindings(ofFile, baseline, file).filter((each) => each.status === "open");
      assert.equal(open.length, 0);
    }
    for (let step = 0; step < 3; step++) {
      const now = anything();
      const before = totals(baseline);
      const next = tightened(baseline, now, EVERYTHING);
      for (const [rule, count] of totals(next.baseline)) {
        assert.ok(count <= (before.get(rule) ?? 0), `${rule} rose in round ${round}`);
      }
      const text = formatBaseline(next.baseline);
      assert.equal(
        formatBaseline(tightened(next.baseline, now, EVERYTHING).baseline),
        text,
        `writing twice in round ${round}`,
      );
      assert.equal(formatBaseline(parseBaseline(text).baseline), text);
      const stale = deviationsOf(next.baseline, now, EVERYTHING).filter(
        (each) => each.found < each.listed,
      );
      assert.deepEqual(stale, [], `nothing is stale after writing, round ${round}`);
      baseline = next.baseline;
    }
  }
});
