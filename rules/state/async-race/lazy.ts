/** What is opened on first use: two first users at once both open it, and one of the two is kept. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { exits } from "../../kit/flow/governing.ts";
import { isWithin } from "../../kit/functions.ts";
import { runsOncePerProcess } from "../../kit/process-lifetime.ts";
import type { Report } from "../../kit/rule.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { isShared } from "./shared.ts";

/** Work of which one is enough, and whose second result is left open. */
const OPENS =
  /^_?(connect|reconnect|open|launch|start|boot|setup|set_?up|init|initiali[sz]e|log_?in|authenticate|register|subscribe|listen|handshake|acquire|spawn|attach|join|warm|mount)|^_?(create|make|build|new|open|start|get_?new|provision)\w*(client|connection|channel|pool|consumer|producer|browser|session|socket|server|worker|transport|container|subscription)$/i;
/** Somebody thought of two at once. */
const CARED =
  /pending|in_?flight|promise|mutex|lock\b|lock\(|acquireLock|connecting|initiali[sz]ing|starting|loading|opening|\bonce\b|semaphore|singleflight|queue/i;
/** Called by whoever starts or ends the whole. */
const ENDS =
  /^(main|bootstrap|onModuleInit|onApplicationBootstrap|stop|close|shutdown|dispose|destroy|disconnect|end|quit|teardown)$/;

/** `if (!this.channel) { …await connect()…; this.channel = channel }`, also as `if (this.channel) return …` before it. */
export function openedTwice(judge: ts.IfStatement, analysis: Analysis): Report | undefined {
  const asked = askedIn(judge.expression);
  if (asked === undefined) return undefined;
  const { target, isAbsence } = asked;
  const owner = enclosingFunction(judge);
  if (owner?.body === undefined || !isShared(target, owner, analysis)) return undefined;
  const scope = scopeOf(judge, isAbsence);
  const fill = scope.map((each) => fillIn(each, target)).find((each) => each !== undefined);
  if (fill === undefined) return undefined;
  const wait = openingBefore(fill, scope);
  return wait === undefined ? undefined : said(target, wait, fill, owner, judge, analysis);
}

/** `this.channel ??= await connect()` reads it first, and sets it when the connection is there. */
export function openedTwiceAtOnce(
  node: ts.BinaryExpression,
  analysis: Analysis,
): Report | undefined {
  const { kind } = node.operatorToken;
  if (
    kind !== ts.SyntaxKind.QuestionQuestionEqualsToken &&
    kind !== ts.SyntaxKind.BarBarEqualsToken
  )
    return undefined;
  const target = unwrap(node.left);
  const value = unwrap(node.right);
  const owner = enclosingFunction(node);
  if (owner === undefined || !ts.isAwaitExpression(value) || !isOpening(value)) return undefined;
  if (!isShared(target, owner, analysis)) return undefined;
  return said(target, value, node, owner, node, analysis);
}

function said(
  target: ts.Expression,
  wait: ts.AwaitExpression,
  fill: ts.Node,
  owner: FunctionNode,
  basis: ts.Node,
  analysis: Analysis,
): Report | undefined {
  const { body, name } = owner;
  if (body === undefined || ENDS.test(name?.getText() ?? "")) return undefined;
  if (CARED.test(body.getText()) || runsOncePerProcess(body, analysis)) return undefined;
  if (!analysis.runsOnServer(basis)) return undefined;
  return {
    at: target,
    message: `Two first callers both find \`${shortened(target.getText(), 20)}\` missing and both open one; one is kept`,
    confidence: "possible",
    related: [
      { ...placeOf(wait), message: "others come while this waits" },
      { ...placeOf(fill), message: "and it is kept only here" },
    ],
    basis,
  };
}

/** `!x`, `x === undefined`, `x == null` ask for absence; `x`, `x !== undefined` for presence. */
function askedIn(
  condition: ts.Expression,
): { readonly target: ts.Expression; readonly isAbsence: boolean } | undefined {
  const at = unwrap(condition);
  if (ts.isPrefixUnaryExpression(at) && at.operator === ts.SyntaxKind.ExclamationToken) {
    const inner = askedIn(at.operand);
    return inner === undefined ? undefined : { ...inner, isAbsence: !inner.isAbsence };
  }
  if (ts.isBinaryExpression(at)) {
    const sign = at.operatorToken.getText();
    if (sign === "||" || sign === "&&") return askedIn(at.left);
    if (!/^[!=]==?$/.test(sign) || !/^(undefined|null|false)$/.test(at.right.getText()))
      return undefined;
    const inner = askedIn(at.left);
    return inner === undefined ? undefined : { ...inner, isAbsence: sign.startsWith("=") };
  }
  // `this.connection?.isOpen`
  if (ts.isPropertyAccessExpression(at) && at.expression.kind !== ts.SyntaxKind.ThisKeyword) {
    const inner = askedIn(at.expression);
    return inner;
  }
  return ts.isIdentifier(at) || ts.isPropertyAccessExpression(at)
    ? { target: at, isAbsence: false }
    : undefined;
}

/** Where it is missing: the branch, or all that follows a branch which leaves with it. */
function scopeOf(judge: ts.IfStatement, isAbsence: boolean): readonly ts.Statement[] {
  if (isAbsence) {
    const then = judge.thenStatement;
    return ts.isBlock(then) ? then.statements : [then];
  }
  if (!exits(judge.thenStatement) || !ts.isBlock(judge.parent)) return [];
  const { statements } = judge.parent;
  return statements.slice(statements.indexOf(judge) + 1);
}

function fillIn(root: ts.Node, target: ts.Expression): ts.BinaryExpression | undefined {
  for (const each of [root, ...descendants(root, (node) => !isFunctionNode(node))])
    if (
      ts.isBinaryExpression(each) &&
      each.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      unwrap(each.left).getText() === target.getText() &&
      !/^(undefined|null|false)$/.test(each.right.getText())
    )
      return each;
  return undefined;
}

/** Something is opened and waited for before the assignment, or as its value; an assignment before that is a reservation. */
function openingBefore(
  fill: ts.BinaryExpression,
  scope: readonly ts.Statement[],
): ts.AwaitExpression | undefined {
  for (const root of scope)
    for (const each of [root, ...descendants(root, (node) => !isFunctionNode(node))])
      if (
        ts.isAwaitExpression(each) &&
        (each.end <= fill.pos || isWithin(each, fill)) &&
        isOpening(each)
      )
        return each;
  return undefined;
}

function isOpening({ expression }: ts.AwaitExpression): boolean {
  const call = unwrap(expression);
  return ts.isCallExpression(call) && OPENS.test(calledName(call.expression)?.text ?? "");
}
