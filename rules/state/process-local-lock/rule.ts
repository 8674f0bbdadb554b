/** Locks that keep out only what the same process does: flags, sets of keys in progress, mutexes. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { keptByCall } from "../../kit/kept.ts";
import type { StateDeclaration } from "../../kit/process-state.ts";
import { evidenceOf, sureOf } from "../../kit/roles/report.ts";
import { rolesOf } from "../../kit/roles/role.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { calledName, placeOf } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { lockTogether } from "./fix.ts";
import { guardedBy } from "./mutex.ts";
import page from "./README.md";

export default defineRule({
  id: "state/process-local-lock",
  title: "Lock that holds in one process",
  assumption: "If I am not running it, nobody is.",
  patterns: ["distributed-lock", "optimistic-concurrency"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "off",
    "multi-node": "warning",
    distributed: "warning",
    unknown: "question",
  },
  leansOnInstances: true,
  leansOnSoleWriter: true,
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
    if (role.kind !== "lock") continue;
    report({
      at: name,
      message: messageFor(name.text, nameOfCall(role.change.effect.node, 30)),
      confidence: sureOf(found),
      related: evidenceOf(found, [
        [role.change.at, "changed under the lock, for all instances"],
        [role.taken, "taken here, in memory"],
        [role.freed, "freed here"],
      ]),
      fixes: lockTogether(found, role, analysis),
    });
  }
}

function messageFor(name: string, change: string): string {
  return `\`${shortened(name, 20)}\` keeps out this process only: another runs \`${change}\` too`;
}

/** `new Mutex()` around changes that other instances make as well. */
function inspectCall(
  call: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const kept = keptByCall(call, analysis);
  if (kept?.what !== "lock") return;
  const found = guardedBy(call, analysis);
  if (found === undefined) return;
  const name = found.holder.name.getText();
  report({
    at: ts.isNewExpression(call) ? call.expression : (calledName(call.expression) ?? call),
    message: messageFor(name, nameOfCall(found.change.effect.node, 30)),
    confidence: found.isKept && found.change.effect.certainty !== "name" ? "likely" : "possible",
    basis: call,
    related: [
      { ...placeOf(found.change.at), message: "changed under the lock, for all instances" },
      { ...placeOf(found.region), message: "the lock is held here" },
    ],
  });
}
