/** premise.json: which file holds for a source, what its mistakes say, and that the valid part still applies. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfiguration } from "../../server/analysis/config.ts";

const RULES = ["scale/no-deadline", "state/process-local-rate-limit", "time/wall-clock-ordering"];

/** A repository at /repo that holds these files. */
function open(files: Readonly<Record<string, string>>, repositoryRoot = "/repo", root = "/repo") {
  return readConfiguration(
    {
      root,
      repositoryRoot,
      readFile(path) {
        const text = files[path];
        return text === undefined ? { fault: "is not there", absent: true } : { text };
      },
    },
    RULES,
  );
}

function messagesOf(text: string): string[] {
  const configurations = open({ "/repo/premise.json": text });
  configurations.layerOf("/repo/a.ts");
  return configurations.problems.map((problem) => `${problem.line}: ${problem.message}`);
}

test("without any file the layer is auto and the rules decide", () => {
  const configurations = open({});
  assert.equal(configurations.layerOf("/repo/src/a.ts"), "auto");
  assert.equal(configurations.severityOf("scale/no-deadline", "/repo/src/a.ts"), undefined);
  assert.equal(configurations.isIgnored("/repo/src/a.ts"), false);
  assert.deepEqual(configurations.problems, []);
});

test("each setting comes from the nearest file that has it", () => {
  const configurations = open({
    "/repo/premise.json": `{ "layer": "multi-node", "rules": { "scale/no-deadline": "error" } }`,
    "/repo/packages/a/premise.json": `{ "layer": "single-node" }`,
    "/repo/packages/b/premise.json": `{ "root": true, "layer": "distributed" }`,
  });
  assert.equal(configurations.layerOf("/repo/src/x.ts"), "multi-node");
  assert.equal(configurations.layerOf("/repo/packages/a/src/x.ts"), "single-node");
  assert.equal(
    configurations.severityOf("scale/no-deadline", "/repo/packages/a/src/x.ts"),
    "error",
  );
  assert.equal(configurations.layerOf("/repo/packages/b/x.ts"), "distributed");
  assert.equal(configurations.severityOf("scale/no-deadline", "/repo/packages/b/x.ts"), undefined);
  assert.deepEqual(configurations.filesOf("/repo/packages/a/src/x.ts"), [
    "/repo/packages/a/premise.json",
    "/repo/premise.json",
  ]);
});

test("the search ends at the repository root, not at the folder under review", () => {
  const files = {
    "/premise.json": `{ "layer": "distributed" }`,
    "/repo/premise.json": `{ "rules": { "scale/no-deadline": "off", "scale/nodeadline": "off" } }`,
  };
  const configurations = open(files, "/repo", "/repo/packages/a");
  assert.equal(configurations.layerOf("/repo/packages/a/x.ts"), "auto");
  assert.equal(configurations.severityOf("scale/no-deadline", "/repo/packages/a/x.ts"), "off");
  assert.equal(configurations.problems[0]?.file, "../../premise.json");
});

test("mistakes have a line and a suggestion, and what is valid still applies", () => {
  const text = `{
  // how far we have grown
  "layre": "multi-node",
  "layer": "multi-node",
  "rules": {
    "scale/no-dedline": "off",
    "no-deadline": "off",
    "time/wall-clock-ordering": "warn",
    "scale/no-deadline": { "severity": "error", "limit": 3 },
  },
  "overrides": [{ "files": "scripts/**", "context": "scirpt", "layer": "single-node" }, { "rules": {} }],
  "ignore": "dist",
  "root": "yes",
}`;
  assert.deepEqual(messagesOf(text), [
    "3: unknown key 'layre'; did you mean 'layer'?",
    "6: unknown rule 'scale/no-dedline'; did you mean 'scale/no-deadline'?",
    "7: unknown rule 'no-deadline'; did you mean 'scale/no-deadline'?",
    "8: unknown severity 'warn'; did you mean 'warning'?",
    "11: an item of 'overrides' needs 'files'",
    "11: unknown context 'scirpt'; did you mean 'script'?",
    "12: 'ignore' must be a list, not a string",
    "13: 'root' must be true or false, not a string",
  ]);
  const configurations = open({ "/repo/premise.json": text });
  assert.equal(configurations.layerOf("/repo/a.ts"), "multi-node");
  assert.equal(configurations.layerOf("/repo/scripts/a.ts"), "single-node");
  assert.equal(configurations.contextOverride("/repo/scripts/a.ts"), undefined);
  assert.equal(configurations.severityOf("scale/no-deadline", "/repo/a.ts"), "error");
  assert.deepEqual(configurations.optionsOf("scale/no-deadline", "/repo/a.ts"), { limit: 3 });
});

test("unknown layers list the known ones when no name is near", () => {
  assert.deepEqual(messagesOf(`{ "layer": "galaxy" }`), [
    "1: unknown layer 'galaxy'; known: auto, single-node, multi-node, distributed, unknown",
  ]);
  assert.deepEqual(messagesOf(`{ "layer": "multinode" }`), [
    "1: unknown layer 'multinode'; did you mean 'multi-node'?",
  ]);
});

test("broken JSON is a problem with its line, and what precedes the break counts", () => {
  const text = `{\n  "layer": "distributed",\n  "rules": { "scale/no-deadline": "off" \n`;
  assert.match(messagesOf(text)[0] ?? "", /^\d: malformed JSON: close brace expected/);
  const configurations = open({ "/repo/premise.json": text });
  assert.equal(configurations.layerOf("/repo/a.ts"), "distributed");
});

