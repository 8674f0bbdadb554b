/** The role of a cache: keeps what was loaded, and is told of changes in one process only. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { entityKey } from "../data/access.ts";
import { effectsWithin, type ReachedEffect } from "../effects/summary.ts";
import { isWithin, nameOf } from "../functions.ts";
import type { ProcessState, StateUse } from "../process-state.ts";
import type { ProcessValue } from "../process-value.ts";
import { callsOf } from "../references.ts";
import type { Confidence } from "../rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../syntax.ts";
import { dependentsOf, homeOf } from "./flow.ts";
import { sharedChange } from "./region.ts";
import { ageTested, type Ttl, timerAround, ttlOf } from "./ttl.ts";
import { declaredKept, keptBy } from "./values.ts";

export interface Cache {
  readonly kind: "cache";
  /** Answered from here. */
  readonly read: ts.Node;
  /** Filled here. */
  readonly filled: ts.Node;
  readonly load: { readonly at: ts.Node };
  readonly ttl: Ttl;
  /** Where this process alone drops or replaces an entry, and the change that makes it do so. */
  readonly dropped:
    | {
        readonly at: ts.Node;
        /** Undefined when all that is known is that somebody calls for it. */
        readonly change: ReachedEffect | undefined;
      }
    | undefined;
  /** What is cached decides what somebody may do. */
  readonly isAuthority: boolean;
  readonly confidence: Confidence;
}

/** Staleness up to here is accepted wherever there is a cache at all. */
const SHORT_MS = 60_000;
const LONG_MS = 600_000;
const AUTHORITY =
  /permission|role|acl|access|api_?key|token|tenant|flag|feature|entitlement|subscription|plan|billing|quota|limit|ban|block|suspend|revok|member|scope|secret|session|policy|polic|sso|auth/i;
const DROPPING =
  /^(invalidate|clear|reset|evict|bust|purge|flush|refresh|reload|expire|remove|delete|drop|forget|on)([A-Z]\w*)?$|Cache$|Changed$|Updated$/;
const TESTING = /test|mock/i;
const INVALIDATING = /^(invalidate|evict|bust|purge|expire|forget|drop|refresh)([A-Z]\w*)?$/;
/** Ways in which all instances hear of a change. */
const BROADCAST =
  /publish|broadcast|p?subscribe|pubsub|notify|NOTIFY|LISTEN|redis|epoch|bus\b|channel/i;

interface Access {
  readonly reads: readonly ts.Node[];
  readonly fills: readonly { readonly node: ts.Node; readonly value: ts.Expression | undefined }[];
  readonly drops: readonly ts.Node[];
  readonly name: string;
  readonly ttl: (homes: readonly FunctionNode[]) => Ttl;
}

/** `const known = cache.get(id); if (known) return known; … cache.set(id, row)`. */
export function cacheIn(
  state: ProcessState,
  uses: readonly StateUse[],
  analysis: Analysis,
): Cache | undefined {
  const declared = declaredKept(state.declaration);
  if (declared !== undefined && declared !== "mark") return undefined;
  const fills = uses.filter((use) => use.kind === "grow" && !use.inner);
  if (fills.some((use) => !isData(use, analysis))) return undefined;
  return judge(
    {
      name: state.name.text,
      reads: uses.filter((use) => use.kind === "lookup" && !use.inner).map((use) => use.node),
      fills: fills.map(({ node, value }) => ({ node, value })),
      drops: uses
        .filter((use) => (use.kind === "remove" || use.kind === "reset") && !use.inner)
        .map((use) => use.node),
      ttl: () => ttlOf(state, uses, analysis),
    },
    analysis,
  );
}

/** `if (cached) return cached; cached = await load(); return cached`. */
export function cacheOf(value: ProcessValue, analysis: Analysis): Cache | undefined {
  const fills = value.writes.filter((each) => each.value !== undefined && !isEmpty(each.value));
  const drops = value.writes.filter((each) => each.value !== undefined && isEmpty(each.value));
  if (value.initial !== undefined && !isEmpty(value.initial)) return undefined;
  if (/timer|timeout|interval/i.test(value.name.text) || keepsHandle(value)) return undefined;
  // Who comes later waits for the same load.
  if (/promise|in_?flight|pending/i.test(value.name.text)) return undefined;
  return judge(
    {
      name: value.name.text,
      reads: value.reads.filter((read) => isGivenBack(read)),
      fills: fills.map(({ node, value: written }) => ({ node, value: written })),
      drops: drops.map((each) => each.node),
      ttl(homes) {
        for (const { node } of drops) {
          const life = timerAround(node, analysis);
          if (life !== undefined) return life;
        }
        for (const home of homes) {
          const found = ageTested(home, analysis);
          if (found !== undefined) return found;
        }
        return undefined;
      },
    },
    analysis,
  );
}

