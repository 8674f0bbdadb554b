/** Turns Kubernetes workloads, with the autoscalers, budgets, services and ingresses around them, into deployments. */
import type { Evidence } from "../../../../../rules/kit/rule.ts";
import type { Probe, Stated } from "../../../../../rules/kit/topology.ts";
import {
  amountOf,
  boundsText,
  countAt,
  countOf,
  evidenceAt,
  numberAt,
  placeOfEntry,
} from "../../counts.ts";
import { environmentOfName, joinEnvironments } from "../../environment.ts";
import { kindOfImage } from "../../images.ts";
import type {
  Amount,
  CodeHint,
  Draft,
  Missing,
  ReaderResult,
  Sources,
  StoreDraft,
} from "../../model.ts";
import {
  at,
  type Document,
  entriesAt,
  entryAt,
  isMapping,
  itemsAt,
  type Tree,
  textAt,
} from "../../texts/tree.ts";
import { environmentOfVariables, folderOf } from "../platforms.ts";
import { type Manifest, manifestsIn, nearest, podOf, selects, statedIn } from "./manifests.ts";
import { boundByVolume, diskOf, volumeNotes, volumesOf } from "./volumes.ts";

export function readKubernetes(documents: readonly Document[], sources: Sources): ReaderResult {
  return readManifests(manifestsIn(documents, sources));
}

/** The workloads among objects that may belong together. */
export function readManifests(manifests: readonly Manifest[]): ReaderResult {
  const drafts: Draft[] = [];
  const stores: StoreDraft[] = [];
  for (const manifest of manifests) {
    if (isKnative(manifest)) drafts.push(knativeDraft(manifest));
    const pod = podOf(manifest);
    if (pod === undefined) {
      stores.push(...operatedStore(manifest));
      continue;
    }
    const containers = itemsAt(pod, "spec", "containers").filter(isMapping);
    const kinds = containers.map((each) => kindOfImage(textAt(each, "image") ?? ""));
    const own = containers.find((_, index) => kinds[index] === "own");
    if (own !== undefined) {
      drafts.push(draftOf(manifest, pod, own, manifests));
      continue;
    }
    const store = kinds.find((kind) => kind !== "infrastructure" && kind !== "own");
    if (store !== undefined) stores.push(storeOf(manifest, store));
  }
  return { drafts, stores };
}

function draftOf(manifest: Manifest, pod: Tree, container: Tree, all: readonly Manifest[]): Draft {
  const { document, tree, kind, name } = manifest;
  const volumes = volumesOf(manifest, pod, all);
  const counts = boundByVolume(volumes, countsOf(manifest, all));
  const variables = variablesOfContainer(document, container);
  const grace = entryAt(pod, "spec", "terminationGracePeriodSeconds");
  const seconds = numberAt(grace?.value);
  return {
    platform: "kubernetes",
    name,
    place: placeOfName(manifest),
    environment: joinEnvironments(manifest.environment, environmentOfVariables(variables)),
    runtime: kind === "CronJob" || kind === "Job" ? "job" : "long-lived",
    ...counts,
    surge: surgeOf(manifest, "instances" in counts ? counts.instances : undefined),
    scalesToZero: "instances" in counts && counts.instances?.least === 0,
    affinity: isSticky(manifest, pod, all) ? "sticky" : "none",
    disk: diskOf(volumes),
    probes: probesOf(document, container),
    variables,
    ...(grace === undefined || seconds === undefined
      ? {}
      : { graceSeconds: { value: seconds, ...placeOfEntry(document, grace) } }),
    ...startOf(document, container),
    notes: [...budgetNotes(manifest, pod, all), ...volumeNotes(volumes, counts)],
    code: codeOf(manifest, container, tree),
  };
}

function placeOfName({ document, tree }: Manifest) {
  const entry = entryAt(tree, "metadata", "name") ?? entryAt(tree, "kind");
  return entry === undefined
    ? { file: document.path, start: tree.start, end: tree.start }
    : placeOfEntry(document, entry);
}

