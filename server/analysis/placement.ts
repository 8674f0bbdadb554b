/** Joins what is declared and what the topology infers: which layer holds where, and the lines that say so. */
import type { Evidence, Layer } from "../../rules/kit/rule.ts";
import type { DeployedUnit, TopologyOfNode } from "../../rules/kit/topology.ts";
import { CONFIGURATION_NAME, type Configuration } from "./config.ts";
import type { ReachGraph } from "./contexts/graph.ts";
import type { LayerOfPath, RelatedPlace } from "./report.ts";
import type { DeclarationIssue } from "./topology/declared.ts";
import { isHigher } from "./topology/layer.ts";
import { type Pragma, pragmaIn } from "./topology/pragma.ts";
import type { Topology } from "./topology/topology.ts";
import type { Unit } from "./topology/unit.ts";
import { isWithin } from "./workspace/paths.ts";
import { lineOfJson, parseJsonObject } from "./workspace/text.ts";
import type { Workspace } from "./workspace.ts";

export interface PlacementParts {
  readonly workspace: Workspace;
  readonly configuration: Configuration;
  readonly topology: Topology;
  /** Which functions run when a unit does; files alone would count everything that a barrel mentions. */
  graph(): Pick<ReachGraph, "closureOf" | "revision">;
  /** The layer that whoever runs the review asks for. */
  readonly asked: Layer | undefined;
  /** The text of a source. */
  textOf(path: string): string | undefined;
  /** The path as reports show it. */
  relative(path: string): string;
  placeOf(evidence: Evidence): readonly RelatedPlace[];
}

export interface Placement {
  /** The layer of a function or other top-level unit of a file, by its name; of the file without one. */
  layerAt(path: string, name?: string): Layer;
  /** The layers that count for the functions of a file, and some that may. */
  layersIn(path: string): ReadonlySet<Layer>;
  at(path: string, name?: string): TopologyOfNode;
  /** The units that are known to get to a function; empty in doubt. */
  reaching(path: string, name: string): readonly DeployedUnit[];
  /** The layer of a unit, declared ones included. */
  layerOfUnit(unit: Unit): Layer;
  /** Layers declared for files of units whose deployment says that more run. */
  issues(): readonly DeclarationIssue[];
  /** The layer of the folder under review and of each unit below it. */
  layers(): readonly LayerOfPath[];
}

/** Lines of one unit that a finding shows. */
const MOST_EVIDENCE = 3;

