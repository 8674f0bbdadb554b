/** Changes that may have failed while the code around them goes on as if they were done. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { defineRule, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { calledName, placeOf } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { droppedChange, droppedOutcomes, thrownInListener, uncheckedAnswer } from "./answers.ts";
import { caughtTooEarly, endsForGood, returnedTooEarly, thrownInCallback } from "./callbacks.ts";
import { swallowedBy, swallowedByCallback } from "./catches.ts";
import { passedOnFailure } from "./checks.ts";
import { answerFixes, callbackFixes, outcomeFixes, throwFixes } from "./fix.ts";
import { droppedAnswers, isUnwatchedLink } from "./links.ts";
import { failureAsValue } from "./processors.ts";
import page from "./README.md";
import { emptyAnswer } from "./reads.ts";
import { recordLost, rejectedLost, resolvedAnyway } from "./records.ts";

export default defineRule({
  id: "scale/swallowed-failure",
  title: "Failure that nobody hears of",
  assumption: "If something went wrong, somebody would have said so.",
  patterns: ["retry-with-backoff", "transactional-outbox", "structured-concurrency"],
  contexts: [...SERVER_CONTEXTS, "cli"],
  severity: {
    "single-node": "question",
    "multi-node": "question",
    distributed: "question",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    NewExpression(creation, analysis, report) {
      const found = resolvedAnyway(creation);
      if (found === undefined || !analysis.runsOnServer(creation)) return;
      report({
        at: ts.isIfStatement(found.at) ? found.at.expression : found.at,
        basis: creation,
        message: `When \`${shortened(found.name, 34)}\` fails, the promise resolves as if it were done`,
        confidence: "possible",
      });
    },
    TryStatement(node, analysis, report) {
      const lost = recordLost(node);
      if (lost !== undefined && analysis.runsOnServer(node)) {
        report({
          at: lost,
          basis: node,
          message: LOST_RECORD,
          confidence: "possible",
        });
        return;
      }
      const early = caughtTooEarly(node) ?? returnedTooEarly(node, analysis);
      if (early !== undefined && analysis.runsOnServer(node)) {
        report({
          at: early.at,
          basis: node,
          message: `This never hears that \`${shortened(early.name, 34)}\` failed: nobody waits for it in the \`try\``,
          confidence: "possible",
          related: [{ ...placeOf(early.work), message: "fails when the `try` is long over" }],
        });
        return;
      }
      const passed = passedOnFailure(node, analysis);
      if (passed !== undefined && analysis.runsOnServer(node)) {
        report({
          at: passed.at,
          basis: node,
          message: `When \`${shortened(passed.name, 30)}\` fails, \`${shortened(passed.value, 16)}\` lets through what this is to keep out`,
          confidence: "possible",
          related: [{ ...placeOf(passed.work), message: "may have failed" }],
        });
        return;
      }
      const empty = emptyAnswer(node, analysis);
      if (empty !== undefined && analysis.runsOnServer(node)) {
        report({
          at: empty.at,
          basis: node,
          message: `When \`${shortened(empty.name, 34)}\` fails, \`${shortened(empty.held, 16)}\` looks like an answer with nothing in it`,
          confidence: "possible",
          related: [{ ...placeOf(empty.work), message: "may have failed" }],
        });
        return;
      }
      const found = swallowedBy(node, analysis);
      if (found === undefined || !analysis.runsOnServer(node)) return;
      report({
        at: found.at,
        basis: node,
        message: found.isAnswered
          ? `\`${shortened(found.name, 34)}\` may have failed, and the answer says that all went well`
          : `When \`${shortened(found.name, 34)}\` fails, the caller goes on as if it were done`,
        confidence: "possible",
        related: [{ ...placeOf(found.effect), message: "what may not have happened" }],
        fixes: found.isHeard === true ? throwFixes(node, analysis) : [],
      });
    },
    WhileStatement(loop, analysis, report) {
      const found = endsForGood(loop, analysis);
      if (found === undefined || !analysis.runsOnServer(loop)) return;
      report({
        at: found.at,
        basis: loop,
        message: `One failure of \`${shortened(found.name, 34)}\` ends this loop for good, and nobody is told`,
        confidence: "possible",
        related: [
          { ...placeOf(loop.getFirstToken() ?? loop), message: "is started and left to itself" },
        ],
      });
    },
    CallExpression(call, analysis, report) {
      const name = calledName(call.expression)?.text ?? "";
      const lostThrow = thrownInCallback(call, name);
      if (lostThrow !== undefined) {
        if (!analysis.runsOnServer(call) || isCommand(call, analysis)) return;
        report({
          at: lostThrow.at,
          basis: call,
          message: `Nobody catches this: \`${shortened(lostThrow.name, 34)}\` has long returned when it is thrown`,
          confidence: "possible",
          related: [{ ...placeOf(call.expression), message: "returns before the callback runs" }],
        });
        return;
      }
      if (name === "catch") {
        const value = failureAsValue(call);
        if (value !== undefined && analysis.runsOnServer(call)) {
          report({
            at: value.at,
            basis: call,
            message: `When \`${shortened(value.name, 30)}\` fails, the queue takes the job for done all the same`,
            confidence: "possible",
          });
          return;
        }
        const found = swallowedByCallback(call, analysis);
        if (found === undefined || !analysis.runsOnServer(call)) return;
        report({
          at: found.at,
          basis: call,
          message: `When \`${shortened(found.name, 34)}\` fails, the code goes on as if it were done`,
          confidence: "possible",
          related: [{ ...placeOf(found.effect), message: "what may not have happened" }],
          fixes: found.isHeard === true ? callbackFixes(call) : [],
        });
        return;
      }
      if (name === "allSettled") {
        const lost = rejectedLost(call);
        if (lost !== undefined) {
          if (!analysis.runsOnServer(call)) return;
          report({
            at: lost.at,
            basis: call,
            message: LOST_RECORD,
            confidence: "possible",
            related: [{ ...placeOf(lost.settled), message: "waits for all, and throws nothing" }],
          });
          return;
        }
        const effect = droppedOutcomes(call, analysis);
        if (effect === undefined || !analysis.runsOnServer(call)) return;
        report({
          at: call.expression,
          basis: call,
          message: `Nobody looks at the outcomes: a failed \`${shortened(effect.name, 34)}\` is taken for done`,
          confidence: "possible",
          related: [{ ...placeOf(effect.at), message: "what may not have happened" }],
          fixes: outcomeFixes(call, effect.started, analysis),
        });
        return;
      }
      if (/^(on|once|addListener)$/.test(name)) {
        const thrown = thrownInListener(call);
        if (thrown === undefined || !analysis.runsOnServer(call)) return;
        report({
          at: thrown,
          message: "Nobody catches what a listener throws: the code that waits never learns of it",
          confidence: "possible",
          related: [
            { ...placeOf(call.expression), message: "the listener is called from elsewhere" },
          ],
        });
        return;
      }
      if (isUnwatchedLink(call)) {
        if (!analysis.runsOnServer(call)) return;
        report({
          at: call.expression,
          basis: call,
          message:
            "Nobody hears that this link was lost: after a restart of the broker nothing is sent",
          confidence: "possible",
        });
        return;
      }
      const answers = droppedAnswers(call, analysis);
      if (answers !== undefined) {
        if (!analysis.runsOnServer(call)) return;
        report({
          at: call.expression,
          basis: call,
          message: `A command that fails in here is told in the answer alone, which \`${shortened(answers.name, 24)}\` drops`,
          confidence: "possible",
        });
        return;
      }
      if (droppedChange(call, name)) {
        if (!analysis.runsOnServer(call)) return;
        report({
          at: call.expression,
          basis: call,
          message: `Nobody waits for \`${shortened(nameOfCall(call), 32)}\`: when it fails, nobody is told`,
          confidence: "possible",
        });
        return;
      }
      const answer = uncheckedAnswer(call, name, analysis);
      if (answer === undefined || !analysis.runsOnServer(call)) return;
      report({
        at: call.expression,
        basis: call,
        message: `A refusal (4xx, 5xx) counts as success: nobody looks at the status of \`${shortened(name, 24)}\``,
        confidence: "possible",
        fixes: answerFixes(call, answer),
      });
    },
  },
});

const LOST_RECORD = "A record that failed is not among `batchItemFailures`: the queue deletes it";

/** A command ends with what it throws. */
function isCommand(node: ts.Node, analysis: Analysis): boolean {
  const { contexts } = analysis.reach(node);
  return (
    contexts.size > 0 && [...contexts].every((each) => /^(cli|startup|test|build)$/.test(each))
  );
}
