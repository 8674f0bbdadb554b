/** Reads Compose files, overrides merged over what they override: services, counts and the databases beside them. */
import type { Evidence, Place } from "../../../../rules/kit/rule.ts";
import type { Environment, Probe, StartCommand, Stated } from "../../../../rules/kit/topology.ts";
import { shellWords } from "../commands/shell.ts";
import { amountOf, countOf, evidenceAt, placeOfEntry, secondsOf, statedAmount } from "../counts.ts";
import {
  counts,
  environmentOfHeader,
  environmentOfName,
  joinEnvironments,
} from "../environment.ts";
import { kindOfImage } from "../images.ts";
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
  type Entry,
  entriesAt,
  entryAt,
  isMapping,
  itemsAt,
  type Tree,
  textAt,
} from "../texts/tree.ts";
import {
  environmentOf,
  environmentOfVariables,
  fileName,
  folderOf,
  joinFrom,
} from "./platforms.ts";

/** A service as one file describes it. */
interface Layer {
  readonly document: Document;
  readonly tree: Tree;
}

/** Reads the Compose files of one folder together: later layers win over earlier ones. */
export function readCompose(documents: readonly Document[], sources: Sources): ReaderResult {
  const composes = documents.filter(isCompose);
  const base = composes.find(({ path }) => isBase(fileName(path)));
  const override = composes.find(({ path }) => isOverride(fileName(path)));
  const drafts: Draft[] = [];
  const stores: StoreDraft[] = [];
  const once = new Set(composes.flatMap(finishedFirst));
  const read = (main: Document, below: readonly Document[]): void => {
    for (const [name, { value }] of entriesAt(main.root, "services")) {
      if (!isMapping(value)) continue;
      const layers = [{ document: main, tree: value }, ...layersBelow(name, below)];
      readService(name, withExtended(layers, sources), main, { sources, once, drafts, stores });
    }
  };
  if (base !== undefined) {
    const above = override === undefined ? [] : [override];
    // The override only adds to the base: one pass over the names of both.
    if (override !== undefined) read(override, [base]);
    const known = new Set(entriesAt(above[0]?.root, "services").map(([name]) => name));
    for (const [name, { value }] of entriesAt(base.root, "services"))
      if (isMapping(value) && !known.has(name))
        readService(name, withExtended([{ document: base, tree: value }], sources), base, {
          sources,
          once,
          drafts,
          stores,
        });
  }
  for (const document of composes)
    if (document !== base && document !== override)
      read(document, base === undefined ? [] : [base]);
  return { drafts, stores };
}

export function isComposeName(name: string): boolean {
  return /^(?:docker-|podman-)?compose(?:[-._][\w.-]+)?\.ya?ml$|^(?:docker-|swarm-)?stack(?:[-._][\w.-]+)?\.ya?ml$/i.test(
    name,
  );
}

/** True for a stack of Swarm under any name: `services` of which one says how it is deployed. */
export function mayBeStack(text: string): boolean {
  return /^services:\s*$/m.test(text) && /^ +deploy:\s*$/m.test(text) && /^ +image:/m.test(text);
}

function isBase(name: string): boolean {
  return /^(?:docker-)?compose\.ya?ml$/i.test(name);
}

function isOverride(name: string): boolean {
  return /^(?:docker-)?compose\.override\.ya?ml$/i.test(name);
}

function isCompose({ root }: Document): boolean {
  return isMapping(at(root, "services"));
}

function layersBelow(name: string, below: readonly Document[]): readonly Layer[] {
  return below.flatMap((document) => {
    const tree = at(document.root, "services", name);
    return isMapping(tree) ? [{ document, tree }] : [];
  });
}

/** `extends` takes another service in, of this file or of another one. */
function withExtended(layers: readonly Layer[], sources: Sources): readonly Layer[] {
  const all = [...layers];
  for (const { document, tree } of all) {
    if (all.length > MOST_LAYERS) break;
    const extended = at(tree, "extends");
    const name = textAt(extended) ?? textAt(extended, "service");
    if (name === undefined) continue;
    const file = textAt(extended, "file");
    const from =
      file === undefined ? document : sources.documents(joinFrom(folderOf(document.path), file))[0];
    const target = at(from?.root, "services", name);
    if (from !== undefined && isMapping(target) && !all.some((each) => each.tree === target))
      all.push({ document: from, tree: target });
  }
  return all;
}

const MOST_LAYERS = 8;

/** True for a service that this file only adds to: what it runs is said in another one. */
function isOverlay([own, ...below]: readonly Layer[]): boolean {
  const runs = at(own?.tree, "image") ?? at(own?.tree, "build");
  return runs === undefined && below.some(({ document }) => document !== own?.document);
}