/** An autoscaler decides over the count that the workload or an overlay states. */
function countsOf(
  manifest: Manifest,
  all: readonly Manifest[],
): { instances?: Amount; missing?: Missing } {
  const { document, tree, kind } = manifest;
  if (kind === "DaemonSet") {
    const entry = entryAt(tree, "kind");
    if (entry === undefined) return {};
    const evidence = evidenceAt(document, entry, "a DaemonSet runs one pod on every node");
    return { instances: { least: 1, most: "any", by: "platform", evidence } };
  }
  if (kind === "Job" || kind === "CronJob") return {};
  const scaler = scalerOf(manifest, all);
  if (scaler !== undefined) return scaler;
  const stated = statedIn(manifest, "spec", "replicas");
  const counted = countOf(stated?.entry.value);
  if (stated !== undefined && counted !== undefined)
    return amountOf(stated.document, { ...counted, entry: stated.entry }, (count) =>
      count === 1 ? "Kubernetes runs 1 pod" : `Kubernetes runs ${count} pods`,
    );
  const entry = entryAt(tree, "kind");
  if (entry === undefined) return {};
  const message = "without `replicas` Kubernetes starts one pod, and anything may scale it";
  const evidence = evidenceAt(document, entry, message);
  return { instances: { least: 1, most: 1, by: "habit", evidence } };
}

function scalerOf(
  manifest: Manifest,
  all: readonly Manifest[],
): { instances: Amount } | { missing: Missing } | undefined {
  const targets = (each: Manifest): boolean => {
    const target = at(each.tree, "spec", "scaleTargetRef");
    const kind = textAt(target, "kind") ?? "Deployment";
    return textAt(target, "name") === manifest.name && kind === manifest.kind;
  };
  const scalers = all.filter(
    (each) =>
      (each.kind === "HorizontalPodAutoscaler" || each.kind === "ScaledObject") && targets(each),
  );
  const scaler = nearest(manifest, scalers);
  if (scaler === undefined) return undefined;
  const isKeda = scaler.kind === "ScaledObject";
  const { tree } = scaler;
  const upper = statedIn(scaler, "spec", isKeda ? "maxReplicaCount" : "maxReplicas");
  const counted = countOf(upper?.entry.value);
  const most = upper === undefined || counted === undefined ? undefined : { ...counted, ...upper };
  const document = most?.document ?? scaler.document;
  const lower = statedIn(scaler, "spec", isKeda ? "minReplicaCount" : "minReplicas");
  const least = countOf(lower?.entry.value);
  const from = least?.kind === "number" ? least.value : isKeda ? 0 : 1;
  const what = isKeda ? "KEDA" : "an autoscaler";
  if (most?.kind === "unknown")
    return { missing: { unknown: most.says, place: placeOfEntry(document, most.entry) } };
  const entry = most?.entry ?? entryAt(tree, "spec", "scaleTargetRef") ?? entryAt(tree, "kind");
  if (entry === undefined) return undefined;
  // KEDA goes up to 100 when nobody bounds it.
  const to = most?.value ?? (isKeda ? 100 : "any");
  const evidence = evidenceAt(document, entry, `${what} runs ${boundsText(from, to)}`);
  return { instances: { least: from, most: to, by: "stated", evidence } };
}

/** Pods beside the others during a deploy: a quarter of them by default, none with `Recreate`. */
function surgeOf(manifest: Manifest, instances: Amount | undefined): number {
  const { kind } = manifest;
  if (kind === "StatefulSet" || kind === "DaemonSet") return 0;
  const strategy = statedIn(manifest, "spec", "strategy")?.entry.value;
  if (textAt(strategy, "type") === "Recreate") return 0;
  const most = instances?.most === "any" || instances === undefined ? 1 : instances.most;
  if (at(strategy, "blueGreen") !== undefined) return most;
  const stated = textAt(strategy, "rollingUpdate", "maxSurge") ?? "25%";
  const percent = /^(\d+)%$/.exec(stated)?.[1];
  if (percent !== undefined) return Math.ceil((most * Number(percent)) / 100);
  const number = Number(stated);
  return Number.isInteger(number) && number >= 0 ? number : 1;
}

