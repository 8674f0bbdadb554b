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
import { functionsGiven, isCallback } from "./survey-callbacks.ts";
import { bodiesHeld } from "./survey-held.ts";
import { isTold } from "./survey-names.ts";
import { type Origin, originOf } from "./survey-origin.ts";
import { storedBy } from "./survey-stores.ts";
import {
  awaitedCalls,
  collectedBy,
  isPromise,
  mayWait,
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
): Omit<Found, "callbacks"> {
  const { callbacks: _, ...found } = knowledgeOf(call, parts, summaries);
  return found;
}

function knowledgeOf(
  call: ts.CallExpression,
  parts: SurveyParts,
  summaries: Summaries,
  outside: Given = NOTHING_GIVEN,
): Found {
  const { analysis } = parts;
  const effect = effectInChain(call, analysis);
  if (effect !== undefined) return { known: "effect", effects: [said(effect)] };
  const stored = storedBy(call, calledName(call.expression)?.text ?? "", analysis);
  if (stored !== undefined)
    return { known: stored.length > 0 ? "effect" : "declared", effects: stored };
  const direct = bodiesOfCalled(call, analysis);
  const bodies = direct.length > 0 ? direct : bodiesHeld(call, analysis);
  const [only] = bodies;
  if (only !== undefined) {
    const found =
      bodies.length === 1
        ? runBy(call, only, parts, summaries, outside)
        : together(bodies.map((each) => summaryOf(each, parts, summaries)));
    return withGiven(call, found, parts, summaries);
  }
  if (isDeclared(call, analysis)) {
    const isDecidedElsewhere = analysis.factsOf(call)?.has.has("store-decides");
    if (!isDecidedElsewhere) return { known: "declared", effects: [] };
  } else {
    const named = namedBy(call, parts);
    if (named !== undefined) return { known: "named", effects: [said(named)] };
    const given = functionsGiven(call, analysis);
    if (given.length > 0) return together(given.map((each) => summaryOf(each, parts, summaries)));
  }
  const origin: Origin = originOf(call, analysis, parts.packageOf);
  return { known: "unknown", effects: [], from: origin, unknown: textOf(call) };
}

/** The effect that only the name of a call tells, where names are to be trusted. */
function namedBy(call: ts.CallExpression, parts: SurveyParts): Effect | undefined {
  const named = effectOfCall(call, parts.analysis);
  return named !== undefined && isTold(named, parts) ? named : undefined;
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
  const reached = sureIn(body, analysis);
  const taken = reached.filter((each) => isReached(body, given, each, analysis));
  if (taken.length === reached.length) return found;
  if (taken.length > 0) return { ...found, effects: effectsOf(taken) };
  const isRun = (node: ts.Node) => isTaken(node, body, given, analysis);
  return waitedWithin(body.body, parts, summaries, { given, isRun });
}

/** A function of the repository does also what it is given to do: `tried(() => send(mail))`, `timed(sending)`. */
function withGiven(
  call: ts.CallExpression,
  found: Found,
  parts: SurveyParts,
  summaries: Summaries,
): Found {
  const given = call.arguments.flatMap((argument): readonly Found[] => {
    const value = unwrap(argument);
    const functions = functionsIn(value);
    if (functions.length > 0) return functions.map((each) => summaryOf(each, parts, summaries));
    if (ts.isIdentifier(value)) return promised(value, parts, summaries);
    return ts.isCallExpression(value) && isPromise(value, parts.analysis)
      ? [knowledgeOf(value, parts, summaries)]
      : [];
  });
  const effects = [...new Set([found, ...given].flatMap((each) => each.effects))];
  if (effects.length > found.effects.length) return { known: "own", effects };
  if (effects.length > 0) return found;
  const unknown = given.find((each) => each.known === "unknown");
  if (unknown !== undefined) return unknown;
  const [callback] = found.callbacks ?? [];
  if (callback === undefined || given.length > 0) return found;
  const functions = (found.callbacks ?? []).flatMap((each) => functionsGiven(each, parts.analysis));
  if (functions.length > 0)
    return together(functions.map((each) => summaryOf(each, parts, summaries)));
  const named = (found.callbacks ?? []).flatMap((each) => namedBy(each, parts) ?? []);
  if (named.length > 0) return { known: "named", effects: [...new Set(named.map(said))] };
  return { known: "unknown", effects: [], from: "(parameter)", unknown: textOf(callback) };
}

