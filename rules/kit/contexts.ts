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
  /** It came here behind an early return for calls that leave this parameter out. */
  readonly needs?: number;
}

function followed(start: FunctionNode, analysis: Analysis): ReadonlySet<Context> {
  const found = new Set<Context>();
  /** With every parameter that a step needed; undefined for a step that needed none. */
  const seen = new Map<FunctionNode, Set<number | undefined>>([[start, new Set([undefined])]]);
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
  const push = (fn: FunctionNode, isLater: boolean, needs: number | undefined): void => {
    const before = seen.get(fn);
    if (before?.has(undefined) || before?.has(needs)) return;
    if (seen.size >= MAX_FUNCTIONS) isCut = true;
    else {
      if (before === undefined) seen.set(fn, new Set([needs]));
      else before.add(needs);
      queue.push({ fn, isLater, ...(needs === undefined ? {} : { needs }) });
    }
  };
  const pushAround = (node: ts.Node, isLater: boolean): void => {
    const around = runningFunction(node);
    if (around !== undefined) push(around, isLater, parameterNeeded(node, around));
    else addStart(node, isLater);
  };
  for (const { fn, isLater, needs } of queue) {
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
    if (around !== undefined) push(around, isLater || !runsAtOnce(fn), parameterNeeded(fn, around));
    if (isCallback(fn) && runsAtOnce(fn)) {
      // A variable around the call holds what came of it, and not the function.
      if (around === undefined) addStart(fn, isLater);
      continue;
    }
    const uses = [fn, ...overridden(fn, analysis)]
      .flatMap((each) => usesOf(each, analysis))
      .filter((use) => !isPassedOn(use));
    for (const use of uses) {
      const handed = entryOfArgument(use, analysis);
      if (handed !== undefined) found.add(handed.context);
      else if (isCalled(use)) {
        if (needs === undefined || isGiven(use, needs)) pushAround(use, isLater);
      } else if (runningFunction(use) !== undefined) pushAround(use, true);
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
  /^(map|flatMap|forEach|filter|find|findIndex|some|every|reduce|sort|toSorted|from|then|catch|finally|replace|(pg|mysql|sqlite|singlestore)Table|relations|defineRelations)$/;

/** The parameter whose absence ends the function before it comes to a node: `if (!data) return`. */
function parameterNeeded(node: ts.Node, around: FunctionNode): number | undefined {
  if (around.body === undefined || !ts.isBlock(around.body)) return undefined;
  for (const statement of around.body.statements) {
    if (statement.end >= node.getStart()) return undefined;
    if (!ts.isIfStatement(statement) || !isEnding(statement.thenStatement)) continue;
    const { expression } = statement;
    if (
      !ts.isPrefixUnaryExpression(expression) ||
      expression.operator !== ts.SyntaxKind.ExclamationToken
    )
      continue;
    const index = around.parameters.findIndex(
      ({ name }) =>
        ts.isIdentifier(name) &&
        ts.isIdentifier(expression.operand) &&
        name.text === expression.operand.text,
    );
    if (index >= 0) return index;
  }
  return undefined;
}

function isEnding(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}

/** A call by this name gives the argument at an index, or may. */
function isGiven(use: ts.Node, index: number): boolean {
  let at: ts.Node = use;
  while (ts.isPropertyAccessExpression(at.parent) && at.parent.name === at) at = at.parent;
  if (!ts.isCallExpression(at.parent)) return true;
  const given = at.parent.arguments;
  return index < given.length || given.some(ts.isSpreadElement);
}

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
