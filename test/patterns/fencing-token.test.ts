/** A write that carries a token goes through only while no later holder has written. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  FencedOffError,
  type FenceStore,
  writeFenced,
} from "../../rules/patterns/fencing-token/template.ts";

/** One row whose transactions run one after the other, as a row lock makes them. */
function createStore(): FenceStore<Map<string, bigint>> {
  const fences = new Map<string, bigint>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    transaction(work) {
      const next = last.then(() => work(fences));
      last = next.catch(() => undefined);
      return next;
    },
    async raise(rows, resource, token) {
      if ((rows.get(resource) ?? 0n) > token) return false;
      rows.set(resource, token);
      return true;
    },
  };
}

test("a holder that was paused cannot write over its successor", async () => {
  const store = createStore();
  const written: string[] = [];
  const write = (who: string) => async () => void written.push(who);
  await writeFenced(store, "report", 1n, write("first"));
  await writeFenced(store, "report", 2n, write("second"));
  await assert.rejects(writeFenced(store, "report", 1n, write("first, late")), FencedOffError);
  await writeFenced(store, "report", 2n, write("second again"));
  await writeFenced(store, "another", 1n, write("another resource"));
  assert.deepEqual(written, ["first", "second", "second again", "another resource"]);
});

test("check and write share a transaction: nobody gets in between", async () => {
  const store = createStore();
  const written: string[] = [];
  const slow = writeFenced(store, "report", 1n, async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    written.push("first");
  });
  const quick = writeFenced(store, "report", 2n, async () => void written.push("second"));
  await Promise.all([slow, quick]);
  assert.deepEqual(written, ["first", "second"]);
});
