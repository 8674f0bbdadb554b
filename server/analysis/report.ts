/** What the analysis hands out: findings, questions and problems as plain data. */
import type { Confidence, Illusion, Layer, Severity, TextEdit } from "../../rules/kit/rule.ts";

/** 1-based line and column; columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
export interface RelatedPlace {
  /** Relative to the root with forward slashes. */
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}
export interface OfferedFix {
  readonly title: string;
  readonly safety: "safe" | "review";
  readonly preferred: boolean;
  /** It brings a helper that the code does not use yet: the finding stays. */
  readonly isScaffold?: true;
}

export interface Finding {
  readonly rule: string;
  /** `premise` for reports about acceptances. */
  readonly illusion: Illusion | "premise";
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly assumption: string;
  readonly patterns: readonly string[];
  readonly file: string;
  readonly range: Range;
  readonly symbol: string;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly OfferedFix[];
  /** Identity: rule, path, symbol, normalised shape, ordinal. 16 hexadecimal digits or more. */
  readonly fingerprint: string;
  /** Hash of the code that the finding rests on. */
  readonly content: string;
  readonly status: "open" | "accepted" | "baseline";
  readonly reason?: string;
  /** Where the decision behind `accepted` is written; the path is relative to the root, the line 1-based. */
  readonly decision?: {
    readonly by: "source" | "review";
    readonly file: string;
    readonly line: number;
    /** The last day on which it holds, `YYYY-MM-DD`. */
    readonly until?: string;
  };
}

/** Input that could not be used, with its place where one is known. Never stops the rest. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

export interface LayerOfPath {
  readonly path: string;
  readonly layer: Layer;
  readonly evidence: readonly {
    readonly file: string;
    readonly line: number;
    readonly text: string;
  }[];
}

/** A unit that grew, with the findings that it brings. */
export interface GrowthReport {
  readonly unit: string;
  /** The changed line of a deployment file, and what it does: `api grows from 1 instance to 3`. */
  readonly place: RelatedPlace;
  readonly findings: readonly Finding[];
}

/** One file's share of a report. Paths inside are relative to the root. */
export interface FileReport {
  readonly findings: readonly Finding[];
  readonly questions: readonly Finding[];
}

export interface Stats {
  readonly files: number;
  readonly lines: number;
  readonly milliseconds: number;
  readonly cached: number;
}

export interface ReportOfAll {
  readonly root: string;
  readonly layers: readonly LayerOfPath[];
  readonly findings: readonly Finding[];
  readonly questions: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly stats: Stats;
  /** What a change of the topology brings; only where two states of the repository were compared. */
  readonly growth?: readonly GrowthReport[];
}

/** Where time went and how resolution fared; printed by `--timing`. */
export interface Timing {
  readonly phases: readonly { readonly name: string; readonly milliseconds: number }[];
  readonly rules: readonly {
    readonly id: string;
    readonly milliseconds: number;
    readonly findings: number;
  }[];
  readonly imports: {
    readonly own: number;
    readonly resolved: number;
    /** Imports of files that git ignores and a generator writes; neither own nor unresolved. */
    readonly generated?: number;
    /** Imports of packages of the repository whose sources are kept elsewhere; neither own nor unresolved. */
    readonly absent?: number;
    readonly unresolved: readonly string[];
  };
}

export type { TextEdit };
