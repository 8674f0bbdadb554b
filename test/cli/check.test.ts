/** `premise check` and `premise explain` against a made-up session: status, streams, files, fixes. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import type { ReportOfAll } from "../../server/analysis/report.ts";
import type { Session } from "../../server/analysis/session.ts";
import { readArguments } from "../../server/cli/arguments.ts";
import { check } from "../../server/cli/check.ts";
import { COMMANDS } from "../../server/cli/commands.ts";
import { explain } from "../../server/cli/explain.ts";
import { type FakeEnvironment, fakeEnvironment, fakeSession, finding, report } from "./fakes.ts";

function run(
  environment: FakeEnvironment,
  command: "check" | "explain",
  ...words: string[]
): number | string {
  const flags = COMMANDS.find((each) => each.name === command)?.flags ?? [];
  const given = readArguments(words, flags);
  if ("misuse" in given) return given.misuse;
  const outcome = (command === "check" ? check : explain)(given, environment);
  return typeof outcome === "number" ? outcome : outcome.misuse;
}

function statusOf(
  all: Partial<ReportOfAll>,
  words: readonly string[] = [],
  session: Partial<Session> = {},
) {
  return run(
    fakeEnvironment(() => fakeSession(report(all), session)),
    "check",
    ...words,
  );
}

function folder(context: TestContext): string {
  const created = mkdtempSync(path.join(tmpdir(), "premise-"));
  context.after(() => rmSync(created, { recursive: true, force: true }));
  return created;
}

test("the status tells whether anything open reaches the threshold", () => {
  const [warning, info, error] = (["warning", "info", "error"] as const).map((severity) =>
    finding({ severity }),
  );
  assert.ok(warning && info && error);
  assert.equal(statusOf({}), 0);
  assert.equal(statusOf({ findings: [info], questions: [warning] }), 0);
  assert.equal(statusOf({ findings: [warning] }), 1);
  assert.equal(statusOf({ findings: [info] }, ["--min-severity", "info"]), 1);
  assert.equal(statusOf({ findings: [warning] }, ["--min-severity", "error"]), 0);
  assert.equal(statusOf({ findings: [finding({ status: "accepted" })] }), 0);
  assert.equal(statusOf({ findings: [finding({ status: "baseline" })] }), 0);
  assert.equal(statusOf({ findings: [warning, warning] }, ["--max-warnings", "2"]), 0);
  assert.equal(statusOf({ findings: [warning, warning] }, ["--max-warnings", "1"]), 1);
  assert.equal(statusOf({ findings: [error] }, ["--max-warnings", "5"]), 1);
  assert.equal(statusOf({ problems: [{ file: "a.ts", message: "broken" }] }), 0);
  assert.equal(statusOf({ findings: [warning] }, [], { hasBadConfiguration: () => true }), 2);
});

test("what is below the least severity is left out of the report", () => {
  const findings = [
    finding({ severity: "info", message: "small" }),
    finding({ severity: "error", message: "big" }),
  ];
  const environment = fakeEnvironment(() => fakeSession(report({ findings })));
  assert.equal(run(environment, "check", "--format", "json", "--min-severity", "error"), 1);
  assert.deepEqual(
    JSON.parse(environment.printed.out).findings.map((each: { message: string }) => each.message),
    ["big"],
  );
});

test("bad usage is refused before anything is analysed", () => {
  const environment = fakeEnvironment(() => assert.fail("no session wanted"));
  const refused = (...words: string[]) => String(run(environment, "check", ...words));
  assert.match(refused("no/such/path"), /'no\/such\/path' does not exist/);
  assert.match(refused("--rule", "scale/no-dedline"), /did you mean 'scale\/no-deadline'\?/);
  assert.match(refused("--output", "no/such/folder/x.json"), /there is no folder/);
  assert.match(refused("--fix", "--fix-dry-run"), /exclude each other/);
});

test("flags reach the session, one session per path", () => {
  const asked: unknown[] = [];
  const environment = fakeEnvironment((options) => {
    asked.push({ ...options, onProgress: undefined });
    return fakeSession(report({ root: options.root }));
  });
  run(
    environment,
    "check",
    "server",
    "rules",
    "--layer",
    "distributed",
    "--rule",
    "scale/no-deadline",
  );
  const common = {
    layer: "distributed",
    rules: ["scale/no-deadline"],
    questions: false,
    onProgress: undefined,
  };
  assert.deepEqual(asked, [
    { root: path.join(process.cwd(), "server"), ...common },
    { root: path.join(process.cwd(), "rules"), ...common },
  ]);
});

test("findings go to standard output, problems and timing to standard error", () => {
  const problems = Array.from({ length: 25 }, (_, index) => ({
    file: `p${index}.ts`,
    line: 1,
    message: "broken",
  }));
  const environment = fakeEnvironment(() =>
    fakeSession(report({ findings: [finding()], problems })),
  );
  run(environment, "check", "--timing");
  assert.match(environment.printed.out, /`fetch` has no deadline/);
  assert.doesNotMatch(environment.printed.out, /broken|Imports/);
  assert.match(environment.printed.errors, /problem p0\.ts:1: broken/);
  assert.match(environment.printed.errors, /and 5 more problems/);
  assert.match(environment.printed.errors, /Imports of own code: 3 of 4 resolved \(75\.0 %\)/);
});

test("--output writes the report without colours and leaves standard output alone", (context) => {
  const directory = folder(context);
  const environment = fakeEnvironment(() => fakeSession(report({ findings: [finding()] })), {
    directory,
    variables: { FORCE_COLOR: "1" },
  });
  assert.equal(run(environment, "check", "--output", "report.txt"), 1);
  assert.equal(environment.printed.out, "");
  const text = readFileSync(path.join(directory, "report.txt"), "utf8");
  assert.match(text, /`fetch` has no deadline/);
  assert.ok(!text.includes("\u001b"));
  assert.equal(run(environment, "check", "--output", "."), 2);
});

test("only a terminal sees progress, and the line is taken away again", () => {
  const seen = (isTerminal: boolean): string => {
    const printed: string[] = [];
    const environment = fakeEnvironment(
      (options) => {
        const until = performance.now() + 300;
        while (performance.now() < until) options.onProgress?.(1, 4);
        return fakeSession(report());
      },
      { errors: { write: (text) => printed.push(text), isTerminal, columns: 80 } },
    );
    run(environment, "check");
    return printed.join("");
  };
  assert.ok(seen(true).endsWith("Checking … 25 %\r\u001b[K"));
  assert.equal(seen(false), "");
});

/** A session over one file: every `bad` can safely become `good`, `odd` has a fix for review only. */
function fixable(directory: string): Session {
  const file = `${directory}/a.ts`;
  let overlay: string | undefined;
  const text = () => overlay ?? readFileSync(file, "utf8").replace("\uFEFF", "");
  const all = () =>
    report({
      root: directory,
      findings: [...text().matchAll(/bad|odd/g)].map((match) =>
        finding({
          file: "a.ts",
          fingerprint: String(match.index),
          fixes: [
            { title: "Rewrite", safety: "review", preferred: true },
            ...(match[0] === "odd"
              ? []
              : [{ title: "Make good", safety: "safe" as const, preferred: false }]),
          ],
        }),
      ),
    });
  return fakeSession(report({ root: directory }), {
    files: () => [file],
    check: () => all(),
    checkAll: () => all(),
    setText: (_, next) => {
      overlay = next;
    },
    fixEdits: (_, fingerprint, index) => {
      assert.equal(index, 1, "only the safe fix is asked for");
      const start = Number(fingerprint);
      return [{ file, start, end: start + 3, text: "good" }];
    },
  });
}

