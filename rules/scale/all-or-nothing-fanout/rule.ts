/** Independent effects that are waited for together, so that one failure hides how the others ended. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { combinatorOf } from "../../kit/collections.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import { type Effect, isBusinessWrite, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { effectsOfElement, type Fanout, fanoutOf } from "../../kit/fanout.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  isFunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { settleFix } from "./fix.ts";
import page from "./README.md";

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
      if (combinatorOf(call) !== "all" || !isResultUnused(call)) return;
      if (!analysis.runsOnServer(call) || transactionAround(call, analysis) !== undefined) return;
      const fanout = fanoutOf(call, analysis);
      if (fanout !== undefined) inspectList(fanout, analysis, report);
      else inspectTuple(call, analysis, report);
    },
  },
});

/** Mail to many, a message to each, hooks of others: each stands for itself. */
function inspectList(fanout: Fanout, analysis: Analysis, report: ReportSink): void {
  if (catchesEach(fanout.body)) return;
  const effects = effectsOfElement(fanout, analysis).map((each) => each.effect);
  const effect =
    effects.find(isOutward) ??
    (isOwnRun(fanout.call, analysis) ? effects.find(isBusinessWrite) : undefined);
  const hook = effect === undefined ? hookCalled(fanout) : undefined;
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

/** Effects that leave for others and cannot be taken back. */
function isOutward(effect: Effect): boolean {
  return (
    effect.action !== "read" &&
    /^(mail|push|sms|queue|payment|http)$/.test(effect.target) &&
    isBusinessWrite({ ...effect, action: "write" })
  );
}

/** `await Promise.all([save(), notify(), index()])`: two or more changes of different kinds, nobody uses what they give. */
function inspectTuple(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const list = call.arguments[0] === undefined ? undefined : unwrap(call.arguments[0]);
  if (list === undefined || !ts.isArrayLiteralExpression(list) || list.elements.length < 2) return;
  const changing = list.elements.filter((element) => {
    if (ts.isSpreadElement(element) || /\.catch\(/.test(element.getText())) return false;
    return effectsWithin(element, analysis).some(
      ({ effect }) => effect.action === "write" && effect.target !== "log",
    );
  });
  if (changing.length < 2 || !(isBackground(call) || changing.length > 2)) return;
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

/** `hooks.map((hook) => hook(event))`, `listeners.map((l) => l.run())`: code of others. */
function hookCalled(fanout: Fanout): string | undefined {
  const element = fanout.callback?.parameters[0]?.name;
  if (element === undefined || !ts.isIdentifier(element)) return undefined;
  if (
    !/hook|listener|handler|plugin|callback|subscriber|observer|middleware|tool/i.test(
      `${element.text} ${fanout.over.getText()}`,
    )
  )
    return undefined;
  for (const node of [fanout.body, ...descendants(fanout.body)]) {
    if (!ts.isCallExpression(node)) continue;
    const callee = unwrap(node.expression);
    const root = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : callee;
    if (ts.isIdentifier(root) && root.text === element.text) return callee.getText().slice(0, 30);
  }
  return undefined;
}
