/** What is found in deployment files and in premise.json, and which of them can have findings. */
import type { Analysis } from "../../../rules/kit/analysis.ts";
import type { Assumed } from "../assumption.ts";
import { relativeTo } from "../contexts/selection.ts";
import { reviewableFiles, reviewDeployments } from "../deployment-files.ts";
import type { Placement } from "../placement.ts";
import type { DeclarationIssue } from "../topology/declared.ts";
import type { Topology } from "../topology/topology.ts";
import { isSourceName } from "../workspace/discover.ts";
import { isWithin, reportPath } from "../workspace/paths.ts";
import type { Core } from "./core.ts";
import type { Kept } from "./memory.ts";
import type { Standings } from "./standing.ts";

export interface Deployments {
  /** Files of other kinds than sources, below the root, that a finding can stand in. */
  files(): readonly string[];
  /** Found for all files at once. */
  now(): ReadonlyMap<string, readonly Kept[]>;
  under(assumed: Assumed, analysisOf: () => Analysis): ReadonlyMap<string, readonly Kept[]>;
}

export function createDeployments(core: Core, standings: Standings): Deployments {
  const { options, rules, workspace, memory } = core;

  function under(
    { topology, placement, read }: Assumed,
    analysisOf: () => Analysis,
  ): ReadonlyMap<string, readonly Kept[]> {
    const found = reviewDeployments({
      rules,
      ruleIds: core.allIds,
      today: core.today,
      units: () => topology.model().units,
      issues: () => issuesOf(topology, placement),
      analysis: analysisOf,
      verdictOf(rule, unit, path) {
        const known = topology.model().units.find((each) => each === unit);
        const layer = known === undefined ? unit.layer : placement.layerOfUnit(known);
        return core.configuration().severityOf(rule.id, path) ?? rule.severity[layer];
      },
      read,
      identityOf: (path) => relativeTo(workspace.repositoryRoot, path),
      relative: (path) => reportPath(workspace.root, path),
      placeOf: core.relatedPlace,
      standing: standings.standing,
      failed: (rule, path, error) => core.noteDefect(rule, path, error),
      spent: core.noteTime,
    });
    const kept = new Map<string, readonly Kept[]>();
    for (const [path, each] of found) {
      const own = each.map((one) => ({ ...one, path: [] }));
      kept.set(path, standings.covered(own, path));
    }
    return kept;
  }

  return {
    files() {
      if (options.layer !== undefined && rules.every((rule) => rule.onUnit === undefined))
        return [];
      const { topology, placement } = core.ground();
      return reviewableFiles(topology.model().units, issuesOf(topology, placement)).filter(
        (path) => isWithin(workspace.root, path) && !isSourceName(path) && !workspace.isSingleFile,
      );
    },
    now() {
      const { program } = core.loaded();
      const { topology, placement } = core.ground();
      const version = `${program.version()} ${topology.version()}`;
      const known = memory.deployments;
      if (known?.version === version) return known.kept;
      const kept = under({ topology, placement, read: core.textOf }, core.analysis);
      memory.deployments = { version, kept };
      return kept;
    },
    under,
  };
}

function issuesOf(topology: Topology, placement: Placement): readonly DeclarationIssue[] {
  return [...topology.model().issues, ...placement.issues()];
}
