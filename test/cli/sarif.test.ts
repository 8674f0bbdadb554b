/** SARIF: what the standard demands, checked here on every run, and by Microsoft's validator where that is installed. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { rules } from "../../rules/index.ts";
import { type FindingDetails, formatSarif } from "../../server/cli/formats/sarif.ts";
import { finding, range, report } from "./fakes.ts";

const NOTHING: FindingDetails = { edits: [], callPath: [], lineHash: undefined };

function sarifOf(
  all: Parameters<typeof report>[0],
  details: Partial<FindingDetails> = {},
  change: Partial<Parameters<typeof formatSarif>[1]> = {},
) {
  return JSON.parse(
    formatSarif(report(all), {
      version: "1.2.3",
      rules,
      showQuestions: false,
      exitStatus: 1,
      isComplete: true,
      detailsOf: () => ({ ...NOTHING, ...details }),
      baseline: "premise-baseline.json",
      ...change,
    }),
  );
}

/** A report with all that SARIF can say. */
const WHOLE: Parameters<typeof report>[0] = {
  findings: [
    finding({
      message: "`x[0]` has no deadline",
      file: "apps/[id]/käse & co/@x/100%.ts",
      related: Array.from({ length: 7 }, (_, index) => ({
        file: "src/routes.ts",
        range: range(index + 1, 1, index + 1, 9),
        message: `call ${index} of a[${index}](1)`,
      })),
      fixes: [{ title: "Add a deadline", safety: "review", preferred: true }],
    }),
    finding({ severity: "error", status: "accepted", reason: "the bank retries itself" }),
    finding({
      severity: "info",
      status: "accepted",
      reason: "measured",
      decision: {
        by: "review",
        file: "design-reviews/2026-01-01-x.md",
        line: 12,
        until: "2027-01-31",
      },
    }),
    finding({ status: "baseline" }),
    finding({ rule: "premise/acceptance", illusion: "premise" }),
    finding({ rule: "premise/of-tomorrow", illusion: "premise" }),
  ],
  questions: [finding({ message: "what if it is silent?" })],
  problems: [
    { file: "src/broken.ts", line: 3, message: "syntax error" },
    { file: "apps/api/premise.json", line: 2, message: "unknown key 'layre'" },
    { file: "../elsewhere/b.json", message: "unreadable" },
  ],
};
const DETAILS: Partial<FindingDetails> = {
  lineHash: "39fa2ee980eb94b0:1",
  callPath: [
    { file: "src/routes.ts", range: range(1, 1, 1, 9), message: "reached from handler" },
    { file: "src/service.ts", range: range(5, 1, 5, 9), message: "reached from submit" },
  ],
  edits: [
    [
      { file: "src/a.ts", range: range(1, 1, 1, 1), text: "const A = 1;\n" },
      { file: "src/b.ts", range: range(2, 3, 2, 8), text: "" },
      { file: "src/a.ts", range: range(2, 3, 2, 8), text: "call(A)" },
    ],
  ],
};

test("all rules are listed with their help, and each result points at its own", () => {
  const [run] = sarifOf(WHOLE, DETAILS).runs;
  const listed = run.tool.driver.rules;
  const ids = listed.map((each: { id: string }) => each.id);
  assert.deepEqual(
    ids.slice(0, rules.length),
    rules.map((rule) => rule.id),
  );
  assert.equal(new Set(ids).size, ids.length);
  for (const descriptor of listed) {
    assert.match(descriptor.name, /^([A-Z][a-z0-9]*)+$/);
    for (const key of ["shortDescription", "fullDescription", "help"]) {
      assert.ok(descriptor[key].text.length > 10, `${descriptor.id} ${key}`);
    }
    assert.match(descriptor.defaultConfiguration.level, /^(error|warning|note)$/);
    assert.doesNotMatch(descriptor.help.markdown ?? "", /\]\((?!https?:)/, "a link leads nowhere");
    assert.ok(!("helpUri" in descriptor), "no page is public yet");
  }
  for (const result of run.results) assert.equal(ids[result.ruleIndex], result.ruleId);
});

test("places are URIs below the repository, with columns in UTF-16 units", () => {
  const [run] = sarifOf(WHOLE, DETAILS).runs;
  assert.equal(run.columnKind, "utf16CodeUnits");
  const [first] = run.results;
  assert.deepEqual(first.locations, [
    {
      physicalLocation: {
        artifactLocation: {
          uri: "apps/%5Bid%5D/k%C3%A4se%20%26%20co/@x/100%25.ts",
          uriBaseId: "SRCROOT",
        },
        region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 8 },
      },
      logicalLocations: [{ fullyQualifiedName: "Charge.submit" }],
    },
  ]);
  const [{ toolConfigurationNotifications: bad, toolExecutionNotifications: broken }] =
    run.invocations;
  assert.equal(bad[0].locations[0].physicalLocation.artifactLocation.uri, "apps/api/premise.json");
  assert.deepEqual(broken[1].locations[0].physicalLocation.artifactLocation, {
    uri: "file:///elsewhere/b.json",
  });
});

