/** Packages that nothing but signs of Vercel says how to deploy: a linked project, packages of its services. */
import { placeOf } from "../counts.ts";
import { dependenciesOf, SERVERS } from "../frameworks.ts";
import type { Draft, Sources } from "../model.ts";
import { parseJsonText } from "../texts/json.ts";
import { type Entry, entryAt, textAt } from "../texts/tree.ts";
import { environmentOf, folderName, folderOf, joinFrom } from "./platforms.ts";

/** Services that work on Vercel alone; its open-source packages run everywhere. */
const SERVICES =
  /^@vercel\/(?:analytics|speed-insights|kv|postgres|blob|edge-config|functions|cron|toolbar|firewall|flags)$/;

/** What links a folder to a project: written by the platform's own program, ignored by git more often than not. */
export function linkOf(folder: string): string {
  return `${folder}/.vercel/project.json`;
}

/** One draft for each package with such a sign; `manifests` are paths of package.json files. */
export function readVercelLinks(manifests: readonly string[], sources: Sources): readonly Draft[] {
  return manifests.flatMap(
    (path) => linked(folderOf(path), sources) ?? served(path, sources) ?? [],
  );
}

function linked(folder: string, sources: Sources): Draft | undefined {
  const path = linkOf(folder);
  const text = sources.read(path);
  const root = text === undefined ? undefined : parseJsonText(path, text).documents[0]?.root;
  const id = entryAt(root, "projectId");
  if (root === undefined || id === undefined) return undefined;
  const below = joinFrom(folder, textAt(root, "settings", "rootDirectory") ?? ".");
  const framework = textAt(root, "settings", "framework");
  const isServed =
    framework === undefined ? isServer(manifestAt(below, sources)) : SERVERS.test(framework);
  const message = "linked to a project on Vercel, which runs as many instances as requests need";
  return draftAt(path, id, below, sources, isServed ? message : undefined);
}

/** Next.js in a package that uses services of Vercel. */
function served(path: string, sources: Sources): Draft | undefined {
  const folder = folderOf(path);
  const text = sources.read(path) ?? "";
  // A library that pages are made with has Next.js as well, and nothing that builds or starts it.
  if (!text.includes("@vercel/") || !/\bnext (?:build|start)\b/.test(text)) return undefined;
  const root = parseJsonText(path, text).documents[0]?.root;
  if (entryAt(root, "dependencies", "next") === undefined) return undefined;
  const names = [...Object.keys(record(text, "dependencies"))];
  const service = names.find((name) => SERVICES.test(name));
  const entry = service === undefined ? undefined : entryAt(root, "dependencies", service);
  if (entry === undefined) return undefined;
  const message = `${service} works on Vercel, which runs as many instances as requests need`;
  return draftAt(path, entry, folder, sources, message);
}

/**
 * Next.js that is built for an image only when a variable says so, and asks Vercel for its own address:
 * the image is for those who host it themselves.
 */
export function readVercelChoices(
  manifests: readonly string[],
  sources: Sources,
): readonly Draft[] {
  return manifests.flatMap((manifest): Draft[] => {
    const folder = folderOf(manifest);
    if (!/\bnext (?:build|start)\b/.test(sources.read(manifest) ?? "")) return [];
    const isChosen = ["ts", "mjs", "js", "cjs"].some((end) =>
      CHOICE.test(sources.read(`${folder}/next.config.${end}`) ?? ""),
    );
    const path = isChosen ? sources.sourceWith(folder, ADDRESS) : undefined;
    if (path === undefined) return [];
    const text = sources.read(path) ?? "";
    const start = Math.max(0, text.indexOf(ADDRESS));
    const key = { start, end: start + ADDRESS.length };
    const message =
      "it runs on Vercel unless built for an image, as many instances as requests need";
    return [draftAt(path, { key }, folder, sources, message)];
  });
}

const ADDRESS = "process.env.VERCEL_URL";
const CHOICE =
  /\boutput:\s*process\.env\.\w+[^,?\n]*\?\s*["']standalone["']\s*:\s*undefined|process\.env\.\w+[^,?&\n]*(?:&&|\?)\s*\{\s*output:\s*["']standalone["']/;

/** Without a message it hands out files. */
function draftAt(
  path: string,
  { key }: Pick<Entry, "key">,
  folder: string,
  sources: Sources,
  message: string | undefined,
): Draft {
  const place = placeOf({ path }, key);
  const shown = `${folder}/package.json`;
  return {
    platform: "vercel",
    name: folderName(shown, sources),
    place,
    environment: environmentOf(shown, sources),
    runtime: message === undefined ? "static" : "serverless",
    ...(message === undefined
      ? {}
      : { instances: { least: 0, most: "any", by: "platform", evidence: { ...place, message } } }),
    surge: 1,
    scalesToZero: true,
    disk: { isLost: true, isShared: false },
    code: [{ kind: "folder", path: folder }],
  };
}

function manifestAt(folder: string, sources: Sources): string {
  return sources.read(`${folder}/package.json`) ?? "";
}

function isServer(manifest: string): boolean {
  return dependenciesOf({
    dependencies: record(manifest, "dependencies"),
    devDependencies: record(manifest, "devDependencies"),
  }).some((name) => SERVERS.test(name));
}

function record(manifest: string, key: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(manifest);
    const part = (value as Record<string, unknown>)[key];
    return typeof part === "object" && part !== null ? (part as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
