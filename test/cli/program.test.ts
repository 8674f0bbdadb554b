/** The built program as people run it: statuses, streams, broken pipes and broken insides. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { rules } from "../../rules/index.ts";
import { configurationSchema } from "../../server/analysis/config/schema.ts";

const PROGRAM = path.join(process.cwd(), "dist/premise.js");

function run(cwd: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
    cwd,
    encoding: "utf8",
  });
  return { status, out: stdout, errors: stderr };
}

function repository(context: TestContext, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), "premise-"));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

const CALM = { "src/a.ts": "export const answer = 42;\n" };

test("version and help need no path and end with status 0", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.deepEqual(run(".", "--version"), { status: 0, out: `premise ${version}\n`, errors: "" });
  for (const words of [
    ["--help"],
    ["help"],
    ["check", "--help"],
    ["help", "explain"],
    ["lsp", "-h"],
  ]) {
    const { status, out, errors } = run(".", ...words);
    assert.equal(status, 0, words.join(" "));
    assert.match(out, /Usage: premise /);
    assert.equal(errors, "");
  }
});

test("what is kept between runs changes no answer, whole, broken or unwanted", (context) => {
  const root = repository(context, CALM);
  const cache = mkdtempSync(path.join(tmpdir(), "premise-cache-"));
  context.after(() => rmSync(cache, { recursive: true, force: true }));
  const check = (...words: string[]) => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [PROGRAM, "check", root, "--format", "json", ...words],
      { encoding: "utf8", env: { ...process.env, XDG_CACHE_HOME: cache, HOME: cache } },
    );
    const { stats, ...report } = JSON.parse(stdout);
    return { status, report, cached: stats.cached };
  };
  const kept = () => readdirSync(cache, { recursive: true }).map(String);
  const first = check("--no-cache");
  assert.deepEqual([first.cached, kept()], [0, []], "nothing is kept when nobody wants it");
  assert.deepEqual(check(), first);
  assert.deepEqual(check(), { ...first, cached: 1 });
  assert.deepEqual(check("--no-cache"), first);
  const compiled = kept().find((name) => name.endsWith(".bin"));
  assert.ok(compiled !== undefined, kept().join());
  writeFileSync(path.join(cache, compiled), "no program");
  assert.deepEqual(check(), { ...first, cached: 1 });
});

test("bad usage ends with status 2, says why on standard error and suggests", () => {
  const cases: [string[], RegExp][] = [
    [[], /Usage: premise COMMAND/],
    [["chek"], /unknown command 'chek'; did you mean 'check'\?/],
    [["test"], /unknown command 'test'; did you mean 'premise check test'\?/],
    [["layers", "no/such/path"], /'no\/such\/path' is no folder/],
    [["check", "--formt"], /unknown flag '--formt'; did you mean '--format'\?/],
    [["check", "no/such/path"], /'no\/such\/path' does not exist/],
    [["explain", "deadlin"], /did you mean 'deadline'\?/],
  ];
  for (const [words, message] of cases) {
    const { status, out, errors } = run(".", ...words);
    assert.equal(status, 2, words.join(" "));
    assert.equal(out, "");
    assert.match(errors, message);
  }
});

test("a calm folder ends with status 0, two runs give the same bytes but for stats", (context) => {
  const root = repository(context, CALM);
  const [first, second] = [
    run(root, "check", "--format", "json"),
    run(root, "check", "--format", "json"),
  ];
  assert.equal(first.status, 0, first.errors);
  assert.equal(first.errors, "");
  const document = JSON.parse(first.out);
  assert.equal(document.root, root);
  assert.equal(document.stats.files, 1);
  const withoutStats = (text: string) => text.slice(0, text.lastIndexOf('"stats"'));
  assert.equal(withoutStats(first.out), withoutStats(second.out));
});

test("a bad premise.json ends with status 2 and the report is still there", (context) => {
  const root = repository(context, { ...CALM, "premise.json": `{\n  "layre": "multi-node"\n}\n` });
  const { status, out, errors } = run(root, "check");
  assert.equal(status, 2);
  assert.match(out, /No findings/);
  assert.match(errors, /premise\.json:2: unknown key 'layre'; did you mean 'layer'\?/);
});

test("a folder without TypeScript is fine", (context) => {
  const { status, errors } = run(repository(context, { "README.md": "# x\n" }), "check");
  assert.equal(status, 0);
  assert.match(errors, /no TypeScript files/);
});

test("every rule and its page can be explained", () => {
  for (const rule of rules) {
    const { status, out } = run(".", "explain", rule.id);
    assert.equal(status, 0, rule.id);
    assert.ok(out.length > 200, rule.id);
  }
});

test("a reader that has seen enough is no mistake", async (context) => {
  const root = repository(context, CALM);
  const child = spawn(process.execPath, [PROGRAM, "check", "--format", "json"], { cwd: root });
  child.stdout.destroy();
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  assert.equal(errors, "");
  assert.equal(status, 0);
});

test("a defect of ours ends with status 101 and lines to send", (context) => {
  const root = repository(context, {
    "break.cjs": `require("node:fs").statSync = () => { throw new TypeError("out of order"); };`,
  });
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--require", path.join(root, "break.cjs"), PROGRAM, "check", "."],
    { cwd: root, encoding: "utf8" },
  );
  assert.equal(status, 101);
  assert.match(
    stderr,
    /a defect of ours[\s\S]*premise \d+\.\d+\.\d+ check, Node [\s\S]*out of order/,
  );
});

test("the schema that the build writes knows every rule", () => {
  const written = JSON.parse(readFileSync("dist/premise.schema.json", "utf8"));
  assert.deepEqual(
    written,
    JSON.parse(JSON.stringify(configurationSchema(rules.map((rule) => rule.id)))),
  );
});
