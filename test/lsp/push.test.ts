/** Push diagnostics, for clients that cannot ask. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { TestClient } from "./client.ts";
import { createFakeHost } from "./fake-session.ts";
import { change, folderWith, open, PLAIN, PUSH, startFake, uri } from "./harness.ts";

/** Waits until the last thing said about a file is this number of diagnostics. */
async function shows(client: TestClient, file: string, count: number): Promise<void> {
  for (let turn = 0; turn < 300; turn++) {
    if (last(client, file) === count) return;
    await setTimeout(10);
  }
  assert.equal(last(client, file), count);
}

function last(client: TestClient, file: string): number | undefined {
  const published = client.received
    .filter(({ method }) => method === "textDocument/publishDiagnostics")
    .map(({ params }) => params as { uri: string; diagnostics: unknown[] })
    .findLast((params) => params.uri === uri(file));
  return published?.diagnostics.length;
}

test("the whole workspace is pushed, and open documents as they change", async (t) => {
  const root = folderWith(t, {
    "a.ts": "remote();\n",
    "b.ts": "remote();\n",
    "c.ts": "local();\n",
  });
  const { client, result } = await startFake(t, { folders: [root], capabilities: PUSH });
  assert.equal(
    Object.hasOwn((result as { capabilities: object }).capabilities, "diagnosticProvider"),
    false,
  );
  await shows(client, `${root}/a.ts`, 1);
  await shows(client, `${root}/b.ts`, 1);
  open(client, `${root}/a.ts`, "remote();\n");
  change(client, `${root}/a.ts`, "remote(); remote();\n", 2);
  await shows(client, `${root}/a.ts`, 2);
  client.notify("textDocument/didClose", { textDocument: { uri: uri(`${root}/a.ts`) } });
  await shows(client, `${root}/a.ts`, 1);
  assert.equal(last(client, `${root}/c.ts`), undefined, "silence is not announced");
});

test("with `onSave` nothing is pushed before the document is saved", async (t) => {
  const root = folderWith(t, { "a.ts": "local();\n" });
  const { client } = await startFake(t, {
    folders: [root],
    capabilities: PUSH,
    settings: { run: "onSave" },
  });
  const file = `${root}/a.ts`;
  open(client, file, "local();\n");
  await setTimeout(400);
  change(client, file, "remote();\n", 2);
  await setTimeout(400);
  assert.equal(last(client, file), undefined);
  writeFileSync(file, "remote();\n");
  client.notify("textDocument/didSave", { textDocument: { uri: uri(file) } });
  await shows(client, file, 1);
});

test("with `openFiles` a file's diagnostics come and go with its editor", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n", "b.ts": "remote();\n" });
  const { client } = await startFake(t, {
    folders: [root],
    capabilities: PLAIN,
    initializationOptions: { settings: { scope: "openFiles" } },
  });
  open(client, `${root}/a.ts`, "remote();\n");
  await shows(client, `${root}/a.ts`, 1);
  client.notify("textDocument/didClose", { textDocument: { uri: uri(`${root}/a.ts`) } });
  await shows(client, `${root}/a.ts`, 0);
  assert.equal(last(client, `${root}/b.ts`), undefined);
});

test("a plain client gets no related information and no page links", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n" });
  const { client } = await startFake(t, { folders: [root], capabilities: PLAIN });
  await shows(client, `${root}/a.ts`, 1);
  const { params } = await client.until("diagnostics", ({ method }) => {
    return method === "textDocument/publishDiagnostics";
  });
  const [diagnostic] = (params as { diagnostics: object[] }).diagnostics;
  assert.deepEqual(Object.keys(diagnostic ?? {}).sort(), [
    "code",
    "data",
    "message",
    "range",
    "severity",
    "source",
  ]);
});

test("a problem in the configuration shows in its file, and goes when it is mended", async (t) => {
  const root = folderWith(t, { "a.ts": "local();\n", "premise.json": '{ "layr": 1 }' });
  const host = createFakeHost();
  host.problems = [
    { file: "premise.json", line: 1, message: "unknown key 'layr'; did you mean 'layer'?" },
    { file: "a.ts", line: 1, message: "syntax error: '}' expected" },
    { file: "a.ts", message: "scale/no-deadline failed here: TypeError" },
  ];
  const { client } = await startFake(t, { folders: [root], capabilities: PUSH }, host);
  await shows(client, `${root}/premise.json`, 1);
  assert.equal(last(client, `${root}/a.ts`), undefined, "the compiler reports syntax already");
  const logged = client.received.filter(({ method }) => method === "window/logMessage");
  assert.deepEqual(
    logged.map(({ params }) => (params as { message: string }).message),
    [`reviewing ${root}/a.ts failed: scale/no-deadline failed here: TypeError`],
  );
  host.problems = [];
  host.everything = true;
  client.notify("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uri(`${root}/premise.json`), type: 2 }],
  });
  await shows(client, `${root}/premise.json`, 0);
});
