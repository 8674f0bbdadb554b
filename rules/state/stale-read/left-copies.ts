/** Copies in a cache that a change leaves as they were: nothing drops them, or what is dropped has another key. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isRead, isWrite } from "../../kit/data/access.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { accessOf } from "../../kit/data/read.ts";
import { effectsOfCall } from "../../kit/effects/summary.ts";
import { textHas } from "../../kit/file-text.ts";
import { isWithin } from "../../kit/functions.ts";
import { callsOf } from "../../kit/references.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
} from "../../kit/syntax.ts";
import { isCache, type KeyShape, keyShapeOf } from "./keys.ts";

export interface Left {
  readonly at: ts.Node;
  readonly what: string;
  readonly cached: ts.Node;
}

interface Fill {
  readonly call: ts.CallExpression;
  readonly home: FunctionNode;
  readonly key: KeyShape | undefined;
  /** What is kept: entities by their key, and the receivers of reads that nothing resolves. */
  readonly sources: ReadonlySet<string>;
}

const FILLS = /^(set|setex|setEx|psetex|pSetEx|put|hset|hSet|wrap|remember|getOrSet|getOrLoad)$/;
const READS = /^(find|get|load|fetch|select|query|read|list|by|lookup|retrieve|one|first)/;
const WRITES =
  /^(update|save|upsert|patch|replace|delete|remove|destroy|rename|change|set|increment|decrement|archive|deactivate)/;
