/** Failures that come when the code that could have dealt with them has gone on. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { callsOf } from "../../kit/references.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

export interface Unheard {
  readonly at: ts.Node;
  readonly name: string;
}

const ERROR = /^_?(err|error|failure)$|(Err|Error)$/;
/** Callbacks that are run while the call is, or whose failure becomes that of a promise or a stream. */
const HEARD =
  /^(then|catch|finally|on|once|use|listen|addListener|addEventListener|subscribe|pipe|tap\w*|verify|sign|map\w*|for[A-Z]\w*|forEach|flatMap|match|fold|orElse|andThen|recover|catchError|intercept\w*|setErrorHandler|onError|handle\w*|parse\w*|it|test|describe|expect|before\w*|after\w*)$/;

/**
 * `client.deliver(message, (error) => { if (error) throw error; })`: the callback runs when the call has long returned, and
 * what it throws ends in the event loop. Reported at the `throw`.
 */
export function thrownInCallback(call: ts.CallExpression, name: string): Unheard | undefined {
  if (HEARD.test(name) || !ts.isExpressionStatement(outer(call))) return undefined;
  const last = call.arguments.at(-1);
  const callback = last === undefined ? undefined : unwrap(last);
  if (callback === undefined || !isFunctionNode(callback) || callback.body === undefined)
    return undefined;
  const [first] = callback.parameters;
  if (first === undefined || !ERROR.test(first.name.getText()) || !ts.isBlock(callback.body))
    return undefined;
  const home = enclosingFunction(call);
  if (home === undefined || isStart(namedFunction(call) ?? home)) return undefined;
  for (const node of descendants(
    callback.body,
    (each) => !isFunctionNode(each) && !ts.isTryStatement(each),
  ))
    if (ts.isThrowStatement(node) && isBehindError(node, callback.body, first.name.getText()))
      return { at: node, name: nameOfCall(call) };
  return undefined;
}

/** `if (error) throw …`, `if (error != null) { … throw … }` */
function isBehindError(node: ts.Node, body: ts.Node, error: string): boolean {
  for (const at of ancestors(node, body))
    if (ts.isIfStatement(at) && new RegExp(`(^|\\W)${error}\\b`).test(at.expression.getText()))
      return true;
  return false;
}

/** While a program starts, an error that ends it is what is wanted. */
function isStart(home: FunctionNode): boolean {
  return /^(main|bootstrap|start\w*|init\w*|setup\w*|connect\w*|constructor)$/.test(nameOf(home));
}

/** Takes a promise and sees that it ends, and waits for nothing. */
const KEEPER = /(^|\.)(waitUntil|after)$/;

/**
 * `try { waitUntil(save(order)) } catch (error) { report(error) }`: the promise is handed on before it can fail.
 * Reported at the `catch`.
 */
export function caughtTooEarly(node: ts.TryStatement): (Unheard & { work: ts.Node }) | undefined {
  const { catchClause, tryBlock } = node;
  if (catchClause === undefined || catchClause.block.statements.length === 0) return undefined;
  let found: ts.CallExpression | undefined;
  for (const each of descendants(tryBlock, (inner) => !isFunctionNode(inner))) {
    if (ts.isAwaitExpression(each) || ts.isReturnStatement(each)) return undefined;
    if (ts.isCallExpression(each) && KEEPER.test(each.expression.getText())) found ??= each;
  }
  const [argument] = found?.arguments ?? [];
  if (found === undefined || argument === undefined) return undefined;
  const work = unwrap(argument);
  if (!ts.isCallExpression(work) || catchesItself(work)) return undefined;
  if (othersFail(tryBlock, found, work)) return undefined;
  return {
    at: catchClause.getFirstToken() ?? catchClause,
    name: isFunctionNode(unwrap(work.expression)) ? found.expression.getText() : nameOfCall(work),
    work: found.expression,
  };
}

/** Something else in the block can throw at once, and the `catch` may be for that. */
function othersFail(block: ts.Block, keeper: ts.CallExpression, work: ts.CallExpression): boolean {
  for (const each of descendants(block, (inner) => !isFunctionNode(inner))) {
    if (ts.isThrowStatement(each) || ts.isNewExpression(each)) return true;
    if (!ts.isCallExpression(each) || each === keeper || isLinkOf(each, work)) continue;
    if (!HARMLESS.test(each.expression.getText())) return true;
  }
  return false;
}

/** `insert(table)` of `insert(table).values(row)`. */
function isLinkOf(call: ts.CallExpression, work: ts.CallExpression): boolean {
  for (let at: ts.Expression = work; ; ) {
    if (at === call) return true;
    if (!ts.isCallExpression(at) && !ts.isPropertyAccessExpression(at)) return false;
    at = unwrap(at.expression);
  }
}

const HARMLESS =
  /^(JSON\.stringify|String|Number|Date\.now|(this\.)?(console|log|logger)\.\w+)$|\.(toString|toISOString|getTime|trim)$/;

function catchesItself(work: ts.CallExpression): boolean {
  if (/\bcatch\b/.test(work.getText())) return true;
  return /^Promise\.allSettled$/.test(work.expression.getText());
}

