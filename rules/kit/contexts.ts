/** What runs a function: the entries and module code that lead to it, call by call. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import {
  bearerOf,
  entryAt,
  entryOfArgument,
  entryOfValue,
  isReturned as givesBack,
  usesOf,
} from "./entries.ts";
import { callsOfMember, callsOfValue, membersStated } from "./handed.ts";
import { type Context, SERVER_CONTEXTS } from "./rule.ts";
import {
  calledName,
  enclosingFunction,
  type FunctionNode,
  isCallback,
  isFunctionNode,
  outer,
  unwrap,
} from "./syntax.ts";
import type { DeployedUnit } from "./topology.ts";

const SERVER: ReadonlySet<Context> = new Set(SERVER_CONTEXTS);
const MAX_FUNCTIONS = 120;

const memories = new WeakMap<Analysis, Map<FunctionNode, ReadonlySet<Context>>>();

/**
 * Follows the callers of a function as far as they are in sight. Where the sight ends, what reaches the unit there
 * counts, which is more than the truth in classes of many methods; a function that nobody can call is run by nothing.
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
  /** On the way here it returned the function, which whoever takes that from it runs. */
  readonly isReturned?: boolean;
  /** It came here behind an early return for calls that leave this parameter out. */
  readonly needs?: number;
  /** On the way here was a method that callers may know by an interface: not every implementation is in their process. */
  readonly isStated?: boolean;
}

