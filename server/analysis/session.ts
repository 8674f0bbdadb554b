/** The one door to the analysis, for the command line and the language server alike. */
import type { Context, Layer, TextEdit } from "../../rules/kit/rule.ts";
import type { Assumption } from "./assumption.ts";
import type { BaselineFile } from "./baseline.ts";
import type { ReadMentions } from "./decisions.ts";
import type {
  FileReport,
  Finding,
  GrowthReport,
  Problem,
  RelatedPlace,
  ReportOfAll,
  Timing,
} from "./report.ts";
import type { Survey } from "./survey.ts";
import type { TopologyReport } from "./topology/report.ts";
import type { CacheOptions } from "./workspace/last-report.ts";

export interface SessionOptions {
  /** Absolute path of the folder (or file) under review. */
  readonly root: string;
  /** Overrides the configured layer. */
  readonly layer?: Layer;
  /** Only these rules run; all when absent. Ids are checked by the caller with `ruleIds()`. */
  readonly rules?: readonly string[];
  /** False leaves questions out, and what would only ask them does not run; they are found when absent. */
  readonly questions?: boolean;
  /** Absolute path of the baseline, instead of the one that premise.json names or the usual place. */
  readonly baseline?: string;
  /** Measures each rule, for `timing`; costs time itself. */
  readonly measure?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
  /** `YYYY-MM-DD`, for acceptances with a date; the machine's day when absent. */
  readonly today?: string;
  /** Where the last report is kept, so that one over unchanged files need not be found again; nothing is kept when absent. */
  readonly cache?: CacheOptions;
  /** Reads what a review file decides; without it decisions of reviews do not count. */
  readonly readMentions?: ReadMentions;
}

export interface FileContexts {
  readonly selected: boolean;
  /** The mark that decided the file's role. */
  readonly because: string;
  readonly units: readonly {
    readonly name: string;
    readonly contexts: readonly Context[];
    readonly path: readonly string[];
  }[];
}

/** What is known of a place: what runs it, what makes it safe, what is said of it. */
export interface Silence {
  /** False for files that cannot have findings. */
  readonly isReviewed: boolean;
  /** The mark that decided the file's role. */
  readonly because: string;
  readonly contexts: readonly Context[];
  /** How entries reach it: the entry's place first, then the calls. */
  readonly routes: readonly {
    readonly context: Context;
    readonly label: string;
    readonly places: readonly RelatedPlace[];
  }[];
  readonly guards: readonly { readonly rule: string; readonly place: RelatedPlace }[];
  readonly reported: readonly Finding[];
}

/** The same code under another topology. */
export interface Under {
  /** True when the units or the layer of a file are others than today; all other files have the findings of today. */
  differs(path: string): boolean;
  /** Nothing of it is kept. */
  check(path: string): FileReport;
}

export interface Session {
  readonly root: string;
  /** The folder that holds `.git`, or `root`. */
  readonly repositoryRoot: string;
  /** Bad sources, bad configuration and the like, found so far. */
  problems(): readonly Problem[];
  /** True when premise.json is unusable in part (the command line ends with status 2). */
  hasBadConfiguration(): boolean;
  /** Absolute paths of the files that can have findings, in stable order. */
  files(): readonly string[];
  /** Puts an open editor's text over the disk, or (undefined) gives the file back to the disk. */
  setText(path: string, text: string | undefined): void;
  /** Tells that files changed on disk (any kind; configuration and deployment files too). Returns true when everything may have changed. */
  changedOnDisk(paths: readonly string[]): boolean;
  /**
   * Works for so many milliseconds towards complete answers, or first towards what `early` needs to answer for a file.
   * True when nothing of that is left. Every question but `early` does all the rest at once.
   */
  prepare(milliseconds: number, path?: string): boolean;
  /** True when `check` has nothing more to load. */
  isComplete(): boolean;
  /**
   * What is already certain of a file, at its current text: nothing that `check` would not find as well.
   * Settled, it is all that `check` would find; otherwise `prepare` and a second call may tell more.
   */
  early(path: string): { readonly report: FileReport; readonly isSettled: boolean };
  /** The findings of one file at its current text; empty for a file outside the review. */
  check(path: string): FileReport;
  /**
   * The findings alone, sooner: questions that only `check` answers are left for it.
   * Each is one of `check`; it adds at most that an acceptance of a question is not needed. Whole when `check` has nothing left to do.
   */
  checkFindings(path: string): {
    readonly findings: readonly Finding[];
    readonly isWhole: boolean;
  };
  /** Everything, or only the files of a set of absolute paths, in stable order. */
  checkAll(only?: ReadonlySet<string>): ReportOfAll;
  /** Keeps what was found for the next session over the same files, if all of it is known. */
  remember(): void;
  /** How the strongest entry point reaches a finding: entry first, the finding's own place left out. Empty when none was found. */
  callPath(path: string, fingerprint: string): readonly RelatedPlace[];
  /** The baseline whose findings have the status `baseline`. */
  baseline(): BaselineFile;
  /** The edits of a fix, computed on the current text; undefined when the finding is gone. Paths are absolute. */
  fixEdits(path: string, fingerprint: string, index: number): readonly TextEdit[] | undefined;
  /** Why nothing (or what) is reported on a line, 1-based; undefined for a file outside the folder. */
  explainSilence(path: string, line: number): Silence | undefined;
  /** What would be found if the topology were another one. */
  under(assumption: Assumption): Under;
  /**
   * What the growth since earlier deployment files brings: for each unit that runs in more places or more often,
   * the open findings that today's topology has and the earlier one has not, over the code of today.
   * Where earlier sources are among the texts, also what a second writer of an entity breaks.
   * `texts` are what changed files held, by absolute path; undefined for files that were not there.
   */
  growth(texts: ReadonlyMap<string, string | undefined>): readonly GrowthReport[];
  /** True for a file whose text the topology depends on, there or not. */
  tellsOfTopology(path: string): boolean;
  /** What the deployment files say, computed when asked; nothing of the code is analysed for it. */
  topology(): TopologyReport;
  timing(): Timing;
  /** Where the reviews of this folder are kept, and all that hold for it, the newest first; absolute paths. */
  reviews(): {
    readonly repositoryRoot: string;
    readonly folder: string;
    readonly files: readonly string[];
  };
  /** What is known of the code under review, function by function and call by call. */
  survey(): Survey;
  /** Why a file is or is not looked at: its role and the contexts of its units. For explanations, not for decisions. */
  explain(path: string): FileContexts | undefined;
}
