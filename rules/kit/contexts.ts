/** What runs a function: the entries and module code that lead to it, call by call. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { entryAt, entryOfArgument, isReturned, usesOf } from "./entries.ts";
import { type Context, SERVER_CONTEXTS } from "./rule.ts";
import {
  calledName,
  enclosingFunction,
  type FunctionNode,
  isCallback,
  outer,
  unwrap,
} from "./syntax.ts";

const SERVER: ReadonlySet<Context> = new Set(SERVER_CONTEXTS);
const MAX_FUNCTIONS = 120;

const memories = new WeakMap<Analysis, Map<FunctionNode, ReadonlySet<Context>>>();

/**
 * Follows the callers of a function as far as they are in sight. Where the sight ends, what reaches the unit there
 * counts, which is more than the truth in classes of many methods.
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
  /** It was handed over or returned on the way here, so it runs later than what stands around it. */
  readonly isLater: boolean;
}

function followed(start: FunctionNode, analysis: Analysis): ReadonlySet<Context> {
  const found = new Set<Context>();
  const seen = new Set<FunctionNode>([start]);
  const queue: Step[] = [{ fn: start, isLater: false }];
  let isCut = false;
  // What only the start is seen to load may be called at any time.
  const addReach = (node: ts.Node): void => {
    for (const context of analysis.reach(node).contexts)
      found.add(context === "startup" ? "library" : context);
  };
  const addStart = (node: ts.Node, isLater: boolean): void => {
    const isServer = [...analysis.reach(node).contexts].some((each) => SERVER.has(each));
    if (isServer && !isLater) found.add("startup");
    else addReach(node);
  };
  const push = (fn: FunctionNode, isLater: boolean): void => {
    if (seen.has(fn)) return;
    if (seen.size >= MAX_FUNCTIONS) isCut = true;
    else {
      seen.add(fn);
      queue.push({ fn, isLater });
    }
  };
  const pushAround = (node: ts.Node, isLater: boolean): void => {
    const around = runningFunction(node);
    if (around !== undefined) push(around, isLater);
    else addStart(node, isLater);
  };
  for (const { fn, isLater } of queue) {
    const entry = entryAt(fn, analysis);
    if (entry !== undefined) {
      found.add(entry.context);
      continue;
    }
    if (ts.isConstructorDeclaration(fn)) {
      const made = analysis.referencesTo(fn.parent).filter(isMade);
      for (const use of made) pushAround(use, isLater);
      // A container makes it when the application starts.
      if (made.length === 0) addStart(fn, isLater);
      continue;
    }
    const around = isCallback(fn) || isReturned(fn) ? runningFunction(fn) : undefined;
    if (around !== undefined) push(around, isLater || !runsAtOnce(fn));
    const uses = [fn, ...overridden(fn, analysis)]
      .flatMap((each) => usesOf(each, analysis))
      .filter((use) => !isPassedOn(use));
    for (const use of uses) {
      const handed = entryOfArgument(use, analysis);
      if (handed !== undefined) found.add(handed.context);
      else if (isCalled(use)) pushAround(use, isLater);
      else if (runningFunction(use) !== undefined) pushAround(use, true);
      else addReach(fn);
    }
    if (uses.length === 0 && around === undefined) addReach(fn);
  }
  if (isCut) addReach(start);
  if (found.size > 1) found.delete("library");
  return found.size === 0 ? new Set(["library"]) : found;
}

/** The function that a node runs in; a decorator runs when its class is loaded. */
function runningFunction(node: ts.Node): FunctionNode | undefined {
  const around = enclosingFunction(node);
  const decorator = ts.findAncestor(node, ts.isDecorator);
  if (decorator === undefined || around === undefined) return around;
  const isInside = ts.findAncestor(decorator, (each) => each === around) !== undefined;
  return isInside ? enclosingFunction(decorator.parent) : around;
}

/** `list.map(fn)`, `(() => …)()`: no later than the call. */
function runsAtOnce(fn: FunctionNode): boolean {
  const call = outer(fn);
  if (!ts.isCallExpression(call)) return false;
  const callee = unwrap(call.expression);
  return callee === fn || AT_ONCE.test(calledName(callee)?.text ?? "");
}

const AT_ONCE =
  /^(map|flatMap|forEach|filter|find|findIndex|some|every|reduce|sort|toSorted|from|then|catch|finally|replace)$/;

/** `import { f }`, `export { f }`: the uses there count. */
function isPassedOn(use: ts.Node): boolean {
  return (
    ts.isImportSpecifier(use.parent) ||
    ts.isExportSpecifier(use.parent) ||
    ts.isImportClause(use.parent) ||
    ts.isExportAssignment(use.parent)
  );
}

/** `new Mailer()`, not a mention of the type. */
function isMade(use: ts.Node): boolean {
  return ts.isNewExpression(use.parent) && use.parent.expression === use;
}

function isCalled(use: ts.Node): boolean {
  let at: ts.Node = use;
  while (ts.isPropertyAccessExpression(at.parent) && at.parent.name === at) at = at.parent;
  return ts.isCallExpression(at.parent) && at.parent.expression === at;
}

/** The methods of base classes and interfaces that callers of a method may name instead. */
function overridden(fn: FunctionNode, analysis: Analysis): readonly FunctionNode[] {
  if (!ts.isMethodDeclaration(fn) || !ts.isClassLike(fn.parent)) return [];
  const name = fn.name.getText();
  const found: FunctionNode[] = [];
  let owner: ts.ClassLikeDeclaration | undefined = fn.parent;
  for (let depth = 0; depth < MAX_BASES && owner !== undefined; depth++) {
    const base: ts.Expression | undefined = owner.heritageClauses?.find(
      ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
    )?.types[0]?.expression;
    const declared: ts.Declaration | undefined =
      base === undefined ? undefined : analysis.declarationOf(base);
    owner = declared !== undefined && ts.isClassLike(declared) ? declared : undefined;
    for (const member of owner?.members ?? [])
      if (ts.isMethodDeclaration(member) && member.name.getText() === name) found.push(member);
  }
  return found;
}

const MAX_BASES = 4;
