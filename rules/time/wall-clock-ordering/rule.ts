/** Decisions to overwrite, drop or merge that compare the wall-clock times of two versions. */
import type { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { defineRule, type Place, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { placeOf } from "../../kit/syntax.ts";
import { type TimeComparison, timeComparison } from "../../kit/time-values.ts";
import { decisionOf } from "./comparison.ts";
import type { Outcome } from "./consequences.ts";
import { latestRowOf } from "./latest-row.ts";
import { writeConditionsOf } from "./conditional-write.ts";
import { sqlOf } from "./sql.ts";
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
      if (o !== undefined && typeof o !== "string") dbg(o.at, "order " + o.property, o.steps, o.fold.outcome, o.fold.at, report);
      const l = latestRowOf(call, analysis);
      if (l !== undefined && typeof l !== "string") dbg(l.at, "latest " + l.property, l.steps, l.outcome, l.use, report);
      for (const c of writeConditionsOf(call, analysis)) report({ at: c.at, message: "cond " + c.column + " " + c.incoming, confidence: c.steps ? "likely" : "certain" });
    },
    TemplateExpression: sql,
    NoSubstitutionTemplateLiteral: sql,
  },
});

function sql(node: ts.TemplateExpression | ts.NoSubstitutionTemplateLiteral, analysis: Analysis, report: ReportSink): void {
  const f = sqlOf(node, analysis);
  if (f === undefined || f === "shown") return;
  if (f.kind === "latest") dbg(f.at, "sql latest " + f.column, 0, f.outcome, undefined, report);
  else report({ at: f.at, message: "sql " + f.kind + " " + f.column, confidence: "likely" });
}
function dbg(at: ts.Node | Place, message: string, steps: number, o: Outcome, use: ts.Node | undefined, report: ReportSink): void {
  report({ at, message, confidence: steps === 0 ? "certain" : steps === 1 ? "likely" : "possible", related: [...(use ? [{ ...placeOf(use), message: "use " + use.getText().slice(0, 80) }] : []), { ...placeOf(o.effect.node), message: o.kind + " " + o.effect.kind + " " + o.effect.node.getText().slice(0, 80) + " calls " + o.calls }] });
}


function inspectComparison(comparison: TimeComparison, analysis: Analysis, report: ReportSink): void {
  const decision = decisionOf(comparison, analysis);
  if (decision === undefined) return;
  if (decision === "shown") {
    analysis.guarded(ID, { ...placeOf(comparison.node), message: "nothing is written, sent or dropped because of this order" });
    return;
  }
  report({ at: comparison.node, message: "compare", confidence: decision.steps === 0 ? "certain" : decision.steps === 1 ? "likely" : "possible",related:[{...placeOf(decision.outcome.effect.node),message:decision.outcome.effect.kind+" "+decision.outcome.effect.node.getText().slice(0,80)+" calls "+decision.outcome.calls}] });
}