/** What was begun and is kept under a name: a promise, or a list of them. */
function promised(name: ts.Identifier, parts: SurveyParts, summaries: Summaries): readonly Found[] {
  const kind = parts.analysis.checker.typeToString(parts.analysis.checker.getTypeAtLocation(name));
  const declared = /^\(?Promise\b.*(\[\])?$/.test(kind)
    ? parts.analysis.declarationOf(name)
    : undefined;
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
      begun.push(...collectedBy(node, body));
      ts.forEachChild(node, visit);
    };
    visit(body);
  }
  return begun.flatMap((each) =>
    ts.isCallExpression(unwrap(each))
      ? [knowledgeOf(unwrap(each) as ts.CallExpression, parts, summaries)]
      : [],
  );
}

/** The functions written in an argument: itself, members of a literal, what makes promises of a list. */
function functionsIn(value: ts.Expression): readonly FunctionNode[] {
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return [value];
  if (ts.isObjectLiteralExpression(value))
    return value.properties.flatMap((each) => {
      if (ts.isMethodDeclaration(each)) return [each];
      return ts.isPropertyAssignment(each) && isFunctionNode(unwrap(each.initializer))
        ? functionsIn(unwrap(each.initializer))
        : [];
    });
  const isMapped = ts.isCallExpression(value) && calledName(value.expression)?.text === "map";
  const [callback] = isMapped ? value.arguments : [];
  return callback === undefined ? [] : functionsIn(unwrap(callback));
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
  // What stands behind a signature is not known.
  if (body.body === undefined)
    return {
      known: "unknown",
      effects: [],
      from: "(untyped)",
      unknown: body.name?.getText() ?? "",
    };
  const sure = sureIn(body, parts.analysis);
  const isFiles = sure.every(({ effect }) => effect.target === "file");
  if (sure.length > 0 && !isFiles) return { known: "own", effects: effectsOf(sure) };
  const waited = waitedWithin(body.body, parts, summaries);
  if (sure.length === 0) return waited;
  return { known: "own", effects: [...new Set([...effectsOf(sure), ...waited.effects])] };
}

/** What running a function does for certain, files of the machine included. */
function sureIn(body: FunctionNode, analysis: Queries): readonly ReachedEffect[] {
  return effectsOfFunction(body, analysis, 0, ownEffectOf).filter(
    ({ effect }) => effect.certainty !== "name",
  );
}

const ownEffectOf = (call: DataCall | ts.NewExpression, analysis: Analysis): Effect | undefined =>
  effectOfCall(call, analysis) ?? fileEffectOf(call, analysis);

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
    for (const call of awaitedCalls(waited)) {
      // What is given to a function is looked at where it is given.
      if (isCallback(call, body, parts.analysis)) {
        callbacks.push(call);
        continue;
      }
      const found = knowledgeOf(call, parts, summaries, given);
      if (found.known === "unknown") unknown ??= found;
      if (found.known !== "named" && found.effects.length > 0) isSure = true;
      for (const effect of found.effects) effects.add(effect);
    }
  };
  const visit = (node: ts.Node): void => {
    if ((isFunctionNode(node) && runsLater(node)) || !isRun(node)) return;
    const waited = ts.isAwaitExpression(node)
      ? node.expression
      : ts.isReturnStatement(node) || (ts.isArrowFunction(node) && !ts.isBlock(node.body))
        ? returnedOf(node)
        : undefined;
    if (waited !== undefined && (ts.isAwaitExpression(node) || mayWait(waited, parts.analysis)))
      read(waited);
    for (const collected of collectedBy(node, body)) read(collected);
    ts.forEachChild(node, visit);
  };
  if (!ts.isBlock(body)) read(body);
  visit(body);
  if (effects.size > 0) return { known: isSure ? "own" : "named", effects: [...effects] };
  if (unknown !== undefined) return unknown;
  return { known: "own", effects: [], ...(callbacks.length > 0 && { callbacks }) };
}

/** The effect of a call or of the calls that it is chained to: `db.select().from(table)`. */
function effectInChain(call: ts.CallExpression, analysis: Queries): Effect | undefined {
  for (let at: ts.Expression = call; ; ) {
    if (ts.isCallExpression(at) || ts.isTaggedTemplateExpression(at)) {
      const effect = ownEffectOf(at as DataCall, analysis);
      if (effect !== undefined && effect.certainty !== "name") return effect;
      at = unwrap(ts.isCallExpression(at) ? at.expression : at.tag);
    } else if (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at))
      at = unwrap(at.expression);
    else return undefined;
  }
}

/** A function of the platform or of the catalog that says nothing of leaving the process. */
function isDeclared(call: ts.CallExpression, analysis: Queries): boolean {
  const declared = analysis.declarationOf(call.expression);
  const file = declared?.getSourceFile().fileName;
  return (
    file !== undefined && (file.startsWith(CATALOG_ROOT) || /\/typescript\/lib\/lib\./.test(file))
  );
}

const said = ({ action, target }: Effect): string => `${action} ${target}`;