interface Reading {
  readonly sources: Sources;
  /** Services that others wait for until they have ended. */
  readonly once: ReadonlySet<string>;
  readonly drafts: Draft[];
  readonly stores: StoreDraft[];
}

function readService(
  name: string,
  layers: readonly Layer[],
  main: Document,
  { sources, once, drafts, stores }: Reading,
): void {
  const pick = (...path: readonly string[]) => pickFrom(layers, path);
  const image = textAt(pick("image")?.entry.value);
  const build = pick("build");
  const [first] = layers;
  const own = entryAt(first?.document.root, "services", name);
  if (first === undefined || own === undefined) return;
  const place: Place = placeOfEntry(first.document, own);
  const project = textAt(main.root, "name");
  const variables = variablesOfService(layers);
  const profiles = itemsAt(pick("profiles")?.entry.value).map((item) => textAt(item) ?? "");
  const environment = joinEnvironments(
    environmentOf(main.path, sources),
    environmentOfHeader(main.text),
    // Databases and queues for people who start the services themselves.
    /[-.]infra\.ya?ml$/i.test(main.path) ? "development" : "unnamed",
    environmentOfProfiles(profiles),
    environmentOfVariables(variables),
    mountsItsSources(layers, build?.layer) ? "development" : "unnamed",
    environmentOfNames(project, name),
  );
  const networks = networksOf(layers, main);
  const kind = image === undefined || build !== undefined ? "own" : kindOfImage(image);
  if (kind === "infrastructure") return;
  if (kind !== "own") {
    stores.push({ ...storeOf(name, kind, environment, place, pick), ...networks });
    return;
  }
  drafts.push({
    platform: "compose",
    name,
    place,
    environment,
    runtime: once.has(name) || isStartedOnce(layers) ? "job" : "long-lived",
    ...countsOf(layers),
    surge: pick("deploy", "update_config", "order") === undefined ? 0 : 1,
    disk: { isLost: false, isShared: false },
    probes: probesOf(layers),
    variables,
    ...graceOf(layers),
    ...signalOf(layers),
    ...startOf(layers),
    talksTo: dependenciesOf(layers),
    ...networks,
    ...(project === undefined ? {} : { project }),
    ...(isOverlay(layers) ? { isOverlay: true } : {}),
    code: codeOf(name, image, build, startOf(layers).start, main),
  });
}

/** A service may be about tests or previews; a whole project that goes by the same word serves them. */
function environmentOfNames(project: string | undefined, service: string): Environment {
  const found = environmentOfName(service);
  return found === environmentOfName(project ?? "") ? found : "unnamed";
}

/** A service runs where any of its profiles does: one profile that counts is enough. */
function environmentOfProfiles(profiles: readonly string[]): Environment {
  const all = profiles.map(environmentOfName);
  return all.some(counts) ? "unnamed" : joinEnvironments(...all);
}

interface Picked {
  readonly layer: Layer;
  readonly entry: Entry;
}

function pickFrom(layers: readonly Layer[], path: readonly string[]): Picked | undefined {
  for (const layer of layers) {
    const entry = entryAt(layer.tree, ...path);
    if (entry !== undefined) return { layer, entry };
  }
  return undefined;
}

/** A number counts, and so does a fixed name; a fixed port allows one on each host and says nothing of the hosts. */
function countsOf(layers: readonly Layer[]): { instances?: Amount; missing?: Missing } {
  const mode = pickFrom(layers, ["deploy", "mode"]);
  if (mode !== undefined && textAt(mode.entry.value) === "global") {
    const evidence = evidenceAt(mode.layer.document, mode.entry, "one container on every node");
    return { instances: { least: 1, most: "any", by: "platform", evidence } };
  }
  const stated = pickFrom(layers, ["deploy", "replicas"]) ?? pickFrom(layers, ["scale"]);
  const count = countOf(stated?.entry.value);
  if (stated !== undefined && count !== undefined) {
    return amountOf(stated.layer.document, { ...count, entry: stated.entry }, (number) =>
      number === 1 ? "Compose runs one container" : `Compose runs ${number} containers of it`,
    );
  }
  const named = pickFrom(layers, ["container_name"]);
  if (named === undefined) return portCounts(layers, mode !== undefined);
  const message = "a container with a fixed name: Compose runs exactly one";
  return { instances: statedAmount(1, evidenceAt(named.layer.document, named.entry, message)) };
}

/** Swarm spreads a port over all containers of a service, unless it is told to use that of each host. */
function portCounts(layers: readonly Layer[], isSwarm: boolean): { instances?: Amount } {
  for (const { document, tree } of layers)
    for (const item of itemsAt(tree, "ports")) {
      if (!isFixedPort(item, isSwarm)) continue;
      const message = "a fixed port of the host: one container on each host";
      const evidence: Evidence = { file: document.path, start: item.start, end: item.end, message };
      return { instances: statedAmount(1, evidence, "habit") };
    }
  return {};
}

