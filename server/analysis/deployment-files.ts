/** Findings that stand in deployment files and in premise.json: of rules that look at units, and contradictions. */
import type { Analysis } from "../../rules/kit/analysis.ts";
import {
  type Confidence,
  type Evidence,
  type Fix,
  illusionOf,
  type Place,
  type Rule,
  type Severity,
  type UnitReport,
  type Verdict,
} from "../../rules/kit/rule.ts";
import type { DeployedUnit } from "../../rules/kit/topology.ts";
import type { Acceptance, AcceptanceIssue } from "./acceptances.ts";
import { hashOf } from "./fingerprint.ts";
import { linedText } from "./lines.ts";
import type { Finding, Range, RelatedPlace } from "./report.ts";
import { readTextAcceptances } from "./text-acceptances.ts";
import type { DeclarationIssue } from "./topology/declared.ts";

/** The id under which contradictions of declarations and deployment files are reported. */
export const TOPOLOGY_RULE = "premise/topology";

/** A finding with the edits of its fixes. */
export interface TextKept {
  readonly finding: Finding;
  readonly question: boolean;
  readonly fixes: readonly Fix[];
}

export interface DeploymentReviewParts {
  readonly rules: readonly Rule[];
  readonly ruleIds: readonly string[];
  readonly today: string;
  units(): readonly DeployedUnit[];
  issues(): readonly DeclarationIssue[];
  analysis(): Analysis;
  verdictOf(rule: Rule, unit: DeployedUnit, path: string): Verdict;
  read(path: string): string | undefined;
  /** The path as identities have it, from the repository's root. */
  identityOf(path: string): string;
  relative(path: string): string;
  placeOf(evidence: Evidence): readonly RelatedPlace[];
  standing(found: {
    readonly rule: string;
    readonly fingerprint: string;
    readonly content: string;
    readonly path: string;
    readonly acceptance: (Acceptance & { readonly line: number }) | undefined;
  }): Pick<Finding, "status" | "reason" | "decision">;
  failed(rule: Rule, path: string, error: unknown): void;
  spent(rule: Rule, milliseconds: number): void;
}

/** Files that a finding can stand in, in stable order; nothing of the code is looked at for it. */
export function reviewableFiles(
  units: readonly DeployedUnit[],
  issues: readonly DeclarationIssue[],
): readonly string[] {
  const files = new Set<string>();
  for (const { place, other } of issues) {
    files.add(place.file);
    if (other !== undefined) files.add(other.file);
  }
  for (const { deployments } of units)
    for (const { place, probes, start, graceSeconds, evidence } of deployments)
      for (const each of [place, start, graceSeconds, ...probes, ...evidence])
        if (each !== undefined) files.add(each.file);
  return [...files].sort();
}

/** Everything that is found in deployment files, by absolute path; rules run over all units at once. */
export function reviewDeployments(
  parts: DeploymentReviewParts,
): ReadonlyMap<string, readonly TextKept[]> {
  const byFile = new Map<string, Draft[]>();
  const add = (draft: Draft): void => {
    const list = byFile.get(draft.place.file) ?? [];
    byFile.set(draft.place.file, list);
    list.push(draft);
  };
  for (const rule of parts.rules)
    if (rule.onUnit !== undefined) for (const draft of draftsOfRule(rule, parts)) add(draft);
  for (const issue of parts.issues()) for (const draft of draftsOfIssue(issue)) add(draft);
  const found = new Map<string, readonly TextKept[]>();
  for (const path of filesIn(byFile, parts))
    found.set(path, keptIn(path, byFile.get(path) ?? [], parts));
  return found;
}

/** A file with acceptances and nothing to accept has something to say as well. */
function filesIn(
  byFile: ReadonlyMap<string, readonly Draft[]>,
  parts: DeploymentReviewParts,
): readonly string[] {
  const files = reviewableFiles(parts.units(), parts.issues());
  return [...new Set([...files, ...byFile.keys()])].sort();
}

interface Draft {
  readonly rule: string;
  readonly declared: Pick<Rule, "assumption" | "patterns">;
  readonly place: Place;
  readonly field: string;
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly question: boolean;
  readonly related: readonly Evidence[];
  readonly fixes: readonly Fix[];
}

function draftsOfRule(rule: Rule, parts: DeploymentReviewParts): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const unit of parts.units()) {
    const reports: UnitReport[] = [];
    const started = performance.now();
    try {
      rule.onUnit?.(unit, parts.analysis(), (report) => reports.push(report));
    } catch (error) {
      parts.failed(rule, unit.deployments[0]?.place.file ?? "", error);
    }
    parts.spent(rule, performance.now() - started);
    for (const report of reports) {
      const verdict = parts.verdictOf(rule, unit, report.at.file);
      if (verdict === "off") continue;
      const evidence = rule.leansOnInstances === true ? unit.evidence.slice(0, MOST_EVIDENCE) : [];
      drafts.push({
        rule: rule.id,
        declared: rule,
        place: report.at,
        field: report.field,
        message: report.message,
        severity: capped(verdict === "question" ? "info" : verdict, report.atMost),
        confidence: report.confidence,
        question: verdict === "question" || report.confidence === "possible",
        related: [...(report.related ?? []), ...evidence],
        fixes: report.fixes ?? [],
      });
    }
  }
  return drafts;
}

