/** `premise check`: runs the analysis over paths and reports. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Layer, Severity } from "../../rules/kit/rule.ts";
import type { Finding, Problem, ReportOfAll } from "../analysis/report.ts";
import type { Session } from "../analysis/session.ts";
import { didYouMean } from "../analysis/suggestion.ts";
import { changedFiles, changedLines, type GitAnswer } from "../analysis/workspace/git.ts";
import { absolutePath, joinPath, parentOf, reportPath } from "../analysis/workspace/paths.ts";
import { readText } from "../analysis/workspace/text.ts";
import type { Arguments, Misuse } from "./arguments.ts";
import { type BaselineRun, baselineProblems, writeBaselines } from "./baseline.ts";
import { type ChangedLines, touchesChange } from "./changes.ts";
import { createDetails } from "./details.ts";
import { unifiedDiff } from "./diff.ts";
import { type Environment, EXIT } from "./environment.ts";
import { applySafeFixes, type FixedFile } from "./fixes.ts";
import { formatGithub } from "./formats/github.ts";
import { formatGitlab } from "./formats/gitlab.ts";
import { formatJson } from "./formats/json.ts";
import { formatJunit } from "./formats/junit.ts";
import { formatMarkdown } from "./formats/markdown.ts";
import { formatPretty } from "./formats/pretty.ts";
import { formatSarif } from "./formats/sarif.ts";
import { summaryLine } from "./formats/summary.ts";
import { growthSince } from "./growth.ts";
import { mergeReports, rebase } from "./merge.ts";
import { createPaint, printable, wantsColour } from "./paint.ts";
import { createProgress } from "./progress.ts";
import { explainSilence } from "./silence.ts";
import { formatTiming } from "./timing.ts";

/** How many problems standard error shows; the JSON report has all of them. */
const MOST_PROBLEMS = 20;

/** Returns the exit status. */
export function check(given: Arguments, environment: Environment): number | Misuse {
  if (given.has("--explain-silence")) return explainSilence(given, environment);
  const roots = given.positionals.length === 0 ? ["."] : given.positionals;
  const misuse = misuseOf(given, roots, environment);
  if (misuse !== undefined) return { misuse };
  const paths = roots.map((root) => absolute(root, environment));
  const changes = changesOf(paths, given);
  if (typeof changes === "string") return { misuse: changes };

  const progress = createProgress(environment.errors);
  const started = paths.map((root) => run(root, changes, given, environment, progress));
  progress.clear();

  const { runs, isWritten: isBaselineWritten } = withBaseline(started, given, environment);
  const whole = mergeReports(runs.map((each) => each.report));
  const tells = (path: string): boolean =>
    runs.some(({ session }) => !/\.[cm]?tsx?$/.test(path) && session.tellsOfTopology(path));
  const touched = changes.lines === undefined ? whole : onlyTouched(whole, changes.lines, tells);
  const report = filtered(touched, given.value("--min-severity") as Severity | undefined);
  const isBad = !isBaselineWritten || runs.some((each) => each.session.hasBadConfiguration());
  const status = isBad ? EXIT.misuse : fails(report.findings, given) ? EXIT.findings : EXIT.clean;
  const isPrinted = print(report, { runs, status, given, environment });
  printProblems(report.problems, environment);
  if (whole.stats.files === 0) environment.errors.write("premise: no TypeScript files to check\n");
  if (given.has("--timing"))
    environment.errors.write(formatTiming(runs.map((each) => each.session.timing())));
  return isPrinted ? status : EXIT.misuse;
}

/** What changed since the commit that --since or --diff names. */
interface Changes {
  readonly files: ReadonlySet<string> | undefined;
  readonly lines: ChangedLines | undefined;
}

/** Asks git; the answer is a text when it cannot tell. */
function changesOf(paths: readonly string[], given: Arguments): Changes | string {
  const since = given.value("--since");
  const diff = given.value("--diff");
  const folders = paths.map((root) => (statOf(root)?.isFile() ? parentOf(root) : root));
  const ask = <T>(flag: string, question: (folder: string) => GitAnswer<T>): T[] | string => {
    const answers: T[] = [];
    for (const folder of folders) {
      const { value, fault } = question(folder);
      if (value === undefined) return `${flag}: ${fault}`;
      answers.push(value);
    }
    return answers;
  };
  const files =
    since === undefined ? undefined : ask("--since", (folder) => changedFiles(folder, since));
  if (typeof files === "string") return files;
  const lines =
    diff === undefined ? undefined : ask("--diff", (folder) => changedLines(folder, diff));
  if (typeof lines === "string") return lines;
  return {
    files: files && new Set(files.flat()),
    lines: lines && new Map(lines.flatMap((each) => [...each])),
  };
}

