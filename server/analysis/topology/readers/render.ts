/** Reads render.yaml: services, workers, cron jobs and databases with their counts. */
import type { Evidence } from "../../../../rules/kit/rule.ts";
import type { Probe, Runtime, Stated } from "../../../../rules/kit/topology.ts";
import { shellWords } from "../commands/shell.ts";
import {
  amountOf,
  boundsText,
  countAt,
  evidenceAt,
  numberAt,
  placeOf,
  placeOfEntry,
} from "../counts.ts";
import { environmentOfName, joinEnvironments } from "../environment.ts";
import type {
  Amount,
  CodeHint,
  Draft,
  Missing,
  ReaderResult,
  Sources,
  StoreDraft,
} from "../model.ts";
import {
  at,
  type Document,
  entryAt,
  isMapping,
  itemsAt,
  type Tree,
  textAt,
} from "../texts/tree.ts";
import { environmentOf, joinFrom } from "./platforms.ts";

const RUNTIMES: Readonly<Record<string, Runtime>> = {
  web: "long-lived",
  pserv: "long-lived",
  worker: "long-lived",
  cron: "job",
  static: "static",
};

export function readRender(document: Document, sources: Sources): ReaderResult {
  const { root, path } = document;
  const ofPath = environmentOf(path, sources);
  const projects = itemsAt(root, "projects").flatMap((project) => itemsAt(project, "environments"));
  const places = [root, ...projects];
  const drafts: Draft[] = [];
  const stores: StoreDraft[] = [];
  for (const place of places) {
    const named = place === root ? "unnamed" : environmentOfName(textAt(place, "name") ?? "");
    const environment = joinEnvironments(ofPath, named);
    for (const service of itemsAt(place, "services")) {
      const type = textAt(service, "type");
      if (type === undefined || !isMapping(service)) continue;
      if (type === "redis" || type === "keyvalue")
        stores.push(...storeOf(document, service, "redis", environment));
      else if (RUNTIMES[type] !== undefined)
        drafts.push(draftOf(document, sources, service, RUNTIMES[type], environment));
    }
    for (const database of itemsAt(place, "databases"))
      stores.push(...storeOf(document, database, "postgres", environment));
  }
  return { drafts, stores };
}

function draftOf(
  document: Document,
  sources: Sources,
  service: Tree,
  runtime: Runtime,
  environment: Draft["environment"],
): Draft {
  const name = textAt(service, "name") ?? "service";
  const entry = entryAt(service, "name") ?? entryAt(service, "type");
  const isStatic = (textAt(service, "runtime") ?? textAt(service, "env")) === "static";
  const start = entryAt(service, "startCommand") ?? entryAt(service, "dockerCommand");
  const command = textAt(start?.value);
  const grace = entryAt(service, "maxShutdownDelaySeconds");
  const seconds = numberAt(grace?.value);
  return {
    platform: "render",
    name,
    place: entry === undefined ? placeOf(document, service) : placeOfEntry(document, entry),
    environment: joinEnvironments(environment, environmentOfName(name)),
    runtime: isStatic ? "static" : runtime,
    ...countsOf(document, service),
    // Render starts the new instance before it stops the old one, unless a disk ties it to one place.
    surge: at(service, "disk") === undefined ? 1 : 0,
    scalesToZero: textAt(service, "plan") === "free",
    disk: { isLost: at(service, "disk") === undefined },
    probes: probesOf(document, service),
    variables: variablesIn(document, service),
    talksTo: addressesIn(document, service),
    ...(grace === undefined || seconds === undefined
      ? {}
      : { graceSeconds: { value: seconds, ...placeOfEntry(document, grace) } }),
    ...(command === undefined || start === undefined
      ? {}
      : {
          start: {
            words: shellWords(command),
            form: "exec" as const,
            ...placeOfEntry(document, start),
          },
        }),
    code: codeOf(sources, service, command),
  };
}