test("levels, kinds, suppressions and fingerprints", () => {
  const [run] = sarifOf(WHOLE, DETAILS, { showQuestions: true }).runs;
  assert.deepEqual(
    run.results.map((each: { kind: string; level: string }) => `${each.kind} ${each.level}`),
    [
      "fail warning",
      "fail error",
      "fail note",
      "fail warning",
      "fail warning",
      "fail warning",
      "review none",
    ],
  );
  const suppressions = run.results.map((each: { suppressions: object[] }) => each.suppressions);
  assert.deepEqual(suppressions[0], []);
  assert.deepEqual(suppressions[1], [
    { kind: "inSource", status: "accepted", justification: "the bank retries itself" },
  ]);
  assert.deepEqual(suppressions[2], [
    {
      kind: "external",
      status: "accepted",
      justification: "measured",
      location: {
        physicalLocation: {
          artifactLocation: { uri: "design-reviews/2026-01-01-x.md", uriBaseId: "SRCROOT" },
          region: { startLine: 12 },
        },
      },
      properties: { until: "2027-01-31" },
    },
  ]);
  assert.equal(suppressions[3][0].justification, "Listed in premise-baseline.json.");
  assert.deepEqual(run.results[0].partialFingerprints, {
    "premise/v1": "0123456789abcdef",
    primaryLocationLineHash: "39fa2ee980eb94b0:1",
  });
  assert.equal(run.results[0].properties.content, "fedcba9876543210");
});

test("the message links to related places by number, brackets in names do not", () => {
  const [run] = sarifOf(WHOLE, DETAILS).runs;
  const [first] = run.results;
  assert.equal(
    first.message.text,
    "`x\\[0\\]` has no deadline. See [call 0 of a\\[0\\](1)](1), [call 1 of a\\[1\\](1)](2), " +
      "[call 2 of a\\[2\\](1)](3), [call 3 of a\\[3\\](1)](4), [call 4 of a\\[4\\](1)](5) and 2 more.",
  );
  assert.deepEqual(
    first.relatedLocations.map((each: { id: number }) => each.id),
    [1, 2, 3, 4, 5, 6, 7],
  );
});

test("a call chain is a code flow that ends at the finding; a fix is replacements by file", () => {
  const [run] = sarifOf(WHOLE, DETAILS).runs;
  const [first] = run.results;
  const steps = first.codeFlows[0].threadFlows[0].locations;
  assert.deepEqual(
    steps.map(
      (step: { location: { physicalLocation: { region: { startLine: number } } } }) =>
        step.location.physicalLocation.region.startLine,
    ),
    [1, 5, 2],
  );
  assert.deepEqual(steps.at(-1).location.physicalLocation, first.locations[0].physicalLocation);
  assert.ok(!("codeFlows" in sarifOf(WHOLE).runs[0].results[0]));
  const changes = first.fixes[0].artifactChanges;
  assert.deepEqual(
    changes.map((change: { artifactLocation: { uri: string }; replacements: object[] }) => [
      change.artifactLocation.uri,
      change.replacements.length,
    ]),
    [
      ["src/a.ts", 2],
      ["src/b.ts", 1],
    ],
  );
  assert.deepEqual(changes[1].replacements, [
    { deletedRegion: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 8 } },
  ]);
  assert.ok(!("fixes" in run.results[1]));
});

test("the invocation tells how it ended", () => {
  const [run] = sarifOf(WHOLE, {}, { exitStatus: 2, isComplete: false }).runs;
  const [invocation] = run.invocations;
  assert.equal(invocation.executionSuccessful, false);
  assert.equal(invocation.exitCode, 2);
  const known = run.tool.driver.notifications;
  for (const list of ["toolConfigurationNotifications", "toolExecutionNotifications"]) {
    for (const { descriptor } of invocation[list]) {
      assert.equal(known[descriptor.index].id, descriptor.id);
    }
  }
});

/** The folder of Microsoft's validator; too large to be among the dependencies. */
function multitool(): string | undefined {
  const folder =
    process.env.PREMISE_SARIF_MULTITOOL ??
    path.join(process.cwd(), `node_modules/@microsoft/sarif-multitool-${process.platform}`);
  return existsSync(path.join(folder, "sarif-2.1.0.json")) ? folder : undefined;
}

/** Runs the validator with the rules of the standard and those of GitHub, and the official schema. */
function validate(context: TestContext, text: string, folder: string): void {
  const temporary = mkdtempSync(path.join(tmpdir(), "premise-"));
  context.after(() => rmSync(temporary, { recursive: true, force: true }));
  const file = path.join(temporary, "premise.sarif");
  writeFileSync(file, text);
  const name = process.platform === "win32" ? "Sarif.Multitool.exe" : "Sarif.Multitool";
  const { status, stdout, stderr, error } = spawnSync(
    path.join(folder, name),
    [
      ...["validate", file, "--rule-kind", "Sarif;Gh", "--level", "Error;Warning"],
      ...["--json-schema", path.join(folder, "sarif-2.1.0.json")],
    ],
    { encoding: "utf8" },
  );
  assert.equal(error, undefined);
  const lines = stdout.split("\n").filter((line) => /: (error|warning) /.test(line));
  // There is no public page to name yet.
  assert.deepEqual(
    lines.filter((line) => !line.includes("SARIF2005")),
    [],
  );
  assert.equal(status, 0, stderr);
}

const folder = multitool();
const skip = folder === undefined && "npm install --no-save @microsoft/sarif-multitool brings it";

test("Microsoft's validator finds nothing wrong", { skip }, (context) => {
  const whole = sarifOf(WHOLE, DETAILS, { showQuestions: true });
  const plain = sarifOf({});
  for (const log of [whole, plain]) validate(context, JSON.stringify(log), folder ?? "");
});

test("and would tell if there were something", { skip }, (context) => {
  const log = sarifOf(WHOLE, DETAILS);
  log.runs[0].results[0].ruleIndex = 99;
  assert.throws(() => validate(context, JSON.stringify(log), folder ?? ""), /SARIF1/);
  const alien = sarifOf(WHOLE, DETAILS);
  alien.runs[0].colour = "blue";
  assert.throws(() => validate(context, JSON.stringify(alien), folder ?? ""), /JSON100|error/);
});
