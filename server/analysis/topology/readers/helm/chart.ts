/** Reads Helm charts: what their templates make of their values, file by file and release by release. */
import type { Evidence } from "../../../../../rules/kit/rule.ts";
import type { Environment, Probe } from "../../../../../rules/kit/topology.ts";
import { boundsText, countOf, placeOfEntry } from "../../counts.ts";
import { counts, environmentOfPath, joinEnvironments } from "../../environment.ts";
import { kindOfImage } from "../../images.ts";
import type { Amount, CodeHint, Draft, Missing, Sources } from "../../model.ts";
import { type Document, entryAt, itemsAt, textAt } from "../../texts/tree.ts";
import { fileName, folderName, folderOf, shownPath } from "../platforms.ts";
import {
  type Field,
  nameKey,
  nameOf,
  objectsOf,
  resultOf,
  type TemplateObject,
} from "./template.ts";
import type { ValuesLayer } from "./values.ts";

/** A chart of the repository. */
export interface Chart {
  /** Its folder. */
  readonly path: string;
  readonly name: string;
  readonly templates: readonly string[];
  readonly values: Document | undefined;
}

/** Values files beside the defaults make a release each; without any, the defaults are what there is. */
export function chartsIn(
  chartFiles: readonly string[],
  templates: readonly string[],
  sources: Sources,
): readonly Chart[] {
  return chartFiles.map((file) => {
    const path = folderOf(file);
    const [document] = sources.documents(file);
    return {
      path,
      name: textAt(document?.root, "name") ?? folderName(file, sources),
      templates: templates.filter((each) => each.startsWith(`${path}/templates/`)),
      values:
        sources.documents(`${path}/values.yaml`)[0] ?? sources.documents(`${path}/values.yml`)[0],
    };
  });
}

/** The layers of values that a chart inside another chart gets: its own, then what the outer one writes for it. */
export function layersOf(
  chart: Chart,
  charts: readonly Chart[],
  sources: Sources,
): readonly ValuesLayer[] {
  const own = defaultsOf(chart);
  const outer = charts.find(({ path }) => chart.path.startsWith(`${path}/charts/`));
  if (outer === undefined) return own;
  const [meta] = sources.documents(`${outer.path}/Chart.yaml`);
  const dependency = itemsAt(meta?.root, "dependencies").find(
    (each) => textAt(each, "name") === chart.name,
  );
  const alias = textAt(dependency, "alias") ?? chart.name;
  return [
    ...own,
    ...layersOf(outer, charts, sources).flatMap((layer): ValuesLayer[] => {
      const entry = entryAt(layer.root, alias);
      return entry === undefined ? [] : [{ ...layer, root: entry.value }];
    }),
  ];
}

function defaultsOf({ values }: Chart): readonly ValuesLayer[] {
  return values === undefined ? [] : [{ document: values, root: values.root, isDefault: true }];
}

