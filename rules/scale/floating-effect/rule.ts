/** Work that changes something and that nobody waits for. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { importsOf } from "../../kit/imports.ts";
import {
  defineRule,
  type Fix,
  type Report,
  type ReportSink,
  SERVER_CONTEXTS,
} from "../../kit/rule.ts";
import { calledName, isFunctionNode, outer, placeOf, unwrap } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { type Dropped, droppedAt, effectOfCallback } from "./dropped.ts";
import {
  afterFixes,
  answerFixes,
  awaitFixes,
  logFixes,
  loopFixes,
  returnFixes,
  spreadFixes,
} from "./fix.ts";
import { leftBehindAnswer } from "./frozen.ts";
import { guardOf, isAside, isProof, type Setting, settingOf } from "./guards.ts";
import { unheardAt } from "./listeners.ts";
import { unkeptAt, unreadyAt } from "./places.ts";
import page from "./README.md";
import { testedAt, wrappedIn } from "./unwaited.ts";

const ID = "scale/floating-effect";

export default defineRule({
  id: ID,
  title: "Effect that nobody waits for",
  assumption: "The process stays until my background work is done.",
  patterns: ["structured-concurrency", "graceful-shutdown", "transactional-outbox"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "warning",
    "multi-node": "warning",
    distributed: "warning",
    unknown: "warning",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      inspectIteration(call, analysis, report);
      inspectUse(call, analysis, report);
      inspectListener(call, analysis, report);
      inspectStatement(call, analysis, report);
    },
  },
});

/** `list.forEach(async (each) => { await save(each) })` */
function inspectIteration(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const name = calledName(call.expression);
  if (name === undefined || !isDropping(call, name.text)) return;
  const [argument] = call.arguments;
  const callback = argument === undefined ? undefined : unwrap(argument);
  if (callback === undefined || !isFunctionNode(callback) || !isAsyncFunction(callback)) return;
  if (!analysis.runsOnServer(call)) return;
  const found = effectOfCallback(callback, analysis);
  if (found === undefined || isAside(found.name)) return;
  const setting = settingOf(call, analysis);
  if (setting.isStart) return;
  report({
    at: name,
    basis: call,
    message: `\`${name.text}\` drops the promises of its callback: nobody waits for \`${shortened(found.name, 30)}\``,
    confidence: found.isSure ? "likely" : "possible",
    related: [
      { ...placeOf(found.at), message: "goes on after the loop, and its failure is nobody's" },
    ],
    fixes: loopFixes(call, callback, found.at),
  });
}

/** `if (!findOrder(id))`, `await Promise.all([orders.map(async (order) => …)])` */
function inspectUse(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const tested = testedAt(call, analysis);
  if (tested !== undefined && analysis.runsOnServer(call)) {
    report({
      at: call.expression,
      basis: call,
      message: `\`${shortened(tested.name, 30)}\` gives a promise, which is always true: nobody waits for its answer`,
      confidence: tested.isSure ? "certain" : "likely",
      related:
        tested.at === call.expression
          ? []
          : [{ ...placeOf(tested.at), message: "decides the same way every time" }],
      fixes: answerFixes(call),
    });
    return;
  }
  for (const { at, keeper, name, list } of wrappedIn(call, analysis)) {
    if (!analysis.runsOnServer(call)) return;
    report({
      at,
      basis: list,
      message: `\`${keeper}\` is given a list in a list: it does not wait for \`${shortened(name, 28)}\``,
      confidence: "certain",
      fixes: spreadFixes(list),
    });
  }
}

/** `worker.on("failed", async (job) => { … })` */
function inspectListener(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const name = calledName(call.expression);
  const found = name === undefined ? undefined : unheardAt(call, name.text, analysis);
  if (name === undefined || found === undefined || isAside(found.name)) return;
  if (!analysis.runsOnServer(call)) return;
  report({
    at: name,
    basis: call,
    message: `\`${name.text}\` looks at no promise: a failure of \`${shortened(found.name, 30)}\` may end the process`,
    confidence: "possible",
    related: [{ ...placeOf(found.at), message: "nothing around it catches its failure" }],
  });
}

function isDropping(call: ts.CallExpression, name: string): boolean {
  if (name === "forEach") return true;
  return /^(map|flatMap)$/.test(name) && ts.isExpressionStatement(outer(call));
}

function isAsyncFunction(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node)?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false)
  );
}

