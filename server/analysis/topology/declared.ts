/** Units, stores and the gateway as premise.json declares them, each with the lines that do. */
import { findNodeAtLocation, parseTree } from "jsonc-parser";
import type { Evidence, Layer, Place } from "../../../rules/kit/rule.ts";
import type { Bounds } from "../../../rules/kit/topology.ts";
import type { DeclaredGateway, DeclaredStore, DeclaredUnit, Setting } from "../config.ts";
import { isHigher } from "./layer.ts";
import { joinFrom } from "./readers/platforms.ts";

/** One entry of `units`. */
export interface Declaration {
  readonly id: string;
  readonly value: DeclaredUnit;
  /** Absolute paths of its roots. */
  readonly roots: readonly string[];
  /** The line of one of its keys, or of its name. */
  place(key?: keyof DeclaredUnit): Place;
}

/** A declaration that does not hold, or does not fit what deployment files say. */
export interface DeclarationIssue {
  readonly kind: "contradiction" | "passed" | "lost";
  readonly id: string;
  /** In premise.json. */
  readonly place: Place;
  readonly message: string;
  /** The other end, in a deployment file. */
  readonly other?: Evidence;
}

export interface Declared {
  readonly units: readonly Declaration[];
  readonly stores: readonly (Setting<DeclaredStore> & {
    readonly id: string;
    readonly place: Place;
    /** Of `maxConnections`, or the store's own. */
    readonly limit: Place;
  })[];
  readonly gateway: DeclaredGateway | undefined;
}

export const NOTHING_DECLARED: Declared = { units: [], stores: [], gateway: undefined };

/** Settings of several folders, the nearest to the root first; the first one that declares an id wins. */
export function readDeclared(
  settings: {
    readonly units: readonly Setting<Readonly<Record<string, DeclaredUnit>>>[];
    readonly stores: readonly Setting<Readonly<Record<string, DeclaredStore>>>[];
    readonly gateway: Setting<DeclaredGateway> | undefined;
  },
  read: (path: string) => string | undefined,
): Declared {
  const placeIn = (file: string, path: readonly string[]): Place =>
    placeOfKey(file, read(file) ?? "", path);
  const units = new Map<string, Declaration>();
  for (const { value, file, directory } of settings.units)
    for (const [id, unit] of Object.entries(value)) {
      if (units.has(id)) continue;
      units.set(id, {
        id,
        value: unit,
        roots: (unit.roots ?? []).map((root) => joinFrom(directory, root)),
        place: (key) => placeIn(file, key === undefined ? ["units", id] : ["units", id, key]),
      });
    }
  const stores = settings.stores.flatMap(({ value, file, directory }) =>
    Object.entries(value).map(([id, store]) => ({
      id,
      value: store,
      file,
      directory,
      place: placeIn(file, ["stores", id]),
      limit: placeIn(file, ["stores", id, "maxConnections"]),
    })),
  );
  return { units: [...units.values()], stores, gateway: settings.gateway?.value };
}

/** The layer that a declaration states, in words or by its numbers. */
export function layerDeclared({ value }: Declaration): Layer | undefined {
  if (value.layer !== undefined) return value.layer;
  const bounds = instancesDeclared(value);
  if (bounds === undefined && value.processes === undefined && value.regions === undefined)
    return undefined;
  const instances = bounds === undefined || bounds.most === "any" ? 1 : bounds.most;
  const all = instances * (value.processes ?? 1) * (value.regions ?? 1);
  return all > 1 ? "multi-node" : "single-node";
}

export function instancesDeclared({ instances }: DeclaredUnit): Bounds | undefined {
  if (instances === undefined) return undefined;
  if (typeof instances === "number") return { least: instances, most: instances };
  return { least: instances.min ?? 1, most: instances.max };
}

/** The line that decides, which key of the declaration it is. */
export function decidingKey({ value }: Declaration): keyof DeclaredUnit | undefined {
  const keys = ["layer", "instances", "processes", "regions"] as const;
  return keys.find((key) => value[key] !== undefined);
}

/** True for a reason that says something. */
export function isReason(text: string | undefined): boolean {
  return (text ?? "").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length >= 3;
}

/** Why a declaration does not count against what was inferred; undefined when it does. */
export function issueOf(
  declaration: Declaration,
  inferred: { readonly layer: Layer; readonly evidence: readonly Evidence[] },
  today: string,
): DeclarationIssue | undefined {
  const { id, value } = declaration;
  if (value.until !== undefined && value.until < today) {
    return {
      kind: "passed",
      id,
      place: declaration.place("until"),
      message: `what is declared of ${id} held until ${value.until}; decide again`,
    };
  }
  const layer = layerDeclared(declaration);
  const isInferred = inferred.layer === "multi-node" || inferred.layer === "distributed";
  if (layer === undefined || !isInferred || !isHigher(inferred.layer, layer)) return undefined;
  if (isReason(value.because)) return undefined;
  const [other] = inferred.evidence;
  const said = layer === "unknown" ? "unknown" : `${layer}`;
  return {
    kind: "contradiction",
    id,
    place: declaration.place(decidingKey(declaration)),
    message: `${id} is declared ${said}, its deployment says ${inferred.layer}; say 'because' or correct one`,
    ...(other === undefined ? {} : { other }),
  };
}

/** From the key to the end of its value on that line. */
function placeOfKey(file: string, text: string, path: readonly string[]): Place {
  const nowhere = { file, start: 0, end: 0 };
  try {
    const tree = parseTree(text, [], { allowTrailingComma: true });
    const value = tree === undefined ? undefined : findNodeAtLocation(tree, [...path]);
    const property = value?.parent;
    if (value === undefined || property === undefined) return nowhere;
    const line = text.indexOf("\n", property.offset);
    const end = property.offset + property.length;
    return { file, start: property.offset, end: line < 0 ? end : Math.min(line, end) };
  } catch {
    // Nested beyond the stack: premise.json has its own problem for that.
    return nowhere;
  }
}
