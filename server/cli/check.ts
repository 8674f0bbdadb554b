/** `premise check`: runs the analysis over paths and reports. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Layer, Severity } from "../../rules/kit/rule.ts";
import type { Finding, Problem, ReportOfAll, Timing } from "../analysis/report.ts";
import type { Session } from "../analysis/session.ts";
import { didYouMean } from "../analysis/suggestion.ts";
import { absolutePath, joinPath, reportPath } from "../analysis/workspace/paths.ts";
import { readText } from "../analysis/workspace/text.ts";
import type { Arguments, Misuse } from "./arguments.ts";
import { unifiedDiff } from "./diff.ts";
import { type Environment, EXIT } from "./environment.ts";
import { applySafeFixes, type FixedFile } from "./fixes.ts";
import { formatJson } from "./formats/json.ts";
import { formatPretty } from "./formats/pretty.ts";
import { mergeReports } from "./merge.ts";
import { createPaint, printable, wantsColour } from "./paint.ts";
import { createProgress } from "./progress.ts";
import { formatTiming } from "./timing.ts";

/** How many problems standard error shows; the JSON report has all of them. */
const MOST_PROBLEMS = 20;

/** Returns the exit status. */
export function check(given: Arguments, environment: Environment): number | Misuse {
  const roots = given.positionals.length === 0 ? ["."] : given.positionals;
  const misuse = misuseOf(given, roots, environment);
  if (misuse !== undefined) return { misuse };

  const progress = createProgress(environment.errors);
  const runs = roots.map((root) => run(absolute(root, environment), given, environment, progress));
  progress.clear();

  const whole = mergeReports(runs.map((each) => each.report));
  const report = filtered(whole, given.value("--min-severity") as Severity | undefined);
  const isWritten = print(report, runs, given, environment);
  printProblems(report.problems, environment);
  if (whole.stats.files === 0) environment.errors.write("premise: no TypeScript files to check\n");
  if (given.has("--timing"))
    environment.errors.write(formatTiming(runs.map((each) => each.timing)));
  if (!isWritten || runs.some((each) => each.hasBadConfiguration)) return EXIT.misuse;
  return fails(report.findings, given) ? EXIT.findings : EXIT.clean;
}

interface Run {
  readonly report: ReportOfAll;
  readonly timing: Timing;
  readonly hasBadConfiguration: boolean;
  readonly fixed: readonly FixedFile[];
}

function run(
  root: string,
  given: Arguments,
  environment: Environment,
  progress: ReturnType<typeof createProgress>,
): Run {
  const layer = given.value("--layer") as Layer | undefined;
  const ruleIds = given.values("--rule");
  const session = environment.createSession({
    root,
    ...(layer === undefined ? {} : { layer }),
    ...(ruleIds.length === 0 ? {} : { rules: ruleIds }),
    onProgress: progress.report,
  });
  const problems: Problem[] = [];
  let fixed: readonly FixedFile[] = [];
  if (given.has("--fix") || given.has("--fix-dry-run")) {
    fixed = applySafeFixes(session, (file) => readText(file).text);
    if (given.has("--fix")) problems.push(...write(fixed, session));
    for (const file of fixed) session.setText(file.path, undefined);
    session.changedOnDisk(fixed.map((file) => file.path));
  }
  const report = session.checkAll();
  return {
    report: { ...report, problems: [...report.problems, ...problems] },
    timing: session.timing(),
    hasBadConfiguration: session.hasBadConfiguration(),
    fixed,
  };
}

/** Writes fixed files; one that is no longer what was analysed, or cannot be written, becomes a problem. */
function write(fixed: readonly FixedFile[], session: Session): Problem[] {
  const problems: Problem[] = [];
  for (const file of fixed) {
    const name = reportPath(session.root, file.path);
    try {
      const onDisk = readFileSync(file.path, "utf8");
      const mark = onDisk.startsWith("\uFEFF") ? "\uFEFF" : "";
      if (onDisk !== mark + file.before) {
        problems.push({ file: name, message: "changed during the check; not fixed" });
        continue;
      }
      writeFileSync(file.path, mark + file.after);
    } catch (error) {
      problems.push({ file: name, message: `cannot be written (${codeOf(error)}); not fixed` });
    }
  }
  return problems;
}

