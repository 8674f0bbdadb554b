/** Chooses what a review asks: findings grouped into decisions, and the questions that only people can answer. */
import { type Illusion, illusionOf, type Rule, type Severity } from "../../rules/kit/rule.ts";
import type { Finding, LayerOfPath } from "../analysis/report.ts";
import type { Owners } from "./owners.ts";
import { type Question, questionAboutLayer, questionsOf } from "./questions.ts";
import { groupId, ILLUSIONS, type Level } from "./render.ts";

/** What a review must know of a rule. */
export type ReviewedRule = Pick<Rule, "id" | "title" | "assumption" | "patterns" | "page">;

export interface PlanInput {
  readonly findings: readonly Finding[];
  readonly questions: readonly Finding[];
  readonly layers: readonly LayerOfPath[];
  readonly rules: readonly ReviewedRule[];
  readonly level: Level;
  /** Default: what the level asks for. */
  readonly leastSeverity?: Severity;
  /** Which findings may be added; all when absent. */
  readonly added?: (finding: Finding) => boolean;
  /** Fingerprints of the only findings that may be added, whatever level and threshold say. */
  readonly only?: ReadonlySet<string>;
  readonly owners: Owners;
  /** From a path as findings name it to one relative to the repository's root. */
  readonly repositoryPath: (file: string) => string;
  /** The package that a file belongs to, relative to the repository's root; `.` for the root itself. */
  readonly moduleOf: (file: string) => string;
}

/** A finding or question of the analysis with what a review must know of it. */
export interface Found {
  readonly finding: Finding;
  /** The code leans on something, but whether that fails is not certain. */
  readonly isQuestion: boolean;
  /** Empty when CODEOWNERS names nobody. */
  readonly owner: string;
  /** The package it lies in: `.` or a path from the repository's root. */
  readonly module: string;
  /** The level and the threshold want it asked when it is not in the review yet. */
  readonly isWanted: boolean;
}

/** One decision to make. */
export type PlannedItem =
  | { readonly kind: "finding"; readonly found: Found }
  | {
      readonly kind: "group";
      readonly id: string;
      /** Its places differ in more than where they are, so each says what it is. */
      readonly isWide: boolean;
      readonly found: readonly Found[];
    };

export interface Plan {
  readonly level: Level;
  readonly layers: readonly LayerOfPath[];
  /** Everything that the analysis reports now, whatever its status. */
  readonly found: readonly Found[];
  /** Accepted in the source: shown, not asked. */
  readonly elsewhere: readonly Found[];
  /** Questions for people, the most telling first, and how many a review has at most. */
  readonly asks: readonly Question[];
  readonly mostAsks: number;
  /** Decisions that the review shows at once; the rest is folded. */
  readonly mostItems: number;
  /** Undefined for a rule that this version does not have. */
  readonly ruleOf: (rule: string) => ReviewedRule | undefined;
  /** False for a rule that this version does not have: its findings cannot be called gone. */
  readonly knows: (rule: string) => boolean;
}

/** More decisions than this about one rule in one package become one: nobody decides the same thing ten times. */
const MOST_ALIKE = 3;

interface Trim {
  readonly least: Severity;
  readonly withQuestions: boolean;
  readonly asksPerRule: number;
  readonly mostAsks: number;
  readonly mostItems: number;
}

/** A: money, safety or what many depend on. B: the usual. C: what may fail for a day. */
const TRIMS: Readonly<Record<Level, Trim>> = {
  A: { least: "info", withQuestions: true, asksPerRule: 3, mostAsks: 6, mostItems: 18 },
  B: { least: "warning", withQuestions: true, asksPerRule: 2, mostAsks: 5, mostItems: 18 },
  C: { least: "warning", withQuestions: false, asksPerRule: 1, mostAsks: 3, mostItems: 12 },
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
        module: input.moduleOf(finding.file),
        isWanted:
          input.only?.has(finding.fingerprint) ??
          (finding.status === "open" && isAsked && (input.added?.(finding) ?? true)),
      },
    ];
  };
  const found = [
    ...input.findings.flatMap((finding) => foundOf(finding, false)),
    ...input.questions.flatMap((finding) => foundOf(finding, true)),
  ];
  const elsewhere = found
    // What another review decided stands there, place by place; repeating it would bury what is asked here.
    .filter(({ finding }) => finding.status === "accepted" && finding.decision?.by === "source")
    .sort(byPlace);
  return {
    level: input.level,
    layers: input.layers,
    found,
    elsewhere,
    asks: asksFor(input, found, trim),
    mostAsks: trim.mostAsks + 1,
    mostItems: trim.mostItems,
    knows: (rule) => input.rules.some(({ id }) => id === rule),
    ruleOf: (rule) => input.rules.find(({ id }) => id === rule),
  };
}

