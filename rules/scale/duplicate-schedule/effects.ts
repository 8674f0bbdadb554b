/** Which of a schedule's effects happen once per instance, and which are the same however often they happen. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isBusinessWrite } from "../../kit/effects/effect.ts";
import { effectsOfFunction, effectsWithin, type ReachedEffect } from "../../kit/effects/summary.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenCall } from "../../kit/unseen.ts";

export interface Judged {
  /** Doubled by every instance. */
  readonly doubled: ReachedEffect | undefined;
  /** Wasted, but the same when it is done again: deleting what is old, setting what is due. */
  readonly repeated: ReachedEffect | undefined;
}

export function effectsOf(run: FunctionNode | ts.Statement, analysis: Analysis): Judged {
  const all = (
    isFunctionNode(run) ? effectsOfFunction(run, analysis) : effectsWithin(run, analysis)
  ).filter(({ effect }) => isBusinessWrite(effect));
  const doubled = all.filter((each) => !isSame(each) && !isTelemetry(each, run));
  return {
    doubled: doubled.find(({ effect }) => effect.certainty !== "name") ?? doubled[0],
    // A job that is queued once is done once.
    repeated: all.find((each) => isSame(each) && each.effect.target !== "queue"),
  };
}

/** Repeating it costs more than a few statements: other services are asked as well. */
export function asksOthers(run: FunctionNode | ts.Statement, analysis: Analysis): boolean {
  const all = isFunctionNode(run) ? effectsOfFunction(run, analysis) : effectsWithin(run, analysis);
  return all.some(({ effect }) => effect.target !== "database" && effect.target !== "cache");
}

/** The rows of a database are what they would have been after one run. */
function isSame({ effect, via }: ReachedEffect): boolean {
  const { access, node } = effect;
  if (effect.target === "queue")
    return hasFixedId(node) || via.some((call) => call.arguments.some(hasFixedId));
  if (access === undefined) return false;
  switch (access.operation) {
    case "delete":
    case "delete-many":
    case "upsert":
      return true;
    case "update":
    case "update-many":
      return access.data?.assignments.every((each) => each.kind === "set") ?? false;
    default:
      return access.handlesConflict;
  }
}

/** A job with an id of its own is not queued a second time while the first is there. */
function hasFixedId(node: ts.Node): boolean {
  for (const each of [node, ...descendants(node)]) {
    if (!ts.isPropertyAssignment(each) && !ts.isShorthandPropertyAssignment(each)) continue;
    if (
      !/^(jobId|deduplication|deduplicationId|MessageDeduplicationId|singletonKey|jobKey|idempotencyKey)$/.test(
        each.name.getText(),
      )
    )
      continue;
    const value = ts.isPropertyAssignment(each) ? each.initializer.getText() : "";
    return !/Date\.now|random|uuid|nanoid/i.test(value);
  }
  return false;
}

/** Verbs of work that people notice when it is done twice. */
const NOTICED =
  /^(send|tweet|post|charge|bill|invoice|pay|payout|refund|notify|remind|publish|import|email|mail|renew|transfer|withdraw|award|grant|generate(Invoice|Report|Payout)|create)([A-Z]\w*)?$/;

/** Numbers about the system itself: counted twice, and nobody is harmed. */
function isTelemetry({ via }: ReachedEffect, run: ts.Node): boolean {
  const words = `${run.getSourceFile().fileName.replace(/^.*\/(?=[^/]+\/[^/]+\/[^/]+$)/, "")} ${via.map((each) => each.expression.getText()).join(" ")}`;
  return /telemetry|analytics|posthog|mixpanel|segment|usage.?(stats|report|data)|machine.?info/i.test(
    words,
  );
}

/** Systems that act on the world when they are told to. */
const OUTSIDE =
  /client|api\b|sdk|twitter|slack|telegram|discord|twilio|stripe|paypal|mailer|bot\b/i;

export interface NamedWork {
  readonly call: ts.CallExpression;
  /** The client of another system is told so. */
  readonly isOutside: boolean;
}

/** A call that nothing resolves but whose name says what it does; own functions are entered. */
export function namedWork(
  run: FunctionNode | ts.Statement,
  analysis: Analysis,
  depth = 0,
): NamedWork | undefined {
  const body = isFunctionNode(run) ? run.body : run;
  if (body === undefined) return undefined;
  let found: NamedWork | undefined;
  for (const node of [body, ...descendants(body)]) {
    if (!ts.isCallExpression(node)) continue;
    const name = calledName(node.expression)?.text ?? "";
    const callee = unwrap(node.expression);
    if (analysis.declarationOf(node.expression) !== undefined) {
      const own = depth < 3 ? bodyOfCalled(node, analysis) : undefined;
      const inner = own === undefined ? undefined : namedWork(own, analysis, depth + 1);
      if (inner?.isOutside === true) return inner;
      continue;
    }
    if (!NOTICED.test(name)) continue;
    const owner = ts.isPropertyAccessExpression(callee) ? callee.expression.getText() : "";
    const isAwaited = ts.isAwaitExpression(node.parent);
    if (OUTSIDE.test(owner) && isAwaited) return { call: node, isOutside: true };
    if (depth === 0 && (isAwaited || /service|manager/i.test(owner)))
      found ??= { call: node, isOutside: false };
  }
  return found;
}

/** Looking, and clearing away what is old, come to the same however many do it. */
const IDLE =
  /^(get|find|list|is|has|read|load|fetch|count|check|clean|clear|delete|remove|purge|prune|expire|evict|flush|refresh|reload|warm|log|ping|report|collect|measure|heartbeat|prolong)/i;

/** The first thing done by code that is not there. */
export function unseenWork(
  run: FunctionNode | ts.Statement,
  analysis: Analysis,
): ts.CallExpression | undefined {
  const body = isFunctionNode(run) ? run.body : run;
  for (const node of body === undefined ? [] : descendants(body))
    if (
      ts.isCallExpression(node) &&
      !IDLE.test(calledName(node.expression)?.text ?? "") &&
      (ts.isAwaitExpression(node.parent) || ts.isExpressionStatement(node.parent)) &&
      (isUnseenCall(node, analysis) || isOfUnseenService(node, analysis))
    )
      return node;
  return undefined;
}

/** `this.mailService.catchUp()` of a class whose base is not there. */
function isOfUnseenService(call: ts.CallExpression, analysis: Analysis): boolean {
  return (
    /^this\.\w+(Service|Manager|Processor|Importer|Client)\.\w+$/.test(call.expression.getText()) &&
    analysis.declarationOf(call.expression) === undefined
  );
}
