/** Reads the application files of Azure, DigitalOcean, Koyeb and Copilot: a name, an image and two bounds. */
import type { Platform } from "../../../../rules/kit/topology.ts";
import { shellWords } from "../commands/shell.ts";
import { boundsText, countOf, evidenceAt, placeOf, placeOfEntry } from "../counts.ts";
import { environmentOfName, joinEnvironments } from "../environment.ts";
import type { Amount, CodeHint, Draft, Missing, ReaderResult, Sources } from "../model.ts";
import {
  at,
  type Document,
  type Entry,
  entryAt,
  isMapping,
  itemsAt,
  type Tree,
  textAt,
} from "../texts/tree.ts";
import { environmentOf, folderName, folderOf, joinFrom } from "./platforms.ts";

/** The reader for a document by its shape and place; undefined when it is none of these. */
export function readApp(document: Document, sources: Sources): ReaderResult | undefined {
  const { root, path } = document;
  if (/\/\.do\/(?:app|deploy\.template)\.ya?ml$/.test(path))
    return readDigitalOcean(document, sources);
  if (/\/koyeb\.ya?ml$/.test(path)) return readKoyeb(document, sources);
  if (/\/copilot\/[^/]+\/manifest\.ya?ml$/.test(path)) return readCopilot(document, sources);
  const scale = at(root, "properties", "template", "scale");
  if (isMapping(scale) || isMapping(at(root, "properties", "template")))
    return readContainerApp(document, root, sources);
  const resources = itemsAt(root, "resources").filter(
    (each) => textAt(each, "type") === "Microsoft.App/containerApps",
  );
  if (resources.length === 0) return undefined;
  const all = resources.map((each) => readContainerApp(document, each, sources));
  return { drafts: all.flatMap(({ drafts }) => drafts), stores: [] };
}

/** True for a text that one of these readers may want. */
export function mayBeApp(path: string, text: string): boolean {
  return (
    /\/\.do\/|\/koyeb\.ya?ml$|\/copilot\/[^/]+\/manifest\.ya?ml$/.test(path) ||
    /Microsoft\.App\/containerApps/.test(text) ||
    (/^properties:/m.test(text) && /\bmaxReplicas\b|\bcontainers:/.test(text))
  );
}

/** Functions of Azure: the file is there, so the platform starts what is needed. */
export function readAzureHost(document: Document, sources: Sources): ReaderResult {
  const { root, path } = document;
  const version = entryAt(root, "version");
  if (version === undefined || at(root, "extensionBundle") === undefined)
    return { drafts: [], stores: [] };
  const draft: Draft = {
    platform: "azure",
    name: folderName(path, sources),
    place: placeOfEntry(document, version),
    environment: environmentOf(path, sources),
    runtime: "serverless",
    instances: {
      least: 0,
      most: "any",
      by: "platform",
      evidence: evidenceAt(document, version, "Azure Functions runs as many instances as needed"),
    },
    scalesToZero: true,
    disk: { isLost: true },
    code: [{ kind: "folder", path: folderOf(path) }],
  };
  return { drafts: [draft], stores: [] };
}

function readContainerApp(document: Document, tree: Tree, sources: Sources): ReaderResult {
  const template = at(tree, "properties", "template");
  const [container] = itemsAt(template, "containers");
  const named = entryAt(tree, "name") ?? entryAt(container, "name") ?? entryAt(tree, "properties");
  const image = textAt(container, "image");
  if (named === undefined) return { drafts: [], stores: [] };
  const name =
    textAt(tree, "name") ?? textAt(container, "name") ?? folderName(document.path, sources);
  const code: CodeHint[] = image === undefined ? [] : [{ kind: "image", name: image }];
  code.push({ kind: "name", name });
  return one(document, sources, "azure", name, named, {
    ...bounds(
      document,
      entryAt(template, "scale", "minReplicas"),
      entryAt(template, "scale", "maxReplicas"),
      "Azure",
    ),
    code,
  });
}

