/** What a session remembers of the files that it looked at. */
import type { Evidence, Fix } from "../../../rules/kit/rule.ts";
import type { Decisions } from "../decisions.ts";
import type { FileReport, Finding } from "../report.ts";
import type { Raised } from "../walk.ts";

/** A finding with what a later request for its fixes needs. */
export interface Kept {
  readonly finding: Finding;
  readonly question: boolean;
  readonly fixes: readonly Fix[];
  /** How an entry point gets there, entry first. */
  readonly path: readonly Evidence[];
}

/** What was found in a file. */
export interface Result {
  readonly version: number;
  readonly kept: readonly Kept[];
  /** What the rules said that can find something; undefined once the others were asked as well. */
  readonly found: readonly Raised[] | undefined;
}

export interface Early {
  readonly version: number;
  readonly kept: readonly Kept[];
  readonly wanted: readonly string[];
}

export interface Memory {
  readonly results: Map<string, Result>;
  /** What was told of files before everything was loaded, and which files would have told more. */
  readonly early: Map<string, Early>;
  deployments:
    | { readonly version: string; readonly kept: ReadonlyMap<string, readonly Kept[]> }
    | undefined;
  decisions: Decisions | undefined;
  forgetResults(): void;
  /** Another decision changes what any file reports, but not what the analysis found out. */
  forgetDecisions(): void;
}

export const EMPTY: FileReport = { findings: [], questions: [] };

export function createMemory(): Memory {
  const memory: Memory = {
    results: new Map(),
    early: new Map(),
    deployments: undefined,
    decisions: undefined,
    forgetResults() {
      memory.results.clear();
      memory.deployments = undefined;
    },
    forgetDecisions() {
      memory.decisions = undefined;
      memory.early.clear();
      memory.forgetResults();
    },
  };
  return memory;
}

export function reportOf(kept: readonly Kept[], hasQuestions: boolean): FileReport {
  if (kept.length === 0) return EMPTY;
  return {
    findings: kept.flatMap((each) => (each.question ? [] : [each.finding])),
    questions: hasQuestions ? kept.flatMap((each) => (each.question ? [each.finding] : [])) : [],
  };
}
