/** Says what is known of what a call does, through the functions of the repository that it runs. */
import { ts } from "ts-morph";
import type { Analysis } from "../../rules/kit/analysis.ts";
import { bodiesOfCalled } from "../../rules/kit/called.ts";
import type { DataCall } from "../../rules/kit/data/access.ts";
import { type Effect, effectOfCall, fileEffectOf } from "../../rules/kit/effects/effect.ts";
import {
  effectsOfFunction,
  type ReachedEffect,
  runsLater,
} from "../../rules/kit/effects/summary.ts";
import { calledName, type FunctionNode, isFunctionNode, unwrap } from "../../rules/kit/syntax.ts";
import { CATALOG_ROOT } from "./catalog.ts";
import type { Queries } from "./queries.ts";
import type { Knowledge, SurveyParts } from "./survey.ts";
import { type Given, givenBy, isReached, isTaken } from "./survey-branches.ts";
import {
  functionsGiven,
  functionsIn,
  functionsNamed,
  isCallback,
  madeOf,
} from "./survey-callbacks.ts";
import { eventOf } from "./survey-events.ts";
import { bodiesHeld } from "./survey-held.ts";
import { isSure, isTold } from "./survey-names.ts";
import { isOfPackage, type Origin, originOf } from "./survey-origin.ts";
import { overridesOf } from "./survey-overrides.ts";
import { bodiesRegistered } from "./survey-registries.ts";
import { statementRun } from "./survey-statements.ts";
import { cacheEffectOf, isStoreUnseen } from "./survey-stores.ts";
import {
  assignedTo,
  awaitedCalls,
  begunBy,
  collectedBy,
  isAside,
  isAwaitedLoop,
  isPromise,
  isPromised,
  isSettling,
  isThen,
  mayWait,
  promisesKept,
  returnedOf,
  textOf,
} from "./survey-waits.ts";

interface Found {
  readonly known: Knowledge;
  readonly effects: readonly string[];
  readonly from?: string;
  readonly unknown?: string;
  /** Calls of what the function was given, which whoever calls it decides. */
  readonly callbacks?: readonly ts.CallExpression[];
  /** The unknown callee is called for what it does and not for what it gives. */
  readonly isBegun?: boolean;
}

/**
 * What is known of functions: what each reaches, or that something unknown is awaited where nothing is found.
 * Functions that call each other in a circle know no more than what all of them do, so what is found of one
 * of them holds only once the first of the circle is done.
 */
export interface Summaries {
  readonly found: Map<FunctionNode, Found>;
  /** Those being looked at, with how many stand before each. */
  readonly active: Map<FunctionNode, number>;
  /** Those of a circle whose first is still looked at, and where that stands. */
  readonly open: Map<FunctionNode, number>;
  /** The first of a circle that the function being looked at leads back to. */
  first: number;
}

export const noSummaries = (): Summaries => ({
  found: new Map(),
  active: new Map(),
  open: new Map(),
  first: Number.POSITIVE_INFINITY,
});

/** What is known of an awaited call. */
export function knowledgeOfCall(
  call: ts.CallExpression,
  parts: SurveyParts,
  summaries: Summaries,
): Omit<Found, "callbacks" | "isBegun"> {
  const { callbacks: _, isBegun: __, ...found } = knowledgeOf(call, parts, summaries);
  return found;
}

function knowledgeOf(
  call: ts.CallExpression,
  parts: SurveyParts,
  summaries: Summaries,
  outside: Given = NOTHING_GIVEN,
): Found {
  const { analysis } = parts;
  const effect = effectInChain(call, parts);
  if (effect !== undefined) return { known: "effect", effects: [said(effect)] };
  const direct = bodiesOfCalled(call, analysis);
  const held = direct.length > 0 ? direct : bodiesHeld(call, analysis);
  const bodies = held.length > 0 ? held : bodiesRegistered(call, analysis);
  const [only] = bodies;
  if (only !== undefined) {
    const found =
      bodies.length === 1
        ? overridden(call, only, runBy(call, only, parts, summaries, outside), parts, summaries)
        : together(bodies.map((each) => summaryOf(each, parts, summaries)));
    return withGiven(call, found, parts, summaries);
  }
  if (isDeclared(call, analysis)) {
    const run = statementRun(call, analysis, (chain) => effectInChain(chain, parts));
    if (run !== undefined && run !== "unseen") return { known: "effect", effects: [said(run)] };
    if (run === undefined && !isStoreUnseen(call, analysis))
      return declared(call, parts, summaries);
  } else {
    const named = namedBy(call, parts);
    if (named !== undefined) return { known: "named", effects: [said(named)] };
    const given = functionsGiven(call, analysis);
    if (given.length > 0) return together(given.map((each) => summaryOf(each, parts, summaries)));
  }
  const origin: Origin = originOf(call, analysis, parts.packageOf);
  return { known: "unknown", effects: [], from: origin, unknown: textOf(call) };
}