/** The same caller goes to the same pod: by a service's session affinity or an ingress's cookie. */
function isSticky(manifest: Manifest, pod: Tree, all: readonly Manifest[]): boolean {
  const services = all.filter(
    (each) =>
      each.kind === "Service" &&
      each.environment === manifest.environment &&
      selects(at(each.tree, "spec", "selector"), pod),
  );
  if (services.some((each) => textAt(each.tree, "spec", "sessionAffinity") === "ClientIP"))
    return true;
  const names = new Set(services.map(({ name }) => name));
  return all.some(
    (each) =>
      each.kind === "Ingress" &&
      entriesAt(each.tree, "metadata", "annotations").some(
        ([key, { value }]) =>
          /(?:^|\/)(?:affinity|session-affinity|sticky)/.test(key) &&
          !/^(?:false|none)$/.test(textAt(value) ?? ""),
      ) &&
      backendsOf(each.tree).some((name) => names.has(name)),
  );
}

function backendsOf(ingress: Tree): readonly string[] {
  const paths = itemsAt(ingress, "spec", "rules").flatMap((rule) => itemsAt(rule, "http", "paths"));
  return [
    ...paths.flatMap((path) => textAt(path, "backend", "service", "name") ?? []),
    ...[textAt(ingress, "spec", "defaultBackend", "service", "name")].filter(
      (name) => name !== undefined,
    ),
  ];
}

/** A budget that keeps two pods shows that somebody counts on more than one; it sets no count. */
function budgetNotes(manifest: Manifest, pod: Tree, all: readonly Manifest[]): readonly Evidence[] {
  const budget = all.find(
    (each) =>
      each.kind === "PodDisruptionBudget" &&
      each.environment === manifest.environment &&
      selects(at(each.tree, "spec", "selector", "matchLabels"), pod),
  );
  const least = countAt(budget?.tree, "spec", "minAvailable");
  if (budget === undefined || least?.kind !== "number") return [];
  const message = `a disruption budget keeps at least ${least.value} of its pods`;
  return [evidenceAt(budget.document, least.entry, message)];
}

function probesOf(document: Document, container: Tree): readonly Probe[] {
  const kinds = [
    ["liveness", "livenessProbe", true],
    ["readiness", "readinessProbe", false],
    ["startup", "startupProbe", true],
  ] as const;
  return kinds.flatMap(([kind, key, restarts]): Probe[] => {
    const probe = entryAt(container, key);
    if (probe === undefined) return [];
    const entry = entryAt(probe.value, "httpGet", "path");
    const path = textAt(entry?.value);
    return [
      {
        kind,
        restarts,
        ...(path === undefined ? {} : { path }),
        ...placeOfEntry(document, entry ?? probe),
      },
    ];
  });
}

function variablesOfContainer(
  document: Document,
  container: Tree,
): ReadonlyMap<string, Stated<string>> {
  const found = new Map<string, Stated<string>>();
  for (const item of itemsAt(container, "env")) {
    const name = textAt(item, "name");
    const entry = entryAt(item, "value");
    const value = textAt(entry?.value);
    if (name !== undefined && entry !== undefined && value !== undefined)
      found.set(name, { value, ...placeOfEntry(document, entry) });
  }
  return found;
}

function startOf(document: Document, container: Tree): Pick<Draft, "start"> {
  const entry = entryAt(container, "command") ?? entryAt(container, "args");
  const words = wordsOfContainer(container);
  if (entry === undefined || words.length === 0) return {};
  const isShell = /(?:^|\/)(?:ba|a|da)?sh$/.test(words[0] ?? "");
  return { start: { words, form: isShell ? "shell" : "exec", ...placeOfEntry(document, entry) } };
}

function wordsOfContainer(container: Tree): readonly string[] {
  return [...itemsAt(container, "command"), ...itemsAt(container, "args")].flatMap(
    (item) => textAt(item) ?? [],
  );
}

