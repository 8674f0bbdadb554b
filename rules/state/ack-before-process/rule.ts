/** Work that is confirmed to whoever sent it before it is done. */
import { defineRule } from "../../kit/rule.ts";
import { calledName, placeOf } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { ackBeforeWork, consumedWithoutAck, leftRunning } from "./acks.ts";
import { answerBeforeWork, callbackBeforeWork, workAfterAnswer } from "./answers.ts";
import { claimedBeforeWork } from "./claimed.ts";
import { doneBeforeWork } from "./done.ts";
import { moveFixes } from "./fix.ts";
import page from "./README.md";

export default defineRule({
  id: "state/ack-before-process",
  title: "Confirmed before it is done",
  assumption: "What I have received is as good as done.",
  patterns: ["transactional-outbox", "idempotent-receiver", "queue-based-load-levelling"],
  contexts: ["request", "consumer", "serverless", "edge", "library"],
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
      const name = calledName(call.expression)?.text;
      if (name === undefined) return;
      const ack =
        ackBeforeWork(call, name, analysis) ??
        consumedWithoutAck(call, name, analysis) ??
        leftRunning(call, name);
      if (ack !== undefined) {
        if (!analysis.runsOnServer(call)) return;
        report({
          at: ack.at,
          basis: call,
          message: `The message is confirmed before \`${shortened(ack.name, 32)}\`: a crash in between loses it`,
          confidence: "possible",
          related: [{ ...placeOf(ack.work), message: "is not done yet" }],
          fixes: ack.work === ack.at ? [] : moveFixes(call, ack.work),
        });
        return;
      }
      const claimed = claimedBeforeWork(call, name, analysis);
      if (claimed !== undefined) {
        if (!analysis.runsOnServer(call)) return;
        report({
          at: claimed.at,
          basis: call,
          message: `When \`${shortened(claimed.name, 32)}\` fails this key stays, and a second try is turned away`,
          confidence: "possible",
          related: [{ ...placeOf(claimed.work), message: "is not done yet" }],
        });
        return;
      }
      const done = doneBeforeWork(call, analysis);
      if (done !== undefined) {
        if (!analysis.runsOnServer(call)) return;
        report({
          at: done.at,
          basis: call,
          message: `\`${shortened(done.field, 20)}\` says it is done before \`${shortened(done.name, 30)}\`: a failure leaves it so`,
          confidence: "possible",
          related: [{ ...placeOf(done.work), message: "is not done yet" }],
        });
        return;
      }
      const answer =
        answerBeforeWork(call, name, analysis) ??
        callbackBeforeWork(call, name, analysis) ??
        workAfterAnswer(call, name, analysis);
      if (answer === undefined || !analysis.runsOnServer(call)) return;
      report({
        at: answer.at,
        basis: call,
        message: `The caller is told of success before \`${shortened(answer.name, 34)}\` is done, or although it fails`,
        confidence: "possible",
        related: [{ ...placeOf(answer.work), message: "is not done when the answer leaves" }],
      });
    },
  },
});
