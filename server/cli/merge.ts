/** Joins the reports of several paths into one, as if their common parent had been checked. */
import type { Finding, LayerOfPath, Problem, ReportOfAll } from "../analysis/report.ts";
import { joinPath, parentOf, reportPath } from "../analysis/workspace/paths.ts";

/** One report is returned as it is; of several, what was found twice is kept once. */
export function mergeReports(reports: readonly ReportOfAll[]): ReportOfAll {
  const [first, ...rest] = reports;
  if (first === undefined) throw new Error("no report to merge");
  if (rest.length === 0) return first;
  const root = reports.map((report) => report.root).reduce(commonParent);
  const moved = reports.map((report) => rebase(report, root));
  return {
    root,
    layers: unique(
      moved.flatMap((report) => report.layers),
      (layer) => layer.path,
    ),
    findings: inOrder(moved.flatMap((report) => report.findings)),
    questions: inOrder(moved.flatMap((report) => report.questions)),
    problems: unique(
      moved.flatMap((report) => report.problems),
      ({ file, line, message }) => `${file}\0${line}\0${message}`,
    ),
    growth: moved.flatMap((report) => report.growth ?? []),
    stats: {
      files: sum(reports, (report) => report.stats.files),
      lines: sum(reports, (report) => report.stats.lines),
      milliseconds: sum(reports, (report) => report.stats.milliseconds),
      cached: sum(reports, (report) => report.stats.cached),
    },
  };
}

function commonParent(left: string, right: string): string {
  let common = left;
  while (common !== right && !right.startsWith(common === "/" ? "/" : `${common}/`)) {
    const above = parentOf(common);
    if (above === common) break;
    common = above;
  }
  return common;
}

/** The same report with paths relative to another folder. */
export function rebase(report: ReportOfAll, root: string): ReportOfAll {
  if (report.root === root) return report;
  const path = (file: string): string => reportPath(root, joinPath(report.root, file));
  const finding = (each: Finding): Finding => ({
    ...each,
    file: path(each.file),
    related: each.related.map((related) => ({ ...related, file: path(related.file) })),
    ...(each.decision === undefined
      ? {}
      : { decision: { ...each.decision, file: path(each.decision.file) } }),
  });
  return {
    ...report,
    root,
    layers: report.layers.map(
      (layer): LayerOfPath => ({
        ...layer,
        path: path(layer.path),
        evidence: layer.evidence.map((each) => ({ ...each, file: path(each.file) })),
      }),
    ),
    findings: report.findings.map(finding),
    questions: report.questions.map(finding),
    problems: report.problems.map((each): Problem => ({ ...each, file: path(each.file) })),
    ...(report.growth === undefined
      ? {}
      : {
          growth: report.growth.map(({ unit, place, findings }) => ({
            unit,
            place: { ...place, file: path(place.file) },
            findings: findings.map(finding),
          })),
        }),
  };
}

/** By file and place. Two paths that overlap report the same code; a rule reports a place with a message once. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const distinct = unique(findings, ({ file, rule, range: { start, end }, message }) =>
    [file, rule, start.line, start.column, end.line, end.column, message].join("\0"),
  );
  return distinct.sort(
    (left, right) =>
      compare(left.file, right.file) ||
      left.range.start.line - right.range.start.line ||
      left.range.start.column - right.range.start.column ||
      compare(left.rule, right.rule),
  );
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

function sum(reports: readonly ReportOfAll[], amountOf: (report: ReportOfAll) => number): number {
  return reports.reduce((total, report) => total + amountOf(report), 0);
}

/** By code unit: the order must not depend on the machine's language. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
