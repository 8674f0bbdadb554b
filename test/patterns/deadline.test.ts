/** The deadline covers headers and body, and the caller's own signal still counts. */
import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { fetchWithDeadline } from "../../rules/patterns/deadline/template.ts";

/** Far beyond what any of these tests may take. */
const LONG = 60_000;

test("an answer in time arrives", async () => {
  await withServer(
    (_request, response) => response.end("hello"),
    async (url) => {
      const response = await fetchWithDeadline(url, { signal: null }, LONG);
      assert.equal(await response.text(), "hello");
    },
  );
});

test("a server that accepts and never answers is left at the deadline", async () => {
  await withServer(
    () => {},
    async (url) => {
      await assert.rejects(fetchWithDeadline(url, {}, 50), { name: "TimeoutError" });
    },
  );
});

test("the deadline covers a body that never ends", async () => {
  await withServer(
    (_request, response) => response.write("the first of many"),
    async (url) => {
      const response = await fetchWithDeadline(url, {}, 1_000);
      assert.equal(response.status, 200);
      await assert.rejects(response.text(), { name: "TimeoutError" });
    },
  );
});

test("the caller can still cancel, with the caller's reason", async () => {
  await withServer(
    () => {},
    async (url) => {
      const caller = new AbortController();
      const reason = new Error("the browser went away");
      const pending = fetchWithDeadline(url, { signal: caller.signal }, LONG);
      caller.abort(reason);
      await assert.rejects(pending, reason);
    },
  );
});

test("a caller's signal does not remove the deadline", async () => {
  await withServer(
    () => {},
    async (url) => {
      const caller = new AbortController();
      await assert.rejects(fetchWithDeadline(url, { signal: caller.signal }, 50), {
        name: "TimeoutError",
      });
    },
  );
});

async function withServer(
  listener: RequestListener,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
