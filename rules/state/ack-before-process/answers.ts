/** Answers that leave before what they speak of is done. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Effect, isBusinessWrite, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  enclosingStatement,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import { type Early, workAfter } from "./acks.ts";

const ASIDE =
  /log|activit|track|analytic|telemetr|metric|captur|audit|posthog|segment|sentry|usage|last_?(used|seen|active)|touch|cache|invalidat|revalidat|notif|e?mail|slack|webhook|broadcast|emit|view|visit|stat(s|istics)\b|count|tinybird|ingest|record_?click/i;

/** `res.status(200).json({ ok: true }); await save(order);` */
export function answerBeforeWork(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): Early | undefined {
  if (!/^(json|send|end|sendStatus)$/.test(name)) return undefined;
  const text = call.expression.getText();
  if (
    !/^(res|reply|response)(\.(status|code|type)\((20\d|\w*)\))?\.(json|send|end|sendStatus)$/.test(
      text,
    )
  )
    return undefined;
  if (/\((4|5)\d\d\)/.test(text) || /^["'`{]*\s*error/i.test(call.arguments[0]?.getText() ?? ""))
    return undefined;
  const statement = enclosingStatement(call);
  if (!ts.isExpressionStatement(statement) || !ts.isBlock(statement.parent)) return undefined;
  const home = enclosingFunction(call);
  if (home === undefined || statement.parent.parent !== home) {
    if (!ts.isTryStatement(statement.parent.parent)) return undefined;
    if (statement.parent.parent.tryBlock !== statement.parent) return undefined;
  }
  const work = workAfter(statement, analysis);
  if (work === undefined || ASIDE.test(nameOfCall(work))) return undefined;
  return { at: call.expression, name: nameOfCall(work), work: work.expression };
}

/** `commit(); callback(null, result);` in a function that could have waited. */
export function callbackBeforeWork(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): Early | undefined {
  if (!/^(callback|cb|done|resolve)$/.test(name) || !ts.isIdentifier(call.expression))
    return undefined;
  const [first] = call.arguments;
  if (first !== undefined && !/^(null|undefined|true)$/.test(first.getText())) return undefined;
  const statement = enclosingStatement(call);
  if (!ts.isExpressionStatement(statement) || !ts.isBlock(statement.parent)) return undefined;
  const { statements } = statement.parent;
  const before = statements[statements.indexOf(statement) - 1];
  if (before === undefined || !ts.isExpressionStatement(before)) return undefined;
  const started = unwrap(before.expression);
  if (!ts.isCallExpression(started)) return undefined;
  const what = calledName(started.expression)?.text ?? "";
  if (isDroppedChange(started, what, analysis)) return { at: call, name: what, work: started };
  if (
    !/^(commit|endTransaction|save|flush|persist|write(?!Head)|store|insert|update|upsert|publish)\w*/i.test(
      what,
    )
  )
    return undefined;
  if (started.arguments.some((each) => isFunctionNode(unwrap(each)))) return undefined;
  const home = enclosingFunction(call);
  const isAsync =
    home?.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
  return isAsync ? { at: call, name: what, work: started.expression } : undefined;
}

/** A change whose promise is dropped: `prisma.$transaction(…)`, `orders.insertOne(order)`. */
function isDroppedChange(started: ts.CallExpression, name: string, analysis: Analysis): boolean {
  const [first] = started.arguments;
  // `orders.insertOne(order, (error) => …)` hears of the outcome.
  const hasCallback = started.arguments.slice(1).some((each) => isFunctionNode(unwrap(each)));
  if (first === undefined || hasCallback) return false;
  if (isFunctionNode(unwrap(first)) && !/^\$?transaction$/.test(name)) return false;
  const [reached] = effectsWithin(started, analysis);
  return reached?.effect.access !== undefined && isBusinessWrite(reached.effect);
}

/** `waitUntil((async () => { await save(customer); })()); return Response.json(customer);` */
export function workAfterAnswer(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): Early | undefined {
  if (!/^(waitUntil|after)$/.test(name)) return undefined;
  const [work] = call.arguments;
  if (work === undefined || !ts.isExpressionStatement(outer(call))) return undefined;
  const home = namedFunction(call) ?? enclosingFunction(call);
  if (home === undefined || ASIDE.test(nameOf(home))) return undefined;
  const effect = effectsWithin(work, analysis)
    .filter(({ via }) => via.length === 0)
    .map((each) => each.effect)
    .find(isCore);
  if (effect === undefined || !isAnswering(call) || !isWhole(work)) return undefined;
  return { at: call.expression, name: nameOfCall(effect.node), work: effect.node };
}

/** The work itself is done there, in steps; a single write is put there on purpose. */
function isWhole(work: ts.Node): boolean {
  for (const node of [work, ...descendants(work)])
    if (isFunctionNode(node) && node.body !== undefined && ts.isBlock(node.body))
      return node.body.statements.length > 1;
  return false;
}

/** Rows that a next request looks for, and money. */
function isCore(effect: Effect): boolean {
  if (!isBusinessWrite(effect) || effect.certainty === "name") return false;
  if (effect.target === "payment") return true;
  const { access } = effect;
  if (access === undefined || !/^(insert|insert-many|upsert|save)$/.test(access.operation))
    return false;
  return !ASIDE.test(access.entity?.name ?? "");
}

/** The function goes on to answer. */
function isAnswering(call: ts.CallExpression): boolean {
  const home = enclosingFunction(call);
  if (home?.body === undefined) return false;
  for (const node of descendants(home.body, (each) => !isFunctionNode(each)))
    if (ts.isReturnStatement(node) && node.pos > call.end && node.expression !== undefined)
      return true;
  return false;
}