export function createPlacement(parts: PlacementParts): Placement {
  const { workspace, configuration, topology, asked } = parts;

  const pragmas = new Map<string, { readonly text: string; readonly value: Pragma | undefined }>();

  /** What the head of a file declares for it. */
  function pragmaOf(path: string): (Pragma & { readonly kind: "declared" }) | undefined {
    const text = parts.textOf(path) ?? "";
    let known = pragmas.get(path);
    if (known?.text !== text) {
      known = { text, value: pragmaIn(path, text) };
      pragmas.set(path, known);
    }
    return known.value?.kind === "declared" ? known.value : undefined;
  }

  /** The layer that is declared for a file, by itself or by the nearest premise.json. */
  function declaredFor(path: string): Layer | "auto" {
    return pragmaOf(path)?.layer ?? configuration.layerOf(path);
  }

  const closures = new Map<DeployedUnit, ReturnType<ReachGraph["closureOf"]>>();
  let version = "";

  /** Of the units whose files contain the place, those that really get to it; all of them when none does. */
  function unitsAt(path: string, name: string | undefined): readonly DeployedUnit[] {
    const units = runningAt(path);
    if (name === undefined || units.length < 2) return units;
    const reaching = reachingOf(units, path, name);
    return reaching.length > 0 ? reaching : units;
  }

  function runningAt(path: string): readonly DeployedUnit[] {
    // What is handed out as files runs in browsers, not in a process of ours.
    return topology.unitsOf(path).filter(({ runtime }) => runtime !== "static");
  }

  function reachingOf(
    units: readonly DeployedUnit[],
    path: string,
    name: string,
  ): readonly DeployedUnit[] {
    const now = `${topology.version()} ${parts.graph().revision()}`;
    if (now !== version) closures.clear();
    version = now;
    return units.filter((unit) => {
      const closure = closures.get(unit) ?? parts.graph().closureOf(topology.rootsOf(unit));
      closures.set(unit, closure);
      return closure.has(path, name);
    });
  }

  function layerAt(path: string, name?: string): Layer {
    if (asked !== undefined) return asked;
    const declared = declaredFor(path);
    return declared === "auto" ? highest(unitsAt(path, name)) : declared;
  }

  /** The line of the nearest premise.json that declares a layer. */
  function declaredAt(path: string): Evidence | undefined {
    for (const file of configuration.filesOf(path)) {
      const text = workspace.read(file) ?? "";
      const { layer } = parseJsonObject(text, true).value;
      if (typeof layer !== "string") continue;
      const line = lineOfJson(text, ["layer"]);
      const start = startOfLine(text, line);
      const end = text.indexOf("\n", start);
      const message = `layer: ${layer}`;
      return { file, start, end: end < 0 ? text.length : end, message };
    }
    return undefined;
  }

  function evidenceFor(path: string, units: readonly DeployedUnit[]): readonly Evidence[] {
    if (asked !== undefined) return [];
    const pragma = pragmaOf(path);
    if (pragma !== undefined) return [pragma.evidence];
    if (configuration.layerOf(path) !== "auto") {
      const declared = declaredAt(path);
      return declared === undefined ? [] : [declared];
    }
    const layer = highest(units);
    return units
      .filter((unit) => unit.layer === layer)
      .flatMap((unit) => unit.evidence.map((each) => ofUnit(unit, each)))
      .slice(0, MOST_EVIDENCE);
  }

  function layerOfUnit(unit: Unit): Layer {
    if (asked !== undefined) return asked;
    const declared = configuration.layerOf(`${unit.code.folder}/${CONFIGURATION_NAME}`);
    return declared === "auto" ? unit.layer : declared;
  }

  return {
    layerAt,
    reaching: (path, name) => reachingOf(runningAt(path), path, name),
    layersIn(path) {
      if (asked !== undefined) return new Set([asked]);
      const declared = declaredFor(path);
      const units = runningAt(path).map(({ layer }): Layer => layer);
      const own = declared === "auto" ? units : [declared];
      // Where several units write the same, one instance is not alone.
      return new Set([...(own.length === 0 ? ["unknown" as const] : own), "multi-node"]);
    },
    layerOfUnit,
    issues() {
      if (asked !== undefined) return [];
      return topology.model().units.flatMap((unit): DeclarationIssue[] => {
        const layer = layerOfUnit(unit);
        const isInferred = unit.sureness === "certain" || unit.sureness === "likely";
        if (!isInferred || unit.layer === "unknown" || !isHigher(unit.layer, layer)) return [];
        const place = declaredAt(`${unit.code.folder}/${CONFIGURATION_NAME}`);
        const [other] = unit.evidence;
        if (place === undefined) return [];
        return [
          {
            kind: "contradiction",
            id: unit.id,
            place,
            message: `declared ${layer}; the deployment of ${unit.id} says ${unit.layer}`,
            ...(other === undefined ? {} : { other }),
          },
        ];
      });
    },
    at(path, name) {
      const units = unitsAt(path, name);
      return { layer: layerAt(path, name), units, evidence: evidenceFor(path, units) };
    },
    layers() {
      const { root } = workspace;
      const here = `${root}/${CONFIGURATION_NAME}`;
      const declared = configuration.layerOf(here) === "auto" ? undefined : declaredAt(here);
      const lineOf = (evidence: Evidence) =>
        parts.placeOf(evidence).map(({ file, range }) => ({
          file,
          line: range.start.line,
          text: evidence.message,
        }));
      const own: LayerOfPath = {
        path: ".",
        layer: asked ?? (declared === undefined ? "unknown" : layerAt(here)),
        evidence: asked === undefined && declared !== undefined ? lineOf(declared) : [],
      };
      if (asked !== undefined) return [own];
      const { units } = topology.model();
      const below = units
        .filter(({ code }) => isWithin(root, code.folder))
        .map((unit): LayerOfPath => {
          const inside = `${unit.code.folder}/${CONFIGURATION_NAME}`;
          const stated = configuration.layerOf(inside) === "auto" ? undefined : declaredAt(inside);
          return {
            path: parts.relative(unit.code.folder) || ".",
            layer: layerOfUnit(unit),
            evidence:
              stated === undefined
                ? unit.evidence.flatMap((each) => lineOf(ofUnit(unit, each)))
                : lineOf(stated),
          };
        });
      // A unit that is the whole folder speaks for it, unless somebody declared something else.
      const isWhole = declared === undefined && below.some(({ path }) => path === ".");
      return joined(isWhole ? below : [own, ...below]);
    },
  };
}

/** Several units of one folder make one line of the report, with the highest layer. */
function joined(all: readonly LayerOfPath[]): readonly LayerOfPath[] {
  const byPath = new Map<string, LayerOfPath>();
  for (const each of all) {
    const known = byPath.get(each.path);
    if (known === undefined) byPath.set(each.path, each);
    else
      byPath.set(each.path, {
        path: each.path,
        layer: isHigher(each.layer, known.layer) ? each.layer : known.layer,
        evidence: [...known.evidence, ...each.evidence],
      });
  }
  const order = ({ path }: LayerOfPath): string => (path === "." ? "" : path);
  return [...byPath.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** The layer of code that several units run: the highest; `unknown` where no unit is known. */
function highest(units: readonly DeployedUnit[]): Layer {
  const [first] = units;
  if (first === undefined) return "unknown";
  return units.reduce<Layer>(
    (layer, unit) => (isHigher(unit.layer, layer) ? unit.layer : layer),
    first.layer,
  );
}

function ofUnit(unit: DeployedUnit, evidence: Evidence): Evidence {
  return { ...evidence, message: `${unit.id}: ${evidence.message}` };
}

function startOfLine(text: string, line: number): number {
  let start = 0;
  for (let count = 1; count < line; count++) start = text.indexOf("\n", start) + 1;
  return start;
}
