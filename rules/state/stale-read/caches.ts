/** Cached copies that a write leaves behind: dropped too late, or not at all. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, isRead, isWrite } from "../../kit/data/access.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { accessOf } from "../../kit/data/read.ts";
import { resultOf } from "../../kit/data/results.ts";
import { textHas } from "../../kit/file-text.ts";
import { functionOf } from "../../kit/sinks.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
} from "../../kit/syntax.ts";

const CACHE = /cache|redis|valkey|^kv$/i;

/** `invalidateCache(key);` in an async function that goes on without it. */
export function unawaitedInvalidation(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): boolean {
  const receiver = receiverOf(call);
  const isNamed =
    /^(invalidate|bust|purge|evict|expire|clear|delete|remove|flush|reset)\w*Cache|^invalidate(?!Queries)/i.test(
      name,
    );
  const isMember =
    receiver !== undefined &&
    /^(del|delete|unlink|invalidate\w*|purge\w*|evict\w*|delPattern|delByPattern)$/.test(name) &&
    /(redis|valkey|cacheService|cacheManager|cacheClient|InvalidateCache\w*)$/i.test(
      lastName(receiver),
    );
  // `invalidateCache.byKey(key)`
  const isOfInvalidator =
    receiver !== undefined && /^_?(cache)?invalidat/i.test(lastName(receiver));
  if (!isNamed && !isMember && !isOfInvalidator) return false;
  if (!ts.isExpressionStatement(outer(call))) return false;
  const home = enclosingFunction(call);
  if (home === undefined || !isAsync(home)) return false;
  if (!goesOn(call, home) && !followsWrite(call, home, analysis)) return false;
  const declaration = analysis.declarationOf(call.expression);
  if (declaration === undefined)
    return receiver === undefined || !/queryClient|utils|router/i.test(receiver.getText());
  const body = functionOf(declaration);
  if (body !== undefined) return isAsync(body) || /Promise/.test(body.type?.getText() ?? "");
  return /Promise</.test(analysis.checker.typeToString(analysis.checker.getTypeAtLocation(call)));
}

/** Something is waited for or answered after it; at the end of what changed nothing the difference is a moment. */
function goesOn(call: ts.Node, home: FunctionNode): boolean {
  for (const node of descendants(home, (each) => each === home || !isFunctionNode(each)))
    if (
      node.pos >= call.end &&
      (ts.isAwaitExpression(node) || (ts.isReturnStatement(node) && node.expression !== undefined))
    )
      return true;
  return false;
}

function followsWrite(call: ts.Node, home: FunctionNode, analysis: Analysis): boolean {
  for (const node of descendants(home)) {
    if (!ts.isCallExpression(node) || node.end > call.pos) continue;
    const access = accessOf(node, analysis);
    if (access !== undefined && isWrite(access)) return true;
    if (/^(create|update|upsert|save|delete|remove|insert|set)/.test(nameOf(node))) {
      if (!CACHE.test(lastName(receiverOf(node) ?? node))) return true;
    }
  }
  return false;
}

function nameOf(call: ts.CallExpression): string {
  return calledName(call.expression)?.text ?? "";
}

function isAsync(fn: FunctionNode): boolean {
  return fn.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}

interface Kept {
  readonly entity: string;
  readonly cached: ts.Node;
}

const CACHES = /cache|redis|valkey/i;

/** Entities that functions of a file keep in a cache: by key, with the place. */
const memories = new WeakMap<ts.SourceFile, ReadonlyMap<string, ts.Node>>();
const DROPS =
  /invalidat|revalidat|\b(del|unlink|expire|purge|evict|bust)\w*\(|cache\w*\.(set|del|delete|clear|remove|put|reset|mset)|redis\w*\.(set|del|hset|hdel|expire)|(set|clear|update|refresh|delete|remove)\w*Cache|publish\w*\(/i;

export function writeWithoutInvalidation(
  call: ts.CallExpression,
  analysis: Analysis,
): Kept | undefined {
  const file = call.getSourceFile();
  if (!textHas(file, CACHES)) return undefined;
  const access = accessOf(call, analysis);
  if (access === undefined || !isWrite(access) || access.certainty === "name") return undefined;
  if (access.operation === "insert" || access.operation === "insert-many") return undefined;
  const home = outermost(call);
  if (home === undefined || DROPS.test(home.getText())) return undefined;
  const cached = cachedIn(file, analysis).get(access.entity?.key ?? "");
  if (cached === undefined || (cached.pos >= home.pos && cached.end <= home.end)) return undefined;
  return { entity: access.entity?.name ?? "", cached };
}

function cachedIn(file: ts.SourceFile, analysis: Analysis): ReadonlyMap<string, ts.Node> {
  const known = memories.get(file);
  if (known !== undefined) return known;
  const found = new Map<string, ts.Node>();
  for (const each of descendants(file)) {
    if (!ts.isCallExpression(each) || !isCacheWrite(each)) continue;
    const home = outermost(each);
    const given = each.arguments.map((argument) => argument.getText()).join(" ");
    for (const access of home === undefined ? [] : readsIn(home, analysis))
      if (
        access.entity !== undefined &&
        !found.has(access.entity.key) &&
        isGiven(access, each, given)
      )
        found.set(access.entity.key, each.expression);
  }
  memories.set(file, found);
  return found;
}

/** The row that was read is what is stored. */
function isGiven(access: Access, write: ts.Node, given: string): boolean {
  if (access.anchor.pos >= write.pos && access.anchor.end <= write.end) return true;
  const { name } = resultOf(access);
  return name !== undefined && new RegExp(`\\b${name.text}\\b`).test(given);
}

function isCacheWrite(call: ts.CallExpression): boolean {
  const name = calledName(call.expression)?.text ?? "";
  const receiver = receiverOf(call);
  // `unstable_cache(() => load(), keys, { tags })`
  if (
    /^(unstable_cache|cachified|memoize|remember|wrapCache)$/.test(name) &&
    call.arguments.length > 1
  )
    return true;
  return (
    call.arguments.length > 1 &&
    /^(set|setex|setEx|psetex|put|wrap|remember|getOrSet)$/.test(name) &&
    receiver !== undefined &&
    CACHE.test(lastName(receiver))
  );
}

function readsIn(home: ts.Node, analysis: Analysis): Access[] {
  const found: Access[] = [];
  for (const each of descendants(home)) {
    if (!ts.isCallExpression(each)) continue;
    const access = accessOf(each, analysis);
    if (access !== undefined && isRead(access) && access.certainty !== "name") found.push(access);
  }
  return found;
}

/** The method or function of the file that holds a node. */
function outermost(node: ts.Node): FunctionNode | undefined {
  let at = enclosingFunction(node);
  for (;;) {
    const next = at === undefined ? undefined : enclosingFunction(at);
    if (next === undefined) return at;
    at = next;
  }
}
