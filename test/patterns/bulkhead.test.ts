/** The bulkhead runs so many calls, lets so many wait in order, refuses the rest, and gives every place back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { BulkheadFullError, bulkhead } from "../../rules/patterns/bulkhead/template.ts";
import { createRandom } from "./random.ts";

test("never runs more than it should, and loses no place to failures", async () => {
  const random = createRandom(11);
  for (let round = 0; round < 20; round += 1) {
    const [running, waiting] = [1 + random.below(4), random.below(6)];
    const run = bulkhead(running, waiting);
    let [busy, most] = [0, 0];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        run(async () => {
          busy += 1;
          most = Math.max(most, busy);
          await setTimeout(random.below(3));
          busy -= 1;
          if (index % 3 === 0) throw new Error("down");
          return index;
        }),
      ),
    );
    const refused = outcomes.filter(
      (each) => each.status === "rejected" && each.reason instanceof BulkheadFullError,
    );
    assert.equal(most, Math.min(12, running));
    assert.equal(refused.length, Math.max(0, 12 - running - waiting));
    assert.equal(await run(async () => "room again"), "room again");
  }
});

test("who waits longest goes first", async () => {
  const run = bulkhead(1, 10);
  const order: number[] = [];
  const each = (index: number) =>
    run(async () => {
      await setTimeout(1);
      order.push(index);
    });
  await Promise.all([0, 1, 2, 3].map(each));
  assert.deepEqual(order, [0, 1, 2, 3]);
});

test("limits that are no whole numbers are refused", () => {
  assert.throws(() => bulkhead(0, 1), RangeError);
  assert.throws(() => bulkhead(1.5, 1), RangeError);
  assert.throws(() => bulkhead(1, -1), RangeError);
});
