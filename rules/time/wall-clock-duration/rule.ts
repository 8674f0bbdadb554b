/** Durations measured as the difference of two readings of a clock that can be set. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { ancestors, calledName, isFunctionNode, placeOf, unwrap } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { performanceFixes } from "./fix.ts";
import page from "./README.md";
import { momentAhead, type Reading, readingOf } from "./readings.ts";
import { firstOfFunction, useOf } from "./uses.ts";

export default defineRule({
  id: "time/wall-clock-duration",
  title: "Duration by the wall clock",
  assumption: "The clock never steps.",
  patterns: ["deadline", "lease"],
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
    BinaryExpression(node, analysis, report) {
      if (node.operatorToken.kind === ts.SyntaxKind.MinusToken)
        inspect(node, node.left, node.right, analysis, report);
      else if (COMPARES.has(node.operatorToken.kind)) inspectDeadline(node, analysis, report);
    },
    CallExpression(call, analysis, report) {
      const name = calledName(call.expression)?.text ?? "";
      const [first, second] = call.arguments;
      if (/^differenceIn(Milliseconds|Seconds|Minutes)$/.test(name)) {
        if (first !== undefined && second !== undefined)
          inspect(call, first, second, analysis, report);
        return;
      }
      if (name !== "diff" || first === undefined) return;
      const callee = unwrap(call.expression);
      if (ts.isPropertyAccessExpression(callee))
        inspect(call, callee.expression, first, analysis, report);
    },
  },
});

function inspect(
  node: ts.Expression,
  end: ts.Expression,
  start: ts.Expression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const to = readingOf(end, analysis);
  const from = to === undefined ? undefined : readingOf(start, analysis);
  if (to === undefined || from === undefined || !from.isKept) return;
  const use = useOf(node);
  if (use === "logged" || !firstOfFunction(node, analysis)) return;
  if (use === "measure" && !isOfProduct(node)) return;
  if (!analysis.runsOnServer(node)) return;
  report({
    at: node,
    message:
      use === "limit"
        ? `A step of the clock makes \`${shortened(node.getText(), 38)}\` pass this limit early or never`
        : `A step of the clock makes \`${shortened(node.getText(), 38)}\` too long, too short or negative`,
    confidence: "possible",
    related: [...places(from, "starts here"), ...places(to, "ends here")],
    fixes: performanceFixes(node, from, to, use, analysis),
  });
}

const COMPARES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);

/** `const giveUpAt = Date.now() + budget; while (Date.now() < giveUpAt)`: the same limit, written as a moment. */
function inspectDeadline(node: ts.BinaryExpression, analysis: Analysis, report: ReportSink): void {
  if (!isInLoop(node)) return;
  const sides: readonly (readonly [ts.Expression, ts.Expression])[] = [
    [node.left, node.right],
    [node.right, node.left],
  ];
  for (const [clock, other] of sides) {
    const reading = readingOf(clock, analysis);
    if (reading === undefined || reading.isKept) continue;
    const moment = momentAhead(other, analysis);
    if (moment === undefined || !analysis.runsOnServer(node)) continue;
    report({
      at: node,
      message: `A step of the clock makes \`${shortened(node.getText(), 38)}\` end the loop early or never`,
      confidence: "possible",
      related: [{ ...placeOf(moment), message: "how long it may take, as a time of day" }],
    });
    return;
  }
}

function isInLoop(node: ts.Node): boolean {
  for (const at of ancestors(node)) {
    if (ts.isWhileStatement(at) || ts.isDoStatement(at) || ts.isForStatement(at)) return true;
    if (isFunctionNode(at)) return false;
  }
  return false;
}

/** Latencies and what is billed are looked at one by one; other durations end in averages, which a step does not move. */
function isOfProduct(node: ts.Expression): boolean {
  for (const at of [...ancestors(node)].slice(0, 4)) {
    // What callers do with it is out of sight.
    if (ts.isReturnStatement(at)) return true;
    if (ts.isStatement(at)) break;
    const name =
      ts.isPropertyAssignment(at) || ts.isVariableDeclaration(at)
        ? at.name.getText()
        : ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.EqualsToken
          ? at.left.getText()
          : "";
    if (PRODUCT.test(name)) return true;
  }
  return false;
}

const PRODUCT =
  /latency|response_?time|rtt|ping|uptime|downtime|billed|billable|usage|credits?|compute_?(time|ms|seconds)|active_?time|time_?spent|worked|call_?duration|talk/i;

function places({ reads }: Reading, message: string) {
  return reads.map((read) => ({ ...placeOf(read), message }));
}
