/** Judges one collection of the process: does it grow with traffic, and does anything bound it? */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isWithin, namedFunction } from "../../kit/functions.ts";
import { type KeyDomain, keyDomain } from "../../kit/key-domain.ts";
import { holdsClients } from "../../kit/pools.ts";
import { runsOncePerProcess } from "../../kit/process-lifetime.ts";
import {
  lifetimeOf,
  outsideUses,
  type ProcessState,
  processState,
  type StateDeclaration,
  type StateUse,
} from "../../kit/process-state.ts";
import { usesOf } from "../../kit/references.ts";
import type { Confidence, Evidence, Report } from "../../kit/rule.ts";
import { ancestors, calledName, descendants, placeOf, unwrap } from "../../kit/syntax.ts";
import { servesTraffic } from "../../kit/traffic.ts";
import { shortened } from "../../kit/words.ts";
import {
  isFilledOnce,
  isLimitedBeside,
  needsSetting,
  onlyKicksOffRetry,
  type Removal,
  removalOf,
  sizeTests,
} from "./bounds.ts";
import { judgeConnections } from "./connections.ts";
import { collectionFixes } from "./fix.ts";
import { forgottenRemoval } from "./forgotten.ts";
import { lifetimeOrUnseen } from "./lifetime.ts";
import { judgeLingering } from "./lingering.ts";
import { judgeNested, subscriptionsOf } from "./nested.ts";
import { isSmall } from "./small.ts";
import { judgeWaiters } from "./waiters.ts";

export const RULE_ID = "scale/unbounded-queue";

/** Waiters, handlers and connections are held by somebody who is bounded elsewhere. */
const HELD =
  /^(resolve|reject|callback|cb|fn|handler|listener|observer|subscriber|waiter|socket|ws|res|response|reply|stream|controller|connection|timer|timeout|interval|promise|deferred|abortController|cleanup|unsubscribe|dispose)$/i;
/** Measurements are dropped with the process, and few per interval. */
const SAMPLES =
  /samples?|metrics?|latenc(y|ies)|durations?|histogram|measurements?|timings?|stats/i;
const SOON = /^(queueMicrotask|nextTick|setImmediate)$/;

/** The report for a collection; undefined when it is bounded, finite or out of sight. */
export function judge(declaration: StateDeclaration, analysis: Analysis): Report | undefined {
  const state = processState(declaration, analysis);
  // What packages and own classes bound is judged where they are created or written.
  if (state === undefined || state.maker !== undefined) return undefined;
  const growth = state.uses.filter(
    (use) => use.kind === "grow" && use.within !== undefined && servesTraffic(use, analysis),
  );
  if (growth.length === 0) return judgeNested(state, subscriptionsOf(state), analysis);
  return (
    judgeWaiters(state, growth, analysis) ??
    (state.shape === "array" || state.isFixed ? undefined : judgeKeyed(state, growth, analysis)) ??
    judgeQueue(state, growth, analysis)
  );
}

function guard(state: ProcessState, analysis: Analysis, at: ts.Node, message: string): undefined {
  analysis.guarded(RULE_ID, { ...placeOf(at), message: `\`${state.name.text}\`: ${message}` });
  return undefined;
}

// --- keyed collections -------------------------------------------------------------------------

