/** The formats of code hosts: their escaping, what counts as a failure, and what stays out. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { SaxesParser } from "saxes";
import { formatGithub } from "../../server/cli/formats/github.ts";
import { formatGitlab } from "../../server/cli/formats/gitlab.ts";
import { formatJunit } from "../../server/cli/formats/junit.ts";
import { formatMarkdown } from "../../server/cli/formats/markdown.ts";
import { finding, range, report } from "./fakes.ts";

const ODD = "100%: a,b\r\n::error::gotcha <i>&\"'|` @team\u0007\u001b\uD800\uFFFE";

const MIXED = [
  finding({ severity: "error", message: "big", file: "src/a.ts" }),
  finding({ severity: "info", message: "small", symbol: "f" }),
  finding({ status: "accepted", reason: "the bank retries itself" }),
  finding({ status: "baseline" }),
];

test("GitHub: one command a line, whatever the text holds, and columns only within a line", () => {
  const text = formatGithub(
    report({
      findings: [
        finding({
          message: ODD,
          file: "src/odd:name,[x].ts",
          related: [{ file: "src/b.ts", range: range(7, 1, 7, 2), message: "the caller" }],
          fixes: [{ title: "Add 10 %", safety: "safe", preferred: true }],
        }),
        finding({ severity: "error", range: range(2, 3, 4, 1) }),
        finding({ severity: "info" }),
      ],
    }),
    false,
  );
  const [odd = "", multiline = "", notice = "", ...rest] = text.split("\n");
  assert.ok(
    odd.startsWith(
      "::warning file=src/odd%3Aname%2C[x].ts,line=2,endLine=2,col=3,endColumn=8,title=Premise scale/no-deadline::100%25: a,b",
    ),
    odd,
  );
  assert.ok(odd.endsWith("%0Asrc/b.ts:7 the caller%0Afix: Add 10 %25"), odd);
  assert.match(multiline, /^::error file=src\/a\.ts,line=2,endLine=4,title=Premise [^:]*::`fetch`/);
  assert.match(notice, /^::notice /);
  assert.deepEqual(rest, ["3 findings (1 error, 1 warning, 1 info) · layer unknown", ""]);
  assert.doesNotMatch(text, /(?!\n)\p{Cc}/u);
});

test("GitHub: accepted findings are counted, not annotated, and a crowd gets a hint", () => {
  const text = formatGithub(report({ findings: MIXED, questions: [finding()] }), true);
  assert.equal(text.match(/^::/gm)?.length, 3);
  assert.match(text, /title=Premise question%3A scale\/no-deadline::/);
  assert.match(
    text,
    /2 findings \(1 error, 1 info\) · 1 accepted · 1 in the baseline · 1 question/,
  );
  assert.doesNotMatch(text, /GitHub shows/);
  const crowd = formatGithub(
    report({ findings: Array.from({ length: 11 }, () => finding()) }),
    false,
  );
  assert.match(crowd, /GitHub shows 10 annotations of a kind/);
});

test("GitLab: what its parser wants of each entry, open findings only", () => {
  const entries = JSON.parse(
    formatGitlab(report({ findings: MIXED, questions: [finding({ message: ODD })] }), true),
  );
  assert.deepEqual(
    entries.map((each: { severity: string }) => each.severity),
    ["critical", "minor", "info"],
  );
  assert.deepEqual(entries[0], {
    description: "big",
    check_name: "scale/no-deadline",
    fingerprint: "0123456789abcdef",
    severity: "critical",
    location: { path: "src/a.ts", lines: { begin: 2, end: 2 } },
  });
  for (const entry of entries) assert.doesNotMatch(entry.description, /\p{Cc}/u);
  assert.deepEqual(JSON.parse(formatGitlab(report({ questions: [finding()] }), false)), []);
});

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads XML strictly: any breach of the standard throws. */
function parseXml(text: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const stack = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = {
      name,
      attributes: { ...(attributes as Record<string, string>) },
      children: [],
      text: "",
    };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on("text", (part) => {
    const element = stack.at(-1);
    if (element !== undefined) element.text += part;
  });
  parser.on("closetag", () => {
    stack.pop();
  });
  parser.write(text).close();
  const [document] = root.children;
  assert.ok(document);
  return document;
}

