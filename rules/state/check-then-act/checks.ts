/** Pairs of a check and what is made because of it, for one piece of running code at a time. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, entityKey } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { type Governing, governing, survived } from "../../kit/flow/governing.ts";
import {
  entityKeysOf,
  type Origin,
  originsOf,
  originsWithin,
  unitOf,
} from "../../kit/flow/origins.ts";
import { ASSERTING, type Presence, presencesAfter, presencesIn } from "../../kit/flow/presence.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import { ancestors, calledName, descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";
import { type Act, actsAt } from "./acts.ts";
import { renamedForAct } from "./names.ts";
import { firstOfAct, numberOfAct } from "./numbers.ts";

/**
 * `absence`: nothing there, so it is made. `room`: fewer than a limit. `number`: the next one of a sequence.
 * `first`: what is made is told whether it is the first.
 */
export type CheckKind = "absence" | "room" | "number" | "first";

export interface Check {
  readonly kind: CheckKind;
  /** Where it is looked: the read, the call of the function that reads, or the condition. */
  readonly at: ts.Node;
  readonly origin: Origin;
  readonly condition: ts.Expression | undefined;
  /** The code goes on without making anything when the check fails, instead of refusing. */
  readonly isGetOrCreate: boolean;
  /** Found in an own function that throws. */
  readonly assertion: ts.CallExpression | undefined;
  /** For numbers and firsts: the field that gets it. */
  readonly field?: string;
  /** Another part of the condition may have decided instead. */
  readonly isUncertain?: boolean;
  /** A list was gone through for what is missing. */
  readonly isListed?: boolean;
  /** Further looks of this kind, which whoever repairs one has to see. */
  readonly others?: readonly ts.Node[];
}

export interface Pair {
  readonly check: Check;
  /** The first is where the finding stands. */
  readonly acts: readonly Act[];
}

const memories = new WeakMap<Analysis, Map<ts.Node, readonly Pair[]>>();

/** The pairs of the code around a node; computed once for each outermost function. */
export function pairsAround(node: ts.Node, analysis: Analysis): readonly Pair[] {
  const unit = unitOf(node);
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  const known = memory.get(unit);
  if (known !== undefined) return known;
  const found = pairsIn(unit, analysis);
  memory.set(unit, found);
  return found;
}

function pairsIn(unit: ts.Node, analysis: Analysis): readonly Pair[] {
  const pairs = new Map<ts.Node, { check: Check; acts: Act[] }>();
  const add = (check: Check, act: Act): void => {
    const known = pairs.get(check.at);
    if (known === undefined) pairs.set(check.at, { check, acts: [act] });
    else if (!known.acts.some((each) => each.node === act.node)) known.acts.push(act);
  };
  const into = (node: ts.Node): boolean =>
    !ts.isSourceFile(unit) || !(isFunctionNode(node) || ts.isClassLike(node));
  for (const node of descendants(unit, into)) {
    const acts = actsAt(node, analysis);
    if (acts.length === 0) continue;
    for (const act of acts) {
      for (const check of distinct(checksOf(act, unit, analysis))) add(check, act);
      const renamed = renamedForAct(act, unit, analysis);
      if (renamed !== undefined) add(renamed, act);
      const number = numberOfAct(act, analysis);
      if (number !== undefined) add(number, act);
      const first = number === undefined ? firstOfAct(act, analysis) : undefined;
      if (first !== undefined) add(first, act);
    }
  }
  return [...pairs.values()];
}

