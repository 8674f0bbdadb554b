/** The vocabulary of rules: what a rule is, what it reports and how it repairs. Plain data with public fields. */
import type { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import type { DeployedUnit } from "./topology.ts";

/** One of the three families of assumption. The first half of every rule id. */
export type Illusion = "time" | "state" | "scale";

/** How far the system has grown; `unknown` is a layer of its own, not a guess at one. */
export const LAYERS = ["single-node", "multi-node", "distributed", "unknown"] as const;
export type Layer = (typeof LAYERS)[number];

export const SEVERITIES = ["error", "warning", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a rule says on a layer: a severity, a `question` for reviews only, or nothing. */
export type Verdict = Severity | "question" | "off";

/**
 * How sure a report is: `certain` (types, flow and context resolved), `likely` (one heuristic step),
 * `possible` (more than one; such a report is a question, never a diagnostic).
 */
export type Confidence = "certain" | "likely" | "possible";

/** What runs a function. A function may have several; `library` means that no entry point was found. */
export const CONTEXTS = [
  "request",
  "consumer",
  "job",
  "startup",
  "serverless",
  "edge",
  "browser",
  "cli",
  "script",
  "test",
  "generated",
  "library",
] as const;
export type Context = (typeof CONTEXTS)[number];

/** The contexts in which code serves a running system for longer than one command. */
export const SERVER_CONTEXTS = [
  "request",
  "consumer",
  "job",
  "startup",
  "serverless",
  "edge",
  "library",
] as const satisfies readonly Context[];

/** A range of one file: absolute path with forward slashes, UTF-16 offsets, end exclusive. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Another place that takes part in a finding, with what it contributes. */
export interface Evidence extends Place {
  readonly message: string;
}

/** In a file that does not exist yet, an edit at 0 creates it. */
export interface TextEdit extends Place {
  readonly text: string;
}

/**
 * A repair as text edits. `safe` keeps the meaning and may join fix-all; `review` changes behaviour
 * and is applied one at a time by a person who looks at it. `edits` is called only when the fix is wanted.
 */
export interface Fix {
  readonly title: string;
  readonly safety: "safe" | "review";
  readonly edits: () => readonly TextEdit[];
  /** Writes down what people know instead of changing what the code does; such a fix is never the preferred one. */
  readonly isStatement?: true;
  /** Brings a helper that people then use; the finding stays until they do. Such a fix is never the preferred one. */
  readonly isScaffold?: true;
  /** Leaves a part to people: who else writes, what the loser of a race is told. Such a fix is never the preferred one. */
  readonly isUnfinished?: true;
}

/** What a rule hands over for one place. The engine adds severity, identity and acceptances. */
export interface Report {
  readonly at: ts.Node | Place;
  /** One sentence of at most 100 characters without a full stop: what is relied on and why it fails here. */
  readonly message: string;
  readonly confidence: Confidence;
  /** The other ends of the problem, most telling first. */
  readonly related?: readonly Evidence[];
  /** The preferred fix comes first; none may suppress the finding. */
  readonly fixes?: readonly Fix[];
  /** The code the finding rests on; its text is hashed so that a decision can be voided. Default: the enclosing statement. */
  readonly basis?: ts.Node;
  /** What runs into it, where `at` only makes what others use; the entry is told of these alone, and of none when empty. */
  readonly users?: readonly ts.Node[];
  /** Caps the severity of the layer, for example `info` for a guarded variant. */
  readonly atMost?: Severity;
}

/** A recognised guard: why a place that looks like a finding is not one. */
export interface Guard extends Place {
  readonly message: string;
}

export type ReportSink = (report: Report) => void;

type NodeOf = {
  CallExpression: ts.CallExpression;
  FunctionDeclaration: ts.FunctionDeclaration;
  NewExpression: ts.NewExpression;
  BinaryExpression: ts.BinaryExpression;
  VariableDeclaration: ts.VariableDeclaration;
  PropertyDeclaration: ts.PropertyDeclaration;
  PropertyAssignment: ts.PropertyAssignment;
  TryStatement: ts.TryStatement;
  IfStatement: ts.IfStatement;
  ConditionalExpression: ts.ConditionalExpression;
  Decorator: ts.Decorator;
  ForOfStatement: ts.ForOfStatement;
  ForStatement: ts.ForStatement;
  WhileStatement: ts.WhileStatement;
  DoStatement: ts.DoStatement;
  TemplateExpression: ts.TemplateExpression;
  NoSubstitutionTemplateLiteral: ts.NoSubstitutionTemplateLiteral;
};
export type ListenerKind = keyof NodeOf;

/** Called for every node of the kind in a file whose context the rule applies to. */
export type Listeners = {
  readonly [K in ListenerKind]?: (node: NodeOf[K], analysis: Analysis, report: ReportSink) => void;
};

/** What a rule hands over for a line of a deployment file. */
export interface UnitReport extends Omit<Report, "at" | "basis"> {
  /** In a deployment file of the unit. */
  readonly at: Place;
  /** What the place is called, whatever line it moves to: `api livenessProbe`. Its identity is made of it. */
  readonly field: string;
}

/** Called for every deployed unit whose code is under review. */
export type UnitListener = (
  unit: DeployedUnit,
  analysis: Analysis,
  report: (report: UnitReport) => void,
) => void;

export interface Rule {
  /** `illusion/kebab-name`; equals the rule's folder below `rules/`. */
  readonly id: `${Illusion}/${string}`;
  readonly title: string;
  /** What the code relies on, in one sentence that somebody might say. */
  readonly assumption: string;
  /** Folder names below `rules/patterns/`, the best answer first. */
  readonly patterns: readonly string[];
  readonly contexts: readonly Context[];
  readonly severity: Readonly<Record<Layer, Verdict>>;
  /** True when what it reports depends on the number of instances: the lines that tell it become related places. */
  readonly leansOnInstances?: true;
  /** True when what it reports relies on no other unit writing the same entity: with a second one, one instance is no comfort. */
  readonly leansOnSoleWriter?: true;
  /** The release that brought the rule, as in CHANGELOG.md. */
  readonly since: string;
  /** The text of the rule's README.md. */
  readonly page: string;
  readonly on: Listeners;
  /** What can report nothing but what is `possible`: nobody who types waits for it. */
  readonly asks?: Listeners;
  /** Looks at deployable units instead of nodes; what it reports stands in deployment files. */
  readonly onUnit?: UnitListener;
}

/** Declares a rule; exists so that a rule file type-checks where it is written. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** The family of a rule, read from its id. */
export function illusionOf(id: string): Illusion {
  return id.slice(0, id.indexOf("/")) as Illusion;
}
