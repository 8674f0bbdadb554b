/** What runs a function: the entries and module code that lead to it, call by call. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import {
  hasBases,
  hasKnownBases,
  makersOf,
  mayRun,
  signaturesOf,
  statedFunctions,
} from "./bases.ts";
import {
  areTwoApps,
  callsOfHeld,
  deploymentsOf,
  entryOfResult,
  isApart,
  isCalled,
  isGiven,
  isPassedOn,
  parameterNeeded,
  runningFunction,
  runsAtOnce,
} from "./callers.ts";
import { bearerOf, entryAt, entryOfArgument, isReturned as givesBack, usesOf } from "./entries.ts";
import { contextByForm } from "./forms.ts";
import { callsOfValue } from "./handed.ts";
import { type Context, SERVER_CONTEXTS } from "./rule.ts";
import { enclosingFunction, type FunctionNode, functionOf, isCallback, outer } from "./syntax.ts";

const SERVER: ReadonlySet<Context> = new Set(SERVER_CONTEXTS);
const MAX_FUNCTIONS = 120;

/** How doubtful a step is: a call by an interface may run another class that implements it, */
const BY_INTERFACE = 1;
/** a value that is handed on may be called by others, or never, */
const HANDED_ON = 1;
/** and what reaches the unit around may have nothing to do with the function. */
const UNSEEN = 3;

const memories = new WeakMap<Analysis, Map<FunctionNode, ReadonlySet<Context>>>();

/**
 * Follows the callers of a function as far as they are in sight. Where the sight ends, what reaches the unit there
 * counts, which is more than the truth in classes of many methods; a function that nobody can call is run by nothing.
 * Of all that is found, what the fewest guesses lead to is kept: one false word among three true ones is one too many.
 */
export function contextsOf(fn: FunctionNode, analysis: Analysis): ReadonlySet<Context> {
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  const known = memory.get(fn);
  if (known !== undefined) return known;
  const found = followed(fn, analysis);
  memory.set(fn, found);
  return found;
}

interface Step {
  readonly fn: FunctionNode;
  /** So many steps on the way here are guesses. */
  readonly doubts: number;
  /** It was handed over or returned on the way here, so it runs later than what stands around it. */
  readonly isLater: boolean;
  /** On the way here it returned the function, which whoever takes that from it runs. */
  readonly isReturned?: boolean;
  /** It came here behind an early return for calls that leave this parameter out. */
  readonly needs?: number | undefined;
  /** On the way here was a method that callers may know by an interface: not every implementation is in their process. */
  readonly isStated?: boolean;
}

