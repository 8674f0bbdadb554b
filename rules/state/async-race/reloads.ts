/** Values that a notice has loaded anew: an older answer that comes late replaces the newer one. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { isWithin, nameOf } from "../../kit/functions.ts";
import { callsOf } from "../../kit/references.ts";
import type { Report } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  enclosingStatement,
  type FunctionNode,
  isFunctionNode,
  outer,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";
import { shortened } from "../../kit/words.ts";

/** What tells that somebody thought of two at once: a number of the run, one that is under way, a lock. */
const CARED =
  /abort|latest|generation|epoch|token|sequence|\bseq|in_?flight|pending|promise|mutex|lock|queue|debounce|throttle|isLoading|(re)?loading|refreshing|running|busy|\bturn\b|ticket|attempt/i;
const LOADS = /^(fetch|load|get|read|list|query|find|pull|download|request|resolve|retrieve|scan)/i;

/** `onChange(() => this.reload())` with `reload` that loads and then sets `this.table`. */
export function replacedByOlder(
  node: ts.BinaryExpression,
  isShared: (target: ts.Expression, owner: FunctionNode) => boolean,
  analysis: Analysis,
): Report | undefined {
  if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const target = unwrap(node.left);
  if (!ts.isIdentifier(target) && !ts.isPropertyAccessExpression(target)) return undefined;
  if (!ts.isExpressionStatement(node.parent)) return undefined;
  const owner = enclosingFunction(node);
  if (owner?.body === undefined || !isShared(target, owner)) return undefined;
  const load = loadBehind(node, owner, analysis);
  if (load === undefined || CARED.test(withoutNames(owner))) return undefined;
  if (isDecided(node, owner, load)) return undefined;
  const notice = noticeOf(owner, analysis);
  if (notice === undefined || !analysis.runsOnServer(node)) return undefined;
  const name = nameOf(owner);
  return {
    at: node.left,
    message: `Two runs${name === "" ? "" : ` of \`${shortened(name, 20)}\``} can overlap: an older answer may replace the newer \`${shortened(target.getText(), 20)}\``,
    confidence: "possible",
    related: [
      { ...placeOf(load), message: "the answers may come in another order" },
      { ...placeOf(notice), message: "started with every notice" },
    ],
    basis: node,
  };
}

/** The function's text, without its own name and the types; how long one question may take says nothing of two. */
function withoutNames(owner: FunctionNode): string {
  return (owner.body?.getText() ?? "").replace(/AbortSignal\.timeout\([^)]*\)/g, "");
}

/** What is waited for, and whose answer is what is kept. */
function loadBehind(
  node: ts.BinaryExpression,
  owner: FunctionNode,
  analysis: Analysis,
): ts.AwaitExpression | undefined {
  const { body } = owner;
  if (body === undefined) return undefined;
  const values = new Set<string>();
  for (const each of [unwrap(node.right), ...descendants(node.right)]) {
    if (ts.isAwaitExpression(each)) return isLoad(each, analysis) ? each : undefined;
    if (ts.isIdentifier(each)) values.add(each.text);
  }
  const inner = [...descendants(body, (each) => !isFunctionNode(each))];
  for (const each of inner.reverse()) {
    if (!ts.isVariableDeclaration(each) || each.end > node.pos || each.initializer === undefined)
      continue;
    const names = [each.name, ...descendants(each.name)].filter(ts.isIdentifier);
    if (!names.some(({ text }) => values.has(text))) continue;
    for (const part of [unwrap(each.initializer), ...descendants(each.initializer)]) {
      if (ts.isAwaitExpression(part) && !isBody(part))
        return isLoad(part, analysis) ? part : undefined;
      if (ts.isIdentifier(part)) values.add(part.text);
    }
  }
  return undefined;
}

/** `await response.json()`: the rest of an answer that has been waited for. */
function isBody({ expression }: ts.AwaitExpression): boolean {
  const call = unwrap(expression);
  return (
    ts.isCallExpression(call) &&
    call.arguments.length === 0 &&
    /^(json|text|arrayBuffer|blob)$/.test(calledName(call.expression)?.text ?? "")
  );
}

