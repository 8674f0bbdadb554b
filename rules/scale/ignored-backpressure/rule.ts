/** Streams whose reader is slower than their writer, and code between them that does not wait. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { calledName, descendants, isFunctionNode, placeOf, unwrap } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import page from "./README.md";
import { openSourceAround, outermostFunction, pipedInto, writableOf } from "./streams.ts";

export default defineRule({
  id: "scale/ignored-backpressure",
  title: "Writer that does not wait for its reader",
  assumption: "The reader is as fast as the writer.",
  patterns: ["backpressure", "bounded-queue"],
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
      const name = calledName(call.expression)?.text;
      if (name === "on" || name === "addListener") inspectListener(call, analysis, report);
      else if (name === "write") inspectWrite(call, analysis, report);
      else if (name === "pipe") inspectPipe(call, analysis, report);
    },
  },
});

/** `rows.on("data", async (row) => { await insert(row) })`. */
function inspectListener(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const [event, listener] = call.arguments;
  if (event === undefined || listener === undefined) return;
  if (!ts.isStringLiteralLike(event) || event.text !== "data") return;
  const body = unwrap(listener);
  if (!isFunctionNode(body) || /(stdout|stderr|stdin|process)$/.test(lastName(receiverOf(call))))
    return;
  const waited = [...descendants(body)].find(ts.isAwaitExpression);
  if (waited === undefined || /\b(pause|abort|destroy)\s*\(/.test(body.getText())) return;
  if (!analysis.runsOnServer(call)) return;
  report({
    at: event,
    basis: call,
    message: "The next piece comes while this one is still at work: nobody pauses the stream",
    confidence: "possible",
    related: [{ ...placeOf(waited), message: "the stream does not wait for this" }],
  });
}

/** `out.write(row)` for everything that a stream or a cursor gives. */
function inspectWrite(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  if (!ts.isExpressionStatement(call.parent)) return;
  const writable = writableOf(call, analysis);
  if (writable === undefined) return;
  const source = openSourceAround(call, writable);
  if (source === undefined) return;
  const home = outermostFunction(call);
  if (
    /drain|writableNeedDrain|writableLength|backpressure|event-stream|sse\b/i.test(home.getText())
  )
    return;
  if (!analysis.runsOnServer(call)) return;
  report({
    at: call.expression,
    basis: call,
    message: `What a slow reader of \`${shortened(writable, 24)}\` does not take piles up in memory: \`write\` says so`,
    confidence: "possible",
    related: [{ ...placeOf(source), message: "goes on however full the buffer is" }],
  });
}

/** `stream.pipe(res)`: neither end hears of the other's failure. */
function inspectPipe(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const target = pipedInto(call);
  if (target === undefined || !analysis.runsOnServer(call)) return;
  report({
    at: call.expression,
    basis: call,
    message: `\`pipe\` tells neither end: a reader that leaves \`${shortened(target, 24)}\` keeps the source open`,
    confidence: "possible",
  });
}
