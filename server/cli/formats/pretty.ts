/** The report for people: grouped by file, with the code in question, ending with where to start. */
import type {
  Finding,
  GrowthReport,
  LayerOfPath,
  Range,
  ReportOfAll,
} from "../../analysis/report.ts";
import { tellingGrowth } from "../growth.ts";
import { type Paint, printable, widthOf } from "../paint.ts";

export interface PrettyOptions {
  readonly paint: Paint;
  /** Width of the terminal; undefined leaves lines as long as they are. */
  readonly columns: number | undefined;
  /** A line of a file by its path in the report, 1-based; undefined when it cannot be read. */
  readonly lineOf: (file: string, line: number) => string | undefined;
  readonly showQuestions: boolean;
}

/** How many related places a finding shows. */
const MOST_RELATED = 4;
/** How many findings "start here" names. */
const STARTS = 5;
/** Longest piece of code shown where the width is unknown, in columns. */
const LONGEST_CODE = 160;

/** The whole report. Accepted findings are counted, not shown. */
export function formatPretty(report: ReportOfAll, options: PrettyOptions): string {
  const open = report.findings.filter((finding) => finding.status === "open");
  const questions = report.questions.filter((finding) => finding.status === "open");
  const { growth = [] } = report;
  const grown = new Set(growth.flatMap((each) => each.findings.map((one) => one.fingerprint)));
  const rest = open.filter(({ fingerprint }) => !grown.has(fingerprint));
  const parts = [groups(rest, options, false), whatBreaks(growth, options)];
  if (options.showQuestions && questions.length > 0) {
    parts.push(`${options.paint.bold("Worth asking in a review")}\n\n`);
    parts.push(groups(questions, options, true));
  }
  parts.push(summary(report, open, questions, options));
  parts.push(startHere(open, options));
  return parts.join("");
}

/** Each changed line of a deployment file with the findings that it brings. */
function whatBreaks(growth: readonly GrowthReport[], options: PrettyOptions): string {
  const telling = tellingGrowth(growth);
  if (telling.length === 0) return "";
  const { bold, cyan } = options.paint;
  const parts = telling.map(({ place, findings }) => {
    const line = `${printable(place.file)}:${placeOf(place.range)}`;
    return `${cyan(line)} ${printable(place.message)}\n\n${groups(findings, options, false)}`;
  });
  return `${bold("What this growth breaks")}\n\n${parts.join("")}`;
}

function groups(
  findings: readonly Finding[],
  options: PrettyOptions,
  asQuestions: boolean,
): string {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = byFile.get(finding.file);
    if (group === undefined) byFile.set(finding.file, [finding]);
    else group.push(finding);
  }
  let text = "";
  for (const [file, group] of byFile) {
    const { bold } = options.paint;
    const indent = Math.max(...group.map((finding) => placeOf(finding.range).length)) + 2;
    text += `${bold(printable(file))}\n`;
    for (const finding of group) text += entry(finding, indent, options, asQuestions);
    text += "\n";
  }
  return text;
}

function entry(
  finding: Finding,
  indent: number,
  options: PrettyOptions,
  asQuestion: boolean,
): string {
  const { paint } = options;
  const place = paint.dim(placeOf(finding.range).padStart(indent));
  const label = asQuestion ? paint.blue("question") : severityLabel(finding, paint);
  const title = `${place}  ${label}  ${printable(finding.message)}  ${paint.dim(finding.rule)}`;
  const under = details(finding, indent + 2, options);
  return `${[title, ...under].join("\n")}\n`;
}

/** Code, related places and the fix, joined by a line at their left. */
function details(finding: Finding, indent: number, options: PrettyOptions): string[] {
  const { paint } = options;
  const shown = finding.related.slice(0, MOST_RELATED).map((related) => {
    const place = `${printable(related.file)}:${placeOf(related.range)}`;
    return `${paint.cyan(place)} ${printable(related.message)}`;
  });
  const hidden = finding.related.length - shown.length;
  if (hidden > 0) shown.push(paint.dim(`and ${count(hidden, "more place")}`));
  const fix = finding.fixes.find((each) => each.preferred) ?? finding.fixes[0];
  if (fix !== undefined) {
    const how = fix.safety === "safe" ? paint.dim(" (--fix)") : "";
    shown.push(`${paint.green("fix:")} ${printable(fix.title)}${how}`);
  }
  const margin = " ".repeat(indent);
  const frame = codeFrame(finding, indent, options).map(
    (line) => `${margin}${paint.dim("│")} ${line}`,
  );
  const list = shown.map((line, index) => {
    const branch = index === shown.length - 1 ? "└" : "├";
    return `${margin}${paint.dim(branch)} ${line}`;
  });
  return [...frame, ...list];
}

/** The first line of the reported code and the carets below it; empty when the file cannot be read. */
function codeFrame(finding: Finding, indent: number, options: PrettyOptions): string[] {
  const { start, end } = finding.range;
  const line = options.lineOf(finding.file, start.line);
  if (line === undefined) return [];
  const trimmed = line.trimStart();
  const cut = line.length - trimmed.length;
  const from = Math.max(start.column - 1 - cut, 0);
  const to = end.line === start.line ? end.column - 1 - cut : trimmed.length;
  const width = Math.max((options.columns ?? LONGEST_CODE) - indent - 2, 20);
  const view = cropped(trimmed.trimEnd(), from, Math.max(to, from), width);
  const before = printable(view.text.slice(0, view.from));
  const marked = printable(view.text.slice(view.from, view.to));
  const after = printable(view.text.slice(view.to));
  const color = finding.severity === "error" ? options.paint.red : options.paint.yellow;
  const carets = "^".repeat(Math.max(widthOf(marked), 1));
  return [before + options.paint.bold(marked) + after, " ".repeat(widthOf(before)) + color(carets)];
}

