/** Independent effects that are waited for together, so that one failure hides how the others ended. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { combinatorOf } from "../../kit/collections.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import { type Effect, isBusinessWrite, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { neverRejects } from "../../kit/failures.ts";
import { effectsOfElement, type Fanout, fanoutOf } from "../../kit/fanout.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { bodyOfCalled, functionOf } from "../../kit/sinks.ts";
import {
  ancestors,
  calledName,
  descendants,
  isFunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { wordsOf } from "../../kit/words.ts";
import { settleFix } from "./fix.ts";
import { optionalPart } from "./optional.ts";
import page from "./README.md";
import {
  hookCalled,
  partsAsked,
  SOURCES,
  speakerAsked,
  statusAsked,
  vendorAsked,
} from "./sources.ts";
import { batchOf, type Turns, turnOf } from "./turns.ts";

export default defineRule({
  id: "scale/all-or-nothing-fanout",
  title: "One failure rejects all",
  assumption: "Either all of them succeed, or none matters.",
  patterns: ["bulkhead", "idempotent-receiver"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "question",
    "multi-node": "question",
    distributed: "question",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      if (combinatorOf(call) !== "all") return;
      const records = recordsOf(call, analysis);
      if (records !== undefined) {
        reportBatch(records, call, analysis, report);
        return;
      }
      if (!isResultUnused(call)) {
        inspectSources(call, analysis, report);
        return;
      }
      if (!analysis.runsOnServer(call) || transactionAround(call, analysis) !== undefined) return;
      const fanout = fanoutOf(call, analysis);
      if (fanout !== undefined) inspectList(fanout, analysis, report);
      else inspectTuple(call, analysis, report);
    },
    ForOfStatement: inspectTurns,
    ForStatement: inspectTurns,
  },
});

/** `for (const tenant of tenants) await bill(tenant)` in a run of one's own, and `for (const record of event.Records)`. */
function inspectTurns(loop: Turns, analysis: Analysis, report: ReportSink): void {
  const over = ts.isForOfStatement(loop) ? loop.expression : undefined;
  const records = over === undefined ? undefined : batchOf(over);
  if (records !== undefined) {
    if (!catchesEach(loop.statement) && !keepsAll(loop.statement, analysis))
      reportBatch(records, loop, analysis, report);
    return;
  }
  const turn = turnOf(loop, analysis);
  if (turn === undefined || !analysis.runsOnServer(loop)) return;
  report({
    at: turn.expression,
    basis: loop,
    message: `The first \`${nameOfCall(turn, 32)}\` that fails ends the run: all that follow are left out`,
    confidence: "possible",
    related: [{ ...placeOf(over ?? loop.initializer ?? loop), message: "each stands for itself" }],
  });
}

/** `event.Records.map(store)` */
function recordsOf(call: ts.CallExpression, analysis: Analysis): ts.Expression | undefined {
  const [argument] = call.arguments;
  const list = argument === undefined ? undefined : unwrap(argument);
  if (list === undefined || !ts.isCallExpression(list)) return undefined;
  const callee = unwrap(list.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "map") return undefined;
  const [work] = list.arguments;
  if (work === undefined) return undefined;
  const body = functionOf(analysis.declarationOf(unwrap(work)))?.body ?? unwrap(work);
  return catchesEach(body) ? undefined : batchOf(callee.expression);
}

function reportBatch(
  records: ts.Expression,
  basis: ts.CallExpression | Turns,
  analysis: Analysis,
  report: ReportSink,
): void {
  if (!analysis.runsOnServer(basis)) return;
  report({
    at: ts.isCallExpression(basis) ? basis.expression : records,
    basis,
    message: "One failing record sends back the whole batch: those that were done are done again",
    confidence: "possible",
    related: [{ ...placeOf(records), message: "each record stands for itself" }],
  });
}

/** Mail to many, a message to each, hooks of others: each stands for itself. */
function inspectList(fanout: Fanout, analysis: Analysis, report: ReportSink): void {
  if (catchesEach(fanout.body) || !mayReject(fanout, analysis)) return;
  const effects = effectsOfElement(fanout, analysis).map((each) => each.effect);
  const effect =
    effects.find((each) => isOutward(each) && !isDeduplicated(each.node)) ??
    (isOwnRun(fanout.call, analysis) ? effects.find(isBusinessWrite) : undefined);
  const hook =
    effect === undefined
      ? (hookCalled(fanout) ??
        speakerAsked(fanout, analysis) ??
        (isOwnRun(fanout.call, analysis) ? stepOf(fanout) : undefined))
      : undefined;
  if (effect === undefined && hook === undefined) return;
  const what = effect === undefined ? `\`${hook}\`` : `\`${nameOfCall(effect.node)}\``;
  report({
    at: fanout.call.expression,
    basis: fanout.call,
    message: `One failing ${what} rejects all and hides how the others ended`,
    confidence: effect?.certainty === "resolved" ? "likely" : "possible",
    related:
      effect === undefined
        ? []
        : [{ ...placeOf(effect.node), message: "each one stands for itself" }],
    fixes: settleFix(fanout.call),
  });
}

