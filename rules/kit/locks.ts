/** Locks in a shared key-value store: where they are taken, and whether something ends them. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { receiverOf } from "./data/chain.ts";
import { heldBy, literalOf } from "./data/literals.ts";
import {
  ancestors,
  calledName,
  descendants,
  isFunctionNode,
  literalText,
  unwrap,
} from "./syntax.ts";
import { wordsOf } from "./words.ts";

export interface Acquisition {
  readonly call: ts.CallExpression;
  readonly key: ts.Expression;
  readonly value: ts.Expression | undefined;
  readonly hasExpiry: boolean;
}

/** `redis.set(key, value, "PX", 1_000, "NX")`, `redis.set(key, value, { nx: true, ex: 1 })`, `redis.setnx(key, value)`. */
export function acquisitionOf(
  call: ts.CallExpression,
  analysis: Analysis,
): Acquisition | undefined {
  const name = calledName(call.expression)?.text;
  if (name === undefined || !/^(set|setnx|setNX)$/.test(name) || receiverOf(call) === undefined)
    return undefined;
  const [key, value, ...rest] = call.arguments;
  if (key === undefined || value === undefined) return undefined;
  if (/^setnx$/i.test(name)) return { call, key, value, hasExpiry: false };
  const words = rest.map((each) => (literalText(unwrap(each)) ?? "").toUpperCase());
  if (words.includes("NX"))
    return { call, key, value, hasExpiry: words.some((word) => /^(EX|PX|EXAT|PXAT)$/.test(word)) };
  const options = literalOf(rest[0], analysis)?.getText() ?? "";
  if (!/\bnx["']?\s*:\s*true|condition["']?\s*:\s*["']NX["']/i.test(options)) return undefined;
  return { call, key, value, hasExpiry: /\b(ex|px|exat|pxat|expiration)["']?\s*:/i.test(options) };
}

/** The answer says who won: it is tested, kept or returned. */
export function decides(call: ts.CallExpression): boolean {
  let at: ts.Node = call;
  while (ts.isAwaitExpression(at.parent) || ts.isParenthesizedExpression(at.parent)) at = at.parent;
  return !ts.isExpressionStatement(at.parent);
}

/** The class, or the file, in which a lock is taken and let go. */
export function homeOf(call: ts.Node): ts.Node {
  return [...ancestors(call)].find(ts.isClassLike) ?? call.getSourceFile();
}

/** A later command gives the key an end. */
export function expiresLater(home: ts.Node, key: ts.Expression): boolean {
  const wanted = key.getText();
  for (const node of descendants(home))
    if (
      ts.isCallExpression(node) &&
      /^p?expire(at)?$/i.test(calledName(node.expression)?.text ?? "") &&
      node.arguments[0]?.getText() === wanted
    )
      return true;
  return false;
}

/** Marks against repeats are deleted on purpose when the work failed; a lock says so, or is let go in any case. */
export function isLock(
  key: ts.Expression,
  release: ts.CallExpression,
  analysis: Analysis,
): boolean {
  const names = [key.getText(), keyText(key, analysis), release.getText()];
  for (const at of ancestors(release)) {
    if (ts.isTryStatement(at) && at.finallyBlock !== undefined)
      if (release.pos >= at.finallyBlock.pos && release.end <= at.finallyBlock.end) return true;
    if (isFunctionNode(at) && at.name !== undefined) names.push(at.name.getText());
  }
  return names.some((name) => name.split(/[^\w$]+/).some(saysLock));
}

/** `lockKey`, `lock:report`, `withMutex`; `releaseMark` says none, though it ends like a lease. */
export function saysLock(name: string): boolean {
  return wordsOf(name).some((word) =>
    /^(\w*lock(s|ed|er|ing)?|mutex\w*|leases?|semaphores?|leader\w*)$/.test(word),
  );
}

/** A plain deletion of the same key in the same home, in another function or later in this one. */
export function releaseIn(
  home: ts.Node,
  key: ts.Expression,
  analysis: Analysis,
): ts.CallExpression | undefined {
  const wanted = keyText(key, analysis);
  for (const node of descendants(home)) {
    if (!ts.isCallExpression(node)) continue;
    const name = calledName(node.expression)?.text;
    if (name === undefined || !/^(del|unlink)$/.test(name) || receiverOf(node) === undefined)
      continue;
    if (node.arguments.some((each) => keyText(each, analysis) === wanted)) return node;
  }
  return undefined;
}

/** The key as it is built: names of constants and locals followed, whitespace aside. */
function keyText(key: ts.Expression, analysis: Analysis): string {
  const held = heldBy(key, analysis) ?? key;
  return held
    .getText()
    .replace(/\s+/g, "")
    .replace(/^this\./, "");
}
