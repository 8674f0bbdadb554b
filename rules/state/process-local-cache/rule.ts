/** Caches in memory that hear of a change in their own process only. */
import type { Analysis } from "../../kit/analysis.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import type { StateDeclaration } from "../../kit/process-state.ts";
import type { Cache } from "../../kit/roles/cache.ts";
import { evidenceOf, sureOf } from "../../kit/roles/report.ts";
import { rolesOf } from "../../kit/roles/role.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { shortened } from "../../kit/words.ts";
import { shortLife } from "./fix.ts";
import page from "./README.md";

export default defineRule({
  id: "state/process-local-cache",
  title: "Cache that only its own process keeps true",
  assumption: "My copy is the only copy, or nobody changes the original.",
  patterns: ["cache-invalidation", "bounded-cache"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "off",
    "multi-node": "warning",
    distributed: "error",
    unknown: "question",
  },
  leansOnInstances: true,
  leansOnSoleWriter: true,
  since: "0.1.0",
  page,
  on: { VariableDeclaration: inspect, PropertyDeclaration: inspect },
});

function inspect(declaration: StateDeclaration, analysis: Analysis, report: ReportSink): void {
  for (const found of rolesOf(declaration, analysis)) {
    const { role, name } = found;
    if (role.kind !== "cache") continue;
    const { dropped } = role;
    report({
      at: name,
      message: messageFor(role, shortened(name.text, 24)),
      confidence: sureOf(found),
      related: evidenceOf(found, [
        ...(dropped === undefined
          ? []
          : ([
              [dropped.at, "told here, in this process alone"],
              ...(dropped.change === undefined
                ? []
                : [[dropped.change.at, "the change that makes the other copies stale"] as const]),
            ] as const)),
        [role.filled, "filled here"],
        [role.load.at, "loaded here"],
      ]),
      fixes: shortLife(found, role),
    });
  }
}

function messageFor({ dropped }: Cache, name: string): string {
  if (dropped === undefined)
    return `\`${name}\` decides by a copy that no change of the original ever reaches`;
  if (dropped.change === undefined)
    return `\`${name}\` is told of changes in this process only: other copies stay stale`;
  const change = nameOfCall(dropped.change.effect.node, 28);
  return `\`${name}\` hears of \`${change}\` in this process only: others stay stale`;
}
