/** Queues and caches from packages that are created or fed without a limit. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { entryAt } from "../../kit/entries.ts";
import { isNamedInReturn } from "../../kit/factories.ts";
import { isWithin, namedFunction, nameOf } from "../../kit/functions.ts";
import { type Imported, importOf, importsOf } from "../../kit/imports.ts";
import { optionState } from "../../kit/options.ts";
import { isKeptForProcess, processWideInstance } from "../../kit/process-lifetime.ts";
import { processState, type StateDeclaration } from "../../kit/process-state.ts";
import { usesOf } from "../../kit/references.ts";
import type { Evidence, Report } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  placeOf,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { servesTraffic } from "../../kit/traffic.ts";
import { shortened } from "../../kit/words.ts";
import { comparisons } from "./bounds.ts";
import { limitOption, refusalBefore } from "./fix.ts";

type Creation = ts.CallExpression | ts.NewExpression;

const PACKAGES = new Set([
  "lru-cache",
  "node-cache",
  "keyv",
  "cache-manager",
  "p-limit",
  "p-queue",
  "fastq",
  "async",
  "rxjs",
  "@upstash/ratelimit",
]);
const relevant = new WeakMap<ts.SourceFile, boolean>();

/** The report for a call or `new` of a package that this rule knows; undefined for all others. */
export function judgeCreation(creation: Creation, analysis: Analysis): Report | undefined {
  const file = creation.getSourceFile();
  let isRelevant = relevant.get(file);
  if (isRelevant === undefined) {
    isRelevant = [...importsOf(file).values()].some((each) => PACKAGES.has(each.specifier));
    relevant.set(file, isRelevant);
  }
  if (!isRelevant) return undefined;
  const imported = importOf(creation.expression);
  if (imported === undefined || !PACKAGES.has(imported.specifier)) return undefined;
  switch (imported.specifier) {
    case "lru-cache":
      return ts.isNewExpression(creation) ? judgeLru(creation, analysis) : undefined;
    case "node-cache":
      return ts.isNewExpression(creation) ? judgeNodeCache(creation, analysis) : undefined;
    case "keyv":
      return ts.isNewExpression(creation) ? judgeKeyv(creation, analysis) : undefined;
    case "cache-manager":
      return imported.name === "createCache" ? judgeCacheManager(creation, analysis) : undefined;
    case "@upstash/ratelimit":
      return ts.isNewExpression(creation) ? judgeRateLimit(creation, analysis) : undefined;
    case "rxjs":
      return imported.name === "Subject" || imported.name === "ReplaySubject"
        ? judgeSubject(creation, analysis)
        : undefined;
    default:
      return judgeWorkQueue(creation, imported, analysis);
  }
}

// --- caches ------------------------------------------------------------------------------------

/** `new LRUCache({ ttl })`: age is bounded, number is not; the package warns of it at run time. */
function judgeLru(creation: ts.NewExpression, analysis: Analysis): Report | undefined {
  const [options] = creation.arguments ?? [];
  if (options === undefined) return undefined;
  const isSet = (name: string): boolean => optionState(options, [name], analysis).kind !== "absent";
  if (isSet("max") || isSet("maxSize") || isSet("ttlAutopurge")) return undefined;
  if (!isSet("ttl") && !isSet("maxAge")) return undefined;
  if (!outlivesCall(creation, analysis)) return undefined;
  const literal = unwrap(options);
  return {
    at: creation,
    message: "This cache bounds the age of its entries, not their number: no `max`",
    confidence: "certain",
    fixes: ts.isObjectLiteralExpression(literal) ? limitOption(literal, "max") : [],
  };
}

/** A cache made for one call goes with it. */
function outlivesCall(creation: ts.Expression, analysis: Analysis): boolean {
  const owner = enclosingFunction(creation);
  if (owner === undefined) return true;
  const holder = holderOf(creation, analysis);
  if (holder !== undefined && ts.isPropertyDeclaration(holder)) return true;
  return isKeptForProcess(creation, analysis);
}