/** `await Promise.all(plugins.map((plugin) => plugin.tools()))`: what is asked of many sources is of use in part. */
function inspectSources(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const fanout = fanoutOf(call, analysis);
  if (fanout === undefined) {
    inspectParts(call, analysis, report);
    return;
  }
  if (catchesEach(fanout.body) || !mayReject(fanout, analysis)) return;
  const asked =
    hookCalled(fanout, SOURCES) ??
    statusAsked(fanout) ??
    speakerAsked(fanout, analysis) ??
    vendorAsked(fanout, analysis);
  const optional = asked === undefined ? optionalPart(fanout, analysis) : undefined;
  if ((asked ?? optional) === undefined || !analysis.runsOnServer(call)) return;
  report({
    at: call.expression,
    basis: call,
    message:
      asked === undefined
        ? `One failing \`${optional}\` rejects all, although what gives nothing is left out`
        : `One failing \`${asked}\` rejects all: what the others gave is lost with it`,
    confidence: "possible",
  });
}

/** A page, a dashboard, a report: each of its parts comes from somebody else. */
function inspectParts(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const parts = partsAsked(call, analysis);
  const [first] = parts;
  if (first === undefined || !analysis.runsOnServer(call)) return;
  report({
    at: call.expression,
    basis: call,
    message: `One of these ${parts.length} services that is down takes the answers of the others with it`,
    confidence: "possible",
    related: parts.slice(0, 4).map((each) => ({ ...placeOf(each), message: "a part of its own" })),
  });
}

/** Effects that leave for others and cannot be taken back. */
function isOutward(effect: Effect): boolean {
  return (
    effect.action !== "read" &&
    /^(mail|push|sms|queue|payment|http)$/.test(effect.target) &&
    isBusinessWrite({ ...effect, action: "write" })
  );
}

/** The queue takes the same message once, however often it is handed over. */
function isDeduplicated(node: ts.Node): boolean {
  return /\b(jobId|deduplicationId|deduplicationKey|MessageDeduplicationId|idempotencyKey)\b/.test(
    node.getText(),
  );
}

/** In a run of one's own: two steps of work for each element, which nothing resolves. */
function stepOf(fanout: Fanout): string | undefined {
  if (!ts.isBlock(fanout.body)) return undefined;
  const steps: string[] = [];
  for (const node of descendants(fanout.body, (each) => !isFunctionNode(each))) {
    if (!ts.isAwaitExpression(node) || !ts.isCallExpression(unwrap(node.expression))) continue;
    const call = unwrap(node.expression) as ts.CallExpression;
    if (DOES.test(wordsOf(calledName(call.expression)?.text ?? "")[0] ?? ""))
      steps.push(call.expression.getText().slice(-30));
  }
  return steps.length > 1 ? steps.at(-1) : undefined;
}

const DOES =
  /^(save|store|send|process|sync|import|export|index|update|create|delete|remove|publish|notify|track|refresh|fetch|crawl|deliver|upload|charge|record|report|log)$/;

