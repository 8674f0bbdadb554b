/** Reads package.json files and the workspaces they form, and finds the repository's own packages by name. */
import { parse as parseYaml, YAMLParseError } from "yaml";
import type { PackageInfo } from "../../../rules/kit/analysis.ts";
import type { FileTree } from "./discover.ts";
import { expandBraces, type Glob, matchesGlob, parseGlob } from "./glob.ts";
import { foldersUpwards, isLastFolder, isWithin, joinPath, parentOf, pathBelow } from "./paths.ts";
import type { ProblemList } from "./problems.ts";
import { isObject, type JsonObject, parseJsonObject, readText, stringsOf } from "./text.ts";

/** A package.json and its folder. */
export interface Manifest {
  readonly folder: string;
  readonly value: JsonObject;
}

/** A folder of the repository that has a package.json with a name. */
export interface OwnPackage {
  readonly name: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** True when a workspace lists the folder, so that its packages reach each other by name. */
  readonly isMember: boolean;
}

export interface Packages {
  infoOf(path: string): PackageInfo;
  /** The nearest package.json at or above a folder. */
  manifestOf(folder: string): Manifest | undefined;
  /** Reads every manifest that `find` would ever need. */
  load(): void;
  /** Every folder with a package.json, named or not, sorted by folder. */
  all(): readonly Manifest[];
  /** The own package that a name means when used in a folder; undefined when an installed one is meant. */
  find(name: string, folder: string): OwnPackage | undefined;
}

/** `stop` is the last folder where manifests are looked for; `root` stands in when there is none at all. */
export function createPackages(
  tree: FileTree,
  root: string,
  stop: string,
  problems: ProblemList,
): Packages {
  const manifests = new Map<string, Manifest | undefined>();
  const chains = new Map<string, readonly Manifest[]>();
  const infos = new Map<string, PackageInfo>();
  const workspaces = new Map<string, WorkspaceFile>();
  let named: ReadonlyMap<string, readonly OwnPackage[]> | undefined;

  /** `reports` is false where a folder is looked at only because it might have a name. */
  function read(folder: string, reports: boolean): Manifest | undefined {
    const known = manifests.get(folder);
    if (known !== undefined && !reports) return known;
    if (manifests.has(folder) && known === undefined) return undefined;
    const manifest = readManifest(folder, reports ? problems : undefined);
    manifests.set(folder, manifest);
    return manifest;
  }

  function readManifest(folder: string, report: ProblemList | undefined): Manifest | undefined {
    const path = joinPath(folder, "package.json");
    const listed = tree.folder(folder);
    if (
      listed !== undefined &&
      !listed.files.has("package.json") &&
      !listed.links.has("package.json")
    )
      return undefined;
    const { text, fault, absent } = { absent: false, ...readText(path) };
    if (text === undefined) {
      if (absent) return undefined;
      report?.add(path, 1, fault ?? "cannot be read");
      return { folder, value: {} };
    }
    const { value, mistake } = parseJsonObject(text, false);
    if (mistake === undefined) return { folder, value };
    report?.add(path, mistake.line, mistake.message);
    return { folder, value: {} };
  }

  /** Manifests from a folder upwards, nearest first. */
  function chainOf(folder: string): readonly Manifest[] {
    const known = chains.get(folder);
    if (known !== undefined) return known;
    const own = read(folder, true);
    const rest = isLastFolder(folder, stop) ? [] : chainOf(parentOf(folder));
    const chain = own === undefined ? rest : [own, ...rest];
    chains.set(folder, chain);
    return chain;
  }

  function workspaceOf(folder: string): WorkspaceFile {
    const known = workspaces.get(folder);
    if (known !== undefined) return known;
    const found = readWorkspace(folder, read(folder, false), problems);
    workspaces.set(folder, found);
    return found;
  }

  function infoOf(path: string): PackageInfo {
    const chain = chainOf(parentOf(path));
    const directory = chain[0]?.folder ?? root;
    const known = infos.get(directory);
    if (known !== undefined) return known;
    const info = describe(chain, directory);
    infos.set(directory, info);
    return info;
  }

  function describe(chain: readonly Manifest[], directory: string): PackageInfo {
    const dependencies = new Map<string, string>();
    // Node.js looks upwards for installed packages, so the nearest manifest that names one decides.
    for (const manifest of chain)
      for (const [name, range] of dependenciesOf(manifest.value))
        if (!dependencies.has(name))
          dependencies.set(name, catalogRange(name, range, manifest.folder));
    const own = chain[0]?.value ?? {};
    return {
      name: typeof own.name === "string" && own.name !== "" ? own.name : undefined,
      directory,
      dependencies,
      nodeRange: chain
        .map(({ value }) => (isObject(value.engines) ? value.engines.node : undefined))
        .find((range) => typeof range === "string"),
      isEsm: own.type === "module",
    };
  }

  /** `catalog:` and `catalog:name` stand for the range that the workspace writes down once. */
  function catalogRange(name: string, range: string, folder: string): string {
    if (!range.startsWith("catalog:")) return range;
    const catalog = range.slice("catalog:".length).trim() || "default";
    for (const above of foldersUpwards(folder, stop)) {
      const found = workspaceOf(above).catalogs.get(catalog)?.get(name);
      if (found !== undefined) return found;
    }
    return range;
  }

  function collectNamed(): ReadonlyMap<string, readonly OwnPackage[]> {
    const folders = tree
      .foldersBelow(tree.top)
      .filter((folder) => folder.files.has("package.json"));
    const roots = tree
      .foldersBelow(tree.top)
      .filter((folder) => WORKSPACE_FILES.some((name) => folder.files.has(name)))
      .map((folder) => workspaceOf(folder.path))
      .filter((workspace) => workspace.members.length > 0);
    const found = new Map<string, OwnPackage[]>();
    for (const { path: folder } of folders) {
      const manifest = read(folder, false);
      const name = manifest?.value.name;
      if (manifest === undefined || typeof name !== "string" || name === "") continue;
      const isMember = roots.some((workspace) => hasMember(workspace, folder));
      const sameName = found.get(name) ?? [];
      found.set(name, sameName);
      sameName.push({ name, folder, manifest, isMember });
    }
    return found;
  }

  return {
    infoOf,
    manifestOf: (folder) => chainOf(folder)[0],
    load() {
      named ??= collectNamed();
    },
    all() {
      named ??= collectNamed();
      return [...manifests.values()]
        .filter((manifest) => manifest !== undefined)
        .sort((a, b) => (a.folder < b.folder ? -1 : 1));
    },
    find(name, folder) {
      named ??= collectNamed();
      const all = named.get(name);
      if (all === undefined) return undefined;
      const self = all.find((candidate) => candidate.folder === chainOf(folder)[0]?.folder);
      if (self !== undefined) return self;
      const range = infoOf(`${folder}/x`).dependencies.get(name);
      if (range?.startsWith("npm:")) return undefined;
      const isLocal = range === undefined || /^(?:workspace|file|link|portal):/.test(range);
      const candidates = all.filter((candidate) => candidate.isMember || isLocal);
      const members = candidates.filter((candidate) => candidate.isMember);
      return nearestTo(folder, members.length > 0 ? members : candidates);
    },
  };
}

