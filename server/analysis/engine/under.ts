/** The findings under another topology than today's. */
import type { Analysis } from "../../../rules/kit/analysis.ts";
import { type Assumed, type Assumption, assume } from "../assumption.ts";
import { unitNameAt } from "../contexts/units.ts";
import type { Under } from "../session.ts";
import { factsOf } from "../topology/change.ts";
import type { View } from "../walk.ts";
import { isSourceName } from "../workspace/discover.ts";
import type { Core } from "./core.ts";
import type { Deployments } from "./deployments.ts";
import type { Examiner } from "./examine.ts";
import { EMPTY, type Kept, reportOf } from "./memory.ts";

export type AssumedReview = Under & Pick<Assumed, "topology" | "placement" | "read">;

/** What does not depend on the topology is computed again all the same. */
export function reviewUnder(
  assumption: Assumption,
  core: Core,
  examiner: Examiner,
  deployments: Deployments,
): AssumedReview {
  const { topologyParts, placementParts, placement: today } = core.ground();
  const assumed = assume(assumption, {
    topology: topologyParts,
    placement: placementParts,
    ruleIds: core.allIds,
  });
  const { topology, placement } = assumed;
  const hasQuestions = core.options.questions !== false;
  let at: { readonly version: number; readonly analysis: Analysis } | undefined;
  let inFiles: ReadonlyMap<string, readonly Kept[]> | undefined;
  // Rules remember what they found out by the analysis that told them: another one makes them look again.
  const analysisThen = (): Analysis => {
    const { program } = core.loaded();
    const version = program.version();
    if (at?.version !== version) {
      const analysis: Analysis = {
        ...core.analysis(),
        topologyOf: (node) => placement.at(node.getSourceFile().fileName, unitNameAt(node)),
        units: () => topology.model().units,
        stores: () => topology.model().deployedStores,
        codeOf: (unit) =>
          [...topology.filesOf(unit)].flatMap((path) => program.sourceFile(path) ?? []),
      };
      at = { version, analysis };
      inFiles = undefined;
    }
    return at?.analysis ?? core.analysis();
  };
  return {
    topology,
    placement,
    differs(path) {
      const [now, then] = [today.at(path), placement.at(path)];
      return factsOf(now.units, now.layer) !== factsOf(then.units, then.layer);
    },
    check(path) {
      const analysis = analysisThen();
      if (!isSourceName(path)) {
        inFiles ??= deployments.under(assumed, () => analysis);
        return reportOf(inFiles.get(path) ?? [], hasQuestions);
      }
      const file = core.loaded().program.sourceFile(path);
      if (file === undefined || core.configuration().isIgnored(path)) return EMPTY;
      const view: View = { next: () => analysis, isSettled: () => true };
      return reportOf(examiner.examine(file, view, placement), hasQuestions);
    },
    read: assumed.read,
  };
}