/** A window on a long line that shows the marked part from its start. */
function cropped(
  text: string,
  from: number,
  to: number,
  width: number,
): { readonly text: string; readonly from: number; readonly to: number } {
  if (text.length <= width) return { text, from, to: Math.min(to, text.length) };
  const skip = from < width - 10 ? 0 : from - 10;
  const head = skip > 0 ? "…" : "";
  const room = width - head.length - 1;
  const isCut = text.length - skip > room;
  const shown = head + text.slice(skip, skip + room) + (isCut ? "…" : "");
  const shift = head.length - skip;
  return { text: shown, from: from + shift, to: Math.min(to + shift, shown.length) };
}

function summary(
  report: ReportOfAll,
  open: readonly Finding[],
  questions: readonly Finding[],
  options: PrettyOptions,
): string {
  const { paint } = options;
  const { stats } = report;
  const kept = [...report.findings, ...report.questions];
  const accepted = kept.filter((finding) => finding.status === "accepted").length;
  const baseline = kept.filter((finding) => finding.status === "baseline").length;
  const extras = [
    ...(accepted === 0 ? [] : [`${accepted} accepted`]),
    ...(baseline === 0 ? [] : [`${baseline} in the baseline`]),
    ...(options.showQuestions
      ? questions.length === 0
        ? []
        : [count(questions.length, "question")]
      : ["questions left out (--questions)"]),
  ];
  const found =
    open.length === 0
      ? paint.green("No findings")
      : `${paint.bold(count(open.length, "finding"))} (${bySeverity(open, paint)})`;
  const scope = `${count(stats.files, "file")}, ${count(stats.lines, "line")} in ${duration(stats.milliseconds)}`;
  const lines = [
    [found, ...extras].join(" · ") + paint.dim(` · ${scope}`),
    ...layerLines(report.layers, paint),
  ];
  return `${lines.join("\n")}\n`;
}

function bySeverity(open: readonly Finding[], paint: Paint): string {
  const of = (severity: Finding["severity"]): number =>
    open.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, infos] = [of("error"), of("warning"), of("info")];
  return [
    ...(errors === 0 ? [] : [paint.red(count(errors, "error"))]),
    ...(warnings === 0 ? [] : [paint.yellow(count(warnings, "warning"))]),
    ...(infos === 0 ? [] : [`${number(infos)} info`]),
  ].join(", ");
}

/** What the repository says about where it runs: severity depends on it, so the reader must see it. */
function layerLines(layers: readonly LayerOfPath[], paint: Paint): string[] {
  // Where units have layers of their own, nothing is gained by the one of what is in no unit.
  const telling = layers.filter(
    ({ path, layer }) => path !== "." || layer !== "unknown" || layers.length === 1,
  );
  const shown = telling.slice(0, 3).map(({ path, layer, evidence }) => {
    const where = path === "." ? "" : `${printable(path)}: `;
    const [first] = evidence;
    const why =
      first === undefined
        ? paint.dim(layer === "unknown" ? " (say it with --layer or in premise.json)" : "")
        : paint.dim(` (${printable(first.file)}:${first.line} ${printable(first.text.trim())})`);
    return `Layer ${where}${layer}${why}`;
  });
  const hidden = telling.length - shown.length;
  return hidden > 0 ? [...shown, paint.dim(`and ${count(hidden, "more folder")}`)] : shown;
}

const WEIGHT = { error: 2, warning: 1, info: 0 } as const;

/** The findings with the most entry points and call sites behind them. */
function startHere(open: readonly Finding[], options: PrettyOptions): string {
  const { paint } = options;
  // What is wrong with an acceptance is worth a warning, but no place to start a review.
  const widest = open
    .filter((finding) => finding.illusion !== "premise")
    .sort(
      (left, right) =>
        right.related.length - left.related.length ||
        WEIGHT[right.severity] - WEIGHT[left.severity],
    )
    .slice(0, STARTS);
  if (widest.length === 0) return "";
  const lines = widest.map((finding) => {
    const reach = finding.related.length;
    const wide = reach === 0 ? "" : paint.dim(` · ${count(reach, "place")} behind it`);
    const place = `${printable(finding.file)}:${placeOf(finding.range)}`;
    return `  ${paint.cyan(place)} ${printable(finding.message)}${wide}`;
  });
  return `\n${paint.bold("Start here")}\n${lines.join("\n")}\n`;
}

function severityLabel(finding: Finding, paint: Paint): string {
  const label = finding.severity.padEnd("question".length);
  switch (finding.severity) {
    case "error":
      return paint.red(label);
    case "warning":
      return paint.yellow(label);
    case "info":
      return paint.blue(label);
  }
}

function placeOf(range: Range): string {
  return `${range.start.line}:${range.start.column}`;
}

function count(amount: number, noun: string): string {
  return `${number(amount)} ${noun}${amount === 1 ? "" : "s"}`;
}

/** Not `toLocaleString`: output must not depend on the machine. */
function number(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ",");
}

function duration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}