function countsOf(document: Document, service: Tree): { instances?: Amount; missing?: Missing } {
  const most = countAt(service, "scaling", "maxInstances");
  if (most?.kind === "number") {
    const least = numberAt(service, "scaling", "minInstances") ?? 1;
    const message = `Render scales it to ${boundsText(least, most.value)}`;
    const evidence = evidenceAt(document, most.entry, message);
    return { instances: { least, most: most.value, by: "stated", evidence } };
  }
  const stated = countAt(service, "numInstances");
  if (stated !== undefined)
    return amountOf(document, stated, (number) => `Render runs ${number} of it`);
  const plan = entryAt(service, "plan");
  const disk = entryAt(service, "disk");
  if (plan !== undefined && textAt(plan.value) === "free")
    return {
      instances: one(evidenceAt(document, plan, "the free plan runs one instance, which sleeps")),
    };
  if (disk !== undefined)
    return { instances: one(evidenceAt(document, disk, "a disk ties it to one instance")) };
  const type = entryAt(service, "type");
  // A number that is none says nothing.
  if (type === undefined || at(service, "numInstances") !== undefined) return {};
  if (at(service, "scaling") !== undefined) return {};
  return {
    instances: one(evidenceAt(document, type, "without a number Render runs one instance")),
  };
}

function one(evidence: Evidence): Amount {
  return { least: 1, most: 1, by: "stated", evidence };
}

function probesOf(document: Document, service: Tree): readonly Probe[] {
  const entry = entryAt(service, "healthCheckPath");
  const path = textAt(entry?.value);
  if (entry === undefined || path === undefined) return [];
  // Render restarts an instance that fails it for long enough.
  return [{ kind: "liveness", path, restarts: true, ...placeOfEntry(document, entry) }];
}

function variablesIn(document: Document, service: Tree): ReadonlyMap<string, Stated<string>> {
  const found = new Map<string, Stated<string>>();
  for (const item of itemsAt(service, "envVars")) {
    const key = textAt(item, "key");
    const entry = entryAt(item, "value");
    const value = textAt(entry?.value);
    if (key !== undefined && entry !== undefined && value !== undefined)
      found.set(key, { value, ...placeOfEntry(document, entry) });
  }
  return found;
}

/** `fromDatabase` and `fromService` hand over how to reach another one. */
function addressesIn(document: Document, service: Tree): NonNullable<Draft["talksTo"]> {
  return itemsAt(service, "envVars").flatMap((item) =>
    ["fromDatabase", "fromService"].flatMap((key) => {
      const entry = entryAt(item, key, "name");
      const name = textAt(entry?.value);
      return entry === undefined || name === undefined
        ? []
        : [{ name, place: placeOfEntry(document, entry), isAddress: true }];
    }),
  );
}

function codeOf(sources: Sources, service: Tree, command: string | undefined): readonly CodeHint[] {
  const folder = joinFrom(sources.repositoryRoot, textAt(service, "rootDir") ?? ".");
  const dockerfile = textAt(service, "dockerfilePath");
  const context = textAt(service, "dockerContext");
  const hints: CodeHint[] = [];
  if (command !== undefined) hints.push({ kind: "command", words: shellWords(command), folder });
  if (dockerfile !== undefined || textAt(service, "runtime") === "docker")
    hints.push({
      kind: "dockerfile",
      path: joinFrom(folder, dockerfile ?? "Dockerfile"),
      context: context === undefined ? folder : joinFrom(folder, context),
    });
  const name = textAt(service, "name");
  if (at(service, "rootDir") === undefined && name !== undefined)
    hints.push({ kind: "name", name });
  hints.push({ kind: "folder", path: folder });
  return hints;
}

function storeOf(
  document: Document,
  tree: Tree,
  kind: StoreDraft["kind"],
  environment: StoreDraft["environment"],
): readonly StoreDraft[] {
  const entry = entryAt(tree, "name");
  const id = textAt(entry?.value);
  if (entry === undefined || id === undefined) return [];
  const copies = itemsAt(tree, "readReplicas");
  const replicas = entryAt(tree, "readReplicas");
  const isCopied = copies.length > 0 && replicas !== undefined;
  const message = isCopied ? `${copies.length} read replicas` : `a ${kind} database`;
  return [
    {
      id,
      kind,
      platform: "render",
      environment,
      place: placeOfEntry(document, entry),
      replicas: copies.length,
      evidence: evidenceAt(document, isCopied ? replicas : entry, message),
    },
  ];
}
