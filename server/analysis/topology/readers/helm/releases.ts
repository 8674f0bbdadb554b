/** Who installs which chart with which values: values files, Argo applications, Flux releases. */
import type { Environment } from "../../../../../rules/kit/topology.ts";
import { environmentOfName, joinEnvironments } from "../../environment.ts";
import type { Draft, ReaderResult, Sources } from "../../model.ts";
import {
  at,
  type Document,
  type Entry,
  entryAt,
  isMapping,
  itemsAt,
  type Mapping,
  type Span,
  type Tree,
  textAt,
} from "../../texts/tree.ts";
import { parseYamlText } from "../../texts/yaml.ts";
import { environmentOf, fileName, folderOf, joinFrom } from "../platforms.ts";
import { type Chart, chartsIn, draftsOfChart, layersOf } from "./chart.ts";
import type { ValuesLayer } from "./values.ts";

/** Reads all charts of the repository with all that installs them. */
export function readCharts(
  files: {
    readonly charts: readonly string[];
    readonly templates: readonly string[];
    readonly values: readonly string[];
    readonly manifests: readonly Document[];
    readonly helmfiles: readonly Document[];
  },
  sources: Sources,
): ReaderResult {
  const charts = chartsIn(files.charts, files.templates, sources);
  const drafts: Draft[] = [];
  for (const chart of charts) {
    const defaults = layersOf(chart, charts, sources);
    const releases = [
      ...valuesReleases(chart, charts, files.values, sources),
      ...gitOpsReleases(chart, files.manifests, sources),
      ...helmfileReleases(chart, files.helmfiles, sources),
    ];
    // A chart inside another one is installed with it.
    for (const { layers, environment } of releases)
      drafts.push(...draftsOfChart(chart, [...defaults, ...layers], environment, sources));
    drafts.push(...draftsOfChart(chart, defaults, "unnamed", sources));
  }
  return { drafts, stores: [] };
}

interface Release {
  readonly layers: readonly ValuesLayer[];
  readonly environment: Environment;
}

/** `values-prod.yaml` in the chart's folder, or in a folder of values beside it. */
function valuesReleases(
  chart: Chart,
  charts: readonly Chart[],
  values: readonly string[],
  sources: Sources,
): readonly Release[] {
  return values.flatMap((path): Release[] => {
    if (/^values\.ya?ml$/.test(fileName(path))) return [];
    const owner = charts
      .filter((each) => path.startsWith(`${each.path}/`))
      .sort((a, b) => b.path.length - a.path.length)[0];
    if (owner !== chart) return [];
    const [document] = sources.documents(path);
    if (document === undefined) return [];
    return [
      {
        layers: [{ document, root: document.root, isDefault: false }],
        environment: environmentOf(path, sources),
      },
    ];
  });
}

/** `Application` of Argo CD and `HelmRelease` of Flux that name a folder of this repository. */
function gitOpsReleases(
  chart: Chart,
  manifests: readonly Document[],
  sources: Sources,
): readonly Release[] {
  return manifests.flatMap((document): Release[] => {
    const { root, path } = document;
    const kind = textAt(root, "kind");
    const environment = joinEnvironments(
      environmentOf(path, sources),
      environmentOfName(textAt(root, "metadata", "name") ?? ""),
      environmentOfName(textAt(root, "metadata", "namespace") ?? ""),
      environmentOfName(textAt(root, "spec", "destination", "namespace") ?? ""),
    );
    if (kind === "HelmRelease") {
      const named = textAt(root, "spec", "chart", "spec", "chart") ?? "";
      if (!leadsTo(named, chart, sources)) return [];
      const values = at(root, "spec", "values");
      return isMapping(values)
        ? [{ layers: [{ document, root: values, isDefault: false }], environment }]
        : [];
    }
    if (kind !== "Application") return [];
    const several = itemsAt(root, "spec", "sources");
    const single = at(root, "spec", "source");
    const origins = several.length > 0 ? several : single === undefined ? [] : [single];
    return origins
      .filter((source) => leadsTo(textAt(source, "path") ?? "", chart, sources))
      .map((source) => ({ layers: argoLayers(document, source, chart, sources), environment }));
  });
}