function checksOf(act: Act, unit: ts.Node, analysis: Analysis): Check[] {
  const checks: Check[] = [];
  /** Values known to be there: what is made then is made because of them. */
  const present = new Set<string>();
  /** Known in a branch alone, and so to what is judged in branches. */
  const presentInside = new Set<string>();
  const conditions: Listed[] = [
    ...governing(act.node, unit),
    ...missingAround(act.node, unit, analysis),
  ];
  const judged = conditions.flatMap((each) =>
    judgements(each, analysis).map((judged) => ({ each, ...judged })),
  );
  for (const { each, presence } of judged)
    if (presence.meaning === "present" && presence.isCertain !== false)
      (each.isNested === true ? presentInside : present).add(rootText(presence.subject));
  for (const { each, presence, isInside } of judged) {
    const { meaning, subject } = presence;
    if (meaning !== "absent" && meaning !== "room") continue;
    const root = rootText(subject);
    if (each.kind !== "caught" && present.has(root)) continue;
    if (each.isNested === true && presentInside.has(root)) continue;
    const origins = isInside ? originsWithin(subject, analysis) : originsOf(subject, analysis);
    for (const origin of [...origins].sort((a, b) => Number(isByKey(a)) - Number(isByKey(b)))) {
      if (isInside && origin.access === undefined) continue;
      if (each.kind !== "assertion" && !isBefore(origin.at, act.node)) continue;
      const keys = entityKeysOf(origin);
      const fits =
        meaning === "absent"
          ? keys.includes(act.key) || isReferenceTo(origin, act)
          : (isCount(origin, presence) && keys.some((key) => isRelated(key, act.key))) ||
            isUsage(presence, act);
      if (
        !fits ||
        (origin.access === undefined &&
          origin.resource === undefined &&
          !isCollection(subject, origin, meaning, act))
      )
        continue;
      checks.push({
        kind: meaning === "absent" ? "absence" : "room",
        at: each.kind === "assertion" ? each.condition : placeOfCheck(origin, each.condition),
        origin,
        condition: each.condition,
        isGetOrCreate: each.kind === "branch",
        assertion: each.kind === "assertion" ? (each.condition as ts.CallExpression) : undefined,
        isUncertain: presence.isCertain === false,
        isListed: origin.isSearched || each.isListed === true,
      });
      break;
    }
  }
  return checks;
}

/** Of two looks, `id ? find({ id }) : find({ owner })`, the one by the id is for a change. */
function isByKey({ access }: Origin): boolean {
  return access?.where?.conditions.some(({ field }) => /^_?id$/i.test(field)) === true;
}

/** One for each kind: whoever repairs one look for a row has all of them in view. */
function distinct(checks: readonly Check[]): Check[] {
  const found = new Map<CheckKind, Check>();
  const sorted = [...checks].sort((a, b) => a.at.pos - b.at.pos);
  for (const check of sorted) {
    const known = found.get(check.kind);
    if (known === undefined || weight(check) > weight(known)) found.set(check.kind, check);
  }
  return [...found.values()].map((check) => ({
    ...check,
    others: sorted
      .filter((each) => each.kind === check.kind && each.at !== check.at)
      .map((each) => each.at),
  }));
}

/** A read that resolves says more than one that a name tells of, and that more than what was handed in. */
function weight({ origin }: Check): number {
  if (origin.access === undefined) return 0;
  return origin.access.certainty === "name" ? 1 : origin.access.certainty === "shape" ? 2 : 3;
}

/**
 * What is missing is looked for in a list first: `for (const id of ids.filter((id) => !known.has(id)))`,
 * `missing.map((id) => create(id))`, `insert(rows.filter(…))`.
 */
function missingAround(node: ts.Node, unit: ts.Node, analysis: Analysis): Listed[] {
  const lists: ts.Expression[] = [];
  for (const at of ancestors(node, unit)) {
    if (ts.isForOfStatement(at)) lists.push(at.expression);
    if (!ts.isCallExpression(at) || at === node) continue;
    const callee = unwrap(at.expression);
    if (ts.isPropertyAccessExpression(callee) && /^(map|forEach|flatMap)$/.test(callee.name.text))
      lists.push(callee.expression);
  }
  if (ts.isCallExpression(node)) {
    const rows = accessOf(node, analysis)?.data?.node;
    if (rows !== undefined && ts.isExpression(rows)) lists.push(rows);
  }
  return lists.flatMap((list) => filterIn(list, analysis, 0));
}

