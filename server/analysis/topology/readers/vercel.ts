/** Reads vercel.json: whatever it deploys runs in as many instances as requests need. */
import type { Evidence } from "../../../../rules/kit/rule.ts";
import { evidenceAt, placeOf } from "../counts.ts";
import { kindOfFile } from "../files.ts";
import { SERVERS } from "../frameworks.ts";
import type { Draft, ReaderResult, Sources } from "../model.ts";
import { parseJsonText } from "../texts/json.ts";
import {
  at,
  type Document,
  entriesAt,
  entryAt,
  itemsAt,
  type Tree,
  textAt,
} from "../texts/tree.ts";
import { environmentOf, fileName, folderName, folderOf } from "./platforms.ts";

/** Keys that only a deployment needs; a file with settings of the git integration alone says nothing. */
const DEPLOYS = [
  "functions",
  "crons",
  "regions",
  "rewrites",
  "redirects",
  "headers",
  "routes",
  "builds",
  "buildCommand",
  "installCommand",
  "framework",
  "outputDirectory",
  "ignoreCommand",
  "git",
  "env",
  "images",
  "fluid",
  "$schema",
];

export function readVercel(document: Document, sources: Sources): ReaderResult {
  const { root, path } = document;
  if (root.kind !== "map") return { drafts: [], stores: [] };
  const known = DEPLOYS.find((key) => root.entries.has(key));
  if (known === undefined && root.entries.size > 0) return { drafts: [], stores: [] };
  if (isSinglePage(root) || hasNoServer(document, sources))
    return { drafts: [staticDraft(document, sources)], stores: [] };
  const regions = itemsAt(root, "regions").flatMap((item) => textAt(item) ?? []);
  const notes: Evidence[] = [];
  const listed = regions.length > 1 ? entryAt(root, "regions") : undefined;
  const as = `${fileName(path)}: Vercel runs as many instances as requests need`;
  const crons = entryAt(root, "crons");
  if (crons !== undefined && itemsAt(crons.value).length > 0)
    notes.push(evidenceAt(document, crons, "Vercel may deliver a cron request more than once"));
  const draft: Draft = {
    platform: "vercel",
    name: folderName(path, sources),
    place: headOf(document),
    environment: environmentOf(path, sources),
    runtime: "serverless",
    instances: {
      least: 0,
      most: "any",
      by: "platform",
      evidence:
        listed === undefined
          ? { ...headOf(document), message: as }
          : evidenceAt(document, listed, `${as} in each of ${regions.length} regions`),
    },
    regions: Math.max(1, regions.length),
    surge: 1,
    scalesToZero: true,
    disk: { isLost: true, isShared: false },
    notes,
    code: [{ kind: "folder", path: folderOf(path) }],
  };
  return { drafts: [draft], stores: [] };
}

/** Every path leads to one page, and nothing is said of functions: files, without a process. */
function isSinglePage(root: Tree): boolean {
  const runs = ["functions", "crons", "regions", "fluid"].some((key) => entryAt(root, key));
  const isWhole = (rewrite: Tree): boolean =>
    /^\/(?:\(\.\*\)|:\w+\*|\(\?!.*)$/.test(textAt(rewrite, "source") ?? "") &&
    /^\/(?:index\.html)?$/.test(textAt(rewrite, "destination") ?? "");
  return !runs && itemsAt(root, "rewrites").some(isWhole);
}

/** A package that brings no server of its own, such as a library with a preview, is built to files. */
function hasNoServer({ root, path }: Document, sources: Sources): boolean {
  const folder = folderOf(path);
  const names = dependenciesIn(folder, sources);
  const isTold = ["functions", "crons", "builds", "routes"].some((key) => entryAt(root, key));
  const framework = textAt(root, "framework") ?? "";
  if (names === undefined || isTold || SERVERS.test(framework)) return false;
  return !names.some((name) => SERVERS.test(name)) && !sources.hasSources(`${folder}/api`);
}

/** Undefined for the root of a monorepo, whose parts have what is deployed. */
function dependenciesIn(folder: string, sources: Sources): readonly string[] | undefined {
  const path = `${folder}/package.json`;
  const [manifest] = parseJsonText(path, sources.read(path) ?? "").documents;
  const isRoot =
    at(manifest?.root, "workspaces") !== undefined ||
    sources.read(`${folder}/pnpm-workspace.yaml`) !== undefined;
  if (isRoot) return undefined;
  const names = ["dependencies", "devDependencies"].flatMap((key) =>
    entriesAt(manifest?.root, key).map(([name]) => name),
  );
  return names.length === 0 ? undefined : names;
}

function staticDraft(document: Document, sources: Sources): Draft {
  const { path } = document;
  const useless = undeployed(document, sources);
  return {
    platform: "vercel",
    name: folderName(path, sources),
    place: headOf(document),
    environment: environmentOf(path, sources),
    runtime: "static",
    ...(useless === undefined ? {} : { useless }),
    code: [{ kind: "folder", path: folderOf(path) }],
  };
}

/** Pushes deploy nothing, and no workflow that speaks of Vercel names the folder. */
function undeployed({ root, path, text }: Document, sources: Sources): Draft["useless"] {
  const folder = folderOf(path);
  const off = [entryAt(root, "github", "enabled"), entryAt(root, "git", "deploymentEnabled")].find(
    (entry) => entry?.value.kind === "scalar" && entry.value.value === false,
  );
  if (off === undefined || folder === sources.repositoryRoot) return undefined;
  const name = folder.slice(folder.lastIndexOf("/") + 1).replace(/[^\w-]/g, "\\$&");
  const word = new RegExp(`(?:^|[^a-z\\d])${name}(?![a-z\\d])`, "i");
  const isDeployed = sources.files().some((each) => {
    const workflow = kindOfFile(each) === "ci" ? (sources.read(each) ?? "") : "";
    return /vercel/i.test(workflow) && word.test(workflow);
  });
  if (isDeployed) return undefined;
  const evidence = evidenceAt({ path, text, root }, off, "Vercel hands out files");
  return { because: "it deploys no push, and no workflow names the folder", evidence };
}

function headOf(document: Document) {
  const [first] = entriesAt(document.root);
  return placeOf(document, first?.[1].key ?? { start: 0, end: Math.min(1, document.text.length) });
}
