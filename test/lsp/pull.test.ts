/** Pull diagnostics: what a client that asks is told, once and only as often as needed. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { ResponseFailure } from "./client.ts";
import { createFakeHost, RULE } from "./fake-session.ts";
import { change, folderWith, open, pull, type Report, RICH, startFake, uri } from "./harness.ts";

test("an open document's findings follow its text, and equal results are not sent again", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n" });
  const { client } = await startFake(t, { folders: [root] });
  const file = `${root}/a.ts`;
  open(client, file, "remote();\n");
  const first = await pull(client, file);
  assert.deepEqual(
    first.items.map(({ code, source, severity, message, range }) => ({
      code,
      source,
      severity,
      message,
      range,
    })),
    [
      {
        code: RULE,
        source: "premise",
        severity: 2,
        message: "remote() has no deadline",
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 8 } },
      },
    ],
  );
  assert.equal(first.items[0]?.relatedInformation?.[0]?.location.uri, uri(file));
  assert.equal((await pull(client, file, first.resultId)).kind, "unchanged");
  client.notify("textDocument/didChange", {
    textDocument: { uri: uri(file), version: 2 },
    contentChanges: [
      { range: { start: { line: 0, character: 7 }, end: { line: 0, character: 7 } }, text: "1" },
    ],
  });
  const second = await pull(client, file, first.resultId);
  assert.deepEqual([second.kind, second.items], ["full", []]);
});

test("who types is told the findings, and the questions are asked once nobody types", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n" });
  const { client, host } = await startFake(t, { folders: [root] });
  host.leavesQuestions = true;
  const file = `${root}/a.ts`;
  open(client, file, "remote();\n");
  await pull(client, file);
  assert.equal(host.asked.length, 1);
  for (let version = 2; version < 5; version++) {
    change(client, file, "remote();\n".repeat(version), version);
    assert.equal((await pull(client, file)).items.length, version);
    assert.equal(host.asked.length, 1, "nobody waits for questions");
  }
  while (host.asked.length < 2) await setTimeout(20);
  assert.deepEqual(host.asked, [file, file]);
});

test("the page link is given only to a client that can open it", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n" });
  const plain = await startFake(t, { folders: [root] });
  assert.equal((await pull(plain.client, `${root}/a.ts`)).items[0]?.codeDescription, undefined);
  const able = await startFake(t, {
    folders: [root],
    initializationOptions: { pageUri: "premise:/{id}.md" },
  });
  assert.equal(
    (await pull(able.client, `${root}/a.ts`)).items[0]?.codeDescription?.href,
    "premise:/scale%2Fno-deadline.md",
  );
});

test("a pull of a text that has changed meanwhile is given up, for the client asks again", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n" });
  const { client, host } = await startFake(t, { folders: [root] });
  const file = `${root}/a.ts`;
  open(client, file, "remote();\n");
  await pull(client, file);
  const before = host.checked.length;
  const stale = client.start("textDocument/diagnostic", { textDocument: { uri: uri(file) } });
  change(client, file, "remote(1);\n", 2);
  const cancelled = client.start("textDocument/diagnostic", { textDocument: { uri: uri(file) } });
  client.notify("$/cancelRequest", { id: cancelled.id });
  await assert.rejects(stale.answer, (error: ResponseFailure) => {
    assert.equal(error.code, -32802);
    assert.deepEqual(error.data, { retriggerRequest: true });
    return true;
  });
  await assert.rejects(cancelled.answer, (error: ResponseFailure) => error.code === -32800);
  assert.equal(host.checked.length, before, "nothing was reviewed for either");
});

interface WorkspaceReport {
  readonly items: readonly (Report & { readonly uri: string })[];
}

test("a client without streaming gets the whole workspace at once, unchanged files by name only", async (t) => {
  const root = folderWith(t, {
    "a.ts": "remote();\n",
    "b.ts": "local();\n",
    "c/d.ts": "remote();",
  });
  const { client } = await startFake(t, { folders: [root] });
  const first = await client.request<WorkspaceReport>("workspace/diagnostic", {
    previousResultIds: [],
  });
  assert.deepEqual(
    first.items.map((item) => [item.uri, item.kind, item.items.length]),
    [
      [uri(`${root}/a.ts`), "full", 1],
      [uri(`${root}/c/d.ts`), "full", 1],
    ],
  );
  const again = await client.request<WorkspaceReport>("workspace/diagnostic", {
    previousResultIds: first.items.map((item) => ({ uri: item.uri, value: item.resultId })),
  });
  assert.deepEqual(
    again.items.map((item) => [item.uri, item.kind]),
    first.items.map((item) => [item.uri, "unchanged"]),
  );
});

test("the workspace request streams, stays open, and says what changes on disk later", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n", "b.ts": "local();\n" });
  const { client, host } = await startFake(t, { folders: [root] });
  const request = client.start("workspace/diagnostic", {
    previousResultIds: [],
    partialResultToken: "w",
  });
  const chunk = (file: string, count: number) =>
    client.until(`${count} findings for ${file}`, ({ method, params }) => {
      const { token, value } = (params ?? {}) as { token?: string; value?: WorkspaceReport };
      return (
        method === "$/progress" &&
        token === "w" &&
        value?.items.some((item) => item.uri === uri(file) && item.items.length === count) === true
      );
    });
  await chunk(`${root}/a.ts`, 1);
  writeFileSync(`${root}/b.ts`, "remote(); remote();\n");
  client.notify("workspace/didChangeWatchedFiles", {
    changes: [
      { uri: uri(`${root}/b.ts`), type: 2 },
      { uri: uri(`${root}/node_modules/x/index.d.ts`), type: 1 },
    ],
  });
  await chunk(`${root}/b.ts`, 2);
  assert.deepEqual(host.changed, [`${root}/b.ts`], "installed packages are not looked at");
  client.notify("$/cancelRequest", { id: request.id });
  await assert.rejects(request.answer, (error: ResponseFailure) => error.code === -32800);
});

test("the scan lets requests in between and rests while the user types", async (t) => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`f${index}.ts`, "remote();\n"]),
  );
  const root = folderWith(t, { "open.ts": "remote();\n", ...files });
  const host = createFakeHost();
  host.onCheck = () => {
    const until = performance.now() + 10;
    while (performance.now() < until);
  };
  const { client } = await startFake(t, { folders: [root] }, host);
  const file = `${root}/open.ts`;
  open(client, file, "remote();\n");
  await pull(client, file);
  const scan = client.start("workspace/diagnostic", { previousResultIds: [] });
  await setTimeout(60);
  change(client, file, "remote(); \n", 2);
  const report = await pull(client, file);
  assert.equal(report.items.length, 1);
  const soFar = host.checked.length;
  assert.ok(soFar < 40, `the pull did not wait for the scan (${soFar} files reviewed)`);
  await setTimeout(100);
  assert.ok(host.checked.length <= soFar + 2, "the scan rests while the user types");
  await scan.answer;
  assert.equal(new Set(host.checked).size, 61);
  assert.ok(
    client.received.some(({ method }) => method === "window/workDoneProgress/create"),
    "a long first scan shows progress",
  );
  await client.until("the end of the progress", ({ method, params }) => {
    return method === "$/progress" && (params as { value: { kind?: string } }).value.kind === "end";
  });
});

test("one refresh follows a change of configuration, none follows typing", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n", "premise.json": "{}" });
  const { client, host } = await startFake(t, { folders: [root] });
  const file = `${root}/a.ts`;
  open(client, file, "remote();\n");
  assert.equal((await pull(client, file)).items[0]?.severity, 2);
  for (let version = 2; version < 5; version++) {
    change(client, file, `remote();\n${" ".repeat(version)}`, version);
    await pull(client, file);
  }
  client.answers.set("workspace/configuration", (params: { items: unknown[] }) =>
    params.items.map(() => ({ layer: "distributed", run: 7 })),
  );
  client.notify("workspace/didChangeConfiguration", { settings: null });
  await client.until("a refresh", ({ method }) => method === "workspace/diagnostic/refresh");
  assert.equal((await pull(client, file)).items[0]?.severity, 1);
  assert.equal(host.made.at(-1)?.layer, "distributed");
  client.notify("workspace/didChangeConfiguration", { settings: null });
  await setTimeout(400);
  const refreshes = client.received.filter(({ method }) => method?.endsWith("/refresh"));
  assert.equal(refreshes.length, 1, "settings that did not change refresh nothing");
});

test("a change on disk refreshes only when it changes what an open document was told", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n", "b.ts": "local();\n" });
  const { client } = await startFake(t, { folders: [root] });
  const file = `${root}/a.ts`;
  open(client, file, "remote();\n");
  await pull(client, file);
  client.notify("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uri(`${root}/b.ts`), type: 2 }],
  });
  await setTimeout(400);
  assert.equal(client.received.filter(({ method }) => method?.endsWith("/refresh")).length, 0);
});

test("nested folders share a session; a file outside lives in its package's", async (t) => {
  const root = folderWith(t, { "inner/a.ts": "remote();\n" });
  const other = folderWith(t, { "package.json": "{}", "src/x.ts": "remote();\n" });
  const { client, host } = await startFake(t, { folders: [root, `${root}/inner`] });
  assert.equal((await pull(client, `${root}/inner/a.ts`)).items.length, 1);
  assert.deepEqual(
    host.made.map((options) => options.root),
    [root],
  );
  assert.deepEqual((await pull(client, `${other}/src/x.ts`)).items, [], "not open: not ours");
  open(client, `${other}/src/x.ts`, "remote();\n");
  assert.equal((await pull(client, `${other}/src/x.ts`)).items.length, 1);
  assert.deepEqual(
    host.made.map((options) => options.root),
    [root, other],
  );
});

test("a document that is not a local file has no findings and no failure", async (t) => {
  const { client } = await startFake(t, {});
  client.notify("textDocument/didOpen", {
    textDocument: { uri: "untitled:Untitled-1", languageId: "typescript", version: 1, text: "a" },
  });
  const report = await client.request<Report>("textDocument/diagnostic", {
    textDocument: { uri: "untitled:Untitled-1" },
  });
  assert.deepEqual(report.items, []);
  assert.deepEqual(
    client.received.filter(({ method }) => method === "window/logMessage"),
    [],
  );
});

test("a defective rule costs its file only, and is logged in one line once", async (t) => {
  const root = folderWith(t, { "bad.ts": "remote();\n", "good.ts": "remote();\n" });
  const host = createFakeHost();
  host.onCheck = (file) => {
    if (file.endsWith("bad.ts")) throw new TypeError("cannot read\n  the moon");
  };
  const { client } = await startFake(t, { folders: [root] }, host);
  for (const version of [1, 2, 3]) {
    if (version === 1) open(client, `${root}/bad.ts`, "remote();\n");
    else change(client, `${root}/bad.ts`, `remote();${" ".repeat(version)}`, version);
    assert.deepEqual((await pull(client, `${root}/bad.ts`)).items, []);
  }
  assert.equal((await pull(client, `${root}/good.ts`)).items.length, 1);
  const lines = client.received.filter(({ method }) => method === "window/logMessage");
  assert.equal(lines.length, 1);
  const [line] = lines;
  const { message, type } = (line?.params ?? {}) as { message: string; type: number };
  assert.equal(type, 1);
  assert.match(message, /bad\.ts failed: TypeError: cannot read the moon/);
  assert.equal(message.includes("\n"), false);
});

test("a session that cannot be made is tried again after a change", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n" });
  const host = createFakeHost();
  const { createSession } = host;
  let failing = true;
  const flaky = {
    ...host,
    createSession: (options: Parameters<typeof createSession>[0]) => {
      if (failing) throw new Error("no such folder");
      return createSession(options);
    },
  };
  const { client } = await startFake(t, { folders: [root], capabilities: RICH }, flaky);
  assert.deepEqual((await pull(client, `${root}/a.ts`)).items, []);
  failing = false;
  client.notify("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uri(`${root}/a.ts`), type: 2 }],
  });
  await setTimeout(200);
  assert.equal((await pull(client, `${root}/a.ts`)).items.length, 1);
});
