/** Chooses what a review asks: findings grouped into decisions, and the questions that only people can answer. */
import { type Illusion, illusionOf, type Rule, type Severity } from "../../rules/kit/rule.ts";
import type { Finding, LayerOfPath } from "../analysis/report.ts";
import type { Owners } from "./owners.ts";
import { type Question, questionAboutLayer, questionsOf } from "./questions.ts";
import { groupId, ILLUSIONS, type Level } from "./render.ts";

export interface PlanInput {
  readonly findings: readonly Finding[];
  readonly questions: readonly Finding[];
  readonly layers: readonly LayerOfPath[];
  readonly rules: readonly Pick<Rule, "id" | "assumption" | "page">[];
  readonly level: Level;
  /** Default: what the level asks for. */
  readonly leastSeverity?: Severity;
  /** Files, as findings name them, whose findings may be added; all when absent. */
  readonly added?: (file: string) => boolean;
  readonly owners: Owners;
  /** From a path as findings name it to one relative to the repository's root. */
  readonly repositoryPath: (file: string) => string;
  /** The review that this plan is for, as findings name files. */
  readonly reviewFile: string;
}

/** A finding or question of the analysis with what a review must know of it. */
export interface Found {
  readonly finding: Finding;
  /** The code leans on something, but whether that fails is not certain. */
  readonly isQuestion: boolean;
  /** Empty when CODEOWNERS names nobody. */
  readonly owner: string;
  /** The level and the threshold want it asked when it is not in the review yet. */
  readonly isWanted: boolean;
}

/** One decision to make. */
export type PlannedItem =
  | { readonly kind: "finding"; readonly found: Found }
  | { readonly kind: "group"; readonly id: string; readonly found: readonly Found[] };

export interface Plan {
  readonly level: Level;
  readonly layers: readonly LayerOfPath[];
  /** Everything that the analysis reports now, whatever its status. */
  readonly found: readonly Found[];
  /** Accepted in the source or in another review: shown, not asked. */
  readonly elsewhere: readonly Found[];
  /** Questions for people, the most telling first, and how many a review has at most. */
  readonly asks: readonly Question[];
  readonly mostAsks: number;
  readonly assumptionOf: (rule: string) => string;
  /** False for a rule that this version does not have: its findings cannot be called gone. */
  readonly knows: (rule: string) => boolean;
}

/** Decisions that a review shows at once; the rest is folded. */
export const MOST_ITEMS = 18;

interface Trim {
  readonly least: Severity;
  readonly withQuestions: boolean;
  readonly asksPerRule: number;
  readonly mostAsks: number;
}

/** A: money, safety or what many depend on. B: the usual. C: what may fail for a day. */
const TRIMS: Readonly<Record<Level, Trim>> = {
  A: { least: "info", withQuestions: true, asksPerRule: 3, mostAsks: 7 },
  B: { least: "warning", withQuestions: true, asksPerRule: 2, mostAsks: 5 },
  C: { least: "warning", withQuestions: false, asksPerRule: 1, mostAsks: 3 },
};

const WEIGHT: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

export function createPlan(input: PlanInput): Plan {
  const trim = TRIMS[input.level];
  const least = WEIGHT[input.leastSeverity ?? trim.least];
  const foundOf = (finding: Finding, isQuestion: boolean): Found[] => {
    // Remarks on acceptances are repaired in the source, not decided about.
    if (finding.illusion === "premise") return [];
    const isAsked = isQuestion ? trim.withQuestions : WEIGHT[finding.severity] >= least;
    return [
      {
        finding,
        isQuestion,
        owner: input.owners.of(input.repositoryPath(finding.file)).join(" "),
        isWanted: finding.status === "open" && isAsked && (input.added?.(finding.file) ?? true),
      },
    ];
  };
  const found = [
    ...input.findings.flatMap((finding) => foundOf(finding, false)),
    ...input.questions.flatMap((finding) => foundOf(finding, true)),
  ];
  const elsewhere = found
    .filter(({ finding }) => finding.status === "accepted" && finding.decision !== undefined)
    .filter(({ finding }) => finding.decision?.file !== input.reviewFile)
    .sort(byPlace);
  return {
    level: input.level,
    layers: input.layers,
    found,
    elsewhere,
    asks: asksFor(input, found, trim),
    mostAsks: trim.mostAsks + 1,
    knows: (rule) => input.rules.some(({ id }) => id === rule),
    assumptionOf: (rule) => input.rules.find(({ id }) => id === rule)?.assumption ?? rule,
  };
}

