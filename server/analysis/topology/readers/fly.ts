/** Reads fly.toml: Fly starts two machines for whatever serves requests, unless a volume ties it to one. */
import type { Evidence, Place } from "../../../../rules/kit/rule.ts";
import type { Probe, Stated } from "../../../../rules/kit/topology.ts";
import { shellWords } from "../commands/shell.ts";
import { evidenceAt, numberAt, placeOf, placeOfEntry, secondsOf } from "../counts.ts";
import { environmentOfName, joinEnvironments } from "../environment.ts";
import type { Amount, CodeHint, Draft, ReaderResult, Sources } from "../model.ts";
import {
  at,
  type Document,
  entriesAt,
  entryAt,
  itemsAt,
  type Tree,
  textAt,
} from "../texts/tree.ts";
import { environmentOf, folderName, folderOf, joinFrom, variablesOf } from "./platforms.ts";

export function readFly(document: Document, sources: Sources): ReaderResult {
  const { root, path } = document;
  const app = textAt(root, "app");
  // Other tools' settings go by this name as well.
  if (
    app === undefined &&
    ![..."http_service services processes build deploy".split(" ")].some(
      (key) => at(root, key) !== undefined,
    )
  )
    return { drafts: [], stores: [] };
  const name = app ?? folderName(path, sources);
  const environment = joinEnvironments(
    environmentOf(path, sources),
    app === undefined ? "unnamed" : environmentOfName(app),
  );
  const processes = entriesAt(root, "processes");
  const groups = processes.length === 0 ? [["app", undefined] as const] : processes;
  const drafts = groups.map(([group, entry]): Draft => {
    const isOnly = groups.length === 1;
    const service = serviceOf(document, group);
    const command = textAt(entry?.value);
    const code = codeOf(document, command);
    return {
      platform: "fly",
      name: isOnly ? name : `${name}-${group}`,
      place: placeOfApp(document),
      environment,
      runtime: "long-lived",
      instances: instancesOf(document, service, group),
      regions: 1,
      surge: surgeOf(root),
      scalesToZero: service !== undefined && numberAt(service, "min_machines_running") === 0,
      disk: { isLost: mountsOf(root, group).length === 0, isShared: false },
      probes: probesOf(document, service),
      variables: variablesOf(document, at(root, "env")),
      ...graceOf(document),
      ...signalOf(document),
      ...(command === undefined || entry === undefined
        ? {}
        : {
            start: {
              words: shellWords(command),
              form: "exec" as const,
              ...placeOfEntry(document, entry),
            },
          }),
      code,
    };
  });
  return { drafts, stores: [] };
}

/** The table that serves requests for a process group, if one does. */
function serviceOf(document: Document, group: string): Tree | undefined {
  const { root } = document;
  const serves = (service: Tree): boolean => {
    const groups = itemsAt(service, "processes").flatMap((item) => textAt(item) ?? []);
    return groups.length === 0 || groups.includes(group);
  };
  const http = at(root, "http_service");
  if (http?.kind === "map" && serves(http)) return http;
  const services = at(root, "services");
  const list =
    services?.kind === "list" ? services.items : services === undefined ? [] : [services];
  return list.find(serves);
}

/** A file says at least so many, never at most: machines are added by command. */
function instancesOf(document: Document, service: Tree | undefined, group: string): Amount {
  const { root } = document;
  const least = service === undefined ? undefined : numberAt(service, "min_machines_running");
  const stated = service === undefined ? undefined : entryAt(service, "min_machines_running");
  if (least !== undefined && stated !== undefined && least >= 2) {
    const stops = stopsMachines(service);
    const message = stops
      ? `Fly keeps at least ${least} machines running`
      : `asks for at least ${least} machines running, of which Fly stops none`;
    const evidence = evidenceAt(document, stated, message);
    // The number bounds what Fly stops when nobody asks: where it stops nothing, it starts nothing for it either.
    return { least: stops ? least : 1, most: "any", by: "stated", evidence };
  }
  const [mount] = mountsOf(root, group);
  if (mount !== undefined) {
    const message = "a volume belongs to one machine, and Fly adds none by itself";
    return {
      least: 1,
      most: 1,
      by: "habit",
      evidence: { ...placeOf(document, headOf(document, mount)), message },
    };
  }
  if (service === undefined) {
    const message = "a process group without a service: Fly starts one machine and a standby";
    return { least: 1, most: 1, by: "habit", evidence: { ...placeOfApp(document), message } };
  }
  const message = "serves requests: Fly starts two machines for that by default";
  const evidence: Evidence = { ...placeOf(document, headOf(document, service)), message };
  // Machines that stop when nobody asks leave none.
  return { least: least === 0 ? 0 : 1, most: "any", by: "platform", evidence };
}

