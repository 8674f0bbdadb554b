/** Decides from the deployments of a unit how many instances run and which layer that makes. */
import type { Evidence, Layer } from "../../../rules/kit/rule.ts";
import type { Bounds, Deployment, Sureness } from "../../../rules/kit/topology.ts";
import type { Amount } from "./model.ts";

/** What one deployment says of the number of instances. */
export type Verdict =
  /** More than one at a time. */
  | { readonly kind: "many"; readonly evidence: Evidence; readonly sureness: Sureness }
  /** Exactly one, and somebody decided so. */
  | { readonly kind: "one"; readonly evidence: Evidence; readonly sureness: Sureness }
  /** One by default or habit: no reason to believe that there are no others. */
  | { readonly kind: "habit"; readonly evidence: Evidence }
  /** It runs, and how often is decided elsewhere. */
  | { readonly kind: "open" }
  /** It is no statement about instances at all. */
  | { readonly kind: "silent" };

/** What the verdict of a deployment is made of. */
export interface Counted {
  readonly deployment: Deployment;
  readonly instances: Amount | undefined;
  readonly processes: Amount | undefined;
  /** Programs that hand out files of the code. */
  readonly servedBy: readonly string[];
}

export function verdictOf({ deployment, instances, processes }: Counted): Verdict {
  const { platform, environment } = deployment;
  const sureness: Sureness = environment === "production" ? "certain" : "likely";
  if (!lives(deployment)) {
    // How many times it is started is not how many run; that there is never a second one is said of both.
    const isOne = instances?.by === "stated" && instances.most === 1;
    return isOne ? { kind: "one", evidence: instances.evidence, sureness } : { kind: "silent" };
  }
  if (processes !== undefined && isMany(processes))
    return { kind: "many", evidence: processes.evidence, sureness: "likely" };
  if (instances === undefined) {
    if (processes !== undefined) return { kind: "habit", evidence: processes.evidence };
    return SILENT.has(platform) ? { kind: "silent" } : { kind: "open" };
  }
  const { evidence, by } = instances;
  if (isMany(instances))
    return { kind: "many", evidence, sureness: by === "stated" ? sureness : "likely" };
  return by === "stated" ? { kind: "one", evidence, sureness } : { kind: "habit", evidence };
}

/** Their files may leave the count out without anybody having decided it elsewhere. */
const SILENT: ReadonlySet<Deployment["platform"]> = new Set(["docker", "compose", "pm2"]);

/** True for what stays and works, other than a job or files. */
function lives({ runtime }: Deployment): boolean {
  return runtime !== "static" && runtime !== "job";
}

function isMany({ most }: Bounds): boolean {
  return most === "any" || most > 1;
}

/** What is said of a deployment that leaves the number open. */
export function withoutNumber({
  platform,
  place,
}: Pick<Deployment, "platform" | "place">): Evidence {
  return { ...place, message: `${platform}: no number of instances here` };
}

export interface LayerOfUnit {
  readonly layer: Layer;
  readonly sureness: Sureness;
  readonly evidence: readonly Evidence[];
}

/** One way of running that is many makes all of them many; one is one only when nothing speaks against it. */
export function layerOf(
  counted: readonly Counted[],
  distributed: readonly Evidence[],
): LayerOfUnit {
  const found = decide(counted, distributed);
  return { ...found, evidence: onePerPlace(found.evidence) };
}

/** Files that build upon each other repeat their lines. */
function onePerPlace(all: readonly Evidence[]): readonly Evidence[] {
  const places = new Map(all.map((each) => [`${each.file}:${each.start}`, each]));
  return [...places.values()];
}

function decide(counted: readonly Counted[], distributed: readonly Evidence[]): LayerOfUnit {
  // A migration beside a service says nothing of the service.
  const living = counted.filter(({ deployment }) => lives(deployment));
  const deciding = living.length > 0 ? living : counted;
  const verdicts = deciding.map(verdictOf);
  const many = verdicts.filter((each) => each.kind === "many");
  if (many.length > 0) {
    const evidence = many.map((each) => each.evidence);
    const sureness = many.some((each) => each.sureness === "certain") ? "certain" : "likely";
    if (distributed.length > 0)
      return { layer: "distributed", sureness, evidence: [...evidence, ...distributed] };
    return { layer: "multi-node", sureness, evidence: withoutCopies(counted, evidence) };
  }
  const ones = verdicts.filter((each) => each.kind === "one");
  const isOpen = verdicts.some((each) => each.kind === "open");
  if (ones.length > 0 && !isOpen) {
    const sureness = ones.every((each) => each.sureness === "certain") ? "certain" : "likely";
    return { layer: "single-node", sureness, evidence: ones.map((each) => each.evidence) };
  }
  const evidence = verdicts.flatMap((each) => ("evidence" in each ? [each.evidence] : []));
  return {
    layer: "unknown",
    sureness: "guess",
    evidence: evidence.length === 0 ? [] : [...evidence, ...doubtsOf(deciding)],
  };
}

/** Why a line that says one settles nothing. */
function doubtsOf(counted: readonly Counted[]): readonly Evidence[] {
  return counted.flatMap((each): readonly Evidence[] => {
    const { deployment, instances } = each;
    if (instances?.doubt !== undefined) return [instances.doubt];
    if (verdictOf(each).kind !== "open") return [];
    return [withoutNumber(deployment)];
  });
}

/** Several regions alone are several instances: far from their data, and with one state of it. */
function withoutCopies(
  counted: readonly Counted[],
  evidence: readonly Evidence[],
): readonly Evidence[] {
  const apart = new Set(
    counted.flatMap(({ deployment, instances }) =>
      deployment.regions > 1 && instances !== undefined ? [instances.evidence] : [],
    ),
  );
  return evidence.map((each) =>
    apart.has(each)
      ? { ...each, message: `${each.message}, with no copy of data per region` }
      : each,
  );
}

/** How far layers are apart: a shared piece of code has the highest of its units. */
const RANK: Readonly<Record<Layer, number>> = {
  "single-node": 0,
  unknown: 1,
  "multi-node": 2,
  distributed: 3,
};

export function isHigher(one: Layer, other: Layer): boolean {
  return RANK[one] > RANK[other];
}

/** Of several bounds the one that reaches highest, with the larger number at its lower end where others reach as high. */
export function widest(bounds: readonly (Bounds | undefined)[]): Bounds | undefined {
  const known = bounds.filter((each) => each !== undefined);
  const [first, ...others] = known;
  if (first === undefined) return undefined;
  return others.reduce<Bounds>((best, each) => {
    if (reach(each) !== reach(best)) return reach(each) > reach(best) ? each : best;
    return each.least > best.least ? each : best;
  }, first);
}

function reach({ most }: Bounds): number {
  return most === "any" ? Number.POSITIVE_INFINITY : most;
}
