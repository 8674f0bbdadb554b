/** What goes round in a loop: its counters, its bounds, and the ways out of it. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { isWithin } from "../functions.ts";
import { isAssignment } from "../roles/flow.ts";
import { ancestors, descendants, isFunctionNode, type Loop, outer, unwrap } from "../syntax.ts";
import { localDeclaration } from "../time-values.ts";
import { mentions } from "./wait.ts";

/** The counter with which an expression can grow from attempt to attempt. */
export interface Rising {
  readonly rising?: { readonly name: string; readonly from: number };
}

export const SUCCESS =
  /\bok\b|success|succeed|status|resolved|accepted|^\(?!\s*(err|error|\w*Error)\b|(error|fault|failure|exception)\s*===?\s*(null|undefined)|data\b/i;
export const FAILURE = /err|fail|429|50[0-9]|status|!\s*\w*\.?ok\b/i;

/** The conditional that the node stands in says so. */
export function endsOn(node: ts.Node, expression: RegExp, loop: Loop): boolean {
  for (const at of ancestors(node, loop))
    if (ts.isIfStatement(at)) return expression.test(at.expression.getText());
  return false;
}

export function loopAround(node: ts.Node): Loop | undefined {
  for (const at of ancestors(node)) {
    if (isFunctionNode(at) || ts.isForOfStatement(at) || ts.isForInStatement(at)) return undefined;
    if (ts.isForStatement(at) || ts.isWhileStatement(at) || ts.isDoStatement(at)) return at;
  }
  return undefined;
}

/** Nodes of the loop's own code. */
export function inside(root: ts.Node): Generator<ts.Node> {
  return descendants(root, (each) => !isFunctionNode(each));
}

/** After the block the next round begins: it does not leave by every way. */
export function mayGoOn(block: ts.Block, loop: Loop): boolean {
  const last = block.statements.at(-1);
  if (last === undefined) return true;
  if ([...inside(block)].some((each) => ts.isContinueStatement(each))) return true;
  return !leaves(last, loop);
}

function leaves(statement: ts.Statement, loop: Loop): boolean {
  if (ts.isThrowStatement(statement) || ts.isReturnStatement(statement)) return true;
  if (ts.isBreakStatement(statement)) return targetOf(statement) === loop;
  if (ts.isBlock(statement)) {
    const last = statement.statements.at(-1);
    return last !== undefined && leaves(last, loop);
  }
  if (ts.isIfStatement(statement))
    return (
      statement.elseStatement !== undefined &&
      leaves(statement.thenStatement, loop) &&
      leaves(statement.elseStatement, loop)
    );
  return false;
}

function targetOf(node: ts.BreakStatement): ts.Node | undefined {
  for (const at of ancestors(node)) {
    if (node.label !== undefined) {
      if (ts.isLabeledStatement(at) && at.label.text === node.label.text) return at.statement;
      continue;
    }
    if (
      ts.isForStatement(at) ||
      ts.isWhileStatement(at) ||
      ts.isDoStatement(at) ||
      ts.isForOfStatement(at) ||
      ts.isForInStatement(at)
    )
      return at;
    if (ts.isSwitchStatement(at)) return undefined;
  }
  return undefined;
}

export function isLeave(node: ts.Node): boolean {
  return ts.isReturnStatement(node) || ts.isBreakStatement(node);
}

/** Success ends the loop: it returns, breaks, or sets what the loop tests. */
export function endsOnSuccess(node: ts.TryStatement, loop: Loop): boolean {
  const own = node.tryBlock.statements;
  const body = ts.isBlock(loop.statement) ? [...loop.statement.statements] : [loop.statement];
  const after = body.filter((each) => each.pos >= node.end);
  const straight = [...own, ...after];
  if (straight.some((each) => isLeaving(each, loop))) return true;
  const conditional = straight.some((each) =>
    [...inside(each)].some(
      (inner) => isLeave(inner) && isOfLoop(inner, loop) && endsOn(inner, SUCCESS, loop),
    ),
  );
  if (conditional) return true;
  const tested = testedNames(loop);
  const counters = countersOf(loop);
  return [...inside(node.tryBlock)].some(
    (each) =>
      ts.isBinaryExpression(each) &&
      each.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      tested.has(lastNameOf(each.left)) &&
      !counters.has(lastNameOf(each.left)) &&
      /^(true|false)$/.test(each.right.getText()),
  );
}

function isLeaving(statement: ts.Statement, loop: Loop): boolean {
  if (ts.isReturnStatement(statement)) return true;
  if (ts.isBreakStatement(statement)) return targetOf(statement) === loop;
  return false;
}

function isOfLoop(node: ts.Node, loop: Loop): boolean {
  return !ts.isBreakStatement(node) || targetOf(node) === loop;
}

function testedNames(loop: Loop): Set<string> {
  const condition = ts.isForStatement(loop) ? loop.condition : loop.expression;
  const names = new Set<string>();
  if (condition === undefined) return names;
  for (const each of [condition, ...descendants(condition)])
    if (ts.isIdentifier(each)) names.add(each.text);
  return names;
}

/** Names that the loop raises or lowers by steps. */
export function countersOf(loop: Loop): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of inside(loop)) {
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const { operator } = node;
      if (operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken)
        found.add(lastNameOf(node.operand));
    } else if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind === ts.SyntaxKind.PlusEqualsToken || kind === ts.SyntaxKind.MinusEqualsToken) {
        if (ts.isNumericLiteral(node.right)) found.add(lastNameOf(node.left));
      } else if (
        isAssignment(kind) &&
        ts.isBinaryExpression(unwrap(node.right)) &&
        isStep(unwrap(node.right) as ts.BinaryExpression) &&
        lastNameOf((unwrap(node.right) as ts.BinaryExpression).left) === lastNameOf(node.left)
      )
        found.add(lastNameOf(node.left));
    }
  }
  found.delete("");
  return found;
}

