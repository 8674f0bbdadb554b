/** Coming into an old repository: baseline, changed files and lines, reports of a folder inside it. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { rules } from "../../rules/index.ts";
import { readArguments } from "../../server/cli/arguments.ts";
import { check } from "../../server/cli/check.ts";
import { COMMANDS } from "../../server/cli/commands.ts";
import { EXIT } from "../../server/cli/environment.ts";
import { createReviewedSession } from "../../server/review/session.ts";
import { fakeEnvironment } from "./fakes.ts";

const CHECK_FLAGS = COMMANDS.find((each) => each.name === "check")?.flags ?? [];
const PROGRAM = path.join(process.cwd(), "dist/premise.js");
const SHOP = "services/shop";
const PARTNERS = `${SHOP}/src/partners.ts`;

interface Repository {
  readonly root: string;
  read(name: string): string;
  write(name: string, text: string): void;
  edit(name: string, change: (text: string) => string): void;
  git(...words: string[]): string;
  commit(): void;
  /** Runs `check` at the root or in a folder below it, in this process. */
  run(words: readonly string[], folder?: string, variables?: Record<string, string>): Outcome;
  /** Runs the built program at the root. */
  spawn(words: readonly string[], variables?: Record<string, string>): Outcome;
}

interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

/** The example service as one package of a committed repository. */
function shop(context: TestContext): Repository {
  const root = mkdtempSync(path.join(tmpdir(), "premise-"));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  cpSync("test/example", path.join(root, SHOP), { recursive: true });
  const repository: Repository = {
    root,
    read: (name) => readFileSync(path.join(root, name), "utf8"),
    write(name, text) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    },
    edit: (name, change) => repository.write(name, change(repository.read(name))),
    git(...words) {
      const { status, stdout, stderr } = spawnSync("git", words, { cwd: root, encoding: "utf8" });
      assert.equal(status, 0, stderr);
      return stdout;
    },
    commit() {
      repository.git("add", "--all");
      const author = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
      repository.git(...author, "commit", "--quiet", "--message", "x");
    },
    run(words, folder = ".", variables = {}) {
      const [, ...flags] = words;
      const given = readArguments(flags, CHECK_FLAGS);
      const environment = fakeEnvironment(createReviewedSession, {
        directory: path.join(root, folder),
        rules,
        variables,
      });
      const outcome = "misuse" in given ? given : check(given, environment);
      const { out, errors } = environment.printed;
      return typeof outcome === "number"
        ? { status: outcome, out, errors }
        : { status: EXIT.misuse, out, errors: errors + outcome.misuse };
    },
    spawn(words, variables = {}) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
        cwd: root,
        encoding: "utf8",
        env: { ...process.env, GITHUB_ACTIONS: "", ...variables },
      });
      return { status, out: stdout, errors: stderr };
    },
  };
  repository.git("init", "--quiet", "--initial-branch=main");
  repository.commit();
  return repository;
}

interface JsonFinding {
  readonly file: string;
  readonly rule: string;
  readonly symbol: string;
  readonly status: string;
}

function findingsOf(outcome: Outcome): JsonFinding[] {
  return JSON.parse(outcome.out).findings;
}

function openOf(outcome: Outcome): string[] {
  return findingsOf(outcome)
    .filter((each) => each.status === "open")
    .map(({ file, symbol }) => `${file} ${symbol}`);
}

const JSON_CHECK = ["check", "--format", "json"];