function codeOf(manifest: Manifest, container: Tree, tree: Tree): readonly CodeHint[] {
  const image = textAt(container, "image");
  const words = wordsOfContainer(container);
  const component = textAt(tree, "metadata", "labels", "app.kubernetes.io/component");
  const hints: CodeHint[] = [];
  if (words.length > 0 && at(container, "command") !== undefined)
    hints.push({ kind: "command", words, folder: folderOf(manifest.document.path) });
  if (image !== undefined) hints.push({ kind: "image", name: image });
  hints.push({ kind: "name", name: manifest.name });
  if (component !== undefined) hints.push({ kind: "name", name: component });
  const named = textAt(container, "name");
  if (named !== undefined) hints.push({ kind: "name", name: named });
  return hints;
}

function storeOf(manifest: Manifest, kind: StoreDraft["kind"]): StoreDraft {
  const stated = countAt(manifest.tree, "spec", "replicas");
  const count = stated?.kind === "number" ? stated.value : 1;
  const place = placeOfName(manifest);
  return {
    id: manifest.name,
    kind,
    platform: "kubernetes",
    environment: manifest.environment,
    place,
    // Copies of a cache or broker form a cluster; only databases answer reads from copies.
    replicas: 0,
    evidence: { ...place, message: `${kind} with ${count === 1 ? "one pod" : `${count} pods`}` },
  };
}

/** Databases that an operator runs: `Cluster` of CloudNativePG. */
function operatedStore(manifest: Manifest): readonly StoreDraft[] {
  if (manifest.kind !== "Cluster" || !manifest.apiVersion.startsWith("postgresql.cnpg.io"))
    return [];
  const count = countAt(manifest.tree, "spec", "instances");
  const copies = count?.kind === "number" ? count.value - 1 : 0;
  const limit = entryAt(manifest.tree, "spec", "postgresql", "parameters", "max_connections");
  const connections = numberAt(limit?.value);
  const place = placeOfName(manifest);
  return [
    {
      id: manifest.name,
      kind: "postgres",
      platform: "kubernetes",
      environment: manifest.environment,
      place,
      replicas: Math.max(0, copies),
      ...(limit === undefined || connections === undefined
        ? {}
        : { maxConnections: { value: connections, ...placeOfEntry(manifest.document, limit) } }),
      evidence:
        count === undefined || copies <= 0
          ? { ...place, message: "a Postgres database" }
          : evidenceAt(manifest.document, count.entry, `${copies} copies follow the primary`),
    },
  ];
}

function isKnative({ kind, apiVersion }: Manifest): boolean {
  return kind === "Service" && apiVersion.startsWith("serving.knative.dev/");
}

/** Knative and Cloud Run start instances as requests come, up to a bound. */
function knativeDraft(manifest: Manifest): Draft {
  const { document, tree, name } = manifest;
  const template = at(tree, "spec", "template");
  const annotation = (key: string) =>
    countAt(template, "metadata", "annotations", `autoscaling.knative.dev/${key}`);
  const most = annotation("maxScale") ?? annotation("max-scale");
  const least = annotation("minScale") ?? annotation("min-scale");
  const from = least?.kind === "number" ? least.value : 0;
  const [container] = itemsAt(template, "spec", "containers");
  const entry = most?.entry ?? entryAt(tree, "apiVersion");
  const to = most?.kind === "number" ? most.value : "any";
  const environment = environmentOfName(name);
  return {
    platform: "cloud-run",
    name,
    place: placeOfName(manifest),
    environment: joinEnvironments(manifest.environment, environment),
    runtime: "long-lived",
    ...(entry === undefined || most?.kind === "unknown"
      ? {}
      : {
          instances: {
            least: from,
            most: to,
            by: most === undefined ? ("platform" as const) : ("stated" as const),
            evidence: evidenceAt(
              document,
              entry,
              to === "any"
                ? "scales with requests, to 100 instances unless bounded"
                : `scales to ${boundsText(from, to)}`,
            ),
          },
        }),
    surge: 1,
    scalesToZero: from === 0,
    disk: { isLost: true },
    ...(container === undefined
      ? {}
      : {
          probes: probesOf(document, container),
          variables: variablesOfContainer(document, container),
        }),
    code: [
      ...(container === undefined
        ? []
        : [{ kind: "image", name: textAt(container, "image") ?? "" } as const]),
      { kind: "name", name },
    ],
  };
}
