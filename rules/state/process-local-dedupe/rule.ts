/** Memories of handled messages that one process has for itself. */
import type { Analysis } from "../../kit/analysis.ts";
import type { StateDeclaration } from "../../kit/process-state.ts";
import { evidenceOf, sureOf } from "../../kit/roles/report.ts";
import { rolesOf } from "../../kit/roles/role.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { shortened } from "../../kit/words.ts";
import { askTogether } from "./fix.ts";
import page from "./README.md";

export default defineRule({
  id: "state/process-local-dedupe",
  title: "Duplicates remembered by one process",
  assumption:
    "A duplicate comes back to the process that saw the original, and that process still runs.",
  patterns: ["idempotent-receiver"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "info",
    "multi-node": "error",
    distributed: "error",
    unknown: "warning",
  },
  leansOnInstances: true,
  since: "0.1.0",
  page,
  on: { VariableDeclaration: inspect, PropertyDeclaration: inspect },
});

function inspect(declaration: StateDeclaration, analysis: Analysis, report: ReportSink): void {
  for (const found of rolesOf(declaration, analysis)) {
    const { role, name } = found;
    if (role.kind !== "dedupe") continue;
    report({
      at: name,
      message: `\`${shortened(name.text, 28)}\` knows only what this process handled since it started`,
      confidence: sureOf(found),
      related: evidenceOf(found, [
        [role.asked, "a duplicate is recognised here, if it comes to the same process"],
        [role.told, "remembered here, until this process ends"],
      ]),
      fixes: askTogether(found, role, analysis),
    });
  }
}