function judgeKeyed(
  state: ProcessState,
  growth: readonly StateUse[],
  analysis: Analysis,
): Report | undefined {
  const entries = growth.filter((use) => !use.inner && use.key !== undefined);
  if (entries.length === 0) return undefined;
  if (state.uses.some((use) => use.kind === "escape"))
    return guard(state, analysis, state.name, "handed to code that may bound it");
  const removals = removalsOf(state, state.uses, analysis);
  if (removals.includes("evicts")) {
    return (
      judgeForgotten(state, analysis) ??
      judgeLingering(state, entries, analysis) ??
      guard(state, analysis, state.name, "entries are removed")
    );
  }
  const [test] = sizeTests(state.uses, analysis);
  if (test !== undefined) return guard(state, analysis, test, "its size is compared with a limit");
  if (entries.some((use) => isFilledOnce(state.uses, use)))
    return guard(state, analysis, state.name, "filled once");

  const identity = identityKey(state, entries, analysis);
  const keys = entries.map((use) => ({ use, domain: domainOf(use, identity, analysis) }));
  const open = keys.find(({ domain }) => domain.domain === "open");
  const entity = keys.find(({ domain }) => domain.domain === "entity");
  const worst = open ?? entity ?? unresolvedCacheKey(state, keys, analysis);
  if (worst === undefined) {
    const nested = judgeNested(state, growth, analysis);
    if (nested !== undefined) return nested;
    const areFixed = keys.every(({ domain }) => domain.domain === "finite");
    return guard(
      state,
      analysis,
      entries[0]?.node ?? state.name,
      areFixed ? "its keys are a fixed set" : "nothing shows that its keys have no end",
    );
  }
  if (identity === undefined && isPool(state, worst.use, worst.domain))
    return guard(state, analysis, worst.use.node, "a pool of clients, one per configuration");
  if (entries.every((use) => runsOncePerProcess(use.node, analysis)))
    return guard(state, analysis, state.name, "filled while the program starts");
  const lifetime = lifetimeOrUnseen(state, analysis);
  if (lifetime === undefined) return undefined;
  const elsewhere = outsideUses(state, analysis);
  if (
    removalsOf(state, elsewhere, analysis).includes("evicts") ||
    sizeTests(elsewhere, analysis).length > 0
  ) {
    return guard(state, analysis, state.name, "entries are removed elsewhere");
  }

  const related: Evidence[] = entries
    .slice(0, 4)
    .map((use) => ({ ...placeOf(use.node), message: "grows here" }));
  for (const use of state.uses) {
    if (use.kind !== "remove" && use.kind !== "reset") continue;
    related.push({ ...placeOf(use.node), message: REMOVAL_TEXT[removalOf(use, state, analysis)] });
  }
  if (worst.domain.origin !== undefined)
    related.push({ ...worst.domain.origin, message: `the key ${worst.domain.origin.message}` });
  if (typeof lifetime !== "string") related.push(lifetime);
  const isEntity = worst.domain.domain === "entity";
  const isRare = isEntity || entries.every((use) => needsSetting(use.node, analysis));
  const isDoubtful =
    lifetime === "unknown" ||
    removals.includes("consumed") ||
    (isRare && entries.every((use) => isSmall(state, use, analysis)));
  const confidence: Confidence = isDoubtful
    ? "possible"
    : worst.domain.domain === "open" && worst.domain.isTraced && lifetime === "module"
      ? "certain"
      : "likely";
  return {
    at: state.name,
    message: keyedMessage(state, worst.use, removals, identity !== undefined),
    confidence,
    related,
    fixes: collectionFixes(state, entries, analysis, identity !== undefined ? "identity" : "keyed"),
    ...(isEntity ? { atMost: "info" as const } : {}),
  };
}

/** One caller adds under keys without an end and leaves the removal to nobody. */
function judgeForgotten(state: ProcessState, analysis: Analysis): Report | undefined {
  const lifetime = lifetimeOf(state, analysis);
  if (lifetime === undefined || sizeTests(state.uses, analysis).length > 0) return undefined;
  const found = forgottenRemoval(state, analysis);
  if (found === undefined) return undefined;
  return {
    at: state.name,
    message: `\`${shortened(state.name.text, 24)}\` keeps what one caller adds and never removes: no limit`,
    confidence: "likely",
    related: [
      { ...placeOf(found.adds), message: "adds an entry, and nothing in this file removes it" },
      { ...placeOf(found.sibling), message: "this caller removes what it added" },
      ...(lifetime === "module" ? [] : [lifetime]),
    ],
  };
}

const REMOVAL_TEXT: Readonly<Record<Removal, string>> = {
  evicts: "entries leave here",
  "expiry-on-read": "an old entry goes only when its own key is asked for again",
  "one-time": "an entry goes only when its key is used; one that never is stays",
  consumed: "an entry goes only when somebody comes for it; one that nobody comes for stays",
  idle: "does not run while the process serves",
};

