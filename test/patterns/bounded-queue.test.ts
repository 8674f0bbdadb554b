/** The bounded queue keeps order and never holds more than its capacity. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { BoundedQueue, QueueFullError } from "../../rules/patterns/bounded-queue/template.ts";
import { createRandom } from "./random.ts";

test("behaves like an array that refuses to grow past its capacity", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const random = createRandom(seed);
    const capacity = 1 + random.below(8);
    const queue = new BoundedQueue<number>(capacity);
    const model: number[] = [];
    for (let step = 0; step < 300; step += 1) {
      if (random.below(5) < 3) {
        const isAccepted = queue.offer(step);
        assert.equal(isAccepted, model.length < capacity, `seed ${seed}, step ${step}`);
        if (isAccepted) model.push(step);
      } else assert.equal(queue.shift(), model.shift(), `seed ${seed}, step ${step}`);
      assert.equal(queue.size, model.length);
      assert.equal(queue.isFull, model.length === capacity);
      assert.ok(queue.size <= capacity);
    }
  }
});

test("push throws when full and leaves the waiting items alone", () => {
  const queue = new BoundedQueue<string>(2);
  queue.push("a");
  queue.push("b");
  assert.throws(() => queue.push("c"), QueueFullError);
  assert.deepEqual([queue.shift(), queue.shift(), queue.shift()], ["a", "b", undefined]);
});

test("refuses a capacity that bounds nothing", () => {
  for (const capacity of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => new BoundedQueue(capacity), RangeError);
});
