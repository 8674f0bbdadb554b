/** Opens a folder (or one file) as a workspace: its files, texts, packages and where imports lead. */
import { existsSync, statSync } from "node:fs";
import type { Workspace } from "../workspace.ts";
import { createFileTree, type FileTree, findRepository, isSourceName } from "./discover.ts";
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
  const single = statSync(given, { throwIfNoEntry: false })?.isFile() === true ? given : undefined;
  const root = single === undefined ? given : parentOf(given);
  const repository = findRepository(root);
  const places: Places = {
    root,
    single,
    repository,
    top: repository ?? outermostFolder(root),
    // Without a repository there is no folder that ends the search.
    stop: repository ?? "/",
  };
  const problems = createProblemList(root);
  const overlays = new Map<string, string>();
  let parts = assemble(places, problems);
  let files: readonly string[] | undefined;
  if (!existsSync(given)) problems.add(given, 1, "does not exist");

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
    for (const { file } of problems.all()) problems.forget(joinPath(root, file));
    parts = assemble(places, problems);
    files = undefined;
    for (const path of overlays.keys()) syncVirtual(path);
  }

  return {
    root,
    repositoryRoot: repository ?? root,
    files: listFiles,
    read(path) {
      const overlay = overlays.get(path);
      if (overlay !== undefined) return overlay;
      const { text, fault } = readText(path);
      if (text === undefined) problems.add(path, 1, `${fault}; skipped`);
      return text;
    },
    setText(path, text) {
      if (text === undefined) overlays.delete(path);
      else overlays.set(path, text);
      problems.forget(path);
      if (syncVirtual(path)) filesChanged();
    },
    invalidate(paths) {
      if (paths.some((path) => isManifest(path) || parts.configs.knows(path))) {
        reset();
        return true;
      }
      let changed = false;
      for (const path of paths) {
        problems.forget(path);
        if (refresh(parts.tree, path)) changed = true;
        if (overlays.has(path)) syncVirtual(path);
      }
      if (changed) filesChanged();
      return changed;
    },
    packageOf: (path) => parts.packages.infoOf(path),
    resolve: (specifier, containingFile) => parts.resolver.resolve(specifier, containingFile),
    problems() {
      // Manifests are read on demand; asking once per folder makes the list independent of what was resolved.
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
  readonly single: string | undefined;
  readonly repository: string | undefined;
  readonly top: string;
  readonly stop: string;
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
    return candidates.find((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
  };
}

/** Without `.git`, what belongs together reaches up to the workspace's manifest, else to the nearest manifest. */
function outermostFolder(root: string): string {
  const above = foldersUpwards(root, "/");
  const declaresWorkspace = (folder: string) => {
    if (existsSync(`${folder}/pnpm-workspace.yaml`) || existsSync(`${folder}/lerna.json`))
      return true;
    const { text } = readText(`${folder}/package.json`);
    return text !== undefined && parseJsonObject(text, false).value.workspaces !== undefined;
  };
  const hasManifest = (folder: string) =>
    existsSync(`${folder}/package.json`) || existsSync(`${folder}/tsconfig.json`);
  return above.find(declaresWorkspace) ?? above.find(hasManifest) ?? root;
}

/** Files whose change can change every answer. */
function isManifest(path: string): boolean {
  return (
    /^(?:package\.json|lerna\.json|pnpm-workspace\.yaml|\.yarnrc\.yml|\.gitignore|[tj]sconfig[\w.-]*\.json)$/.test(
      nameOf(path),
    ) || path.endsWith("/info/exclude")
  );
}

/** Looks at a path on disk again; true when files came or went. */
function refresh(tree: FileTree, path: string): boolean {
  const parent = parentOf(path);
  const name = nameOf(path);
  const before = tree.folder(parent);
  const wasFile = before?.files.has(name) === true;
  const wasFolder = before?.folders.has(name) === true;
  const wasLink = before?.links.has(name) === true;
  tree.forget(parent, false);
  if (before === undefined) forgetAbsent(tree, parent);
  const after = tree.folder(parent);
  const isFolder = after?.folders.has(name) === true;
  if (wasFolder || isFolder) tree.forget(path, true);
  return (
    wasFolder ||
    isFolder ||
    wasFile !== (after?.files.has(name) === true) ||
    wasLink !== (after?.links.has(name) === true)
  );
}

/** A file in a folder that was not there: the folders above it may be new as well. */
function forgetAbsent(tree: FileTree, folder: string): void {
  for (const above of foldersUpwards(folder, tree.top)) {
    tree.forget(above, false);
    if (above === tree.top) return;
  }
}