/** First what is claimed about the system, then each rule's first question, then the second ones. */
function asksFor(input: PlanInput, found: readonly Found[], trim: Trim): readonly Question[] {
  const counts = new Map<string, number>();
  for (const { finding, isWanted } of found) {
    if (isWanted) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  }
  const ids = [...counts.keys()].sort(
    (left, right) => (counts.get(right) ?? 0) - (counts.get(left) ?? 0) || (left < right ? -1 : 1),
  );
  const lists = ids.map((id) => {
    const rule = input.rules.find((each) => each.id === id);
    return rule === undefined ? [] : questionsOf(rule).slice(0, trim.asksPerRule);
  });
  const asks: Question[] = counts.size === 0 ? [] : [questionAboutLayer(input.layers)];
  const texts = new Set<string>();
  for (let round = 0; round < trim.asksPerRule; round++) {
    for (const list of lists) {
      const question = list[round];
      // Two rules may ask the same thing.
      if (question === undefined || texts.has(question.text)) continue;
      texts.add(question.text);
      asks.push(question);
    }
  }
  return asks;
}

/** Findings as decisions: those that differ in their place alone share one. */
export function itemsFor(found: readonly Found[]): readonly PlannedItem[] {
  const groups = new Map<string, Found[]>();
  for (const each of [...found].sort(byPlace)) {
    const key = groupKey(each);
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [each]);
    else list.push(each);
  }
  return [...groups].map(([id, list]): PlannedItem => {
    const [first] = list;
    return list.length === 1 && first !== undefined
      ? { kind: "finding", found: first }
      : { kind: "group", id, found: list };
  });
}

/** Equal for findings that one decision can cover: same rule, same words, same owner, equally sure. */
export function groupKey({ finding, owner, isQuestion }: Found): string {
  return groupId(finding.rule, `${isQuestion ? "?" : ""}${finding.message}`, owner);
}

export function membersOf(item: PlannedItem): readonly Found[] {
  return item.kind === "group" ? item.found : [item.found];
}

/** Which of the new decisions are shown at once, given how many already are. */
export function foldedItems(
  items: readonly PlannedItem[],
  shown: number,
): ReadonlySet<PlannedItem> {
  const ranked = [...items].sort((left, right) => weightOf(right) - weightOf(left));
  return new Set(ranked.slice(Math.max(0, MOST_ITEMS - shown)));
}

/** Severity first, then certainty, then how many places share the decision. */
function weightOf(item: PlannedItem): number {
  const members = membersOf(item);
  const [first] = members;
  if (first === undefined) return 0;
  const severity = first.isQuestion ? 0 : 1 + WEIGHT[first.finding.severity];
  const certainty = { certain: 2, likely: 1, possible: 0 }[first.finding.confidence];
  return severity * 10_000 + certainty * 1_000 + Math.min(members.length, 999);
}

/** The order of a review: illusion, rule, path, symbol, place. */
export function byPlace(left: Found, right: Found): number {
  const [a, b] = [left.finding, right.finding];
  return (
    illusionRank(a.rule) - illusionRank(b.rule) ||
    compare(a.rule, b.rule) ||
    compare(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compare(a.fingerprint, b.fingerprint)
  );
}

export function illusionRank(rule: string): number {
  return ILLUSIONS.indexOf(illusionOf(rule) as Illusion);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
