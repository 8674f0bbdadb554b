/** Attempts that follow a failure at once, after a fixed wait, or for ever. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { effectOfCall } from "../../kit/effects/effect.ts";
import { breakerFixes } from "../../kit/resilience.ts";
import { type Retry, retryAround, retryOfCall, retryOfResults } from "../../kit/retries/retry.ts";
import {
  type Confidence,
  defineRule,
  type Fix,
  type ReportSink,
  SERVER_CONTEXTS,
} from "../../kit/rule.ts";
import {
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  type Loop,
  outer,
  placeOf,
} from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { type Attempt, attemptOf } from "./attempt.ts";
import { waitFixes } from "./fix.ts";
import { guardOf } from "./guards.ts";
import { inspectLibrary } from "./libraries.ts";
import page from "./README.md";
import { inspectRequeue } from "./requeue.ts";

const ID = "scale/retry-without-backoff";

export default defineRule({
  id: ID,
  title: "Retry without backoff",
  assumption: "Trying again right away is harmless.",
  patterns: ["retry-with-backoff", "circuit-breaker", "idempotent-receiver"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "warning",
    "multi-node": "warning",
    distributed: "error",
    unknown: "warning",
  },
  since: "0.1.0",
  page,
  on: {
    TryStatement(node, analysis, report) {
      const retry = retryAround(node, analysis);
      if (retry !== undefined) inspect(retry, analysis, report);
    },
    ForStatement: ofResults,
    WhileStatement: ofResults,
    DoStatement: ofResults,
    CallExpression(call, analysis, report) {
      inspectLibrary(call, analysis, report);
      inspectRequeue(call, analysis, report);
      const retry = retryOfCall(call, analysis);
      if (retry !== undefined) inspect(retry, analysis, report);
    },
    NewExpression: inspectLibrary,
  },
});

function ofResults(loop: Loop, analysis: Analysis, report: ReportSink): void {
  const retry = retryOfResults(loop, analysis);
  if (retry !== undefined) inspect(retry, analysis, report);
}

function inspect(retry: Retry, analysis: Analysis, report: ReportSink): void {
  const { wait } = retry;
  const isEndless = !retry.isBounded;
  if (!isEndless && wait.kind !== "none" && wait.kind !== "constant" && wait.kind !== "growing")
    return;
  if (!analysis.runsOnServer(retry.tried)) return;
  const attempt = attemptOf(retry, analysis);
  if (attempt === undefined || isHandedOn(retry, attempt)) return;
  const guard = guardOf(retry, attempt, analysis);
  if (guard !== undefined) {
    analysis.guarded(ID, { ...placeOf(guard.at), message: guard.message });
    return;
  }
  const name = shortened(attempt.name, 36);
  const related = [
    { ...placeOf(headOf(retry.root)), message: "begins the next attempt" },
    ...(retry.again === undefined
      ? []
      : [{ ...placeOf(retry.again.expression), message: "calls itself after the failure" }]),
    ...(attempt.effect === undefined || attempt.effect === attempt.call
      ? []
      : [{ ...placeOf(attempt.effect), message: "what is tried" }]),
  ];
  const sure = confidenceOf(retry, attempt);
  if (wait.kind === "none") {
    report({
      at: calleeOf(attempt.call),
      basis: retry.root,
      message: isEndless
        ? `\`${name}\` is tried again at once and for ever: it never gets to recover`
        : `\`${name}\` is tried again at once: every caller presses on while it is down`,
      confidence: sure,
      related,
      fixes: fixesOf(retry, attempt, analysis),
    });
    return;
  }
  if (isEndless) {
    report({
      at: calleeOf(attempt.call),
      basis: retry.root,
      message: `\`${name}\` is tried for ever: nothing counts the attempts or looks at a deadline`,
      confidence:
        retry.form === "loop" && sure !== "possible" && isAsked(retry, analysis)
          ? "likely"
          : "possible",
      related,
    });
    return;
  }
  if (wait.delay === undefined) return;
  if (wait.kind === "constant" && analysis.topologyOf(retry.tried).layer === "single-node") return;
  // One wait serves every way back to the beginning.
  if (isSeen(wait.delay, analysis)) return;
  report({
    at: wait.delay,
    basis: retry.root,
    message:
      wait.kind === "constant"
        ? `\`${name}\` is tried again after a fixed wait: callers that failed together return together`
        : "Waits grow alike for every caller: those that failed together return together",
    // Waits that grow let the other side breathe; whether a crowd forms is for people to say.
    confidence: wait.kind === "growing" ? "possible" : sure === "certain" ? "likely" : sure,
    ...(wait.kind === "growing" ? { atMost: "info" as const } : {}),
    related: [{ ...placeOf(calleeOf(attempt.call)), message: "what is tried again" }, ...related],
    fixes: fixesOf(retry, attempt, analysis),
  });
}

/** The wait first; beside it a breaker, which ends the attempts of all callers while the other side is down. */
function fixesOf(retry: Retry, { call, effect }: Attempt, analysis: Analysis): readonly Fix[] {
  const waits = waitFixes(retry);
  const [wait] = waits;
  if (wait === undefined || call !== effect || !ts.isCallExpression(call)) return waits;
  if (effectOfCall(call, analysis)?.target !== "http") return waits;
  const need = { title: "wait between attempts", edits: wait.edits };
  return [...waits, ...breakerFixes([call], analysis, need)];
}

const seenWaits = new WeakMap<Analysis, WeakSet<ts.Node>>();

function isSeen(delay: ts.Node, analysis: Analysis): boolean {
  const seen = seenWaits.get(analysis) ?? new WeakSet<ts.Node>();
  seenWaits.set(analysis, seen);
  if (seen.has(delay)) return true;
  seen.add(delay);
  return false;
}

/** `return work()` without `await` in an `async` function: the `catch` beside it never hears of a failure. */
function isHandedOn(retry: Retry, { call }: Attempt): boolean {
  if (retry.failure === undefined || !ts.isCallExpression(call)) return false;
  if (!ts.isReturnStatement(outer(call))) return false;
  const own = enclosingFunction(call);
  return own?.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}

/** Somebody waits for the answer, or a message is held up. */
function isAsked(retry: Retry, analysis: Analysis): boolean {
  const { contexts } = analysis.reach(retry.tried);
  return contexts.has("request") || contexts.has("consumer") || contexts.has("serverless");
}

function confidenceOf(retry: Retry, { certainty, depth }: Attempt): Confidence {
  if (certainty === "name") return "possible";
  if (retry.form !== "loop" && !retry.isNamed) return "possible";
  // A state that is waited for looks the same as a failure.
  if (retry.form === "result" && retry.wait.kind === "constant") return "possible";
  if (certainty === "shape") return retry.isNamed ? "likely" : "possible";
  return certainty === "resolved" && retry.isNamed && depth === 0 ? "certain" : "likely";
}

function calleeOf(call: ts.Node): ts.Node {
  if (ts.isCallExpression(call) || ts.isNewExpression(call)) return call.expression;
  return ts.isTaggedTemplateExpression(call) ? call.tag : call;
}

/** The keyword of a loop, the name of a function. */
function headOf(root: Loop | FunctionNode): ts.Node {
  if (isFunctionNode(root)) return ("name" in root ? root.name : undefined) ?? root;
  return root.getFirstToken() ?? root;
}
