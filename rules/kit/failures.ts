/** What code does with a failure that it catches. */
import { ts } from "ts-morph";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "./syntax.ts";

/**
 * `told` when somebody may learn of the failure, `success` when the answer says that all went well,
 * `quiet` when the code goes on as if nothing had happened.
 */
export type Handling = "told" | "success" | "quiet";

const LOGS =
  /^(this\.)?[#_\w.?!]*(console|log|logs|logger|[lL]og(ger)?|pino|winston|sentry|Sentry|span|currentSpan|rollbar|bugsnag|newrelic|datadog|telemetry|metrics?|tracer|debug|highlight|consola|signale|captureException)\.(\w+\.)*\w+$|^(\w*[lL]og\w*|debug|warn|captureException|captureError|traceException|recordIncrement|reportError|reportException|trackError|recordException|Error|String)$|^(this\.)?[#_\w.]*\.(captureException|recordException|logError|logWarning|error|warn|debug|increment|recordError)$|^JSON\.stringify$/;
const GOOD =
  /\b(success|ok|received|handled|processed|acknowledged)\s*:\s*true\b|\bstatus\s*:\s*["'](ok|success|200)["']|\bstatus(Code)?\s*[:(]\s*20\d\b|sendStatus\(20\d\)|^(new )?(Response|NextResponse)\(\s*(null|["'](ok|OK|success|received)["'])?\s*\)$|^(["'](ok|OK|success)["']|true)$/;
/** Calls that only describe or make an answer. */
const ANSWERS = /^(res|reply|response|c|ctx|Response|NextResponse)$/;

/** Everything that a function waits for stands in a `try` whose `catch` throws nothing: its promise is never rejected. */
export function neverRejects({ body }: FunctionNode): boolean {
  if (body === undefined) return false;
  if (!ts.isBlock(body)) return isCaughtCall(body);
  let waits = 0;
  for (const node of descendants(body, (each) => !isFunctionNode(each))) {
    if (ts.isThrowStatement(node) && !isCaughtIn(node, body)) return false;
    const waited = ts.isAwaitExpression(node)
      ? node.expression
      : ts.isReturnStatement(node)
        ? node.expression
        : undefined;
    const target = waited === undefined ? undefined : unwrap(waited);
    if (target === undefined || (ts.isReturnStatement(node) && !ts.isCallExpression(target)))
      continue;
    waits++;
    // `return work()` leaves the `try` before its failure comes.
    if (
      ts.isReturnStatement(node)
        ? !isCaughtCall(target)
        : !isCaughtIn(node, body) && !isCaughtCall(target)
    )
      return false;
  }
  return waits > 0;
}

function isCaughtCall(expression: ts.Expression): boolean {
  const target = unwrap(expression);
  return ts.isCallExpression(target) && calledName(target.expression)?.text === "catch";
}

function isCaughtIn(node: ts.Node, body: ts.Node): boolean {
  let below = node;
  for (const at of ancestors(node, body)) {
    if (
      ts.isTryStatement(at) &&
      at.tryBlock === below &&
      at.catchClause !== undefined &&
      !/\bthrow\b|\breject\(/.test(at.catchClause.getText())
    )
      return true;
    below = at;
  }
  return false;
}

/** How a catch clause, or the callback of `.catch(…)`, leaves its caller. */
export function handlingOf(handler: ts.Block | ts.Expression): Handling {
  if (!ts.isBlock(handler)) return ofValue(handler);
  let handling: Handling = "quiet";
  for (const node of descendants(handler, (each) => !isFunctionNode(each))) {
    if (ts.isThrowStatement(node) || isFunctionNode(node)) return "told";
    if (ts.isBinaryExpression(node) && isAssignment(node)) return "told";
    if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) {
      if (/\+\+|--/.test(node.getText())) return "told";
    }
    if (ts.isReturnStatement(node) && node.expression !== undefined) {
      if (ofValue(node.expression) !== "success") return "told";
      handling = "success";
    }
    if (ts.isNewExpression(node) && !isAnswer(node)) return "told";
    if (ts.isCallExpression(node) && !isLog(node)) {
      if (!isAnswer(node) || !GOOD.test(node.getText())) {
        if (isPartOfGoodAnswer(node, handler)) continue;
        return "told";
      }
      handling = "success";
    }
  }
  return handling;
}

function ofValue(value: ts.Expression): Handling {
  const target = unwrap(value);
  const text = target.getText();
  if (GOOD.test(text) && !/err|fail/i.test(text)) return "success";
  if (ts.isCallExpression(target) && isLog(target)) return "quiet";
  if (ts.isVoidExpression(target) || text === "undefined") return "quiet";
  if (ts.isObjectLiteralExpression(target) && target.properties.length === 0) return "quiet";
  return "told";
}

/** `res` in `res.status(200).json({ ok: true })`. */
function isAnswer(node: ts.CallExpression | ts.NewExpression): boolean {
  let at: ts.Expression = node.expression;
  for (;;) {
    const target = unwrap(at);
    if (ts.isPropertyAccessExpression(target)) at = target.expression;
    else if (ts.isCallExpression(target)) at = target.expression;
    else return ts.isIdentifier(target) && ANSWERS.test(target.text);
  }
}

function isPartOfGoodAnswer(node: ts.Node, handler: ts.Block): boolean {
  for (const at of [node, ...ancestors(node, handler)])
    if (
      (ts.isCallExpression(at) || ts.isNewExpression(at)) &&
      isAnswer(at) &&
      GOOD.test(at.getText())
    )
      return true;
  return false;
}

/** Logging, and the calls that make its text. */
export function isLog(call: ts.CallExpression): boolean {
  for (const at of ancestors(call)) {
    if (ts.isStatement(at)) break;
    if (ts.isCallExpression(at) && LOGS.test(at.expression.getText())) return true;
  }
  return LOGS.test(call.expression.getText().replace(/\s+/g, ""));
}

function isAssignment(node: ts.BinaryExpression): boolean {
  const { kind } = node.operatorToken;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** The handler of `.catch(handler)` on an expression; undefined without one that can be read. */
export function catchCallback(call: ts.CallExpression): ts.Block | ts.Expression | undefined {
  if (calledName(call.expression)?.text !== "catch" || call.arguments.length !== 1)
    return undefined;
  const [handler] = call.arguments;
  const target = handler === undefined ? undefined : unwrap(handler);
  if (target === undefined) return undefined;
  if (ts.isArrowFunction(target) || ts.isFunctionExpression(target)) return target.body;
  return /^console\.\w+$|^(this\.)?[\w.]*[lL]ogger\.\w+$/.test(target.getText())
    ? target
    : undefined;
}

/** Whether a failure at the node is caught before it leaves its function. */
export function isCaught(node: ts.Node): boolean {
  const home = enclosingFunction(node);
  let below: ts.Node = node;
  for (const at of ancestors(node, home)) {
    if (ts.isTryStatement(at) && at.tryBlock === below && at.catchClause !== undefined) return true;
    if (
      ts.isCallExpression(at) &&
      /^(catch|tryCatch|safe\w*|attempt|wrapThrowable|fromPromise|allSettled)$/.test(
        calledName(at.expression)?.text ?? "",
      )
    )
      return true;
    if (ts.isPropertyAccessExpression(at) && at.name.text === "then") {
      const { parent } = at;
      if (ts.isCallExpression(parent) && parent.arguments.length > 1) return true;
    }
    below = at;
  }
  return false;
}