test("a baseline covers what is there, survives moved lines, and shows what is new", (context) => {
  const repository = shop(context);
  const total = findingsOf(repository.run(JSON_CHECK)).length;
  assert.ok(total >= 4, "the example has findings");

  const first = repository.spawn(["check", "--write-baseline"]);
  assert.equal(first.status, 0, first.errors);
  assert.match(first.errors, new RegExp(`wrote premise-baseline\\.json: ${total} findings\n`));
  assert.match(first.out, new RegExp(`No findings · ${total} in the baseline`));
  const text = repository.read("premise-baseline.json");
  assert.match(text, /"services\/shop\/src\/partners\.ts": \{\n {8}"announce": 1\n/);

  repository.edit(PARTNERS, (source) => `// moved\n\n\n${source.replaceAll("event", "topic")}`);
  const moved = repository.spawn(["check"]);
  assert.equal(moved.status, 0, moved.out);
  assert.equal(moved.errors, "", "nothing is stale");
  // Another folder to start from, the same baseline.
  assert.equal(repository.run(["check"], SHOP).status, 0);
  assert.equal(repository.run(["check", "services", `${SHOP}/src`]).status, 0);

  repository.edit(
    PARTNERS,
    (source) =>
      `${source}\nexport async function retract(id: string) {\n  await fetch(ARCHIVE + id);\n}\nconst ARCHIVE = process.env.ARCHIVE ?? "";\n`,
  );
  repository.edit(`${SHOP}/src/server.ts`, (source) =>
    source
      .replace("isPartnerUp }", "isPartnerUp, retract }")
      .replace(/\napp\.listen/, '\napp.delete("/x", (req) => retract(req.path));\napp.listen'),
  );
  const added = repository.run(JSON_CHECK);
  assert.equal(added.status, 1);
  assert.deepEqual(openOf(added), [`${PARTNERS} retract`]);

  const refused = repository.run(["check", "--write-baseline"]);
  assert.equal(refused.status, 1);
  assert.match(refused.errors, /premise-baseline\.json is up to date/);
  assert.match(
    refused.errors,
    /1 finding stayed out of premise-baseline\.json: its counts only go down/,
  );
  assert.equal(repository.read("premise-baseline.json"), text);
});

test("one more in a function shows all of that function, and says why", (context) => {
  const repository = shop(context);
  repository.run(["check", "--write-baseline"]);
  repository.edit(PARTNERS, (source) =>
    source.replace("  await fetch(`", '  await fetch("https://audit.example");\n$&'),
  );
  const outcome = repository.run(JSON_CHECK);
  assert.equal(outcome.status, 1);
  assert.deepEqual(openOf(outcome), [`${PARTNERS} announce`, `${PARTNERS} announce`]);
  assert.match(
    outcome.errors,
    /premise-baseline\.json:\d+: scale\/no-deadline in services\/shop\/src\/partners\.ts, announce: 2 found and only 1 listed, so all of them are open/,
  );
});

test("stale entries are told with their line and pruned, and only where the check has looked", (context) => {
  const repository = shop(context);
  repository.write("other/src/index.ts", repository.read(PARTNERS));
  repository.write("other/package.json", '{ "name": "other", "dependencies": { "express": "4" } }');
  repository.run(["check", "--write-baseline"]);
  const first = repository.read("premise-baseline.json");
  repository.edit(PARTNERS, (source) =>
    source.replace('method: "POST",', "$& signal: AbortSignal.timeout(1000),"),
  );

  assert.equal(repository.run(["check", `${SHOP}/src/payments.ts`]).errors, "");
  const stale = repository.run(["check"]);
  assert.equal(stale.status, 0, "problems never change the status");
  const before = first.split("\n");
  const line = before.findIndex((each) => each.includes(`"${PARTNERS}"`)) + 2;
  assert.match(
    stale.errors,
    new RegExp(
      `^problem premise-baseline\\.json:${line}: scale/no-deadline in ${PARTNERS}, announce: 1 listed and none found; --prune removes the entry\n$`,
    ),
  );
  const pruned = repository.run(["check", "--prune"]);
  assert.match(pruned.errors, /wrote premise-baseline\.json: stale entries removed/);
  const after = repository.read("premise-baseline.json");
  assert.ok(!after.includes(`"${PARTNERS}"`));
  assert.equal(repository.run(["check"]).errors, "");
  assert.equal(
    repository.run(["check", "--prune"]).errors,
    "premise: premise-baseline.json is up to date\n",
  );
});

test("a file that was moved takes its entries along when the baseline is written", (context) => {
  const repository = shop(context);
  repository.run(["check", "--write-baseline"]);
  renameSync(
    path.join(repository.root, PARTNERS),
    path.join(repository.root, `${SHOP}/src/friends.ts`),
  );
  repository.edit(`${SHOP}/src/server.ts`, (source) => source.replaceAll("partners", "friends"));
  assert.equal(repository.run(["check"]).status, 1);
  const written = repository.run(["check", "--write-baseline"]);
  assert.equal(written.status, 0, written.errors);
  assert.match(repository.read("premise-baseline.json"), /friends\.ts": \{\n {8}"announce": 1/);
});

test("premise.json and --baseline name another file; bad ones end with status 2", (context) => {
  const repository = shop(context);
  const settings = `${SHOP}/premise.json`;
  repository.edit(settings, (text) => text.replace("{", '{ "baseline": "old/known.json",'));
  assert.match(
    repository.run(["check"], SHOP).errors,
    /problem old\/known\.json: there is no such baseline yet/,
  );
  assert.match(
    repository.run(["check", "--write-baseline"], SHOP).errors,
    /services\/shop\/old\/known\.json is not written: there is no such folder/,
  );
  mkdirSync(path.join(repository.root, SHOP, "old"));
  assert.equal(repository.run(["check", "--write-baseline"], SHOP).status, 0);
  assert.match(repository.read(`${SHOP}/old/known.json`), /"\.\.\/src\/partners\.ts"/);
  assert.equal(repository.run(["check"], SHOP).status, 0);
  assert.equal(repository.run(["check"]).status, 1, "the root has no premise.json that names it");
  assert.equal(repository.run(["check", "--baseline", `${SHOP}/old/known.json`]).status, 0);

  const missing = repository.run(["check", "--baseline", "none.json"]);
  assert.equal(missing.status, 2);
  assert.match(missing.errors, /--baseline: there is no file 'none\.json'/);

  const conflict = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> x\n";
  repository.write(`${SHOP}/old/known.json`, conflict);
  const broken = repository.run(["check", "--write-baseline"], SHOP);
  assert.equal(broken.status, 2);
  assert.match(broken.errors, /problem old\/known\.json:1: has an unresolved merge conflict/);
  assert.match(broken.errors, /is not written: line 1 has an unresolved merge conflict/);
  assert.equal(repository.read(`${SHOP}/old/known.json`), conflict);
});

test("a premise.json cannot make the baseline be written elsewhere", (context) => {
  const repository = shop(context);
  const outside = mkdtempSync(path.join(tmpdir(), "premise-"));
  context.after(() => rmSync(outside, { recursive: true, force: true }));
  const victim = path.join(outside, "victim.json");
  repository.write(
    "premise.json",
    JSON.stringify({ baseline: `../${path.basename(outside)}/victim.json` }),
  );
  const escaped = repository.run(["check", "--write-baseline"]);
  assert.equal(escaped.status, 2);
  assert.match(escaped.errors, /'baseline' must lie in the repository/);
  symlinkSync(outside, path.join(repository.root, "link"));
  repository.write("premise.json", JSON.stringify({ baseline: "link/victim.json" }));
  assert.equal(repository.run(["check", "--write-baseline"]).status, 2);
  symlinkSync(victim, path.join(repository.root, "known.json"));
  repository.write("premise.json", JSON.stringify({ baseline: "known.json" }));
  assert.equal(repository.run(["check", "--write-baseline"]).status, 2);
  assert.ok(!existsSync(victim));
  // Named by the person at the keyboard, it may lie anywhere.
  assert.equal(repository.run(["check", "--baseline", victim, "--write-baseline"]).status, 0);
  assert.ok(existsSync(victim));
});

test("--since looks at changed files only, --diff at changed lines and their other ends", (context) => {
  const repository = shop(context);
  const none = repository.run([...JSON_CHECK, "--since", "HEAD"]);
  assert.deepEqual([none.status, findingsOf(none).length], [0, 0]);

  repository.git("checkout", "--quiet", "-b", "work");
  repository.edit(PARTNERS, (source) => `${source}\nexport const note = 1;\n`);
  repository.commit();
  const since = repository.run([...JSON_CHECK, "--since", "main"]);
  assert.equal(since.status, 1);
  assert.deepEqual(openOf(since), [`${PARTNERS} announce`]);
  const diff = repository.run([...JSON_CHECK, "--diff", "main"]);
  assert.deepEqual(
    [diff.status, findingsOf(diff).length],
    [0, 0],
    "no finding on the changed lines",
  );

  // The finding stands at the instance; the changed line is one of the calls behind it.
  repository.edit(`${SHOP}/src/payments.ts`, (source) =>
    source.replace(
      /^(\s*return .*provider\.post.*|.*await provider\.(?:get|post).*)$/m,
      "$1 // changed",
    ),
  );
  assert.match(repository.git("diff", "--stat"), /payments\.ts/);
  const related = repository.run([...JSON_CHECK, "--diff", "main"]);
  assert.equal(related.status, 1);
  assert.deepEqual(openOf(related), [`${SHOP}/src/payments.ts provider`]);
  // A file that git does not know yet is changed as a whole.
  repository.write(`${SHOP}/src/fresh.ts`, repository.read(PARTNERS));
  assert.ok(
    findingsOf(repository.run([...JSON_CHECK, "--questions", "--since", "HEAD"], SHOP)).every(
      (each) => /^src\/(fresh|payments)\.ts$/.test(each.file),
    ),
  );
});

test("what git cannot answer is bad usage", (context) => {
  const repository = shop(context);
  const cases: [string[], RegExp][] = [
    [["--since", "no-such-branch"], /--since: git knows no commit 'no-such-branch'/],
    [["--diff", "--questions"], /--diff needs a value/],
    [["--since", "HEAD", "--diff", "HEAD"], /--since and --diff exclude each other/],
    [["--since", "HEAD", "--write-baseline"], /exclude each other/],
  ];
  for (const [words, message] of cases) {
    const { status, errors } = repository.run(["check", ...words]);
    assert.equal(status, 2, words.join(" "));
    assert.match(errors, message);
  }
  rmSync(path.join(repository.root, ".git"), { recursive: true });
  assert.equal(repository.run(["check", "--since", "HEAD"]).status, 2);
});

test("reports for code hosts name files from the repository's root, wherever the check runs", (context) => {
  const repository = shop(context);
  const run = (format: string) => repository.run(["check", "--format", format], `${SHOP}/src`).out;
  assert.match(run("github"), new RegExp(`^::warning file=${PARTNERS},line=7,`, "m"));
  assert.match(run("junit"), new RegExp(`classname="${PARTNERS}"`));
  assert.match(run("markdown"), new RegExp(`\\| \`${PARTNERS}:7\` \\|`));
  const paths = (JSON.parse(run("gitlab")) as { location: { path: string } }[]).map(
    (each) => each.location.path,
  );
  assert.ok(paths.includes(PARTNERS));
  const [{ results }] = JSON.parse(run("sarif")).runs;
  assert.ok(
    results.some(
      (each: Result) => each.locations[0]?.physicalLocation.artifactLocation.uri === PARTNERS,
    ),
  );
  assert.match(run("pretty"), /^partners\.ts$/m);
});

test("inside GitHub Actions the format is github, unless another or a file is asked for", (context) => {
  const repository = shop(context);
  const run = (...words: string[]) =>
    repository.spawn(["check", ...words], { GITHUB_ACTIONS: "true" });
  assert.match(run().out, /^::warning file=/m);
  assert.doesNotMatch(run("--format", "pretty").out, /^::/m);
  const stored = run("--output", "report.txt");
  assert.equal(stored.out, "");
  assert.match(
    stored.errors,
    /^premise: wrote report\.txt: \d+ findings \(\d+ warnings\) · layer [a-z-]+\n$/,
  );
  assert.doesNotMatch(repository.read("report.txt"), /^::/m);
});

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Physical {
  readonly artifactLocation: { readonly uri: string };
  readonly region: Region;
}
interface Result {
  readonly ruleId: string;
  readonly locations: readonly { readonly physicalLocation: Physical }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly codeFlows?: readonly {
    readonly threadFlows: readonly {
      readonly locations: readonly { readonly location: { readonly physicalLocation: Physical } }[];
    }[];
  }[];
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly artifactLocation: { readonly uri: string };
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent?: { readonly text: string };
      }[];
    }[];
  }[];
}