function judge(access: Access, analysis: Analysis): Cache | undefined {
  if (access.reads.length === 0 || access.fills.length === 0) return undefined;
  for (const fill of access.fills) {
    const home = homeOf(fill.node);
    if (home === undefined || fill.value === undefined) continue;
    const load = loadFor(fill.value, home, analysis);
    if (load === undefined) {
      const found = invalidatedByHand(access, fill.node, fill.value, home, analysis);
      if (found !== undefined) return found;
      continue;
    }
    const read = access.reads.find((each) => homeOf(each) !== undefined);
    if (read === undefined) continue;
    const readHome = homeOf(read);
    const ttl = access.ttl(readHome === undefined ? [home] : [readHome, home]);
    const dropped = droppedAt(access, load, analysis);
    const isAuthority = AUTHORITY.test(
      `${access.name} ${load.effect.access?.entity?.name ?? ""} ${nameOf(home)}`,
    );
    if (dropped === "broadcast") return undefined;
    if (typeof ttl === "number" && ttl <= SHORT_MS) return undefined;
    const found = { kind: "cache" as const, read, filled: fill.node, load, ttl, isAuthority };
    if (dropped !== undefined) {
      const sure = dropped.isSame && load.effect.certainty !== "name" ? "likely" : "possible";
      return { ...found, dropped: { at: dropped.at, change: dropped.change }, confidence: sure };
    }
    const isForever = ttl === undefined && access.drops.length === 0;
    const isLong = isForever || (typeof ttl === "number" && ttl >= LONG_MS);
    if (isAuthority && isLong && load.effect.target === "database")
      return { ...found, dropped: undefined, confidence: "possible" };
    return undefined;
  }
  return undefined;
}

/** What loads is unknown, but others call `invalidateTools(id)` when they change something: that they do says enough to ask. */
function invalidatedByHand(
  access: Access,
  filled: ts.Node,
  value: ts.Expression,
  home: FunctionNode,
  analysis: Analysis,
): Cache | undefined {
  const awaited = [...descendants(home.body ?? home)].find(
    (node) => ts.isAwaitExpression(node) && dependentsOf([node], home).has(value),
  );
  const read = access.reads.find((each) => homeOf(each) === home && isGivenBack(each));
  if (awaited === undefined || read === undefined || /redis|cache/i.test(awaited.getText()))
    return undefined;
  const ttl = access.ttl([home]);
  if (typeof ttl === "number" && ttl <= SHORT_MS) return undefined;
  for (const at of access.drops) {
    const dropping = homeOf(at);
    if (dropping === undefined || dropping === home || isHeard(at)) continue;
    const name = nameOf(dropping);
    if (TESTING.test(name) || !INVALIDATING.test(name) || speaksToAll(dropping)) continue;
    const callers = callsOf(dropping, analysis).flatMap((call) => homeOf(call) ?? []);
    if (callers.length === 0 || callers.some(speaksToAll)) continue;
    const isAuthority = AUTHORITY.test(`${access.name} ${nameOf(home)}`);
    const dropped = { at, change: undefined };
    return {
      kind: "cache",
      read,
      filled,
      load: { at: awaited },
      ttl,
      isAuthority,
      dropped,
      confidence: "possible",
    };
  }
  return undefined;
}

/** What the value was loaded from: rows, or an answer of another service. */
function loadFor(
  value: ts.Expression,
  home: FunctionNode,
  analysis: Analysis,
): ReachedEffect | undefined {
  const reads = effectsWithin(home.body ?? home, analysis).filter(
    ({ effect }) =>
      (effect.action === "read" || effect.action === "call") &&
      (effect.target === "database" || effect.target === "http"),
  );
  return reads.find(({ at }) => dependentsOf([at], home).has(value) || isWithin(at, value));
}

/** The value goes to whoever asks; what a function only works with is its own state. */
function isGivenBack(read: ts.Node): boolean {
  const home = homeOf(read);
  if (home?.body === undefined) return false;
  const held = dependentsOf([read], home);
  if (!ts.isBlock(home.body)) return held.has(home.body);
  for (const node of descendants(home.body))
    if (ts.isReturnStatement(node) && node.expression !== undefined && held.has(node.expression))
      return true;
  return false;
}

