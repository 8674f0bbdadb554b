/** The report as workflow commands, which GitHub Actions shows as annotations at the code. */
import type { Finding, GrowthReport, ReportOfAll } from "../../analysis/report.ts";
import { printable } from "../paint.ts";
import { countOf, openFindings, summaryLine } from "./summary.ts";

const COMMAND = { error: "error", warning: "warning", info: "notice" } as const;

/** How many related places an annotation names. */
const MOST_RELATED = 3;
/** GitHub shows this many annotations of a kind for each step and drops the rest. */
const SHOWN_BY_GITHUB = 10;

/** Paths of the report must be relative to the repository. Only open findings are annotated. */
export function formatGithub(report: ReportOfAll, showQuestions: boolean): string {
  const open = openFindings(report.findings);
  const questions = showQuestions ? openFindings(report.questions) : [];
  const lines = [
    ...open.map((finding) => annotation(finding, COMMAND[finding.severity], finding.rule)),
    ...questions.map((finding) => annotation(finding, "notice", `question: ${finding.rule}`)),
    ...(report.growth ?? []).filter(({ findings }) => findings.length > 0).map(growthNotice),
  ];
  const crowded = Object.values(COMMAND).some(
    (command) => lines.filter((line) => line.startsWith(`::${command} `)).length > SHOWN_BY_GITHUB,
  );
  const hint = crowded
    ? [`GitHub shows ${SHOWN_BY_GITHUB} annotations of a kind; the log has all of them.`]
    : [];
  return [...lines, summaryLine(report), ...hint, ""].join("\n");
}

/** At the changed line of the deployment file: what it breaks elsewhere. */
function growthNotice({ place, findings }: GrowthReport): string {
  const file = escapeProperty(printable(place.file));
  const list = findings.map(
    (finding) => `${finding.file}:${finding.range.start.line} ${finding.message}`,
  );
  const text = [`${place.message}, which brings ${countOf(findings.length, "finding")}`, ...list];
  const data = escapeData(text.map(printable).join("\n"));
  return `::warning file=${file},line=${place.range.start.line},title=What this growth breaks::${data}`;
}

function annotation(finding: Finding, command: string, title: string): string {
  const { start, end } = finding.range;
  const properties = {
    file: finding.file,
    line: start.line,
    endLine: end.line,
    // Columns are taken only within one line.
    ...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
    title: `Premise ${title}`,
  };
  const pairs = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(printable(String(value)))}`,
  );
  return `::${command} ${pairs.join(",")}::${escapeData(textOf(finding))}`;
}

function textOf(finding: Finding): string {
  const related = finding.related
    .slice(0, MOST_RELATED)
    .map(({ file, range, message }) => `${file}:${range.start.line} ${message}`);
  const hidden = finding.related.length - related.length;
  const fix = finding.fixes.find((each) => each.preferred) ?? finding.fixes[0];
  return [
    finding.message,
    ...related,
    ...(hidden > 0 ? [`and ${countOf(hidden, "more place")}`] : []),
    ...(fix === undefined ? [] : [`fix: ${fix.title}`]),
  ]
    .map(printable)
    .join("\n");
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
