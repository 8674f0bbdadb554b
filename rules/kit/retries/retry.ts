/** Code that tries again after a failure: loops around a `try`, functions that call themselves, loops over results. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { nameOf } from "../functions.ts";
import { isAssignment } from "../roles/flow.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  type Loop,
  outer,
  unwrap,
} from "../syntax.ts";
import { mentions, type Wait, waitIn } from "./wait.ts";

export interface Retry {
  readonly form: "loop" | "recursion" | "result";
  /** The loop, or the function that calls itself. */
  readonly root: Loop | FunctionNode;
  /** What is tried: the block of a `try`, or all of the loop. */
  readonly tried: ts.Node;
  readonly failure: ts.CatchClause | ts.Node | undefined;
  /** Names that count the attempts. */
  readonly counters: ReadonlySet<string>;
  /** The counter with which an expression can grow from attempt to attempt. */
  readonly rising?: { readonly name: string; readonly from: number };
  /** The most attempts in all, when a number says so. */
  readonly most?: number;
  readonly isBounded: boolean;
  /** A name says that it is about retries. */
  readonly isNamed: boolean;
  readonly wait: Wait;
}

const ATTEMPT = /attempt|retr(y|ies)|\btries\b|tries(Left)?$|reconnect/i;

/** The retry that a `try` is a part of. */
export function retryAround(node: ts.TryStatement, analysis: Analysis): Retry | undefined {
  const { catchClause } = node;
  if (catchClause === undefined) return undefined;
  const loop = loopAround(node);
  if (loop !== undefined && mayGoOn(catchClause.block, loop)) {
    if (!endsOnSuccess(node, loop)) return undefined;
    return ofLoop(loop, node.tryBlock, catchClause, "loop", analysis);
  }
  if (loop !== undefined) return undefined;
  const own = functionAround(node);
  if (own === undefined || nameOf(own) === "") return undefined;
  const again = callsItself(catchClause.block, own);
  return again === undefined ? undefined : ofRecursion(own, again, node, catchClause, analysis);
}

/** A loop that counts attempts and ends when a result tells of success. */
export function retryOfResults(loop: Loop, analysis: Analysis): Retry | undefined {
  const counters = countersOf(loop);
  const named = [...counters].some((each) => ATTEMPT.test(each));
  if (!named) return undefined;
  const leaves = [...inside(loop.statement)].some(
    (each) => isLeave(each) && endsOn(each, SUCCESS, loop),
  );
  const raises = [...inside(loop.statement)].some(
    (each) => ts.isContinueStatement(each) && endsOn(each, FAILURE, loop),
  );
  if (!leaves && !raises) return undefined;
  // A `try` inside is found for itself.
  const tries = [...inside(loop.statement)].some(
    (each) =>
      ts.isTryStatement(each) && each.catchClause !== undefined && retryAroundIs(each, loop),
  );
  return tries ? undefined : ofLoop(loop, loop.statement, undefined, "result", analysis);
}