/** `releases` of a helmfile.yaml that name a folder of this repository, with values as files or in place. */
function helmfileReleases(
  chart: Chart,
  helmfiles: readonly Document[],
  sources: Sources,
): readonly Release[] {
  return helmfiles.flatMap((document) => {
    const { root, path } = document;
    const folder = folderOf(path);
    return itemsAt(root, "releases").flatMap((release): Release[] => {
      const named = textAt(release, "chart") ?? "";
      if (!/^\.{1,2}\//.test(named) || joinFrom(folder, named) !== chart.path) return [];
      const layers = itemsAt(release, "values").flatMap((item): ValuesLayer[] => {
        if (isMapping(item)) return [{ document, root: item, isDefault: false }];
        const [found] = sources.documents(joinFrom(folder, textAt(item) ?? ""));
        return found === undefined ? [] : [{ document: found, root: found.root, isDefault: false }];
      });
      const environment = joinEnvironments(
        environmentOf(path, sources),
        environmentOfName(textAt(release, "name") ?? ""),
        environmentOfName(textAt(release, "namespace") ?? ""),
      );
      return [{ layers, environment }];
    });
  });
}

function leadsTo(path: string, chart: Chart, sources: Sources): boolean {
  return path !== "" && joinFrom(sources.repositoryRoot, path) === chart.path;
}

/** Values files, then values as an object or as text, then parameters. */
function argoLayers(
  document: Document,
  source: Tree,
  chart: Chart,
  sources: Sources,
): readonly ValuesLayer[] {
  const files = itemsAt(source, "helm", "valueFiles").flatMap((item): ValuesLayer[] => {
    const [found] = sources.documents(joinFrom(chart.path, textAt(item) ?? ""));
    return found === undefined ? [] : [{ document: found, root: found.root, isDefault: false }];
  });
  const object = at(source, "helm", "valuesObject") ?? parsedText(document, source);
  const inline = isMapping(object) ? [{ document, root: object, isDefault: false }] : [];
  const parameters = new Map<string, Entry>();
  for (const item of itemsAt(source, "helm", "parameters")) {
    const name = textAt(item, "name");
    const value = entryAt(item, "value");
    if (name !== undefined && value !== undefined) parameters.set(name, value);
  }
  const root = nested(parameters);
  return [
    ...files,
    ...inline,
    ...(root === undefined ? [] : [{ document, root, isDefault: false }]),
  ];
}

/** `values: |` holds YAML as text; all of it stands where the text begins. */
function parsedText(document: Document, source: Tree): Tree | undefined {
  const entry = entryAt(source, "helm", "values");
  const text = textAt(entry?.value);
  if (entry === undefined || text === undefined) return undefined;
  const [parsed] = parseYamlText(document.path, text).documents;
  return parsed === undefined ? undefined : placedAt(parsed.root, entry.key);
}

function placedAt(tree: Tree, span: Span): Tree {
  const { start, end } = span;
  if (tree.kind === "list")
    return { ...tree, items: tree.items.map((item) => placedAt(item, span)), start, end };
  if (tree.kind !== "map") return { ...tree, start, end };
  const entries = new Map<string, Entry>();
  for (const [name, { value }] of tree.entries)
    entries.set(name, { key: span, value: placedAt(value, span) });
  return { ...tree, entries, start, end };
}

/** `web.replicas` = 3 → `{ web: { replicas: 3 } }`, each with its place. */
function nested(parameters: ReadonlyMap<string, Entry>): Mapping | undefined {
  const entries = new Map<string, Entry>();
  for (const [name, entry] of parameters) {
    const [first = "", ...rest] = name.split(".");
    if (rest.length > 8) continue;
    const known = entries.get(first)?.value;
    const inner = rest.length === 0 ? undefined : nested(new Map([[rest.join("."), entry]]));
    const merged: Tree =
      inner === undefined
        ? entry.value
        : known?.kind === "map"
          ? { ...inner, entries: new Map([...known.entries, ...inner.entries]) }
          : inner;
    entries.set(first, { key: entry.key, value: merged });
  }
  const [first] = entries.values();
  if (first === undefined) return undefined;
  return { kind: "map", entries, start: first.key.start, end: first.key.end };
}