/** `3000:3000`, `127.0.0.1:${PORT:-3000}:3000`, `{ published: 3000 }`; a range or none leaves the choice to Docker. */
function isFixedPort(item: Tree, isSwarm: boolean): boolean {
  if (isMapping(item)) {
    const isOfHost = !isSwarm || textAt(item, "mode") === "host";
    return isOfHost && /^[1-9]\d*$|^\$\{?\w/.test(textAt(item, "published") ?? "");
  }
  const [inside, host] = (textAt(item) ?? "")
    .replace(/\$\{[^}]*\}|\$\w+/g, "1")
    .split(":")
    .reverse();
  return !isSwarm && inside !== undefined && /^[1-9]\d*$/.test(host ?? "");
}

/** A migration that the services wait for runs once per start and is over. */
function finishedFirst({ root }: Document): readonly string[] {
  return entriesAt(root, "services").flatMap(([, { value }]) =>
    entriesAt(value, "depends_on").flatMap(([name, entry]) =>
      textAt(entry.value, "condition") === "service_completed_successfully" ? [name] : [],
    ),
  );
}

/** Said in so many words, it is a task: a service is what comes back. */
function isStartedOnce(layers: readonly Layer[]): boolean {
  const restart = pickFrom(layers, ["restart"])?.entry.value;
  const isNever =
    textAt(restart) === "no" || (restart?.kind === "scalar" && restart.value === false);
  return isNever && startOf(layers).start !== undefined;
}

/** The source folder of the build mounted into the container is how people work, not how they run. */
function mountsItsSources(layers: readonly Layer[], build: Layer | undefined): boolean {
  const volumes = layers.flatMap(({ tree }) => itemsAt(tree, "volumes"));
  return volumes.some((volume) => {
    const source = textAt(volume, "source") ?? textAt(volume)?.split(":")[0] ?? "";
    const target = textAt(volume, "target") ?? textAt(volume)?.split(":")[1] ?? "";
    const isFolder = /^\.{1,2}(?:\/(?:src|app|apps|packages|server|api)?\/?)?$/.test(source);
    return build !== undefined && isFolder && target.startsWith("/");
  });
}

function variablesOfService(layers: readonly Layer[]): ReadonlyMap<string, Stated<string>> {
  const found = new Map<string, Stated<string>>();
  for (const { document, tree } of [...layers].reverse()) {
    for (const [name, entry] of entriesAt(tree, "environment")) {
      const value = textAt(entry.value);
      if (value !== undefined) found.set(name, { value, ...placeOfEntry(document, entry) });
    }
    for (const item of itemsAt(tree, "environment")) {
      const text = textAt(item) ?? "";
      const equals = text.indexOf("=");
      if (equals > 0)
        found.set(text.slice(0, equals), {
          value: text.slice(equals + 1),
          file: document.path,
          start: item.start,
          end: item.end,
        });
    }
  }
  return found;
}

/** Docker marks a container unhealthy; only Swarm replaces it. */
function probesOf(layers: readonly Layer[]): readonly Probe[] {
  const test = pickFrom(layers, ["healthcheck", "test"]);
  if (test === undefined) return [];
  const words = [
    textAt(test.entry.value) ?? "",
    ...itemsAt(test.entry.value).map((item) => textAt(item) ?? ""),
  ];
  const path = pathInCommand(words.join(" "));
  if (path === undefined) return [];
  const isSwarm = pickFrom(layers, ["deploy"]) !== undefined;
  return [
    {
      kind: isSwarm ? "liveness" : "readiness",
      path,
      restarts: isSwarm,
      ...placeOfEntry(test.layer.document, test.entry),
    },
  ];
}

