/** What a handler needs from outside the process before it can answer well. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { effectsOfFunction, type ReachedEffect } from "../../kit/effects/summary.ts";
import type { Confidence, Place } from "../../kit/rule.ts";
import { ancestors, descendants, type FunctionNode, placeOf } from "../../kit/syntax.ts";

export interface Needed {
  /** `the database`, `another service`. */
  readonly what: string;
  readonly place: Place;
  readonly confidence: Confidence;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ["database", "the database"],
  ["cache", "the cache"],
  ["queue", "the queue"],
  ["search", "the search engine"],
  ["object-store", "the object store"],
  ["http", "another service"],
]);

export function neededBy(handler: FunctionNode, analysis: Analysis): Needed | undefined {
  for (const reached of effectsOfFunction(handler, analysis)) {
    const { effect, at } = reached;
    const what = WORDS.get(effect.target);
    if (what === undefined || isForgiven(reached, handler)) continue;
    const isShape = effect.certainty !== "resolved";
    return { what, place: placeOf(at), confidence: isShape ? "likely" : "certain" };
  }
  return undefined;
}

/** Not waited for, or its failure is caught and the answer stays good. */
function isForgiven({ at, effect }: ReachedEffect, handler: FunctionNode): boolean {
  return [at, effect.node].some((node) => isDetached(node) || isCaught(node, handler));
}

function isDetached(node: ts.Node): boolean {
  return ts.isVoidExpression(node.parent) || ts.isExpressionStatement(node.parent);
}

function isCaught(node: ts.Node, handler: FunctionNode): boolean {
  if (hasOwnCatch(node)) return true;
  let inside: ts.Node = node;
  for (const outer of ancestors(node)) {
    if (ts.isTryStatement(outer) && outer.tryBlock === inside)
      if (outer.catchClause !== undefined && !refuses(outer.catchClause)) return true;
    if (outer === handler) return false;
    inside = outer;
  }
  return false;
}

/** `ping().catch(() => false)`: what becomes of the value is not followed. */
function hasOwnCatch(node: ts.Node): boolean {
  const access = node.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== node) return false;
  if (access.name.text === "catch") return true;
  return ts.isCallExpression(access.parent) && hasOwnCatch(access.parent);
}

/** Throws on, or answers with a status of failure. */
function refuses(clause: ts.CatchClause): boolean {
  return [...descendants(clause.block)].some(
    (node) =>
      ts.isThrowStatement(node) ||
      (ts.isNumericLiteral(node) && /^5\d\d$/.test(node.text)) ||
      (ts.isIdentifier(node) &&
        /unavailable|internal_?server_?error|next|unhealthy/i.test(node.text)),
  );
}
