/** Work that comes back after each failure without a last attempt: requeues, polls and options that never end. */
import type { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { placeOf } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { reconnectsAtOnce, startsOver } from "./again.ts";
import { endlessSchedule, handsSameToItself } from "./itself.ts";
import { endlessOption } from "./options.ts";
import { endlessPoll } from "./polls.ts";
import page from "./README.md";
import { requeueWithoutEnd } from "./requeues.ts";
import { isReturnedWithoutCount } from "./returned.ts";

export default defineRule({
  id: "scale/unbounded-retry",
  title: "Attempts without an end",
  assumption: "Sooner or later it will work.",
  patterns: ["retry-with-backoff", "circuit-breaker", "deadline"],
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
      if (isReturnedWithoutCount(call) && analysis.runsOnServer(call)) {
        report({
          at: call.expression,
          basis: call,
          message:
            "What fails waits for its next turn again, and nothing counts how often it had one",
          confidence: "possible",
        });
        return;
      }
      const found = requeueWithoutEnd(call, analysis);
      if (found === undefined) {
        inspectAgain(call, analysis, report);
        inspectItself(call, analysis, report);
        return;
      }
      if (!analysis.runsOnServer(call)) return;
      report({
        at: call.expression,
        basis: call,
        message: `What fails comes back by \`${found.name}\` each time: no number of attempts ends that`,
        confidence: "possible",
        related: [{ ...placeOf(found.failure), message: "after a failure" }],
        fixes: found.fixes,
      });
    },
    WhileStatement: inspectLoop,
    DoStatement: inspectLoop,
    ForStatement: inspectLoop,
    PropertyAssignment(node, analysis, report) {
      const fixes = endlessOption(node);
      if (fixes === undefined || !analysis.runsOnServer(node)) return;
      report({
        at: node,
        message: `\`${node.getText().slice(0, 34)}\` repeats what fails for ever`,
        confidence: "possible",
        fixes,
      });
    },
  },
});

function inspectLoop(
  loop: ts.WhileStatement | ts.DoStatement | ts.ForStatement,
  analysis: Analysis,
  report: ReportSink,
): void {
  const found = endlessPoll(loop);
  if (found === undefined || !analysis.runsOnServer(loop)) return;
  report({
    at: found.at,
    basis: loop,
    message: "This asks until the other side is done: no count and no deadline ends the wait",
    confidence: "possible",
    related: [{ ...placeOf(found.wait), message: "waits before it asks again" }],
  });
}

function inspectItself(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const schedule = endlessSchedule(call, analysis);
  const because = schedule === undefined ? handsSameToItself(call, analysis) : undefined;
  if ((schedule ?? because) === undefined || !analysis.runsOnServer(call)) return;
  report({
    at: schedule ?? call.expression,
    basis: call,
    message:
      schedule === undefined
        ? "It sends itself the message that it was called with: nothing counts the rounds"
        : "This schedule has no last attempt: what never works is tried for ever",
    confidence: "possible",
    related:
      because === undefined ? [] : [{ ...placeOf(because), message: "as long as this holds" }],
  });
}

function inspectAgain(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const again = startsOver(call) ?? reconnectsAtOnce(call);
  if (again === undefined || !analysis.runsOnServer(call)) return;
  report({
    at: call.expression,
    basis: call,
    message: `\`${shortened(again.name, 30)}\` begins again ${again.isLost ? "with each lost connection" : "with nothing changed"}: no count and no wait`,
    confidence: "possible",
    related: [
      {
        ...placeOf(again.because),
        message: again.isLost ? "the connection is gone" : "begins again",
      },
    ],
  });
}
