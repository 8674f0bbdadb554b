/** Queues, caches and memos in process memory that grow with traffic and that nothing bounds. */
import type { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { StateDeclaration } from "../../kit/process-state.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { judge, RULE_ID } from "./collections.ts";
import { judgeFinished } from "./finished.ts";
import { judgeCreation } from "./libraries.ts";
import page from "./README.md";

export default defineRule({
  id: RULE_ID,
  title: "Collection that can grow without end",
  assumption: "Memory is where waiting work lives, and it will fit.",
  patterns: ["bounded-queue", "bounded-cache", "backpressure", "queue-based-load-levelling"],
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
    VariableDeclaration: inspect,
    PropertyDeclaration: inspect,
    CallExpression: inspectCreation,
    NewExpression: inspectCreation,
  },
});

function inspectCreation(
  creation: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const found = judgeCreation(creation, analysis) ?? judgeFinished(creation, analysis);
  if (found !== undefined) report(found);
}

function inspect(declaration: StateDeclaration, analysis: Analysis, report: ReportSink): void {
  const found = judge(declaration, analysis);
  if (found !== undefined) report(found);
}
