/** Where the code runs, what if it ran elsewhere, and declarations, over the example shop and the real analysis. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { createSession } from "../../server/analysis/engine.ts";
import type {
  FindingItem,
  Refusal,
  Requests,
  ReviewEdit,
  WhatIfResult,
} from "../../server/lsp/protocol.ts";
import type { TestClient } from "./client.ts";
import { createFakeHost } from "./fake-session.ts";
import { startFake, uri } from "./harness.ts";

interface Shop {
  readonly root: string;
  readonly client: TestClient;
  ask<M extends keyof Requests>(
    method: M,
    params: Requests[M]["params"],
  ): Promise<Requests[M]["result"]>;
  edit(file: string, change: (text: string) => string): void;
}

async function openShop(t: TestContext): Promise<Shop> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "premise-shop-")));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  cpSync("test/corpus/shop", root, { recursive: true });
  const host = { ...createFakeHost(), createSession };
  const commands = { commands: ["premise.declare"] };
  const { client } = await startFake(t, { folders: [root], initializationOptions: commands }, host);
  return {
    root,
    client,
    ask: (method, params) => client.request(method, params) as Promise<never>,
    edit(file, change) {
      const at = path.join(root, file);
      writeFileSync(at, change(readFileSync(at, "utf8")));
      client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uri(at), type: 2 }] });
    },
  };
}

const rulesOf = (items: readonly FindingItem[]): string[] => items.map(({ rule }) => rule).sort();

const GROWN = [
  "scale/duplicate-schedule",
  "state/process-local-handshake",
  "state/process-local-rate-limit",
];

test("units come with the lines of deployment files behind them", async (t) => {
  const shop = await openShop(t);
  await shop.ask("premise/scan", null);
  const { units, ignored, unmapped } = await shop.ask("premise/topology", null);
  assert.deepEqual([ignored, unmapped], [[], []]);
  const [unit] = units;
  assert.deepEqual([units.length, unit?.id, unit?.layer], [1, "shop", "single-node"]);
  assert.equal(unit?.says, "1 instance");
  const [line] = unit?.evidence ?? [];
  assert.equal(line?.place, "deploy/api.yaml:7");
  assert.equal(line?.uri, uri(path.join(shop.root, "deploy/api.yaml")));
  assert.equal(line?.range.start.line, 6);
});

test("what if shows what comes and goes, and leaves the findings and the files alone", async (t) => {
  const shop = await openShop(t);
  const before = await shop.ask("premise/scan", null);
  const grown: WhatIfResult = await shop.ask("premise/whatIf", { layer: "multi-node" });
  assert.deepEqual(rulesOf(grown.appears), GROWN);
  assert.deepEqual([grown.goes, grown.isComplete], [[], true]);
  const same = await shop.ask("premise/whatIf", { layer: "single-node" });
  assert.deepEqual([same.appears, same.goes], [[], []]);
  assert.deepEqual(await shop.ask("premise/findings", null), before);
  shop.edit("deploy/api.yaml", (text) => text.replace("replicas: 1", "replicas: 3"));
  await waitFor(async () => {
    const { findings } = await shop.ask("premise/scan", null);
    const open = findings.filter(({ severity }) => severity !== "question");
    assert.deepEqual(rulesOf(open), GROWN);
  });
  const shrunk = await shop.ask("premise/whatIf", { layer: "single-node" });
  assert.deepEqual([shrunk.appears, rulesOf(shrunk.goes)], [[], GROWN]);
});

test("a declaration is written into premise.json beside what stands there, and counts", async (t) => {
  const shop = await openShop(t);
  writeFileSync(path.join(shop.root, "premise.json"), '{\n  // ours\n  "ignore": ["old/**"]\n}\n');
  await shop.ask("premise/scan", null);
  const given = { uri: uri(path.join(shop.root, "src/limit.ts")), layer: "multi-node" } as const;
  const edit = await shop.ask("premise/declare", given);
  const text = textAfter(edit);
  assert.match(
    text,
    /\/\/ ours\n {2}"ignore": \[\s*"old\/\*\*"\s*\],\n {2}"units": \{\n {4}"shop": \{/,
  );
  assert.match(text, /"layer": "multi-node"/);
  shop.edit("premise.json", () => text);
  await waitFor(async () => {
    const { units } = await shop.ask("premise/topology", null);
    assert.equal(units[0]?.layer, "multi-node");
    assert.equal(units[0]?.evidence[0]?.place, "premise.json:8");
  });
});

test("a declaration against the deployment files is contradicted at both ends", async (t) => {
  const shop = await openShop(t);
  shop.edit("deploy/api.yaml", (text) => text.replace("replicas: 1", "replicas: 3"));
  writeFileSync(
    path.join(shop.root, "premise.json"),
    '{ "units": { "shop": { "layer": "single-node" } } }\n',
  );
  await waitFor(async () => {
    const { findings } = await shop.ask("premise/scan", null);
    const said = findings.filter(({ rule }) => rule === "premise/topology");
    assert.deepEqual(said.map(({ file }) => file).sort(), ["deploy/api.yaml", "premise.json"]);
  });
});

test("what is no object is left alone", async (t) => {
  const shop = await openShop(t);
  writeFileSync(path.join(shop.root, "premise.json"), "[1, 2]\n");
  await shop.ask("premise/scan", null);
  const given = { uri: uri(path.join(shop.root, "src/limit.ts")), layer: "multi-node" } as const;
  const refused = (await shop.ask("premise/declare", given)) as Refusal;
  assert.match(refused.refusal, /premise.json is no JSON object/);
});

test("every finding offers to declare how many instances run", async (t) => {
  const shop = await openShop(t);
  shop.edit("deploy/api.yaml", (text) => text.replace("replicas: 1", "replicas: 3"));
  const document = uri(path.join(shop.root, "src/limit.ts"));
  await waitFor(async () => {
    await shop.ask("premise/scan", null);
    const actions = (await shop.client.request("textDocument/codeAction", {
      textDocument: { uri: document },
      range: { start: { line: 3, character: 8 }, end: { line: 3, character: 8 } },
      context: { diagnostics: [] },
    })) as { title: string; command?: { command: string; arguments: unknown[] } }[];
    const declare = actions.find(({ title }) => title === "Declare how many instances run…");
    assert.deepEqual(declare?.command?.command, "premise.declare");
    assert.deepEqual(declare?.command?.arguments, [{ uri: document }]);
  });
});

function textAfter(edit: ReviewEdit | Refusal): string {
  if ("refusal" in edit) throw new Error(edit.refusal);
  assert.equal(edit.isNew, false);
  return edit.edits[0]?.newText ?? "";
}

/** What changes on disk arrives a little later. */
async function waitFor(check: () => Promise<void>): Promise<void> {
  for (let turn = 0; ; turn++) {
    try {
      await check();
      return;
    } catch (error) {
      if (turn === 40) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
