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
  const counted = ofCounted(call);
  if (counted !== undefined) return counted;
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

/** `Array.from({ length: pages }, (_, page) => load(page))`, `Array.from(rows, load)`. */
function ofCounted(call: ts.CallExpression): Source | undefined {
  const [over, mapper] = call.arguments;
  if (over === undefined || mapper === undefined) return undefined;
  if (call.expression.getText() !== "Array.from") return undefined;
  const work = unwrap(mapper);
  if (isFunctionNode(work))
    return work.body === undefined
      ? undefined
      : { source: call, over, body: work.body, callback: work };
  return ts.isIdentifier(work) || ts.isPropertyAccessExpression(work)
    ? { source: call, over, body: work, callback: undefined }
    : undefined;
}

/** `for (const x of list) promises.push(f(x))`. */
function pushedInto(declaration: ts.VariableDeclaration, analysis: Analysis): Source | undefined {
  const uses = analysis.referencesTo(declaration);
  for (const use of uses) {
    const access = use.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name.text !== "push") continue;
    const push = access.parent;
    if (!ts.isCallExpression(push)) continue;
    const loops: ts.ForOfStatement[] = [];
    // A list that is made anew in each turn is waited for in each turn.
    for (
      let at: ts.Node = push;
      at.parent !== undefined && !isWithin(declaration, at);
      at = at.parent
    ) {
      if (isFunctionNode(at)) break;
      if (!ts.isForOfStatement(at)) continue;
      // `if (pending.length >= 50) await Promise.all(pending)`: waited for within the loop.
      if (uses.some((each) => isMeasured(each) && isWithin(each, at))) return undefined;
      if (isPaced(at)) return undefined;
      loops.push(at);
    }
    // Of loops in each other, the outermost whose list nobody bounds: regions are few, customers are not.
    const loop =
      loops.findLast((each) => collectionOf(each.expression, analysis).size !== "small") ??
      loops[0];
    if (loop !== undefined)
      return {
        source: loop,
        over: loop.expression,
        body: startOf(push, loop, analysis) ?? push,
        callback: undefined,
      };
  }
  return undefined;
}

/** `await limiter.take(1)`, `await sleep(50)` before each start. */
function isPaced({ statement }: ts.ForOfStatement): boolean {
  return /\bawait\s+[\w.]*(limit|throttle|semaphore|bucket|acquire|sleep|delay|pace|removeTokens)\w*[\w.]*\(/i.test(
    statement.getText(),
  );
}

/** `const sent = send(user); promises.push(sent)`: the call that made the promise. */
function startOf(
  push: ts.CallExpression,
  loop: ts.ForOfStatement,
  analysis: Analysis,
): ts.Node | undefined {
  const [pushed] = push.arguments;
  const name = pushed === undefined ? undefined : unwrap(pushed);
  if (name === undefined || !ts.isIdentifier(name)) return undefined;
  const declaration = analysis.declarationOf(name);
  return declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    isWithin(declaration, loop)
    ? unwrap(declaration.initializer)
    : undefined;
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
