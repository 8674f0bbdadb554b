/** Lists folders on demand and knows which files in them are the repository's own. */
import { entriesOf, exists, kindAt, realPathOf } from "./disk.ts";
import { type IgnoreFile, ignoreVerdict, parseIgnoreFile } from "./ignore-files.ts";
import {
  foldersUpwards,
  isWithin,
  joinPath,
  nameOf,
  parentOf,
  pathBelow,
  segmentsOf,
} from "./paths.ts";
import type { ProblemList } from "./problems.ts";
import { readText } from "./text.ts";

/** One own folder's contents, by name. */
export interface Folder {
  /** With symbolic links above it resolved. */
  readonly path: string;
  /** Own TypeScript files. */
  readonly sources: ReadonlySet<string>;
  /** Every regular file, ignored ones included. */
  readonly files: ReadonlySet<string>;
  /** Folders that are neither skipped nor ignored. */
  readonly folders: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  /** Ignore files that apply here, outermost first. */
  readonly ignoreFiles: readonly IgnoreFile[];
}

export interface FileTree {
  /** The outermost folder whose files count as own. */
  readonly top: string;
  /** An own folder, through symbolic links that stay inside; undefined when it is not there, ignored or skipped. */
  folder(path: string): Folder | undefined;
  /** True for an own folder, and for one that only unsaved files are in. */
  hasFolder(path: string): boolean;
  /** The own TypeScript file at the path, its links resolved. */
  source(path: string): string | undefined;
  /** True for any file at the path that git does not ignore. */
  hasFile(path: string): boolean;
  /** True when the path lies in a skipped folder or git ignores it; one that does not exist counts as file and folder. */
  isIgnored(path: string): boolean;
  /** The folder and all own folders below it, in no particular order. */
  foldersBelow(path: string): readonly Folder[];
  /** Absolute paths, in no particular order. */
  sourcesBelow(path: string): readonly string[];
  /** Absolute paths of regular files that git does not ignore and that `pick` wants by their path, sorted. */
  filesBelow(path: string, pick: (path: string) => boolean): readonly string[];
  /** Adds a file that is not on disk, or takes it away again. */
  setVirtual(path: string, present: boolean): void;
  /** Names files that count as sources for imports but are no files of the repository. */
  expect(paths: ReadonlySet<string>): void;
  isExpected(path: string): boolean;
  /** Forgets the contents of a folder, with `deep` also of those below it. */
  forget(path: string, deep: boolean): void;
}

/** The folder that holds `.git`, at or above a folder. */
export function findRepository(folder: string): string | undefined {
  return foldersUpwards(folder, "/").find((path) => exists(`${path}/.git`));
}

/** True for a path inside installed packages, version control data or a tool's cache. */
export function isSkipped(path: string): boolean {
  return segmentsOf(path).some((name) => SKIPPED_FOLDERS.has(name));
}

export function isSourceName(name: string): boolean {
  return /\.[cm]?tsx?$/.test(name) && !/\.[cm]tsx$/.test(name);
}