function removalsOf(state: ProcessState, uses: readonly StateUse[], analysis: Analysis): Removal[] {
  return uses
    .filter((use) => (use.kind === "remove" || use.kind === "reset") && !use.inner)
    .map((use) => removalOf(use, state, analysis));
}

function domainOf(use: StateUse, identity: KeyDomain | undefined, analysis: Analysis): KeyDomain {
  if (identity !== undefined) return identity;
  return use.key === undefined
    ? { domain: "unknown", isTraced: false }
    : keyDomain(use.key, analysis);
}

/** `cache.add(cacheKey, value)` on a class without any way to take entries out: the callers cannot bound it either. */
function unresolvedCacheKey(
  state: ProcessState,
  keys: readonly { readonly use: StateUse; readonly domain: KeyDomain }[],
  analysis: Analysis,
): { readonly use: StateUse; readonly domain: KeyDomain } | undefined {
  if (state.holder === undefined || !/cache|memo/i.test(state.name.text)) return undefined;
  if (state.uses.some((use) => use.kind === "remove" || use.kind === "reset")) return undefined;
  for (const { use, domain } of keys) {
    if (domain.domain !== "unknown" || use.key === undefined) continue;
    const names = namesIn(use.key);
    const parameter = names.find((name) =>
      /(cache|hash|lookup|memo)_?key|digest|fingerprint/i.test(name.text),
    );
    const declared = parameter === undefined ? undefined : analysis.declarationOf(parameter);
    if (parameter === undefined || declared === undefined || !ts.isParameter(declared)) continue;
    return {
      use,
      domain: {
        domain: "open",
        isTraced: false,
        origin: { ...placeOf(parameter), message: "is made by the callers" },
      },
    };
  }
  return undefined;
}

function namesIn(node: ts.Expression): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isIdentifier(each)) found.push(each);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

/** A `Map` that remembers objects by identity: every new object is a new key, and keeps the object alive. */
function identityKey(
  state: ProcessState,
  entries: readonly StateUse[],
  analysis: Analysis,
): KeyDomain | undefined {
  if (state.shape !== "map") return undefined;
  for (const use of entries) {
    const key = use.key === undefined ? undefined : unwrap(use.key);
    if (key === undefined || !ts.isIdentifier(key)) return undefined;
    const declared = analysis.declarationOf(key);
    if (declared === undefined || !ts.isParameter(declared) || declared.type === undefined)
      return undefined;
    if (
      /\b(Function|Constructor|Class|Type|Newable|Ctor|symbol|string|number)\b|^(new|abstract)\b|^typeof\b|=>/.test(
        declared.type.getText(),
      )
    )
      return undefined;
    const type = analysis.checker.getTypeAtLocation(key);
    const isUnresolved =
      (type.flags & ts.TypeFlags.Any) !== 0 || (type.flags & ts.TypeFlags.TypeParameter) !== 0;
    if (isUnresolved ? !OBJECT_NAME.test(declared.type.getText()) : !isObjectType(type))
      return undefined;
    const isMemo = state.uses.some(
      (each) =>
        each.kind === "lookup" && each.within === use.within && each.key?.getText() === key.text,
    );
    if (!isMemo) return undefined;
  }
  const [first] = entries;
  if (first?.key === undefined) return undefined;
  return {
    domain: "open",
    isTraced: false,
    origin: { ...placeOf(first.key), message: "is an object: a new one every time it is built" },
  };
}

/** Names of types from other packages that are objects wherever they occur. */
const OBJECT_NAME = /(Schema|Document|Node|Definition|Ast|Descriptor|Spec|Template|Request|Query)$/;

function isObjectType(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return (
    parts.some(
      (part) =>
        (part.flags & ts.TypeFlags.Object) !== 0 &&
        part.getCallSignatures().length === 0 &&
        part.getConstructSignatures().length === 0,
    ) &&
    parts.every((part) => (part.flags & (ts.TypeFlags.Object | ts.TypeFlags.BooleanLike)) !== 0)
  );
}