/** node-cache keeps what has no time to live; one `stdTTL`, `maxKeys` or time per entry is enough to stay silent. */
function judgeNodeCache(creation: ts.NewExpression, analysis: Analysis): Report | undefined {
  const [options] = creation.arguments ?? [];
  const isSet = (name: string): boolean => optionState(options, [name], analysis).kind !== "absent";
  if (isSet("stdTTL") || isSet("maxKeys")) return undefined;
  const holder = holderOf(creation, analysis);
  if (holder === undefined || !livesLong(holder, analysis)) return undefined;
  let sets = 0;
  for (const use of usesOf(holder, analysis)) {
    const call = methodCall(use);
    if (call === undefined) return undefined;
    const name = calledName(call.expression)?.text;
    if (name === "ttl" || name === "del" || name === "flushAll" || name === "take")
      return undefined;
    if (name !== "set" && name !== "mset") continue;
    if (name === "mset" || call.arguments.length > 2) return undefined;
    sets++;
  }
  if (sets === 0) return undefined;
  const literal = options === undefined ? undefined : unwrap(options);
  return {
    at: creation,
    message: "This cache has no time to live and no `maxKeys`: every entry stays for ever",
    confidence: "likely",
    atMost: "info",
    fixes:
      literal !== undefined && ts.isObjectLiteralExpression(literal)
        ? limitOption(literal, "maxKeys")
        : [],
  };
}

/** Keyv over a plain `Map` removes an expired entry only when its own key is read again. */
function judgeKeyv(creation: ts.NewExpression, analysis: Analysis): Report | undefined {
  const [first] = creation.arguments ?? [];
  if (!outlivesCall(creation, analysis) && !isProvided(creation)) return undefined;
  const options = first === undefined ? undefined : unwrap(first);
  if (options === undefined || !ts.isObjectLiteralExpression(options)) return undefined;
  const property = options.properties.find(
    (each) => each.name !== undefined && propertyName(each.name) === "store",
  );
  if (property === undefined) return undefined;
  const value = ts.isPropertyAssignment(property)
    ? property.initializer
    : ts.isShorthandPropertyAssignment(property)
      ? property.name
      : undefined;
  const source = value === undefined ? undefined : sourceOf(value, analysis);
  if (source === undefined) return undefined;
  const map = [source, ...descendants(source)].find(
    (each) =>
      ts.isNewExpression(each) &&
      each.expression.getText() === "Map" &&
      (each.arguments?.length ?? 0) === 0,
  );
  if (map === undefined) return undefined;
  return {
    at: map,
    message:
      "A plain `Map` as the store of Keyv never drops expired entries that nobody reads again",
    // One of several stores that a setting chooses from is often the one for development.
    confidence: map === source ? "likely" : "possible",
    related: [{ ...placeOf(creation), message: "used as a cache here" }],
  };
}

/** Made by the factory of a container's provider, which keeps the result. */
function isProvided(node: ts.Node): boolean {
  return [...ancestors(node)].some(
    (each) => ts.isPropertyAssignment(each) && propertyName(each.name) === "useFactory",
  );
}

function sourceOf(value: ts.Expression, analysis: Analysis): ts.Expression | undefined {
  const target = unwrap(value);
  if (!ts.isIdentifier(target)) return target;
  const symbol = ts.isShorthandPropertyAssignment(target.parent)
    ? analysis.checker.getShorthandAssignmentValueSymbol(target.parent)
    : analysis.checker.getSymbolAtLocation(target);
  const declared = symbol?.valueDeclaration;
  if (
    declared === undefined ||
    !ts.isVariableDeclaration(declared) ||
    declared.initializer === undefined
  )
    return undefined;
  return unwrap(declared.initializer);
}

/** `createCache()` without stores is a Keyv over a plain `Map`. */
function judgeCacheManager(creation: Creation, analysis: Analysis): Report | undefined {
  const [options] = creation.arguments ?? [];
  if (options !== undefined && optionState(options, ["stores"], analysis).kind !== "absent")
    return undefined;
  if (!outlivesCall(creation, analysis)) return undefined;
  return {
    at: creation,
    message:
      "The default in-memory store has no size limit and drops expired entries only when read",
    confidence: "possible",
  };
}

