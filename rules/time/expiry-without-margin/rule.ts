/** Credentials that are used until the very moment at which the other side stops to accept them. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { freshPartsOf } from "../../kit/fresh.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { calledName, enclosingFunction, placeOf, unwrap } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { expiryName, hasMargin, isRefusal, isRenewed, writtenAt } from "./margin.ts";
import page from "./README.md";

export default defineRule({
  id: "time/expiry-without-margin",
  title: "Credential used to its last millisecond",
  assumption: "What is valid now is valid when it arrives.",
  patterns: ["lease"],
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
      if (COMPARES.has(node.operatorToken.kind)) inspect(node, analysis, report);
    },
    CallExpression(call, analysis, report) {
      const name = calledName(call.expression)?.text ?? "";
      if (/^(isBefore|isAfter)$/.test(name)) inspect(call, analysis, report);
    },
  },
});

const COMPARES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);

function inspect(at: ts.Expression, analysis: Analysis, report: ReportSink): void {
  const sides = sidesOf(at);
  const home = enclosingFunction(at);
  if (sides === undefined || home === undefined) return;
  const expiry = sides.find((side) => expiryName(side) !== undefined);
  const clock = sides.find((side) => side !== expiry);
  const name = expiry === undefined ? undefined : expiryName(expiry);
  if (expiry === undefined || clock === undefined || name === undefined) return;
  if (!isRenewed(home, name, analysis) || isRefusal(at) || hasMargin(at, name, analysis)) return;
  if (!freshPartsOf(clock, analysis).some((each) => each.kind === "clock")) return;
  if (!analysis.runsOnServer(at)) return;
  const written = writtenAt(at, name);
  report({
    at,
    message: `Used until the end of \`${shortened(expiry.getText(), 30)}\`: it may be over when it arrives`,
    confidence: "possible",
    related:
      written === undefined ? [] : [{ ...placeOf(written), message: "its end, as reckoned here" }],
  });
}

/** `a < b`, `isBefore(a, b)`, `a.isBefore(b)`. */
function sidesOf(at: ts.Expression): readonly ts.Expression[] | undefined {
  if (ts.isBinaryExpression(at)) return [unwrap(at.left), unwrap(at.right)];
  if (!ts.isCallExpression(at)) return undefined;
  const receiver = receiverOf(at);
  const all = [...(receiver === undefined ? [] : [receiver]), ...at.arguments];
  return all.length === 2 ? all : undefined;
}
