/** Code that starts one piece of work for each element of a list, and waits for all of them together. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { type Collection, collectionOf, combinatorOf, iterationOf } from "./collections.ts";
import { effectsWithin, type ReachedEffect } from "./effects/summary.ts";
import { isWithin } from "./functions.ts";
import { bodyOfCalled, functionOf } from "./sinks.ts";
import { calledName, type FunctionNode, isFunctionNode, unwrap } from "./syntax.ts";

export interface Fanout {
  /** The call of the combinator, `Promise.all(…)`. */
  readonly call: ts.CallExpression;
  readonly combinator: string;
  /** `list.map(…)`, or the loop that pushes promises into an array. */
  readonly source: ts.CallExpression | ts.ForOfStatement;
  /** The expression that gives the elements. */
  readonly over: ts.Expression;
  /** What runs for each element: the callback's or the loop's body. */
  readonly body: ts.Node;
  readonly callback: FunctionNode | undefined;
}

/** `Promise.all(list.map(f))`, `Promise.allSettled(promises)` behind a loop of pushes; undefined for fixed lists. */
export function fanoutOf(call: ts.CallExpression, analysis: Analysis): Fanout | undefined {
  const combinator = combinatorOf(call);
  const [argument] = call.arguments;
  if (combinator === undefined || argument === undefined) return undefined;
  const source = sourceOf(unwrap(argument), analysis);
  return source === undefined ? undefined : { call, combinator, ...source };
}

type Source = Omit<Fanout, "call" | "combinator">;

function sourceOf(argument: ts.Expression, analysis: Analysis): Source | undefined {
  if (ts.isCallExpression(argument)) return ofCall(argument);
  if (!ts.isIdentifier(argument)) return undefined;
  const declaration = analysis.declarationOf(argument);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  const { initializer } = declaration;
  const held = initializer === undefined ? undefined : unwrap(initializer);
  if (held !== undefined && ts.isCallExpression(held)) return ofCall(held);
  if (held === undefined || !ts.isArrayLiteralExpression(held) || held.elements.length > 0)
    return undefined;
  return pushedInto(declaration, analysis);
}

function ofCall(call: ts.CallExpression): Source | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || !/^(map|flatMap)$/.test(callee.name.text))
    return undefined;
  const iteration = iterationOf(call);
  if (iteration !== undefined) {
    const callback = iteration.body.parent;
    return {
      source: call,
      over: iteration.over,
      body: iteration.body,
      callback: isFunctionNode(callback) ? callback : undefined,
    };
  }
  // `list.map(send)`: the function by its name.
  const [argument] = call.arguments;
  const named = argument === undefined ? undefined : unwrap(argument);
  if (named === undefined || !(ts.isIdentifier(named) || ts.isPropertyAccessExpression(named)))
    return undefined;
  return { source: call, over: callee.expression, body: named, callback: undefined };
}

/** `for (const x of list) promises.push(f(x))`. */
function pushedInto(declaration: ts.VariableDeclaration, analysis: Analysis): Source | undefined {
  const uses = analysis.referencesTo(declaration);
  for (const use of uses) {
    const access = use.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name.text !== "push") continue;
    const push = access.parent;
    if (!ts.isCallExpression(push)) continue;
    for (let at: ts.Node = push; at.parent !== undefined; at = at.parent) {
      // `if (pending.length >= 50) await Promise.all(pending)`: waited for within the loop.
      if (ts.isForOfStatement(at) && uses.some((each) => isMeasured(each) && isWithin(each, at)))
        return undefined;
      if (ts.isForOfStatement(at))
        return { source: at, over: at.expression, body: push, callback: undefined };
      if (isFunctionNode(at)) break;
    }
  }
  return undefined;
}

function isMeasured({ parent }: ts.Node): boolean {
  return (
    ts.isCallExpression(parent) ||
    (ts.isPropertyAccessExpression(parent) && /^(length|splice|shift)$/.test(parent.name.text))
  );
}

/** What one element's work does outside the process. */
export function effectsOfElement(fanout: Fanout, analysis: Analysis): readonly ReachedEffect[] {
  const { body } = fanout;
  if (ts.isIdentifier(body) || ts.isPropertyAccessExpression(body)) {
    const declaration = analysis.declarationOf(body);
    const named = functionOf(declaration);
    return named?.body === undefined ? [] : effectsWithin(named.body, analysis, 1);
  }
  return effectsWithin(body, analysis);
}

export function elementsOf(fanout: Fanout, analysis: Analysis): Collection {
  const { source, over } = fanout;
  const list = collectionOf(over, analysis);
  // What comes one after the other is not seen to end.
  const isStream = ts.isForOfStatement(source) && source.awaitModifier !== undefined;
  return isStream && list.size === "unknown" ? { ...list, size: "open", origin: "remote" } : list;
}

const LIMITERS = /limit|throttle|semaphore|bottleneck|queue|pool|concurren|mutex|lock|batch/i;

/** The work of each element waits for a place: `limit(() => …)`, `queue.add(…)`, `loader.load(id)`. */
export function isLimited(fanout: Fanout, analysis: Analysis): boolean {
  const first = firstCall(fanout.body);
  if (first === undefined) return false;
  const facts = analysis.factsOf(first);
  if (facts !== undefined && (facts.has.has("limits-concurrency") || facts.has.has("queues-work")))
    return true;
  const callee = unwrap(first.expression);
  const name = calledName(callee)?.text ?? "";
  const owner = ts.isPropertyAccessExpression(callee) ? callee.expression.getText() : "";
  if (/^(load|loadMany)$/.test(name) && /loader/i.test(owner)) return true;
  const takesWork = first.arguments.some((each) => isFunctionNode(unwrap(each)));
  if (
    takesWork &&
    (LIMITERS.test(name) ||
      (LIMITERS.test(owner) &&
        /^(add|run|schedule|runExclusive|acquire|exec|execute|use)$/.test(name)))
  )
    return true;
  const body = bodyOfCalled(first, analysis);
  return takesWork && body !== undefined && LIMITERS.test(body.name?.getText() ?? "");
}

function firstCall(body: ts.Node): ts.CallExpression | undefined {
  let at: ts.Node = body;
  for (;;) {
    if (ts.isCallExpression(at)) {
      // `promises.push(limit(() => …))`: what is pushed.
      const callee = unwrap(at.expression);
      const isPush = ts.isPropertyAccessExpression(callee) && callee.name.text === "push";
      const [argument] = at.arguments;
      if (!isPush || argument === undefined) return at;
      at = unwrap(argument);
    } else if (ts.isBlock(at)) {
      const [only] = at.statements;
      if (only === undefined || at.statements.length > 1) return undefined;
      at = only;
    } else if (
      ts.isReturnStatement(at) ||
      ts.isExpressionStatement(at) ||
      ts.isAwaitExpression(at)
    ) {
      if (at.expression === undefined) return undefined;
      at = unwrap(at.expression);
    } else return undefined;
  }
}