test("hostile input is a problem, not a crash", () => {
  assert.match(messagesOf("[".repeat(200_000)).join(), /malformed JSON/);
  assert.match(messagesOf(`{"units":${`{"a":`.repeat(100_000)}`).join(), /malformed JSON/);
  assert.deepEqual(messagesOf(""), []);
  assert.deepEqual(messagesOf("[1]"), ["1: the file must be an object, not a list"]);
  assert.deepEqual(messagesOf(`{ "__proto__": { "layer": "distributed" } }`), [
    "1: unknown key '__proto__'",
  ]);
  const twice = `{ "layer": "distributed", "layer": "single-node" }`;
  assert.deepEqual(messagesOf(twice), ["1: key 'layer' is here twice; the last one counts"]);
  assert.equal(open({ "/repo/premise.json": twice }).layerOf("/repo/a.ts"), "single-node");
});

test("later overrides win over earlier ones and over the top level", () => {
  const configurations = open({
    "/repo/premise.json": `{
      "layer": "multi-node",
      "rules": { "scale/no-deadline": "error" },
      "overrides": [
        { "files": ["apps/worker"], "layer": "single-node", "context": "job" },
        { "files": "apps/worker/{cli,tools}/*.ts", "context": "cli", "rules": { "scale/no-deadline": "off" } }
      ]
    }`,
  });
  assert.equal(configurations.layerOf("/repo/apps/worker/cli/run.ts"), "single-node");
  assert.equal(configurations.contextOverride("/repo/apps/worker/main.ts"), "job");
  assert.equal(configurations.contextOverride("/repo/apps/worker/cli/run.ts"), "cli");
  assert.equal(configurations.contextOverride("/repo/apps/worker/cli/deep/run.ts"), "job");
  const severity = (path: string) => configurations.severityOf("scale/no-deadline", path);
  assert.equal(severity("/repo/apps/worker/tools/x.ts"), "off");
  assert.equal(severity("/repo/apps/worker/main.ts"), "error");
});

test("globs are relative to the file that has them and cannot leave its folder", () => {
  const configurations = open({
    "/repo/premise.json": `{ "ignore": ["generated/", "**/*.gen.ts", "app/(admin)/**"] }`,
    "/repo/a/premise.json": `{ "ignore": ["legacy"] }`,
  });
  const ignored = (path: string) => configurations.isIgnored(`/repo/${path}`);
  assert.ok(ignored("generated/deep/x.ts"));
  assert.ok(!ignored("src/generated/x.ts"));
  assert.ok(ignored("a/b/x.gen.ts"));
  assert.ok(ignored("app/(admin)/page.ts"));
  assert.ok(!ignored("app/admin/page.ts"));
  assert.ok(ignored("a/legacy/x.ts"));
  assert.ok(!ignored("legacy/x.ts"));
  assert.deepEqual(messagesOf(`{ "ignore": ["../other/**", "/etc/**", "!keep"] }`).length, 3);
});

test("a hostile glob takes no noticeable time", () => {
  const stars = "*a".repeat(200);
  const configurations = open({
    "/repo/premise.json": `{ "ignore": ["${stars}b", "${"**/".repeat(200)}z"] }`,
  });
  const started = performance.now();
  configurations.isIgnored(`/repo/${"a/".repeat(500)}${"a".repeat(250)}`);
  assert.ok(performance.now() - started < 500);
});

test("extends brings in other files, the extending file wins, globs are its own", () => {
  const configurations = open({
    "/repo/apps/api/premise.json": `{ "extends": ["../../config/base.json", "@acme/premise/strict.json"], "rules": { "time/wall-clock-ordering": "off" } }`,
    "/repo/config/base.json": `{ "root": true, "layer": "multi-node", "ignore": ["dist"], "rules": { "time/wall-clock-ordering": "error", "scale/no-deadline": "info" } }`,
    "/repo/node_modules/@acme/premise/strict.json": `{ "rules": { "scale/no-deadline": "error" } }`,
    "/repo/premise.json": `{ "reviews": "docs/reviews" }`,
  });
  const path = "/repo/apps/api/src/x.ts";
  assert.equal(configurations.layerOf(path), "multi-node");
  assert.equal(configurations.severityOf("time/wall-clock-ordering", path), "off");
  assert.equal(configurations.severityOf("scale/no-deadline", path), "error");
  assert.ok(configurations.isIgnored("/repo/apps/api/dist/x.ts"));
  assert.deepEqual(configurations.settingOf("reviews", "/repo/apps/api"), {
    value: "docs/reviews",
    file: "/repo/premise.json",
    directory: "/repo",
  });
  assert.deepEqual(configurations.problems, []);
});

test("what cannot be extended is said at its line, and the rest applies", () => {
  const configurations = open({
    "/repo/premise.json": `{\n  "layer": "distributed",\n  "extends": [\n    "./a.json",\n    "./none.json",\n    "../outside.json",\n    "/etc/passwd",\n    "https://example.com/premise.json"\n  ]\n}`,
    "/repo/a.json": `{ "extends": "./b.json" }`,
    "/repo/b.json": `{ "extends": "./a.json", "rules": { "scale/no-deadline": "off" } }`,
    "/outside.json": `{ "rules": { "scale/no-deadline": "error" } }`,
  });
  assert.equal(configurations.layerOf("/repo/x.ts"), "distributed");
  assert.equal(configurations.severityOf("scale/no-deadline", "/repo/x.ts"), "off");
  assert.deepEqual(
    configurations.problems.map(({ file, line, message }) => `${file}:${line} ${message}`),
    [
      "b.json:1 'extends' goes in a circle: a.json → b.json → a.json",
      "premise.json:5 cannot extend './none.json': there is no such file",
      "premise.json:6 cannot extend '../outside.json': it lies outside the repository",
      "premise.json:7 cannot extend '/etc/passwd'; give a relative path or a package's JSON file",
      "premise.json:8 cannot extend 'https://example.com/premise.json'; give a relative path or a package's JSON file",
    ],
  );
});
