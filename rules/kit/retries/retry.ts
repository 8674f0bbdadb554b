/** Code that tries again after a failure: loops around a `try`, functions that call themselves, loops over results. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { nameOf } from "../functions.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  type Loop,
  outer,
  unwrap,
} from "../syntax.ts";
import {
  asksWithCount,
  countersOf,
  endsOn,
  endsOnSuccess,
  FAILURE,
  inside,
  isBounded,
  isComparison,
  isLeave,
  isStep,
  lastNameOf,
  loopAround,
  mayGoOn,
  mostOf,
  risingIn,
  SUCCESS,
  usesDeadline,
} from "./loops.ts";
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
  /** The call by which a function calls itself. */
  readonly again?: ts.CallExpression;
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
  if (!followsFailure(call, own)) return undefined;
  const again = callsItself(own.body ?? own, own);
  return again === undefined ? undefined : ofRecursion(own, again, own, undefined, analysis);
}

/** A branch that tells of a failure leads here; what is merely not there yet was waited for. */
function followsFailure(call: ts.CallExpression, own: FunctionNode): boolean {
  for (const at of ancestors(call, own)) {
    const test = ts.isIfStatement(at)
      ? at.expression
      : ts.isConditionalExpression(at)
        ? at.condition
        : undefined;
    if (test !== undefined && TELLS.test(test.getText())) return true;
    // `request.on("error", async () => { … })`
    if (ts.isCallExpression(at) && /error|timeout|close/.test(at.arguments[0]?.getText() ?? ""))
      return true;
  }
  return false;
}

const TELLS =
  /status|\bok\b|err|fail|retry|retries|attempt|tries|code|succe|throttl|limit|result|response|data|null|undefined|^!/i;

function retryAroundIs(node: ts.TryStatement, loop: Loop): boolean {
  return (
    loopAround(node) === loop &&
    node.catchClause !== undefined &&
    mayGoOn(node.catchClause.block, loop) &&
    endsOnSuccess(node, loop)
  );
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
  const inner = enclosingFunction(again);
  const around =
    wait.kind !== "none" || inner === undefined
      ? wait
      : waitIn(inner.body ?? inner, counters, analysis);
  const before = around.kind === "none" ? waitIn(body, counters, analysis) : around;
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
    isBounded: isBounded || usesDeadline(body) || asksWithCount(body, counters, again),
    isNamed: [...counters].some((each) => ATTEMPT.test(each)) || ATTEMPT.test(nameOf(own)),
    wait: before,
    again,
  };
}

function countsOn(argument: ts.Expression): boolean {
  const at = unwrap(argument);
  if (ts.isBinaryExpression(at)) return isStep(at) && ATTEMPT.test(lastNameOf(at.left));
  if (!ts.isObjectLiteralExpression(at)) return false;
  return at.properties.some((each) => ts.isPropertyAssignment(each) && countsOn(each.initializer));
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
