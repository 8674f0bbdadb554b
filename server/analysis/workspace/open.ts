/** Opens a folder (or one file) as a workspace: its files, texts, packages and where imports lead. */
import type { Workspace } from "../workspace.ts";
import { absenceOf } from "./absence.ts";
import {
  createFileTree,
  type FileTree,
  type Folder,
  findRepository,
  isSkipped,
  isSourceName,
} from "./discover.ts";
import { exists, kindAt } from "./disk.ts";
import { createPackages, type Packages } from "./packages.ts";
import { absolutePath, foldersUpwards, isWithin, joinPath, nameOf, parentOf } from "./paths.ts";
import { createProblemList, type ProblemList } from "./problems.ts";
import { createResolver, type Resolver, splitPackage } from "./resolve.ts";
import { parseJsonObject, readText } from "./text.ts";
import { createTsConfigs, type TsConfigs } from "./tsconfig.ts";

/**
 * Reads the disk lazily and keeps what it learns until `invalidate`; texts are not kept.
 * Paths of problems are relative to the root. A root that does not exist gives no files and one problem.
 */
export function openWorkspace(rootOrFile: string): Workspace {
  const given = absolutePath(rootOrFile);
  const single = kindAt(given) === "file" ? given : undefined;
  const root = single === undefined ? given : parentOf(given);
  const problems = createProblemList(root);
  const places = placesFor(root, problems);
  const overlays = new Map<string, string>();
  let parts = assemble(places, problems);
  let files: readonly string[] | undefined;
  let expected: ReadonlySet<string> = new Set();
  reportAbsent();

  function reportAbsent(): void {
    if (!exists(given)) problems.add(given, 1, "does not exist");
  }

  function listFiles(): readonly string[] {
    files ??=
      single === undefined
        ? [...parts.tree.sourcesBelow(root)].sort()
        : [single].filter(isSourceName);
    return files;
  }

  function filesChanged(): void {
    files = undefined;
    parts.resolver.forget();
  }

  /** Adds or removes an overlay's file where the disk has none; true when that changed the set of files. */
  function syncVirtual(path: string): boolean {
    const before = parts.tree.source(path) !== undefined;
    parts.tree.setVirtual(path, false);
    const isNew =
      overlays.has(path) &&
      isSourceName(nameOf(path)) &&
      isWithin(places.top, path) &&
      parts.tree.source(path) === undefined &&
      !parts.tree.isIgnored(path);
    if (isNew) parts.tree.setVirtual(path, true);
    return (parts.tree.source(path) !== undefined) !== before;
  }

  function reset(): void {
    // What is wrong with a source stays true until that source changes.
    for (const { file } of problems.all())
      if (!isSourceName(file)) problems.forget(joinPath(root, file));
    parts = assemble(places, problems);
    parts.tree.expect(expected);
    files = undefined;
    reportAbsent();
    for (const path of overlays.keys()) syncVirtual(path);
  }

  return {
    root,
    isSingleFile: single !== undefined,
    repositoryRoot: places.repository ?? root,
    files: listFiles,
    exists: (path) => overlays.has(path) || exists(path),
    read(path) {
      const overlay = overlays.get(path);
      if (overlay !== undefined) return overlay;
      const found = readText(path);
      if (found.text !== undefined) return found.text;
      // A new file that an editor closed unsaved is gone, and nothing is wrong.
      const isGone = found.absent && parts.tree.source(path) === undefined;
      if (!isGone) problems.add(path, 1, `${found.fault}; skipped`);
      return undefined;
    },
    setText(path, text) {
      if (text === undefined) overlays.delete(path);
      else overlays.set(path, text);
      problems.forget(path);
      if (syncVirtual(path)) filesChanged();
    },
    expect(paths) {
      expected = paths;
      parts.tree.expect(paths);
      parts.resolver.forget();
    },
    invalidate(paths) {
      for (const path of paths) problems.forget(path);
      if (paths.some((path) => isManifest(path) || parts.configs.knows(path))) {
        reset();
        return true;
      }
      const changes = paths
        .filter((path) => isWithin(places.top, path) && !isSkipped(path))
        .map((path) => refresh(parts.tree, path));
      // A folder may have brought or taken manifests.
      if (changes.includes("folder")) {
        reset();
        return true;
      }
      for (const path of paths) if (overlays.has(path)) syncVirtual(path);
      if (!changes.includes("file")) return false;
      filesChanged();
      return true;
    },
    packageOf: (path) => parts.packages.infoOf(path),
    ownPackage: (name, folder) => parts.packages.find(name, folder)?.folder,
    resolve: (specifier, containingFile) => parts.resolver.resolve(specifier, containingFile),
    otherFiles: (pick) =>
      parts.tree.filesBelow(places.top, (path) => !isSourceName(nameOf(path)) && pick(path)),
    packages: () => parts.packages.all(),
    absenceOf: (specifier, containingFile) =>
      absenceOf(specifier, containingFile, {
        ...parts,
        configOf: parts.configs.ownerOf,
        splitPackage,
      }),
    sourceOf: (path) => parts.resolver.sourceOf(path),
    problems() {
      // Manifests are read on demand; asking once per folder makes the list independent of what was resolved.
      parts.packages.load();
      const seen = new Set<string>();
      for (const file of listFiles()) {
        const folder = parentOf(file);
        if (seen.has(folder)) continue;
        seen.add(folder);
        parts.packages.infoOf(file);
        parts.configs.ownerOf(file);
      }
      return problems.all();
    },
  };
}

