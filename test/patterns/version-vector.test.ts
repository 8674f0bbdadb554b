/** Version vectors are a partial order, merging gives the least upper bound, and both agree with what was seen. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  compareVersions,
  incrementVersion,
  mergeVersions,
  type VersionVector,
} from "../../rules/patterns/version-vector/template.ts";
import { createRandom, type Random } from "./random.ts";

const REPLICAS = ["a", "b", "c", "__proto__", "constructor"];
const OPPOSITE = { before: "after", after: "before", equal: "equal", concurrent: "concurrent" };

test("comparison is a partial order", () => {
  const random = createRandom(1);
  const isAtMost = (a: VersionVector, b: VersionVector): boolean =>
    ["before", "equal"].includes(compareVersions(a, b));
  for (let round = 0; round < 3000; round += 1) {
    const [a, b, c] = [anyVersion(random), anyVersion(random), anyVersion(random)];
    assert.equal(compareVersions(a, a), "equal");
    assert.equal(compareVersions(b, a), OPPOSITE[compareVersions(a, b)]);
    if (isAtMost(a, b) && isAtMost(b, c)) assert.ok(isAtMost(a, c), JSON.stringify([a, b, c]));
    const both = mergeVersions(a, b);
    assert.ok(isAtMost(a, both) && isAtMost(b, both));
    if (isAtMost(a, c) && isAtMost(b, c)) assert.ok(isAtMost(both, c), JSON.stringify([a, b, c]));
  }
});

test("orders versions exactly as the sets of updates they contain", () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const random = createRandom(seed);
    const copies = REPLICAS.map(() => ({ version: {} as VersionVector, seen: new Set<number>() }));
    for (let update = 0; update < 40; update += 1) {
      const at = random.below(copies.length);
      const from = random.pick(copies);
      const here = copies[at];
      if (here === undefined) continue;
      const isMerge = random.below(2) === 0;
      const merged = isMerge ? mergeVersions(here.version, from.version) : here.version;
      copies[at] = {
        version: incrementVersion(merged, REPLICAS[at] ?? ""),
        seen: new Set([...here.seen, ...(isMerge ? from.seen : []), update]),
      };
      const [left, right] = [random.pick(copies), random.pick(copies)];
      assert.equal(
        compareVersions(left.version, right.version),
        compareSets(left.seen, right.seen),
      );
    }
  }
});

test("a missing replica counts as zero", () => {
  assert.equal(compareVersions({ a: 1 }, { a: 1, b: 0 }), "equal");
  assert.equal(compareVersions({}, { constructor: 1 }), "before");
});

function anyVersion(random: Random): VersionVector {
  const entries = REPLICAS.filter(() => random.below(3) > 0).map((replica) => [
    replica,
    random.below(3),
  ]);
  return Object.fromEntries(entries) as VersionVector;
}

function compareSets(a: ReadonlySet<number>, b: ReadonlySet<number>): string {
  const isWithin = (inner: ReadonlySet<number>, outer: ReadonlySet<number>): boolean =>
    [...inner].every((item) => outer.has(item));
  if (isWithin(a, b)) return isWithin(b, a) ? "equal" : "before";
  return isWithin(b, a) ? "after" : "concurrent";
}
