/** The catalog's tags in a user's own comments: what they change, and what helps to write them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import {
  applyEdits,
  type Change,
  change,
  folderWith,
  open,
  pull,
  startProgram,
  uri,
} from "./harness.ts";

const MANIFEST = readFileSync("test/editor/workspace/package.json", "utf8");
const WRAPPER = `export async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  return await response.json();
}
`;
const CALLER = `import express from "express";
import { getJson } from "./http.ts";

const app = express();
app.get("/rates", async (_request, response) => {
  response.json(await getJson("https://rates.example"));
});
const server = app.listen(3000);
process.on("SIGTERM", () => server.close());
`;

const tagged = (...tags: string[]): string =>
  `/**\n${tags.map((tag) => ` * ${tag}\n`).join("")} */\n${WRAPPER}`;

async function editor(t: TestContext, files: Readonly<Record<string, string>> = {}) {
  const root = folderWith(t, {
    "package.json": MANIFEST,
    "src/http.ts": WRAPPER,
    "src/server.ts": CALLER,
    ...files,
  });
  const { client } = await startProgram(t, { folders: [root] });
  const http = `${root}/src/http.ts`;
  const server = `${root}/src/server.ts`;
  open(client, http, WRAPPER);
  open(client, server, CALLER);
  let version = 1;
  const write = (text: string, of = http): void => change(client, of, text, ++version);
  const codes = async (of: string) =>
    (await pull(client, of)).items.map(({ code, range, message }) => ({
      code,
      line: (range as Change["range"]).start.line,
      message,
    }));
  return { client, root, http, server, write, codes };
}

test("a wrapper that is tagged silences and raises as a client of the catalog does", async (t) => {
  const { http, server, write, codes } = await editor(t);
  const at = async () =>
    [...(await codes(http)), ...(await codes(server))].map(({ code, line }) => `${code}:${line}`);
  assert.deepEqual(await at(), ["scale/no-deadline:1"], "the call inside has no deadline");
  write(tagged("@remote read http", "@default 5s"));
  assert.deepEqual(await at(), [], "a stated deadline silences the call inside");
  write(
    tagged("@remote read http", "@default none").replace("await fetch(url)", "await other(url)"),
  );
  assert.deepEqual(
    await at(),
    ["scale/no-deadline:5"],
    "no deadline is reported where it is called",
  );
  write(
    tagged("@remote read http", "@default 10s").replace("await fetch(url)", "await other(url)"),
  );
  assert.deepEqual(await at(), [], "one keystroke later it is not");
});

test("the statement is a quick fix that is not preferred, and ends the finding", async (t) => {
  const { client, http, write, codes } = await editor(t);
  const [finding] = (await pull(client, http)).items;
  const actions = await client.request<{ title: string; isPreferred?: boolean }[]>(
    "textDocument/codeAction",
    {
      textDocument: { uri: uri(http) },
      range: finding?.range,
      context: { diagnostics: [finding] },
    },
  );
  const stated = actions.find(({ title }) => title.startsWith("State that `getJson`"));
  assert.ok(stated !== undefined);
  assert.equal(stated.isPreferred, undefined);
  const { edit } = await client.request<{ edit: { documentChanges: { edits: Change[] }[] } }>(
    "codeAction/resolve",
    stated,
  );
  const text = applyEdits(WRAPPER, edit.documentChanges[0]?.edits ?? []);
  assert.equal(text, tagged("@remote call http", "@default 10s"));
  write(text);
  assert.deepEqual(await codes(http), []);
});

test("a misspelt tag is a warning with the right one as its fix; a malformed one says how it is written", async (t) => {
  const { client, http, write, codes } = await editor(t);
  write(tagged("@remte read http", "@default 5s"));
  const messages = async () => (await codes(http)).map(({ message }) => message);
  assert.ok((await messages()).includes("unknown tag @remte; did you mean @remote?"));
  const first = (await pull(client, http)).items.find(({ code }) => code === "premise/tag");
  const [fix] = await client.request<{ title: string }[]>("textDocument/codeAction", {
    textDocument: { uri: uri(http) },
    range: first?.range,
    context: { diagnostics: [first] },
  });
  assert.equal(fix?.title, "Change to @remote");
  write(tagged("@remote get http", "@default 5s"));
  assert.ok((await messages()).includes("malformed @remote; write @remote read|write|call <to>"));
  write(
    tagged("@param url where to", "@returns what it answers", "@route GET /rates", "@todo", "@bug"),
  );
  assert.deepEqual(
    (await codes(http)).map(({ code }) => code),
    ["scale/no-deadline"],
    "tags of other tools are none of ours",
  );
});

test("tags are completed, with the words and parameters that may follow them", async (t) => {
  const { client, http, write } = await editor(t);
  const labels = async (line: string): Promise<string[]> => {
    const text = tagged(line).replace(
      "url: string",
      "url: string, { deep }: Options, ...rest: string[]",
    );
    write(text);
    const items = await client.request<{ label: string }[]>("textDocument/completion", {
      textDocument: { uri: uri(http) },
      position: { line: 1, character: 3 + line.length },
    });
    return items.map(({ label }) => label);
  };
  const all = await labels("@re");
  assert.ok(all.includes("remote") && all.includes("deadline") && all.includes("bounds"));
  assert.deepEqual(await labels("@remote "), ["read", "write", "call"]);
  assert.ok((await labels("@remote read da")).includes("database"));
  assert.deepEqual(await labels("@deadline "), ["option", "argument", "client"]);
  assert.deepEqual(await labels("@deadline argument "), ["url", "rest"]);
  assert.deepEqual(await labels("@bounds "), ["url", "rest"]);
  assert.deepEqual(await labels("plain words "), []);
  assert.deepEqual(await labels("mail@re"), []);
});

test("a hover says what a tag means", async (t) => {
  const { client, http, write } = await editor(t);
  const text = tagged("@remote read http");
  write(text);
  const hover = (character: number) =>
    client.request<{ contents: { value: string } } | null>("textDocument/hover", {
      textDocument: { uri: uri(http) },
      position: { line: 1, character },
    });
  const found = await hover(5);
  assert.match(found?.contents.value ?? "", /^`@remote read\|write\|call <to>`\n\nThe call leaves/);
  assert.equal(await hover(14), null);
});

test("the user's own declarations describe a package: ambient ones, and files that premise.json lists", async (t) => {
  const caller = CALLER.replace('"./http.ts"', '"acme-http"');
  const declared = (tags: string) =>
    `/**\n * @remote read http\n * ${tags}\n */\nexport declare function getJson(url: string): Promise<unknown>;\n`;
  for (const [name, extra] of [
    ["types/acme.d.ts", {}],
    ["premise/acme-http@1.d.ts", { "premise.json": '{ "catalog": ["premise/*.d.ts"] }' }],
  ] as const) {
    const text = (tags: string): string =>
      name.startsWith("types")
        ? `declare module "acme-http" {\n${declared(tags).replace("declare ", "")}}\n`
        : declared(tags);
    const root = folderWith(t, {
      "package.json": MANIFEST,
      "src/server.ts": caller,
      [name]: text("@default none"),
      ...extra,
    });
    const { client } = await startProgram(t, { folders: [root] });
    const server = `${root}/src/server.ts`;
    const own = `${root}/${name}`;
    open(client, server, caller);
    open(client, own, text("@default none"));
    const codes = async (of: string) =>
      (await pull(client, of)).items.map(({ message }) => message);
    // The first answer may come before files that nothing imports are read.
    for (let turn = 0; turn < 100 && (await codes(server)).length === 0; turn++)
      await setTimeout(50);
    assert.equal((await codes(server)).length, 1, name);
    change(client, own, text("@default 5s"), 2);
    assert.deepEqual(await codes(server), [], name);
    change(client, own, text("@defalt 5s"), 3);
    assert.deepEqual(await codes(own), ["unknown tag @defalt; did you mean @default?"], name);
  }
});