/** The counter of a loop that begins at a number and rises by one. */
export function risingIn(loop: Loop, counters: ReadonlySet<string>): Rising {
  for (const each of beginningsOf(loop)) {
    if (!ts.isIdentifier(each.name) || !counters.has(each.name.text)) continue;
    const from = each.initializer === undefined ? undefined : unwrap(each.initializer);
    if (from === undefined || !ts.isNumericLiteral(from)) continue;
    const { text: name } = each.name;
    if (
      new RegExp(`(\\b${name}(\\+\\+| \\+= ?1\\b| = ${name} \\+ 1\\b))|(\\+\\+${name}\\b)`).test(
        loop.getText(),
      )
    )
      return { rising: { name, from: Number(from.text) } };
  }
  return {};
}

/** The variables that are set for the loop: in its head, or by the statements before it. */
function beginningsOf(loop: Loop): readonly ts.VariableDeclaration[] {
  if (ts.isForStatement(loop) && loop.initializer !== undefined)
    return ts.isVariableDeclarationList(loop.initializer) ? loop.initializer.declarations : [];
  const { parent } = loop;
  if (!ts.isBlock(parent)) return [];
  return parent.statements.flatMap((each) =>
    ts.isVariableStatement(each) && each.end <= loop.pos
      ? [...each.declarationList.declarations]
      : [],
  );
}

/** `attempt < 3`, `retries <= MAX` with a constant. */
export function mostOf(loop: Loop, analysis: Analysis): { readonly most?: number } {
  const condition = ts.isForStatement(loop) ? loop.condition : loop.expression;
  if (condition === undefined || !ts.isBinaryExpression(condition)) return {};
  // `attempt < 3 && !done`
  const test =
    condition.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
      ? unwrap(condition.left)
      : condition;
  if (!ts.isBinaryExpression(test)) return {};
  const limit = numberOf(test.right, analysis);
  if (limit === undefined) return {};
  const isInclusive = test.operatorToken.kind === ts.SyntaxKind.LessThanEqualsToken;
  const from = risingIn(loop, countersOf(loop)).rising?.from ?? 0;
  return { most: limit - from + (isInclusive ? 1 : 0) };
}