const JUNIT = {
  rules: ["scale/no-deadline", "time/quiet"],
  fails: (each: { severity: string; status: string }) =>
    each.severity !== "info" && each.status === "open",
};

test("JUnit: a suite for each rule, a case for each finding, totals that add up", () => {
  const document = parseXml(formatJunit(report({ findings: MIXED }), JUNIT));
  assert.equal(document.name, "testsuites");
  assert.deepEqual(document.attributes, {
    name: "Premise",
    tests: "5",
    failures: "1",
    errors: "0",
  });
  const [noisy, quiet] = document.children;
  assert.deepEqual(noisy?.attributes, {
    name: "scale/no-deadline",
    tests: "4",
    failures: "1",
    errors: "0",
    skipped: "2",
  });
  const about = noisy?.children.map(({ attributes, children }) => [
    attributes.name,
    children[0]?.name,
    children[0]?.attributes.message ?? (children[0]?.name === "skipped" && children[0].text),
  ]);
  assert.deepEqual(about, [
    ["Charge.submit", "failure", "big"],
    ["f", "system-out", false],
    ["Charge.submit (2)", "skipped", "accepted: the bank retries itself"],
    ["Charge.submit (3)", "skipped", "in the baseline"],
  ]);
  assert.match(noisy?.children[0]?.children[0]?.text ?? "", /^src\/a\.ts:2:3 error: big\n/);
  assert.deepEqual(
    quiet?.children.map(({ attributes, children }) => [attributes.name, children.length]),
    [["time/quiet", 0]],
  );
});

test("JUnit: nothing in the text breaks the XML, and what XML can hold arrives unchanged", () => {
  const everything = Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code)).join("");
  const odd = `${ODD}${everything}]]>\u2028😀\uDC00`;
  const document = parseXml(
    formatJunit(
      report({ findings: [finding({ message: odd, symbol: odd, file: `src/${odd}.ts` })] }),
      JUNIT,
    ),
  );
  const failure = document.children[0]?.children[0]?.children[0];
  const kept = odd.replace(/(?![\t\n\r])\p{Cc}|\uFFFE|\p{Surrogate}/gu, "\uFFFD");
  assert.equal(failure?.attributes.message, kept);
  assert.ok(failure?.text.includes(kept));
});

test("Markdown: heaviest first, and text stays text in its cell", () => {
  const text = formatMarkdown(
    report({
      findings: [
        finding({ message: "`a | b` of @team breaks <b>x</b> | #12 *now*" }),
        finding({ severity: "error", message: "one ` alone", file: "src/a`b.ts" }),
        finding({ message: ODD }),
        finding({ status: "accepted" }),
      ],
      questions: [finding({ message: "what if?" })],
    }),
    true,
  );
  const rows = text.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| |"));
  assert.deepEqual(rows.slice(1, 3), [
    "| error | one \\` alone | `` src/a`b.ts:2 `` | `scale/no-deadline` |",
    "| warning | `a \\| b` of @<!-- -->team breaks &lt;b&gt;x&lt;/b&gt; \\| #<!-- -->12 \\*now\\* | `src/a.ts:2` | `scale/no-deadline` |",
  ]);
  assert.match(text, /Worth asking in a review\n\n.*\n.*\n\| question \| what if\? \|/);
  for (const row of rows) assert.equal(row.replaceAll("\\|", "").split("|").length, 6, row);
  assert.match(
    text,
    /^3 findings \(1 error, 2 warnings\) · 1 accepted · 1 question · layer unknown\.$/m,
  );
});

test("Markdown: a long table is cut and says so, an empty one is left out", () => {
  const crowd = Array.from({ length: 203 }, () => finding());
  assert.match(formatMarkdown(report({ findings: crowd }), false), /\n\nand 3 more\n$/);
  assert.equal(formatMarkdown(report(), false), "## Premise\n\nNo findings · layer unknown.\n");
});