const MOST_EVIDENCE = 3;

const DECLARED = {
  assumption: "What is declared of the deployment is what runs.",
  patterns: [],
};

/** Both ends of a contradiction are shown, each with the other as a related place. */
function draftsOfIssue({ kind, id, place, message, other }: DeclarationIssue): readonly Draft[] {
  const severity: Severity = kind === "lost" ? "info" : "warning";
  const base = {
    rule: TOPOLOGY_RULE,
    declared: DECLARED,
    severity,
    confidence: "certain" as const,
    question: false,
    fixes: [],
  };
  const here: Draft = {
    ...base,
    place,
    field: `${id} ${kind}`,
    message,
    related: other === undefined ? [] : [other],
  };
  if (other === undefined) return [here];
  const there: Draft = {
    ...base,
    place: other,
    field: `${id} ${kind} deployment`,
    message: `premise.json declares ${id} otherwise than this line; which is right?`,
    related: [{ ...place, message: "declared here" }],
  };
  return [here, there];
}

function keptIn(
  path: string,
  drafts: readonly Draft[],
  parts: DeploymentReviewParts,
): readonly TextKept[] {
  const text = parts.read(path);
  if (text === undefined) return [];
  const acceptances = readTextAcceptances(path, text, parts.ruleIds, parts.today);
  const ordinals = new Map<string, number>();
  const kept = [...drafts].sort(byPlace).map((draft): TextKept => {
    const key = `${draft.rule}\n${draft.field}`;
    const ordinal = ordinals.get(key) ?? 0;
    ordinals.set(key, ordinal + 1);
    const { start, end } = draft.place;
    const accepted = acceptances.accept(draft.rule, start, end);
    const fingerprint = hashOf([
      draft.rule,
      parts.identityOf(path),
      draft.field,
      "deployment",
      String(ordinal),
    ]);
    const content = hashOf([text.slice(start, end).replace(/\s+/g, " ").trim()]);
    const acceptance =
      accepted === undefined
        ? undefined
        : { ...accepted, line: rangeOf(text, accepted.place).start.line };
    return {
      question: draft.question,
      fixes: draft.fixes,
      finding: {
        rule: draft.rule,
        illusion: draft.rule === TOPOLOGY_RULE ? "premise" : illusionOf(draft.rule),
        severity: draft.severity,
        confidence: draft.confidence,
        message: draft.message,
        assumption: draft.declared.assumption,
        patterns: draft.declared.patterns,
        file: parts.relative(path),
        range: rangeOf(text, draft.place),
        symbol: draft.field,
        related: draft.related.flatMap(parts.placeOf),
        fixes: draft.fixes.map(({ title, safety }, at) => ({ title, safety, preferred: at === 0 })),
        fingerprint,
        content,
        ...parts.standing({ rule: draft.rule, fingerprint, content, path, acceptance }),
      },
    };
  });
  const ran = new Set(parts.rules.map(({ id }) => id as string));
  const issues = acceptances.issues((rule) => ran.has(rule));
  return [...kept, ...issues.map((issue) => keptIssue(path, text, issue, parts))];
}

/** Something is wrong with an acceptance itself. */
function keptIssue(
  path: string,
  text: string,
  issue: AcceptanceIssue,
  parts: DeploymentReviewParts,
): TextKept {
  const stated = text.slice(issue.place.start, issue.place.end);
  return {
    question: false,
    fixes: issue.fixes,
    finding: {
      rule: "premise/acceptance",
      illusion: "premise",
      severity: "warning",
      confidence: "certain",
      message: issue.message,
      assumption: "A recorded decision says why it holds and is still needed.",
      patterns: [],
      file: parts.relative(path),
      range: rangeOf(text, issue.place),
      symbol: issue.kind,
      related: [],
      fixes: issue.fixes.map(({ title, safety }, at) => ({ title, safety, preferred: at === 0 })),
      fingerprint: hashOf(["premise/acceptance", parts.identityOf(path), issue.kind, stated]),
      content: hashOf([stated]),
      status: "open",
    },
  };
}

function rangeOf(text: string, { start, end }: Pick<Place, "start" | "end">): Range {
  const lined = linedText(text);
  const position = (offset: number) => {
    const { line, character } = lined.getLineAndCharacterOfPosition(Math.min(offset, text.length));
    return { line: line + 1, column: character + 1 };
  };
  return { start: position(start), end: position(end) };
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function capped(severity: Severity, limit: Severity | undefined): Severity {
  return limit !== undefined && RANK[limit] < RANK[severity] ? limit : severity;
}

function byPlace(a: Draft, b: Draft): number {
  if (a.place.start !== b.place.start) return a.place.start - b.place.start;
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  return a.field < b.field ? -1 : a.field > b.field ? 1 : 0;
}