function numberOf(node: ts.Expression, analysis: Analysis): number | undefined {
  const at = unwrap(node);
  if (ts.isNumericLiteral(at)) return Number(at.text);
  if (!ts.isIdentifier(at)) return undefined;
  const declaration = localDeclaration(at, analysis) ?? analysis.declarationOf(at);
  return declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    ts.isNumericLiteral(unwrap(declaration.initializer))
    ? Number(unwrap(declaration.initializer).getText().replaceAll("_", ""))
    : undefined;
}

/** Something ends the attempts: the loop's condition, a test of the counter, a deadline. */
export function isBounded(loop: Loop, counters: ReadonlySet<string>): boolean {
  const condition = ts.isForStatement(loop) ? loop.condition : loop.expression;
  if (condition !== undefined && counters.size > 0 && mentions(condition, counters)) return true;
  const tests = [...inside(loop.statement)].some(
    (node) =>
      isComparison(node) && counters.size > 0 && mentions(node, counters) && !isRemarked(node),
  );
  return tests || usesDeadline(loop) || asksWithCount(loop.statement, counters);
}

/** `if (attempt > 0) log.info("it worked at last")`: what follows from the test ends nothing. */
function isRemarked(node: ts.Node): boolean {
  const test = ts.findAncestor(node, ts.isIfStatement);
  if (test === undefined || !isWithin(node, test.expression) || test.elseStatement !== undefined)
    return false;
  const steps = ts.isBlock(test.thenStatement)
    ? [...test.thenStatement.statements]
    : [test.thenStatement];
  return steps.every(
    (each) =>
      ts.isExpressionStatement(each) &&
      /^(\w+\.)*(log|logger|console|metrics?|stats|span|tracer?)\b/.test(each.getText()),
  );
}

/** `shouldRetry(error, attempt)`: another function decides by the count. */
export function asksWithCount(
  root: ts.Node,
  counters: ReadonlySet<string>,
  except?: ts.Node,
): boolean {
  for (const node of descendants(root)) {
    if (!ts.isCallExpression(node) || node === except || counters.size === 0) continue;
    if (!node.arguments.some((each) => mentions(each, counters))) continue;
    const holder = outer(node);
    if (ts.isIfStatement(holder) || ts.isPrefixUnaryExpression(holder)) return true;
    if (
      ts.isVariableDeclaration(holder) &&
      ts.isIdentifier(holder.name) &&
      isTested(holder.name.text, root)
    )
      return true;
  }
  return false;
}

/** `if (retry)`, `if (retry.again)` */
function isTested(name: string, root: ts.Node): boolean {
  const names = new Set([name]);
  for (const node of descendants(root))
    if (ts.isIfStatement(node) && mentions(node.expression, names)) return true;
  return false;
}

export function isComparison(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return (
    kind === ts.SyntaxKind.LessThanToken ||
    kind === ts.SyntaxKind.LessThanEqualsToken ||
    kind === ts.SyntaxKind.GreaterThanToken ||
    kind === ts.SyntaxKind.GreaterThanEqualsToken ||
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    kind === ts.SyntaxKind.EqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken
  );
}

export function usesDeadline(root: ts.Node): boolean {
  return /\b(deadline|Date\.now\(\)|performance\.now\(\)|aborted|throwIfAborted|elapsed|expires?At|timeoutMs|maxWait)/i.test(
    root.getText(),
  );
}

/** `x + 1`, `x - 1` */
export function isStep(node: ts.BinaryExpression): boolean {
  const { kind } = node.operatorToken;
  return (
    (kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.MinusToken) &&
    ts.isNumericLiteral(node.right)
  );
}

export function lastNameOf(node: ts.Expression): string {
  const at = unwrap(node);
  if (ts.isIdentifier(at)) return at.text;
  if (ts.isPropertyAccessExpression(at)) return at.name.text;
  return ts.isBinaryExpression(at) ? lastNameOf(at.left) : "";
}
