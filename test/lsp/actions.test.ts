/** Code actions, hovers, pages and acceptances. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ResponseFailure, TestClient } from "./client.ts";
import { RULE } from "./fake-session.ts";
import { change, folderWith, open, PLAIN, startFake, uri } from "./harness.ts";

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly diagnostics?: readonly { readonly code: string }[];
  readonly edit?: {
    readonly changes?: Readonly<Record<string, readonly Edit[]>>;
    readonly documentChanges?: readonly {
      readonly textDocument: { readonly uri: string; readonly version: number | null };
      readonly edits: readonly Edit[];
    }[];
  };
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
  readonly data?: unknown;
}
interface Edit {
  readonly range: unknown;
  readonly newText: string;
}

const COMMANDS = { commands: ["premise.explain", "premise.accept"] };

function actionsAt(
  client: TestClient,
  file: string,
  line: number,
  only?: readonly string[],
): Promise<Action[]> {
  const position = { line, character: 2 };
  return client.request("textDocument/codeAction", {
    textDocument: { uri: uri(file) },
    range: { start: position, end: position },
    context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
  });
}

test("fixes come first, one is preferred, accepting comes last, and nothing is computed before it is chosen", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n" });
  const { client } = await startFake(t, { folders: [root], initializationOptions: COMMANDS });
  const file = `${root}/a.ts`;
  open(client, file, "remote();\n", 7);
  const actions = await actionsAt(client, file, 0);
  assert.deepEqual(
    actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred]),
    [
      ["Add a deadline of 2 s", "quickfix", true],
      ["Give up at once", "quickfix", undefined],
      ["Explain: Call without a deadline", "quickfix", undefined],
      [`Accept ${RULE} here with a reason…`, "quickfix", undefined],
    ],
  );
  assert.ok(actions.every((action) => action.edit === undefined));
  assert.ok(actions.every((action) => action.diagnostics?.[0]?.code === RULE));
  const [fix] = actions;
  const resolved = await client.request<Action>("codeAction/resolve", fix);
  assert.deepEqual(resolved.edit?.documentChanges, [
    {
      textDocument: { uri: uri(file), version: 7 },
      edits: [
        {
          range: { start: { line: 0, character: 7 }, end: { line: 0, character: 7 } },
          newText: "2_000",
        },
      ],
    },
  ]);
  change(client, file, "remote(); remote();\n", 8);
  await assert.rejects(
    client.request("codeAction/resolve", fix),
    (error: ResponseFailure) => error.code === -32801,
    "an action offered for another text is refused",
  );
  assert.deepEqual(await actionsAt(client, file, 1), [], "no finding, no action");
});

test("a client that cannot resolve gets the edits at once, and no action that it could not run", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n" });
  const { client } = await startFake(t, { folders: [root], capabilities: PLAIN });
  const actions = await actionsAt(client, `${root}/a.ts`, 0);
  assert.deepEqual(
    actions.map(({ title, command, edit }) => [
      title,
      command,
      edit?.changes?.[uri(`${root}/a.ts`)]?.[0]?.newText,
    ]),
    [
      ["Add a deadline of 2 s", undefined, "2_000"],
      ["Give up at once", undefined, "0"],
    ],
  );
});

test("fix-all is offered on request only and applies every safe fix", async (t) => {
  const text = "remote();\nremote();\nremote();\n";
  const root = folderWith(t, { "a.ts": text, "b.ts": "local();\n" });
  const { client } = await startFake(t, { folders: [root], initializationOptions: COMMANDS });
  const file = `${root}/a.ts`;
  open(client, file, text);
  for (const only of [["source.fixAll"], ["source.fixAll.premise"], ["source"]]) {
    const actions = await actionsAt(client, file, 0, only);
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ["source.fixAll.premise"],
    );
    const resolved = await client.request<Action>("codeAction/resolve", actions[0]);
    assert.equal(resolved.edit?.documentChanges?.[0]?.edits.length, 3);
  }
  assert.deepEqual(await actionsAt(client, file, 0, ["refactor"]), []);
  assert.deepEqual(await actionsAt(client, `${root}/b.ts`, 0, ["source.fixAll"]), []);
});

test("a hover says what the code assumes and which pattern answers", async (t) => {
  const root = folderWith(t, { "a.ts": "remote();\n" });
  const { client } = await startFake(t, {
    folders: [root],
    initializationOptions: { pageUri: "command:premise.explain?%22{id}%22" },
  });
  const hover = (line: number) =>
    client.request<{ contents: { kind: string; value: string } } | null>("textDocument/hover", {
      textDocument: { uri: uri(`${root}/a.ts`) },
      position: { line, character: 3 },
    });
  const found = await hover(0);
  assert.equal(found?.contents.kind, "markdown");
  assert.match(found?.contents.value ?? "", /The other side always answers\./);
  assert.match(
    found?.contents.value ?? "",
    /\[deadline\]\(command:premise\.explain\?%22deadline%22\)/,
  );
  assert.equal(await hover(1), null);
});

test("pages are found by id", async (t) => {
  const { client } = await startFake(t, {});
  assert.deepEqual(await client.request("premise/page", { id: "deadline" }), {
    title: "Deadline",
    text: "# Deadline",
  });
  assert.equal(await client.request("premise/page", { id: "no/such" }), null);
  assert.equal(await client.request("premise/page", null), null, "bad parameters do no harm");
});

test("an acceptance is a comment line above the finding, indented alike", async (t) => {
  const text = "function f() {\r\n\tremote();\r\n}\r\n";
  const root = folderWith(t, { "a.ts": text });
  const { client } = await startFake(t, { folders: [root], initializationOptions: COMMANDS });
  const file = `${root}/a.ts`;
  open(client, file, text, 3);
  const accept = (fingerprint: string) =>
    client.request("premise/accept", {
      uri: uri(file),
      fingerprint,
      reason: " the caller\nwaits anyway ",
      until: "2027-01-31",
    });
  assert.deepEqual(await accept("a.ts#0"), {
    uri: uri(file),
    version: 3,
    position: { line: 1, character: 0 },
    text: `\t// premise: accept ${RULE} -- the caller waits anyway until 2027-01-31\r\n`,
  });
  assert.equal(await accept("a.ts#1"), null);
});

test("inside template text the comment goes above the statement, not into the text", async (t) => {
  const text = `f();\nconst page = \`\n  total: \${remote()}\n\`;\n`;
  const root = folderWith(t, { "a.ts": text });
  const { client } = await startFake(t, { folders: [root], initializationOptions: COMMANDS });
  const edit = await client.request<{ position: unknown; text: string }>("premise/accept", {
    uri: uri(`${root}/a.ts`),
    fingerprint: "a.ts#0",
    reason: "only in tests",
  });
  assert.deepEqual(edit.position, { line: 1, character: 0 });
  assert.ok(edit.text.startsWith("// premise"));
});
