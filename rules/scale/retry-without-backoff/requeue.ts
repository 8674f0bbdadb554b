/** Jobs that put themselves back into their queue without an end. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { effectOfCall } from "../../kit/effects/effect.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import type { ReportSink } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";

const ADDING =
  /^(add|send|publish|enqueue|sendToQueue|sendMessage|schedule|dispatch|trigger|push|requeue)/;
const AGAIN = /retry|requeue|re_?enqueue|reschedule|resubmit|again/i;
const FAILED_AGAIN = /retry|requeue|re_?enqueue/i;
const COUNTER = /attempt|retr(y|ies)|tries/i;

/** `queue.add(name, { …, attempt: attempt + 1 })` where nothing compares the attempts with a limit. */
export function inspectRequeue(
  call: ts.CallExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  if (!ADDING.test(calledName(call.expression)?.text ?? "")) return;
  const own = namedFunction(call);
  if (own === undefined || !(AGAIN.test(nameOf(own)) || isInCatch(call, own))) return;
  const effect = effectOfCall(call, analysis);
  const isQueued = effect?.target === "queue" && effect.action === "write";
  const raised = isQueued ? raisedCounter(own) : undefined;
  if (raised === undefined || isCompared(own)) {
    if (!FAILED_AGAIN.test(nameOf(own)) || !(isQueued || isUnseenQueue(call, analysis))) return;
    if (!LATER.test(own.getText()) && analysis.runsOnServer(call))
      report({
        at: call.expression,
        basis: call,
        message: "What failed is queued again at once: no delay, and none that grows",
        confidence: "possible",
      });
    return;
  }
  if (!analysis.runsOnServer(call)) return;
  report({
    at: call.expression,
    basis: call,
    message: "The job returns to its queue after each failure, and no number of attempts ends that",
    confidence: "possible",
    related: [
      { ...placeOf(raised), message: "counts the attempts, but nothing compares the count" },
    ],
  });
}

/** `ResumeService.enqueue(run)` of a module out of sight. */
function isUnseenQueue(call: ts.CallExpression, analysis: Analysis): boolean {
  return (
    /^(re_?)?(enqueue|queue|schedule)/i.test(calledName(call.expression)?.text ?? "") &&
    isUnseenWork(call, analysis)
  );
}

/** Something that tells when. */
const LATER =
  /delay|backoff|run_?at|later|not_?before|\b(wait|sleep)\w*\(|setTimeout|interval|\beta\b|visib|debounce|scheduled(At|For)|available_?at|nextAttempt/i;

function isInCatch(node: ts.Node, own: FunctionNode): boolean {
  for (const at of ancestors(node, own)) if (ts.isCatchClause(at)) return true;
  return false;
}

/** `attempt: (job.attempt ?? 0) + 1` */
function raisedCounter(own: FunctionNode): ts.Node | undefined {
  for (const node of descendants(own))
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.PlusToken &&
      unwrap(node.right).getText() === "1" &&
      COUNTER.test(node.left.getText())
    )
      return node;
  return undefined;
}

const COMPARING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);

function isCompared(own: FunctionNode): boolean {
  for (const node of descendants(own)) {
    if (
      ts.isBinaryExpression(node) &&
      COMPARING.has(node.operatorToken.kind) &&
      COUNTER.test(node.getText())
    )
      return true;
    // Somebody else may decide: `if (!shouldRetry(attempt)) return`.
    if (
      (ts.isIfStatement(node) || ts.isConditionalExpression(node)) &&
      COUNTER.test((ts.isIfStatement(node) ? node.expression : node.condition).getText()) &&
      /\(|!/.test((ts.isIfStatement(node) ? node.expression : node.condition).getText())
    )
      return true;
  }
  return false;
}
