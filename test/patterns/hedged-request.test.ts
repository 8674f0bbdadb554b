/** The hedge sends a second copy of a slow read only, takes the first answer, and stops the other copy. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { hedged } from "../../rules/patterns/hedged-request/template.ts";

test("a fast read is sent once", async () => {
  let sent = 0;
  const answer = await hedged(async () => {
    sent += 1;
    return "fast";
  }, 5);
  await setTimeout(15);
  assert.deepEqual([answer, sent], ["fast", 1]);
});

test("a slow read is sent twice, the first answer wins, and the other copy is told", async () => {
  const signals: AbortSignal[] = [];
  const answer = await hedged(async (signal) => {
    signals.push(signal);
    if (signals.length === 1) await setTimeout(10_000, undefined, { signal });
    return `copy ${signals.length}`;
  }, 5);
  assert.equal(answer, "copy 2");
  assert.deepEqual(
    signals.map((signal) => signal.aborted),
    [true, false],
  );
});

test("a failure before the second copy began is not repeated", async () => {
  let sent = 0;
  const read = hedged(async () => {
    sent += 1;
    throw new Error("refused");
  }, 5);
  await assert.rejects(read, /refused/);
  await setTimeout(15);
  assert.equal(sent, 1);
});

test("one failing copy leaves the other its chance, and two failures reject", async () => {
  let sent = 0;
  const one = await hedged(async () => {
    sent += 1;
    if (sent === 2) throw new Error("the second copy failed");
    return setTimeout(20, "the first copy");
  }, 5);
  assert.equal(one, "the first copy");
  const both = hedged(async (signal) => {
    await setTimeout(10, undefined, { signal });
    throw new Error("down");
  }, 2);
  await assert.rejects(both, /down/);
});

test("what is thrown at once rejects", async () => {
  const read = hedged(() => {
    throw new TypeError("no address");
  }, 5);
  await assert.rejects(read, TypeError);
});
