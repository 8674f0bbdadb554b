/** What is known of a repository before a file is parsed: schemas, imports, roles and topology. */
import type { Evidence, Layer } from "../../../rules/kit/rule.ts";
import type { Configuration } from "../config.ts";
import { createSelection, type Selection } from "../contexts/selection.ts";
import { declaredIn } from "../declarations.ts";
import type { Loading } from "../loading.ts";
import { createPlacement, type Placement, type PlacementParts } from "../placement.ts";
import type { RelatedPlace } from "../report.ts";
import { createSchemas, type SchemaStore } from "../schema/schemas.ts";
import { createTopology, type Topology, type TopologyParts } from "../topology/topology.ts";
import type { Workspace } from "../workspace.ts";
import type { Phases } from "./phases.ts";

export interface Ground {
  readonly schemas: SchemaStore;
  readonly selection: Selection;
  readonly topology: Topology;
  readonly topologyParts: TopologyParts;
  readonly placement: Placement;
  readonly placementParts: PlacementParts;
}

export interface GroundParts {
  readonly workspace: Workspace;
  readonly configuration: Configuration;
  readonly today: string;
  /** The layer that whoever runs the review asks for. */
  readonly layer: Layer | undefined;
  readonly clock: Phases;
  graph(): Loading["graph"];
  relative(path: string): string;
  placeOf(evidence: Evidence): readonly RelatedPlace[];
}

export function layGround(parts: GroundParts): Ground {
  const { workspace, configuration, clock } = parts;
  // First: where imports lead depends on what generators write.
  const schemas = clock.time("schemas", () =>
    createSchemas(workspace, (path) => selection.entry(path)?.scan.text),
  );
  const selection = clock.time("imports and roles", () =>
    createSelection(
      workspace,
      (path) => configuration.contextOverride(path),
      (path) => configuration.isCatalog(path),
    ),
  );
  const topologyParts: TopologyParts = {
    workspace,
    today: parts.today,
    declared: (read) => declaredIn(configuration, workspace, read),
    isIgnored: (path) => configuration.isIgnored(path),
    isServer: selection.selected,
    specifiersOf: (path) => selection.entry(path)?.scan.imports ?? [],
    importsOf: selection.runtimeImports,
    textOf: selection.textOf,
    importsVersion: selection.importsVersion,
  };
  const topology = timed(createTopology(topologyParts), clock);
  const placementParts: PlacementParts = {
    workspace,
    configuration,
    topology,
    graph: parts.graph,
    asked: parts.layer,
    textOf: selection.textOf,
    relative: parts.relative,
    placeOf: parts.placeOf,
  };
  const placement = createPlacement(placementParts);
  return { schemas, selection, topology, topologyParts, placement, placementParts };
}

/** Whoever asks first, what it takes to find the units is the topology's. */
function timed(topology: Topology, { time }: Phases): Topology {
  return {
    ...topology,
    model: () => time("topology", topology.model),
    unitsOf: (path) => time("topology", () => topology.unitsOf(path)),
    filesOf: (unit) => time("topology", () => topology.filesOf(unit)),
    rootsOf: (unit) => time("topology", () => topology.rootsOf(unit)),
  };
}
