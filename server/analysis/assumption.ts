/** Another topology than today's over the same code: an assumed layer, or deployment files as they were. */
import type { Layer } from "../../rules/kit/rule.ts";
import { readConfiguration } from "./config.ts";
import { declaredIn } from "./declarations.ts";
import { createPlacement, type Placement, type PlacementParts } from "./placement.ts";
import { createTopology, type Topology, type TopologyParts } from "./topology/topology.ts";
import { readText } from "./workspace/text.ts";
import type { Workspace } from "./workspace.ts";

/** What to review under. */
export type Assumption =
  | { readonly layer: Layer }
  /** Texts that files had, by absolute path; undefined for files that were not there. */
  | { readonly texts: ReadonlyMap<string, string | undefined> };

export interface Assumed {
  readonly topology: Topology;
  readonly placement: Placement;
  /** The text that a file had. */
  read(path: string): string | undefined;
}

export function assume(
  assumption: Assumption,
  parts: {
    readonly topology: TopologyParts;
    readonly placement: PlacementParts;
    readonly ruleIds: readonly string[];
  },
): Assumed {
  const { workspace } = parts.topology;
  if ("layer" in assumption) {
    const { topology } = parts.placement;
    const placement = createPlacement({ ...parts.placement, asked: assumption.layer });
    return { topology, placement, read: (path) => textIn(workspace, path) };
  }
  const { texts } = assumption;
  const then = withTexts(workspace, texts);
  const configuration = readConfiguration(
    {
      root: workspace.root,
      repositoryRoot: workspace.repositoryRoot,
      readFile(path) {
        if (!texts.has(path)) return readText(path);
        const text = texts.get(path);
        return text === undefined ? { fault: "was not there", absent: true } : { text };
      },
    },
    parts.ruleIds,
  );
  const topology = createTopology({
    ...parts.topology,
    workspace: then,
    declared: (read) => declaredIn(configuration, then, read),
    isIgnored: (path) => configuration.isIgnored(path),
  });
  const placement = createPlacement({
    ...parts.placement,
    workspace: then,
    configuration,
    topology,
  });
  return { topology, placement, read: (path) => textIn(then, path) };
}

function textIn(workspace: Workspace, path: string): string | undefined {
  return workspace.exists(path) ? workspace.read(path) : undefined;
}

/** The same code, with other texts for some files. */
function withTexts(
  workspace: Workspace,
  texts: ReadonlyMap<string, string | undefined>,
): Workspace {
  return {
    ...workspace,
    exists: (path) => (texts.has(path) ? texts.get(path) !== undefined : workspace.exists(path)),
    read: (path) => (texts.has(path) ? texts.get(path) : workspace.read(path)),
    otherFiles(pick) {
      const now = workspace.otherFiles(pick).filter((path) => !texts.has(path));
      const then = [...texts].flatMap(([path, text]) =>
        text !== undefined && pick(path) ? [path] : [],
      );
      return [...now, ...then].sort();
    },
  };
}