/** `await Promise.all([save(), notify(), index()])`: two or more changes of different kinds, nobody uses what they give. */
function inspectTuple(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const list = call.arguments[0] === undefined ? undefined : unwrap(call.arguments[0]);
  if (list === undefined || !ts.isArrayLiteralExpression(list) || list.elements.length < 2) return;
  const changing = list.elements.filter((element) => {
    if (ts.isSpreadElement(element) || /\.catch\(/.test(element.getText())) return false;
    return (
      effectsWithin(element, analysis).some(
        ({ effect }) => effect.action === "write" && effect.target !== "log",
      ) || isDoing(unwrap(element))
    );
  });
  if (changing.length < 2 || !(isBackground(call) || changing.length > 2)) return;
  if (changing.every((each) => isCleanup(each) || isSameAgain(each, analysis))) return;
  report({
    at: call.expression,
    basis: call,
    message: `One failure among these ${list.elements.length} effects rejects all and hides how the others ended`,
    confidence: "possible",
    related: changing
      .slice(0, 4)
      .map((each) => ({ ...placeOf(each), message: "this effect may be done or not" })),
    fixes: settleFix(call),
  });
}

/** What is deleted twice is gone once: whoever tries again comes to the same. */
function isCleanup(element: ts.Expression): boolean {
  const target = workOf(element);
  const name = ts.isCallExpression(target) ? (calledName(target.expression)?.text ?? "") : "";
  return /^(del|delete|remove|clear|unlink|purge|evict|expire|invalidate)([A-Z]|$)/.test(name);
}

/** `isOld ? remove(id) : Promise.resolve()` and `isOld && remove(id)` remove. */
function workOf(element: ts.Expression): ts.Expression {
  const at = unwrap(element);
  if (ts.isConditionalExpression(at))
    return workOf(ts.isCallExpression(unwrap(at.whenTrue)) ? at.whenTrue : at.whenFalse);
  return ts.isBinaryExpression(at) ? workOf(at.right) : at;
}

/** Rows that get fixed values or go: nothing but the second try is needed. */
function isSameAgain(element: ts.Expression, analysis: Analysis): boolean {
  const writes = effectsWithin(element, analysis)
    .map((each) => each.effect)
    .filter((each) => each.action === "write" && each.target !== "log");
  return (
    writes.length > 0 &&
    writes.every(
      ({ access }) =>
        access !== undefined &&
        /^(update|upsert|delete)/.test(access.operation) &&
        access.data?.assignments.some(({ kind }) => kind === "increment" || kind === "append") !==
          true,
    )
  );
}

/** `syncToCrm(order)`: nothing resolves, and its name says that it changes something. */
function isDoing(element: ts.Expression): boolean {
  return (
    ts.isCallExpression(element) &&
    element.arguments.length > 0 &&
    DOES.test(wordsOf(calledName(element.expression)?.text ?? "")[0] ?? "") &&
    !/^fetch/.test(calledName(element.expression)?.text ?? "")
  );
}

/** `await Promise.all(…);`, `waitUntil(Promise.all(…))`: nobody looks at the results. */
function isResultUnused(call: ts.CallExpression): boolean {
  let at: ts.Node = call.parent;
  while (ts.isAwaitExpression(at) || ts.isParenthesizedExpression(at) || ts.isVoidExpression(at))
    at = at.parent;
  return ts.isExpressionStatement(at) || isBackground(call);
}

function isBackground(call: ts.CallExpression): boolean {
  for (const at of ancestors(call)) {
    if (
      ts.isCallExpression(at) &&
      /^(waitUntil|after)$/.test(calledName(at.expression)?.text ?? "")
    )
      return true;
    if (
      ts.isStatement(at) &&
      !ts.isBlock(at) &&
      !ts.isReturnStatement(at) &&
      !ts.isExpressionStatement(at)
    )
      return false;
  }
  return false;
}

/** False where each element waits for nothing, or only for functions that keep every failure to themselves. */
function mayReject({ body, callback }: Fanout, analysis: Analysis): boolean {
  if (callback === undefined) {
    const named = functionOf(analysis.declarationOf(body));
    return named === undefined || !neverRejects(named);
  }
  const waited = ts.isBlock(body)
    ? [...descendants(body, (each) => !isFunctionNode(each))].flatMap((each) =>
        ts.isAwaitExpression(each) || (ts.isReturnStatement(each) && each.expression !== undefined)
          ? [unwrap(each.expression as ts.Expression)]
          : [],
      )
    : [unwrap(body as ts.Expression)];
  return waited.some((each) => {
    const at = ts.isAwaitExpression(each) ? unwrap(each.expression) : each;
    const called = ts.isCallExpression(at) ? bodyOfCalled(at, analysis) : undefined;
    return called === undefined || !neverRejects(called);
  });
}

/** Whatever is waited for keeps its failures to itself. */
function keepsAll(body: ts.Node, analysis: Analysis): boolean {
  const waited = [...descendants(body, (each) => !isFunctionNode(each))].flatMap((each) =>
    ts.isAwaitExpression(each) ? [unwrap(each.expression)] : [],
  );
  return (
    waited.length > 0 &&
    waited.every((each) => {
      const called = ts.isCallExpression(each) ? bodyOfCalled(each, analysis) : undefined;
      return called !== undefined && neverRejects(called);
    })
  );
}

/** A job or consumer runs again as a whole when one element fails. */
function isOwnRun(call: ts.CallExpression, analysis: Analysis): boolean {
  const { contexts } = analysis.reach(call);
  return (
    contexts.has("job") ||
    contexts.has("consumer") ||
    /\/(cron|jobs?|workers?|queues?|tasks?)\//.test(call.getSourceFile().fileName)
  );
}

/** Every element deals with its own failure. */
function catchesEach(body: ts.Node): boolean {
  if (ts.isBlock(body)) {
    const tries = body.statements.filter(ts.isTryStatement);
    if (tries.length > 0) return tries.some((each) => each.catchClause !== undefined);
  }
  for (const node of [body, ...descendants(body, (each) => !isFunctionNode(each))]) {
    if (ts.isPropertyAccessExpression(node) && node.name.text === "catch") return true;
    if (ts.isCallExpression(node) && CATCHES.test(calledName(node.expression)?.text ?? ""))
      return true;
  }
  return false;
}

/** Helpers that hand a failure back as a value. */
const CATCHES = /^(tryCatch|tryAsync|attemptAsync|safely|tryit|catchError)$/;
