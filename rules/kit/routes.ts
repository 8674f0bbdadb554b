/** How entries reach a piece of code, function by function; a way that cannot be followed is none. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { makersOf, signaturesOf, statedFunctions } from "./bases.ts";
import {
  areTwoApps,
  callsOfHeld,
  deploymentsOf,
  entryOfResult,
  isApart,
  isCalled,
  isGiven,
  isPassedOn,
  mayBeOn,
  parameterNeeded,
  runningFunction,
  runsAtOnce,
} from "./callers.ts";
import {
  type Entry,
  entryAt,
  entryOfArgument,
  isReturned as givesBack,
  usesOf,
} from "./entries.ts";
import { contextByForm } from "./forms.ts";
import { callsOfValue } from "./handed.ts";
import { enclosingFunction, type FunctionNode, isCallback, isFunctionNode } from "./syntax.ts";

export interface Route {
  readonly entry: Entry;
  /** Calls from the entry's function to the code, the outermost first. */
  readonly via: readonly ts.Node[];
}

const memories = new WeakMap<Analysis, Map<FunctionNode, readonly Route[]>>();
const MAX_FUNCTIONS = 80;
const MAX_DEPTH = 7;
const MAX_ROUTES = 6;

/**
 * How entries reach the code at a node, the shortest way first and those by a base class or an interface last; empty
 * when none is in sight.
 */
export function routesTo(node: ts.Node, analysis: Analysis): readonly Route[] {
  const own = isFunctionNode(node) ? node : enclosingFunction(node);
  if (own === undefined) return [];
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  const known = memory.get(own);
  if (known !== undefined) return known;
  const found = search(own, analysis);
  memory.set(own, found);
  return found;
}

interface Step {
  readonly fn: FunctionNode;
  readonly via: readonly ts.Node[];
  /** On the way here was a method that callers may know by an interface, of which there may be others. */
  readonly isStated: boolean;
  /** On the way here it returned the function, which whoever takes that from it runs. */
  readonly isReturned?: boolean;
  /** It came here behind an early return for calls that leave this parameter out. */
  readonly needs?: number | undefined;
  /** The class of the object on which a base class calls what led here. */
  readonly self?: ts.ClassLikeDeclaration | undefined;
}

function search(start: FunctionNode, analysis: Analysis): readonly Route[] {
  const routes: Route[] = [];
  const stated: Route[] = [];
  const seen = new Map<FunctionNode, Set<number | undefined>>();
  const queue: Step[] = [{ fn: start, via: [], isStated: false }];
  /** Ways that nothing but names has told wait until those are gone that symbols have. */
  const later: Step[] = [];
  const deployments = deploymentsOf(start, analysis);
  const isElsewhere = (fn: FunctionNode): boolean =>
    isApart(deployments, deploymentsOf(fn, analysis)) || areTwoApps(start, fn);
  const add = (entry: Entry, via: readonly ts.Node[], isStated: boolean): void => {
    (isStated ? stated : routes).push({ entry, via });
  };
  const push = (
    node: ts.Node,
    via: readonly ts.Node[],
    isStated: boolean,
    isReturned = false,
    self?: ts.ClassLikeDeclaration,
  ): void => {
    const fn = runningFunction(node);
    if (fn === undefined || via.length > MAX_DEPTH) return;
    if (isStated && isElsewhere(fn)) return;
    const needs = parameterNeeded(node, fn);
    (isStated ? later : queue).push({ fn, via, isStated, isReturned, needs, self });
  };
  const follow = ({ fn, via, isStated, isReturned, needs, self }: Step): void => {
    const entry = entryAt(fn, analysis) ?? entryByForm(fn);
    if (entry !== undefined) {
      add(entry, via, isStated);
      return;
    }
    if (ts.isConstructorDeclaration(fn)) {
      const makers = makersOf(fn.parent, analysis);
      for (const use of makers.calls) push(use, [use, ...via], isStated);
      return;
    }
    // A callback runs where it is handed over, as far as anybody can see.
    const isBack = givesBack(fn);
    if (isCallback(fn) || isBack) push(fn, via, isStated, isBack);
    // A variable around the call holds what came of it, and not the function.
    if (isCallback(fn) && runsAtOnce(fn)) return;
    const owner = self ?? (ts.isClassLike(fn.parent) ? fn.parent : undefined);
    const visit = (use: ts.Node, byName: boolean): void => {
      if (needs !== undefined && !isGiven(use, needs)) return;
      if (self !== undefined && !mayBeOn(use, self, analysis)) return;
      const handed =
        entryOfArgument(use, analysis) ??
        (isReturned === true ? entryOfResult(use, analysis) : undefined);
      if (handed !== undefined) add(handed, via, byName);
      else if (isRun(use, fn))
        push(use, [use, ...via], byName, false, isOnThis(use) ? owner : undefined);
      else {
        const calls = callsOfValue(use, analysis);
        for (const call of calls) push(call, [call, use, ...via], byName);
        if (calls.length === 0 && isGivenAway(use)) push(use, [use, ...via], byName);
      }
    };
    const uses = usesOf(fn, analysis).filter((use) => !isPassedOn(use));
    for (const use of uses) visit(use, isStated);
    for (const each of statedFunctions(fn, analysis))
      for (const use of usesOf(each, analysis)) if (!isPassedOn(use)) visit(use, true);
    for (const each of signaturesOf(fn, analysis))
      for (const use of analysis.referencesTo(each)) visit(use, true);
    if (uses.length === 0 && !isCallback(fn))
      for (const call of callsOfHeld(fn, analysis)) push(call, [call, ...via], isStated);
  };
  for (const steps of [queue, later])
    for (const step of steps) {
      if (routes.length + stated.length >= MAX_ROUTES || seen.size > MAX_FUNCTIONS) break;
      const before = seen.get(step.fn) ?? new Set();
      if (before.has(undefined) || before.has(step.needs)) continue;
      seen.set(step.fn, before.add(step.needs));
      follow(step);
    }
  return [...routes, ...stated];
}

/** A handler of a queue's jobs, by what it is given. */
function entryByForm(fn: FunctionNode): Entry | undefined {
  return contextByForm(fn) === "consumer"
    ? { context: "consumer", label: "a job of a queue", at: fn.name ?? fn }
    : undefined;
}

/** `this.send()`: what runs it is a method of the same object. */
function isOnThis({ parent }: ts.Node): boolean {
  return (
    ts.isPropertyAccessExpression(parent) && parent.expression.kind === ts.SyntaxKind.ThisKeyword
  );
}

/** Called, read as an accessor or put up as a component. */
function isRun(use: ts.Node, fn: FunctionNode): boolean {
  return (
    isCalled(use) ||
    ts.isGetAccessorDeclaration(fn) ||
    ts.isSetAccessorDeclaration(fn) ||
    ts.isJsxOpeningElement(use.parent) ||
    ts.isJsxSelfClosingElement(use.parent)
  );
}

/** `wrap(send)`, `{ send: this.send }` in an argument: whoever takes it runs it, as far as anybody can see. */
function isGivenAway(use: ts.Node): boolean {
  const call = ts.findAncestor(
    use.parent,
    (node) => ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isStatement(node),
  );
  return call !== undefined && !ts.isStatement(call);
}
