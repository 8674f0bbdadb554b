/** Follows Kustomize from overlays to their bases, for the counts that they change. */

import type { Sources } from "../../model.ts";
import {
  at,
  type Document,
  type Entry,
  entryAt,
  itemsAt,
  type Mapping,
  type Tree,
  textAt,
} from "../../texts/tree.ts";
import { parseYamlText } from "../../texts/yaml.ts";
import { environmentOf, folderOf, joinFrom } from "../platforms.ts";
import { type Manifest, manifestsIn } from "./manifests.ts";

/** Objects per overlay, and the files that are part of one. */
export interface Kustomized {
  /** One list for each kustomization that no other one takes in. */
  readonly overlays: readonly (readonly Manifest[])[];
  readonly consumed: ReadonlySet<string>;
}

const NAMES = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
/** Bases of bases of bases. */
const DEEPEST = 10;
/** Objects of one overlay. */
const MOST_OBJECTS = 2000;

export function readKustomizations(paths: readonly string[], sources: Sources): Kustomized {
  const consumed = new Set<string>();
  const takenIn = new Set<string>();
  const known = new Set(paths);
  const fileIn = (folder: string): string | undefined =>
    NAMES.map((name) => joinFrom(folder, name)).find((path) => known.has(path));

  /** `onto` is what an overlay has gathered when it takes a component in, which may change all of it. */
  function collect(
    path: string,
    chain: readonly string[],
    onto: readonly Manifest[] = [],
  ): readonly Manifest[] {
    if (chain.includes(path) || chain.length > DEEPEST) return onto;
    const [document] = sources.documents(path);
    if (document === undefined) return onto;
    const folder = folderOf(path);
    const below = [...chain, path];
    let found: Manifest[] = [...onto];
    for (const key of ["resources", "bases", "components"]) {
      for (const item of itemsAt(document.root, key)) {
        const target = joinFrom(folder, textAt(item) ?? "");
        const inner = fileIn(target);
        if (inner !== undefined) {
          takenIn.add(inner);
          if (key === "components") found = [...collect(inner, below, found)];
          else found.push(...collect(inner, below));
        } else if (/\.ya?ml$/.test(target)) {
          consumed.add(target);
          found.push(...manifestsIn(sources.documents(target), sources));
        }
        if (found.length > MOST_OBJECTS) return found;
      }
    }
    const patches = [...patchesOf(document, sources, consumed), ...countsOf(document)];
    return found.map((manifest) => {
      const own = patches.filter((patch) => patch.fits(manifest));
      if (own.length === 0) return manifest;
      return { ...manifest, patches: [...own.reverse(), ...(manifest.patches ?? [])] };
    });
  }

  const all = paths.map((path) => ({ path, manifests: collect(path, []) }));
  const overlays = all
    .filter(({ path }) => !takenIn.has(path))
    .map(({ path, manifests }) => {
      const environment = environmentOf(path, sources);
      return manifests.map((manifest) => ({
        ...manifest,
        environment: environment === "unnamed" ? manifest.environment : environment,
      }));
    });
  return { overlays, consumed };
}

interface Patch {
  readonly document: Document;
  readonly tree: Tree;
  fits(manifest: Manifest): boolean;
}

/** `replicas: [{ name, count }]`. */
function countsOf(document: Document): readonly Patch[] {
  return itemsAt(document.root, "replicas").flatMap((item): Patch[] => {
    const name = textAt(item, "name");
    const count = entryAt(item, "count");
    if (name === undefined || count === undefined) return [];
    const tree = wrapped(["spec", "replicas"], count);
    return [{ document, tree, fits: (manifest) => manifest.name === name }];
  });
}

function patchesOf(document: Document, sources: Sources, consumed: Set<string>): readonly Patch[] {
  const folder = folderOf(document.path);
  const read = (item: Tree, key: "path" | "patch"): readonly Document[] => {
    const text = key === "path" ? (textAt(item, "path") ?? textAt(item)) : textAt(item, "patch");
    if (text === undefined) return [];
    if (key === "patch" || text.includes("\n")) return inline(document, text, item);
    const path = joinFrom(folder, text);
    consumed.add(path);
    return sources.documents(path);
  };
  const items = ["patches", "patchesStrategicMerge", "patchesJson6902"].flatMap((key) =>
    itemsAt(document.root, key),
  );
  return items.flatMap((item) => {
    const target = at(item, "target");
    return [...read(item, "path"), ...read(item, "patch")].flatMap((found) =>
      patchesIn(found, target),
    );
  });
}

/** Text inside the kustomization: all of it stands where the text begins. */
function inline(document: Document, text: string, item: Tree): readonly Document[] {
  const offset = document.text.indexOf(text.split("\n")[0] ?? "", item.start);
  const start = offset < 0 ? item.start : offset;
  return parseYamlText(document.path, text).documents.map((found) => ({
    ...document,
    root: placedAt(found.root, start),
  }));
}

function placedAt(tree: Tree, start: number): Tree {
  const span = { start, end: start + 1 };
  if (tree.kind === "list")
    return { ...tree, items: tree.items.map((item) => placedAt(item, start)), ...span };
  if (tree.kind !== "map") return { ...tree, ...span };
  const entries = new Map<string, Entry>();
  for (const [name, { value }] of tree.entries)
    entries.set(name, { key: span, value: placedAt(value, start) });
  return { ...tree, entries, ...span };
}

/** A patch is an object with the fields to change, or a list of operations on paths. */
function patchesIn(document: Document, target: Tree | undefined): readonly Patch[] {
  const { root } = document;
  const wanted = { kind: textAt(target, "kind"), name: textAt(target, "name") };
  const fitsTarget = ({ kind, name }: Manifest): boolean =>
    (wanted.kind === undefined || wanted.kind === kind) &&
    (wanted.name === undefined || wanted.name === name || wanted.name === ".*");
  if (root.kind === "list")
    return root.items.flatMap((operation): Patch[] => {
      const path = textAt(operation, "path")
        ?.split("/")
        .filter((step) => step !== "");
      const value = entryAt(operation, "value");
      const isSet = /^(?:add|replace)$/.test(textAt(operation, "op") ?? "");
      if (path === undefined || path.length === 0 || value === undefined || !isSet) return [];
      return [{ document, tree: wrapped(path, value), fits: fitsTarget }];
    });
  const own = { kind: textAt(root, "kind"), name: textAt(root, "metadata", "name") };
  const fits =
    target === undefined
      ? ({ kind, name }: Manifest) => own.kind === kind && own.name === name
      : fitsTarget;
  return [{ document, tree: root, fits }];
}

function wrapped(path: readonly string[], entry: Entry): Mapping {
  const { key, value } = entry;
  const span = { start: key.start, end: Math.max(key.end, value.end) };
  let inner: Tree = value;
  for (const step of [...path].reverse())
    inner = { kind: "map", entries: new Map([[step, { key, value: inner }]]), ...span };
  return inner.kind === "map" ? inner : { kind: "map", entries: new Map(), ...span };
}
