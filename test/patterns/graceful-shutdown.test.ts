/** The shutdown runs its steps in order, once, and ends at its deadline whatever happens. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, test } from "node:test";
import { closeServer, stopGracefully } from "../../rules/patterns/graceful-shutdown/template.ts";

afterEach(() => {
  process.removeAllListeners("SIGTERM");
  process.removeAllListeners("SIGINT");
});

/** Resolves with the code that the process would have ended with. */
function stopped(steps: readonly (() => unknown)[], graceMs: number): Promise<number> {
  return new Promise((exit) => stopGracefully(steps, { graceMs, exit }));
}

test("runs the steps in order, and once however often it is asked", async () => {
  const done: string[] = [];
  const step = (name: string) => async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    done.push(name);
  };
  const code = stopped([step("server"), step("worker"), step("pool")], 5_000);
  process.emit("SIGTERM");
  process.emit("SIGTERM");
  process.emit("SIGINT");
  assert.equal(await code, 0);
  assert.deepEqual(done, ["server", "worker", "pool"]);
});

test("goes on after a step that fails, and says so", async (context) => {
  const said = context.mock.method(console, "error", () => {});
  let isClosed = false;
  const code = stopped(
    [
      () => {
        throw new Error("stuck");
      },
      () => {
        isClosed = true;
      },
    ],
    5_000,
  );
  process.emit("SIGTERM");
  assert.equal(await code, 1);
  assert.ok(isClosed);
  assert.equal(said.mock.callCount(), 1);
});

test("ends at the deadline when a step hangs", async () => {
  const code = stopped([() => new Promise(() => {})], 20);
  process.emit("SIGINT");
  assert.equal(await code, 1);
});

test("a server finishes the answer it has begun", async () => {
  const server = createServer((_request, response) => {
    response.write("a");
    setTimeout(() => response.end("b"), 30);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const response = await fetch(`http://localhost:${(server.address() as AddressInfo).port}`);
  const closed = closeServer(server);
  assert.equal(await response.text(), "ab");
  await closed;
});