function isPool(state: ProcessState, use: StateUse, domain: KeyDomain): boolean {
  if (domain.domain === "open" && domain.isTraced) return false;
  return holdsClients(state, use);
}

function keyedMessage(
  state: ProcessState,
  use: StateUse,
  removals: readonly Removal[],
  isIdentity: boolean,
): string {
  const name = `\`${shortened(state.name.text, 24)}\``;
  const key = `\`${shortened(use.key?.getText().replaceAll("`", '"') ?? "key", 20)}\``;
  if (isIdentity) return `${name} keeps every ${key} object alive: no eviction`;
  if (removals.includes("one-time") || removals.includes("consumed"))
    return `${name} keeps an entry until ${key} is used: unused ones stay`;
  if (removals.includes("expiry-on-read"))
    return `${name} drops an old entry only when its key is read again: no limit`;
  return `${name} keeps an entry per ${key} for ever: no limit, no eviction`;
}

// --- queues ------------------------------------------------------------------------------------

function judgeQueue(
  state: ProcessState,
  growth: readonly StateUse[],
  analysis: Analysis,
): Report | undefined {
  const producers = growth.filter((use) => isProducer(use, state));
  if (producers.length === 0 || SAMPLES.test(state.name.text)) return undefined;
  const perConnection = judgeConnections(state, producers, analysis);
  if (perConnection !== undefined) return perConnection;
  if (producers.some((use) => isHeld(use) || isHandedOver(use, state, analysis))) return undefined;
  if (producers.every((use) => isLimitedBeside(use)))
    return guard(state, analysis, state.name, "a count kept beside it is compared with a limit");
  if (state.uses.some((use) => use.kind === "escape" && !use.inner))
    return guard(state, analysis, state.name, "handed to code that may bound it");
  const sources = producers.flatMap((use) => sourceOf(use, state, analysis) ?? []);
  const comesLimited = sources.some(({ uses }) =>
    uses.some((use) => use.kind === "grow" && isWeighed(use)),
  );
  if (comesLimited)
    return guard(state, analysis, state.name, "what it gets is limited where it arrives");
  const drains = drainsOf(state, producers, analysis);
  if (drains === undefined) return undefined;
  if (drains.length === 0 && !takesInput(producers, analysis)) return undefined;
  const test = sizeTests(state.uses, analysis).find(
    (each) => !onlyKicksOffRetry(each, state.uses, analysis),
  );
  if (test !== undefined)
    return guard(state, analysis, test, "its length is compared with a limit");
  const lifetime = lifetimeOrUnseen(state, analysis);
  if (lifetime === undefined) return undefined;
  if (producers.every((use) => runsOncePerProcess(use.node, analysis))) return undefined;
  const elsewhere = outsideUses(state, analysis);
  if (sizeTests(elsewhere, analysis).length > 0)
    return guard(state, analysis, state.name, "its length is compared with a limit elsewhere");
  if (drains.length === 0 && removalsOf(state, elsewhere, analysis).includes("evicts"))
    return undefined;

  const putsBack = (use: StateUse): boolean =>
    isRescue(use.node) ||
    drains.some((drain) => drain.within !== undefined && isWithin(use.node, drain.within));
  const isPutBack = state.uses.some((use) => use.kind === "grow" && putsBack(use));
  const related: Evidence[] = [
    ...producers.slice(0, 4).map((use) => ({
      ...placeOf(use.node),
      message: "grows here, and nobody waits or is refused",
    })),
    ...drains
      .slice(0, 2)
      .map((use) => ({ ...placeOf(use.node), message: "drained here, at its own pace" })),
  ];
  if (typeof lifetime !== "string") related.push(lifetime);
  const name = shortened(state.name.text, 20);
  const isTaken = !isPutBack && isTakenWhole(drains);
  const isSessions = isOfSession(drains, analysis);
  return {
    at: state.name,
    message: isSessions
      ? `\`${name}\` collects for each session until somebody takes it: no limit`
      : isPutBack
        ? `\`${name}\` grows while its flush fails: failed items are put back and nothing is refused`
        : drains.length === 0
          ? `\`${name}\` grows with every call and never shrinks: no limit, no eviction`
          : isTaken
            ? `\`${name}\` collects under each key until the whole list is taken: no limit`
            : `\`${name}\` grows as fast as work arrives, whatever the drain can do: no limit`,
    // How long a list is collected depends on whoever takes it, and that is not in sight.
    // A collection that others pass through is bounded where they arrive, if anywhere.
    confidence:
      isTaken || isSessions || lifetime === "unknown" || sources.length > 0 ? "possible" : "likely",
    related,
    fixes: collectionFixes(
      state,
      producers.filter((use) => !putsBack(use)),
      analysis,
      "queue",
    ),
  };
}