/** Off unless somebody asks for it. */
function stopsMachines(service: Tree | undefined): boolean {
  const value = service === undefined ? undefined : at(service, "auto_stop_machines");
  return value?.kind === "scalar" && /^(?:true|stop|suspend)$/.test(String(value.value));
}

function mountsOf(root: Tree, group: string): readonly Tree[] {
  const mounts = at(root, "mounts");
  const list = mounts?.kind === "list" ? mounts.items : mounts === undefined ? [] : [mounts];
  return list.filter((mount) => {
    const groups = itemsAt(mount, "processes").flatMap((item) => textAt(item) ?? []);
    return groups.length === 0 || groups.includes(group);
  });
}

/** The first line of a table. */
function headOf(document: Document, tree: Tree): { start: number; end: number } {
  const line = document.text.indexOf("\n", tree.start);
  return { start: tree.start, end: line < 0 ? tree.end : Math.min(line, tree.end) };
}

function placeOfApp(document: Document): Place {
  const entry = entryAt(document.root, "app") ?? entriesAt(document.root)[0]?.[1];
  return entry === undefined
    ? { file: document.path, start: 0, end: 0 }
    : placeOfEntry(document, entry);
}

function surgeOf(root: Tree): number {
  const strategy = textAt(root, "deploy", "strategy");
  return strategy === "immediate" ? 0 : 1;
}

/** Fly takes an instance that fails its checks out of rotation; it does not restart it. */
function probesOf(document: Document, service: Tree | undefined): readonly Probe[] {
  const tables = [
    ...(service === undefined
      ? []
      : [...itemsAt(service, "checks"), ...itemsAt(service, "http_checks")]),
    ...entriesAt(document.root, "checks").map(([, entry]) => entry.value),
  ];
  return tables.flatMap((table): Probe[] => {
    const entry = entryAt(table, "path");
    const path = textAt(table, "path");
    if (entry === undefined || path === undefined) return [];
    return [{ kind: "readiness", path, restarts: false, ...placeOfEntry(document, entry) }];
  });
}

function graceOf(document: Document): { graceSeconds?: Stated<number> } {
  const entry = entryAt(document.root, "kill_timeout");
  const value = secondsOf(entry?.value);
  if (entry === undefined || value === undefined) return {};
  return { graceSeconds: { value, ...placeOfEntry(document, entry) } };
}

function signalOf(document: Document): { stopSignal?: Stated<string> } {
  const entry = entryAt(document.root, "kill_signal");
  const value = textAt(entry?.value);
  if (entry === undefined || value === undefined) return {};
  return { stopSignal: { value, ...placeOfEntry(document, entry) } };
}

function codeOf(document: Document, command: string | undefined): readonly CodeHint[] {
  const folder = folderOf(document.path);
  const dockerfile = textAt(document.root, "build", "dockerfile");
  const target = textAt(document.root, "build", "build-target");
  const hints: CodeHint[] = [];
  if (command !== undefined) hints.push({ kind: "command", words: shellWords(command), folder });
  hints.push({
    kind: "dockerfile",
    path: joinFrom(folder, dockerfile ?? "Dockerfile"),
    context: folder,
    ...(target === undefined ? {} : { target }),
  });
  hints.push({ kind: "folder", path: folder });
  return hints;
}