/** The predicates of the filters that a list has gone through. */
function filterIn(list: ts.Expression, analysis: Analysis, depth: number): Listed[] {
  const at = unwrap(list);
  if (depth > 5) return [];
  if (ts.isIdentifier(at)) {
    const declaration = localDeclaration(at, analysis);
    return declaration !== undefined &&
      ts.isVariableDeclaration(declaration) &&
      declaration.initializer !== undefined
      ? filterIn(declaration.initializer, analysis, depth + 1)
      : [];
  }
  if (ts.isAwaitExpression(at)) return filterIn(at.expression, analysis, depth + 1);
  if (!ts.isCallExpression(at)) return [];
  const callee = unwrap(at.expression);
  if (!ts.isPropertyAccessExpression(callee)) return [];
  const inner = filterIn(callee.expression, analysis, depth + 1);
  const [predicate] = at.arguments;
  const test = predicate === undefined ? undefined : unwrap(predicate);
  if (callee.name.text !== "filter" || test === undefined || !isFunctionNode(test)) return inner;
  const body = test.body;
  if (body === undefined) return inner;
  if (ts.isBlock(body)) return [...left(body), ...inner];
  return [{ condition: body, holds: true, kind: "branch", isListed: true }, ...inner];
}

/** What holds for those that a predicate with statements lets through: `if (known.includes(it)) return false;`. */
function left(body: ts.Block): Listed[] {
  const found: Listed[] = [];
  for (const each of body.statements) {
    const listed = { kind: "branch", isListed: true } as const;
    if (ts.isIfStatement(each) && refuses(each.thenStatement))
      found.push({ condition: each.expression, holds: false, ...listed });
    if (ts.isReturnStatement(each) && each.expression !== undefined)
      found.push({ condition: each.expression, holds: true, ...listed });
  }
  return found;
}

/** `return false;` and nothing else. */
function refuses(statement: ts.Statement): boolean {
  const only = ts.isBlock(statement) ? statement.statements[0] : statement;
  return (
    only !== undefined &&
    ts.isReturnStatement(only) &&
    only.expression?.kind === ts.SyntaxKind.FalseKeyword
  );
}

type Listed = Governing & { readonly isListed?: true };

interface Judged {
  readonly presence: Presence;
  /** It stands in a function that was called to check. */
  readonly isInside: boolean;
}

function judgements(each: Governing, analysis: Analysis): Judged[] {
  const outside = (presence: Presence): Judged => ({ presence, isInside: false });
  switch (each.kind) {
    case "partial":
      return [];
    case "caught":
      return MISSING.test(each.condition.getText())
        ? [outside({ subject: each.condition, meaning: "absent" })]
        : [];
    case "assertion": {
      const call = each.condition as ts.CallExpression;
      return [
        ...presencesAfter(call, analysis).map(outside),
        ...insideOf(call, analysis).map((presence) => ({ presence, isInside: true })),
      ];
    }
    default:
      return presencesIn(each.condition, each.holds, analysis).map(outside);
  }
}

/** Reads that fail when there is nothing to read. */
const MISSING = /OrThrow|OrFail|\bget|retrieve|find|load|stat|access|head/i;

const survivals = new WeakMap<Analysis, Map<ts.Node, readonly Presence[]>>();

/** What an own function that throws has made certain when it comes back. */
function insideOf(call: ts.CallExpression, analysis: Analysis): readonly Presence[] {
  if (!ASSERTING.test(wordsOf(calledName(call.expression)?.text ?? "")[0] ?? "")) return [];
  const body = bodyOfCalled(call, analysis)?.body;
  if (body === undefined || body.end - body.pos > 6000) return [];
  let memory = survivals.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    survivals.set(analysis, memory);
  }
  const known = memory.get(body);
  if (known !== undefined) return known;
  memory.set(body, []);
  const found = survived(body)
    .filter((each) => each.kind === "exit")
    .flatMap((each) => presencesIn(each.condition, each.holds, analysis));
  memory.set(body, found);
  return found;
}

/** `existing` of `existing?.status`, `list.find(…)` as it stands: what a condition is about. */
function rootText(subject: ts.Expression): string {
  let at = unwrap(subject);
  for (;;) {
    if (ts.isPropertyAccessExpression(at)) at = unwrap(at.expression);
    else if (ts.isAwaitExpression(at)) at = unwrap(at.expression);
    else return at.getText();
  }
}

function isBefore(check: ts.Node, act: ts.Node): boolean {
  if (check.getSourceFile() !== act.getSourceFile()) return true;
  return check.pos < act.pos;
}

