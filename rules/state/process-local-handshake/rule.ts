/** State that one request leaves in memory for a later one: by hand, or in the default store of sessions. */
import type { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { keptByCall, standsIn } from "../../kit/kept.ts";
import type { StateDeclaration } from "../../kit/process-state.ts";
import type { Handshake } from "../../kit/roles/handshake.ts";
import { evidenceOf, sureOf } from "../../kit/roles/report.ts";
import { rolesOf } from "../../kit/roles/role.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { sharedMapFix } from "../../kit/shared-map.ts";
import { calledName, placeOf } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { sessionsInRedis } from "./fix.ts";
import { isBetweenHooks } from "./hooks.ts";
import page from "./README.md";

export default defineRule({
  id: "state/process-local-handshake",
  title: "Second step that needs the process of the first",
  assumption: "The second step of a flow reaches the process of the first.",
  patterns: ["shared-state"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "question",
    "multi-node": "error",
    distributed: "error",
    unknown: "warning",
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
    const { role, name, state } = found;
    if (role.kind !== "handshake" || state === undefined) continue;
    const title = "Keep it in the Redis that all instances share (shared-state pattern)";
    report({
      at: name,
      message: messageFor(role, shortened(name.text, 28)),
      confidence: isBetweenHooks(role, analysis) ? "possible" : sureOf(found),
      related: evidenceOf(found, [
        [role.left, "left here by one request"],
        [role.taken, "expected here by a later one"],
      ]),
      fixes: role.form === "transport" ? [] : sharedMapFix(state, title, analysis),
    });
  }
}

function messageFor(role: Handshake, name: string): string {
  return role.form === "transport"
    ? `\`${name}\` is known to this process alone, and the next request may reach another`
    : `\`${name}\` is left by one request for the next, which may reach another process`;
}

/** `session({ secret })` without a store. */
function inspectCall(
  call: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const kept = keptByCall(call, analysis);
  if (kept?.what !== "session") return;
  const stead = standsIn(call, analysis);
  if (stead?.why === "insurance") return;
  const callee = calledName(call.expression);
  report({
    at: callee ?? call,
    message: "Sessions live in this process only: the next request may reach another instance",
    confidence: kept.confidence,
    basis: call,
    ...(stead === undefined
      ? {}
      : {
          atMost: "info",
          related: [{ ...placeOf(stead.at), message: "decides whether a shared store holds them" }],
        }),
    fixes: sessionsInRedis(call, kept, analysis),
  });
}
