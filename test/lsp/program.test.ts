/** The built program as an editor runs it: standard input and output, real rules, a real service. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import {
  applyEdits,
  type Change,
  change,
  folderWith,
  open,
  pull,
  RICH,
  startProgram,
  uri,
} from "./harness.ts";

const RULE = "scale/no-deadline";
const SERVICE = readFileSync("test/editor/workspace/src/server.ts", "utf8");
const MANIFEST = readFileSync("test/editor/workspace/package.json", "utf8");
const BOUNDED = SERVICE.replace("`);", "`, { signal: AbortSignal.timeout(5) });");

/** A client that creates files when an edit says so. */
const CREATING = {
  ...RICH,
  workspace: {
    ...RICH.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
  },
};

test("from the squiggle to the fix", async (t) => {
  const root = folderWith(t, { "package.json": MANIFEST, "src/server.ts": SERVICE });
  const { client } = await startProgram(t, { folders: [root] });
  const file = `${root}/src/server.ts`;
  open(client, file, SERVICE);
  const [finding, ...others] = (await pull(client, file)).items;
  assert.equal(finding?.code, RULE);
  assert.deepEqual(others, []);
  const [fix] = await client.request<{ isPreferred?: boolean }[]>("textDocument/codeAction", {
    textDocument: { uri: uri(file) },
    range: finding?.range,
    context: { diagnostics: [finding] },
  });
  assert.equal(fix?.isPreferred, true);
  const resolved = await client.request<{
    edit: { documentChanges: { textDocument: { version: number }; edits: Change[] }[] };
  }>("codeAction/resolve", fix);
  const [edit] = resolved.edit.documentChanges;
  assert.equal(edit?.textDocument.version, 1);
  change(client, file, applyEdits(SERVICE, edit?.edits ?? []), 2);
  assert.deepEqual((await pull(client, file)).items, [], "the fix ends the finding");
  change(client, file, SERVICE, 3);
  assert.equal((await pull(client, file)).items.length, 1);
});

test("a second start tells at once what the first one kept, and goes on from there", async (t) => {
  const root = folderWith(t, { "package.json": MANIFEST, "src/server.ts": SERVICE });
  const variables = { XDG_CACHE_HOME: folderWith(t, {}) };
  const file = `${root}/src/server.ts`;
  const first = await startProgram(t, { folders: [root], variables });
  open(first.client, file, SERVICE);
  const before = await pull(first.client, file);
  await first.client.request("workspace/diagnostic", { previousResultIds: [] });
  await first.client.request("shutdown", null);
  const kept = readdirSync(`${variables.XDG_CACHE_HOME}/premise`);
  assert.ok(
    kept.some((name) => name.endsWith(".json")),
    kept.join(),
  );
  const { client } = await startProgram(t, { folders: [root], variables });
  open(client, file, SERVICE);
  assert.deepEqual((await pull(client, file)).items, before.items);
  change(client, file, BOUNDED, 2);
  assert.deepEqual((await pull(client, file)).items, [], "the text has changed");
  change(client, file, SERVICE, 3);
  assert.deepEqual((await pull(client, file)).items, before.items);
});

test("a fix that needs a helper file brings it, and only to a client that creates files", async (t) => {
  for (const capabilities of [CREATING, RICH]) {
    const root = folderWith(t, { "package.json": MANIFEST, "src/server.ts": SERVICE });
    const { client } = await startProgram(t, { folders: [root], capabilities });
    const [file, helper] = [`${root}/src/server.ts`, `${root}/src/circuit-breaker.ts`];
    open(client, file, SERVICE);
    const [finding] = (await pull(client, file)).items;
    const actions = await client.request<{ title: string }[]>("textDocument/codeAction", {
      textDocument: { uri: uri(file) },
      range: finding?.range,
      context: { diagnostics: [finding] },
    });
    const breaker = actions.find(({ title }) => title.endsWith("(circuit-breaker pattern)"));
    const resolving = client.request<{ edit: { documentChanges: BroughtChange[] } }>(
      "codeAction/resolve",
      breaker,
    );
    if (capabilities === RICH) {
      await assert.rejects(resolving, /does not let Premise create one/);
      continue;
    }
    const [creation, ...edits] = (await resolving).edit.documentChanges;
    assert.deepEqual([creation?.kind, creation?.uri], ["create", uri(helper)]);
    const editsOf = (path: string): Change[] =>
      edits.filter(({ textDocument }) => textDocument?.uri === uri(path)).flatMap((e) => e.edits);
    writeFileSync(helper, applyEdits("", editsOf(helper)));
    assert.match(readFileSync(helper, "utf8"), /^export function circuitBreaker\(/m);
    const fixed = applyEdits(SERVICE, editsOf(file));
    assert.match(
      fixed,
      /await \w*[bB]reaker\(\(\) =>\s+fetch\([^;]*signal: AbortSignal\.timeout\(/,
    );
    change(client, file, fixed, 2);
    client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uri(helper), type: 1 }] });
    assert.deepEqual((await pull(client, file)).items, [], "the fix ends the finding");
  }
});

interface BroughtChange {
  readonly kind?: string;
  readonly uri?: string;
  readonly textDocument?: { readonly uri: string };
  readonly edits: Change[];
}