/** A call that stays in the process, but for what it runs or waits for: `pMap(users, notify)`, `lastValueFrom(http.get(url))`. */
function declared(call: ts.CallExpression, parts: SurveyParts, summaries: Summaries): Found {
  const { analysis } = parts;
  const stays: Found = { known: "declared", effects: [] };
  if (/^(first|last)ValueFrom$/.test(calledName(call.expression)?.text ?? "")) {
    const [source] = call.arguments;
    const asked = source && unwrap(source);
    return asked !== undefined && ts.isCallExpression(asked)
      ? knowledgeOf(asked, parts, summaries)
      : stays;
  }
  if (!isPromise(call, analysis)) return withGiven(call, stays, parts, summaries);
  const named = call.arguments.flatMap((each) => functionsNamed(each, analysis));
  if (named.length === 0) return withGiven(call, stays, parts, summaries);
  return together(named.map((each) => summaryOf(each, parts, summaries)));
}

/** The effect that only the name of a call tells, where names are to be trusted. */
function namedBy(call: ts.CallExpression, parts: SurveyParts): Effect | undefined {
  const named = effectOfCall(call, parts.analysis);
  if (named === undefined) return undefined;
  const isLikely =
    named.certainty === "name"
      ? isTold(named, parts)
      : isSure(named, parts.analysis, parts.packageOf);
  return isLikely ? named : undefined;
}

/** What one function does for one call of it, branches that its arguments rule out left out. */
function runBy(
  call: ts.CallExpression,
  body: FunctionNode,
  parts: SurveyParts,
  summaries: Summaries,
  outside: Given,
): Found {
  const { analysis } = parts;
  const found = summaryOf(body, parts, summaries);
  if (found.effects.length === 0 || body.body === undefined) return found;
  const given = givenBy(call, body, outside, analysis);
  if (given.size === 0) return found;
  const reached = sureIn(body, parts);
  const taken = reached.filter((each) => isReached(body, given, each, analysis));
  if (taken.length === reached.length) return found;
  if (taken.length > 0) return { ...found, effects: effectsOf(taken) };
  const isRun = (node: ts.Node) => isTaken(node, body, given, analysis);
  return waitedWithin(body.body, parts, summaries, { given, isRun });
}

/** A method that does nothing, or refuses, says little where others stand in for it. */
function overridden(
  call: ts.CallExpression,
  method: FunctionNode,
  found: Found,
  parts: SurveyParts,
  summaries: Summaries,
): Found {
  if (found.effects.length > 0) return found;
  // What a factory adds to one function cannot be told from what it adds to others.
  const made = madeOf(method, parts.analysis).map((each) => summaryOf(each, parts, summaries));
  if (made.some((each) => each.known === "unknown" || each.effects.length > 0))
    return { known: "unknown", effects: [], from: "(untyped)", unknown: textOf(call) };
  const others = overridesOf(call, method, parts.analysis);
  if (others.length === 0) return found;
  const all = others.map((each) => summaryOf(each, parts, summaries));
  return together(isRefused(method) ? all : [found, ...all]);
}

