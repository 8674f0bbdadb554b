/** Path arithmetic on absolute paths with forward slashes, the only kind the workspace hands out. */
import path from "node:path";

/** An operating system path, made absolute, with forward slashes and no slash at the end. */
export function absolutePath(text: string): string {
  const absolute = path.resolve(text).replaceAll("\\", "/");
  return absolute.length > 1 && absolute.endsWith("/") ? absolute.slice(0, -1) : absolute;
}

export function isAbsolutePath(text: string): boolean {
  return text.startsWith("/") || /^[A-Za-z]:[\\/]/.test(text);
}

/** `relative` as seen from `folder`; an absolute second argument stands alone. */
export function joinPath(folder: string, relative: string): string {
  // Most imports are plain: going up and down by hand is several times faster than normalising.
  let base = folder;
  let rest = relative;
  while (rest.startsWith("../") && base.length > 1 && !base.endsWith(":")) {
    base = parentOf(base);
    rest = rest.slice(3);
  }
  if (rest.startsWith("./")) rest = rest.slice(2);
  if (isPlain(rest)) return base === "/" ? `/${rest}` : `${base}/${rest}`;
  const slashed = relative.replaceAll("\\", "/");
  const joined = path.posix.normalize(isAbsolutePath(slashed) ? slashed : `${folder}/${slashed}`);
  return joined.length > 1 && joined.endsWith("/") ? joined.slice(0, -1) : joined;
}

/** True when nothing in the text needs normalising: no dots as a segment, no empty segment, no backslash. */
function isPlain(text: string): boolean {
  return text !== "" && !/(?:^|\/)\.{0,2}(?:\/|$)|\\|:/.test(text);
}

/** The folder above; the root of the file system is its own parent. */
export function parentOf(file: string): string {
  const slash = file.lastIndexOf("/");
  if (slash <= 0) return "/";
  return file.slice(0, slash);
}

export function nameOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}

/** True for the folder itself and everything below it. */
export function isWithin(folder: string, file: string): boolean {
  return (
    file === folder || (file.startsWith(folder) && (folder === "/" || file[folder.length] === "/"))
  );
}

/** The path of `file` below `folder`, empty for the folder itself; only for what `isWithin`. */
export function pathBelow(folder: string, file: string): string {
  return file.slice(folder === "/" ? 1 : folder.length + 1);
}

/** The path as a report shows it: relative to `root`, with `../` where it lies outside. */
export function reportPath(root: string, file: string): string {
  if (isWithin(root, file)) return pathBelow(root, file) || ".";
  return path.posix.relative(root, file);
}

/** The folder and all folders above it, up to and including `top` (or the root of the file system). */
export function foldersUpwards(folder: string, top: string): readonly string[] {
  const found: string[] = [];
  for (let current = folder; ; current = parentOf(current)) {
    found.push(current);
    if (isLastFolder(current, top)) return found;
  }
}

/** True where a search upwards ends: at `top` and at the root of the file system. */
export function isLastFolder(folder: string, top: string): boolean {
  return folder === top || folder === "/" || folder.endsWith(":");
}

/** The names between the slashes of an absolute path. */
export function segmentsOf(file: string): readonly string[] {
  const segments = file.split("/");
  return segments[0] === "" ? segments.slice(1) : segments;
}
