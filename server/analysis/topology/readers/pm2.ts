/** Reads PM2 ecosystem files: processes of one machine that share its port and nothing else. */
import type { Evidence, Place } from "../../../../rules/kit/rule.ts";
import { countOf, placeOfEntry } from "../counts.ts";
import { environmentOfName, joinEnvironments } from "../environment.ts";
import type { Amount, CodeHint, Draft, Missing, ReaderResult, Sources } from "../model.ts";
import {
  at,
  type Document,
  entryAt,
  isMapping,
  itemsAt,
  type Tree,
  textAt,
} from "../texts/tree.ts";
import {
  environmentOf,
  environmentOfVariables,
  folderOf,
  joinFrom,
  variablesOf,
} from "./platforms.ts";

export function readPm2(document: Document, sources: Sources): ReaderResult {
  const { root } = document;
  const apps = at(root, "apps");
  const list =
    apps?.kind === "list"
      ? apps.items
      : apps?.kind === "map"
        ? [apps]
        : root.kind === "list"
          ? root.items
          : [];
  const drafts = list.filter(isMapping).flatMap((app) => draftOf(document, sources, app) ?? []);
  return { drafts, stores: [] };
}

function draftOf(document: Document, sources: Sources, app: Tree): Draft | undefined {
  const script = entryAt(app, "script") ?? entryAt(app, "exec");
  const named = entryAt(app, "name") ?? script;
  if (named === undefined) return undefined;
  const name = textAt(app, "name") ?? textAt(script?.value) ?? "app";
  const folder = folderOf(document.path);
  const cwd = joinFrom(folder, textAt(app, "cwd") ?? ".");
  const path = textAt(script?.value);
  const variables = variablesOf(document, at(app, "env_production") ?? at(app, "env"));
  const code: CodeHint[] = [];
  if (path !== undefined) code.push(codeOfScript(path, argumentsOf(app), cwd));
  code.push({ kind: "name", name }, { kind: "folder", path: cwd });
  const kill = entryAt(app, "kill_timeout");
  const milliseconds = countOf(kill?.value);
  return {
    platform: "pm2",
    name,
    place: placeOfEntry(document, named),
    environment: joinEnvironments(
      environmentOf(document.path, sources),
      environmentOfName(name),
      at(app, "env_production") === undefined ? environmentOfVariables(variables) : "unnamed",
    ),
    runtime: at(app, "cron_restart") === undefined ? "long-lived" : "job",
    ...processesOf(document, app),
    variables,
    ...(kill === undefined || milliseconds?.kind !== "number"
      ? {}
      : {
          graceSeconds: { value: milliseconds.value / 1000, ...placeOfEntry(document, kill) },
        }),
    code,
  };
}

function argumentsOf(app: Tree): readonly string[] {
  const text = textAt(app, "args");
  if (text !== undefined) return text.split(/\s+/).filter((word) => word !== "");
  return itemsAt(app, "args").flatMap((item) => textAt(item) ?? []);
}

/** `script: "npm", args: "run start"` runs a package's script. */
function codeOfScript(path: string, words: readonly string[], cwd: string): CodeHint {
  if (/^(?:npm|pnpm|yarn|bun|npx|tsx|ts-node|node_modules\/.*)$/.test(path)) {
    const program = path.slice(path.lastIndexOf("/") + 1);
    return { kind: "command", words: [program, ...words], folder: cwd };
  }
  return { kind: "module", path: joinFrom(cwd, path) };
}

/** `instances` may be a number, text of one, or "max"; 0 means as many as there are cores, negative ones fewer. */
function processesOf(document: Document, app: Tree): { processes?: Amount; missing?: Missing } {
  const entry = entryAt(app, "instances");
  if (entry === undefined) return {};
  const { value } = entry;
  const place = placeOfEntry(document, entry);
  const count = countOf(value);
  if (count?.kind === "unknown") return { missing: { unknown: count.says, place } };
  const text = value.kind === "scalar" ? String(value.value) : String(count?.value ?? "");
  const processes = pm2Amount(text, place, count?.isFallback === true ? "habit" : "stated");
  return processes === undefined ? {} : { processes };
}

/** `max`, `4`, `0` or `-1`, of a file or behind `-i`. */
export function pm2Amount(
  text: string,
  { file, start, end }: Place,
  by: Amount["by"] = "stated",
): Amount | undefined {
  const told = (message: string): Evidence => ({ file, start, end, message });
  if (text === "max" || /^(?:0|-\d+)$/.test(text)) {
    const evidence = told("PM2 runs one process for each processor core");
    return { least: 1, most: "any", by: "platform", evidence };
  }
  if (!/^\d{1,6}$/.test(text)) return undefined;
  const count = Number(text);
  const evidence = told(count === 1 ? "PM2 runs one process" : `PM2 runs ${count} processes of it`);
  return { least: count, most: count, by, evidence };
}