/**
 * First what is claimed about the system, then each rule's first question, then the second ones. The rules with the
 * gravest and widest findings ask first, but no illusion that was met stays without a question.
 */
function asksFor(input: PlanInput, found: readonly Found[], trim: Trim): readonly Question[] {
  const weights = new Map<string, number>();
  for (const each of found) {
    if (!each.isWanted) continue;
    const { rule } = each.finding;
    const weight = gravityOf(each) * GRAVITY + Math.min(reachOf([each]), GRAVITY - 1);
    weights.set(rule, Math.max(weights.get(rule) ?? 0, weight));
  }
  const ranked = [...weights.keys()].sort(
    (left, right) =>
      (weights.get(right) ?? 0) - (weights.get(left) ?? 0) || (left < right ? -1 : 1),
  );
  const firsts = ILLUSIONS.flatMap(
    (illusion) => ranked.find((id) => illusionOf(id) === illusion) ?? [],
  );
  const ids = [
    ...ranked.filter((id) => firsts.includes(id)),
    ...ranked.filter((id) => !firsts.includes(id)),
  ];
  const lists = ids.map((id) => {
    const rule = input.rules.find((each) => each.id === id);
    return rule === undefined ? [] : questionsOf(rule).slice(0, trim.asksPerRule);
  });
  const asks: Question[] = weights.size === 0 ? [] : [questionAboutLayer(input.layers)];
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

/**
 * Findings as decisions. Those that differ in their place alone share one, within a package; where one rule still
 * leaves many decisions to one package, they become a single one that says of each place what it is.
 */
export function itemsFor(found: readonly Found[]): readonly PlannedItem[] {
  const sorted = [...found].sort(byPlace);
  return [...grouped(sorted, wideKey)].flatMap(([id, all]): PlannedItem[] => {
    const narrow = [...grouped(all, groupKey)];
    if (narrow.length > MOST_ALIKE) return [{ kind: "group", id, isWide: true, found: all }];
    return narrow.map(([own, list]): PlannedItem => {
      const [first] = list;
      return list.length === 1 && first !== undefined
        ? { kind: "finding", found: first }
        : { kind: "group", id: own, isWide: false, found: list };
    });
  });
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [item]);
    else list.push(item);
  }
  return groups;
}

/** Equal for findings that one decision can cover: same rule, words, package and owner, equally sure. */
export function groupKey({ finding, module, owner, isQuestion }: Found): string {
  return groupId(finding.rule, `${isQuestion ? "?" : ""}${finding.message}`, module, owner);
}

/** The same without the words. */
export function wideKey({ finding, module, owner, isQuestion }: Found): string {
  return groupId(finding.rule, isQuestion ? "?*" : "*", module, owner);
}

export function membersOf(item: PlannedItem): readonly Found[] {
  return item.kind === "group" ? item.found : [item.found];
}

/** Which of the new decisions are folded; a review that is full already still shows what is an error. */
export function foldedItems(
  items: readonly PlannedItem[],
  mostItems: number,
  shownNow: number,
): ReadonlySet<PlannedItem> {
  const over = ranked(items).slice(Math.max(0, mostItems - shownNow));
  const isGrave = (item: PlannedItem): boolean =>
    membersOf(item).some((found) => gravityOf(found) === 1 + WEIGHT.error);
  return new Set(shownNow === 0 ? over : over.filter((item) => !isGrave(item)));
}

/**
 * Errors before warnings before questions, and the widest reach first. Each further decision about a rule counts for
 * less, so that a rule with much to say does not push out one that says something else.
 */
function ranked(items: readonly PlannedItem[]): readonly PlannedItem[] {
  const byReach = [...items].sort(
    (left, right) => reachOf(membersOf(right)) - reachOf(membersOf(left)),
  );
  const seen = new Map<string, number>();
  const weighed = byReach.map((item) => {
    const members = membersOf(item);
    const [first] = members;
    if (first === undefined) return { item, weight: 0 };
    const { rule, confidence } = first.finding;
    const nth = (seen.get(rule) ?? 0) + 1;
    seen.set(rule, nth);
    const certainty = { certain: 0.2, likely: 0.1, possible: 0 }[confidence];
    const gravity = Math.max(...members.map(gravityOf));
    const reach = Math.min(reachOf(members) / nth, GRAVITY - 1);
    return { item, weight: gravity * GRAVITY + reach + certainty };
  });
  return weighed.sort((left, right) => right.weight - left.weight).map(({ item }) => item);
}

/** More than any reach counts for. */
const GRAVITY = 10_000;

/** 0 for a question, then by severity. */
export function gravityOf({ finding, isQuestion }: Found): number {
  return isQuestion ? 0 : 1 + WEIGHT[finding.severity];
}

/** The places, and the entry points and call sites behind them. */
function reachOf(members: readonly Found[]): number {
  return members.reduce((sum, { finding }) => sum + 1 + finding.related.length, 0);
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
