/** Says what is known of what a call does, through the functions of the repository that it runs. */
import { ts } from "ts-morph";
import { bodiesOfCalled } from "../../rules/kit/called.ts";
import type { DataCall } from "../../rules/kit/data/access.ts";
import { type Effect, effectOfCall } from "../../rules/kit/effects/effect.ts";
import { effectsOfFunction, runsLater } from "../../rules/kit/effects/summary.ts";
import {
  calledName,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../rules/kit/syntax.ts";
import { CATALOG_ROOT } from "./catalog.ts";
import type { Queries } from "./queries.ts";
import type { Knowledge, SurveyParts } from "./survey.ts";
import { functionsGiven, isCallback } from "./survey-callbacks.ts";
import { type Origin, originOf } from "./survey-origin.ts";

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

function knowledgeOf(call: ts.CallExpression, parts: SurveyParts, summaries: Summaries): Found {
  const { analysis } = parts;
  const effect = effectInChain(call, analysis);
  if (effect !== undefined) return { known: "effect", effects: [said(effect)] };
  const bodies = bodiesOfCalled(call, analysis);
  if (bodies.length > 0) {
    const found = together(bodies.map((each) => summaryOf(each, parts, summaries)));
    return withGiven(call, found, parts, summaries);
  }
  const named = effectOfCall(call, analysis);
  if (named !== undefined && !isOfPackage(named, parts))
    return { known: "named", effects: [said(named)] };
  const given = functionsGiven(call, analysis);
  if (given.length > 0) return joined(given.map((each) => summaryOf(each, parts, summaries)));
  if (isDeclared(call, analysis)) return { known: "declared", effects: [] };
  const origin: Origin = originOf(call, analysis, parts.packageOf);
  return { known: "unknown", effects: [], from: origin, unknown: textOf(call) };
}

/** A name tells nothing of a method whose package is known by name alone. */
function isOfPackage({ node, certainty }: Effect, { analysis, packageOf }: SurveyParts): boolean {
  if (certainty !== "name" || !ts.isCallExpression(node)) return false;
  return !originOf(node, analysis, packageOf).startsWith("(");
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
    return joined(functions.map((each) => summaryOf(each, parts, summaries)));
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
  return known.length > 0
    ? { known: "own", effects, ...(callbacks.length > 0 && { callbacks }) }
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
  const reached = effectsOfFunction(body, parts.analysis).map(({ effect }) => effect);
  // What names alone tell counts where nothing else is known.
  const sure = reached.filter((each) => each.certainty !== "name");
  const told = sure.length > 0 ? sure : reached.filter((each) => !isOfPackage(each, parts));
  const effects = [...new Set(told.map(said))];
  return effects.length > 0 ? { known: "own", effects } : waitedWithin(body.body, parts, summaries);
}

/** What the awaited and returned calls of a body do by way of interfaces, or the first one of which nothing is known. */
function waitedWithin(body: ts.ConciseBody, parts: SurveyParts, summaries: Summaries): Found {
  let unknown: Found | undefined;
  const effects = new Set<string>();
  const callbacks: ts.CallExpression[] = [];
  const read = (waited: ts.Expression): void => {
    for (const call of awaitedCalls(waited)) {
      // What is given to a function is looked at where it is given.
      if (isCallback(call, body, parts.analysis)) {
        callbacks.push(call);
        continue;
      }
      const found = knowledgeOf(call, parts, summaries);
      if (found.known === "unknown") unknown ??= found;
      for (const effect of found.effects) effects.add(effect);
    }
  };
  const visit = (node: ts.Node): void => {
    if (isFunctionNode(node) && runsLater(node)) return;
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
  if (effects.size > 0) return { known: "own", effects: [...effects] };
  if (unknown !== undefined) return unknown;
  return { known: "own", effects: [], ...(callbacks.length > 0 && { callbacks }) };
}

function returnedOf(node: ts.ReturnStatement | ts.ArrowFunction): ts.Expression | undefined {
  if (ts.isReturnStatement(node)) return node.expression;
  return ts.isBlock(node.body) ? undefined : node.body;
}

/** What a call puts into a list that is waited for as a whole: `sending.push(send(mail))`. */
function collectedBy(node: ts.Node, body: ts.ConciseBody): readonly ts.Expression[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { expression: list, name } = node.expression;
  if (name.text !== "push" || !ts.isIdentifier(list)) return [];
  const word = list.text.replaceAll("$", "\\$");
  const isWaitedFor = new RegExp(
    `(\\b(await|return)\\s+[\\w.$]+|all|allSettled)\\(\\s*${word}\\b`,
    "i",
  );
  return isWaitedFor.test(body.getText()) ? node.arguments : [];
}

/** A promise, or what a method of something unknown returns from code that is waited for. */
function mayWait(expression: ts.Expression, analysis: Queries): boolean {
  const type = analysis.checker.getTypeAtLocation(expression);
  if (/^Promise(?:Like)?$/.test(type.symbol?.name ?? "")) return true;
  const target = unwrap(expression);
  if (
    (type.flags & ts.TypeFlags.Any) === 0 ||
    !ts.isCallExpression(target) ||
    !ts.isPropertyAccessExpression(unwrap(target.expression))
  )
    return false;
  let holder: ts.Node = target;
  while (!isFunctionNode(holder) && holder.parent !== undefined) holder = holder.parent;
  if (!isFunctionNode(holder)) return false;
  if (/^Promise\b/.test(holder.type?.getText() ?? "")) return true;
  if ((ts.getCombinedModifierFlags(holder) & ts.ModifierFlags.Async) !== 0) return true;
  const mapped = outer(holder);
  const around = ts.isCallExpression(mapped) ? outer(mapped) : undefined;
  return (
    around !== undefined && ts.isCallExpression(around) && /all(Settled)?$/i.test(textOf(around))
  );
}

function isPromise(expression: ts.Expression, { checker }: Queries): boolean {
  const type = checker.getTypeAtLocation(expression);
  return /^Promise(?:Like)?$/.test(type.symbol?.name ?? "");
}

/** The effect of a call or of the calls that it is chained to: `db.select().from(table)`. */
function effectInChain(call: ts.CallExpression, analysis: Queries): Effect | undefined {
  for (let at: ts.Expression = call; ; ) {
    if (ts.isCallExpression(at) || ts.isTaggedTemplateExpression(at)) {
      const effect = effectOfCall(at as DataCall, analysis);
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

export function textOf(call: ts.CallExpression): string {
  const text = call.expression.getText().replace(/\s+/g, "");
  return text.length <= MOST_TEXT ? text : `…${text.slice(1 - MOST_TEXT)}`;
}

const MOST_TEXT = 60;

/** The calls that an awaited expression waits for. */
export function awaitedCalls(expression: ts.Expression): readonly ts.CallExpression[] {
  const target = unwrap(expression);
  if (ts.isConditionalExpression(target))
    return [...awaitedCalls(target.whenTrue), ...awaitedCalls(target.whenFalse)];
  if (ts.isBinaryExpression(target))
    return [...awaitedCalls(target.left), ...awaitedCalls(target.right)];
  if (!ts.isCallExpression(target) || target.expression.kind === ts.SyntaxKind.ImportKeyword)
    return [];
  const callee = unwrap(target.expression);
  if (!ts.isPropertyAccessExpression(callee)) return [target];
  if (/^(then|catch|finally)$/.test(callee.name.text)) {
    const inner = awaitedCalls(callee.expression);
    return inner.length > 0 ? inner : [];
  }
  if (callee.expression.getText() !== "Promise") return [target];
  const [list] = target.arguments;
  const many = list === undefined ? undefined : unwrap(list);
  return many !== undefined && ts.isArrayLiteralExpression(many)
    ? many.elements.flatMap((each) => awaitedCalls(each))
    : [];
}