/** The map of blocked callers is emptied only by the callers themselves, when they come back. */
function judgeRateLimit(creation: ts.NewExpression, analysis: Analysis): Report | undefined {
  const [options] = creation.arguments ?? [];
  const literal = options === undefined ? undefined : unwrap(options);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return undefined;
  const property = literal.properties.find(
    (each) => each.name !== undefined && propertyName(each.name) === "ephemeralCache",
  );
  if (property === undefined || !ts.isPropertyAssignment(property)) return undefined;
  const value = unwrap(property.initializer);
  const declared = ts.isNewExpression(value) ? undefined : analysis.declarationOf(value);
  const isMap = (node: ts.Expression | undefined): boolean =>
    node !== undefined && ts.isNewExpression(node) && node.expression.getText() === "Map";
  let at: ts.Node | undefined;
  if (isMap(value)) {
    const owner = [...ancestors(creation)].find(ts.isClassLike);
    const isKept =
      owner === undefined
        ? outlivesCall(creation, analysis)
        : hasLongLivedInstance(owner, analysis);
    if (isKept) at = value;
  } else if (
    declared !== undefined &&
    (ts.isPropertyDeclaration(declared) || ts.isVariableDeclaration(declared)) &&
    declared.initializer !== undefined &&
    isMap(unwrap(declared.initializer)) &&
    livesLong(declared, analysis)
  ) {
    at = declared.name;
  }
  if (at === undefined) return undefined;
  return {
    at,
    message: "Blocked callers stay in this map until they come back: no limit, no eviction",
    confidence: "possible",
    related: [{ ...placeOf(creation), message: "the rate limiter adds a key per blocked caller" }],
  };
}

function hasLongLivedInstance(owner: ts.ClassLikeDeclaration, analysis: Analysis): boolean {
  return processWideInstance(owner, analysis) !== undefined;
}

// --- work queues -------------------------------------------------------------------------------

const COUNTS = /^(pendingCount|activeCount|size|pending|length|running|isSaturated|sizeBy|idle)$/;
const WAITS = /^(onSizeLessThan|onEmpty|onIdle|drain|drained|saturated|unsaturated|onPendingZero)$/;

/** p-limit, p-queue, fastq and async hold what waits in an array without end. */
function judgeWorkQueue(
  creation: Creation,
  imported: Imported,
  analysis: Analysis,
): Report | undefined {
  if (
    imported.specifier === "async" &&
    !/^(queue|priorityQueue|cargo|cargoQueue)$/.test(imported.name)
  )
    return undefined;
  const holder = holderOf(creation, analysis);
  const isOfFactory = holder !== undefined && isLocal(holder);
  if (holder === undefined || !(isOfFactory || livesLong(holder, analysis))) return undefined;
  const feeds: ts.CallExpression[] = [];
  for (const use of usesOf(holder, analysis)) {
    const receiver = receiverOf(use);
    const access = receiver.parent;
    if (ts.isPropertyAccessExpression(access) && access.expression === receiver) {
      if (isMeasured(access, analysis)) return undefined;
      const call = access.parent;
      const isAdding = /^(add|addAll|push|unshift|pushAsync|unshiftAsync|map)$/.test(
        access.name.text,
      );
      if (isAdding && ts.isCallExpression(call) && call.expression === access) feeds.push(call);
    } else if (ts.isCallExpression(access) && access.expression === receiver) feeds.push(access);
    else if (!ts.isBinaryExpression(access) && !ts.isPropertyDeclaration(access)) return undefined;
  }
  const open = feeds.filter(
    (call) =>
      isFedByTraffic(call, analysis) && (!isOfFactory || isFedFromHandler(call, holder, analysis)),
  );
  const [first] = open;
  if (first === undefined) return undefined;
  const isForgotten = open.some((call) => !isAwaited(call, analysis));
  const buffer = open.map((call) => bufferOf(call, analysis)).find((each) => each !== undefined);
  const name = holder.name.getText();
  const related: Evidence[] = open.slice(0, 4).map((call) => ({
    ...placeOf(call),
    message: "adds work, and nobody asks how much is waiting",
  }));
  const statement = [...ancestors(first)].find(ts.isStatement);
  const count = countText(first, imported.specifier);
  const fixes =
    statement !== undefined &&
    count !== undefined &&
    open.length === 1 &&
    canRefuse(enclosingFunction(first))
      ? refusalBefore(statement, count)
      : [];
  if (buffer !== undefined) {
    return {
      at: buffer.name,
      message: `\`${shortened(buffer.name.getText(), 20)}\` is handed over to \`${shortened(name, 20)}\`, where nothing limits how much waits`,
      confidence: isForgotten ? "likely" : "possible",
      related: [{ ...placeOf(holder.name), message: "the queue without a limit" }, ...related],
    };
  }
  return {
    at: creation,
    message: `\`${shortened(name, 28)}\` limits how much runs, not how much waits: its queue has no end`,
    // How fast work arrives is rarely to be seen; what comes in usually depends on what goes out.
    confidence: "possible",
    related,
    fixes,
  };
}

/** A refusal must reach a caller; thrown from a timer or an event handler it would end the process. */
function canRefuse(owner: FunctionNode | undefined): boolean {
  if (owner === undefined) return false;
  return (
    ts.isFunctionDeclaration(owner) ||
    ts.isMethodDeclaration(owner) ||
    ts.isVariableDeclaration(owner.parent)
  );
}