test("--fix writes safe fixes only, keeps the byte order mark and reports what is left", (context) => {
  const directory = folder(context);
  const file = path.join(directory, "a.ts");
  writeFileSync(file, "\uFEFFbad();\nodd();\nbad();\n");
  const environment = fakeEnvironment(() => fixable(directory), { directory });
  assert.equal(run(environment, "check", "--fix"), 1);
  assert.equal(readFileSync(file, "utf8"), "\uFEFFgood();\nodd();\ngood();\n");
  assert.match(environment.printed.out, /1 finding /);
});

test("--fix-dry-run prints a diff and writes nothing", (context) => {
  const directory = folder(context);
  const file = path.join(directory, "a.ts");
  writeFileSync(file, "bad();\nok();\n");
  const environment = fakeEnvironment(() => fixable(directory), { directory });
  assert.equal(run(environment, "check", "--fix-dry-run"), 1);
  assert.equal(
    environment.printed.out,
    "--- a/a.ts\n+++ b/a.ts\n@@ -1,2 +1,2 @@\n-bad();\n+good();\n ok();\n",
  );
  assert.equal(readFileSync(file, "utf8"), "bad();\nok();\n");
});

test("a file that changed during the check is not overwritten", (context) => {
  const directory = folder(context);
  const file = path.join(directory, "a.ts");
  writeFileSync(file, "bad();\n");
  const environment = fakeEnvironment(
    () => {
      const session = fixable(directory);
      return {
        ...session,
        setText(name, text) {
          // Somebody saves the file between the analysis and the fix.
          if (text !== undefined) writeFileSync(file, "mine();\n");
          session.setText(name, text);
        },
      };
    },
    { directory },
  );
  run(environment, "check", "--fix");
  assert.equal(readFileSync(file, "utf8"), "mine();\n");
  assert.match(environment.printed.errors, /a\.ts: changed during the check; not fixed/);
});

test("explain prints the page of a rule or pattern, and suggests", () => {
  const environment = fakeEnvironment(() => assert.fail("no session wanted"));
  assert.equal(run(environment, "explain", "deadline"), 0);
  assert.equal(environment.printed.out, "Deadline\n\n    a();\n");
  environment.printed.out = "";
  assert.equal(run(environment, "explain", "scale/no-deadline"), 0);
  assert.equal(
    environment.printed.out,
    "scale/no-deadline\n\nSee deadline (premise explain deadline).\n",
  );
  assert.match(String(run(environment, "explain", "deadlin")), /did you mean 'deadline'\?/);
  assert.match(
    String(run(environment, "explain", "no-deadline")),
    /did you mean 'scale\/no-deadline'\?/,
  );
  assert.match(String(run(environment, "explain")), /name a rule or a pattern/);
});