/** A function of the repository does also what it is given to do: `tried(() => send(mail))`, `timed(sending)`. */
function withGiven(
  call: ts.CallExpression,
  found: Found,
  parts: SurveyParts,
  summaries: Summaries,
): Found {
  const given = call.arguments.flatMap((each) => knownOfGiven(each, parts, summaries));
  const effects = [...new Set([found, ...given].flatMap((each) => each.effects))];
  if (effects.length > found.effects.length) return { known: "own", effects };
  if (effects.length > 0) return found;
  const unknown = given.find((each) => each.known === "unknown");
  if (unknown !== undefined) return unknown;
  const asked = given.flatMap((each) => each.callbacks ?? []);
  const callbacks = given.length > 0 ? asked : (found.callbacks ?? []);
  const [callback] = callbacks;
  if (callback === undefined) return found;
  const functions = callbacks.flatMap((each) => functionsGiven(each, parts.analysis));
  if (functions.length > 0)
    return together(functions.map((each) => summaryOf(each, parts, summaries)));
  const named = callbacks.flatMap((each) => namedBy(each, parts) ?? []);
  if (named.length > 0) return { known: "named", effects: [...new Set(named.map(said))] };
  return { known: "unknown", effects: [], from: "(parameter)", unknown: textOf(callback) };
}

/** What is known of what a function is given: functions to run, promises to wait for, lists of either. */
function knownOfGiven(
  argument: ts.Expression,
  parts: SurveyParts,
  summaries: Summaries,
): readonly Found[] {
  const value = unwrap(argument);
  const functions = functionsIn(value);
  if (functions.length > 0) return functions.map((each) => summaryOf(each, parts, summaries));
  if (ts.isIdentifier(value)) return promised(value, parts, summaries);
  if (ts.isArrayLiteralExpression(value))
    return value.elements.flatMap((each) => knownOfGiven(each, parts, summaries));
  if (!ts.isCallExpression(value) || !isPromised(value, parts.analysis)) return [];
  return callsBehind(value).map((each) => knowledgeOf(each, parts, summaries));
}