/** `user.stripeCustomerId` is empty, so a customer is made at the other side. */
function isReferenceTo({ path, access }: Origin, act: Act): boolean {
  if (act.kind !== "thing" || access === undefined) return false;
  const words = wordsOf(path.at(-1) ?? "");
  return words.length > 1 && words.at(-1) === "id" && words.includes(act.key);
}

/** `user` and `workspaceUser` count the same thing. */
function isRelated(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 3 && long.endsWith(short);
}

const USAGE =
  /^(usage|usages|used|count|counts|current|total|number|num|spent|consumed|length|size|existing)$/;
const LIMIT = /^(limits?|quotas?|max|maximum|allowed|allowance|cap|capacity|seats?)$/;
/** Comparisons of times and sizes of one thing keep no limit on how many there are. */
const NO_COUNT =
  /date|time|now\b|expir|month|day|hour|minute|(?<!us)age\b|bytes|\bsize|version|attempt|retr|depth|page|offset|price|rate/i;

/** What is compared is how many there are. */
function isCount(origin: Origin, presence: Presence): boolean {
  const { access, path } = origin;
  const { limit, subject } = presence;
  if (limit !== undefined && NO_COUNT.test(`${subject.getText()} ${limit.getText()}`)) return false;
  if (access !== undefined && /^(count|aggregate)$/.test(access.operation)) return true;
  return path.some((name) => /^(_count|count|length|size|total|totalCount|rowCount)$/.test(name));
}

/** `workspace.linksUsage >= workspace.linksLimit`: words alone say that a limit is kept. */
function isUsage(presence: Presence, act: Act): boolean {
  if (presence.limit === undefined) return false;
  const name = nameAtEnd(presence.subject);
  const limit = nameAtEnd(presence.limit);
  if (NO_COUNT.test(`${name} ${limit}`)) return false;
  const words = wordsOf(name);
  const others = wordsOf(limit);
  return (
    words.some((word) => USAGE.test(word)) &&
    others.some((word) => LIMIT.test(word)) &&
    [...words, ...others].some((word) => {
      const key = entityKey(word);
      return key.length > 2 && act.key.includes(key);
    })
  );
}

function nameAtEnd(node: ts.Expression): string {
  const at = unwrap(node);
  if (ts.isIdentifier(at)) return at.text;
  if (ts.isPropertyAccessExpression(at)) return at.name.text;
  if (ts.isCallExpression(at)) return calledName(at.expression)?.text ?? "";
  return "";
}

const STORED = /^(existing|current|found|previous|prev|stored|old|known|all)/i;
const INPUT =
  /^(input|data|body|dto|payload|params|args|values|request|req|event|message|command|new|create\w*|update\w*|\w*(ToCreate|ToAdd|Input|Dto|Data|Payload|Params))$/;

/** What was handed in counts when it is a list that is searched, or a row that is named like what is made. */
function isCollection(subject: ts.Expression, origin: Origin, meaning: string, act: Act): boolean {
  if (origin.unknowns > 0) return false;
  const at = unwrap(subject);
  // What a caller sends is not what is stored.
  if (INPUT.test(origin.path[0] ?? "")) return false;
  if (meaning === "room")
    return (
      !/^(length|size)$/.test(origin.path.at(-1) ?? "") &&
      (ts.isPropertyAccessExpression(at) || ts.isIdentifier(at) || ts.isBinaryExpression(at))
    );
  const last = origin.path.at(-1) ?? "";
  const isSearch = origin.isSearched || last === "length" || last === "size";
  const isMember = origin.path.length > 1 || STORED.test(origin.path[0] ?? "");
  if (isSearch) return isMember && entityKeysOf(origin).includes(act.key);
  if (!ts.isIdentifier(at) || origin.path.length > 2) return false;
  return (
    /^(existing|current|found|previous|prev|stored|old)/i.test(last) || entityKey(last) === act.key
  );
}

/** The read where it can be shown, else the condition. */
function placeOfCheck(origin: Origin, condition: ts.Expression): ts.Node {
  return origin.access === undefined && origin.resource === undefined ? condition : origin.at;
}

/** The read that a check rests on, behind own functions too. */
export function readOf(check: Check): Access | undefined {
  return check.origin.access;
}