/** The path that a command such as `curl -f http://localhost:3000/health` asks for. */
export function pathInCommand(command: string): string | undefined {
  return /https?:\/\/[^/\s'"`)]+(\/[^\s'"`)?|]*)/.exec(command)?.[1];
}

function graceOf(layers: readonly Layer[]): { graceSeconds?: Stated<number> } {
  const found = pickFrom(layers, ["stop_grace_period"]);
  const value = secondsOf(found?.entry.value);
  if (found === undefined || value === undefined) return {};
  return { graceSeconds: { value, ...placeOfEntry(found.layer.document, found.entry) } };
}

function signalOf(layers: readonly Layer[]): { stopSignal?: Stated<string> } {
  const found = pickFrom(layers, ["stop_signal"]);
  const value = textAt(found?.entry.value);
  if (found === undefined || value === undefined) return {};
  return { stopSignal: { value, ...placeOfEntry(found.layer.document, found.entry) } };
}

/** Compose splits a text into words itself: no shell takes part. What is to be run stands behind the entry point. */
function startOf(layers: readonly Layer[]): { start?: StartCommand } {
  const entrypoint = pickFrom(layers, ["entrypoint"]);
  const command = pickFrom(layers, ["command"]);
  const words = [entrypoint, command].flatMap((each) =>
    each === undefined ? [] : wordsOf(each.entry.value),
  );
  const found = entrypoint ?? command;
  if (found === undefined || words.length === 0) return {};
  const isShell = /(?:^|\/)(?:ba|a|da)?sh$/.test(words[0] ?? "");
  const form = isShell ? "shell" : "exec";
  return { start: { words, form, ...placeOfEntry(found.layer.document, found.entry) } };
}

function wordsOf(value: Tree): readonly string[] {
  const text = textAt(value);
  return text === undefined
    ? itemsAt(value).flatMap((item) => textAt(item) ?? [])
    : shellWords(text);
}

function dependenciesOf(layers: readonly Layer[]): NonNullable<Draft["talksTo"]> {
  return layers.flatMap(({ document, tree }) => [
    ...entriesAt(tree, "depends_on").map(([name, entry]) => ({
      name,
      place: placeOfEntry(document, entry),
    })),
    ...itemsAt(tree, "depends_on").flatMap((item) => {
      const name = textAt(item);
      return name === undefined
        ? []
        : [{ name, place: { file: document.path, start: item.start, end: item.end } }];
    }),
  ]);
}

/** A network has the name that it is given; one of somebody else's has its own, and all others belong to the project. */
function networksOf(
  layers: readonly Layer[],
  main: Document,
): { readonly networks?: readonly string[] } {
  const project = textAt(main.root, "name") ?? folderOf(main.path);
  const networks = layers.flatMap(({ tree }) => {
    const joined = [
      ...entriesAt(tree, "networks").map(([name]) => name),
      ...itemsAt(tree, "networks").flatMap((item) => textAt(item) ?? []),
    ];
    return joined.map((name) => {
      const network = layers
        .map(({ document }) => at(document.root, "networks", name))
        .find(isMapping);
      const external = at(network, "external");
      const isOthers =
        isMapping(external) || (external?.kind === "scalar" && external.value === true);
      return (
        textAt(network, "name") ??
        textAt(external, "name") ??
        (isOthers ? name : `${project} ${name}`)
      );
    });
  });
  const isTold = networks.length > 0 && !networks.some((name) => name.includes("$"));
  return isTold ? { networks } : {};
}

function codeOf(
  name: string,
  image: string | undefined,
  build: Picked | undefined,
  start: StartCommand | undefined,
  main: Document,
): readonly CodeHint[] {
  const hints: CodeHint[] = [];
  const folder = folderOf(main.path);
  if (build !== undefined) {
    const { value } = build.entry;
    const home = folderOf(build.layer.document.path);
    const context = joinFrom(home, textAt(value) ?? textAt(value, "context") ?? ".");
    const target = textAt(value, "target");
    if (start !== undefined) hints.push({ kind: "command", words: start.words, folder: context });
    hints.push({
      kind: "dockerfile",
      path: joinFrom(context, textAt(value, "dockerfile") ?? "Dockerfile"),
      context,
      ...(target === undefined ? {} : { target }),
    });
    if (context !== folder) hints.push({ kind: "folder", path: context });
  }
  if (image !== undefined) {
    if (start !== undefined && build === undefined)
      hints.push({ kind: "command", words: start.words, folder });
    hints.push({ kind: "image", name: image });
  }
  hints.push({ kind: "name", name });
  return hints;
}

function storeOf(
  name: string,
  kind: StoreDraft["kind"],
  environment: Environment,
  place: Place,
  pick: (...path: readonly string[]) => Picked | undefined,
): StoreDraft {
  const stated = pick("deploy", "replicas");
  const count = countOf(stated?.entry.value);
  const replicas = count?.kind === "number" && count.value > 1 ? count.value - 1 : 0;
  const command = pick("command");
  const limit = command === undefined ? undefined : maxConnectionsIn(wordsOf(command.entry.value));
  const evidence: Evidence = { ...place, message: `${name}: ${kind} beside the services` };
  return {
    id: name,
    kind,
    platform: "compose",
    environment,
    place,
    replicas,
    ...(limit === undefined || command === undefined
      ? {}
      : {
          maxConnections: {
            value: limit,
            ...placeOfEntry(command.layer.document, command.entry),
          },
        }),
    evidence,
  };
}

/** `postgres -c max_connections=200`, `mysqld --max-connections=500`. */
function maxConnectionsIn(words: readonly string[]): number | undefined {
  const found = /max[_-]connections[= ](\d+)/.exec(words.join(" "))?.[1];
  return found === undefined ? undefined : Number(found);
}
