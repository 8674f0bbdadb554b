/** Bodies, files and answers that are taken into memory whole, however large somebody makes them. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { calledName, enclosingFunction, placeOf } from "../../kit/syntax.ts";
import { answerOfAnyone } from "./answers.ts";
import { collected } from "./collected.ts";
import { hasSizeLimit } from "./limits.ts";
import { wholeForLines } from "./lines.ts";
import { keptListing, listsAll } from "./listings.ts";
import page from "./README.md";
import { uploadRead } from "./uploads.ts";

export default defineRule({
  id: "scale/unbounded-read",
  title: "Read whole, however large",
  assumption: "Nobody sends more than fits.",
  patterns: ["backpressure", "rate-limiting"],
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
      const name = calledName(call.expression)?.text ?? "";
      if (!READERS.test(name)) return;
      if (listsAll(call, analysis)) {
        tell(call, "listing", call, analysis, report);
        return;
      }
      const path = wholeForLines(call, name, analysis);
      if (path !== undefined) {
        tell(call, "lines", path, analysis, report);
        return;
      }
      const found = uploadRead(call, name) ?? answerOfAnyone(call, name, analysis);
      if (found !== undefined) tell(call, found.what, found.source, analysis, report);
      else if (name === "on") {
        const pieces = collected(call, analysis);
        if (pieces !== undefined) tell(pieces, "body", call, analysis, report);
      }
    },
    ForOfStatement(loop, analysis, report) {
      if (loop.awaitModifier === undefined) return;
      const listed = keptListing(loop);
      if (listed !== undefined) tell(listed, "listing", loop.expression, analysis, report);
      const pieces = collected(loop, analysis);
      if (pieces !== undefined) tell(pieces, "stream", loop.expression, analysis, report);
    },
  },
});

const READERS =
  /^(on|getFiles|text|json|arrayBuffer|blob|buffer|bytes|formData|readFile|readFileSync|get|request|transformToString|transformToByteArray)$/;

const MESSAGES = {
  lines: "The whole file is kept in memory to go through its lines, however many there are",
  body: "The whole body is kept in memory, and nobody counts: one request can take it all",
  stream: "The whole stream is kept in memory, and nobody counts how much that is",
  listing: "Everything that is listed is kept in memory, page after page, however much there is",
  upload: "The whole upload is kept in memory, and nobody asked how large it is",
  answer: "An address from outside answers with as much as it likes, all of it kept in memory",
} as const;

function tell(
  at: ts.Node,
  what: keyof typeof MESSAGES,
  source: ts.Node,
  analysis: Analysis,
  report: ReportSink,
): void {
  const home = enclosingFunction(at);
  if (home === undefined || hasSizeLimit(at) || !analysis.runsOnServer(at)) return;
  report({
    at: ts.isCallExpression(at) ? at.expression : at,
    basis: at,
    message: MESSAGES[what],
    confidence: "possible",
    related: source === at ? [] : [{ ...placeOf(source), message: "where it comes from" }],
  });
}
