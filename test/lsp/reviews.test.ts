/** Review files in the editor: what the built server says of them, and how it writes into them. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import type {
  DecisionDefaults,
  FindingsResult,
  ReviewEdit,
  ReviewsResult,
} from "../../server/lsp/protocol.ts";
import type { TestClient } from "./client.ts";
import { folderWith, open, pull, RICH, startProgram, uri } from "./harness.ts";

const call = (name: string): string =>
  `export async function ${name}(id: string): Promise<unknown> {\n  const answer = await fetch("https://${name}.example/" + id);\n  return await answer.json();\n}\n`;

const FILES = {
  "package.json": '{ "name": "shop", "dependencies": { "express": "5" } }',
  "tsconfig.json": '{ "include": ["src"] }',
  "src/server.ts":
    'import express from "express";\nimport { charge } from "./charge";\nimport { ship } from "./ship";\n\nconst app = express();\napp.get("/charge/:id", async (request, response) => {\n  response.json([await charge(request.params.id), await ship(request.params.id)]);\n});\nconst server = app.listen(3000);\nprocess.on("SIGTERM", () => server.close());\n',
  "src/charge.ts": call("charge"),
  "src/ship.ts": call("ship"),
  CODEOWNERS: "* @acme/all\n/src/ship.ts @bo\n",
};

const COMMANDS = [
  "premise.explain",
  "premise.accept",
  "premise.decide",
  "premise.addToReview",
  "premise.open",
];

interface Editor {
  readonly client: TestClient;
  readonly root: string;
  /** Applies an edit of the server as a client does, and tells the server. */
  readonly apply: (edit: ReviewEdit) => string;
  readonly review: () => Promise<{ file: string; text: string }>;
}

async function editor(t: TestContext): Promise<Editor> {
  const root = folderWith(t, FILES);
  const { client } = await startProgram(t, {
    capabilities: RICH,
    folders: [root],
    initializationOptions: { commands: COMMANDS, pageUri: "premise:/{id}.md" },
  });
  const texts = new Map<string, string>();
  const apply = (edit: ReviewEdit): string => {
    const file = new URL(edit.uri).pathname;
    const text = applied(texts.get(file) ?? "", edit);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    texts.set(file, text);
    const type = edit.isNew ? 1 : 2;
    client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: edit.uri, type }] });
    return text;
  };
  return {
    client,
    root,
    apply,
    async review() {
      const edit = await client.request<ReviewEdit>("premise/updateReview", { name: "shop" });
      return { file: new URL(edit.uri).pathname, text: apply(edit) };
    },
  };
}

function applied(text: string, { edits }: ReviewEdit): string {
  const lines = text.split("\n");
  const offset = ({ line, character }: { line: number; character: number }): number =>
    lines.slice(0, line).join("\n").length + (line === 0 ? 0 : 1) + character;
  return [...edits]
    .reverse()
    .reduce(
      (now, { range, newText }) =>
        now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
      text,
    );
}

async function eventually<T>(what: string, read: () => Promise<T | undefined | false>): Promise<T> {
  for (let turn = 0; turn < 100; turn++) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    await setTimeout(50);
  }
  throw new Error(`${what} did not happen`);
}

