/** The reports: JSON key by key, the pretty one as a whole, and neither lets a repository steer the terminal. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { formatJson } from "../../server/cli/formats/json.ts";
import { formatPretty } from "../../server/cli/formats/pretty.ts";
import { mergeReports } from "../../server/cli/merge.ts";
import { createPaint, wantsColour } from "../../server/cli/paint.ts";
import { finding, range, report } from "./fakes.ts";

const SOURCE: Readonly<Record<string, readonly string[]>> = {
  "src/a.ts": ["function f() {", "  fetch(url);", "}"],
  "src/b.ts": [
    `${"x".repeat(300)}fetch(url)${"y".repeat(300)}`,
    "\t給 fetch('給給'); // \u001b[2J",
  ],
};

function pretty(change: Parameters<typeof report>[0], showQuestions = false, columns?: number) {
  return formatPretty(report(change), {
    paint: createPaint(false),
    columns,
    lineOf: (file, line) => SOURCE[file]?.[line - 1],
    showQuestions,
  });
}

test("JSON has the documented keys in the documented order", () => {
  const whole = finding({
    related: [{ file: "src/b.ts", range: range(1, 1, 2, 4), message: "the caller" }],
    fixes: [{ title: "Add a deadline", safety: "review", preferred: true }],
    status: "accepted",
    reason: "the bank retries itself",
  });
  const text = formatJson(
    report({
      layers: [
        {
          path: ".",
          layer: "multi-node",
          evidence: [{ file: "api.yaml", line: 12, text: "replicas: 3" }],
        },
      ],
      findings: [whole],
      questions: [finding()],
      problems: [
        { file: "b.ts", line: 3, message: "broken" },
        { file: "c.ts", message: "unreadable" },
      ],
    }),
    "1.2.3",
  );
  const parsed = JSON.parse(text);
  assert.deepEqual(Object.keys(parsed), [
    "version",
    "tool",
    "root",
    "layers",
    "findings",
    "questions",
    "problems",
    "stats",
  ]);
  assert.equal(parsed.version, 1);
  assert.equal(parsed.tool, "premise 1.2.3");
  assert.deepEqual(Object.keys(parsed.findings[0]), [
    "rule",
    "illusion",
    "severity",
    "confidence",
    "message",
    "assumption",
    "patterns",
    "file",
    "range",
    "symbol",
    "related",
    "fixes",
    "fingerprint",
    "content",
    "status",
    "reason",
  ]);
  assert.deepEqual(parsed.findings[0].related, whole.related);
  assert.ok(!("reason" in parsed.questions[0]));
  assert.deepEqual(parsed.problems, [
    { file: "b.ts", line: 3, message: "broken" },
    { file: "c.ts", message: "unreadable" },
  ]);
  assert.ok(text.endsWith("}\n"));
});

test("the pretty report groups by file and shows code, related places, the fix and where to start", () => {
  const text = pretty({
    findings: [
      finding({
        fixes: [{ title: "Add a deadline of 2 s", safety: "safe", preferred: true }],
        related: [
          { file: "src/routes.ts", range: range(8, 1, 8, 9), message: "reached from POST /charge" },
        ],
      }),
      finding({ severity: "error", range: range(12, 1, 13, 1), message: "second" }),
      finding({ status: "accepted" }),
    ],
    questions: [finding({ message: "hidden question" })],
    layers: [
      {
        path: ".",
        layer: "multi-node",
        evidence: [{ file: "api.yaml", line: 12, text: "replicas: 3" }],
      },
    ],
  });
  assert.equal(
    text,
    `src/a.ts
   2:3  warning   \`fetch\` has no deadline  scale/no-deadline
        │ fetch(url);
        │ ^^^^^
        ├ src/routes.ts:8:1 reached from POST /charge
        └ fix: Add a deadline of 2 s (--fix)
  12:1  error     second  scale/no-deadline

2 findings (1 error, 1 warning) · 1 accepted · questions left out (--questions) · 3 files, 1,200 lines in 42 ms
Layer multi-node (api.yaml:12 replicas: 3)

Start here
  src/a.ts:2:3 \`fetch\` has no deadline · 1 place behind it
  src/a.ts:12:1 second
`,
  );
});

test("questions appear when asked for, and never count as findings", () => {
  const text = pretty({ questions: [finding({ message: "what if it is silent?" })] }, true);
  assert.match(text, /Worth asking in a review[\s\S]*question {2}what if it is silent\?/);
  assert.match(text, /^No findings · 1 question · /m);
  assert.ok(!text.includes("Start here"));
});

test("start here names five findings, the widest first", () => {
  const findings = [0, 3, 1, 9, 0, 2, 5].map((reach, index) =>
    finding({
      message: `m${index}`,
      related: Array.from({ length: reach }, () => ({
        file: "src/z.ts",
        range: range(1, 1, 1, 2),
        message: "caller",
      })),
    }),
  );
  const text = pretty({ findings });
  const starts = text.slice(text.indexOf("Start here"));
  assert.deepEqual(
    [...starts.matchAll(/ (m\d)/g)].map((match) => match[1]),
    ["m3", "m6", "m1", "m5", "m2"],
  );
  assert.match(text, /and 5 more places/);
});

test("long lines are cropped around the code, wide characters get wide carets", () => {
  const text = pretty(
    {
      findings: [
        finding({ file: "src/b.ts", range: range(1, 301, 1, 306) }),
        finding({ file: "src/b.ts", range: range(2, 10, 2, 14) }),
      ],
    },
    false,
    60,
  );
  const lines = text.split("\n");
  const code = lines.findIndex((line) => line.includes("…xxx"));
  assert.ok((lines[code] ?? "").length <= 60, lines[code]);
  const caret = (lines[code + 1] ?? "").indexOf("^");
  assert.equal((lines[code] ?? "").slice(caret, caret + 5), "fetch");
  const wide = lines.findIndex((line) => line.includes("給給"));
  // Two columns for each character before and under the carets.
  assert.equal((lines[wide + 1] ?? "").replace(/^.*│ /, ""), `${" ".repeat(9)}^^^^^^`);
});

test("text of the repository cannot steer the terminal", () => {
  const evil = "\u001b[2J\u202e\u0007\r";
  const text = pretty({
    findings: [
      finding({
        file: "src/b.ts",
        range: range(2, 1, 2, 3),
        message: `m${evil}`,
        related: [{ file: `r${evil}.ts`, range: range(1, 1, 1, 1), message: evil }],
        fixes: [{ title: `fix${evil}`, safety: "review", preferred: true }],
      }),
    ],
    layers: [{ path: evil, layer: "unknown", evidence: [{ file: evil, line: 1, text: evil }] }],
  });
  for (const character of ["\u001b", "\u202e", "\u0007", "\r"]) {
    assert.ok(!text.includes(character), JSON.stringify(character));
  }
});

test("colours follow the terminal, NO_COLOR and FORCE_COLOR", () => {
  assert.equal(wantsColour(true, {}), true);
  assert.equal(wantsColour(false, {}), false);
  assert.equal(wantsColour(true, { TERM: "dumb" }), false);
  assert.equal(wantsColour(true, { NO_COLOR: "1" }), false);
  assert.equal(wantsColour(false, { FORCE_COLOR: "1" }), true);
  assert.equal(wantsColour(true, { FORCE_COLOR: "0" }), false);
  assert.equal(wantsColour(true, { FORCE_COLOR: "1", NO_COLOR: "1" }), false);
  assert.equal(wantsColour(true, { NO_COLOR: "" }), true);
});

test("reports of several paths become one below their common parent, each finding once", () => {
  const merged = mergeReports([
    report({
      root: "/repo/packages/b",
      findings: [
        finding({ related: [{ file: "../a/x.ts", range: range(1, 1, 1, 2), message: "" }] }),
      ],
      problems: [{ file: "../../premise.json", line: 2, message: "bad" }],
    }),
    report({
      root: "/repo/packages/a",
      findings: [finding({ range: range(9, 1, 9, 2) }), finding()],
      problems: [{ file: "../../premise.json", line: 2, message: "bad" }],
    }),
    report({ root: "/repo/packages/a/src", findings: [finding({ file: "a.ts" })] }),
  ]);
  assert.equal(merged.root, "/repo/packages");
  assert.deepEqual(
    merged.findings.map((each) => `${each.file}:${each.range.start.line}`),
    ["a/src/a.ts:2", "a/src/a.ts:9", "b/src/a.ts:2"],
  );
  assert.equal(merged.findings[2]?.related[0]?.file, "a/x.ts");
  assert.deepEqual(merged.problems, [{ file: "../premise.json", line: 2, message: "bad" }]);
  assert.equal(merged.stats.files, 9);
});
