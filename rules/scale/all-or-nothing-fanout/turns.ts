/** Elements that take their turn one after the other, where the first failure ends the turns of all that follow. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import { isBusinessWrite } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";
import { wordsOf } from "../../kit/words.ts";

/** Those whom a run is for: what goes wrong with one is no reason to leave out the next. */
const OWNERS =
  /^(tenant|account|org|organi[sz]ation|workspace|customer|user|school|store|shop|subscription|subscriber|site|team|company|merchant|connection|integration|feed|source|device|member|client|property|branch|clinic|hospital|guild|channel|provider|supplier|vendor|website|monitor|domain|reminder|recipient|station|depot|region|market|listing|schedule|webhook|destination|sink|notifier|exporter)s?$/;
const RUNS =
  /(^|\/)(cron|crons|jobs?|schedul\w*|tasks?|workers?|nightly|batch|reminders?|digests?|newsletters?)(\/|[.-])|(nightly|daily|weekly|monthly|hourly|reminder|digest|newsletter)s?[\w-]*\.[cm]?ts$/;
const RUN_NAMES =
  /^(run|sync|close|process|send|refresh|renew|bill|invoice|notify|check|update|expire|remind|import|export|handle|poll|collect|charge|dispatch|deliver|mail|email|push|publish|generate|issue)\w*(All|Every|Each|Due|Overdue|Pending|Hourly|Daily|Nightly|Weekly|Monthly|Yearly|Expired|Expiring|Month|Week|Cron|Job|Reminders|Digests?|Newsletters?|Renewals|Statements|Payouts)(?![a-z])|(Cron|Job)$/;
/** Goes out to somebody, who has nothing to do with the others. */
const OUTWARD =
  /^(send|deliver|notify|charge|bill|remind|payout|refund|collect|renew)([A-Z]\w*)?$|^(e?mail|sms|push)[A-Z]/;

/** A loop whose elements take turns. */
export type Turns = ts.ForOfStatement | ts.ForStatement;

/** The call that a loop makes for each owner, when nothing keeps its failure from the others; undefined otherwise. */
export function turnOf(loop: Turns, analysis: Analysis): ts.CallExpression | undefined {
  const element = elementOf(loop);
  if (element === undefined) return undefined;
  const own = enclosingFunction(loop);
  if (own === undefined || isCaught(loop, own)) return undefined;
  // There the first failure is meant to undo the turns before it.
  if (transactionAround(loop, analysis) !== undefined) return undefined;
  const isOwner = OWNERS.test(wordsOf(element).at(-1) ?? "");
  const calls = [...descendants(loop.statement, (each) => !isFunctionNode(each))].filter(
    (node): node is ts.CallExpression =>
      ts.isCallExpression(node) && isAwaited(node) && takes(node, element),
  );
  const behind = behindForgiven(loop, calls);
  if (behind.length > 0)
    return behind.find((call) => isUnseenTurn(call, false, analysis) || leaves(call, analysis));
  if (catches(loop.statement)) return undefined;
  if (isOwner && isEachToItsOwn(loop, element, calls))
    return calls.find(
      (call) =>
        !isForgiving(call, analysis) &&
        (isUnseenTurn(call, true, analysis) || leaves(call, analysis)),
    );
  if (!isRun(loop, own, analysis)) return undefined;
  return calls.find(
    (call) => isUnseenTurn(call, isOwner, analysis) || (isOwner && leaves(call, analysis)),
  );
}

/**
 * `try { await mark(x) } catch { continue } … await send(x)`: the calls behind a step whose failure ends its own turn only.
 * The author has said that each stands for itself, and meant one step of two.
 */
function behindForgiven(
  loop: Turns,
  calls: readonly ts.CallExpression[],
): readonly ts.CallExpression[] {
  const forgiven = [...descendants(loop.statement, (each) => !isFunctionNode(each))].find(
    (node): node is ts.TryStatement =>
      ts.isTryStatement(node) &&
      node.catchClause !== undefined &&
      node.finallyBlock === undefined &&
      isTurnOf(loop, node) &&
      /\bawait\b/.test(node.tryBlock.getText()) &&
      !/\b(throw|return|break)\b/.test(node.catchClause.block.getText()) &&
      /\bcontinue\b/.test(node.catchClause.block.getText()),
  );
  if (forgiven === undefined) return [];
  return calls.filter(
    (call) =>
      call.pos > forgiven.end && ![...ancestors(call, loop.statement)].some(ts.isTryStatement),
  );
}

/** `continue` goes on with the nearest loop. */
function isTurnOf(loop: Turns, node: ts.Node): boolean {
  for (const at of ancestors(node)) if (ts.isIterationStatement(at, false)) return at === loop;
  return false;
}

/** `switch (channel.type) { case "mail": await mail(channel); … }`: what each needs is code of its own. */
function isEachToItsOwn(
  loop: Turns,
  element: string,
  calls: readonly ts.CallExpression[],
): boolean {
  const chosen = new RegExp(
    `\\b${element}\\.(type|kind|provider|channel|name|service|platform|key)\\b`,
  );
  const own = calls.filter((call) =>
    [...ancestors(call, loop.statement)].some(
      (at) =>
        (ts.isSwitchStatement(at) || ts.isIfStatement(at)) && chosen.test(at.expression.getText()),
    ),
  );
  return new Set(own.map((each) => each.expression.getText())).size > 1;
}