const TOUCHES =
  /invalidat|revalidat|evict|bust|purge|forget|\b(del|unlink|expire|clear)\w*\(|(cache|redis|valkey|memo|kv)\w*[?!]?\.(set|del|delete|clear|remove|put|reset|mset|hset|hdel|expire|unlink|store|write|save)|(set|put|write|clear|update|refresh|delete|remove|drop)\w*Cache|publish\w*\(/i;
const CACHES = /cache|redis|valkey|memo|keyv|\bkv\b/i;
/** Seconds, or so few milliseconds that nobody minds. */
const SHORT = 60;

/** `await this.prices.update(…)` while another function of the file keeps what it read of them, and nothing drops it. */
export function leftByWrite(call: ts.CallExpression, analysis: Analysis): Left | undefined {
  const file = call.getSourceFile();
  if (!textHas(file, CACHES)) return undefined;
  const written = writtenBy(call, analysis);
  const home = written === undefined ? undefined : outermost(call);
  if (written === undefined || home === undefined) return undefined;
  const fill = fillsOf(file, analysis).find((each) => each.sources.has(written.source));
  if (fill === undefined || fill.home === home || isShort(fill.call)) return undefined;
  if (touches(home, analysis) || isDroppedByCallers(home, analysis)) return undefined;
  if (isFollowedBySame(call, home, written.source, analysis)) return undefined;
  return { at: call.expression, what: written.name, cached: fill.call.expression };
}

/** `cache.del(key(newSlug))` after the row has got the new slug: what was kept under the old one stays. */
export function leftUnderOther(call: ts.CallExpression, analysis: Analysis): Left | undefined {
  const receiver = receiverOf(call);
  if (!DROPS.test(calledName(call.expression)?.text ?? "") || receiver === undefined)
    return undefined;
  if (!isCache(receiver, analysis)) return undefined;
  const key = keyShapeOf(call.arguments[0], analysis);
  const home = outermost(call);
  if (key === undefined || home === undefined || /[*]/.test(key.text)) return undefined;
  const fills = fillsOf(call.getSourceFile(), analysis);
  const same = fills.filter((each) => each.key?.text === key.text);
  const drops = dropsIn(home, analysis);
  if (drops.some((each) => each !== call && sharesStart(each, key, analysis))) return undefined;
  const [hole] = key.holes;
  if (same[0] !== undefined && hole !== undefined && key.holes.length === 1) {
    if (isNewValue(hole, home, analysis))
      return { at: call.expression, what: hole.getText(), cached: same[0].call.expression };
    const word = wordOf(hole);
    const kept = same.map((each) => (each.key?.holes[0] ? wordOf(each.key.holes[0]) : undefined));
    if (word !== undefined && kept.every((each) => each !== undefined && each !== word))
      return { at: call.expression, what: hole.getText(), cached: same[0].call.expression };
  }
  if (same.length > 0 || fills.some((each) => each.key === undefined)) return undefined;
  // Nothing of the file is kept under this key, and what begins alike is never dropped.
  const alike = fills.find(
    (each) =>
      each.key !== undefined &&
      start(each.key) === start(key) &&
      !dropsIn(call.getSourceFile(), analysis).some(
        (drop) => keyShapeOf(drop.arguments[0], analysis)?.text === each.key?.text,
      ),
  );
  return alike === undefined
    ? undefined
    : { at: call.expression, what: key.text.slice(0, 24), cached: alike.call.expression };
}

const DROPS = /^(del|delete|unlink|remove|invalidate|evict|purge|drop|hdel|hDel)$/;

function dropsIn(root: ts.Node, analysis: Analysis): ts.CallExpression[] {
  return [...descendants(root)].filter((each): each is ts.CallExpression => {
    if (!ts.isCallExpression(each) || !DROPS.test(calledName(each.expression)?.text ?? ""))
      return false;
    const receiver = receiverOf(each);
    return receiver !== undefined && isCache(receiver, analysis);
  });
}

/** Another drop of the kind stands beside it, or one that cannot be read. */
function sharesStart(drop: ts.CallExpression, key: KeyShape, analysis: Analysis): boolean {
  const other = keyShapeOf(drop.arguments[0], analysis);
  return other === undefined || start(other) === start(key);
}

/** The first word of a key, which tells what it is about. */
function start(key: KeyShape): string {
  return /^[\w-]*/.exec(key.text)?.[0].toLowerCase() || key.text;
}

/** A field that rows are looked up by and that can change. */
const NAMING = new Map<string, string>(
  [
    "id",
    "email",
    "slug",
    "handle",
    "username",
    "sku",
    "code",
    "token",
    "phone",
    "domain",
    "host",
  ].map((each) => [each, each]),
);

function wordOf(hole: ts.Expression): string | undefined {
  const last = hole.getText().replace(/[?!]/g, "").split(".").at(-1) ?? "";
  const word = /([A-Z]?[a-z]+)\)?$/.exec(last)?.[1]?.toLowerCase();
  return word === undefined ? undefined : NAMING.get(word);
}

/** An update in the function sets a field to the value, and finds its row by another one. */
function isNewValue(hole: ts.Expression, home: FunctionNode, analysis: Analysis): boolean {
  const text = hole.getText();
  for (const each of descendants(home)) {
    if (!ts.isCallExpression(each)) continue;
    const access = accessOf(each, analysis);
    if (access === undefined || !/^(update|update-many)$/.test(access.operation)) continue;
    const isFound = access.where?.conditions.some(
      (one) => one.value?.getText() === text || one.node.getText() === text,
    );
    const isSet = access.data?.assignments.some(
      (one) => (one.value?.getText() ?? one.field) === text || one.node.getText() === text,
    );
    if (isSet === true && isFound !== true && access.where?.isComplete !== false) return true;
  }
  return false;
}

function writtenBy(
  call: ts.CallExpression,
  analysis: Analysis,
): { readonly source: string; readonly name: string } | undefined {
  const access = accessOf(call, analysis);
  if (access?.entity !== undefined && access.certainty !== "name") {
    if (!isWrite(access) || /^insert/.test(access.operation)) return undefined;
    return { source: access.entity.key, name: access.entity.name };
  }
  const receiver = receiverOf(call);
  if (receiver === undefined || !WRITES.test(calledName(call.expression)?.text ?? ""))
    return undefined;
  if (!isMember(receiver) || isCache(receiver, analysis) || !isWaited(call)) return undefined;
  return { source: `at ${receiver.getText()}`, name: lastName(receiver) };
}

const fills = new WeakMap<Analysis, WeakMap<ts.SourceFile, readonly Fill[]>>();

function fillsOf(file: ts.SourceFile, analysis: Analysis): readonly Fill[] {
  const known = fills.get(analysis) ?? new WeakMap<ts.SourceFile, readonly Fill[]>();
  fills.set(analysis, known);
  const before = known.get(file);
  if (before !== undefined) return before;
  const found: Fill[] = [];
  for (const each of descendants(file)) {
    if (!ts.isCallExpression(each) || each.arguments.length < 2) continue;
    if (!FILLS.test(calledName(each.expression)?.text ?? "")) continue;
    const receiver = receiverOf(each);
    const home = outermost(each);
    if (receiver === undefined || home === undefined || !isCache(receiver, analysis)) continue;
    const sources = new Set<string>();
    for (const given of each.arguments.slice(1)) addSources(given, home, sources, 0, analysis);
    if (sources.size > 0)
      found.push({ call: each, home, key: keyShapeOf(each.arguments[0], analysis), sources });
  }
  known.set(file, found);
  return found;
}

/** So many names may stand between what is read and what is kept. */
const MAX_NAMES = 4;

function addSources(
  value: ts.Node,
  home: FunctionNode,
  into: Set<string>,
  depth: number,
  analysis: Analysis,
): void {
  if (depth > MAX_NAMES) return;
  for (const each of [value, ...descendants(value)]) {
    if (ts.isCallExpression(each)) addRead(each, into, analysis);
    if (!ts.isIdentifier(each) || isMemberName(each)) continue;
    for (const node of descendants(home))
      if (
        ts.isVariableDeclaration(node) &&
        node.initializer !== undefined &&
        !isWithin(each, node) &&
        bindsName(node.name, each.text)
      )
        addSources(node.initializer, home, into, depth + 1, analysis);
  }
}

function addRead(call: ts.CallExpression, into: Set<string>, analysis: Analysis): void {
  const access = accessOf(call, analysis);
  if (access?.entity !== undefined && access.certainty !== "name") {
    if (isRead(access)) into.add(access.entity.key);
    return;
  }
  const receiver = receiverOf(call);
  const name = calledName(call.expression)?.text ?? "";
  const own = effectsOfCall(call, analysis);
  for (const { effect } of own)
    if (effect.access?.entity !== undefined && isRead(effect.access) && effect.certainty !== "name")
      into.add(effect.access.entity.key);
  if (receiver === undefined || own.length > 0 || !READS.test(name)) return;
  if (isMember(receiver) && !isCache(receiver, analysis) && isStore(receiver) && isWaited(call))
    into.add(`at ${receiver.getText()}`);
}

/** What rows are read from and written to by the same member; a partner's service keeps its own. */
function isStore(receiver: ts.Expression): boolean {
  return /(repo|repository|store|dao|model|table|gateway|collection|records|entries|s)$/i.test(
    lastName(receiver),
  );
}

function isMember(receiver: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(receiver) &&
    receiver.expression.kind === ts.SyntaxKind.ThisKeyword
  );
}

