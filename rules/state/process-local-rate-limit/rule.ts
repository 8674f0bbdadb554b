/** Limits that are counted in the memory of one process: by packages without a store, or by hand. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { keptByCall, standsIn } from "../../kit/kept.ts";
import type { StateDeclaration } from "../../kit/process-state.ts";
import { usesOf } from "../../kit/references.ts";
import { evidenceOf, sureOf } from "../../kit/roles/report.ts";
import { rolesOf } from "../../kit/roles/role.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { calledName, outer, placeOf } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { countTogether, withSharedStore } from "./fix.ts";
import { isReplacedGuard } from "./nest.ts";
import page from "./README.md";

const RULE_ID = "state/process-local-rate-limit";

export default defineRule({
  id: RULE_ID,
  title: "Rate limit counted in one process",
  assumption: "This process sees all of a caller's requests.",
  patterns: ["rate-limiting"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "off",
    "multi-node": "warning",
    distributed: "error",
    unknown: "question",
  },
  leansOnInstances: true,
  since: "0.1.0",
  page,
  on: {
    VariableDeclaration: inspect,
    PropertyDeclaration: inspect,
    CallExpression: inspectCall,
    NewExpression: inspectCall,
  },
});

function inspect(declaration: StateDeclaration, analysis: Analysis, report: ReportSink): void {
  for (const found of rolesOf(declaration, analysis)) {
    const { role, name } = found;
    if (role.kind !== "limiter") continue;
    const shown = `\`${shortened(name.text, 28)}\``;
    report({
      at: name,
      message:
        role.by === "count"
          ? `${shown} counts in this process only: each instance allows the limit anew`
          : `${shown} spaces calls out in this process only: each instance lets one through`,
      confidence: sureOf(found),
      related: evidenceOf(found, [
        [role.counted, "counted here, in memory"],
        [role.test, "compared with the limit"],
        [role.refused, "refused here"],
      ]),
      fixes: countTogether(found, role, analysis),
    });
  }
}

function inspectCall(
  call: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const kept = keptByCall(call, analysis);
  if (kept?.what !== "rate-limit") return;
  const callee = calledName(call.expression);
  const replaced = isReplacedGuard(kept.facts.declaration, analysis);
  const stead = standsIn(call, analysis);
  if (replaced !== undefined || stead?.why === "insurance") {
    analysis.guarded(RULE_ID, {
      ...placeOf(replaced ?? call),
      message:
        replaced === undefined
          ? "only an insurance for the time when the shared store is away"
          : "a guard of its own decides, whatever the module is told",
    });
    return;
  }
  const name = shortened(callee?.text ?? "the limiter", 28);
  report({
    at: callee !== undefined && ts.isNewExpression(call) ? call.expression : (callee ?? call),
    message: `\`${name}\` counts in this process only: each instance allows the limit anew`,
    confidence: isPacing(call, analysis) ? "possible" : kept.confidence,
    basis: call,
    ...(stead === undefined
      ? {}
      : {
          atMost: "info",
          related: [{ ...placeOf(stead.at), message: "decides whether a shared store counts" }],
        }),
    fixes: withSharedStore(call, kept, analysis),
  });
}

/** Nobody is refused: the code waits for its turn, to be gentle with somebody else. */
function isPacing(call: ts.CallExpression | ts.NewExpression, analysis: Analysis): boolean {
  const holder = outer(call);
  if (!ts.isVariableDeclaration(holder) && !ts.isPropertyDeclaration(holder)) return false;
  const asked = usesOf(holder, analysis).flatMap((use) => {
    const access = use.parent;
    const next =
      ts.isPropertyAccessExpression(access) && access.name === use ? access.parent : access;
    return ts.isPropertyAccessExpression(next) ? [next.name.text] : [];
  });
  return (
    asked.length > 0 && asked.every((name) => /^(removeTokens|schedule|wrap|wait\w*)$/.test(name))
  );
}
