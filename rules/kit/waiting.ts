/** Whether anybody waits for what a call answers, as far as its callers are in sight. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { isBusinessWrite } from "./effects/effect.ts";
import { effectsWithin } from "./effects/summary.ts";
import { entryAt, entryOfArgument, usesOf } from "./entries.ts";
import { isCaught } from "./failures.ts";
import {
  calledName,
  enclosingFunction,
  type FunctionNode,
  isCallback,
  outer,
  unwrap,
} from "./syntax.ts";

const MAX_DEPTH = 4;
/** Run what they are given after the one who gives it has gone on. */
const LATER = /^(after|waitUntil|setImmediate|setTimeout|queueMicrotask|nextTick)$/;
const CHAIN = /^(catch|finally)$/;

/**
 * True when every known way to the call ends where its promise is dropped and its failure is caught on the way: how
 * long it takes holds nobody and nothing.
 */
export function isLeftAlone(call: ts.CallExpression, analysis: Analysis): boolean {
  return isDropped(call, isCaught(call), analysis, 0, new Set());
}

function isDropped(
  call: ts.Node,
  isSafe: boolean,
  analysis: Analysis,
  depth: number,
  seen: Set<FunctionNode>,
): boolean {
  const { end, catches } = endOf(call);
  const safe = isSafe || catches;
  if (ts.isExpressionStatement(end) || ts.isVoidExpression(end)) return safe;
  const own = enclosingFunction(call);
  // What a caller makes of an answer, it waits for.
  if (depth > 0 && ts.isAwaitExpression(end) && !ts.isExpressionStatement(outer(end))) return false;
  const waits =
    ts.isAwaitExpression(end) ||
    (own !== undefined && depth === 0 && isInsideAwait(end, own)) ||
    ts.isReturnStatement(end) ||
    end === own;
  if (ts.isCallExpression(end) && LATER.test(calledName(end.expression)?.text ?? "")) return safe;
  if (!waits || own === undefined || depth > MAX_DEPTH || seen.has(own)) return false;
  if (goesOn(own, call, analysis)) return false;
  seen.add(own);
  return isFunctionDropped(own, safe, analysis, depth, seen);
}

function isFunctionDropped(
  own: FunctionNode,
  isSafe: boolean,
  analysis: Analysis,
  depth: number,
  seen: Set<FunctionNode>,
): boolean {
  if (entryAt(own, analysis) !== undefined) return false;
  const holder = outer(own);
  if (ts.isCallExpression(holder)) {
    // `(async () => { … })()`
    if (unwrap(holder.expression) === own)
      return isDropped(holder, isSafe || isCaught(holder), analysis, depth + 1, seen);
    if (isCallback(own) && LATER.test(calledName(holder.expression)?.text ?? "")) return isSafe;
    return false;
  }
  const uses = usesOf(own, analysis).filter(
    (use) => !ts.isImportSpecifier(use.parent) && !ts.isExportSpecifier(use.parent),
  );
  if (uses.length === 0) return false;
  return uses.every((use) => {
    if (entryOfArgument(use, analysis) !== undefined) return false;
    const caller = callOf(use);
    return (
      caller !== undefined &&
      isDropped(caller, isSafe || isCaught(caller), analysis, depth + 1, seen)
    );
  });
}

/** `client.send` for the name `send`, when it is called. */
function callOf(use: ts.Node): ts.CallExpression | undefined {
  let at: ts.Node = use;
  while (ts.isPropertyAccessExpression(at.parent) && at.parent.name === at) at = at.parent;
  const call = at.parent;
  return ts.isCallExpression(call) && call.expression === at ? call : undefined;
}

/** After the call the function changes something, which a late answer puts off. */
export function goesOn(own: FunctionNode, call: ts.Node, analysis: Analysis): boolean {
  if (own.body === undefined) return false;
  return effectsWithin(own.body, analysis).some(
    ({ at, effect }) => at.pos > call.end && (effect.action === "write" || isBusinessWrite(effect)),
  );
}

/** What takes the promise of a call, behind `.catch(…)`; behind `.then(…)` somebody takes the answer. */
function endOf(call: ts.Node): { readonly end: ts.Node; readonly catches: boolean } {
  let catches = false;
  let at: ts.Node = outer(call);
  while (
    ts.isPropertyAccessExpression(at) &&
    CHAIN.test(at.name.text) &&
    ts.isCallExpression(at.parent)
  ) {
    if (at.name.text === "catch") catches = true;
    at = outer(at.parent);
  }
  return { end: at, catches };
}

/** `await Promise.all([a(), b()])`, `const response = (await send()).data` */
function isInsideAwait(from: ts.Node, own: FunctionNode): boolean {
  for (let at: ts.Node = from; at !== own && !ts.isStatement(at); at = at.parent)
    if (ts.isAwaitExpression(at)) return true;
  return false;
}