/** All that waits under one key leaves at once, emptied or not: staging for one job, not a backlog without an end. */
function isTakenWhole(drains: readonly StateUse[]): boolean {
  const leavesWhole = (use: StateUse): boolean =>
    use.kind === "remove" && !use.inner && use.key !== undefined;
  return (
    drains.every((use) => use.inner || leavesWhole(use)) &&
    drains.some(
      (use) => leavesWhole(use) && ![...ancestors(use.node, use.within)].some(ts.isIfStatement),
    )
  );
}

/** In the handler of a failure: what could not be delivered goes back. */
function isRescue(node: ts.Node): boolean {
  for (const at of ancestors(node)) {
    if (ts.isCatchClause(at)) return true;
    if (ts.isCallExpression(at) && /^catch([A-Z]\w*)?$/.test(calledName(at.expression)?.text ?? ""))
      return true;
    if (ts.isMethodDeclaration(at) || ts.isFunctionDeclaration(at)) return false;
  }
  return false;
}

/** Adds an item to a list: to the collection itself, or to the list under one of its keys. */
function isProducer(use: StateUse, state: ProcessState): boolean {
  if (use.inner) return state.shape !== "array" && isListMethod(use.node);
  if (state.shape === "array") return true;
  return state.shape === "map" && use.appends;
}

function isListMethod(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) && /^(push|unshift)$/.test(calledName(node.expression)?.text ?? "")
  );
}

function isHeld(use: StateUse): boolean {
  const value = use.value === undefined ? undefined : unwrap(use.value);
  if (value === undefined) return false;
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return true;
  if (ts.isIdentifier(value) || ts.isPropertyAccessExpression(value))
    return HELD.test(calledName(value)?.text ?? "");
  if (ts.isObjectLiteralExpression(value))
    return value.properties.some(
      (each) => each.name !== undefined && HELD.test(each.name.getText()),
    );
  return ts.isCallExpression(value) && /^set(Timeout|Interval)$/.test(value.expression.getText());
}

/** `batches.push(this.current)`: what moves on was judged in the collection that it comes from. */
function isHandedOver(use: StateUse, state: ProcessState, analysis: Analysis): boolean {
  const source = sourceOf(use, state, analysis);
  return source !== undefined && judge(source.declaration, analysis) !== undefined;
}

/** A count of the object is compared before something is added: to refuse it, or to drop a part. */
function isWeighed({ node, within }: StateUse): boolean {
  if (within?.body === undefined) return false;
  for (const part of descendants(within.body))
    if (
      ts.isBinaryExpression(part) &&
      part.end < node.pos &&
      /^this\.\w+ [<>]=? /.test(part.getText())
    )
      return true;
  return false;
}

/** The collection of the same object that moves on with `batches.push(this.current)`. */
function sourceOf(
  use: StateUse,
  state: ProcessState,
  analysis: Analysis,
): ProcessState | undefined {
  const value = use.value === undefined ? undefined : unwrap(use.value);
  if (
    value === undefined ||
    !ts.isPropertyAccessExpression(value) ||
    value.expression.kind !== ts.SyntaxKind.ThisKeyword
  )
    return undefined;
  const declared = analysis.declarationOf(value);
  return declared !== undefined &&
    declared !== state.declaration &&
    ts.isPropertyDeclaration(declared)
    ? processState(declared, analysis)
    : undefined;
}

