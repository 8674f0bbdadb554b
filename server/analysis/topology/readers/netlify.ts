/** Reads netlify.toml: functions and edge functions are serverless, everything else is a static site. */
import { placeOf } from "../counts.ts";
import type { Draft, ReaderResult, Sources } from "../model.ts";
import { at, type Document, entryAt, itemsAt, textAt } from "../texts/tree.ts";
import { environmentOf, folderName, folderOf, joinFrom } from "./platforms.ts";

/** Plug-ins that turn a framework's server code into functions. */
const SERVER_PLUGINS = /^@netlify\/plugin-(?:nextjs|gatsby|angular-runtime)$/;

/** True for a text that may speak of functions, or of another folder than its own. */
export function mayRunOnNetlify(text: string): boolean {
  return /functions|plugins|\bbase\b/.test(text);
}

/** What a text that speaks of neither comes to. */
export function withoutFunctions(path: string, text: string): Document {
  return { path, text, root: { kind: "map", start: 0, end: text.length, entries: new Map() } };
}

export function readNetlify(document: Document, sources: Sources): ReaderResult {
  const { root, path } = document;
  const folder = joinFrom(folderOf(path), textAt(root, "build", "base") ?? ".");
  const base = { environment: environmentOf(path, sources), name: folderName(path, sources) };
  const functions =
    textAt(root, "functions", "directory") ??
    textAt(root, "build", "functions") ??
    textAt(root, "functions_directory");
  const plugin = itemsAt(root, "plugins").find((item) =>
    SERVER_PLUGINS.test(textAt(item, "package") ?? ""),
  );
  const edge = entryAt(root, "edge_functions");
  const drafts: Draft[] = [];
  if (plugin !== undefined || functions !== undefined) {
    const span = plugin === undefined ? entryAt(root, "functions") : entryAt(plugin, "package");
    const place = placeOf(document, span?.key ?? at(root, "build") ?? { start: 0, end: 0 });
    drafts.push({
      platform: "netlify",
      ...base,
      place,
      runtime: "serverless",
      instances: {
        least: 0,
        most: "any",
        by: "platform",
        evidence: { ...place, message: "Netlify runs functions in as many instances as needed" },
      },
      scalesToZero: true,
      surge: 1,
      disk: { isLost: true },
      code: [
        plugin === undefined && functions !== undefined
          ? { kind: "folder", path: joinFrom(folder, functions) }
          : { kind: "folder", path: folder },
      ],
    });
  }
  if (edge !== undefined)
    drafts.push({
      platform: "netlify",
      ...base,
      place: placeOf(document, edge.key),
      runtime: "edge",
      instances: {
        least: 0,
        most: "any",
        by: "platform",
        evidence: {
          ...placeOf(document, edge.key),
          message: "edge functions run in isolates all over the world",
        },
      },
      scalesToZero: true,
      code: [{ kind: "folder", path: joinFrom(folder, "netlify/edge-functions") }],
    });
  if (drafts.length === 0)
    drafts.push({
      platform: "netlify",
      ...base,
      place: placeOf(document, { start: 0, end: document.text.indexOf("\n") }),
      runtime: "static",
      code: [{ kind: "folder", path: folder }],
    });
  return { drafts, stores: [] };
}