/** `return fetchAgain(url, attempt + 1)` outside of a `catch`. */
export function retryOfCall(call: ts.CallExpression, analysis: Analysis): Retry | undefined {
  const name = calledName(call.expression)?.text;
  if (name === undefined || !call.arguments.some(countsOn)) return undefined;
  const own = functionAround(call);
  if (own === undefined || nameOf(own) !== name.replace(/^[#_]+/, "")) return undefined;
  for (const at of ancestors(call, own)) if (ts.isCatchClause(at)) return undefined;
  const again = callsItself(own.body ?? own, own);
  return again === undefined ? undefined : ofRecursion(own, again, own, undefined, analysis);
}

function retryAroundIs(node: ts.TryStatement, loop: Loop): boolean {
  return (
    loopAround(node) === loop &&
    node.catchClause !== undefined &&
    mayGoOn(node.catchClause.block, loop) &&
    endsOnSuccess(node, loop)
  );
}

const SUCCESS =
  /\bok\b|success|succeed|status|resolved|accepted|^\(?!\s*(err|error|\w*Error)\b|error\s*===?\s*null|data\b/i;
const FAILURE = /err|fail|429|50[0-9]|status|!\s*\w*\.?ok\b/i;

/** The conditional that the node stands in says so. */
function endsOn(node: ts.Node, expression: RegExp, loop: Loop): boolean {
  for (const at of ancestors(node, loop))
    if (ts.isIfStatement(at)) return expression.test(at.expression.getText());
  return false;
}

function ofLoop(
  loop: Loop,
  tried: ts.Node,
  failure: ts.CatchClause | undefined,
  form: Retry["form"],
  analysis: Analysis,
): Retry {
  const counters = countersOf(loop);
  const own = functionAround(loop);
  return {
    form,
    root: loop,
    tried,
    failure,
    counters,
    ...risingIn(loop, counters),
    ...mostOf(loop, analysis),
    isBounded: isBounded(loop, counters),
    isNamed:
      [...counters].some((each) => ATTEMPT.test(each)) ||
      (own !== undefined && ATTEMPT.test(nameOf(own))),
    wait: waitIn(loop, counters, analysis),
  };
}

function ofRecursion(
  own: FunctionNode,
  again: ts.CallExpression,
  tried: ts.TryStatement | ts.Node,
  failure: ts.CatchClause | undefined,
  analysis: Analysis,
): Retry {
  const counters = new Set<string>();
  for (const argument of again.arguments)
    for (const node of [argument, ...descendants(argument)])
      if (ts.isBinaryExpression(node) && isStep(node)) counters.add(lastNameOf(node.left));
  const timer = timerAround(again, own);
  const body = own.body ?? own;
  const wait: Wait =
    timer === undefined ? waitIn(failure?.block ?? body, counters, analysis) : { kind: "unknown" };
  const before = wait.kind === "none" ? waitIn(body, counters, analysis) : wait;
  // `load(url, true)`: a flag says that this is the second and last attempt.
  const isFlagged = again.arguments.some((each) => /(:\s*|^)(true|false)\b/.test(each.getText()));
  const isBounded =
    isFlagged ||
    [...descendants(body)].some((node) => isComparison(node) && mentions(node, counters));
  return {
    form: "recursion",
    root: own,
    tried: ts.isTryStatement(tried) ? tried.tryBlock : tried,
    failure,
    counters,
    ...(isFlagged ? { most: 2 } : {}),
    isBounded: isBounded || usesDeadline(body),
    isNamed: [...counters].some((each) => ATTEMPT.test(each)) || ATTEMPT.test(nameOf(own)),
    wait: before,
  };
}

/** `x + 1`, `x - 1` */
function isStep(node: ts.BinaryExpression): boolean {
  const { kind } = node.operatorToken;
  return (
    (kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.MinusToken) &&
    ts.isNumericLiteral(node.right)
  );
}

function countsOn(argument: ts.Expression): boolean {
  const at = unwrap(argument);
  if (ts.isBinaryExpression(at)) return isStep(at) && ATTEMPT.test(lastNameOf(at.left));
  if (!ts.isObjectLiteralExpression(at)) return false;
  return at.properties.some((each) => ts.isPropertyAssignment(each) && countsOn(each.initializer));
}

function lastNameOf(node: ts.Expression): string {
  const at = unwrap(node);
  if (ts.isIdentifier(at)) return at.text;
  if (ts.isPropertyAccessExpression(at)) return at.name.text;
  return ts.isBinaryExpression(at) ? lastNameOf(at.left) : "";
}

/** A call of the function itself, made now or on a timer. */
function callsItself(root: ts.Node, own: FunctionNode): ts.CallExpression | undefined {
  const name = nameOf(own);
  for (const node of descendants(root)) {
    if (!ts.isCallExpression(node)) continue;
    const callee = unwrap(node.expression);
    if (calledName(callee)?.text.replace(/^[#_]+/, "") !== name) continue;
    const isOwn = ts.isPropertyAccessExpression(callee)
      ? callee.expression.kind === ts.SyntaxKind.ThisKeyword &&
        (ts.isMethodDeclaration(own) || ts.isPropertyDeclaration(outer(own)))
      : ts.isIdentifier(callee) && !ts.isMethodDeclaration(own);
    if (isOwn && (isUsed(node) || timerAround(node, own) !== undefined)) return node;
  }
  return undefined;
}

/** Awaited or given back: the attempt is a part of this call. */
function isUsed(call: ts.CallExpression): boolean {
  const holder = outer(call);
  return ts.isAwaitExpression(holder) || ts.isReturnStatement(holder) || ts.isArrowFunction(holder);
}

function timerAround(node: ts.Node, own: FunctionNode): ts.CallExpression | undefined {
  for (const at of ancestors(node, own))
    if (ts.isCallExpression(at) && calledName(at.expression)?.text === "setTimeout") return at;
  return undefined;
}

function functionAround(node: ts.Node): FunctionNode | undefined {
  for (const at of ancestors(node)) {
    if (!isFunctionNode(at)) continue;
    const holder = outer(at);
    // The body of a span or an executor belongs to the function around it.
    if (nameOf(at) !== "" || ts.isPropertyDeclaration(holder)) return at;
  }
  return undefined;
}

function loopAround(node: ts.Node): Loop | undefined {
  for (const at of ancestors(node)) {
    if (isFunctionNode(at) || ts.isForOfStatement(at) || ts.isForInStatement(at)) return undefined;
    if (ts.isForStatement(at) || ts.isWhileStatement(at) || ts.isDoStatement(at)) return at;
  }
  return undefined;
}

/** Nodes of the loop's own code. */
function inside(root: ts.Node): Generator<ts.Node> {
  return descendants(root, (each) => !isFunctionNode(each));
}

/** After the block the next round begins: it does not leave by every way. */
function mayGoOn(block: ts.Block, loop: Loop): boolean {
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

function isLeave(node: ts.Node): boolean {
  return ts.isReturnStatement(node) || ts.isBreakStatement(node);
}

/** Success ends the loop: it returns, breaks, or sets what the loop tests. */
function endsOnSuccess(node: ts.TryStatement, loop: Loop): boolean {
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
function countersOf(loop: Loop): ReadonlySet<string> {
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

/** The counter of a `for` that begins at a number and rises by one. */
function risingIn(loop: Loop, counters: ReadonlySet<string>): Pick<Retry, "rising"> {
  if (!ts.isForStatement(loop) || loop.initializer === undefined) return {};
  if (!ts.isVariableDeclarationList(loop.initializer)) return {};
  for (const each of loop.initializer.declarations) {
    if (!ts.isIdentifier(each.name) || !counters.has(each.name.text)) continue;
    const from = each.initializer === undefined ? undefined : unwrap(each.initializer);
    const text = loop.incrementor?.getText() ?? "";
    if (from !== undefined && ts.isNumericLiteral(from) && /\+\+|\+= ?1\b/.test(text))
      return { rising: { name: each.name.text, from: Number(from.text) } };
  }
  return {};
}

/** `attempt < 3`, `retries <= MAX` with a constant. */
function mostOf(loop: Loop, analysis: Analysis): Pick<Retry, "most"> {
  const condition = ts.isForStatement(loop) ? loop.condition : loop.expression;
  if (condition === undefined || !ts.isBinaryExpression(condition)) return {};
  const limit = numberOf(condition.right, analysis);
  if (limit === undefined) return {};
  const isInclusive = condition.operatorToken.kind === ts.SyntaxKind.LessThanEqualsToken;
  const from = risingIn(loop, countersOf(loop)).rising?.from ?? 0;
  return { most: limit - from + (isInclusive ? 1 : 0) };
}

function numberOf(node: ts.Expression, analysis: Analysis): number | undefined {
  const at = unwrap(node);
  if (ts.isNumericLiteral(at)) return Number(at.text);
  if (!ts.isIdentifier(at)) return undefined;
  const declaration = analysis.declarationOf(at);
  return declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    ts.isNumericLiteral(unwrap(declaration.initializer))
    ? Number(unwrap(declaration.initializer).getText().replaceAll("_", ""))
    : undefined;
}

/** Something ends the attempts: the loop's condition, a test of the counter, a deadline. */
function isBounded(loop: Loop, counters: ReadonlySet<string>): boolean {
  const condition = ts.isForStatement(loop) ? loop.condition : loop.expression;
  if (condition !== undefined && counters.size > 0 && mentions(condition, counters)) return true;
  const tests = [...inside(loop.statement)].some(
    (node) => isComparison(node) && counters.size > 0 && mentions(node, counters),
  );
  return tests || usesDeadline(loop);
}

function isComparison(node: ts.Node): boolean {
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

function usesDeadline(root: ts.Node): boolean {
  return /\b(deadline|Date\.now\(\)|performance\.now\(\)|aborted|throwIfAborted|elapsed|expires?At|timeoutMs|maxWait)/i.test(
    root.getText(),
  );
}
