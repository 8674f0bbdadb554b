/** Finds removals that bound nothing: beside a sweep that nobody calls, of invalid entries alone, or on the other side of a switch. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isWithin, namedFunction, nameOf } from "../../kit/functions.ts";
import { keyDomain } from "../../kit/key-domain.ts";
import { runsOncePerProcess } from "../../kit/process-lifetime.ts";
import { outsideUses, type ProcessState, type StateUse } from "../../kit/process-state.ts";
import { callsOf, usesOf } from "../../kit/references.ts";
import type { Report } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { hasTimer, isInIteration, isPromised, leaves, removalOf, sizeTests } from "./bounds.ts";
import { lifetimeOrUnseen } from "./lifetime.ts";
import { isSmall } from "./small.ts";

interface Lingering {
  readonly why: /** What would take out the old ones is written and never called. */
    | "unswept"
    /** A copy goes when it has become wrong; one that stays right stays. */
    | "invalidated"
    /** The same question either adds or removes; a key that does not come again stays. */
    | "switched";
  readonly at: ts.Node;
}

/** Ways to say that a life has ended, after which its entry goes. */
const ENDS =
  /^(on|handle)?_?(close|disconnect|end|stop|leave|unsubscribe|release|finish|complete|abort|cancel|destroy|dispose|remove|delete|evict|expire|prune|sweep|gc|unregister|detach|teardown|kill|log_?out|settle|pop|take|consume|exit|drop)/i;
/** Ways to say that a copy is wrong. */
const INVALIDATES = /invalidat|refresh|reset|update|clear|bust|forget|changed|revoke|stale/i;
const COPIES = /cache|memo/i;
/** Whoever runs what is handed to these runs it when something has ended. */
const AFTERWARDS =
  /^(finally|then|catch|on|once|off|setTimeout|setInterval|addListener|addEventListener|subscribe|onAbort|after|defer|waitUntil)$/;

const LINGERING: Readonly<Record<Lingering["why"], readonly [message: string, place: string]>> = {
  unswept: [
    "keeps the entry of each key nobody comes back for",
    "would take out the old ones, and nobody calls it",
  ],
  invalidated: [
    "loses an entry only when it has become wrong: no limit",
    "a copy that stays right is never removed",
  ],
  switched: [
    "keeps an entry until its own key comes again: no limit",
    "only what comes again gets here",
  ],
};

/** Entries are removed, and yet many of them may stay; whether they do is a question. */
export function judgeLingering(
  state: ProcessState,
  entries: readonly StateUse[],
  analysis: Analysis,
): Report | undefined {
  if (sizeTests(state.uses, analysis).length > 0) return undefined;
  const elsewhere = outsideUses(state, analysis);
  if (sizeTests(elsewhere, analysis).length > 0) return undefined;
  const removals = [...state.uses, ...elsewhere].filter(
    (use) => (use.kind === "remove" || use.kind === "reset") && !use.inner,
  );
  const found = lingering(state, entries, removals, analysis);
  if (found === undefined) return undefined;
  const open = entries.find((use) => hasManyKeys(state, use, found, analysis));
  const lifetime = open === undefined ? undefined : lifetimeOrUnseen(state, analysis);
  if (open === undefined || lifetime === undefined) return undefined;
  if (entries.every((use) => runsOncePerProcess(use.node, analysis))) return undefined;
  const [message, place] = LINGERING[found.why];
  return {
    at: state.name,
    message: `\`${shortened(state.name.text, 28)}\` ${message}`,
    confidence: "possible",
    related: [
      { ...placeOf(open.node), message: "grows here" },
      { ...placeOf(found.at), message: place },
      ...(typeof lifetime === "string" ? [] : [lifetime]),
    ],
  };
}

/** As many as there are requests, or heavy ones for each tenant; of a store, whatever its callers name. */
function hasManyKeys(
  state: ProcessState,
  use: StateUse,
  { why }: Lingering,
  analysis: Analysis,
): boolean {
  if (use.key === undefined) return false;
  const { domain } = keyDomain(use.key, analysis);
  if (domain === "open") return true;
  if (domain === "entity") return !isSmall(state, use, analysis);
  return domain === "unknown" && why === "switched" && isHandedText(use.key, analysis);
}

/** A key that a method takes as any text. */
function isHandedText(key: ts.Expression, analysis: Analysis): boolean {
  const name = unwrap(key);
  if (!ts.isIdentifier(name) || !/^(key|id)$/.test(name.text)) return false;
  const declared = analysis.declarationOf(name);
  return (
    declared !== undefined &&
    ts.isParameter(declared) &&
    declared.type?.kind === ts.SyntaxKind.StringKeyword
  );
}

/** Why entries stay although something removes them; undefined where a removal may well come for each. */
function lingering(
  state: ProcessState,
  entries: readonly StateUse[],
  removals: readonly StateUse[],
  analysis: Analysis,
): Lingering | undefined {
  const served = removals.filter((use) => removalOf(use, state, analysis) !== "idle");
  const [first] = served;
  if (first === undefined || hasTimer(state)) return undefined;
  if (!served.every((use) => isNamed(use, analysis))) return undefined;
  const sweep = unusedSweep(state, served, analysis);
  if (sweep !== undefined) return { why: "unswept", at: sweep };
  if (isSwitch(entries, served, analysis)) return { why: "switched", at: first.node };
  // What is added to bit by bit is collected for somebody, and no copy.
  if (state.uses.some((use) => use.kind === "grow" && (use.inner || use.appends))) return undefined;
  const isCopy = COPIES.test(state.name.text) || entries.some((use) => isMemo(use, state));
  if (!isCopy) return undefined;
  return served.every((use) => isInvalidation(use, state))
    ? { why: "invalidated", at: first.node }
    : undefined;
}

