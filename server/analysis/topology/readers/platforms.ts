/** Shared by the readers of platform files: how they name things and what a file's environment is. */
import type { Environment, Stated } from "../../../../rules/kit/topology.ts";
import { placeOf } from "../counts.ts";
import { environmentOfPath } from "../environment.ts";
import type { Sources } from "../model.ts";
import { parseJsonText } from "../texts/json.ts";
import { type Document, entriesAt, type Tree, textAt } from "../texts/tree.ts";

/** The path as people see it, from the repository's root. */
export function shownPath(path: string, sources: Pick<Sources, "repositoryRoot">): string {
  const root = `${sources.repositoryRoot}/`;
  return path.startsWith(root) ? path.slice(root.length) : path;
}

export function environmentOf(
  path: string,
  sources: Pick<Sources, "repositoryRoot" | "read">,
): Environment {
  const shown = shownPath(path, sources);
  const found = environmentOfPath(shown);
  if (found !== "content") return found;
  // A package that goes by the name of such a folder is a program all the same: `services/posts`.
  const named = /(?:^|\/)(?:static|assets|public|posts)(?=\/)/gi;
  return environmentOfPath(
    shown.replace(named, (word, start: number) => {
      const folder = `${sources.repositoryRoot}/${shown.slice(0, start)}${word}`;
      return sources.read(`${folder}/package.json`) === undefined ? word : "";
    }),
  );
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/**
 * The last folder's name, which a platform's file goes by when it has no name of its own. A checkout may have any:
 * there it is the name of the package.
 */
export function folderName(
  path: string,
  sources: Pick<Sources, "repositoryRoot" | "read">,
): string {
  const folder = folderOf(path);
  if (folder !== sources.repositoryRoot) return fileName(folder);
  const manifest = `${folder}/package.json`;
  const [parsed] = parseJsonText(manifest, sources.read(manifest) ?? "").documents;
  const name = textAt(parsed?.root, "name") ?? "";
  return name.slice(name.indexOf("/") + 1) || "app";
}

/** A path as a file writes it, from a folder; `.`, `..` and a slash in front mean what they do there. */
export function joinFrom(folder: string, path: string): string {
  const parts = folder.split("/");
  for (const part of path.split("/")) {
    if (part === "..") {
      if (parts.length > 1) parts.pop();
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/") || "/";
}

/** Scalars of a mapping as environment variables. */
export function variablesOf(
  document: Document,
  tree: Tree | undefined,
): ReadonlyMap<string, Stated<string>> {
  const found = new Map<string, Stated<string>>();
  for (const [name, { key, value }] of entriesAt(tree)) {
    const text = textAt(value);
    const end = Math.max(key.end, value.end);
    if (text !== undefined)
      found.set(name, { value: text, ...placeOf(document, { start: key.start, end }) });
  }
  return found;
}

/** `NODE_ENV: development` is as clear as a file's name. */
export function environmentOfVariables(
  variables: ReadonlyMap<string, Stated<string>>,
): Environment {
  const value = variables.get("NODE_ENV")?.value ?? variables.get("APP_ENV")?.value ?? "";
  if (/^dev(?:elopment)?$/i.test(value)) return "development";
  return /^test$/i.test(value) ? "test" : "unnamed";
}
