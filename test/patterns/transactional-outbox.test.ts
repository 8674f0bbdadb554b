/** The relay publishes every committed message at least once and in order, whatever fails on the way. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type OutboxMessage,
  type OutboxStore,
  relayOutbox,
} from "../../rules/patterns/transactional-outbox/template.ts";
import { createRandom } from "./random.ts";

interface Row extends OutboxMessage {
  isSent: boolean;
}

function createStore(count: number): { store: OutboxStore; rows: readonly Row[] } {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: String(index),
    topic: "order.placed",
    payload: { index },
    isSent: false,
  }));
  const store: OutboxStore = {
    async drain(limit, publish) {
      const batch = rows.filter((row) => !row.isSent).slice(0, limit);
      let sent = 0;
      for (const row of batch) {
        await publish(row);
        row.isSent = true;
        sent += 1;
      }
      return sent;
    },
  };
  return { store, rows };
}

test("publishes all in order through failures of the broker, then ends with its signal", async () => {
  const random = createRandom(3);
  const { store, rows } = createStore(50);
  const stop = new AbortController();
  const published: string[] = [];
  let failures = 0;
  await relayOutbox(
    store,
    async ({ id }) => {
      if (random.below(4) === 0) throw new Error("broker down");
      published.push(id);
      if (published.length === rows.length) stop.abort();
    },
    { batch: 7, idleMs: 0, signal: stop.signal, onError: () => (failures += 1) },
  );
  assert.deepEqual(
    published,
    rows.map((row) => row.id),
  );
  assert.ok(failures > 0);
});

test("stops behind the message at hand, and leaves the others for the next relay", async () => {
  const { store, rows } = createStore(5);
  const stop = new AbortController();
  let published = 0;
  const errors: unknown[] = [];
  await relayOutbox(
    store,
    async () => {
      published += 1;
      if (published === 2) stop.abort();
    },
    { signal: stop.signal, onError: (error) => errors.push(error) },
  );
  assert.deepEqual(
    rows.map((row) => row.isSent),
    [true, true, false, false, false],
  );
  assert.deepEqual(errors, [], "ending is no failure");
});

test("waits while there is nothing to send", async () => {
  const { store } = createStore(0);
  let asked = 0;
  const counting: OutboxStore = {
    drain(limit, publish) {
      asked += 1;
      return store.drain(limit, publish);
    },
  };
  const signal = AbortSignal.timeout(40);
  await relayOutbox(counting, async () => assert.fail("nothing to publish"), {
    idleMs: 10_000,
    signal,
  });
  assert.equal(asked, 1);
});