/** Takes out one entry, whose key somebody names, and not because something has ended. */
function isNamed(use: StateUse, analysis: Analysis): boolean {
  if (use.kind !== "remove" || use.key === undefined || use.within === undefined) return false;
  if (isInIteration(use)) return false;
  return ![use.node, ...callsByKey(use, analysis)].some(isAfterwards);
}

/** The calls of the function that is told the key; none where it finds the key itself. */
function callsByKey(use: StateUse, analysis: Analysis): readonly ts.Node[] {
  const { within, key } = use;
  const name = key === undefined ? undefined : unwrap(key);
  if (within === undefined || name === undefined || !ts.isIdentifier(name)) return [];
  const isTold = within.parameters.some(
    (each) => ts.isIdentifier(each.name) && each.name.text === name.text,
  );
  return isTold ? callsOf(within, analysis) : [];
}

/** In `finally`, or in what is handed to `then`, `on`, a timer. */
function isAfterwards(node: ts.Node): boolean {
  let inner: ts.Node = node;
  for (const at of ancestors(node)) {
    if (ts.isTryStatement(at) && at.finallyBlock === inner) return true;
    if ((ts.isArrowFunction(at) || ts.isFunctionExpression(at)) && ts.isCallExpression(at.parent)) {
      if (AFTERWARDS.test(calledName(at.parent.expression)?.text ?? "")) return true;
    }
    inner = at;
  }
  return false;
}

/** A function that goes over all entries and removes some, and that nobody uses. */
function unusedSweep(
  state: ProcessState,
  removals: readonly StateUse[],
  analysis: Analysis,
): ts.Node | undefined {
  const removing = new Set(removals.map((use) => use.within));
  for (const use of state.uses) {
    const owner = namedFunction(use.node);
    if (use.kind !== "iterate" || owner === undefined) continue;
    const loop = [...ancestors(use.node, owner)].find(ts.isForOfStatement);
    const body = ts.isForOfStatement(use.node) ? use.node : loop;
    if (body === undefined || isPromised(owner) || usesOf(owner, analysis).length > 0) continue;
    if (state.uses.some((each) => each.kind === "remove" && isWithin(each.node, body)))
      return owner;
    for (const call of descendants(body.statement)) {
      if (!ts.isCallExpression(call)) continue;
      const called = analysis.declarationOf(call.expression);
      if (called !== undefined && removing.has(called as FunctionNode)) return owner;
    }
  }
  return undefined;
}

/** Every addition stands opposite a removal: `if (done) map.delete(key); else map.set(key, state)`. */
function isSwitch(
  entries: readonly StateUse[],
  removals: readonly StateUse[],
  analysis: Analysis,
): boolean {
  const away = removals.map((use) => [use.node, ...callsByKey(use, analysis)]);
  const added = entries.map((use) => [use.node, ...callsByKey(use, analysis)]);
  const isOpposite = (sites: readonly ts.Node[], others: readonly ts.Node[]): boolean =>
    sites.some((site) => others.some((other) => areExclusive(site, other)));
  return (
    added.every((sites) => isOpposite(sites, away.flat())) &&
    away.every((sites) => isOpposite(sites, added.flat()))
  );
}

/** Only one of the two runs: they stand in the branches of one `if`, or the first leaves. */
function areExclusive(one: ts.Node, other: ts.Node): boolean {
  if (one.getSourceFile() !== other.getSourceFile()) return false;
  for (const at of ancestors(one)) {
    if (!isWithin(other, at)) {
      if (!ts.isIfStatement(at) || !isWithin(one, at.thenStatement)) continue;
      if (!leaves(at.thenStatement)) continue;
      const block = at.parent;
      if (ts.isBlock(block) && isWithin(other, block) && other.pos > at.end) return true;
      continue;
    }
    if (!ts.isIfStatement(at) || at.elseStatement === undefined) return isLater(one, other, at);
    const { thenStatement, elseStatement } = at;
    return (
      (isWithin(one, thenStatement) && isWithin(other, elseStatement)) ||
      (isWithin(other, thenStatement) && isWithin(one, elseStatement))
    );
  }
  return false;

  function isLater(first: ts.Node, second: ts.Node, common: ts.Node): boolean {
    const branch = [...ancestors(second, common)].find(
      (at) => ts.isIfStatement(at) && isWithin(second, at.thenStatement),
    );
    return (
      branch !== undefined &&
      ts.isIfStatement(branch) &&
      !isWithin(first, branch) &&
      leaves(branch.thenStatement) &&
      first.pos > branch.end
    );
  }
}

/** The function asks for the key, and makes an entry where there is none. */
function isMemo(entry: StateUse, state: ProcessState): boolean {
  const text = entry.key?.getText();
  return state.uses.some(
    (use) =>
      use.kind === "lookup" &&
      use.within === entry.within &&
      use.node.pos < entry.node.pos &&
      use.key?.getText() === text,
  );
}

function isInvalidation(use: StateUse, state: ProcessState): boolean {
  const owner = namedFunction(use.node);
  const name = owner === undefined ? "" : nameOf(owner);
  if (ENDS.test(name)) return false;
  return COPIES.test(state.name.text) || INVALIDATES.test(name);
}