function followed(start: FunctionNode, analysis: Analysis): ReadonlySet<Context> {
  /** With the fewest doubts on a way to it. */
  const found = new Map<Context, number>();
  /** With every parameter that a step needed; undefined for a step that needed none. */
  const seen = new Map<FunctionNode, Set<number | undefined>>();
  const known = new Set<FunctionNode>([start]);
  /** By their doubts: those with the fewest come first. */
  const queues: Step[][] = [[{ fn: start, doubts: 0, isLater: false }]];
  let isCut = false;
  const add = (context: Context, doubts: number): void => {
    if (doubts < (found.get(context) ?? Number.POSITIVE_INFINITY)) found.set(context, doubts);
  };
  // What only the start is seen to load may be called at any time.
  const addReach = (node: ts.Node, doubts: number): void => {
    for (const context of likely(node, analysis))
      add(context === "startup" ? "library" : context, doubts);
  };
  const addStart = (node: ts.Node, isLater: boolean, doubts: number): void => {
    if (isRunByHand(node)) {
      add("script", doubts);
      return;
    }
    const isServer = [...analysis.reach(node).contexts].some((each) => SERVER.has(each));
    if (isServer && !isLater) add("startup", doubts);
    else addReach(node, doubts + UNSEEN);
  };
  const deployments = deploymentsOf(start, analysis);
  let isStated = false;
  const push = (
    fn: FunctionNode,
    doubts: number,
    isLater: boolean,
    needs?: number,
    isReturned = false,
  ): void => {
    if (isStated && (isApart(deployments, deploymentsOf(fn, analysis)) || areTwoApps(start, fn)))
      return;
    if (!known.has(fn) && known.size >= MAX_FUNCTIONS) {
      isCut = true;
      return;
    }
    known.add(fn);
    queues[doubts] ??= [];
    queues[doubts].push({ fn, doubts, isLater, isReturned, isStated, needs });
  };
  const pushAround = (node: ts.Node, doubts: number, isLater: boolean): void => {
    const around = runningFunction(node);
    if (around !== undefined) push(around, doubts, isLater, parameterNeeded(node, around));
    else addStart(node, isLater, doubts);
  };
  /** Those who call what a value stands for run it, and where none is in sight those who hand it on. */
  const pushCalls = (value: ts.Node, fn: FunctionNode, doubts: number, isLater: boolean): void => {
    const calls = callsOfValue(value, analysis);
    const taker = takerOf(value, analysis);
    const isOwn = (call: ts.Node): boolean =>
      taker !== undefined && runningFunction(call) === taker;
    if (calls.some(isOwn)) pushAround(value, doubts, isLater);
    for (const call of calls) if (!isOwn(call)) pushAround(call, doubts + HANDED_ON, true);
    if (calls.length > 0) return;
    if (runningFunction(value) !== undefined) pushAround(value, doubts + HANDED_ON, true);
    else addReach(fn, doubts + UNSEEN);
  };
  /** Files outside the review call, too; what is called by nobody at all is run by nothing. */
  const addStrays = (fn: FunctionNode, isAlone: boolean, doubts: number): void => {
    const bearer = bearerOf(fn);
    if (bearer === undefined) {
      if (isAlone) addReach(fn, doubts + UNSEEN);
      return;
    }
    const held = isAlone ? callsOfHeld(fn, analysis) : [];
    for (const call of held) pushAround(call, doubts + HANDED_ON, true);
    if (!isAlone) return;
    const strays = analysis.straysOf(bearer);
    for (const context of strays.contexts) add(context, doubts + HANDED_ON);
    if (held.length > 0 || strays.contexts.size > 0) return;
    if (isGivenAway(bearer)) pushAround(bearer, doubts + HANDED_ON, true);
    else if (strays.isPossible || isCalledFromOutside(fn, analysis)) addReach(fn, doubts + UNSEEN);
    else add("library", doubts);
  };
  const visit = (step: Step): void => {
    const { fn, doubts, isLater, needs, isReturned } = step;
    isStated = step.isStated === true;
    const entered = entryAt(fn, analysis)?.context ?? contextByForm(fn);
    if (entered !== undefined) {
      add(entered, doubts);
      return;
    }
    if (ts.isConstructorDeclaration(fn)) {
      const { calls, constructors } = makersOf(fn.parent, analysis);
      for (const use of calls) pushAround(use, doubts, isLater);
      for (const each of constructors) push(each, doubts, isLater);
      // A container makes it when the application starts.
      if (calls.length + constructors.length === 0) addStart(fn, isLater, doubts);
      return;
    }
    const isHere = isCallback(fn) || isListed(fn);
    const around = isHere || givesBack(fn) ? runningFunction(fn) : undefined;
    if (around !== undefined)
      push(around, doubts, isLater || !runsAtOnce(fn), parameterNeeded(fn, around), givesBack(fn));
    // What a variable keeps of the call may run it again: the steps of a workflow run with it, and not where it is composed.
    const isAlone = around === undefined && bearerOf(fn) === undefined;
    const isAtOnce = runsAtOnce(fn) || (isAlone && runsInTaker(fn, analysis));
    if (isCallback(fn) && isAtOnce) {
      // A variable around the call holds what came of it, and not the function.
      if (around === undefined) addStart(fn, isLater, doubts);
      return;
    }
    const direct = usesOf(fn, analysis).filter((use) => !isPassedOn(use));
    const others = statedFunctions(fn, analysis)
      .flatMap((each) => usesOf(each, analysis))
      .concat(signaturesOf(fn, analysis).flatMap((each) => analysis.referencesTo(each)))
      .filter((use) => !isPassedOn(use) && mayRun(use, fn, analysis));
    isStated ||= hasBases(fn);
    const addUse = (use: ts.Node, more: number): void => {
      const handed = entryOfArgument(use, analysis);
      if (handed !== undefined) add(handed.context, more);
      else if (isCalled(use)) {
        const taker = isReturned === true ? entryOfResult(use, analysis)?.context : undefined;
        if (taker !== undefined) add(taker, more);
        else if (needs === undefined || isGiven(use, needs)) pushAround(use, more, isLater);
      } else pushCalls(use, fn, more, isLater);
    };
    for (const use of direct) addUse(use, doubts);
    for (const use of others) addUse(use, doubts + BY_INTERFACE);
    addStrays(fn, direct.length + others.length === 0 && around === undefined, doubts);
  };
  // What is more in doubt than is kept need not be looked for.
  for (let level = 0; level < queues.length && level <= fewestDoubts(found) + 1; level++)
    for (const step of queues[level] ?? []) {
      const before = seen.get(step.fn);
      if (before?.has(undefined) || before?.has(step.needs)) continue;
      if (before === undefined) seen.set(step.fn, new Set([step.needs]));
      else before.add(step.needs);
      visit(step);
    }
  // So many functions have told enough, or they call each other and others by ways that are out of sight.
  if (found.size === 0)
    for (const fn of isCut ? [start] : seen.keys())
      if (isTopLevel(fn)) for (const context of likely(fn, analysis)) add(context, UNSEEN);
  if ([...found.keys()].every((each) => each === "library"))
    for (const fn of seen.keys())
      if (isTopLevel(fn)) for (const context of strayContexts(fn, analysis)) add(context, UNSEEN);
  found.delete("library");
  if (found.size === 0) return new Set(["library"]);
  const fewest = fewestDoubts(found);
  // A start makes everything and may come to anything: it needs a way as sure as any.
  const isKept = (context: Context, doubts: number): boolean =>
    doubts === fewest || (doubts === fewest + 1 && context !== "startup");
  return new Set(
    [...found].flatMap(([context, doubts]) => (isKept(context, doubts) ? [context] : [])),
  );
}

