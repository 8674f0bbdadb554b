/** Start, settings, watching and status of the server. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Status } from "../../server/lsp/protocol.ts";
import { createFakeHost } from "./fake-session.ts";
import { folderWith, open, PUSH, pull, RICH, startFake, uri } from "./harness.ts";

test("the server declares what it does", async (t) => {
  const { result } = await startFake(t, { capabilities: RICH });
  const { capabilities } = result as { capabilities: Record<string, unknown> };
  assert.deepEqual(capabilities.diagnosticProvider, {
    identifier: "premise",
    interFileDependencies: true,
    workspaceDiagnostics: true,
  });
  assert.deepEqual(capabilities.codeActionProvider, {
    codeActionKinds: ["quickfix", "source.fixAll.premise"],
    resolveProvider: true,
  });
  assert.deepEqual(capabilities.textDocumentSync, {
    openClose: true,
    change: 2,
    save: { includeText: false },
  });
});

test("sources, manifests and configuration are watched", async (t) => {
  const { client } = await startFake(t, {});
  const registration = await client.until("a registration for files", ({ method, params }) => {
    return (
      method === "client/registerCapability" &&
      JSON.stringify(params).includes("workspace/didChangeWatchedFiles")
    );
  });
  const text = JSON.stringify(registration.params);
  for (const part of ["{ts,tsx,mts,cts}", "tsconfig*.json", "package.json", "premise.json"])
    assert.ok(text.includes(part), part);
});

test("nothing is reviewed before the settings are known, and a folder's layer reaches its session", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n" });
  const { client, host } = await startFake(t, {
    folders: [root],
    settings: { layer: "distributed" },
  });
  const report = await pull(client, `${root}/a.ts`);
  assert.equal(report.items[0]?.severity, 1);
  assert.deepEqual(host.made, [{ root, layer: "distributed" }]);
});

test("folders come and go", async (t) => {
  const one = folderWith(t, { "a.ts": "remote();\n" });
  const two = folderWith(t, { "b.ts": "remote();\n" });
  const { client, host } = await startFake(t, { folders: [one] });
  assert.deepEqual((await pull(client, `${two}/b.ts`)).items, []);
  client.answers.set("workspace/workspaceFolders", () => [{ uri: uri(two), name: "two" }]);
  client.notify("workspace/didChangeWorkspaceFolders", {
    event: {
      added: [{ uri: uri(two), name: "two" }],
      removed: [{ uri: uri(one), name: "one" }],
    },
  });
  await client.until("a refresh", ({ method }) => method === "workspace/diagnostic/refresh");
  assert.equal((await pull(client, `${two}/b.ts`)).items.length, 1);
  assert.deepEqual((await pull(client, `${one}/a.ts`)).items, []);
  assert.deepEqual(
    host.made.map(({ root }) => root),
    [two],
  );
});

test("status goes to a client that wants it, and to no other", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n" });
  const host = createFakeHost();
  host.problems = [{ file: "premise.json", message: "bad" }];
  const { client } = await startFake(
    t,
    { folders: [root], capabilities: PUSH, initializationOptions: { status: true } },
    host,
  );
  const message = await client.until("a ready status", ({ method, params }) => {
    return method === "premise/status" && (params as Status).state === "ready";
  });
  const { milliseconds, version, ...rest } = message.params as Status;
  assert.ok(milliseconds >= 0 && /^\d+\.\d+\.\d+$/.test(version));
  assert.deepEqual(rest, {
    state: "ready",
    findings: 1,
    files: 1,
    overBudget: false,
    badConfiguration: true,
    revision: 1,
  });
  const other = await startFake(t, { folders: [root] });
  open(other.client, `${root}/a.ts`, "remote();\n");
  await pull(other.client, `${root}/a.ts`);
  await pull(other.client, `${root}/a.ts`);
  assert.equal(
    other.client.received.some(({ method }) => method?.startsWith("premise/")),
    false,
  );
});

test("malformed options and settings count as not given", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n" });
  const { client, host } = await startFake(t, {
    folders: [root],
    initializationOptions: { commands: "all", pageUri: 3, settings: [1] },
    settings: { layer: "galactic", run: null },
  });
  assert.equal((await pull(client, `${root}/a.ts`)).items[0]?.severity, 2);
  assert.deepEqual(host.made, [{ root }]);
});
