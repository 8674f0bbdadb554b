/** Reads wrangler.toml and wrangler.json: a Worker runs in isolates that come and go. */
import type { Evidence } from "../../../../rules/kit/rule.ts";
import { evidenceAt, placeOfEntry } from "../counts.ts";
import { environmentOfName, joinEnvironments } from "../environment.ts";
import type { CodeHint, Draft, ReaderResult, Sources } from "../model.ts";
import { at, type Document, entriesAt, entryAt, type Tree, textAt } from "../texts/tree.ts";
import { environmentOf, folderName, folderOf, joinFrom, variablesOf } from "./platforms.ts";

export function readWrangler(document: Document, sources: Sources): ReaderResult {
  const { root, path } = document;
  const folder = folderOf(path);
  const named = entryAt(root, "name") ?? entryAt(root, "main") ?? entriesAt(root)[0]?.[1];
  if (named === undefined || root.kind !== "map") return { drafts: [], stores: [] };
  const name = textAt(root, "name") ?? folderName(path, sources);
  const main = textAt(root, "main");
  const isSite = main === undefined && at(root, "pages_build_output_dir") !== undefined;
  const production = entriesAt(root, "env").find(
    ([environment]) => environmentOfName(environment) === "production",
  )?.[1].value;
  const code: CodeHint[] = [];
  if (main !== undefined) code.push({ kind: "module", path: joinFrom(folder, main) });
  code.push({ kind: "folder", path: folder });
  const draft: Draft = {
    platform: "cloudflare",
    name,
    place: placeOfEntry(document, named),
    environment: joinEnvironments(environmentOf(path, sources), environmentOfName(name)),
    runtime: isSite ? "static" : "edge",
    ...(isSite
      ? {}
      : {
          instances: {
            least: 0,
            most: "any" as const,
            by: "platform" as const,
            evidence: evidenceAt(
              document,
              entryAt(root, "main") ?? named,
              "Cloudflare runs it in isolates all over the world",
            ),
          },
        }),
    scalesToZero: true,
    surge: 1,
    affinity: hasObjects(root) || hasObjects(production) ? "keyed" : "none",
    disk: { isLost: true },
    variables: variablesOf(document, at(production, "vars") ?? at(root, "vars")),
    notes: notesOf(document),
    code,
  };
  return { drafts: [draft], stores: [] };
}

/** A Durable Object is one isolate per key. */
function hasObjects(tree: Tree | undefined): boolean {
  return at(tree, "durable_objects", "bindings") !== undefined;
}

function notesOf(document: Document): readonly Evidence[] {
  const notes: Evidence[] = [];
  const queues = entryAt(document.root, "queues", "consumers");
  if (queues !== undefined)
    notes.push(evidenceAt(document, queues, "its queues deliver a message at least once"));
  const crons = entryAt(document.root, "triggers", "crons");
  if (crons !== undefined)
    notes.push(evidenceAt(document, crons, "Cloudflare starts it on a schedule"));
  return notes;
}