function isLoad({ expression }: ts.AwaitExpression, analysis: Analysis): boolean {
  const call = unwrap(expression);
  if (!ts.isCallExpression(call)) return false;
  const name = calledName(call.expression)?.text ?? "";
  if (LOADS.test(name) && isUnseenWork(call, analysis)) return true;
  return effectsWithin(call, analysis).some(
    ({ effect }) => effect.action !== "write" && effect.target !== "file",
  );
}

/** Something is asked between the answer and the assignment. */
function isDecided(node: ts.Node, owner: FunctionNode, load: ts.Node): boolean {
  const { body } = owner;
  if (body === undefined) return false;
  for (const each of descendants(body, (inner) => !isFunctionNode(inner)))
    if (
      (ts.isIfStatement(each) || ts.isConditionalExpression(each)) &&
      each.pos >= enclosingStatement(load).end - 1 &&
      each.pos < node.end &&
      /this\.|version|revision|updated|\b\w*[iI]d\b|[<>]|signal/.test(
        (ts.isIfStatement(each) ? each.expression : each.condition).getText(),
      )
    )
      return true;
  return false;
}

const NOTICES =
  /^(on|addListener|addEventListener|subscribe|psubscribe|watch|listen|pSubscribe)$|^on[A-Z]\w*$/;
/** Notices that come once, or of which one follows another only when all is quiet. */
const ONCE =
  /["'`](ready|open|connect(ed|ion)?|listening|start(ed)?|close|end|exit|finish|load|SIG\w+|error|disconnect)["'`]|^on(ce|Ready|Open|Connect\w*|Start\w*|Close\w*|Module\w*|Application\w*|Error|Exit)\b/i;

/** The call that starts the function whenever somebody tells of a change, and waits for no run before the next. */
function noticeOf(owner: FunctionNode, analysis: Analysis): ts.Node | undefined {
  const own = noticeAround(owner);
  if (own !== undefined) return own;
  const calls = callsOf(owner, analysis).slice(0, 8);
  const timer = calls.map(timerAround).find((each) => each !== undefined);
  if (timer !== undefined && isCalledBesides(owner, timer, calls)) return timer.expression;
  for (const call of calls) {
    for (const at of ancestors(call)) {
      if (!isFunctionNode(at)) continue;
      const found = noticeAround(at);
      if (found !== undefined && isWithin(call, at)) return found;
      break;
    }
  }
  return undefined;
}

function noticeAround(fn: FunctionNode): ts.Node | undefined {
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return undefined;
  const call = outer(fn);
  if (!ts.isCallExpression(call)) return undefined;
  const name = calledName(call.expression)?.text ?? "";
  const first = call.arguments[0]?.getText() ?? "";
  if (!NOTICES.test(name) || ONCE.test(name) || ONCE.test(first)) return undefined;
  return CARED.test(call.expression.getText()) ? undefined : call.expression;
}

/** `setInterval(() => this.refresh(), …)`, by whatever name the timer was imported. */
function timerAround(call: ts.CallExpression | ts.NewExpression): ts.CallExpression | undefined {
  for (const at of ancestors(call)) {
    if (!isFunctionNode(at)) continue;
    const user = outer(at);
    if (!ts.isCallExpression(user) || user.arguments.length < 2) return undefined;
    const name = calledName(user.expression)?.text ?? "";
    return unwrap(user.arguments[0] ?? user) === at &&
      /^(setInterval|every|interval|setIntervalAsync|\w*[iI]nterval)$/.test(name)
      ? user
      : undefined;
  }
  return undefined;
}

/** Somebody other than the timer and whoever sets it may start a run: another caller, or one that is not here. */
function isCalledBesides(
  owner: FunctionNode,
  timer: ts.CallExpression,
  calls: readonly (ts.CallExpression | ts.NewExpression)[],
): boolean {
  const setter = enclosingFunction(timer);
  if (calls.some((each) => !isWithin(each, timer) && enclosingFunction(each) !== setter))
    return true;
  if (!ts.isMethodDeclaration(owner) || ts.isPrivateIdentifier(owner.name)) return false;
  return !(owner.modifiers?.some((each) => /^(private|protected)$/.test(each.getText())) ?? false);
}
