/** Works towards complete answers in slices, and tells meanwhile what is already certain. */
import type { Loading } from "../loading.ts";
import type { FileReport } from "../report.ts";
import type { Session } from "../session.ts";
import type { Core } from "./core.ts";
import type { Examiner } from "./examine.ts";
import { EMPTY, reportOf } from "./memory.ts";

/** Files that are read in less time than the rules take for one. */
const FEW = 400;
const UNKNOWN = { report: EMPTY, isSettled: false };

export function createEarlyAnswers(
  core: Core,
  examiner: Examiner,
  check: (path: string) => FileReport,
): Pick<Session, "prepare" | "isComplete" | "early"> {
  const { memory } = core;

  /** What has to be loaded before anything can be told of a file, then what would tell more. */
  function neededFor(path: string, { selection, widely, neighbours }: Loading): string[] {
    if (!selection.selected(path)) return [];
    const { wanted } = memory.early.get(path) ?? {};
    return [path, ...widely(), ...(wanted ?? foreseeable(neighbours().importers(path)))];
  }

  /** Most rules ask who runs a function: its importers are loaded before the rules run than the rules run twice. */
  function foreseeable(importers: ReadonlySet<string>): readonly string[] {
    return importers.size <= FEW ? [...importers] : [];
  }

  /** What an earlier session found in a file, until this one has loaded everything. */
  function lastOf(path: string): FileReport | undefined {
    if (core.loadingSoFar()?.isComplete()) return undefined;
    const last = core.last.now();
    if (last === undefined) return undefined;
    const name = core.relative(path);
    return {
      findings: last.findings.filter(({ file }) => file === name),
      questions: last.questions.filter(({ file }) => file === name),
    };
  }

  return {
    prepare(milliseconds, path) {
      if (path !== undefined && lastOf(path) !== undefined) return true;
      const loading = core.loading();
      if (path === undefined) {
        if (!loading.work(milliseconds)) return false;
        core.analysis();
        return true;
      }
      const isReady = () =>
        loading.isExplored() && neededFor(path, loading).every((each) => !loading.isWaiting(each));
      if (isReady()) return true;
      loading.work(milliseconds, loading.isExplored() ? neededFor(path, loading) : []);
      return isReady();
    },
    isComplete: () => core.loadingSoFar()?.isComplete() ?? false,
    early(path) {
      const last = lastOf(path);
      if (last !== undefined) return { report: last, isSettled: true };
      const loading = core.loading();
      if (loading.isComplete()) return { report: check(path), isSettled: true };
      if (!loading.isExplored()) return UNKNOWN;
      if (!loading.selection.selected(path)) return { report: EMPTY, isSettled: true };
      if ([path, ...loading.widely()].some(loading.isWaiting)) return UNKNOWN;
      const { kept, wanted } = examiner.earlyOf(path);
      const report = reportOf(kept, core.options.questions !== false);
      return { report, isSettled: wanted.length === 0 };
    },
  };
}