/** The workloads of a chart under some values. */
export function draftsOfChart(
  chart: Chart,
  layers: readonly ValuesLayer[],
  release: Environment,
  sources: Sources,
): readonly Draft[] {
  const objects = chart.templates.flatMap((path) => {
    const text = sources.read(path);
    if (text === undefined || fileName(path).startsWith("_") || /\/tests?\//.test(path)) return [];
    return objectsOf(text, layers).map((object) => ({ object, path }));
  });
  const scalers = objects.filter(({ object }) =>
    /^(?:HorizontalPodAutoscaler|ScaledObject)$/.test(object.kind),
  );
  const environment = joinEnvironments(environmentOfPath(chartPath(chart, sources)), release);
  return objects.flatMap(({ object, path }): Draft[] => {
    if (!/^(?:Deployment|StatefulSet|DaemonSet|Rollout|CronJob)$/.test(object.kind)) return [];
    const draft = draftOf({ chart, layers, object, path, environment }, scalers);
    // A number in the template is the chart's, whatever the values that it is rendered with are for.
    const isOfChart = draft?.instances?.evidence.file === path && !counts(release);
    return draft === undefined || isOfChart ? [] : [draft];
  });
}

/** `templates` is a folder that Helm prescribes, not a word of ours. */
function chartPath(chart: Chart, sources: Sources): string {
  return shownPath(chart.path, sources);
}

interface Workload {
  readonly chart: Chart;
  readonly layers: readonly ValuesLayer[];
  readonly object: TemplateObject;
  readonly path: string;
  readonly environment: Environment;
}

interface Placed {
  readonly object: TemplateObject;
  readonly path: string;
}

function draftOf(workload: Workload, scalers: readonly Placed[]): Draft | undefined {
  const { chart, layers, object, path, environment } = workload;
  const field = (suffix: string): Field | undefined => fieldEnding(object, suffix);
  const image = textOf(resultOf(field("containers.image"), layers)?.value);
  const kind = image === undefined ? "own" : kindOfImage(image);
  if (kind !== "own") return undefined;
  const named = object.fields.get("metadata.name");
  if (named === undefined) return undefined;
  const name = nameOf(named.raw, chart.name) || chart.name;
  const grace = field("terminationGracePeriodSeconds");
  const seconds = Number(resultOf(grace, layers)?.value);
  const strategy = resultOf(object.fields.get("spec.strategy.type"), layers)?.value;
  const component = textOf(
    resultOf(object.fields.get("metadata.labels.app.kubernetes.io/component"), layers)?.value,
  );
  const code: CodeHint[] = [];
  if (image !== undefined) code.push({ kind: "image", name: image });
  if (component !== undefined) code.push({ kind: "name", name: component });
  code.push({ kind: "name", name });
  // `{{ include "shop.fullname" . }}-worker` is the worker of the chart.
  const own = name.startsWith(`${chart.name}-`) ? name.slice(chart.name.length + 1) : "";
  if (own !== "" && kindOfImage(own) === "own") code.push({ kind: "name", name: own });
  return {
    platform: "kubernetes",
    name,
    place: { file: path, start: named.start, end: named.end },
    environment,
    runtime: object.kind === "CronJob" ? "job" : "long-lived",
    ...countsOf(workload, named, scalers),
    surge: strategy === "Recreate" || object.kind === "StatefulSet" ? 0 : 1,
    probes: probesOf(workload),
    ...(grace === undefined || !Number.isFinite(seconds)
      ? {}
      : {
          graceSeconds: { value: seconds, file: path, start: grace.start, end: grace.end },
        }),
    code,
  };
}

/** The autoscaler that the values switch on decides, else the count of the workload. */
function countsOf(
  workload: Workload,
  named: Field,
  scalers: readonly Placed[],
): { instances?: Amount; missing?: Missing } {
  const { object, path, layers } = workload;
  if (object.kind === "DaemonSet") {
    const evidence: Evidence = {
      file: path,
      start: named.start,
      end: named.end,
      message: "a DaemonSet runs one pod on every node",
    };
    return { instances: { least: 1, most: "any", by: "platform", evidence } };
  }
  if (object.kind === "CronJob") return {};
  const scaler = scalers.find(
    (each) =>
      nameKey(each.object.fields.get("spec.scaleTargetRef.name")?.raw ?? "") === nameKey(named.raw),
  );
  if (scaler !== undefined) {
    const most = field(scaler, "spec.maxReplicas") ?? field(scaler, "spec.maxReplicaCount");
    const least = field(scaler, "spec.minReplicas") ?? field(scaler, "spec.minReplicaCount");
    const from = Number(resultOf(least, layers)?.value);
    return amountFrom(
      most,
      scaler.path,
      layers,
      (to) => {
        const bounds = boundsText(Number.isInteger(from) ? Math.min(from, to) : 1, to);
        return `an autoscaler runs ${bounds}`;
      },
      Number.isInteger(from) ? from : 1,
    );
  }
  const replicas = object.fields.get("spec.replicas");
  return amountFrom(replicas, path, layers, (count) =>
    count === 1 ? "Kubernetes runs 1 pod" : `Kubernetes runs ${count} pods`,
  );
}

function field({ object }: Placed, path: string): Field | undefined {
  return object.fields.get(path);
}

/** The number that a field comes to, with the line that states it: of the values, else of the template. */
function amountFrom(
  stated: Field | undefined,
  path: string,
  layers: readonly ValuesLayer[],
  message: (count: number) => string,
  least?: number,
): { instances?: Amount; missing?: Missing } {
  if (stated === undefined) return {};
  const place = { file: path, start: stated.start, end: stated.end };
  const result = resultOf(stated, layers);
  if (result === undefined) return { missing: { unknown: stated.raw.slice(0, 60), place } };
  const { found, value, isFallback } = result;
  const count = countOf(
    found?.entry.value ?? { kind: "scalar", value, start: stated.start, end: stated.end },
  );
  if (count === undefined) return {};
  if (count.kind === "unknown") return { missing: { unknown: count.says, place } };
  const evidence: Evidence = {
    ...(found === undefined ? place : placeOfEntry(found.layer.document, found.entry)),
    message: message(count.value),
  };
  // Defaults of a chart are where a scaffold or its author began; a number of a release is a decision,
  // and so is one in the template itself, which no release can change.
  const isFixed = found === undefined && !stated.raw.includes("{{");
  const isDecided =
    stated.isSure && isFallback !== true && (isFixed || found?.layer.isDefault === false);
  return {
    instances: {
      least: least ?? count.value,
      most: count.value,
      by: isDecided ? "stated" : "habit",
      evidence,
    },
  };
}

function probesOf({ object, path, layers }: Workload): readonly Probe[] {
  const kinds = [
    ["liveness", "livenessProbe", true],
    ["readiness", "readinessProbe", false],
    ["startup", "startupProbe", true],
  ] as const;
  return kinds.flatMap(([kind, key, restarts]): Probe[] => {
    const found = fieldEnding(object, `${key}.httpGet.path`);
    const asked = textOf(resultOf(found, layers)?.value);
    if (found === undefined || asked === undefined) return [];
    return [{ kind, path: asked, restarts, file: path, start: found.start, end: found.end }];
  });
}

function fieldEnding(object: TemplateObject, suffix: string): Field | undefined {
  for (const [path, found] of object.fields) if (path.endsWith(`.${suffix}`)) return found;
  return undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
