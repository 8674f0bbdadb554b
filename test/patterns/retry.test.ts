/** The retry repeats what may pass by itself, no more often than it should, and stops when it is told to. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { retry } from "../../rules/patterns/retry-with-backoff/template.ts";
import { createRandom } from "./random.ts";

test("ends with the first success or with the last failure", async () => {
  const random = createRandom(7);
  for (let round = 0; round < 100; round += 1) {
    const attempts = 1 + random.below(5);
    const failures = random.below(7);
    let calls = 0;
    const outcome = await retry(
      async (attempt) => {
        calls += 1;
        assert.equal(attempt, calls);
        if (calls <= failures) throw new Error(`failure ${calls}`);
        return "done";
      },
      { attempts, baseMs: 0 },
    ).catch((error: unknown) => (error instanceof Error ? error.message : ""));
    assert.equal(calls, Math.min(attempts, failures + 1));
    assert.equal(outcome, failures < attempts ? "done" : `failure ${attempts}`);
  }
});

test("does not repeat what will fail again", async () => {
  let calls = 0;
  const work = retry(
    async () => {
      calls += 1;
      throw new RangeError("wrong input");
    },
    { isTransient: (error) => !(error instanceof RangeError) },
  );
  await assert.rejects(work, RangeError);
  assert.equal(calls, 1);
});

test("leaves a wait when the signal aborts and keeps no listener", async () => {
  const controller = new AbortController();
  const work = retry(
    async () => {
      controller.abort(new Error("no longer wanted"));
      throw new Error("down");
    },
    { baseMs: 60_000, signal: controller.signal },
  );
  await assert.rejects(work, /no longer wanted/);
});

test("starts nothing for a signal that has aborted", async () => {
  let calls = 0;
  const work = retry(
    async () => {
      calls += 1;
    },
    { signal: AbortSignal.abort(new Error("too late")) },
  );
  await assert.rejects(work, /too late/);
  assert.equal(calls, 0);
});
