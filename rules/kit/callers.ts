/** Who runs a function, by its own name or by another: what a use of a name is, what interfaces and tables stand for. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { type Entry, entryOfValue } from "./entries.ts";
import { callsOfMember, callsOfValue } from "./handed.ts";
import { calledName, enclosingFunction, type FunctionNode, outer, unwrap } from "./syntax.ts";
import type { DeployedUnit } from "./topology.ts";

/** The deployed units that get to a function; empty when none is known. */
export function deploymentsOf(fn: FunctionNode, analysis: Analysis): readonly DeployedUnit[] {
  return analysis.topologyOf(fn).units;
}

/** Both are known to run, and never in one process. */
export function isApart(some: readonly DeployedUnit[], others: readonly DeployedUnit[]): boolean {
  return some.length > 0 && others.length > 0 && !some.some((each) => others.includes(each));
}

/** Each folder of `apps/` is a program of its own. */
export function areTwoApps(a: FunctionNode, b: FunctionNode): boolean {
  const [first, second] = [a, b].map((fn) => APPLICATION.exec(fn.getSourceFile().fileName)?.[0]);
  return first !== undefined && second !== undefined && first !== second;
}

/** The function that a node runs in; a decorator runs when its class is loaded. */
export function runningFunction(node: ts.Node): FunctionNode | undefined {
  const around = enclosingFunction(node);
  const decorator = ts.findAncestor(node, ts.isDecorator);
  if (decorator === undefined || around === undefined) return around;
  const isInside = ts.findAncestor(decorator, (each) => each === around) !== undefined;
  return isInside ? enclosingFunction(decorator.parent) : around;
}

/** `list.map(fn)`, `(() => …)()`: no later than the call. */
export function runsAtOnce(fn: FunctionNode): boolean {
  const call = outer(fn);
  if (!ts.isCallExpression(call)) return false;
  const callee = unwrap(call.expression);
  return callee === fn || AT_ONCE.test(calledName(callee)?.text ?? "");
}

/** `import { f }`, `export { f }`: the uses there count. `typeof f` calls nothing. */
export function isPassedOn(use: ts.Node): boolean {
  return (
    ts.isImportSpecifier(use.parent) ||
    ts.isExportSpecifier(use.parent) ||
    ts.isImportClause(use.parent) ||
    ts.isExportAssignment(use.parent) ||
    ts.isTypeQueryNode(use.parent)
  );
}

export function isCalled(use: ts.Node): boolean {
  let at: ts.Node = use;
  while (ts.isPropertyAccessExpression(at.parent) && at.parent.name === at) at = at.parent;
  return ts.isCallExpression(at.parent) && at.parent.expression === at;
}

/** A function in a table or an object of options is called through what holds it. */
export function callsOfHeld(fn: FunctionNode, analysis: Analysis): readonly ts.Node[] {
  if (ts.isMethodDeclaration(fn) && ts.isObjectLiteralExpression(fn.parent))
    return callsOfMember(fn, analysis);
  return ts.isArrowFunction(fn) || ts.isFunctionExpression(fn) ? callsOfValue(fn, analysis) : [];
}

const APPLICATION = /^.*?\/apps\/[^/]+\//;

const AT_ONCE =
  /^(map|flatMap|forEach|filter|find|findIndex|some|every|reduce|sort|toSorted|from|then|catch|finally|replace|(pg|mysql|sqlite|singlestore)Table|relations|defineRelations)$/;

/** `new Worker(name, measured(process))`: who takes what the call gives. */
export function entryOfResult(use: ts.Node, analysis: Analysis): Entry | undefined {
  let at: ts.Node = use;
  while (ts.isPropertyAccessExpression(at.parent) && at.parent.name === at) at = at.parent;
  return ts.isCallExpression(at.parent) ? entryOfValue(at.parent, analysis) : undefined;
}

/** The parameter whose absence ends the function before it comes to a node: `if (!data) return`. */
export function parameterNeeded(node: ts.Node, around: FunctionNode): number | undefined {
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
export function isGiven(use: ts.Node, index: number): boolean {
  let at: ts.Node = use;
  while (ts.isPropertyAccessExpression(at.parent) && at.parent.name === at) at = at.parent;
  if (!ts.isCallExpression(at.parent)) return true;
  const given = at.parent.arguments;
  return index < given.length || given.some(ts.isSpreadElement);
}

/** False for a call on an object of a class that the method of another class, which a base class calls, is no part of. */
export function mayBeOn(use: ts.Node, self: ts.ClassLikeDeclaration, analysis: Analysis): boolean {
  const { parent } = use;
  if (!ts.isPropertyAccessExpression(parent) || parent.name !== use) return true;
  if (parent.expression.kind === ts.SyntaxKind.ThisKeyword) return true;
  const declared = analysis.checker.getTypeAtLocation(parent.expression).symbol?.valueDeclaration;
  if (declared === undefined || !ts.isClassLike(declared)) return true;
  return isOf(self, declared, analysis, 0) || isOf(declared, self, analysis, 0);
}

function isOf(
  owner: ts.ClassLikeDeclaration,
  wanted: ts.ClassLikeDeclaration,
  analysis: Analysis,
  depth: number,
): boolean {
  if (owner === wanted) return true;
  const base = owner.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    ?.types[0];
  const declared = base === undefined ? undefined : analysis.declarationOf(base.expression);
  // A base class that is out of sight may be anything.
  if (declared === undefined || !ts.isClassLike(declared)) return base !== undefined;
  return depth < MAX_BASES && isOf(declared, wanted, analysis, depth + 1);
}

const MAX_BASES = 6;