/**
 * Where the items leave; undefined when the removals are the guard: in the producer itself, one
 * member at a time, on the same tick, or with the short life of the key.
 */
function drainsOf(
  state: ProcessState,
  producers: readonly StateUse[],
  analysis: Analysis,
): StateUse[] | undefined {
  const found: StateUse[] = [];
  const isList = state.shape === "array";
  for (const use of state.uses) {
    if (use.kind !== "remove" && use.kind !== "reset") continue;
    const owner = namedFunction(use.node);
    if (owner !== undefined && removalOf(use, state, analysis) === "idle") continue;
    if (isMemberRemoval(use)) return undefined;
    if (owner !== undefined && runsSoon(owner, analysis)) return undefined;
    if (!isList && !use.inner && use.kind === "remove" && !isLongLivedKey(use, analysis))
      return undefined;
    found.push(use);
  }
  if (!isList && found.length === 0) return undefined;
  const isSlidingWindow = producers.every((each) =>
    found.some((use) => use.within === each.within),
  );
  return isSlidingWindow && found.length > 0 ? undefined : found;
}

/** `list.splice(index, 1)`, `list = list.filter(…)`, `splice(list.indexOf(x), 1)`: one member leaves. */
function isMemberRemoval(use: StateUse): boolean {
  const { node } = use;
  if (ts.isCallExpression(node) && calledName(node.expression)?.text === "splice") {
    const [start] = node.arguments;
    return (
      start !== undefined &&
      !(ts.isNumericLiteral(unwrap(start)) && unwrap(start).getText() === "0")
    );
  }
  if (
    use.kind === "reset" &&
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken
  ) {
    const value = unwrap(node.right);
    if (ts.isArrayLiteralExpression(value)) return value.elements.length > 0;
    if (ts.isNewExpression(value)) return (value.arguments?.length ?? 0) > 0;
    return !ts.isNumericLiteral(value);
  }
  return false;
}

function isLongLivedKey(use: StateUse, analysis: Analysis): boolean {
  if (use.key === undefined) return false;
  const { domain } = keyDomain(use.key, analysis);
  return domain === "entity" || domain === "finite" || isSession(use.key, analysis);
}

/** What lives for hours, while others send to it. */
const SESSION =
  /session|conversation|chat|thread|channel|room|connection|socket|subscriber|device/i;

function isSession(key: ts.Expression, analysis: Analysis): boolean {
  const name = unwrap(key);
  if (SESSION.test(name.getText())) return true;
  const declared = ts.isIdentifier(name) ? analysis.declarationOf(name) : undefined;
  return (
    declared !== undefined &&
    ts.isVariableDeclaration(declared) &&
    SESSION.test(declared.initializer?.getText() ?? "")
  );
}

/** The lists go with their sessions: how long they become until then depends on who sends. */
function isOfSession(drains: readonly StateUse[], analysis: Analysis): boolean {
  return drains.some((use) => use.key !== undefined && isSession(use.key, analysis));
}

/** The drain was put off to the end of this tick: batching within one turn. */
function runsSoon(owner: ts.Node, analysis: Analysis): boolean {
  for (const at of ancestors(owner)) {
    if (ts.isCallExpression(at) && SOON.test(calledName(at.expression)?.text ?? "")) return true;
  }
  if (
    !ts.isFunctionDeclaration(owner) &&
    !ts.isMethodDeclaration(owner) &&
    !ts.isArrowFunction(owner)
  )
    return false;
  const subject =
    ts.isArrowFunction(owner) && ts.isVariableDeclaration(owner.parent) ? owner.parent : owner;
  return usesOf(subject, analysis).some((use) => {
    for (const at of ancestors(use)) {
      if (ts.isCallExpression(at) && SOON.test(calledName(at.expression)?.text ?? "")) return true;
      if (ts.isStatement(at)) return false;
    }
    return false;
  });
}

/** An array without any removal counts only when what is pushed comes from the input. */
function takesInput(producers: readonly StateUse[], analysis: Analysis): boolean {
  return producers.some((use) => {
    if (use.value === undefined) return false;
    return keyDomain(use.value, analysis).isInput === true;
  });
}