function followed(start: FunctionNode, analysis: Analysis): ReadonlySet<Context> {
  const found = new Set<Context>();
  /** With every parameter that a step needed; undefined for a step that needed none. */
  const seen = new Map<FunctionNode, Set<number | undefined>>([[start, new Set([undefined])]]);
  const queue: Step[] = [{ fn: start, isLater: false }];
  let isCut = false;
  // What only the start is seen to load may be called at any time.
  const addReach = (node: ts.Node): void => {
    for (const context of likely(node, analysis))
      found.add(context === "startup" ? "library" : context);
  };
  const addStart = (node: ts.Node, isLater: boolean): void => {
    if (isRunByHand(node)) {
      found.add("script");
      return;
    }
    const isServer = [...analysis.reach(node).contexts].some((each) => SERVER.has(each));
    if (isServer && !isLater) found.add("startup");
    else addReach(node);
  };
  const deployments = deploymentsOf(start, analysis);
  let isStated = false;
  const push = (fn: FunctionNode, isLater: boolean, needs?: number, returned = false): void => {
    if (isStated && (isApart(deployments, deploymentsOf(fn, analysis)) || areTwoApps(start, fn)))
      return;
    const before = seen.get(fn);
    if (before?.has(undefined) || before?.has(needs)) return;
    if (seen.size >= MAX_FUNCTIONS) isCut = true;
    else {
      if (before === undefined) seen.set(fn, new Set([needs]));
      else before.add(needs);
      queue.push({
        fn,
        isLater,
        isReturned: returned,
        isStated,
        ...(needs === undefined ? {} : { needs }),
      });
    }
  };
  const pushAround = (node: ts.Node, isLater: boolean): void => {
    const around = runningFunction(node);
    if (around !== undefined) push(around, isLater, parameterNeeded(node, around));
    else addStart(node, isLater);
  };
  /** Those who call what a value stands for run it, and where none is in sight those who hand it on. */
  const pushCalls = (value: ts.Node, fn: FunctionNode): void => {
    const calls = callsOfValue(value, analysis);
    for (const call of calls) pushAround(call, true);
    if (calls.length > 0) return;
    if (runningFunction(value) !== undefined) pushAround(value, true);
    else addReach(fn);
  };
  /** Files outside the review call, too; what is called by nobody at all is run by nothing. */
  const addStrays = (fn: FunctionNode, isAlone: boolean): void => {
    const bearer = bearerOf(fn);
    if (bearer === undefined) {
      if (isAlone) addReach(fn);
      return;
    }
    const held = isAlone ? callsOfHeld(fn, analysis) : [];
    for (const call of held) pushAround(call, true);
    if (!isAlone) return;
    const strays = analysis.straysOf(bearer);
    for (const context of strays.contexts) found.add(context);
    if (held.length > 0 || strays.contexts.size > 0) return;
    if (strays.isPossible || isCalledFromOutside(fn, analysis)) addReach(fn);
    else found.add("library");
  };
  for (const step of queue) {
    const { fn, isLater, needs, isReturned } = step;
    isStated = step.isStated === true;
    const entered = entryAt(fn, analysis)?.context ?? contextByForm(fn);
    if (entered !== undefined) {
      found.add(entered);
      continue;
    }
    if (ts.isConstructorDeclaration(fn)) {
      const made = analysis.referencesTo(fn.parent).filter(isMade);
      for (const use of made) pushAround(use, isLater);
      // A container makes it when the application starts.
      if (made.length === 0) addStart(fn, isLater);
      continue;
    }
    const around = isCallback(fn) || givesBack(fn) ? runningFunction(fn) : undefined;
    if (around !== undefined)
      push(around, isLater || !runsAtOnce(fn), parameterNeeded(fn, around), givesBack(fn));
    if (isCallback(fn) && runsAtOnce(fn)) {
      // A variable around the call holds what came of it, and not the function.
      if (around === undefined) addStart(fn, isLater);
      continue;
    }
    const uses = [fn, ...statedFunctions(fn, analysis)]
      .flatMap((each) => usesOf(each, analysis))
      .concat(signaturesOf(fn, analysis).flatMap((each) => analysis.referencesTo(each)))
      .filter((use) => !isPassedOn(use));
    isStated ||= hasBases(fn);
    for (const use of uses) {
      const handed = entryOfArgument(use, analysis);
      if (handed !== undefined) found.add(handed.context);
      else if (isCalled(use)) {
        const taker = isReturned === true ? entryOfResult(use, analysis) : undefined;
        if (taker !== undefined) found.add(taker);
        else if (needs === undefined || isGiven(use, needs)) pushAround(use, isLater);
      } else pushCalls(use, fn);
    }
    addStrays(fn, uses.length === 0 && around === undefined);
  }
  // So many functions have told enough.
  if (isCut && found.size === 0) addReach(start);
  if ([...found].every((each) => each === "library"))
    for (const fn of seen.keys())
      if (isTopLevel(fn)) for (const context of strayContexts(fn, analysis)) found.add(context);
  if (found.size > 1) found.delete("library");
  return found.size === 0 ? new Set(["library"]) : found;
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

/** The deployed units that get to a function; empty when none is known. */
function deploymentsOf(fn: FunctionNode, analysis: Analysis): readonly DeployedUnit[] {
  return analysis.topologyOf(fn).units;
}

/** Both are known to run, and never in one process. */
function isApart(some: readonly DeployedUnit[], others: readonly DeployedUnit[]): boolean {
  return some.length > 0 && others.length > 0 && !some.some((each) => others.includes(each));
}

/** Each folder of `apps/` is a program of its own. */
function areTwoApps(a: FunctionNode, b: FunctionNode): boolean {
  const [first, second] = [a, b].map((fn) => APPLICATION.exec(fn.getSourceFile().fileName)?.[0]);
  return first !== undefined && second !== undefined && first !== second;
}

const APPLICATION = /^.*?\/apps\/[^/]+\//;

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

/** `import { f }`, `export { f }`: the uses there count. `typeof f` calls nothing. */
function isPassedOn(use: ts.Node): boolean {
  return (
    ts.isImportSpecifier(use.parent) ||
    ts.isExportSpecifier(use.parent) ||
    ts.isImportClause(use.parent) ||
    ts.isExportAssignment(use.parent) ||
    ts.isTypeQueryNode(use.parent)
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

/** The methods of base classes that callers of a method may name instead. */
function statedFunctions(fn: FunctionNode, analysis: Analysis): readonly FunctionNode[] {
  return statedOf(fn, analysis).filter(isFunctionNode);
}

/** The members of interfaces that callers of a method may name instead. */
function signaturesOf(fn: FunctionNode, analysis: Analysis): readonly ts.Declaration[] {
  return statedOf(fn, analysis).filter((each) => !isFunctionNode(each));
}

function statedOf(fn: FunctionNode, analysis: Analysis): readonly ts.Declaration[] {
  const member = bearerOf(fn);
  return member !== undefined && ts.isClassElement(member) && ts.isClassLike(member.parent)
    ? membersStated(member, analysis)
    : [];
}

/** Callers may know it by something else that its class extends or implements. */
function hasBases(fn: FunctionNode): boolean {
  return ts.isClassLike(fn.parent) && (fn.parent.heritageClauses ?? []).length > 0;
}

/** A function in a table or an object of options is called through what holds it. */
function callsOfHeld(fn: FunctionNode, analysis: Analysis): readonly ts.Node[] {
  if (ts.isMethodDeclaration(fn) && ts.isObjectLiteralExpression(fn.parent))
    return callsOfMember(fn, analysis);
  return ts.isArrowFunction(fn) || ts.isFunctionExpression(fn) ? callsOfValue(fn, analysis) : [];
}

const STARTING =
  /^(onModuleInit|onApplicationBootstrap|onModuleDestroy|beforeApplicationShutdown|onApplicationShutdown)$/;

/** What the form of a function tells: a hook of the application's life, the handler of a queue's jobs. */
function contextByForm(fn: FunctionNode): Context | undefined {
  if (ts.isMethodDeclaration(fn) && ts.isClassLike(fn.parent))
    return STARTING.test(fn.name.getText())
      ? "startup"
      : handlesJobs(fn) && /^(process|handle|perform)$/.test(fn.name.getText())
        ? "consumer"
        : undefined;
  const bearer = bearerOf(fn);
  if (bearer === undefined) return givesBack(fn) && handlesJobs(fn) ? "consumer" : undefined;
  if (enclosingFunction(bearer) !== undefined) return undefined;
  const isTyped = ts.isVariableDeclaration(bearer) && typeName(bearer.type) === "Processor";
  return isTyped || (!ts.isPropertyAssignment(bearer) && handlesJobs(fn)) ? "consumer" : undefined;
}

/** Is given the job of a queue and nothing else of its own choice. */
function handlesJobs({ parameters }: FunctionNode): boolean {
  return parameters.length === 1 && typeName(parameters[0]?.type) === "Job";
}

function typeName(type: ts.TypeNode | undefined): string | undefined {
  return type !== undefined && ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)
    ? type.typeName.text
    : undefined;
}

/** `new Worker(name, measured(process))`: who takes what the call gives. */
function entryOfResult(use: ts.Node, analysis: Analysis): Context | undefined {
  let at: ts.Node = use;
  while (ts.isPropertyAccessExpression(at.parent) && at.parent.name === at) at = at.parent;
  return ts.isCallExpression(at.parent) ? entryOfValue(at.parent, analysis)?.context : undefined;
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

function isMethodOfLiteral(fn: FunctionNode): boolean {
  return ts.isMethodDeclaration(fn) && ts.isObjectLiteralExpression(fn.parent);
}

/** All that a class extends or implements is code in sight. */
function hasKnownBases(owner: ts.Node, analysis: Analysis, depth: number): boolean {
  if (!ts.isClassLike(owner) && !ts.isInterfaceDeclaration(owner)) return true;
  if (depth > MAX_BASES) return false;
  return (owner.heritageClauses ?? [])
    .flatMap(({ types }) => [...types])
    .every(({ expression }) => {
      const base = analysis.declarationOf(expression);
      if (base === undefined || base.getSourceFile().isDeclarationFile) return false;
      return hasKnownBases(base, analysis, depth + 1);
    });
}

const MAX_BASES = 4;