test("a fix from SARIF, applied to the text as it says, mends its finding", (context) => {
  const repository = shop(context);
  const sarif = () =>
    JSON.parse(repository.run(["check", "--format", "sarif"]).out).runs[0].results;
  for (let left = (sarif() as Result[]).length; left > 0; ) {
    const results: Result[] = sarif();
    const [fixable] = results.filter((each) => each.fixes !== undefined);
    if (fixable === undefined) break;
    for (const { artifactLocation, replacements } of fixable.fixes?.[0]?.artifactChanges ?? []) {
      repository.edit(artifactLocation.uri, (text) => replaced(text, replacements));
    }
    const after: Result[] = sarif();
    assert.ok(
      !after.some(
        (each) =>
          each.partialFingerprints["premise/v1"] === fixable.partialFingerprints["premise/v1"],
      ),
      `${fixable.ruleId} is still there`,
    );
    assert.ok(after.length < left);
    left = after.length;
  }
});

test("the way from an entry point to a finding is a code flow in SARIF", (context) => {
  const repository = shop(context);
  const results: Result[] = JSON.parse(repository.run(["check", "--format", "sarif"]).out).runs[0]
    .results;
  const flows = results.flatMap((each) => {
    const steps = each.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    return steps.length === 0 ? [] : [{ each, steps }];
  });
  assert.ok(flows.length > 0, "the example's findings are reached from its server");
  for (const { each, steps } of flows) {
    assert.deepEqual(steps.at(-1)?.location.physicalLocation, each.locations[0]?.physicalLocation);
    for (const { location } of steps) {
      const { artifactLocation, region } = location.physicalLocation;
      const lines = repository.read(artifactLocation.uri).split("\n");
      assert.ok(region.startLine <= lines.length && region.endColumn > region.startColumn);
    }
  }
});

/** Applies replacements from the last to the first. */
function replaced(
  text: string,
  replacements: readonly {
    readonly deletedRegion: Region;
    readonly insertedContent?: { readonly text: string };
  }[],
): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  const offset = (line: number, column: number) => (starts[line - 1] ?? 0) + column - 1;
  return replacements
    .map(({ deletedRegion: region, insertedContent }) => ({
      start: offset(region.startLine, region.startColumn),
      end: offset(region.endLine, region.endColumn),
      text: insertedContent?.text ?? "",
    }))
    .sort((left, right) => right.start - left.start)
    .reduce(
      (result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end),
      text,
    );
}
