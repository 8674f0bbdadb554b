/** The topology as plain data: units with evidence, what was ignored, what leads to no code. */
import type { Evidence, Layer } from "../../../rules/kit/rule.ts";
import type {
  Bounds,
  Environment,
  Platform,
  Runtime,
  Sureness,
} from "../../../rules/kit/topology.ts";
import type { Problem, RelatedPlace } from "../report.ts";
import type { TopologyModel } from "./topology.ts";

/** A line of a deployment file, with what it says. */
export type EvidenceLine = RelatedPlace;

export interface TopologyReport {
  readonly root: string;
  readonly units: readonly UnitReport[];
  readonly stores: readonly StoreReport[];
  readonly edges: readonly EdgeReport[];
  readonly ignored: readonly (EvidenceLine & { readonly because: string })[];
  readonly unmapped: readonly UnmappedReport[];
  /** Commands that point at several instances and decide nothing. */
  readonly hints: readonly EvidenceLine[];
  readonly problems: readonly Problem[];
}

export interface UnitReport {
  readonly id: string;
  /** Where its code stands, relative to the root. */
  readonly path: string;
  /** The modules it starts with; empty when the whole folder counts. */
  readonly entries: readonly string[];
  readonly layer: Layer;
  readonly sureness: Sureness;
  readonly runtime: Runtime;
  /** What hands out the files of a static unit, where its image tells. */
  readonly servedBy: readonly string[];
  readonly instances?: Bounds;
  readonly processes: Bounds;
  readonly regions: number;
  readonly surge: number;
  readonly affinity: "none" | "sticky" | "keyed";
  /** What the layer rests on. */
  readonly evidence: readonly EvidenceLine[];
  readonly deployments: readonly {
    readonly platform: Platform;
    readonly name: string;
    readonly environment: Environment;
    readonly runtime: Runtime;
    readonly place: RelatedPlace;
    readonly evidence: readonly EvidenceLine[];
  }[];
  /** Own files in its import closure. */
  readonly files: number;
}

/** The lines to show for a unit: what its layer rests on, else where it is deployed at all. */
export function shownLines({ evidence, deployments }: UnitReport): readonly EvidenceLine[] {
  if (evidence.length > 0) return evidence;
  const living = deployments.filter((each) => each.runtime !== "job");
  const lines = (living.length > 0 ? living : deployments).map(({ platform, runtime, place }) => ({
    ...place,
    message:
      platform === "docker"
        ? "an image of it"
        : runtime === "static" && platform !== "compose"
          ? `${platform} hands out its files`
          : `${platform} runs it`,
  }));
  return lines.slice(0, MOST_PLACES);
}

const MOST_PLACES = 3;

export interface StoreReport {
  readonly id: string;
  readonly kind: string;
  readonly replicas: number;
  readonly place: RelatedPlace;
}

export interface EdgeReport {
  readonly from: string;
  readonly to: string;
  /** `start` for one that only begins after the other. */
  readonly via: string;
  readonly place: RelatedPlace;
  /** The other end of a queue. */
  readonly takes?: RelatedPlace;
}

export interface UnmappedReport extends EvidenceLine {
  readonly name: string;
  readonly image?: string;
}

/** `placeOf` gives no place for a file that is gone. */
export function topologyReport(
  model: TopologyModel,
  facts: {
    readonly root: string;
    relative(path: string): string;
    placeOf(evidence: Evidence): readonly RelatedPlace[];
    fileCount(unit: TopologyModel["units"][number]): number;
  },
): TopologyReport {
  const { relative, placeOf } = facts;
  const lines = (all: readonly Evidence[]): readonly EvidenceLine[] => all.flatMap(placeOf);
  return {
    root: facts.root,
    units: model.units.map((unit) => ({
      id: unit.id,
      path: relative(unit.code.folder),
      entries: unit.code.entries.map(relative),
      layer: unit.layer,
      sureness: unit.sureness,
      runtime: unit.runtime,
      servedBy: unit.servedBy,
      ...(unit.instances === undefined
        ? {}
        : { instances: { least: unit.instances.least, most: unit.instances.most } }),
      processes: { least: unit.processes.least, most: unit.processes.most },
      regions: unit.regions,
      surge: unit.surge,
      affinity: unit.affinity,
      evidence: lines(unit.evidence),
      deployments: unit.deployments.flatMap((each) =>
        placeOf({ ...each.place, message: each.name }).map((place) => ({
          platform: each.platform,
          name: each.name,
          environment: each.environment,
          runtime: each.runtime,
          place,
          evidence: lines(each.evidence),
        })),
      ),
      files: facts.fileCount(unit),
    })),
    stores: model.stores.flatMap((store) => {
      const { id, kind, evidence } = store;
      const replicas = "replicas" in store ? store.replicas : 0;
      return placeOf(evidence).map((place) => ({ id, kind, replicas, place }));
    }),
    edges: model.edges.flatMap(({ from, to, via, evidence, takes }) => {
      const [other] = takes === undefined ? [] : placeOf(takes);
      return placeOf(evidence).map((place) => ({
        from,
        to,
        via,
        place,
        ...(other === undefined ? {} : { takes: other }),
      }));
    }),
    ignored: model.ignored.flatMap(({ evidence, because }) =>
      placeOf(evidence).map((line) => ({ ...line, because })),
    ),
    unmapped: model.unmapped.flatMap(({ name, image, evidence }) =>
      placeOf(evidence).map((line) => ({
        ...line,
        name,
        ...(image === undefined ? {} : { image }),
      })),
    ),
    hints: lines(model.hints),
    problems: [
      ...model.problems,
      ...model.unread.map((path) => ({ path, line: 1, message: UNREAD })),
    ].map(({ path, line, message }) => ({
      file: relative(path),
      line,
      message,
    })),
  };
}

const UNREAD = "cannot be read; not used as a deployment file";