function keepsHandle({ declaration }: ProcessValue): boolean {
  if (ts.isPropertyAssignment(declaration)) return false;
  const kept = declaredKept(declaration);
  return kept !== undefined && kept !== "promise" && kept !== "mark";
}

interface Dropped {
  readonly at: ts.Node;
  readonly change: ReachedEffect;
  /** The change is one of what was loaded. */
  readonly isSame: boolean;
}

/** Where a change of the original is known to this process alone. */
function droppedAt(
  access: Access,
  load: ReachedEffect,
  analysis: Analysis,
): Dropped | "broadcast" | undefined {
  let best: Dropped | undefined;
  const places = [...access.drops, ...access.fills.map((fill) => fill.node)];
  for (const at of places) {
    const home = homeOf(at);
    if (home === undefined || TESTING.test(nameOf(home))) continue;
    if (isHeard(at)) return "broadcast";
    for (const writer of writersAround(home, analysis)) {
      const change = sharedChange([writer.body ?? writer], analysis);
      if (change === undefined || change.effect.target !== "database") continue;
      if (speaksToAll(writer) || speaksToAll(home)) return "broadcast";
      // A function that loads and counts a use is no change of what is cached.
      if (isWithin(load.at, writer) && !access.drops.includes(at)) continue;
      const isSame = isSameEntity(load, change, access.name);
      if (!isSame && change.effect.certainty === "name") continue;
      if (isSame) return { at, change, isSame };
      best ??= { at, change, isSame };
    }
  }
  return best;
}

/** The function itself, and for `invalidateUser(id)` those that call it. */
function writersAround(home: FunctionNode, analysis: Analysis): readonly FunctionNode[] {
  if (!DROPPING.test(nameOf(home))) return [home];
  const callers = callsOf(home, analysis)
    .slice(0, 8)
    .flatMap((call) => homeOf(call) ?? []);
  return [home, ...callers];
}

function isSameEntity(load: ReachedEffect, change: ReachedEffect, name: string): boolean {
  const loaded = load.effect.access?.entity?.key;
  const changed = change.effect.access?.entity?.key;
  if (changed === undefined) return false;
  return loaded === changed || entityKey(name.replace(/^cached?|cache$|by\w+$/gi, "")) === changed;
}

/** Dropped in a handler of messages that all instances get. */
function isHeard(node: ts.Node): boolean {
  for (const at of ancestors(node)) {
    if (!ts.isCallExpression(at)) continue;
    const name = calledName(at.expression)?.text ?? "";
    if (
      /^(on|once|subscribe|psubscribe|addListener|listen|consume)$/.test(name) &&
      at.arguments.some((each) => isFunctionNode(unwrap(each)) && isWithin(node, each))
    )
      return true;
  }
  return false;
}

function speaksToAll(home: FunctionNode): boolean {
  for (const match of (home.body ?? home).getText().matchAll(/([\w.]+)\(/g)) {
    const callee = match[1] ?? "";
    if (/\.(publish|notify|broadcast|psubscribe|subscribe)$/.test(callee) && BROADCAST.test(callee))
      return true;
    if (/^(publish|broadcast)\w*(Invalid|Cache|Change)/i.test(callee)) return true;
  }
  return false;
}

function isData(use: StateUse, analysis: Analysis): boolean {
  const kept = keptBy(use, analysis);
  if (kept === "data") return true;
  // `flags.set(key, isEnabled)`: a mark by its form, loaded all the same.
  return (
    kept === "mark" &&
    use.value !== undefined &&
    use.value !== use.key &&
    ts.isIdentifier(unwrap(use.value))
  );
}

function isEmpty(value: ts.Expression): boolean {
  const target = unwrap(value);
  return (
    target.kind === ts.SyntaxKind.NullKeyword ||
    target.kind === ts.SyntaxKind.FalseKeyword ||
    target.getText() === "undefined" ||
    (ts.isArrayLiteralExpression(target) && target.elements.length === 0) ||
    (ts.isObjectLiteralExpression(target) &&
      target.properties.every(
        (each) => ts.isPropertyAssignment(each) && isBlank(unwrap(each.initializer)),
      ))
  );
}

/** Nothing, or the part of an entry that says so: `{ data: [], at: 0 }`. */
function isBlank(value: ts.Expression): boolean {
  return (
    isEmpty(value) ||
    (ts.isNumericLiteral(value) && Number(value.text) === 0) ||
    (ts.isStringLiteral(value) && value.text === "")
  );
}