function misuseOf(
  given: Arguments,
  roots: readonly string[],
  environment: Environment,
): string | undefined {
  const ids = environment.rules.map((rule) => rule.id);
  const unknown = given.values("--rule").find((id) => !ids.some((known) => known === id));
  if (unknown !== undefined) return `unknown rule '${unknown}'${didYouMean(unknown, ids)}`;
  if (given.has("--fix") && given.has("--fix-dry-run")) {
    return "--fix and --fix-dry-run exclude each other";
  }
  for (const root of roots) {
    const mistake = pathMistake(root, environment);
    if (mistake !== undefined) return mistake;
  }
  const output = given.value("--output");
  if (output === undefined) return undefined;
  const folder = path.dirname(absolute(output, environment));
  return statOf(folder)?.isDirectory() ? undefined : `--output: there is no folder '${folder}'`;
}

function pathMistake(root: string, environment: Environment): string | undefined {
  const stat = statOf(absolute(root, environment));
  if (stat === undefined) return `'${root}' does not exist`;
  return stat.isDirectory() || stat.isFile() ? undefined : `'${root}' is neither file nor folder`;
}

function filtered(report: ReportOfAll, least: Severity | undefined): ReportOfAll {
  if (least === undefined) return report;
  const findings = report.findings.filter((finding) => WEIGHT[finding.severity] >= WEIGHT[least]);
  return { ...report, findings };
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** Accepted findings and those of the baseline never count. */
function fails(findings: readonly Finding[], given: Arguments): boolean {
  const least = (given.value("--min-severity") ?? "warning") as Severity;
  const counted = findings.filter(
    (finding) => finding.status === "open" && WEIGHT[finding.severity] >= WEIGHT[least],
  );
  const warnings = counted.filter((finding) => finding.severity === "warning").length;
  const tolerated = Number(given.value("--max-warnings") ?? 0);
  return warnings > tolerated || counted.length > warnings;
}

/** Prints or stores the report; false when that failed. */
function print(
  report: ReportOfAll,
  runs: readonly Run[],
  given: Arguments,
  environment: Environment,
): boolean {
  const output = given.value("--output");
  const text = given.has("--fix-dry-run")
    ? diffOf(report.root, runs)
    : textOf(report, given, environment, output !== undefined);
  if (output === undefined) {
    environment.out.write(text);
    return true;
  }
  try {
    writeFileSync(absolute(output, environment), text);
    return true;
  } catch (error) {
    environment.errors.write(`premise: cannot write '${output}' (${codeOf(error)})\n`);
    return false;
  }
}

function textOf(
  report: ReportOfAll,
  given: Arguments,
  environment: Environment,
  toFile: boolean,
): string {
  if (given.value("--format") === "json") return formatJson(report, environment.version);
  const { out, variables } = environment;
  return formatPretty(report, {
    paint: createPaint(!toFile && wantsColour(out.isTerminal, variables)),
    columns: !toFile && out.isTerminal ? out.columns : undefined,
    lineOf: createLineReader(report.root),
    showQuestions: given.has("--questions"),
  });
}

function diffOf(root: string, runs: readonly Run[]): string {
  const files = new Map(runs.flatMap((each) => each.fixed.map((file) => [file.path, file])));
  return [...files.values()]
    .sort((left, right) => (left.path < right.path ? -1 : 1))
    .map((file) => unifiedDiff(reportPath(root, file.path), file.before, file.after))
    .join("");
}

/** Reads lines for code frames; keeps the last file only, since findings come file by file. */
function createLineReader(root: string): (file: string, line: number) => string | undefined {
  let current: { readonly file: string; readonly lines: readonly string[] } | undefined;
  return (file, line) => {
    if (current?.file !== file) {
      const text = readText(joinPath(root, file)).text ?? "";
      // The line breaks that the compiler counts.
      current = { file, lines: text.split(/\r\n|[\n\r\u2028\u2029]/) };
    }
    return current.lines[line - 1];
  };
}

function printProblems(problems: readonly Problem[], environment: Environment): void {
  const { errors, variables } = environment;
  const paint = createPaint(wantsColour(errors.isTerminal, variables));
  for (const { file, line, message } of problems.slice(0, MOST_PROBLEMS)) {
    const place = line === undefined ? file : `${file}:${line}`;
    errors.write(`${paint.magenta("problem")} ${printable(place)}: ${printable(message)}\n`);
  }
  const hidden = problems.length - MOST_PROBLEMS;
  if (hidden > 0) errors.write(`and ${hidden} more problems; --format json lists all\n`);
}

function absolute(text: string, environment: Environment): string {
  return absolutePath(path.resolve(environment.directory, text));
}

function statOf(file: string): ReturnType<typeof statSync> {
  return statSync(file, { throwIfNoEntry: false });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
