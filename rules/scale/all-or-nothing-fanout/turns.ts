/** Elements that take their turn one after the other, where the first failure ends the turns of all that follow. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
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
  /^(tenant|account|org|organi[sz]ation|workspace|customer|user|school|store|shop|subscription|subscriber|site|team|company|merchant|connection|integration|feed|source|device|member|client|property|branch|clinic|hospital|guild|channel|provider|supplier|vendor|website|monitor|domain|reminder|recipient|station|depot|region|market|listing|schedule|webhook)s?$/;
const RUNS = /(^|\/)(cron|crons|jobs?|schedul\w*|tasks?|workers?|nightly|batch)(\/|[.-])/;
const RUN_NAMES =
  /^(run|sync|close|process|send|refresh|renew|bill|invoice|notify|check|update|expire|remind|import|export|handle|poll|collect)\w*(All|Every|Each|Due|Pending|Daily|Nightly|Monthly|Expired|Month|Cron|Job)\b|(Cron|Job)$/;

/** The call that a loop makes for each owner, when nothing keeps its failure from the others; undefined otherwise. */
export function turnOf(loop: ts.ForOfStatement, analysis: Analysis): ts.CallExpression | undefined {
  const element = elementOf(loop);
  if (element === undefined || !OWNERS.test(wordsOf(element).at(-1) ?? "")) return undefined;
  const own = enclosingFunction(loop);
  if (own === undefined || isCaught(loop, own) || catches(loop.statement)) return undefined;
  if (!isRun(loop, own, analysis)) return undefined;
  const calls = [...descendants(loop.statement, (each) => !isFunctionNode(each))].filter(
    (node): node is ts.CallExpression =>
      ts.isCallExpression(node) && isAwaited(node) && takes(node, element),
  );
  return calls.find((call) => isUnseenTurn(call, analysis) || leaves(call, analysis));
}

/** Directly or in a function of the same file, whose own `try` keeps its failure from the others. */
function isUnseenTurn(call: ts.CallExpression, analysis: Analysis): boolean {
  if (isUnseenWork(call, analysis)) return true;
  const body = bodyOfCalled(call, analysis)?.body;
  if (body === undefined || body.getSourceFile() !== call.getSourceFile()) return false;
  if (catches(body)) return false;
  return [...descendants(body)].some(
    (each) => ts.isCallExpression(each) && isUnseenWork(each, analysis),
  );
}

function elementOf(loop: ts.ForOfStatement): string | undefined {
  const { initializer } = loop;
  if (loop.awaitModifier !== undefined || !ts.isVariableDeclarationList(initializer))
    return undefined;
  const name = initializer.declarations[0]?.name;
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
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
  if (!/\b(SQSEvent|SQSHandler|SQSRecord|SQSBatch\w*|messageAttributes|receiptHandle)\b/.test(file))
    return undefined;
  return /batchItemFailures|itemIdentifier|BatchProcessor/.test(file) ? undefined : target;
}