/** `repository` is the folder with `.git`, if any: `info/exclude` is read from there. */
export function createFileTree(
  top: string,
  repository: string | undefined,
  problems: ProblemList,
): FileTree {
  const known = new Map<string, Folder | undefined>();
  const virtual = new Map<string, Set<string>>();
  let expected: ReadonlySet<string> = new Set();
  let expectedFolders: ReadonlySet<string> = new Set();
  const realTop = realPath(top) ?? top;

  /** Where a link leads, as a path below `top`; undefined when that is outside or nowhere. */
  function linked(path: string): string | undefined {
    const real = realPath(path);
    if (real === undefined || !isWithin(realTop, real)) return undefined;
    const below = real.slice(realTop === "/" ? 0 : realTop.length);
    return joinPath(top, `./${below}`);
  }

  function folder(path: string): Folder | undefined {
    if (known.has(path)) return known.get(path);
    // No system has such paths, and looking upwards takes a stack frame per folder.
    if (path.length > LONGEST_PATH) return undefined;
    const found = isWithin(top, path) ? locateFolder(path) : undefined;
    known.set(path, found);
    return found;
  }

  function locateFolder(path: string): Folder | undefined {
    if (path === top) return list(path, readExcludes(repository));
    const parent = folder(parentOf(path));
    const name = nameOf(path);
    if (parent?.links.has(name)) {
      const real = linked(`${parent.path}/${name}`);
      return real === undefined || real === path ? undefined : folder(real);
    }
    if (!parent?.folders.has(name)) return undefined;
    const real = `${parent.path}/${name}`;
    return real === path ? list(path, parent.ignoreFiles) : folder(real);
  }

  function list(path: string, inherited: readonly IgnoreFile[]): Folder | undefined {
    const sources = new Set<string>();
    const files = new Set<string>();
    const folders = new Set<string>();
    const links = new Set<string>();
    let ignoreFiles = inherited;
    try {
      const entries = entriesOf(path);
      if (entries.some((entry) => entry.name === ".gitignore" && entry.isFile())) {
        const { text } = readText(`${path}/.gitignore`);
        if (text !== undefined) ignoreFiles = [...inherited, parseIgnoreFile(path, text)];
      }
      for (const entry of entries) {
        const { name } = entry;
        if (entry.isSymbolicLink()) links.add(name);
        else if (entry.isFile()) {
          files.add(name);
          if (isSourceName(name) && ignoreVerdict(ignoreFiles, `${path}/${name}`, false) !== true)
            sources.add(name);
        } else if (entry.isDirectory() && !SKIPPED_FOLDERS.has(name)) {
          if (ignoreVerdict(ignoreFiles, `${path}/${name}`, true) !== true) folders.add(name);
        }
      }
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
      if (code !== "ENOENT" && code !== "ENOTDIR")
        problems.add(path, 1, `folder cannot be listed (${code})`);
      return undefined;
    }
    return { path, sources, files, folders, links, ignoreFiles };
  }

  function source(path: string): string | undefined {
    const name = nameOf(path);
    const parent = parentOf(path);
    if (expected.has(path) || virtual.get(parent)?.has(name)) return path;
    const found = folder(parent);
    if (found === undefined) return undefined;
    if (found.sources.has(name)) return found.path === parent ? path : `${found.path}/${name}`;
    if (!found.links.has(name) || !isSourceName(name)) return undefined;
    const real = linked(`${found.path}/${name}`);
    return real === undefined || real === path ? undefined : source(real);
  }

  function isIgnored(path: string): boolean {
    if (!isWithin(top, path) || path.length > LONGEST_PATH) return false;
    let above = top;
    let rules = folder(top)?.ignoreFiles ?? [];
    for (const name of path === top ? [] : pathBelow(top, path).split("/")) {
      above = joinPath(above, `./${name}`);
      const own = folder(above);
      if (own !== undefined) {
        rules = own.ignoreFiles;
        continue;
      }
      const kind = kindOnDisk(above);
      const isFolder = above !== path || kind !== "file";
      if (isFolder && SKIPPED_FOLDERS.has(name)) return true;
      if (isFolder && ignoreVerdict(rules, above, true) === true) return true;
      if (kind !== "folder" && ignoreVerdict(rules, above, false) === true) return true;
    }
    return false;
  }

  function foldersBelow(path: string): readonly Folder[] {
    const start = folder(path);
    if (start === undefined) return [];
    const found = [start];
    // Children are appended while the loop runs: a walk without recursion.
    for (const current of found)
      for (const name of current.folders) {
        const child = folder(joinPath(current.path, name));
        if (child !== undefined) found.push(child);
      }
    return found;
  }

  return {
    top,
    folder,
    source,
    isIgnored,
    foldersBelow,
    hasFolder: (path) =>
      folder(path) !== undefined || virtual.has(path) || expectedFolders.has(path),
    hasFile(path) {
      const found = folder(parentOf(path));
      return found?.files.has(nameOf(path)) === true && !isIgnored(path);
    },
    sourcesBelow(path) {
      const found = foldersBelow(path).flatMap((current) =>
        [...current.sources].map((name) => joinPath(current.path, name)),
      );
      for (const [parent, names] of virtual)
        if (isWithin(path, parent)) for (const name of names) found.push(joinPath(parent, name));
      return found;
    },
    filesBelow: (path, pick) =>
      foldersBelow(path)
        .flatMap((current) =>
          [...current.files]
            .map((name) => joinPath(current.path, `./${name}`))
            .filter(
              (file) => pick(file) && ignoreVerdict(current.ignoreFiles, file, false) !== true,
            ),
        )
        .sort(),
    setVirtual(path, present) {
      const parent = parentOf(path);
      const names = virtual.get(parent) ?? new Set<string>();
      if (present) names.add(nameOf(path));
      else names.delete(nameOf(path));
      if (names.size > 0) virtual.set(parent, names);
      else virtual.delete(parent);
    },
    expect(paths) {
      expected = paths;
      expectedFolders = new Set([...paths].map(parentOf));
    },
    isExpected: (path) => expected.has(path),
    forget(path, deep) {
      if (!deep) known.delete(path);
      else for (const key of [...known.keys()]) if (isWithin(path, key)) known.delete(key);
    },
  };
}

/**
 * Installed packages, build outputs and caches that are never sources, whatever the ignore files say.
 * Not every folder with a dot: `.server` (Remix) and `.well-known` (routes) hold sources.
 */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  "node_modules",
  "bower_components",
  "jspm_packages",
  ".angular",
  ".astro",
  ".aws-sam",
  ".cache",
  ".contentlayer",
  ".docusaurus",
  ".expo",
  ".git",
  ".hg",
  ".idea",
  ".mastra",
  ".netlify",
  ".next",
  ".nitro",
  ".nuxt",
  ".nx",
  ".open-next",
  ".output",
  ".parcel-cache",
  ".pnpm-store",
  ".prisma",
  ".react-router",
  ".rush",
  ".serverless",
  ".sst",
  ".svelte-kit",
  ".svn",
  ".tanstack",
  ".temp",
  ".terraform",
  ".trigger",
  ".turbo",
  ".venv",
  ".vercel",
  ".vinxi",
  ".vite",
  ".vscode-test",
  ".wrangler",
  ".yalc",
  ".yarn",
]);

/** In UTF-16 units. */
const LONGEST_PATH = 4096;

function readExcludes(repository: string | undefined): readonly IgnoreFile[] {
  if (repository === undefined) return [];
  const { text } = readText(`${gitFolder(repository)}/info/exclude`);
  return text === undefined ? [] : [parseIgnoreFile(repository, text)];
}

/** Where git keeps the shared part of its data; in a linked worktree `.git` is a file that leads there. */
function gitFolder(repository: string): string {
  const own = `${repository}/.git`;
  const link = readText(own).text?.match(/^gitdir: (.+)$/m)?.[1];
  if (link === undefined) return own;
  const linked = joinPath(repository, link.trim());
  const common = readText(`${linked}/commondir`).text?.trim();
  return common === undefined ? linked : joinPath(linked, common);
}

function kindOnDisk(path: string): "file" | "folder" | undefined {
  const kind = kindAt(path);
  return kind === "absent" ? undefined : kind === "folder" ? "folder" : "file";
}

function realPath(path: string): string | undefined {
  try {
    return realPathOf(path).replaceAll("\\", "/");
  } catch {
    return undefined;
  }
}
