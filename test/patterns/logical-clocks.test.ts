/** Lamport and hybrid logical clocks under random schedules of events, messages and wrong wall clocks. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ClockDriftError,
  compareHybrid,
  decodeHybrid,
  encodeHybrid,
  HybridLogicalClock,
  type HybridTime,
} from "../../rules/patterns/hybrid-logical-clock/template.ts";
import {
  compareLamport,
  LamportClock,
  type LamportTime,
} from "../../rules/patterns/lamport-clock/template.ts";
import {
  compareVersions,
  incrementVersion,
  mergeVersions,
  type VersionVector,
} from "../../rules/patterns/version-vector/template.ts";
import { createRandom, type Random } from "./random.ts";

const MAX_DRIFT = 500;

/** An event together with its true causal history, which no real system would carry. */
interface Event<T> {
  readonly time: T;
  readonly history: VersionVector;
}

interface Node<T> {
  readonly name: string;
  history: VersionVector;
  tick(): T;
  receive(remote: T): T;
}

test("Lamport time respects what happened before what", () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const nodes = ["n1", "n2", "n3"].map((name): Node<LamportTime> => {
      const clock = new LamportClock(name);
      return {
        name,
        history: {},
        tick: () => clock.tick(),
        receive: (time) => clock.receive(time),
      };
    });
    assertCausalOrder(
      run(createRandom(seed), nodes, () => {}),
      compareLamport,
      seed,
    );
  }
});

test("hybrid time respects what happened before what and stays within the drift", () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const random = createRandom(seed);
    let trueTime = 1_000_000;
    const offsets = new Map<string, number>();
    const nodes = ["n1", "n2", "n3"].map((name): Node<HybridTime> => {
      const wallClock = (): number => trueTime + (offsets.get(name) ?? 0);
      const clock = new HybridLogicalClock(name, MAX_DRIFT, wallClock);
      const bounded = (time: HybridTime): HybridTime => {
        assert.ok(time.wall >= wallClock(), `seed ${seed}: behind the local clock`);
        assert.ok(time.wall - wallClock() <= MAX_DRIFT, `seed ${seed}: beyond the drift`);
        return time;
      };
      return {
        name,
        history: {},
        tick: () => bounded(clock.tick()),
        receive: (time) => bounded(clock.receive(time)),
      };
    });
    const events = run(random, nodes, () => {
      trueTime += random.below(3);
      // A step back is what time synchronisation does to a clock that ran ahead.
      if (random.below(10) === 0)
        offsets.set(random.pick(nodes).name, random.below(MAX_DRIFT) - MAX_DRIFT / 2);
    });
    assertCausalOrder(events, compareHybrid, seed);
    for (const { time } of events) {
      assert.deepEqual(decodeHybrid(encodeHybrid(time)), time);
      const other = random.pick(events).time;
      const byText = encodeHybrid(time) < encodeHybrid(other) ? -1 : 1;
      if (compareHybrid(time, other) !== 0)
        assert.equal(Math.sign(compareHybrid(time, other)), byText);
    }
  }
});

test("a timestamp from a clock far ahead is refused and leaves no trace", () => {
  const clock = new HybridLogicalClock("here", MAX_DRIFT, () => 10_000);
  assert.throws(
    () => clock.receive({ wall: 10_000 + MAX_DRIFT + 1, counter: 0, node: "there" }),
    (error) => error instanceof ClockDriftError && error.ahead === MAX_DRIFT + 1,
  );
  assert.deepEqual(clock.tick(), { wall: 10_000, counter: 0, node: "here" });
});

test("a spent counter borrows the next millisecond, up to the drift", () => {
  const clock = new HybridLogicalClock("here", 0, () => 5);
  const last = { wall: 5, counter: 2 ** 16 - 2, node: "there" };
  assert.equal(clock.receive(last).counter, 2 ** 16 - 1);
  assert.throws(() => clock.tick(), ClockDriftError);
  const patient = new HybridLogicalClock("here", 1, () => 5);
  patient.receive(last);
  assert.deepEqual(patient.tick(), { wall: 6, counter: 0, node: "here" });
});

test("malformed timestamps are refused", () => {
  const clock = new HybridLogicalClock("here", MAX_DRIFT);
  for (const wall of [-1, 0.5, Number.NaN, 2 ** 48])
    assert.throws(() => clock.receive({ wall, counter: 0, node: "x" }), RangeError);
  for (const text of ["", "0-0-x", "00000000000g-0000-x"])
    assert.throws(() => decodeHybrid(text), RangeError);
  for (const counter of [-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])
    assert.throws(() => new LamportClock("here").receive({ counter, node: "x" }), RangeError);
});

/** Lets nodes work and exchange messages at random; messages arrive late, twice or never. */
function run<T>(random: Random, nodes: readonly Node<T>[], pass: () => void): Event<T>[] {
  const events: Event<T>[] = [];
  for (let step = 0; step < 150; step += 1) {
    pass();
    const node = random.pick(nodes);
    const message = events.length > 0 && random.below(2) === 0 ? random.pick(events) : undefined;
    const time = message === undefined ? node.tick() : node.receive(message.time);
    const known =
      message === undefined ? node.history : mergeVersions(node.history, message.history);
    node.history = incrementVersion(known, node.name);
    events.push({ time, history: node.history });
  }
  return events;
}

function assertCausalOrder<T>(
  events: readonly Event<T>[],
  compare: (a: T, b: T) => number,
  seed: number,
): void {
  for (const [index, a] of events.entries())
    for (const b of events.slice(index + 1)) {
      assert.notEqual(compare(a.time, b.time), 0, `seed ${seed}: two events share a timestamp`);
      if (compareVersions(a.history, b.history) === "before")
        assert.ok(compare(a.time, b.time) < 0, `seed ${seed}: effect ordered before its cause`);
    }
}