/** What was begun and is kept under a name: a promise, or a list of them. */
function promised(name: ts.Identifier, parts: SurveyParts, summaries: Summaries): readonly Found[] {
  const { analysis } = parts;
  const isList = (): boolean =>
    /^\(?Promise\b.*\[\]$/.test(
      analysis.checker.typeToString(analysis.checker.getTypeAtLocation(name)),
    );
  const declared =
    isPromised(name, analysis) || isList() ? analysis.declarationOf(name) : undefined;
  if (declared === undefined || !ts.isVariableDeclaration(declared)) return [];
  const begun: ts.Expression[] = [];
  const made = declared.initializer && unwrap(declared.initializer);
  if (made !== undefined && functionsIn(made).length > 0)
    return functionsIn(made).map((each) => summaryOf(each, parts, summaries));
  if (made !== undefined)
    begun.push(...(ts.isArrayLiteralExpression(made) ? made.elements : [made]));
  let around: ts.Node = name;
  while (!isFunctionNode(around) && around.parent !== undefined) around = around.parent;
  if (isFunctionNode(around) && around.body !== undefined) {
    const { body } = around;
    const visit = (node: ts.Node): void => {
      begun.push(...collectedBy(node, body), ...assignedTo(name, node));
      ts.forEachChild(node, visit);
    };
    visit(body);
  }
  return begun.flatMap((each) =>
    callsBehind(each).map((call) => knowledgeOf(call, parts, summaries)),
  );
}

/** The calls that make a promise: of a choice, of a list, or the one in sight. */
function callsBehind(expression: ts.Expression): readonly ts.CallExpression[] {
  const value = unwrap(expression);
  const calls = awaitedCalls(value);
  return calls.length === 0 && ts.isCallExpression(value) ? [value] : calls;
}

/** What is known of a promise that is kept in a property: of whatever makes one for it. */
function begunFor(made: ts.Expression, parts: SurveyParts, summaries: Summaries): Found {
  const value = unwrap(made);
  const functions = functionsIn(value);
  const all = [
    ...functions.map((each) => summaryOf(each, parts, summaries)),
    ...awaitedCalls(value).map((each) => knowledgeOf(each, parts, summaries)),
  ];
  return together(all);
}

/** What is known of a call that may run any of several functions: that nothing happens only when all are known. */
function together(all: readonly Found[]): Found {
  const unknown = all.find((each) => each.known === "unknown");
  const found = joined(all);
  return found.effects.length === 0 && unknown !== undefined ? unknown : found;
}

/** What is known of a callback: whatever the functions do that callers give. */
function joined(all: readonly Found[]): Found {
  const known = all.filter((each) => each.known !== "unknown");
  const effects = [...new Set(known.flatMap((each) => each.effects))];
  const callbacks = known.flatMap((each) => each.callbacks ?? []);
  const isSure =
    effects.length === 0 || known.some((each) => each.known !== "named" && each.effects.length > 0);
  return known.length > 0
    ? { known: isSure ? "own" : "named", effects, ...(callbacks.length > 0 && { callbacks }) }
    : (all[0] ?? { known: "own", effects: [] });
}

function summaryOf(body: FunctionNode, parts: SurveyParts, summaries: Summaries): Found {
  const { found: known, active, open } = summaries;
  const level = active.get(body) ?? open.get(body);
  if (level !== undefined) summaries.first = Math.min(summaries.first, level);
  if (active.has(body)) return { known: "own", effects: [] };
  const kept = known.get(body);
  if (kept !== undefined) return kept;
  const before = summaries.first;
  const here = active.size;
  const opened = open.size;
  summaries.first = Number.POSITIVE_INFINITY;
  active.set(body, here);
  const found = reachedBy(body, parts, summaries);
  active.delete(body);
  known.set(body, found);
  if (summaries.first < here) open.set(body, summaries.first);
  else
    for (const member of [...open.keys()].slice(opened)) {
      open.delete(member);
      if (known.get(member)?.effects.length === 0) known.set(member, found);
    }
  summaries.first = Math.min(before, summaries.first < here ? summaries.first : before);
  return found;
}

function reachedBy(body: FunctionNode, parts: SurveyParts, summaries: Summaries): Found {
  // What stands behind a signature is not known, nor what overrides a method that only throws.
  if (isRefused(body) || body.body === undefined)
    return {
      known: "unknown",
      effects: [],
      from: "(untyped)",
      unknown: body.name?.getText() ?? "",
    };
  const sure = sureIn(body, parts);
  const waited = waitedWithin(body.body, parts, summaries);
  if (sure.length === 0) return waited;
  // What is sure leaves out what stands behind interfaces and kept promises; what only names tell is left out.
  const more = waited.known === "named" ? [] : waited.effects;
  return { known: "own", effects: [...new Set([...effectsOf(sure), ...more])] };
}

/** `throw new Error("override this")`, and nothing else, or no code at all. */
function isRefused({ body }: FunctionNode): boolean {
  if (body === undefined) return true;
  const [only, more] = ts.isBlock(body) ? body.statements : [];
  return only !== undefined && more === undefined && ts.isThrowStatement(only);
}

/** What running a function does for certain, files of the machine included. */
function sureIn(
  body: FunctionNode,
  { analysis, packageOf }: SurveyParts,
): readonly ReachedEffect[] {
  return effectsOfFunction(body, analysis, 0, ownEffectOf).filter(({ effect }) =>
    isSure(effect, analysis, packageOf),
  );
}

const ownEffectOf = (call: DataCall | ts.NewExpression, analysis: Analysis): Effect | undefined =>
  effectOfCall(call, analysis) ??
  fileEffectOf(call, analysis) ??
  cacheEffectOf(call, analysis) ??
  eventOf(call, analysis);

const effectsOf = (all: readonly ReachedEffect[]): readonly string[] => [
  ...new Set(all.map(({ effect }) => said(effect))),
];

/** One run of a function: what its parameters are, and which of its code they let run. */
interface Run {
  readonly given: Given;
  readonly isRun: (node: ts.Node) => boolean;
}
const NOTHING_GIVEN: Given = new Map();
const ANY_RUN: Run = { given: NOTHING_GIVEN, isRun: () => true };

/** What the awaited and returned calls of a body do by way of interfaces, or the first one of which nothing is known. */
function waitedWithin(
  body: ts.ConciseBody,
  parts: SurveyParts,
  summaries: Summaries,
  { given, isRun }: Run = ANY_RUN,
): Found {
  let unknown: Found | undefined;
  let isSure = false;
  const effects = new Set<string>();
  const callbacks: ts.CallExpression[] = [];
  const read = (waited: ts.Expression): void => {
    for (const begun of promisesKept(waited, parts.analysis))
      put(begunFor(begun, parts, summaries));
    for (const call of awaitedCalls(waited)) {
      // What is given to a function is looked at where it is given.
      if (
        isCallback(call, body, parts.analysis) &&
        bodiesOfCalled(call, parts.analysis).length === 0
      ) {
        callbacks.push(call);
        continue;
      }
      put(knowledgeOf(call, parts, summaries, given));
    }
  };
  const put = (found: Found): void => {
    if (found.known === "unknown") unknown ??= found;
    if (found.known !== "named" && found.effects.length > 0) isSure = true;
    for (const effect of found.effects) effects.add(effect);
  };
  // Of what is not waited for, that counts which is there for what it does.
  const begin = (call: ts.CallExpression, isStatement: boolean): void => {
    if (isStatement && isAside(call)) return;
    const isWaitedFor = isStatement && isSettling(call);
    if (isCallback(call, body, parts.analysis) && !isWaitedFor) return;
    const found = knowledgeOf(call, parts, summaries, given);
    const isSeen = found.known !== "unknown" || found.isBegun === true;
    if (isSeen) put(found);
    else if (isWaitedFor || (isStatement && isOfPackage(found.from)))
      put({ ...found, isBegun: true });
  };
  const visit = (node: ts.Node): void => {
    if ((isFunctionNode(node) && runsLater(node)) || !isRun(node)) return;
    const isAwaited = ts.isAwaitExpression(node) || isAwaitedLoop(node);
    const waited = isAwaited
      ? node.expression
      : ts.isReturnStatement(node) || (ts.isArrowFunction(node) && !ts.isBlock(node.body))
        ? returnedOf(node)
        : undefined;
    if (waited !== undefined && (isAwaited || mayWait(waited, parts.analysis))) read(waited);
    for (const collected of collectedBy(node, body)) read(collected);
    for (const begun of begunBy(node)) begin(begun, true);
    if (ts.isCallExpression(node)) {
      // What is begun and not waited for here is waited for by way of a name.
      if (!ts.isAwaitExpression(node.parent) && (isThen(node) || isPromise(node, parts.analysis)))
        read(node);
      else if (bodiesOfCalled(node, parts.analysis).length > 0) begin(node, false);
      if (/^(map|flatMap)$/.test(calledName(node.expression)?.text ?? ""))
        for (const each of node.arguments.flatMap((one) => functionsNamed(one, parts.analysis)))
          put(summaryOf(each, parts, summaries));
    }
    ts.forEachChild(node, visit);
  };
  if (!ts.isBlock(body)) read(body);
  visit(body);
  if (effects.size > 0) return { known: isSure ? "own" : "named", effects: [...effects] };
  if (unknown !== undefined) return unknown;
  return { known: "own", effects: [], ...(callbacks.length > 0 && { callbacks }) };
}

/** The effect of a call or of the calls that it is chained to: `db.select().from(table)`. */
function effectInChain(
  call: ts.CallExpression,
  { analysis, packageOf }: SurveyParts,
): Effect | undefined {
  for (let at: ts.Expression = call; ; ) {
    if (ts.isCallExpression(at) || ts.isTaggedTemplateExpression(at)) {
      const effect = ownEffectOf(at as DataCall, analysis);
      if (effect !== undefined && isSure(effect, analysis, packageOf)) return effect;
      at = unwrap(ts.isCallExpression(at) ? at.expression : at.tag);
    } else if (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at))
      at = unwrap(at.expression);
    else return undefined;
  }
}

/** A function of the platform or of the catalog that says nothing of leaving the process. */
function isDeclared(call: ts.CallExpression, analysis: Queries): boolean {
  // `method.apply(target, given)` is no function of the library, but what it is asked to run.
  if (/^(apply|call)$/.test(calledName(call.expression)?.text ?? "")) return false;
  const declared = analysis.declarationOf(call.expression);
  const file = declared?.getSourceFile().fileName;
  return (
    file !== undefined && (file.startsWith(CATALOG_ROOT) || /\/typescript\/lib\/lib\./.test(file))
  );
}

/** By the names of the catalog's table of targets; what only looks like a model's client goes by another. */
const said = ({ action, target }: Effect): string =>
  `${action} ${target === "model" ? "llm" : target}`;
