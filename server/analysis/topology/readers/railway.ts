/** Reads railway.json and railway.toml: replicas per region, and what another environment changes. */
import type { Evidence } from "../../../../rules/kit/rule.ts";
import type { Environment, Probe, Stated } from "../../../../rules/kit/topology.ts";
import { shellWords } from "../commands/shell.ts";
import { amountOf, countAt, evidenceAt, numberAt, placeOf, placeOfEntry } from "../counts.ts";
import { environmentOfName, joinEnvironments } from "../environment.ts";
import type { Amount, CodeHint, Draft, Missing, ReaderResult, Sources } from "../model.ts";
import {
  at,
  type Document,
  entriesAt,
  entryAt,
  isMapping,
  type Tree,
  textAt,
} from "../texts/tree.ts";
import { environmentOf, folderName, folderOf, joinFrom } from "./platforms.ts";

export function readRailway(document: Document, sources: Sources): ReaderResult {
  const { root, path } = document;
  // Other data goes by this name as well.
  const isRailway =
    (textAt(root, "$schema") ?? "").includes("railway") ||
    isMapping(at(root, "deploy")) ||
    isMapping(at(root, "build"));
  if (!isRailway) return { drafts: [], stores: [] };
  const ofPath = environmentOf(path, sources);
  const environments = entriesAt(root, "environments").filter(([, { value }]) => isMapping(value));
  const production = environments.find(([name]) => environmentOfName(name) === "production");
  const drafts = [draftOf(document, sources, production?.[1].value, ofPath)];
  for (const [name, { value }] of environments) {
    if (value === production?.[1].value) continue;
    const environment = joinEnvironments(ofPath, environmentOfName(name));
    if (environment !== ofPath) drafts.push(draftOf(document, sources, value, environment));
  }
  return { drafts, stores: [] };
}

/** `over` is what an environment writes over the rest. */
function draftOf(
  document: Document,
  sources: Sources,
  over: Tree | undefined,
  environment: Environment,
): Draft {
  const { root, path } = document;
  const layers = [at(over, "deploy"), at(root, "deploy")].filter(isMapping);
  const read = (key: string) => layers.map((deploy) => entryAt(deploy, key)).find(Boolean);
  const counts = countsOf(document, layers);
  const overlap = read("overlapSeconds") ?? read("deploymentOverlapSeconds");
  const cron = read("cronSchedule");
  const draining = read("drainingSeconds");
  const seconds = numberAt(draining?.value);
  const healthcheck = read("healthcheckPath");
  const command = textAt(read("startCommand")?.value);
  const start = read("startCommand");
  return {
    platform: "railway",
    name: folderName(path, sources),
    place: placeOfFile(document),
    environment,
    runtime: cron === undefined ? "long-lived" : "job",
    ...counts,
    surge: overlap !== undefined && numberAt(overlap.value) === 0 ? 0 : 1,
    scalesToZero: textAt(read("sleepApplication")?.value) === "true",
    probes: probesOf(document, healthcheck),
    ...(draining === undefined || seconds === undefined
      ? {}
      : { graceSeconds: statedAt(document, draining, seconds) }),
    ...(command === undefined || start === undefined
      ? {}
      : {
          start: {
            words: shellWords(command),
            form: "exec" as const,
            ...placeOfEntry(document, start),
          },
        }),
    code: codeOf(document, sources, command),
  };
}

function countsOf(
  document: Document,
  layers: readonly Tree[],
): { instances?: Amount; missing?: Missing; regions?: number } {
  for (const deploy of layers) {
    const regions = entriesAt(deploy, "multiRegionConfig");
    if (regions.length > 0) return regionCounts(document, deploy, regions);
    const count = countAt(deploy, "numReplicas");
    if (count !== undefined)
      return amountOf(document, count, (number) => `Railway runs ${number} of it`);
  }
  return {};
}

function regionCounts(
  document: Document,
  deploy: Tree,
  regions: readonly (readonly [string, { readonly value: Tree }])[],
): { instances?: Amount; regions?: number } {
  const numbers = regions.map(([, { value }]) => numberAt(value, "numReplicas") ?? 1);
  const used = numbers.filter((number) => number > 0);
  const sum = used.reduce((total, number) => total + number, 0);
  const entry = entryAt(deploy, "multiRegionConfig");
  if (entry === undefined) return {};
  const isEven = used.every((number) => number === used[0]);
  const text =
    used.length === 1
      ? `Railway runs ${sum} of it in one region`
      : isEven
        ? `${used.length} regions × ${used[0]} replicas make ${sum} instances`
        : `${used.length} regions with ${used.join(" + ")} replicas make ${sum} instances`;
  const evidence: Evidence = {
    ...placeOf(document, { start: entry.key.start, end: entry.value.end }),
    message: text,
  };
  return { instances: { least: sum, most: sum, by: "stated", evidence }, regions: used.length };
}

/** Railway asks this path before it sends requests to a new deployment, and never again. */
function probesOf(document: Document, entry: ReturnType<typeof entryAt>): readonly Probe[] {
  const path = textAt(entry?.value);
  if (entry === undefined || path === undefined) return [];
  return [{ kind: "startup", path, restarts: false, ...placeOfEntry(document, entry) }];
}

function statedAt(
  document: Document,
  entry: NonNullable<ReturnType<typeof entryAt>>,
  value: number,
): Stated<number> {
  return { value, ...placeOfEntry(document, entry) };
}

function placeOfFile(document: Document) {
  const entry = entryAt(document.root, "deploy") ?? entriesAt(document.root)[0]?.[1];
  if (entry === undefined) return placeOf(document, { start: 0, end: 0 });
  const { file, start, end } = evidenceAt(document, entry, "");
  return { file, start, end };
}

/** Paths start at the repository's root or at the service's own folder: whichever is there counts. */
function codeOf(
  document: Document,
  sources: Sources,
  command: string | undefined,
): readonly CodeHint[] {
  const folder = folderOf(document.path);
  const dockerfile = textAt(document.root, "build", "dockerfilePath");
  const hints: CodeHint[] = [];
  if (dockerfile !== undefined) {
    const candidates = [joinFrom(sources.repositoryRoot, dockerfile), joinFrom(folder, dockerfile)];
    const path = candidates.find((each) => sources.read(each) !== undefined);
    if (path !== undefined)
      hints.push({ kind: "dockerfile", path, context: sources.repositoryRoot });
  }
  if (command !== undefined) hints.push({ kind: "command", words: shellWords(command), folder });
  hints.push({ kind: "folder", path: folder });
  return hints;
}