function readDigitalOcean(document: Document, sources: Sources): ReaderResult {
  const { root } = document;
  const services = ["services", "workers"].flatMap((key) => itemsAt(root, key));
  const drafts = services.flatMap((service) => {
    const named = entryAt(service, "name");
    const name = textAt(named?.value);
    if (named === undefined || name === undefined) return [];
    const folder = joinFrom(sources.repositoryRoot, textAt(service, "source_dir") ?? ".");
    const dockerfile = textAt(service, "dockerfile_path");
    const command = textAt(service, "run_command");
    const code: CodeHint[] = [];
    if (command !== undefined) code.push({ kind: "command", words: shellWords(command), folder });
    if (dockerfile !== undefined)
      code.push({
        kind: "dockerfile",
        path: joinFrom(sources.repositoryRoot, dockerfile),
        context: folder,
      });
    code.push({ kind: "name", name }, { kind: "folder", path: folder });
    const scaling = at(service, "autoscaling");
    const stated = entryAt(service, "instance_count");
    const counts =
      scaling === undefined
        ? bounds(document, stated, stated, "DigitalOcean")
        : bounds(
            document,
            entryAt(scaling, "min_instance_count"),
            entryAt(scaling, "max_instance_count"),
            "DigitalOcean",
          );
    return one(document, sources, "digitalocean", name, named, { ...counts, code }).drafts;
  });
  return { drafts, stores: [] };
}

function readKoyeb(document: Document, sources: Sources): ReaderResult {
  const { root, path } = document;
  const services = itemsAt(root, "services");
  const drafts = (services.length > 0 ? services : [root]).flatMap((service) => {
    const named = entryAt(service, "name");
    const name = textAt(named?.value);
    if (named === undefined || name === undefined) return [];
    const scaling = at(service, "scaling");
    const counts = bounds(document, entryAt(scaling, "min"), entryAt(scaling, "max"), "Koyeb");
    const code: CodeHint[] = [
      { kind: "name", name },
      { kind: "folder", path: folderOf(path) },
    ];
    return one(document, sources, "koyeb", name, named, { ...counts, code }).drafts;
  });
  return { drafts, stores: [] };
}

/** `count: 3`, or `count: { range: 1-10 }`. */
function readCopilot(document: Document, sources: Sources): ReaderResult {
  const { root } = document;
  const named = entryAt(root, "name");
  const name = textAt(named?.value);
  if (named === undefined || name === undefined) return { drafts: [], stores: [] };
  const count = entryAt(root, "count");
  const range = entryAt(root, "count", "range");
  const [from, to] = (textAt(range?.value) ?? "").split("-").map(Number);
  const counts =
    range !== undefined && from !== undefined && to !== undefined && Number.isInteger(to)
      ? {
          instances: {
            least: from,
            most: to,
            by: "stated" as const,
            evidence: evidenceAt(document, range, `ECS runs ${boundsText(from, to)}`),
          },
        }
      : bounds(document, count, count, "ECS");
  const build = at(root, "image", "build");
  const dockerfile = textAt(build) ?? textAt(build, "dockerfile");
  const code: CodeHint[] =
    dockerfile === undefined
      ? []
      : [
          {
            kind: "dockerfile",
            path: joinFrom(sources.repositoryRoot, dockerfile),
            context: sources.repositoryRoot,
          },
        ];
  code.push({ kind: "name", name });
  return one(document, sources, "ecs", name, named, { ...counts, code });
}

function one(
  document: Document,
  sources: Sources,
  platform: Platform,
  name: string,
  named: Entry,
  rest: Pick<Draft, "code"> & { instances?: Amount; missing?: Missing },
): ReaderResult {
  const draft: Draft = {
    platform,
    name,
    place: placeOf(document, {
      start: named.key.start,
      end: Math.max(named.key.end, named.key.start),
    }),
    environment: joinEnvironments(environmentOf(document.path, sources), environmentOfName(name)),
    runtime: "long-lived",
    surge: 1,
    disk: { isLost: true },
    ...rest,
  };
  return { drafts: [draft], stores: [] };
}

function bounds(
  document: Document,
  least: Entry | undefined,
  most: Entry | undefined,
  who: string,
): { instances?: Amount; missing?: Missing } {
  const from = countOf(least?.value);
  const to = countOf(most?.value);
  if (most === undefined || to === undefined) return {};
  if (to.kind === "unknown")
    return { missing: { unknown: to.says, place: placeOfEntry(document, most) } };
  const bottom = from?.kind === "number" ? Math.min(from.value, to.value) : 1;
  const evidence = evidenceAt(document, most, `${who} runs ${boundsText(bottom, to.value)}`);
  return { instances: { least: bottom, most: to.value, by: "stated", evidence } };
}
