/** Decisions to overwrite, drop or merge that compare the wall-clock times of two versions. */
import type { Analysis } from "../../kit/analysis.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { placeOf } from "../../kit/syntax.ts";
import { type TimeComparison, timeComparison } from "../../kit/time-values.ts";
import { decisionOf } from "./comparison.ts";
import { orderingOf } from "./ordering.ts";
import page from "./README.md";

const ID = "time/wall-clock-ordering";

export default defineRule({
  id: ID,
  title: "Wall clocks decide which write wins",
  assumption: "The larger timestamp is the later write.",
  patterns: ["optimistic-concurrency", "conflict-resolution", "sequencer", "lamport-clock", "hybrid-logical-clock", "version-vector"],
  contexts: SERVER_CONTEXTS,
  severity: { "single-node": "off", "multi-node": "warning", distributed: "error", unknown: "question" },
  since: "0.1.0",
  page,
  on: {
    BinaryExpression(node, analysis, report) {
      const comparison = timeComparison(node, analysis);
      if (comparison !== undefined) inspectComparison(comparison, analysis, report);
    },
    CallExpression(call, analysis, report) {
      const comparison = timeComparison(call, analysis);
      if (comparison !== undefined) inspectComparison(comparison, analysis, report);
      const o = orderingOf(call, analysis);
      if (o !== undefined && typeof o !== "string") report({ at: o.at, message: "order "+o.property, confidence: o.steps === 0 ? "certain" : o.steps === 1 ? "likely" : "possible",related:[{...placeOf(o.fold.at),message:"fold "+o.fold.at.getText().slice(0,80)},{...placeOf(o.fold.outcome.effect.node),message:o.fold.outcome.kind+" "+o.fold.outcome.effect.kind+" "+o.fold.outcome.effect.node.getText().slice(0,80)+" calls "+o.fold.outcome.calls}] });
    },
  },
});

function inspectComparison(comparison: TimeComparison, analysis: Analysis, report: ReportSink): void {
  const decision = decisionOf(comparison, analysis);
  if (decision === undefined) return;
  if (decision === "shown") {
    analysis.guarded(ID, { ...placeOf(comparison.node), message: "nothing is written, sent or dropped because of this order" });
    return;
  }
  report({ at: comparison.node, message: "compare", confidence: decision.steps === 0 ? "certain" : decision.steps === 1 ? "likely" : "possible",related:[{...placeOf(decision.outcome.effect.node),message:decision.outcome.effect.kind+" "+decision.outcome.effect.node.getText().slice(0,80)+" calls "+decision.outcome.calls}] });
}
