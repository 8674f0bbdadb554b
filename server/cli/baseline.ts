/** `--write-baseline` and `--prune`, and what a baseline says that is not so. */
import { lstatSync, realpathSync, writeFileSync } from "node:fs";
import {
  type BaselineFile,
  coverFindings,
  type Deviation,
  deviationsOf,
  formatBaseline,
  type Located,
  pruned,
  type Scope,
  tightened,
} from "../analysis/baseline.ts";
import { ACCEPTANCE_RULE, TAG_RULE } from "../analysis/engine/judge.ts";
import type { Finding, Problem, ReportOfAll } from "../analysis/report.ts";
import type { Session } from "../analysis/session.ts";
import { isWithin, joinPath, parentOf, reportPath } from "../analysis/workspace/paths.ts";
import { countOf } from "./formats/summary.ts";

/** One session's share of a check. */
export interface BaselineRun {
  readonly session: Session;
  readonly report: ReportOfAll;
  /** The one file that was asked for, absolute. */
  readonly file: string | undefined;
  /** The files that were checked, when not all of them were. */
  readonly only: ReadonlySet<string> | undefined;
}

/** The rules that ran, all when undefined, and every rule there is. */
export interface RuleIds {
  readonly ran: readonly string[] | undefined;
  readonly all: readonly string[];
}

/** Entries that list more or less than there is, as problems of the baseline. */
export function baselineProblems(run: BaselineRun, rules: RuleIds): readonly Problem[] {
  const file = run.session.baseline();
  const name = reportPath(run.report.root, file.path);
  if (!file.exists) {
    return file.isNamed && file.mistakes.length === 0
      ? [{ file: name, message: "there is no such baseline yet; --write-baseline writes it" }]
      : [];
  }
  const deviations = deviationsOf(file.baseline, locate([run], file), scopeOf([run], file, rules));
  return deviations.map((deviation) => ({
    file: name,
    line: file.lineOf(deviation.rule, deviation.file, deviation.symbol),
    message: describe(deviation),
  }));
}

function describe({ rule, file, symbol, listed, found, isUnknownRule }: Deviation): string {
  if (isUnknownRule) return `'${rule}' is no rule any more; --prune removes it`;
  const where = `${rule} in ${file}, ${symbol}`;
  if (found > listed) {
    return `${where}: ${found} found and only ${listed} listed, so all of them are open`;
  }
  return found === 0
    ? `${where}: ${listed} listed and none found; --prune removes the entry`
    : `${where}: ${listed} listed and only ${found} found; --prune corrects it`;
}

export interface BaselineWritten {
  /** Reports of the runs with the status that the new baselines give. */
  readonly reports: readonly ReportOfAll[];
  /** What to tell on standard error. */
  readonly messages: readonly string[];
  readonly isWritten: boolean;
}

/** Writes the baselines of all runs, each once however many runs share it. */
export function writeBaselines(
  runs: readonly BaselineRun[],
  rules: RuleIds,
  how: { readonly write: boolean; readonly prune: boolean; readonly asked: boolean },
): BaselineWritten {
  const reports = new Map(runs.map((run) => [run, run.report]));
  const messages: string[] = [];
  let isWritten = true;
  const paths = new Set(runs.map((run) => run.session.baseline().path));
  for (const path of paths) {
    const sharing = runs.filter((run) => run.session.baseline().path === path);
    const [first] = sharing;
    if (first === undefined) continue;
    const file = first.session.baseline();
    const name = reportPath(first.session.repositoryRoot, path);
    const fault = faultOf(file, first.session.repositoryRoot, how.asked);
    if (fault !== undefined) {
      messages.push(`${name} is not written: ${fault}`);
      isWritten = false;
      continue;
    }
    if (!file.exists && !how.write) {
      messages.push(`there is no ${name} to prune`);
      continue;
    }
    const found = locate(sharing, file);
    const scope = scopeOf(sharing, file, rules);
    const old = file.exists ? file.baseline : undefined;
    const { listed, fewer, added, refused, ...result } = how.write
      ? tightened(old, found, scope)
      : { baseline: file.baseline, listed: 0, fewer: 0, added: 0, refused: 0 };
    const baseline = how.prune ? pruned(result.baseline, found, scope) : result.baseline;
    const text = formatBaseline(baseline);
    if (file.exists && text === formatBaseline(file.baseline)) {
      messages.push(`${name} is up to date`);
    } else {
      try {
        writeFileSync(path, text);
        const facts = [
          ...(how.write ? [countOf(listed, "finding")] : ["stale entries removed"]),
          ...(fewer > 0 ? [`${fewer} fewer than before`] : []),
          ...(added > 0 ? [`${added} of rules that are new to it`] : []),
        ];
        messages.push(`wrote ${name}: ${facts.join(", ")}`);
      } catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : "failed";
        messages.push(`${name} cannot be written (${code})`);
        isWritten = false;
        continue;
      }
    }
    if (refused > 0) {
      messages.push(
        `${countOf(refused, "finding")} stayed out of ${name}: its counts only go down. Fix them, ` +
          "or accept them with a reason; to start again, delete the file",
      );
    }
    for (const run of sharing) reports.set(run, covered(run.report, baseline, path));
  }
  return { reports: [...reports.values()], messages, isWritten };
}

/** Why a baseline must not be written; a path from premise.json is no word of the person at the keyboard. */
function faultOf(file: BaselineFile, repositoryRoot: string, asked: boolean): string | undefined {
  const [mistake] = file.mistakes;
  if (mistake !== undefined) {
    return `line ${mistake.line} ${mistake.message}; repair it or delete the file first`;
  }
  if (asked) return undefined;
  if (lstatSync(file.path, { throwIfNoEntry: false })?.isSymbolicLink() === true) {
    return "it is a symbolic link";
  }
  try {
    const folder = realpathSync(parentOf(file.path)).replaceAll("\\", "/");
    const root = realpathSync(repositoryRoot).replaceAll("\\", "/");
    return isWithin(root, folder) ? undefined : "its folder lies outside the repository";
  } catch {
    return "there is no such folder";
  }
}

function covered(report: ReportOfAll, baseline: BaselineFile["baseline"], path: string) {
  const byFile = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const { status } = finding;
    const asOpen: Finding = status === "baseline" ? { ...finding, status: "open" } : finding;
    byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), asOpen]);
  }
  const findings = [...byFile].flatMap(([file, ofFile]) =>
    coverFindings(ofFile, baseline, reportPath(parentOf(path), joinPath(report.root, file))),
  );
  return { ...report, findings };
}

function locate(runs: readonly BaselineRun[], { path }: BaselineFile): readonly Located[] {
  const folder = parentOf(path);
  const located = new Map<string, Located>();
  for (const { report } of runs) {
    for (const finding of report.findings) {
      const file = reportPath(folder, joinPath(report.root, finding.file));
      const { start } = finding.range;
      // Paths that overlap report the same code.
      const key = [file, finding.fingerprint, start.line, start.column].join("\0");
      located.set(key, { finding, file });
    }
  }
  return [...located.values()];
}

function scopeOf(runs: readonly BaselineRun[], file: BaselineFile, rules: RuleIds): Scope {
  const folder = parentOf(file.path);
  const all = [...rules.all, ACCEPTANCE_RULE, TAG_RULE];
  return {
    rules: rules.ran ?? all,
    known: all,
    holds(name) {
      const path = joinPath(folder, name);
      return runs.some((run) => {
        if (run.only !== undefined) return run.only.has(path);
        return run.file === undefined ? isWithin(run.session.root, path) : run.file === path;
      });
    },
  };
}
