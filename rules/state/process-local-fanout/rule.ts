/** Messages to clients that only the clients of one process get. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { keptByCall, standsIn } from "../../kit/kept.ts";
import type { StateDeclaration } from "../../kit/process-state.ts";
import { evidenceOf, sureOf } from "../../kit/roles/report.ts";
import { rolesOf } from "../../kit/roles/role.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { calledName, placeOf } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { bridgeOf } from "./emitters.ts";
import { tellAll } from "./fix.ts";
import page from "./README.md";
import { hasAdapter, sendingThrough } from "./sockets.ts";

export default defineRule({
  id: "state/process-local-fanout",
  title: "Messages only for the clients of one process",
  assumption: "Every subscriber is connected to me.",
  patterns: ["publish-subscribe"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "off",
    "multi-node": "error",
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
    NewExpression: inspectNew,
  },
});

function inspect(declaration: StateDeclaration, analysis: Analysis, report: ReportSink): void {
  for (const found of rolesOf(declaration, analysis)) {
    const { role, name } = found;
    if (role.kind !== "connections") continue;
    report({
      at: name,
      message: `\`${shortened(name.text, 24)}\` holds the clients of this process only: those of others hear nothing`,
      confidence: sureOf(found),
      related: evidenceOf(found, [
        [role.sent, "sent here, to whoever is connected to this process"],
        [role.joined, "a client is added here"],
      ]),
      fixes: tellAll(role, analysis),
    });
  }
}

function inspectNew(creation: ts.NewExpression, analysis: Analysis, report: ReportSink): void {
  const found = bridgeOf(creation, analysis);
  if (found === undefined) {
    inspectCall(creation, analysis, report);
    return;
  }
  const { holder, bridge } = found;
  report({
    at: holder.name,
    message: `\`${shortened(holder.name.getText(), 24)}\` reaches listeners of this process only: other clients hear nothing`,
    confidence: "likely",
    related: [
      { ...placeOf(bridge.emitted), message: "told here, in one process" },
      { ...placeOf(bridge.heard), message: "passed on to a connected client here" },
    ],
  });
}

/** `new Server()` of socket.io, `new PubSub()` of graphql-subscriptions. */
function inspectCall(
  call: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const kept = keptByCall(call, analysis);
  if (kept?.what !== "sockets") return;
  const sent = sendingThrough(call, analysis);
  if (sent === undefined) return;
  const stead = standsIn(call, analysis);
  if (stead?.why === "insurance") return;
  const name = calledName(call.expression)?.text ?? "it";
  report({
    at: ts.isNewExpression(call) ? call.expression : call,
    message: `\`${shortened(name, 18)}\` reaches clients of this process only: those of other instances hear nothing`,
    // A package for all instances is there; whether it is used here is not in sight.
    confidence: hasAdapter(call, analysis) ? "possible" : kept.confidence,
    basis: call,
    related: [
      { ...placeOf(sent), message: "sent here" },
      ...(stead === undefined
        ? []
        : [{ ...placeOf(stead.at), message: "decides whether all instances are told" }]),
    ],
    ...(stead === undefined ? {} : { atMost: "info" }),
  });
}