/** Every dependency of a manifest with its range; what is installed at run time comes first. */
function dependenciesOf(manifest: JsonObject): readonly (readonly [string, string])[] {
  const kinds = ["dependencies", "optionalDependencies", "devDependencies", "peerDependencies"];
  return kinds.flatMap((kind) => {
    const group = manifest[kind];
    return isObject(group) ? stringEntries(group) : [];
  });
}

/** What a folder's workspace file says: the packages it takes in, and the ranges it writes down. */
interface WorkspaceFile {
  readonly folder: string;
  readonly members: readonly { readonly negated: boolean; readonly glob: Glob }[];
  readonly catalogs: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const WORKSPACE_FILES = ["package.json", "pnpm-workspace.yaml", "lerna.json"];

function readWorkspace(
  folder: string,
  manifest: Manifest | undefined,
  problems: ProblemList,
): WorkspaceFile {
  const workspaces = manifest?.value.workspaces;
  const patterns = [...stringsOf(isObject(workspaces) ? workspaces.packages : workspaces)];
  const catalogs = new Map<string, ReadonlyMap<string, string>>();
  if (isObject(workspaces)) addCatalogs(catalogs, workspaces);
  if (manifest !== undefined) addCatalogs(catalogs, manifest.value);
  const pnpm = readYaml(joinPath(folder, "pnpm-workspace.yaml"), problems);
  patterns.push(...stringsOf(pnpm.packages));
  addCatalogs(catalogs, pnpm);
  addCatalogs(catalogs, readYaml(joinPath(folder, ".yarnrc.yml"), problems));
  const lerna = readText(joinPath(folder, "lerna.json")).text;
  if (lerna !== undefined) patterns.push(...stringsOf(parseJsonObject(lerna, true).value.packages));
  const members = patterns.filter(isReasonable).flatMap((pattern) =>
    expandBraces(pattern.replace(/^!/, "")).map((text) => ({
      negated: pattern.startsWith("!"),
      glob: parseGlob(text, true),
    })),
  );
  return { folder, members, catalogs };
}

/** Bounds the work that a hostile pattern can cause. */
function isReasonable(pattern: string): boolean {
  return pattern.length <= 1024;
}

/** A YAML file's mapping; empty when it is absent or broken. */
function readYaml(path: string, problems: ProblemList): JsonObject {
  const { text } = readText(path);
  if (text === undefined) return {};
  try {
    const value: unknown = parseYaml(text, { logLevel: "error" });
    return isObject(value) ? value : {};
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    problems.add(path, line ?? 1, "malformed YAML");
    return {};
  }
}

/** `catalog` holds the default ranges, `catalogs` further ones by name. */
function addCatalogs(catalogs: Map<string, ReadonlyMap<string, string>>, value: JsonObject): void {
  const { catalog, catalogs: byName } = value as { catalog?: unknown; catalogs?: unknown };
  if (isObject(catalog)) catalogs.set("default", new Map(stringEntries(catalog)));
  if (isObject(byName))
    for (const [name, group] of Object.entries(byName))
      if (isObject(group)) catalogs.set(name, new Map(stringEntries(group)));
}

function stringEntries(value: JsonObject): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, item]) =>
    typeof item === "string" ? [[key, item] as const] : [],
  );
}

function hasMember(workspace: WorkspaceFile, folder: string): boolean {
  if (!isWithin(workspace.folder, folder)) return false;
  const segments =
    folder === workspace.folder ? [] : pathBelow(workspace.folder, folder).split("/");
  const last = workspace.members.filter(({ glob }) => matchesGlob(glob, segments));
  return last.length > 0 && last.every((member) => !member.negated);
}

/** The package that shares most of its path with the folder. */
function nearestTo(folder: string, packages: readonly OwnPackage[]): OwnPackage | undefined {
  const shared = (candidate: OwnPackage) =>
    foldersUpwards(candidate.folder, "/").find((above) => isWithin(above, folder))?.length ?? 0;
  return packages.reduce<OwnPackage | undefined>(
    (best, candidate) =>
      best === undefined || shared(candidate) > shared(best) ? candidate : best,
    undefined,
  );
}