const PAUSE = /^(sleep|delay|wait|pause|setTimeout|timeout|tick)(For|Ms|Seconds)?$/i;

/**
 * `while (this.isRunning) { await takeBatch(); await sleep(1_000); }`, started and left to itself: the first failure ends
 * the loop for good. Reported at what may fail.
 */
export function endsForGood(loop: ts.WhileStatement, analysis: Analysis): Unheard | undefined {
  if (!LASTING.test(unwrap(loop.expression).getText())) return undefined;
  const home = enclosingFunction(loop);
  if (home === undefined || isInTry(loop, home)) return undefined;
  let work: ts.CallExpression | undefined;
  let pauses = false;
  for (const each of descendants(loop.statement, (inner) => !isFunctionNode(inner))) {
    if (ts.isBreakStatement(each) || ts.isReturnStatement(each)) return undefined;
    if (!ts.isAwaitExpression(each)) continue;
    const call = unwrap(each.expression);
    if (!ts.isCallExpression(call)) {
      if (ts.isNewExpression(call) && /setTimeout/.test(call.getText())) pauses = true;
      continue;
    }
    if (PAUSE.test(calledName(call.expression)?.text ?? "")) pauses = true;
    else if (!isInTry(each, loop) && !neverFails(call, analysis)) work ??= call;
  }
  if (work === undefined || !pauses || !isLeft(home, analysis)) return undefined;
  return { at: work.expression, name: nameOfCall(work) };
}

/** `true`, `this.isRunning`, `!stopped`, `running`: ends when somebody says so, not when the work is done. */
const LASTING =
  /^(true|1|!?(this\.)?[#_]?(should\w*(Run|Continue|Stop)\w*|is_?(Running|Active|Started|Stopped|Closed|Stopping|ShuttingDown)|running|active|stop(ped|ping|Requested)?|closed|closing|shutting_?down|isAlive|alive|enabled)_?|!\w*[sS]ignal\.aborted)$/;

function neverFails(call: ts.CallExpression, analysis: Analysis): boolean {
  if (/(^|\.)(catch|allSettled)$/.test(call.expression.getText())) return true;
  const body = bodyOfCalled(call, analysis)?.body;
  if (body === undefined || !ts.isBlock(body)) return false;
  return body.statements.some((each) => ts.isTryStatement(each) && each.catchClause !== undefined);
}

function isInTry(node: ts.Node, root: ts.Node): boolean {
  let below = node;
  for (const at of ancestors(node, root)) {
    if (ts.isTryStatement(at) && at.tryBlock === below && at.catchClause !== undefined) return true;
    below = at;
  }
  return false;
}

/**
 * Some caller starts the function and neither waits nor catches.
 * At the top of a file that is the program itself, which ends with the failure and is started again.
 */
function isLeft(home: FunctionNode, analysis: Analysis): boolean {
  if (ts.isCallExpression(outer(home))) return isDroppedInside(outer(home));
  return callsOf(home, analysis).some(isDroppedInside);
}

function isDroppedInside(call: ts.Node): boolean {
  return ts.isCallExpression(call) && enclosingFunction(call) !== undefined && isDropped(call);
}

function isDropped(call: ts.CallExpression): boolean {
  const holder = outer(call);
  if (ts.isExpressionStatement(holder) || ts.isVoidExpression(holder)) return true;
  // `this.loop = this.run()` is waited for when the program stops, which is never before the failure.
  return (
    ts.isBinaryExpression(holder) &&
    holder.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    unwrap(holder.left).getText().startsWith("this.") &&
    receiverOf(call)?.kind === ts.SyntaxKind.ThisKeyword
  );
}

/**
 * `try { return save(order); } catch (error) { return rejected(error); }` in an `async` function: the promise leaves the
 * `try` before it fails. A `catch` that only throws again loses nothing but its message.
 */
export function returnedTooEarly(
  node: ts.TryStatement,
  analysis: Analysis,
): (Unheard & { work: ts.Node }) | undefined {
  const { catchClause, tryBlock } = node;
  const home = enclosingFunction(node);
  if (catchClause === undefined || home === undefined || !isAsync(home)) return undefined;
  if (catchClause.block.statements.some(ts.isThrowStatement)) return undefined;
  let found: ts.CallExpression | undefined;
  for (const each of descendants(tryBlock, (inner) => !isFunctionNode(inner))) {
    if (ts.isAwaitExpression(each) || ts.isTryStatement(each)) return undefined;
    if (!ts.isReturnStatement(each) || each.expression === undefined) continue;
    const value = unwrap(each.expression);
    if (ts.isCallExpression(value) && !catchesItself(value)) found ??= value;
  }
  if (found === undefined || !givesPromise(found, analysis)) return undefined;
  return {
    at: catchClause.getFirstToken() ?? catchClause,
    name: nameOfCall(found),
    work: found.expression,
  };
}

function givesPromise(call: ts.CallExpression, analysis: Analysis): boolean {
  const body = bodyOfCalled(call, analysis);
  if (body !== undefined) return isAsync(body) && !neverFails(call, analysis);
  const type = analysis.checker.getTypeAtLocation(call);
  return type.getProperty("then") !== undefined;
}

function isAsync(fn: FunctionNode): boolean {
  return fn.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}