function isWaited(call: ts.CallExpression): boolean {
  const holder = outer(call);
  return (
    ts.isAwaitExpression(holder) ||
    ts.isReturnStatement(holder) ||
    (ts.isArrowFunction(holder) && holder.body === call)
  );
}

function isMemberName(name: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(name.parent) && name.parent.name === name;
}

function bindsName(name: ts.BindingName, text: string): boolean {
  if (ts.isIdentifier(name)) return name.text === text;
  return name.elements.some((each) => ts.isBindingElement(each) && bindsName(each.name, text));
}

/** The entry ends by itself after a moment. */
function isShort(fill: ts.CallExpression): boolean {
  return fill.arguments.slice(1).some((each) => {
    const value = Number(each.getText().replace(/_/g, ""));
    return value > 0 && value <= SHORT;
  });
}

/** The function itself does something about the copy, or an own one that it calls does. */
function touches(home: FunctionNode, analysis: Analysis): boolean {
  if (TOUCHES.test(home.getText())) return true;
  for (const each of descendants(home)) {
    if (!ts.isCallExpression(each)) continue;
    const body = bodyOfCalled(each, analysis);
    if (body !== undefined && TOUCHES.test(body.getText())) return true;
  }
  return false;
}

function isDroppedByCallers(home: FunctionNode, analysis: Analysis): boolean {
  return callsOf(home, analysis)
    .slice(0, 8)
    .some((call) => TOUCHES.test(outermost(call)?.getText() ?? ""));
}

/** One question for each function and what it changes, at the last write. */
function isFollowedBySame(
  call: ts.CallExpression,
  home: FunctionNode,
  source: string,
  analysis: Analysis,
): boolean {
  for (const each of descendants(home))
    if (ts.isCallExpression(each) && each !== call && each.pos < call.pos && each.end < call.end)
      if (writtenBy(each, analysis)?.source === source) return true;
  return false;
}

function outermost(node: ts.Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let at = enclosingFunction(node); at !== undefined; at = enclosingFunction(at)) {
    found = at;
    // A factory that gives back its functions is no function of the file's work.
    if (isFunctionNode(at) && (ts.isMethodDeclaration(at) || ts.isFunctionDeclaration(at))) break;
  }
  return found;
}