test("what an acceptance comment covers is not shown, and the comment is written as the reader expects it", async (t) => {
  const root = folderWith(t, { "package.json": MANIFEST, "src/server.ts": SERVICE });
  const { client } = await startProgram(t, { folders: [root] });
  const file = `${root}/src/server.ts`;
  open(client, file, SERVICE);
  const [finding] = (await pull(client, file)).items;
  const { fingerprint } = (finding?.data ?? {}) as { fingerprint?: string };
  const comment = await client.request<{ position: { line: number }; text: string }>(
    "premise/accept",
    { uri: uri(file), fingerprint, reason: "the gateway ends it" },
  );
  const lines = SERVICE.split("\n");
  lines.splice(comment.position.line, 0, comment.text.trimEnd());
  change(client, file, lines.join("\n"), 2);
  assert.deepEqual((await pull(client, file)).items, []);
});

test("a change on disk is seen, also in the configuration", async (t) => {
  const root = folderWith(t, { "package.json": MANIFEST, "src/server.ts": SERVICE });
  const { client } = await startProgram(t, { folders: [root] });
  const file = `${root}/src/server.ts`;
  open(client, file, SERVICE);
  assert.equal((await pull(client, file)).items[0]?.severity, 2);
  writeFileSync(`${root}/premise.json`, '{ "layer": "distributed" }\n');
  client.notify("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uri(`${root}/premise.json`), type: 1 }],
  });
  await client.until("a refresh", ({ method }) => method === "workspace/diagnostic/refresh");
  assert.equal((await pull(client, file)).items[0]?.severity, 1);
  client.notify("textDocument/didClose", { textDocument: { uri: uri(file) } });
  writeFileSync(file, BOUNDED);
  client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uri(file), type: 2 }] });
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual((await pull(client, file)).items, []);
});

test("a folder is stated to hold scripts, in a premise.json that is there or new", async (t) => {
  const commented = '{\n  // what we know\n  "layer": "multi-node",\n}\n';
  const titled = "State that src holds scripts (premise.json)";
  for (const before of [commented, undefined]) {
    const root = folderWith(t, {
      "package.json": MANIFEST,
      "src/server.ts": SERVICE,
      ...(before === undefined ? {} : { "premise.json": before }),
    });
    const { client } = await startProgram(t, { folders: [root], capabilities: CREATING });
    const file = `${root}/src/server.ts`;
    open(client, file, SERVICE);
    const [finding] = (await pull(client, file)).items;
    const actions = await client.request<
      { title: string; edit?: { documentChanges: { kind?: string; edits?: Change[] }[] } }[]
    >("textDocument/codeAction", {
      textDocument: { uri: uri(file) },
      range: finding?.range,
      context: { diagnostics: [finding] },
    });
    const changes = actions.find(({ title }) => title === titled)?.edit?.documentChanges ?? [];
    assert.equal(changes[0]?.kind, before === undefined ? "create" : undefined);
    const text = applyEdits(before ?? "", changes.at(-1)?.edits ?? []);
    assert.match(text, /"files": \[\s*"src\/\*\*"\s*\],\s*"context": "script"/);
    if (before !== undefined) assert.match(text, /\/\/ what we know\n {2}"layer": "multi-node"/);
    writeFileSync(`${root}/premise.json`, text);
    client.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uri(`${root}/premise.json`), type: 2 }],
    });
    await client.until("a refresh", ({ method }) => method === "workspace/diagnostic/refresh");
    assert.deepEqual((await pull(client, file)).items, []);
  }
});

test("the editor and the command line say the same", async (t) => {
  const root = folderWith(t, { "package.json": MANIFEST, "src/server.ts": SERVICE });
  const { client } = await startProgram(t, { folders: [root] });
  const [shown] = (await pull(client, `${root}/src/server.ts`)).items;
  const { stdout } = spawnSync(
    process.execPath,
    ["dist/premise.js", "check", root, "--format", "json"],
    {
      encoding: "utf8",
    },
  );
  const [printed] = (JSON.parse(stdout) as { findings: { message: string; fingerprint: string }[] })
    .findings;
  assert.equal(shown?.message, printed?.message);
  assert.deepEqual(shown?.data, { fingerprint: printed?.fingerprint });
});

test("the server outlives nonsense and ends as it is told", async (t) => {
  const { client, program, stderr } = await startProgram(t, {});
  await assert.rejects(client.request("textDocument/nonsense", {}));
  assert.equal(await client.request("textDocument/hover", 7), null);
  assert.equal(await client.request("premise/page", { id: {} }), null);
  client.notify("textDocument/didChange", {
    textDocument: { uri: "file:///nowhere.ts", version: 2 },
    contentChanges: [],
  });
  assert.ok(await client.request("premise/page", { id: RULE }));
  await client.request("shutdown", null);
  const ended = once(program, "exit");
  client.notify("exit", null);
  assert.deepEqual(await ended, [0, null]);
  assert.equal(stderr(), "");
});

test("the server ends when its editor is gone without a word", async (t) => {
  const { program } = await startProgram(t, {});
  const ended = once(program, "exit");
  program.stdin?.end();
  assert.deepEqual(await ended, [1, null]);
});