function countText(call: ts.CallExpression, specifier: string): string | undefined {
  const callee = unwrap(call.expression);
  if (specifier === "p-limit") return `${callee.getText()}.pendingCount`;
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const owner = callee.expression.getText();
  return specifier === "p-queue" ? `${owner}.size` : `${owner}.length()`;
}

/** Work that a batch job adds for itself is a finite loop; only the traffic counts. */
function isFedByTraffic(call: ts.CallExpression, analysis: Analysis): boolean {
  const owner = enclosingFunction(call);
  if (owner === undefined) return false;
  const named = namedFunction(call);
  if (
    named !== undefined &&
    /^(constructor|init|initialize|setup|bootstrap|main)$/.test(nameOf(named)) &&
    named === owner
  )
    return false;
  for (const at of ancestors(call, owner))
    if (ts.isForOfStatement(at) || ts.isForStatement(at) || ts.isForInStatement(at)) return false;
  const user = outer(owner);
  if (
    ts.isCallExpression(user) &&
    /^(map|forEach|flatMap)$/.test(calledName(user.expression)?.text ?? "")
  )
    return false;
  return servesTraffic({ node: call, within: owner }, analysis);
}

/** Somebody waits for the work that was added. */
function isAwaited(call: ts.CallExpression, analysis: Analysis): boolean {
  let at: ts.Node = call;
  for (;;) {
    const parent = outer(at);
    if (ts.isAwaitExpression(parent) || ts.isReturnStatement(parent)) return true;
    if (ts.isArrowFunction(parent)) return true;
    if (ts.isPropertyAccessExpression(parent) || ts.isCallExpression(parent)) at = parent;
    else if (ts.isVariableDeclaration(parent)) {
      const method = namedFunction(call);
      // A promise that is awaited by a function which itself is started and forgotten.
      return method === undefined || !isForgottenFunction(method, analysis);
    } else return false;
  }
}

function isForgottenFunction(node: ts.Node, analysis: Analysis): boolean {
  if (!ts.isMethodDeclaration(node) && !ts.isFunctionDeclaration(node)) return false;
  return usesOf(node, analysis).some((use) => {
    const callee =
      ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent : use;
    const call = outer(callee);
    if (!ts.isCallExpression(call)) return false;
    let at: ts.Node = call;
    while (ts.isPropertyAccessExpression(outer(at)) || ts.isCallExpression(outer(at)))
      at = outer(at);
    return ts.isExpressionStatement(outer(at)) || ts.isVoidExpression(outer(at));
  });
}

function isMeasured(access: ts.PropertyAccessExpression, analysis: Analysis): boolean {
  const name = access.name.text;
  if (WAITS.test(name)) return !isOfStop(access);
  if (!COUNTS.test(name)) return false;
  const count =
    ts.isCallExpression(access.parent) && access.parent.expression === access
      ? access.parent
      : access;
  const parent = outer(count);
  if (
    ts.isBinaryExpression(parent) &&
    /[<>=]/.test(parent.operatorToken.getText()) &&
    parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken
  )
    return true;
  return comparisons(count, analysis, 0).length > 0;
}

/** `onShutdown(() => queue.onIdle())`: what is waited for at the end holds back nobody. */
function isOfStop(access: ts.PropertyAccessExpression): boolean {
  for (const at of ancestors(access)) {
    if (
      ts.isCallExpression(at) &&
      STOPS.test(`${at.expression.getText()} ${at.arguments[0]?.getText().slice(0, 20) ?? ""}`)
    )
      return true;
    if (isFunctionNode(at) && STOPS.test(nameOf(at))) return true;
  }
  return false;
}

const STOPS =
  /shut_?down|SIGTERM|SIGINT|onClose|beforeExit|^(stop|close|dispose|destroy|drain)|onModuleDestroy|onApplicationShutdown/i;

/** The collection that the same function empties to feed the queue: there the work piles up first. */
function bufferOf(call: ts.CallExpression, analysis: Analysis): StateDeclaration | undefined {
  const owner = namedFunction(call);
  const holder = owner === undefined ? undefined : [...ancestors(owner)].find(ts.isClassLike);
  if (owner === undefined || holder === undefined) return undefined;
  for (const member of holder.members) {
    if (!ts.isPropertyDeclaration(member)) continue;
    const state = processState(member, analysis);
    if (
      state?.uses.some(
        (use) => (use.kind === "reset" || use.kind === "remove") && isWithin(use.node, owner),
      )
    )
      return member;
  }
  return undefined;
}