function positionOf(text: string, what: string): { line: number; character: number } {
  const at = text.indexOf(what);
  assert.notEqual(at, -1, what);
  const before = text.slice(0, at + what.length).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function openReview(client: TestClient, file: string, text: string): void {
  const textDocument = { uri: uri(file), languageId: "markdown", version: 1, text };
  client.notify("textDocument/didOpen", { textDocument });
}

interface Action {
  readonly title: string;
  readonly isPreferred?: boolean;
  readonly edit?: { documentChanges: { edits: { newText: string }[] }[] };
  readonly command?: { command: string; arguments: unknown[] };
}

function actionsAt(client: TestClient, file: string, position: unknown): Promise<Action[]> {
  return client.request("textDocument/codeAction", {
    textDocument: { uri: uri(file) },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
}

test("the list of findings has everything, open and decided, and says when it is complete", async (t) => {
  const { client } = await editor(t);
  const all = await client.request<FindingsResult>("premise/scan", null);
  assert.equal(all.isComplete, true);
  assert.deepEqual(
    all.findings.map(({ rule, file, severity, status, illusion }) => [
      rule,
      file,
      severity,
      status,
      illusion,
    ]),
    ["src/charge.ts", "src/ship.ts"].map((file) => [
      "scale/no-deadline",
      file,
      all.findings[0]?.severity,
      "open",
      "scale",
    ]),
  );
  assert.deepEqual(await client.request("premise/findings", null), all);
});

test("a review is created, listed and brought up to date; nothing is written by the server", async (t) => {
  const { client, review, apply } = await editor(t);
  const { text } = await review();
  assert.match(text, /# Design review: shop/);
  assert.match(text, /owner: @bo/);
  const again = await client.request<ReviewEdit>("premise/updateReview", { name: "shop" });
  assert.deepEqual([again.isNew, again.edits, again.summary], [false, [], "nothing to change"]);
  const { reviews } = await eventually("the list", async () => {
    const found = await client.request<ReviewsResult>("premise/reviews", null);
    return found.reviews.length > 0 && found;
  });
  assert.deepEqual(
    reviews[0]?.items.map(({ status, owner, place }) => [status, owner, place]),
    [
      ["open", "@acme/all", "src/charge.ts, charge"],
      ["open", "@bo", "src/ship.ts, ship"],
    ],
  );
  assert.equal(reviews[0]?.name, "shop");
  void apply;
});

test("a decision from a finding is written to the review and silences it; its date ends it", async (t) => {
  const { client, root, review, apply } = await editor(t);
  await review();
  const { findings } = await client.request<FindingsResult>("premise/scan", null);
  const charge = findings.find(({ file }) => file === "src/charge.ts");
  const given = { uri: charge?.uri, fingerprint: charge?.fingerprint };
  const defaults = await client.request<DecisionDefaults>("premise/decisionDefaults", given);
  assert.equal(defaults.owner, "@acme/all");
  assert.deepEqual(defaults.owners, ["@acme/all", "@bo"]);
  assert.match(defaults.until, /^\d{4}-\d{2}-\d{2}$/);
  const decide = (until: string): Promise<ReviewEdit> =>
    client.request<ReviewEdit>("premise/decide", {
      ...given,
      status: "accepted",
      reason: "the bank retries\nwithin a second <!-- x -->",
      owner: "@ana",
      until,
    });
  const text = apply(await decide("2099-12-31"));
  const lines = text.split("\n");
  const at = lines.findIndex((line) => line.includes("src/charge.ts"));
  assert.match(lines[at] ?? "", /^- \[x\] /);
  assert.deepEqual(lines.slice(at + 1, at + 5).sort(), [
    "  - decision: the bank retries within a second <\\!-- x --\\>",
    "  - owner: @ana",
    "  - status: accepted",
    "  - until: 2099-12-31",
  ]);
  const file = `${root}/src/charge.ts`;
  open(client, file, FILES["src/charge.ts"]);
  await eventually("silence", async () => (await pull(client, file)).items.length === 0);
  apply(await decide("2020-01-01"));
  await eventually("the finding", async () => (await pull(client, file)).items.length === 1);
});

test("a finding is added to a new review alone, and an unknown one is refused", async (t) => {
  const { client, apply } = await editor(t);
  const { findings } = await client.request<FindingsResult>("premise/scan", null);
  const ship = findings.find(({ file }) => file === "src/ship.ts");
  const given = { uri: ship?.uri, fingerprint: ship?.fingerprint };
  const edit = await client.request<ReviewEdit>("premise/addToReview", given);
  assert.equal(edit.isNew, true);
  const text = apply(edit);
  assert.match(text, /src\/ship\.ts/);
  assert.doesNotMatch(text, /src\/charge\.ts/);
  assert.match(text.split("\n")[edit.line] ?? "", /src\/ship\.ts/);
  const unknown = { uri: ship?.uri, fingerprint: "0123456789abcdef" };
  const refused = await client.request<{ refusal?: string }>("premise/decide", {
    ...unknown,
    status: "accepted",
    reason: "a b c",
  });
  assert.match(refused.refusal ?? "", /no longer there/);
});

test("mistakes in an open review are diagnostics with fixes that do what they say", async (t) => {
  const { client, review } = await editor(t);
  const { file, text } = await review();
  await client.request("premise/scan", null);
  const broken = text
    .replace("- [ ] `fetch`", "- [x] `fetch`")
    .replace("owner: @bo", "owner: @bob")
    .replace(/status: open(?=\n {2}- owner: @bob)/, "status: acepted")
    .replace("`fetch` has no deadline", "`fetch` is fine");
  openReview(client, file, broken);
  const { items } = await pull(client, file);
  const codes = items.map(({ code }) => code);
  for (const code of ["missing-status", "unknown-owner", "unknown-status", "edited-line"]) {
    assert.ok(codes.includes(code), `${code} in ${codes.join(" ")}`);
  }
  const at = positionOf(broken, "- [x");
  const fixes = await actionsAt(client, file, at);
  assert.equal(fixes.find(({ isPreferred }) => isPreferred)?.title, "Set the status to fixed");
  const restore = (await actionsAt(client, file, positionOf(broken, "`fetch` is"))).find(
    ({ title }) => title === "Restore the line",
  );
  assert.match(restore?.edit?.documentChanges[0]?.edits[0]?.newText ?? "", /has no deadline/);
  const spelled = await actionsAt(client, file, positionOf(broken, "acepted"));
  assert.equal(spelled[0]?.title, "Change it to 'accepted'");
});

test("decisions are offered at an open item, and a longer date at an accepted one", async (t) => {
  const { client, review } = await editor(t);
  const { file, text } = await review();
  await client.request("premise/scan", null);
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const accepted = text.replace(
    "  - status: open",
    `  - status: accepted\n  - until: ${tomorrow}\n  - evidence: CODEOWNERS`,
  );
  openReview(client, file, accepted);
  const first = await actionsAt(client, file, positionOf(accepted, "- [ ] `fetch`"));
  assert.ok(first.some(({ title }) => /^Extend the acceptance until \d{4}-/.test(title)));
  const evidence = first.find(({ title }) => title === "Open the evidence");
  assert.equal(evidence?.command?.command, "premise.open");
  const second = await actionsAt(client, file, positionOf(accepted, "src/ship.ts"));
  assert.deepEqual(
    second.map(({ title, command }) => [title, command?.command]),
    [
      ["Accept with a reason…", "premise.decide"],
      ["Mark as not applicable with a reason…", "premise.decide"],
      ["Moved to an issue…", "premise.decide"],
    ],
  );
});

test("completions fit where they are asked for", async (t) => {
  const { client, root, review } = await editor(t);
  const { file, text } = await review();
  const typed = text.replace("  - status: open", "  - status: \n  - until:\n  - ev\n  - owner: @");
  openReview(client, file, typed);
  const labels = async (what: string, of = file): Promise<string[]> => {
    const position = positionOf(of === file ? typed : ACCEPTING, what);
    const items = await client.request<{ label: string }[]>("textDocument/completion", {
      textDocument: { uri: uri(of) },
      position,
    });
    return items.map(({ label }) => label);
  };
  assert.deepEqual(await labels("  - status: "), [
    "open",
    "fixed",
    "accepted",
    "not-applicable",
    "moved",
  ]);
  assert.equal((await labels("  - until:")).length, 4);
  assert.deepEqual(await labels("  - ev"), ["evidence"]);
  assert.deepEqual(await labels("  - owner: @"), ["@acme/all", "@bo"]);
  assert.deepEqual(await labels("level: "), ["A", "B", "C"]);
  const source = `${root}/src/charge.ts`;
  const ACCEPTING = `${FILES["src/charge.ts"]}// premise: accept sc`;
  open(client, source, ACCEPTING);
  assert.ok((await labels("premise: accept sc", source)).includes("scale/no-deadline"));
});

test("hover, lenses, links and folds of a review", async (t) => {
  const { client, review } = await editor(t);
  const { file, text } = await review();
  await client.request("premise/scan", null);
  openReview(client, file, text);
  const textDocument = { uri: uri(file) };
  const hover = await client.request<{ contents: { value: string } }>("textDocument/hover", {
    textDocument,
    position: positionOf(text, "- [ ] `fetch`"),
  });
  assert.match(hover.contents.value, /The other side always answers/);
  assert.match(hover.contents.value, /Open: nobody has decided\. Found at src\/charge\.ts:2\./);
  const lenses = await client.request<{ command: { title: string } }[]>("textDocument/codeLens", {
    textDocument,
  });
  assert.deepEqual(
    lenses.map(({ command }) => command.title),
    ["Open src/charge.ts:2", "Open src/ship.ts:2"],
  );
  const links = await client.request<{ target: string }[]>("textDocument/documentLink", {
    textDocument,
  });
  assert.deepEqual(
    links.map(({ target }) => target),
    ["premise:/scale%2Fno-deadline.md", "premise:/scale%2Fno-deadline.md"],
  );
  const folds = await client.request<{ startLine: number }[]>("textDocument/foldingRange", {
    textDocument,
  });
  const first = text.split("\n").findIndex((line) => line.startsWith("- [ ] `fetch`"));
  assert.ok(folds.some(({ startLine }) => startLine === first));
  assert.ok(folds.some(({ startLine }) => startLine === 0));
});

test("Markdown that is no review is left alone", async (t) => {
  const { client, root } = await editor(t);
  const text =
    "# Notes\n\n- [x] `fetch` <!-- premise:9f3c21 -->\n\n```\n<!-- premise:end -->\n```\n";
  const file = `${root}/notes.md`;
  writeFileSync(file, text);
  openReview(client, file, text);
  assert.deepEqual((await pull(client, file)).items, []);
  assert.deepEqual(await actionsAt(client, file, { line: 2, character: 3 }), []);
});