/** A function whose own `try` keeps its failure to itself. */
function isForgiving(call: ts.CallExpression, analysis: Analysis): boolean {
  const body = bodyOfCalled(call, analysis)?.body;
  return body !== undefined && catches(body);
}

/** Directly or in a function of the same file, whose own `try` keeps its failure from the others. */
function isUnseenTurn(call: ts.CallExpression, isOwner: boolean, analysis: Analysis): boolean {
  if (isUnseenWork(call, analysis)) return isOwner || isOutward(call);
  const body = bodyOfCalled(call, analysis)?.body;
  if (body === undefined || body.getSourceFile() !== call.getSourceFile()) return false;
  if (catches(body)) return false;
  return [...descendants(body)].some(
    (each) =>
      ts.isCallExpression(each) && isUnseenWork(each, analysis) && (isOwner || isOutward(each)),
  );
}

function isOutward(call: ts.CallExpression): boolean {
  return OUTWARD.test(calledName(call.expression)?.text ?? "");
}

/** `for (const tenant of tenants)`, `for await`, and `const tenant = tenants[i]` in a loop that counts. */
function elementOf({ initializer, statement }: Turns): string | undefined {
  if (initializer === undefined || !ts.isVariableDeclarationList(initializer)) return undefined;
  const name = initializer.declarations[0]?.name;
  if (name === undefined || !ts.isIdentifier(name)) return undefined;
  if (!ts.isForStatement(initializer.parent)) return name.text;
  const first = ts.isBlock(statement) ? statement.statements[0] : undefined;
  if (first === undefined || !ts.isVariableStatement(first)) return undefined;
  const taken = first.declarationList.declarations[0];
  const value = taken?.initializer === undefined ? undefined : unwrap(taken.initializer);
  return taken !== undefined &&
    ts.isIdentifier(taken.name) &&
    value !== undefined &&
    ts.isElementAccessExpression(value) &&
    value.argumentExpression.getText() === name.text
    ? taken.name.text
    : undefined;
}

/** Sends, asks or charges somebody outside, by itself or in the project's own functions that it calls. */
function leaves(call: ts.CallExpression, analysis: Analysis): boolean {
  return effectsWithin(call, analysis).some(
    ({ effect }) =>
      (/^(mail|push|sms|payment|http)$/.test(effect.target) && effect.action !== "read") ||
      (effect.target === "http" && effect.certainty !== "name") ||
      (/^(model|search)$/.test(effect.target) && isBusinessWrite(effect)),
  );
}

function takes(call: ts.CallExpression, element: string): boolean {
  return call.arguments.some((each) => new RegExp(`\\b${element}\\b`).test(each.getText()));
}

function isAwaited(call: ts.CallExpression): boolean {
  let at: ts.Node = call.parent;
  while (ts.isParenthesizedExpression(at)) at = at.parent;
  return ts.isAwaitExpression(at);
}

/** A `try` around the loop in its function ends the turns, too, but its author has looked at failure. */
function isCaught(loop: ts.Node, own: FunctionNode): boolean {
  for (const at of ancestors(loop, own)) if (ts.isTryStatement(at)) return true;
  return false;
}

function catches(body: ts.Node): boolean {
  for (const node of [body, ...descendants(body)]) {
    if (ts.isTryStatement(node)) return true;
    // Steps that a workflow engine keeps and repeats by themselves.
    if (ts.isCallExpression(node) && /^(step|ctx)\.run$/.test(node.expression.getText()))
      return true;
    if (
      ts.isCallExpression(node) &&
      /^(catch|tryCatch|tryAsync|attempt\w*|safely|tryit|catchError|allSettled|transaction|\$transaction|enqueue)$/.test(
        calledName(node.expression)?.text ?? "",
      )
    )
      return true;
  }
  return false;
}

/** A job of one's own: it runs by the clock or from a queue, and nobody waits for its answer. */
function isRun(loop: ts.Node, own: FunctionNode, analysis: Analysis): boolean {
  const { contexts } = analysis.reach(loop);
  if (contexts.has("request")) return false;
  const named = namedFunction(loop) ?? own;
  return (
    contexts.has("job") || RUNS.test(loop.getSourceFile().fileName) || RUN_NAMES.test(nameOf(named))
  );
}

/**
 * `event.Records` of a queue, gone through in a loop or in `Promise.all`: when one record fails, all come back.
 * Undefined where the handler names the failed ones.
 */
export function batchOf(over: ts.Expression): ts.Expression | undefined {
  const target = unwrap(over);
  if (!ts.isPropertyAccessExpression(target) || target.name.text !== "Records") return undefined;
  const file = target.getSourceFile().text;
  if (!QUEUES.test(file)) return undefined;
  return /itemIdentifier|BatchProcessor|processPartialResponse/.test(file) ? undefined : target;
}

const QUEUES =
  /\b(SQSEvent|SQSHandler|SQSRecord|SQSBatch\w*|messageAttributes|receiptHandle|DynamoDBStreamEvent|DynamoDBBatch\w*|KinesisStream(Event|Handler|Batch\w*))\b/;
