/** Volumes of Kubernetes pods: which outlive them, which are shared, and how many pods one of them can serve. */
import type { Evidence } from "../../../../../rules/kit/rule.ts";
import { evidenceAt } from "../../counts.ts";
import type { Amount, Draft, Missing } from "../../model.ts";
import {
  type Document,
  type Entry,
  entryAt,
  itemsAt,
  type Tree,
  textAt,
} from "../../texts/tree.ts";
import type { Manifest } from "./manifests.ts";

/** What a pod mounts beyond its own disk. */
export interface Volumes {
  /** Claims that all pods share. */
  readonly claims: number;
  /** Claims that each pod gets for itself. */
  readonly ownClaims: number;
  /** How the shared claims may be used, with the lines. */
  readonly modes: readonly {
    readonly mode: string;
    readonly document: Document;
    readonly entry: Entry;
  }[];
}

interface Counts {
  readonly instances?: Amount;
  readonly missing?: Missing;
}

export function volumesOf(manifest: Manifest, pod: Tree, all: readonly Manifest[]): Volumes {
  const claims = itemsAt(pod, "spec", "volumes").flatMap(
    (volume) => textAt(volume, "persistentVolumeClaim", "claimName") ?? [],
  );
  const modes = all
    .filter((each) => each.kind === "PersistentVolumeClaim" && claims.includes(each.name))
    .flatMap(({ document, tree }) => {
      const entry = entryAt(tree, "spec", "accessModes");
      return entry === undefined
        ? []
        : itemsAt(entry.value).map((item) => ({ mode: textAt(item) ?? "", document, entry }));
    });
  return {
    claims: claims.length,
    ownClaims: itemsAt(manifest.tree, "spec", "volumeClaimTemplates").length,
    modes,
  };
}

export function diskOf({ claims, ownClaims, modes }: Volumes): NonNullable<Draft["disk"]> {
  return {
    isLost: claims === 0 && ownClaims === 0,
    isShared: modes.some(({ mode }) => mode === "ReadWriteMany"),
  };
}

/** A volume for one pod bounds whatever asks for more; one for a single node makes a decision of a default. */
export function boundByVolume(volumes: Volumes, counts: Counts): Counts {
  const forPod = soleUse(volumes, "ReadWriteOncePod");
  if (forPod !== undefined) return { instances: one(forPod, "its volume is for one pod alone") };
  const forNode = soleUse(volumes, "ReadWriteOnce");
  const isDefault = counts.instances?.by === "habit" && counts.instances.most === 1;
  if (forNode === undefined || !isDefault) return counts;
  return {
    instances: one(forNode, "its volume is for one node, and nothing asks for a second pod"),
  };
}

/** Pods that run elsewhere cannot start: worth showing beside a number of them. */
export function volumeNotes(volumes: Volumes, { instances }: Counts): readonly Evidence[] {
  const forNode = soleUse(volumes, "ReadWriteOnce");
  const isMany = instances !== undefined && (instances.most === "any" || instances.most > 1);
  if (forNode === undefined || !isMany) return [];
  const message = "its volume is for one node: pods on another one do not start";
  return [evidenceAt(forNode.document, forNode.entry, message)];
}

function soleUse({ modes }: Volumes, mode: string): Volumes["modes"][number] | undefined {
  const [first] = modes;
  // Any shared claim that allows more says nothing against the one that does not.
  return first === undefined ? undefined : modes.find((each) => isOnly(modes, each, mode));
}

/** A claim may list several modes, and the widest one counts. */
function isOnly(
  modes: Volumes["modes"],
  { entry, mode: own }: Volumes["modes"][number],
  mode: string,
): boolean {
  return own === mode && modes.every((each) => each.entry !== entry || each.mode === mode);
}

function one({ document, entry }: Volumes["modes"][number], message: string): Amount {
  return { least: 1, most: 1, by: "stated", evidence: evidenceAt(document, entry, message) };
}
