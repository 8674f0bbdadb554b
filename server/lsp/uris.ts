/** The only place that turns URIs into paths and back. */
import { fileURLToPath, pathToFileURL } from "node:url";

/** Absolute path with forward slashes; undefined for anything that is not a local file. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return normalise(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

export function uriOfPath(path: string): string {
  return pathToFileURL(path).href;
}

/** True for the folder itself and for what lies below it. */
export function isInside(path: string, folder: string): boolean {
  const base = folder.endsWith("/") ? folder : `${folder}/`;
  return path === folder || path.startsWith(base);
}

/** Folders without those that lie inside another one. */
export function outermost(folders: readonly string[]): string[] {
  const unique = [...new Set(folders)];
  return unique.filter(
    (folder) => !unique.some((other) => other !== folder && isInside(folder, other)),
  );
}

function normalise(path: string): string {
  const slashed = path.replaceAll("\\", "/");
  const drive = slashed.replace(/^[a-z]:/, (letter) => letter.toUpperCase());
  return drive.length > 1 && drive.endsWith("/") ? drive.slice(0, -1) : drive;
}