/** Of what is known to run something; infinite where nothing is. */
function fewestDoubts(found: ReadonlyMap<Context, number>): number {
  const known = [...found].flatMap(([context, doubts]) => (context === "library" ? [] : [doubts]));
  return Math.min(...known);
}

/** What reaches the unit around a node, and of the many things that reach a class with requests, these. */
function likely(node: ts.Node, analysis: Analysis): ReadonlySet<Context> {
  const { contexts } = analysis.reach(node);
  // The runtime of a middleware that names none depends on the version and the platform.
  if (contexts.has("edge") && MIDDLEWARE.test(node.getSourceFile().fileName)) return REQUEST;
  const isMember = ts.findAncestor(node, ts.isClassLike) !== undefined;
  return isMember && contexts.has("request") ? REQUEST : contexts;
}

const MIDDLEWARE = /\/middleware\.[jt]s$/;
const REQUEST: ReadonlySet<Context> = new Set(["request"]);

/** `if (require.main === module) void main();` in a module that serves nobody. */
function isRunByHand(node: ts.Node): boolean {
  const condition = ts.findAncestor(node, ts.isIfStatement)?.expression;
  return (
    condition !== undefined &&
    MAIN_MODULE.test(condition.getText()) &&
    !SERVES.test(node.getSourceFile().text)
  );
}

const MAIN_MODULE = /\brequire\.main\b|\bimport\.meta\.(?:main|url)\b/;
const SERVES = /\.listen\(|\bserve\(|\bNestFactory\b|\bnew Worker\(/;

/** `check([() => ping()])`: in a list that a call takes. */
function isListed(fn: FunctionNode): boolean {
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return false;
  const list = outer(fn);
  return ts.isArrayLiteralExpression(list) && ts.isCallExpression(outer(list));
}

/** The own function that a value is an argument of: it runs what it calls itself for whoever hands that to it. */
function takerOf(value: ts.Node, analysis: Analysis): FunctionNode | undefined {
  const call = outer(value);
  if (!ts.isCallExpression(call) || call.expression === value) return undefined;
  const declared = analysis.declarationOf(call.expression);
  return declared === undefined ? undefined : functionOf(declared);
}

/** `once("pool", () => new Pool())`, where `once` calls it before it returns. */
function runsInTaker(fn: FunctionNode, analysis: Analysis): boolean {
  const taker = takerOf(fn, analysis);
  return (
    taker !== undefined &&
    callsOfValue(fn, analysis).some((call) => runningFunction(call) === taker)
  );
}

/** What runs the callers of a function that are not under review. */
function strayContexts(fn: FunctionNode, analysis: Analysis): ReadonlySet<Context> {
  const bearer = bearerOf(fn);
  return bearer === undefined ? new Set() : analysis.straysOf(bearer).contexts;
}

function isTopLevel(fn: FunctionNode): boolean {
  const bearer = bearerOf(fn);
  return bearer !== undefined && enclosingFunction(bearer) === undefined;
}

/** Decorators, a base class or an option of something that is not in sight: a framework may call it by its name. */
function isCalledFromOutside(fn: FunctionNode, analysis: Analysis): boolean {
  const bearer = bearerOf(fn);
  if (bearer === undefined) return true;
  if (ts.isPropertyAssignment(bearer) || isMethodOfLiteral(fn))
    return isCallback(fn) || ts.isExportAssignment(outer(bearer.parent));
  if (!ts.isClassElement(bearer)) return false;
  if (ts.canHaveDecorators(bearer) && (ts.getDecorators(bearer) ?? []).length > 0) return true;
  const isHidden = (ts.getCombinedModifierFlags(bearer) & ts.ModifierFlags.Private) !== 0;
  if (isHidden || bearer.name === undefined || ts.isPrivateIdentifier(bearer.name)) return false;
  return !hasKnownBases(bearer.parent, analysis, 0);
}

/** Stands in an object that a call or an element out of sight takes: `useMemo(() => ({ onDrop() {} }))`. */
function isGivenAway(bearer: ts.Declaration): boolean {
  if (!ts.isObjectLiteralElement(bearer) || runningFunction(bearer) === undefined) return false;
  let holder: ts.Node = outer(bearer.parent);
  while (ts.isPropertyAssignment(holder) || ts.isArrayLiteralExpression(holder))
    holder = outer(ts.isPropertyAssignment(holder) ? holder.parent : holder);
  if (ts.isArrowFunction(holder)) holder = outer(holder);
  return ts.isCallExpression(holder) || ts.isNewExpression(holder) || ts.isJsxExpression(holder);
}

function isMethodOfLiteral(fn: FunctionNode): boolean {
  return ts.isMethodDeclaration(fn) && ts.isObjectLiteralExpression(fn.parent);
}
