/** The report as a Markdown table, for job summaries and comments. */
import type { Finding, GrowthReport, ReportOfAll } from "../../analysis/report.ts";
import { tellingGrowth } from "../growth.ts";
import { printable } from "../paint.ts";
import { countOf, openFindings, summaryLine } from "./summary.ts";

/** Longer tables are cut: code hosts limit the size of comments and summaries. */
const MOST_ROWS = 200;

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

/** Paths of the report must be relative to the repository. Heaviest first; only open findings. */
export function formatMarkdown(report: ReportOfAll, showQuestions: boolean): string {
  const findings = [...openFindings(report.findings)].sort(
    (left, right) => WEIGHT[left.severity] - WEIGHT[right.severity],
  );
  const questions = showQuestions ? openFindings(report.questions) : [];
  return [
    "## Premise",
    "",
    `${summaryLine(report)}.`,
    ...table(findings, ({ severity }) => severity),
    ...growthPart(report.growth ?? []),
    ...(questions.length === 0 ? [] : ["", "### Worth asking in a review"]),
    ...table(questions, () => "question"),
    "",
  ].join("\n");
}

function growthPart(growth: readonly GrowthReport[]): readonly string[] {
  const telling = tellingGrowth(growth);
  if (telling.length === 0) return [];
  const list = telling.flatMap(({ place, findings }) => [
    `- ${code(`${place.file}:${place.range.start.line}`)} ${prose(place.message)}`,
    ...findings.map(
      ({ file, range, message }) => `  - ${code(`${file}:${range.start.line}`)} ${prose(message)}`,
    ),
  ]);
  return ["", "### What this growth breaks", "", ...list.slice(0, MOST_ROWS)];
}

function table(
  findings: readonly Finding[],
  labelOf: (finding: Finding) => string,
): readonly string[] {
  if (findings.length === 0) return [];
  const rows = findings.slice(0, MOST_ROWS).map((finding) => {
    const place = `${finding.file}:${finding.range.start.line}`;
    const cells = [labelOf(finding), prose(finding.message), code(place), code(finding.rule)];
    return `| ${cells.join(" | ")} |`;
  });
  const hidden = findings.length - rows.length;
  return [
    "",
    "| | finding | place | rule |",
    "| --- | --- | --- | --- |",
    ...rows,
    ...(hidden === 0 ? [] : ["", `and ${countOf(hidden, "more")}`.replace(/s$/, "")]),
  ];
}

/** Our messages put code between backticks; all else is text and must stay text. */
function prose(text: string): string {
  const parts = printable(text).split("`");
  if (parts.length % 2 === 0) return escaped(parts.join("`"));
  return parts
    .map((part, index) => (index % 2 === 1 && part.trim() !== "" ? code(part) : escaped(part)))
    .join("");
}

/** A code span that nothing inside can end. In a table even code must not hold a bare bar. */
function code(text: string): string {
  const inside = printable(text).replaceAll("|", "\\|");
  const longest = Math.max(0, ...[...inside.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `\`${inside}\`` : `${fence} ${inside} ${fence}`;
}

function escaped(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]|~]/g, "\\$&")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      // An empty comment keeps code hosts from calling people and linking issues.
      .replace(/([@#])(?=\w)/g, "$1<!-- -->")
  );
}