/** A Subject piped into `concatMap` is a queue: what arrives while one is worked on is kept without end. */
function judgeSubject(creation: Creation, analysis: Analysis): Report | undefined {
  const holder = holderOf(creation, analysis);
  if (holder === undefined || enclosingFunction(holder) !== undefined) return undefined;
  let pipe: ts.CallExpression | undefined;
  const feeds: ts.CallExpression[] = [];
  for (const use of usesOf(holder, analysis)) {
    const call = methodCall(use);
    const name = call === undefined ? undefined : calledName(call.expression)?.text;
    if (call === undefined) continue;
    if (name === "next" && enclosingFunction(call) !== undefined) feeds.push(call);
    if (name === "pipe" && queuesIn(call)) pipe = call;
  }
  if (pipe === undefined || feeds.length === 0) return undefined;
  return {
    at: holder.name,
    message: `\`${shortened(holder.name.getText(), 28)}\` keeps whatever arrives while \`concatMap\` is busy: no limit`,
    confidence: "likely",
    related: [
      ...feeds.slice(0, 4).map((call) => ({
        ...placeOf(call),
        message: "arrives here, and nobody waits or is refused",
      })),
      { ...placeOf(pipe), message: "worked off one at a time here" },
    ],
  };
}

function queuesIn(pipe: ts.CallExpression): boolean {
  const names = pipe.arguments.map((each) => {
    const target = unwrap(each);
    return ts.isCallExpression(target) ? (calledName(target.expression)?.text ?? "") : "";
  });
  const at = names.indexOf("concatMap");
  if (at < 0) return false;
  const limits =
    /^(debounceTime|debounce|throttleTime|throttle|sampleTime|sample|auditTime|audit|take|takeUntil|first|distinctUntilChanged)$/;
  return !names
    .slice(0, at)
    .some((name) => limits.test(name) && name !== "takeUntil" && name !== "distinctUntilChanged");
}

// --- holders -----------------------------------------------------------------------------------

/** The variable or field that keeps what a call creates. */
function holderOf(creation: ts.Expression, analysis: Analysis): StateDeclaration | undefined {
  const parent = outer(creation);
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) return parent;
  if (!ts.isBinaryExpression(parent) || unwrap(parent.right) !== creation) return undefined;
  const declared = analysis.declarationOf(parent.left);
  if (declared === undefined) return undefined;
  return ts.isVariableDeclaration(declared) || ts.isPropertyDeclaration(declared)
    ? declared
    : undefined;
}

/** `const queue = new PQueue()` in a function that makes a router or a client. */
function isLocal(holder: StateDeclaration): boolean {
  return ts.isVariableDeclaration(holder) && enclosingFunction(holder) !== undefined;
}

/** It is fed by what the function hands out, each time that is called, and made once before. */
function isFedFromHandler(
  call: ts.CallExpression,
  holder: StateDeclaration,
  analysis: Analysis,
): boolean {
  const factory = enclosingFunction(holder);
  if (factory === undefined) return false;
  for (let at: FunctionNode | undefined = factory; at !== undefined; at = enclosingFunction(at))
    if (entryAt(at, analysis) !== undefined) return false;
  for (
    let at = enclosingFunction(call);
    at !== undefined && at !== factory;
    at = enclosingFunction(at)
  ) {
    const entry = entryAt(at, analysis)?.context;
    if (entry === "request" || entry === "consumer" || isNamedInReturn(at, factory)) return true;
  }
  return false;
}

function livesLong(holder: StateDeclaration, analysis: Analysis): boolean {
  if (ts.isVariableDeclaration(holder)) return enclosingFunction(holder) === undefined;
  const isStatic =
    holder.modifiers?.some((each) => each.kind === ts.SyntaxKind.StaticKeyword) ?? false;
  return isStatic || processWideInstance(holder.parent, analysis) !== undefined;
}

function receiverOf(use: ts.Node): ts.Node {
  const access = use.parent;
  let at: ts.Node = ts.isPropertyAccessExpression(access) && access.name === use ? access : use;
  while (ts.isNonNullExpression(at.parent) || ts.isParenthesizedExpression(at.parent))
    at = at.parent;
  return at;
}

function methodCall(use: ts.Node): ts.CallExpression | undefined {
  const receiver = receiverOf(use);
  const access = receiver.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== receiver) return undefined;
  return ts.isCallExpression(access.parent) && access.parent.expression === access
    ? access.parent
    : undefined;
}