interface Places {
  readonly root: string;
  /** The folder with `.git`, unless it ignores the root. */
  readonly repository: string | undefined;
  /** The outermost folder whose files count as own. */
  readonly top: string;
  /** The last folder where manifests are looked for. */
  readonly stop: string;
}

function placesFor(root: string, problems: ProblemList): Places {
  const found = findRepository(root);
  const outermost = found ?? outermostFolder(root);
  // An ignored folder under review, such as a clone in another repository's scratch folder, stands alone.
  if (outermost !== root && createFileTree(outermost, found, problems).isIgnored(root))
    return { root, repository: undefined, top: root, stop: root };
  // Without a repository there is no folder that ends the search.
  return { root, repository: found, top: outermost, stop: found ?? "/" };
}

interface Parts {
  readonly tree: FileTree;
  readonly packages: Packages;
  readonly configs: TsConfigs;
  readonly resolver: Resolver;
}

function assemble(places: Places, problems: ProblemList): Parts {
  const tree = createFileTree(places.top, places.repository, problems);
  const packages = createPackages(tree, places.root, places.stop, problems);
  const configs = createTsConfigs(tree, places.stop, extendsPackage(packages), problems);
  return { tree, packages, configs, resolver: createResolver(tree, configs, packages) };
}

/** Finds the base configuration that a package of the repository offers. */
function extendsPackage(
  packages: Packages,
): (specifier: string, folder: string) => string | undefined {
  return (specifier, folder) => {
    const parts = splitPackage(specifier);
    const own = parts && packages.find(parts.name, folder);
    if (parts === undefined || own === undefined) return undefined;
    const target = joinPath(own.folder, parts.subpath);
    const main: unknown = own.manifest.value.tsconfig;
    const candidates =
      parts.subpath === "."
        ? [joinPath(own.folder, typeof main === "string" ? main : "tsconfig.json")]
        : [target, `${target}.json`, joinPath(target, "tsconfig.json")];
    return candidates.find((path) => kindAt(path) === "file");
  };
}

/** Without `.git`, what belongs together reaches up to the workspace's manifest, else to the nearest manifest. */
function outermostFolder(root: string): string {
  const above = foldersUpwards(root, "/");
  const declaresWorkspace = (folder: string) => {
    if (exists(`${folder}/pnpm-workspace.yaml`) || exists(`${folder}/lerna.json`)) return true;
    const { text } = readText(`${folder}/package.json`);
    return text !== undefined && parseJsonObject(text, false).value.workspaces !== undefined;
  };
  const hasManifest = (folder: string) =>
    exists(`${folder}/package.json`) || exists(`${folder}/tsconfig.json`);
  return above.find(declaresWorkspace) ?? above.find(hasManifest) ?? root;
}

/** Files whose change can change every answer. */
function isManifest(path: string): boolean {
  if (path.endsWith("/.git/info/exclude")) return true;
  return (
    !isSkipped(path) &&
    /^(?:package\.json|lerna\.json|pnpm-workspace\.yaml|\.yarnrc\.yml|\.gitignore|[tj]sconfig[\w.-]*\.json)$/.test(
      nameOf(path),
    )
  );
}

/** Looks at a path on disk again and says what kind of thing came or went there. */
function refresh(tree: FileTree, path: string): "file" | "folder" | undefined {
  if (path === tree.top) return "folder";
  const parent = parentOf(path);
  const name = nameOf(path);
  const before = tree.folder(parent);
  tree.forget(parent, false);
  const after = tree.folder(parent) ?? lookAgain(tree, parent);
  if (before?.folders.has(name) !== after?.folders.has(name)) return "folder";
  if (after?.folders.has(name)) {
    tree.forget(path, true);
    return "folder";
  }
  const came = before?.files.has(name) !== after?.files.has(name);
  return came || before?.links.has(name) !== after?.links.has(name) ? "file" : undefined;
}

/** Lists a folder that was not there before: those above it may be new as well. */
function lookAgain(tree: FileTree, folder: string): Folder | undefined {
  for (const above of foldersUpwards(folder, tree.top)) tree.forget(above, false);
  return tree.folder(folder);
}
