/** `premise init`: what it finds, what it writes, and that it never writes over anything. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { parse as parseYaml } from "yaml";
import { rules } from "../../rules/index.ts";
import { configurationShape } from "../../server/analysis/config/fields.ts";
import { validateJson } from "../../server/analysis/config/validate.ts";
import { readArguments } from "../../server/cli/arguments.ts";
import { COMMANDS } from "../../server/cli/commands.ts";
import { detect } from "../../server/cli/init/detect.ts";
import { init } from "../../server/cli/init.ts";
import { fakeEnvironment } from "./fakes.ts";

type Files = Readonly<Record<string, string>>;

function folder(context: TestContext, files: Files, git = true): string {
  const root = mkdtempSync(path.join(tmpdir(), "premise-"));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  if (git) spawnSync("git", ["init", "--quiet", "--initial-branch=main"], { cwd: root });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

interface Outcome {
  readonly status: number | string;
  readonly out: string;
  readonly errors: string;
}

async function run(
  directory: string,
  words: readonly string[],
  ask?: (question: string) => Promise<boolean>,
): Promise<Outcome> {
  const flags = COMMANDS.find((each) => each.name === "init")?.flags ?? [];
  const given = readArguments(words, flags);
  assert.ok(!("misuse" in given));
  const environment = fakeEnvironment(() => assert.fail("no session wanted"), {
    directory,
    rules,
    ...(ask === undefined ? {} : { ask }),
  });
  const outcome = await init(given, environment);
  const status = typeof outcome === "number" ? outcome : outcome.misuse;
  return { status, out: environment.printed.out, errors: environment.printed.errors };
}

function manifest(name: string, dependencies: readonly string[], more: object = {}): string {
  const ranges = Object.fromEntries(dependencies.map((each) => [each, "^1.0.0"]));
  return JSON.stringify({ name, dependencies: ranges, ...more });
}

const START = { scripts: { start: "node ." } };
const MONOREPO: Files = {
  "package.json": manifest("acme", [], { devDependencies: { husky: "^9.1.0" } }),
  "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
  "apps/api/package.json": manifest("@acme/api", ["@nestjs/core", "@prisma/client", "pg"], START),
  "apps/worker/package.json": manifest("@acme/worker", ["bullmq", "ioredis"], START),
  "apps/site/package.json": manifest("@acme/site", ["react", "vite"], START),
  "packages/queue/package.json": manifest("@acme/queue", ["bullmq"]),
  "examples/hono/package.json": manifest("x", ["hono"], START),
  "node_modules/express/package.json": manifest("express", ["express"], START),
  ".gitignore": "node_modules\n",
  "tools/seed.ts": "",
};

test("units are the packages that are started as servers, with what they are built of", (context) => {
  const found = detect(folder(context, MONOREPO));
  assert.deepEqual(found.units, [
    { name: "api", folder: "apps/api", frameworks: ["NestJS", "Prisma"] },
    { name: "worker", folder: "apps/worker", frameworks: ["BullMQ", "Redis"] },
  ]);
  assert.equal(found.packages, 6);
  assert.deepEqual(found.stores, ["postgres", "redis"]);
  assert.deepEqual(found.scripts, ["tools"]);
  assert.deepEqual([found.packageManager, found.hooks, found.ci], ["pnpm", "husky", []]);
});

test("the written premise.json explains every field, and each example in it is valid", async (context) => {
  const root = folder(context, MONOREPO);
  const { status, out, errors } = await run(root, ["--yes"]);
  assert.equal(status, 0, errors);
  assert.match(errors, /^premise: wrote premise\.json\n$/);
  const text = readFileSync(path.join(root, "premise.json"), "utf8");
  assert.ok(
    out.includes(
      text
        .split("\n")
        .map((line) => `+${line}`)
        .slice(0, -1)
        .join("\n"),
    ),
  );
  const shape = configurationShape(rules.map((rule) => rule.id));
  assert.deepEqual(validateJson(text, shape).mistakes, []);
  for (const [name, field] of Object.entries(shape.fields)) {
    if (name === "$schema") continue;
    assert.ok(text.includes(`  // ${field.about}\n`), name);
  }
  // Everything that is commented out, taken in.
  const whole = text.replace(/^ {2}\/\/ (?=["}]| {2}")/gm, "  ");
  const { value, mistakes } = validateJson(whole, shape);
  assert.deepEqual(mistakes, []);
  const names = Object.keys(shape.fields).filter((name) => name !== "$schema");
  assert.deepEqual(Object.keys(value).sort(), names.sort());
  assert.deepEqual(Object.keys(value.units as object), ["api", "worker"]);
});

test("names from a package.json cannot break out of the comments", async (context) => {
  const root = folder(context, {
    "a\nb/package.json": manifest("x", ["express"], START),
    'c"},{/package.json': manifest("y", ["hono"], START),
  });
  await run(root, ["--yes", "--ci"]);
  const shape = configurationShape(rules.map((rule) => rule.id));
  const text = readFileSync(path.join(root, "premise.json"), "utf8");
  assert.deepEqual(validateJson(text, shape).mistakes, []);
  for (const line of text.split("\n"))
    assert.match(line, /^(\/\/ |[{}]$| {2}(\/\/ |"(layer|reviews)": ")|$)/);
});

test("--ci writes a workflow that is valid YAML and runs the installed program only", async (context) => {
  const root = folder(context, MONOREPO);
  await run(root, ["--ci", "--yes"]);
  const text = readFileSync(path.join(root, ".github/workflows/premise.yml"), "utf8");
  const workflow = parseYaml(text);
  assert.deepEqual(workflow.permissions, { contents: "read" });
  const steps = workflow.jobs.premise.steps as { run?: string; if?: string; with?: object }[];
  assert.deepEqual(
    steps.flatMap((step) => (step.run === undefined ? [] : [step.run.trim()])),
    [
      "corepack enable",
      "pnpm install --frozen-lockfile --ignore-scripts",
      'pnpm exec premise check --diff "$BASE"',
      'pnpm exec premise review --format pr --since "$BASE" >> "$GITHUB_STEP_SUMMARY"',
      "pnpm exec premise check",
    ],
  );
  // What a pull request brings reaches the shell as a variable, never as text of the script.
  for (const { run: script = "" } of steps) assert.doesNotMatch(script, /\$\{\{/);
  assert.deepEqual(steps[0]?.with, { "fetch-depth": 0, "persist-credentials": false });
});

test("a folder inside is named in workflow and hook; odd names are quoted", async (context) => {
  const root = folder(context, {
    "it's here/package.json": manifest("x", ["express"], START),
    "package-lock.json": "{}",
  });
  await run(path.join(root, "it's here"), ["--ci", "--hook", "--yes"]);
  assert.ok(existsSync(path.join(root, "it's here/premise.json")));
  assert.ok(!existsSync(path.join(root, "premise.json")));
  const hook = readFileSync(path.join(root, ".git/hooks/pre-commit"), "utf8");
  assert.match(hook, /^npx --no-install premise check 'it'\\''s here' --since HEAD$/m);
  const workflow = parseYaml(
    readFileSync(path.join(root, ".github/workflows/premise.yml"), "utf8"),
  );
  assert.equal(
    workflow.jobs.premise.steps.at(-1).run,
    "npx --no-install premise check 'it'\\''s here'\n",
  );
});

test("--hook goes to husky where that is in use, else to git, executable", async (context) => {
  const husky = folder(context, MONOREPO);
  await run(husky, ["--hook", "--yes"]);
  const hook = path.join(husky, ".husky/pre-commit");
  assert.match(readFileSync(hook, "utf8"), /^#.*\npnpm exec premise check --since HEAD\n$/);
  assert.ok(!existsSync(path.join(husky, ".git/hooks/pre-commit")));

  const plain = folder(context, { "package.json": manifest("x", ["express"]) });
  await run(plain, ["--hook", "--yes"]);
  const file = path.join(plain, ".git/hooks/pre-commit");
  assert.match(readFileSync(file, "utf8"), /^#!\/bin\/sh\n/);
  assert.ok((statSync(file).mode & 0o111) !== 0);

  const lefthook = folder(context, { "lefthook.yml": "pre-commit:\n" });
  const { out } = await run(lefthook, ["--hook", "--yes"]);
  assert.match(
    out,
    /For lefthook, to add by hand as a pre-commit command: npx --no-install premise/,
  );
  assert.ok(!existsSync(path.join(lefthook, ".git/hooks/pre-commit")));
});

test("what is there stays as it is, byte for byte; the change to make by hand is shown", async (context) => {
  const files = {
    ...MONOREPO,
    "premise.json": '{ "layer": "multi-node" } // ours\n',
    ".husky/pre-commit": "npm test",
    ".github/workflows/premise.yml": "name: ours\n",
  };
  const root = folder(context, files);
  const { status, out, errors } = await run(root, ["--ci", "--hook", "--yes"]);
  assert.equal(status, 0);
  assert.match(out, /^premise\.json is there already and stays as it is$/m);
  assert.match(
    out,
    /pre-commit is there already; to apply by hand:[\s\S]*^\+pnpm exec premise check --since HEAD$/m,
  );
  assert.match(out, /premise\.yml is there already; to apply by hand:[\s\S]*^-name: ours$/m);
  assert.equal(errors, "premise: nothing to write\n");
  for (const [name, text] of Object.entries(files)) {
    assert.equal(readFileSync(path.join(root, name), "utf8"), text, name);
  }
});

test("running it twice writes nothing the second time", async (context) => {
  const root = folder(context, MONOREPO);
  await run(root, ["--ci", "--hook", "--yes"]);
  const { out, errors } = await run(root, ["--ci", "--hook", "--yes"]);
  assert.equal(errors, "premise: nothing to write\n");
  assert.doesNotMatch(out, /^[+-]/m);
});

test("without --yes it asks, the hook on its own, and takes no for an answer", async (context) => {
  const asked: string[] = [];
  const answer = (yes: RegExp) => (question: string) => {
    asked.push(question);
    return Promise.resolve(yes.test(question));
  };
  const root = folder(context, { "package.json": manifest("x", ["express"]) });
  await run(root, ["--ci", "--hook"], answer(/never/));
  assert.deepEqual(asked, [
    "Write premise.json and .github/workflows/premise.yml?",
    "Write .git/hooks/pre-commit? It runs at each commit in this clone, and only here?",
  ]);
  assert.ok(!existsSync(path.join(root, "premise.json")));
  await run(root, ["--ci", "--hook"], answer(/premise\.json/));
  assert.ok(existsSync(path.join(root, ".github/workflows/premise.yml")));
  assert.ok(!existsSync(path.join(root, ".git/hooks/pre-commit")));
});

test("where nobody can be asked, nothing is written without --yes", async (context) => {
  const root = folder(context, { "package.json": manifest("x", ["express"]) });
  const { status, out, errors } = await run(root, []);
  assert.equal(status, 0);
  assert.match(out, /^\+\+\+ b\/premise\.json$/m);
  assert.equal(errors, "premise: nothing is written; --yes writes it\n");
  assert.ok(!existsSync(path.join(root, "premise.json")));
});

test("links in the repository do not lead it out", async (context) => {
  const outside = folder(context, {}, false);
  const root = folder(context, { "package.json": manifest("x", ["express"]) });
  symlinkSync(outside, path.join(root, ".github"));
  symlinkSync(path.join(outside, "victim.json"), path.join(root, "premise.json"));
  const { status, errors } = await run(root, ["--ci", "--yes"]);
  assert.equal(status, 2);
  assert.match(errors, /cannot write \.github\/workflows\/premise\.yml/);
  assert.ok(!existsSync(path.join(outside, "victim.json")));
  assert.ok(!existsSync(path.join(outside, "workflows")));
});

test("GitLab and other services get what to add, not a workflow of another house", async (context) => {
  const gitlab = folder(context, { ".gitlab-ci.yml": "stages: []\n" });
  const { out } = await run(gitlab, ["--ci", "--yes"]);
  const job = parseYaml(out.slice(out.indexOf("premise:\n  image")));
  assert.equal(job.premise.artifacts.reports.codequality, "premise-report.json");
  assert.ok(!existsSync(path.join(gitlab, ".github")));
  const circle = folder(context, { ".circleci/config.yml": "version: 2.1\n" });
  assert.match(
    (await run(circle, ["--ci", "--yes"])).out,
    /For CircleCI, add a step that runs: npx --no-install premise check\n/,
  );
});

test("bad usage, and a folder without any package", async (context) => {
  const root = folder(context, { "a.txt": "" }, false);
  assert.equal((await run(root, ["none"])).status, "'none' is no folder");
  assert.equal((await run(root, ["a", "b"])).status, "init takes one path");
  const { status, out } = await run(root, ["--hook", "--yes"]);
  assert.equal(status, 0);
  assert.match(out, /^0 packages, 0 of them servers$/m);
  assert.match(out, /No hook: there is no git repository here/);
});
