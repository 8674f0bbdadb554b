/** The report as JUnit XML: a suite for each rule, a case for each finding. */
import type { Finding, ReportOfAll } from "../../analysis/report.ts";

export interface JunitOptions {
  /** The ids of the rules that ran. */
  readonly rules: readonly string[];
  /** True for a finding that makes the check fail. */
  readonly fails: (finding: Finding) => boolean;
}

/** Paths of the report must be relative to the repository. A rule without findings has one case that passes. */
export function formatJunit(report: ReportOfAll, { rules, fails }: JunitOptions): string {
  const suites = new Map<string, Finding[]>(rules.map((rule) => [rule, []]));
  for (const finding of report.findings) {
    const suite = suites.get(finding.rule) ?? [];
    suites.set(finding.rule, suite);
    suite.push(finding);
  }
  const failures = report.findings.filter(fails).length;
  const tests = [...suites.values()].reduce((sum, suite) => sum + Math.max(suite.length, 1), 0);
  const body = [...suites].map(([rule, findings]) => suiteOf(rule, findings, fails)).join("");
  const totals = attributes({ name: "Premise", tests, failures, errors: 0 });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${totals}>\n${body}</testsuites>\n`;
}

function suiteOf(
  rule: string,
  findings: readonly Finding[],
  fails: (finding: Finding) => boolean,
): string {
  const totals = attributes({
    name: rule,
    tests: Math.max(findings.length, 1),
    failures: findings.filter(fails).length,
    errors: 0,
    skipped: findings.filter((finding) => finding.status !== "open").length,
  });
  const seen = new Map<string, number>();
  const cases = findings.map((finding) => {
    // Lines would make another case of every finding that moves.
    const name = finding.symbol === "" ? finding.rule : finding.symbol;
    const times = (seen.get(`${finding.file}\0${name}`) ?? 0) + 1;
    seen.set(`${finding.file}\0${name}`, times);
    return caseOf(finding, times === 1 ? name : `${name} (${times})`, fails(finding));
  });
  const passed = `    <testcase${attributes({ name: rule, classname: "premise" })}/>\n`;
  return `  <testsuite${totals}>\n${cases.length === 0 ? passed : cases.join("")}  </testsuite>\n`;
}

function caseOf(finding: Finding, name: string, isFailure: boolean): string {
  const head = `    <testcase${attributes({ name, classname: finding.file })}>\n`;
  const tail = "    </testcase>\n";
  if (finding.status !== "open") {
    const message =
      finding.status === "baseline" ? "in the baseline" : `accepted: ${finding.reason ?? ""}`;
    // As text: not every schema in use knows a `message` here.
    return `${head}      <skipped>${escapeText(message)}</skipped>\n${tail}`;
  }
  const text = escapeText(textOf(finding));
  if (!isFailure) return `${head}      <system-out>${text}</system-out>\n${tail}`;
  const about = attributes({ message: finding.message, type: finding.severity });
  return `${head}      <failure${about}>${text}</failure>\n${tail}`;
}

function textOf(finding: Finding): string {
  const { start } = finding.range;
  return [
    `${finding.file}:${start.line}:${start.column} ${finding.severity}: ${finding.message}`,
    `Relied on: ${finding.assumption}`,
    ...finding.related.map(
      ({ file, range, message }) => `${file}:${range.start.line}:${range.start.column} ${message}`,
    ),
    `premise explain ${finding.rule}`,
  ].join("\n");
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join("");
}

/** What XML 1.0 cannot hold in any spelling, or should not: control characters, halves of pairs, two non-characters. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Surrogate}/gu;

function escapeText(text: string): string {
  return text
    .replace(FORBIDDEN, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** A parser would turn bare tabs and line breaks into spaces. */
function escapeAttribute(text: string): string {
  return escapeText(text)
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#9;")
    .replaceAll("\n", "&#10;");
}