/** `save(order);`, `void save(order);`, `save(order).then(…);` */
function inspectStatement(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const holder = outer(call);
  const isVoid = ts.isVoidExpression(holder);
  if (!ts.isExpressionStatement(isVoid ? outer(holder) : holder)) return;
  const unkept = unkeptAt(call, analysis);
  if (unkept !== undefined && analysis.runsOnServer(call)) {
    report({
      at: call.expression,
      basis: call,
      message: `\`${unkept.keeper}\` does not wait for \`${shortened(unkept.name, 34)}\`: nothing here awaits it`,
      confidence: "possible",
      related: [{ ...placeOf(unkept.at), message: "waits for this function alone" }],
    });
    return;
  }
  const unready = unreadyAt(call, analysis);
  if (unready !== undefined && analysis.runsOnServer(call)) {
    report({
      at: call.expression,
      basis: call,
      message: `A constructor cannot wait for \`${shortened(unready, 30)}\`: callers may come before it is done`,
      confidence: "possible",
    });
    return;
  }
  const dropped = droppedAt(call, analysis);
  const setting = settingOf(call, analysis);
  const guard = dropped === undefined ? undefined : guardOf(call, dropped, setting, analysis);
  if (dropped === undefined || guard !== undefined) {
    const left = setting.isStart ? undefined : leftBehindAnswer(call, analysis);
    if (left !== undefined && analysis.runsOnServer(call))
      report({
        at: left.at,
        basis: call,
        message: `\`${shortened(left.name, 34)}\` runs on after the answer, when the platform may stop the function`,
        confidence: "possible",
      });
    else if (guard !== undefined) analysis.guarded(ID, guard);
    return;
  }
  if (!analysis.runsOnServer(call)) return;
  report({
    at: dropped.at,
    basis: call,
    ...said(call, dropped, setting, analysis),
    related:
      dropped.effect === undefined || dropped.effect.pos === call.pos
        ? []
        : [{ ...placeOf(dropped.effect), message: "what is left behind" }],
    ...(setting.isDeliberate && !setting.isFrozen && !dropped.isLazy ? { atMost: "info" } : {}),
  });
}

/**
 * Waiting makes a failed message fail the work that it tells of, which whoever asked then repeats; and what stands in a
 * function of its own, called at once, was meant to run beside the answer.
 */
function frozenFixes(
  call: ts.CallExpression,
  dropped: Dropped,
  setting: Setting,
  analysis: Analysis,
): readonly Fix[] {
  const kept = afterFixes(call, setting);
  if (setting.isDeliberate || keepsAlready(call, setting)) return kept;
  const standsAside = dropped.isMessage || isFunctionNode(unwrap(call.expression));
  const waited = awaitFixes(call, analysis);
  return standsAside ? [...kept, ...waited] : [...waited, ...kept];
}

/** The file hands other work of its kind to the platform. */
function keepsAlready(call: ts.CallExpression, { keeper }: Setting): boolean {
  return keeper !== undefined && importsOf(call.getSourceFile()).has(keeper.name);
}

function said(
  call: ts.CallExpression,
  dropped: Dropped,
  setting: Setting,
  analysis: Analysis,
): Pick<Report, "message" | "confidence" | "fixes"> {
  const name = shortened(dropped.name, 34);
  const { isSure } = dropped;
  if (dropped.isLazy)
    return {
      message: `\`${name}\` never runs: such a query starts when somebody waits for it`,
      confidence: isSure ? "certain" : "likely",
      fixes: awaitFixes(call, analysis),
    };
  if (setting.isFrozen)
    return {
      message: `\`${name}\` runs on after the answer, when the platform may stop the function`,
      confidence: isSure && !setting.isLoose ? "certain" : "possible",
      fixes: frozenFixes(call, dropped, setting, analysis),
    };
  const confidence = !isSure || setting.isLoose || isProof(dropped) ? "possible" : "likely";
  if (setting.collector !== undefined)
    return {
      message: `The callback returns nothing, so \`${setting.collector}\` does not wait for \`${name}\``,
      confidence: isSure ? "likely" : "possible",
      fixes: returnFixes(call),
    };
  if (dropped.isHandled || setting.isDeliberate)
    return {
      message: `\`${name}\` runs on by itself: a stop of the process loses it, and nobody is told`,
      // Somebody decided it; whether a stop may lose it is for people to say.
      confidence: "possible",
      fixes: setting.isDeliberate ? [] : awaitFixes(call, analysis),
    };
  return {
    message: `Nobody waits for \`${name}\`: the caller goes on as if it had succeeded`,
    confidence,
    // Whoever asked gets the answer for what is done, not for the message about it.
    fixes: [
      ...(dropped.isMessage ? logFixes(call, dropped.name) : []),
      ...awaitFixes(call, analysis),
    ],
  };
}
