/** The breaker refuses while the other side is down, tries once when that is over, and believes the trial alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { CircuitOpenError, circuitBreaker } from "../../rules/patterns/circuit-breaker/template.ts";

const RESET_MS = 20;

test("opens after failures in a row, and a success in between begins the count again", async () => {
  const run = circuitBreaker({ failures: 3 });
  for (const outcome of ["fail", "fail", "ok", "fail", "fail"]) await settled(run, outcome);
  assert.equal(await settled(run, "ok"), "ok");
  for (let time = 0; time < 3; time += 1) assert.equal(await settled(run, "fail"), "failed");
  let sent = 0;
  const refused = run(async () => {
    sent += 1;
  });
  await assert.rejects(refused, CircuitOpenError);
  assert.equal(sent, 0, "an open circuit sends nothing");
});

test("one trial at a time goes through, and its outcome closes or opens the circuit", async () => {
  const run = circuitBreaker({ failures: 1, resetMs: RESET_MS });
  await settled(run, "fail");
  await setTimeout(RESET_MS + 5);
  const trial = run(() => setTimeout(RESET_MS, "well"));
  assert.equal(await settled(run, "ok"), "refused", "a second call while the trial runs");
  assert.equal(await trial, "well");
  assert.equal(await settled(run, "ok"), "ok");

  await settled(run, "fail");
  await setTimeout(RESET_MS + 5);
  assert.equal(await settled(run, "fail"), "failed", "the next trial");
  assert.equal(await settled(run, "ok"), "refused", "a failed trial opens it again");
});

test("calls that began before it opened do not close it", async () => {
  const run = circuitBreaker({ failures: 1 });
  const early = run(() => setTimeout(10, "late answer"));
  await settled(run, "fail");
  assert.equal(await early, "late answer");
  assert.equal(await settled(run, "ok"), "refused");
});

test("a rejected input is no failure of the other side, an HTTP status of 500 is one", async () => {
  const run = circuitBreaker({ failures: 1, isFailure: (error) => !(error instanceof RangeError) });
  const rejected = run(async () => {
    throw new RangeError("wrong input");
  });
  await assert.rejects(rejected, RangeError);
  assert.equal((await run(async () => ({ status: 404 }))).status, 404);
  assert.equal((await run(async () => ({ status: 503 }))).status, 503, "the caller sees it");
  assert.equal(await settled(run, "ok"), "refused");
});

async function settled(
  run: ReturnType<typeof circuitBreaker>,
  outcome: string,
): Promise<"ok" | "failed" | "refused"> {
  try {
    await run(async () => {
      if (outcome === "fail") throw new Error("down");
    });
    return "ok";
  } catch (error) {
    return error instanceof CircuitOpenError ? "refused" : "failed";
  }
}
