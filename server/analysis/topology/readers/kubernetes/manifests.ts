/** Kubernetes objects out of YAML documents, and how they belong together. */
import type { Environment } from "../../../../../rules/kit/topology.ts";
import { environmentOfName, joinEnvironments } from "../../environment.ts";
import type { Sources } from "../../model.ts";
import {
  at,
  type Document,
  type Entry,
  entriesAt,
  entryAt,
  isMapping,
  itemsAt,
  type Tree,
  textAt,
} from "../../texts/tree.ts";
import { environmentOf, folderOf } from "../platforms.ts";

/** One object as a file describes it. */
export interface Manifest {
  readonly document: Document;
  readonly tree: Tree;
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly environment: Environment;
  /** What overlays write over the object, the strongest first. */
  readonly patches?: readonly { readonly document: Document; readonly tree: Tree }[];
}

/** The entry at a path, of the strongest overlay that has one, else of the object itself. */
export function statedIn(
  { document, tree, patches }: Manifest,
  ...path: readonly string[]
): { readonly document: Document; readonly entry: Entry } | undefined {
  for (const each of [...(patches ?? []), { document, tree }]) {
    const entry = entryAt(each.tree, ...path);
    if (entry !== undefined) return { document: each.document, entry };
  }
  return undefined;
}

/** The objects of documents, those of lists included; what is no Kubernetes object is passed over. */
export function manifestsIn(
  documents: readonly Document[],
  sources: Sources,
  environment?: Environment,
): readonly Manifest[] {
  return documents.flatMap((document) => {
    const ofPath = environment ?? environmentOf(document.path, sources);
    return objectsIn(document.root).flatMap((tree): Manifest[] => {
      const kind = textAt(tree, "kind");
      const apiVersion = textAt(tree, "apiVersion");
      const name = textAt(tree, "metadata", "name");
      if (kind === undefined || apiVersion === undefined || name === undefined) return [];
      const namespace = environmentOfName(textAt(tree, "metadata", "namespace") ?? "");
      const own = joinEnvironments(ofPath, namespace);
      return [{ document, tree, kind, apiVersion, name, environment: own }];
    });
  });
}

/** Lists inside lists are not followed. */
function objectsIn(root: Tree): readonly Tree[] {
  const isList = /List$/.test(textAt(root, "kind") ?? "") && at(root, "items") !== undefined;
  return isList ? itemsAt(root, "items").filter(isMapping) : [root];
}

/** The pod template of a workload; undefined for other objects. */
export function podOf({ kind, tree }: Manifest): Tree | undefined {
  if (kind === "CronJob") return at(tree, "spec", "jobTemplate", "spec", "template");
  if (kind === "Pod") return tree;
  return WORKLOADS.has(kind) ? at(tree, "spec", "template") : undefined;
}

const WORKLOADS: ReadonlySet<string> = new Set([
  "Deployment",
  "StatefulSet",
  "ReplicaSet",
  "DaemonSet",
  "Job",
  "CronJob",
  "Rollout",
]);

/** The candidate that stands nearest to a manifest, of the same environment. */
export function nearest<T extends Manifest>(
  manifest: Manifest,
  candidates: readonly T[],
): T | undefined {
  const same = candidates.filter(({ environment }) => environment === manifest.environment);
  const home = folderOf(manifest.document.path);
  return same.reduce<T | undefined>(
    (best, each) =>
      best === undefined ||
      sharedPrefix(home, folderOf(each.document.path)) >
        sharedPrefix(home, folderOf(best.document.path))
        ? each
        : best,
    undefined,
  );
}

function sharedPrefix(one: string, other: string): number {
  const [left, right] = [one.split("/"), other.split("/")];
  let count = 0;
  while (count < left.length && left[count] === right[count]) count++;
  return count;
}

/** True when a selector picks pods with these labels. */
export function selects(selector: Tree | undefined, pod: Tree | undefined): boolean {
  const wanted = entriesAt(selector);
  const labels = at(pod, "metadata", "labels");
  return (
    wanted.length > 0 && wanted.every(([name, { value }]) => textAt(labels, name) === textAt(value))
  );
}