/** What lies on changed lines, and what a change of the topology brings anywhere. */
function onlyTouched(
  report: ReportOfAll,
  lines: ChangedLines,
  tellsOfTopology: (path: string) => boolean,
): ReportOfAll {
  const grown = new Set(
    (report.growth ?? []).flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)),
  );
  const isTouched = (finding: Finding): boolean =>
    grown.has(finding.fingerprint) || touchesChange(finding, report.root, lines, tellsOfTopology);
  return {
    ...report,
    findings: report.findings.filter(isTouched),
    questions: report.questions.filter(isTouched),
  };
}

interface Run extends BaselineRun {
  readonly fixed: readonly FixedFile[];
}

function run(
  root: string,
  changes: Changes,
  given: Arguments,
  environment: Environment,
  progress: ReturnType<typeof createProgress>,
): Run {
  const layer = given.value("--layer") as Layer | undefined;
  const ruleIds = given.values("--rule");
  const baseline = given.value("--baseline");
  const session = environment.createSession({
    root,
    ...(layer === undefined ? {} : { layer }),
    ...(ruleIds.length === 0 ? {} : { rules: ruleIds }),
    ...(baseline === undefined ? {} : { baseline: absolute(baseline, environment) }),
    questions: given.has("--questions") || given.value("--format") === "json",
    ...(given.has("--timing") ? { measure: true } : {}),
    ...(environment.cache === undefined || given.has("--no-cache")
      ? {}
      : { cache: environment.cache }),
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
  const report = session.checkAll(changes.files);
  const growth = growthSince(given.value("--diff"), session);
  return {
    session,
    report: { ...report, growth, problems: [...report.problems, ...problems] },
    file: statOf(root)?.isFile() ? root : undefined,
    only: changes.files,
    fixed,
  };
}

/** Writes the baseline where that was asked for, else tells what it says that is not so. */
function withBaseline(
  runs: readonly Run[],
  given: Arguments,
  environment: Environment,
): { readonly runs: readonly Run[]; readonly isWritten: boolean } {
  const ran = given.values("--rule");
  const rules = {
    ran: ran.length === 0 ? undefined : ran,
    all: environment.rules.map((rule) => rule.id),
  };
  const how = {
    write: given.has("--write-baseline"),
    prune: given.has("--prune"),
    asked: given.has("--baseline"),
  };
  if (!how.write && !how.prune) {
    const told = runs.map((each) => {
      const problems = [...each.report.problems, ...baselineProblems(each, rules)];
      return { ...each, report: { ...each.report, problems } };
    });
    return { runs: told, isWritten: true };
  }
  const { reports, messages, isWritten } = writeBaselines(runs, rules, how);
  for (const message of messages) environment.errors.write(`premise: ${printable(message)}\n`);
  return {
    runs: runs.map((each, index) => ({ ...each, report: reports[index] ?? each.report })),
    isWritten,
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

/** A baseline is about everything; what changed is only a part. */
const EXCLUSIVE: readonly (readonly [string, string])[] = [
  ["--fix", "--fix-dry-run"],
  ["--since", "--diff"],
  ["--write-baseline", "--since"],
  ["--write-baseline", "--diff"],
  ["--prune", "--since"],
  ["--prune", "--diff"],
];

function misuseOf(
  given: Arguments,
  roots: readonly string[],
  environment: Environment,
): string | undefined {
  const ids = environment.rules.map((rule) => rule.id);
  const unknown = given.values("--rule").find((id) => !ids.some((known) => known === id));
  if (unknown !== undefined) return `unknown rule '${unknown}'${didYouMean(unknown, ids)}`;
  for (const [one, other] of EXCLUSIVE) {
    if (given.has(one) && given.has(other)) return `${one} and ${other} exclude each other`;
  }
  const baseline = given.value("--baseline");
  if (baseline !== undefined) {
    const path = absolute(baseline, environment);
    const creates = given.has("--write-baseline");
    if (!creates && statOf(path)?.isFile() !== true) {
      return `--baseline: there is no file '${baseline}'; --write-baseline would write it`;
    }
    if (creates && statOf(parentOf(path))?.isDirectory() !== true) {
      return `--baseline: there is no folder '${parentOf(path)}'`;
    }
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
  const weighs = (finding: Finding): boolean => WEIGHT[finding.severity] >= WEIGHT[least];
  const growth = (report.growth ?? []).map((each) => ({
    ...each,
    findings: each.findings.filter(weighs),
  }));
  return { ...report, growth, findings: report.findings.filter(weighs) };
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** Accepted findings and those of the baseline never count. */
function fails(findings: readonly Finding[], given: Arguments): boolean {
  const counted = findings.filter((finding) => counts(finding, given));
  const warnings = counted.filter((finding) => finding.severity === "warning").length;
  const tolerated = Number(given.value("--max-warnings") ?? 0);
  return warnings > tolerated || counted.length > warnings;
}

function counts(finding: Finding, given: Arguments): boolean {
  const least = (given.value("--min-severity") ?? "warning") as Severity;
  return finding.status === "open" && WEIGHT[finding.severity] >= WEIGHT[least];
}

/** All that a format may want besides the report. */
interface Printing {
  readonly runs: readonly Run[];
  readonly status: number;
  readonly given: Arguments;
  readonly environment: Environment;
}

/** Prints or stores the report; false when that failed. */
function print(report: ReportOfAll, printing: Printing): boolean {
  const { runs, given, environment } = printing;
  const output = given.value("--output");
  const text = given.has("--fix-dry-run")
    ? diffOf(report.root, runs)
    : textOf(report, printing, output !== undefined);
  if (output === undefined) {
    environment.out.write(text);
    return true;
  }
  try {
    writeFileSync(absolute(output, environment), text);
    environment.errors.write(`premise: wrote ${printable(output)}: ${summaryLine(report)}\n`);
    return true;
  } catch (error) {
    environment.errors.write(`premise: cannot write '${output}' (${codeOf(error)})\n`);
    return false;
  }
}

function textOf(report: ReportOfAll, printing: Printing, toFile: boolean): string {
  const { given, environment } = printing;
  const format = given.value("--format") ?? usualFormat(environment, toFile);
  const showQuestions = given.has("--questions");
  if (format === "json") return formatJson(report, environment.version);
  if (format === "pretty") {
    const { out, variables } = environment;
    return formatPretty(report, {
      paint: createPaint(!toFile && wantsColour(out.isTerminal, variables)),
      columns: !toFile && out.isTerminal ? out.columns : undefined,
      lineOf: createLineReader(report.root),
      showQuestions,
    });
  }
  // What code hosts read names files from the repository's root, wherever the check ran.
  const moved = rebase(report, repositoryOf(printing.runs) ?? report.root);
  switch (format) {
    case "sarif":
      return sarifOf(moved, printing, showQuestions);
    case "github":
      return formatGithub(moved, showQuestions);
    case "gitlab":
      return formatGitlab(moved, showQuestions);
    case "junit": {
      const ran = given.values("--rule");
      const ids = ran.length === 0 ? environment.rules.map((rule) => rule.id) : ran;
      return formatJunit(moved, { rules: ids, fails: (finding) => counts(finding, given) });
    }
    default:
      return formatMarkdown(moved, showQuestions);
  }
}

function usualFormat({ variables, out }: Environment, toFile: boolean): string {
  const inActions = variables.GITHUB_ACTIONS === "true" && !out.isTerminal && !toFile;
  return inActions ? "github" : "pretty";
}

/** The repository that all runs are in. */
function repositoryOf(runs: readonly Run[]): string | undefined {
  const roots = new Set(runs.map((each) => each.session.repositoryRoot));
  const [first, ...more] = roots;
  return more.length === 0 ? first : undefined;
}

function sarifOf(report: ReportOfAll, printing: Printing, showQuestions: boolean): string {
  const { runs, status, environment } = printing;
  const sessions = runs.map((each) => each.session);
  const shown = showQuestions ? [...report.findings, ...report.questions] : report.findings;
  const [first] = sessions;
  return formatSarif(report, {
    version: environment.version,
    rules: environment.rules,
    showQuestions,
    exitStatus: status,
    isComplete: status !== EXIT.misuse,
    detailsOf: createDetails(sessions, report.root, shown),
    baseline: first === undefined ? "" : reportPath(report.root, first.baseline().path),
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
    // A runner of GitHub takes this mark for a command wherever it stands.
    const text = `${printable(place)}: ${printable(message)}`.replaceAll("##[", "## [");
    errors.write(`${paint.magenta("problem")} ${text}\n`);
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
