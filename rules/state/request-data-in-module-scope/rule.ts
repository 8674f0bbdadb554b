/** One caller's data in a variable of the module or a field of a singleton, where the next caller finds it. */
import type { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { StateDeclaration } from "../../kit/process-state.ts";
import { processValues } from "../../kit/process-value.ts";
import { defineRule, type Evidence, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { placeOf } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { contextFix } from "./fix.ts";
import page from "./README.md";
import { defaultsOf, replacedIn, sharedIn } from "./shared.ts";

export default defineRule({
  id: "state/request-data-in-module-scope",
  title: "One request's data where all requests meet",
  assumption: "One request at a time.",
  patterns: ["request-context"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "error",
    "multi-node": "error",
    distributed: "error",
    unknown: "error",
  },
  since: "0.1.0",
  page,
  on: {
    VariableDeclaration: inspect,
    PropertyDeclaration: inspect,
    BinaryExpression: inspectDefaults,
  },
});

function inspect(declaration: StateDeclaration, analysis: Analysis, report: ReportSink): void {
  for (const value of processValues(declaration, analysis)) {
    const { name, lifetime } = value;
    const shown = `\`${shortened(name.text, 28)}\``;
    const kept: readonly Evidence[] =
      lifetime === "module" || lifetime === "unknown" ? [] : [lifetime];
    const replaced = replacedIn(value);
    if (replaced !== undefined && lifetime !== "unknown") {
      report({
        at: name,
        message: `${shown} is closed under those who use it when one caller brings other options`,
        confidence: "likely",
        related: [
          { ...placeOf(replaced.closed), message: "closed here, whoever is using it" },
          { ...placeOf(replaced.made), message: "replaced for all callers" },
          ...kept,
        ],
      });
      continue;
    }
    const shared = sharedIn(value, analysis);
    if (shared === undefined) continue;
    report({
      at: name,
      message: `${shown} holds one request's data where concurrent requests read and overwrite it`,
      confidence: shared.confidence,
      related: [
        { ...placeOf(shared.write), message: "one request writes it here" },
        { ...placeOf(shared.read), message: "read here, when another request may have written it" },
        ...kept,
      ],
      fixes: contextFix(value, analysis),
    });
  }
}

function inspectDefaults(
  assignment: ts.BinaryExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const found = defaultsOf(assignment, analysis);
  if (found === undefined) return;
  report({
    at: assignment.left,
    message: "Set for every later call of a client that all requests share, not for this one alone",
    confidence: "likely",
    related: [{ ...placeOf(found.source), message: "comes with one request" }],
  });
}
