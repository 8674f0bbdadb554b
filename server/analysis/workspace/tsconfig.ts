/** Reads tsconfig.json and jsconfig.json with their `extends` and `references`, and finds the one that owns a file. */
import type { FileTree } from "./discover.ts";
import { exists } from "./disk.ts";
import { type Glob, matchesGlob, matchesGlobOrAbove, parseGlob } from "./glob.ts";
import { isAbsolutePath, isLastFolder, joinPath, nameOf, parentOf, segmentsOf } from "./paths.ts";
import type { ProblemList } from "./problems.ts";
import {
  isObject,
  type JsonFile,
  type JsonObject,
  lineOfJson,
  parseJsonObject,
  readText,
  stringsOf,
} from "./text.ts";

/** A configuration with everything it inherits; all paths absolute. */
export interface TsConfig {
  readonly path: string;
  readonly paths: readonly PathPattern[];
  readonly baseUrl: string | undefined;
  readonly rootDirs: readonly string[];
  readonly rootDir: string | undefined;
  readonly outDirs: readonly string[];
  /** File name parts to try before the extension, as `moduleSuffixes` says; `[""]` by default. */
  readonly suffixes: readonly string[];
  /** Existing configurations named by `references`. */
  readonly references: readonly string[];
  /** Fixed folders in front of the wildcards of `include`. */
  readonly includedFolders: readonly string[];
  /** True when `files` or `include` takes the file in and `exclude` does not put it out. */
  claims(file: string): boolean;
}

/** One entry of `paths`: what stands before and after its `*`, and where it leads. */
export interface PathPattern {
  readonly prefix: string;
  /** Undefined when the entry has no `*`: the specifier must then equal `prefix`. */
  readonly suffix: string | undefined;
  /** Absolute, with `*` in them. */
  readonly targets: readonly string[];
}

export interface TsConfigs {
  /** The configuration whose settings hold for a file; undefined when none is near. */
  ownerOf(file: string): TsConfig | undefined;
  /** Every configuration in a folder, whatever its name, `tsconfig.json` first. */
  inFolder(folder: string): readonly TsConfig[];
  /** True for a path that has been read as a configuration. */
  knows(path: string): boolean;
}

/** `resolvePackage` answers a package-based `extends` with the absolute path of a file of the repository. */
export function createTsConfigs(
  tree: FileTree,
  stop: string,
  resolvePackage: (specifier: string, folder: string) => string | undefined,
  problems: ProblemList,
): TsConfigs {
  const texts = new Map<string, JsonFile | undefined>();
  const configs = new Map<string, TsConfig | undefined>();
  const families = new Map<string, readonly TsConfig[]>();
  const nearest = new Map<string, readonly string[]>();

  function read(path: string): JsonFile | undefined {
    if (texts.has(path)) return texts.get(path);
    const { text, fault, absent } = { absent: false, ...readText(path) };
    if (text === undefined && !absent) problems.add(path, 1, fault ?? "cannot be read");
    const file = text === undefined ? undefined : parseJsonObject(text, true);
    if (file?.mistake !== undefined) problems.add(path, file.mistake.line, file.mistake.message);
    texts.set(path, file);
    return file;
  }

  function load(path: string): TsConfig | undefined {
    if (configs.has(path)) return configs.get(path);
    const layers = read(path) === undefined ? [] : withBases(path, new Set());
    const config = layers.length === 0 ? undefined : merge(path, layers, referencesOf(path));
    configs.set(path, config);
    return config;
  }

  /** The file and what it extends, strongest first, each once: a later occurrence could add nothing. */
  function withBases(path: string, seen: Set<string>): readonly Layer[] {
    if (seen.has(path)) return [];
    seen.add(path);
    const file = read(path);
    if (file === undefined) return [];
    const layers: Layer[] = [{ folder: parentOf(path), value: file.value }];
    const names = stringsOf(file.value.extends);
    // Of several bases the last one wins.
    for (let at = names.length - 1; at >= 0; at--) {
      const name = names[at] ?? "";
      const base = baseOf(name, path, file, Array.isArray(file.value.extends) ? at : undefined);
      if (base !== undefined) layers.push(...withBases(base, seen));
    }
    return layers;
  }

  function baseOf(
    name: string,
    path: string,
    file: JsonFile,
    index: number | undefined,
  ): string | undefined {
    const folder = parentOf(path);
    const isRelative = /^\.\.?(\/|\\|$)/.test(name);
    if (!isRelative && !isAbsolutePath(name)) return resolvePackage(name, folder);
    const target = joinPath(folder, name);
    const candidates = target.endsWith(".json") ? [target] : [target, `${target}.json`];
    const found = candidates.find((candidate) => isFile(candidate));
    if (found === undefined && !candidates.some((candidate) => tree.isIgnored(candidate))) {
      const line = lineOfJson(file.text, index === undefined ? ["extends"] : ["extends", index]);
      problems.add(path, line, `extends '${name}', which does not exist`);
    }
    return found;
  }

  function referencesOf(path: string): readonly string[] {
    const file = read(path);
    const listed: unknown = file?.value.references;
    if (file === undefined || !Array.isArray(listed)) return [];
    return listed.flatMap((item: unknown, index) => {
      const name = isObject(item) ? item.path : undefined;
      if (typeof name !== "string") return [];
      const target = joinPath(parentOf(path), name);
      const candidates = target.endsWith(".json") ? [target] : [`${target}/tsconfig.json`, target];
      const found = candidates.find((candidate) => isFile(candidate));
      if (found !== undefined) return [found];
      // What git ignores is generated, and absent from a fresh clone.
      if (!tree.isIgnored(target)) {
        const line = lineOfJson(file.text, ["references", index, "path"]);
        problems.add(path, line, `references '${name}', which does not exist`);
      }
      return [];
    });
  }

  /** The configuration and all it references, each once. */
  function family(path: string): readonly TsConfig[] {
    const known = families.get(path);
    if (known !== undefined) return known;
    const pending = [path];
    const members: TsConfig[] = [];
    for (const current of pending) {
      const config = load(current);
      if (config === undefined) continue;
      members.push(config);
      for (const next of config.references) if (!pending.includes(next)) pending.push(next);
    }
    families.set(path, members);
    return members;
  }

  /** The configurations with the usual name, from a folder upwards. */
  function upwards(folder: string): readonly string[] {
    const known = nearest.get(folder);
    if (known !== undefined) return known;
    const own = ["tsconfig.json", "jsconfig.json"]
      .map((name) => joinPath(folder, name))
      .find((path) => isFile(path));
    const rest = isLastFolder(folder, stop) ? [] : upwards(parentOf(folder));
    const found = own === undefined ? rest : [own, ...rest];
    nearest.set(folder, found);
    return found;
  }

  function isFile(path: string): boolean {
    const folder = tree.folder(parentOf(path));
    if (folder === undefined) return exists(path);
    return folder.files.has(nameOf(path)) || (folder.links.has(nameOf(path)) && exists(path));
  }

  function inFolder(folder: string): readonly TsConfig[] {
    const names = [...(tree.folder(folder)?.files ?? [])]
      .filter((name) => /^(?:tsconfig|jsconfig)[\w.-]*\.json$/.test(name))
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    return names.flatMap((name) => load(joinPath(folder, name)) ?? []);
  }

  return {
    inFolder,
    knows: (path) => texts.has(path),
    ownerOf(file) {
      const all = upwards(parentOf(file));
      // A jsconfig.json speaks for TypeScript only as far as no nearer tsconfig.json does.
      const first = all.findIndex((path) => nameOf(path) === "tsconfig.json");
      const chain = all.filter(
        (path, at) => at <= first || nameOf(path) === "tsconfig.json" || first < 0,
      );
      const nearer: TsConfig[] = [];
      for (const path of chain) {
        const owner = family(path).find((config) => config.claims(file));
        // A test left out of its package's configuration is not the business of one further up that
        // maps no names: test runners read the nearest.
        if (owner !== undefined)
          return (mapsNames(owner) ? owner : nearer.find(mapsNames)) ?? owner;
        nearer.push(...family(path));
      }
      // A configuration of another name that nothing references, such as tsconfig.server.json.
      for (const path of chain) {
        const owner = inFolder(parentOf(path)).find(
          (config) => mapsNames(config) && config.claims(file),
        );
        if (owner !== undefined) return owner;
      }
      return nearer.find(mapsNames) ?? nearer[0];
    },
  };
}

/** The targets of the best matching entry of `paths`, with `*` filled in; undefined when none matches. */
export function pathTargets(
  config: TsConfig,
  specifier: string,
): { readonly pattern: PathPattern; readonly targets: readonly string[] } | undefined {
  let best: PathPattern | undefined;
  for (const pattern of config.paths) {
    if (pattern.suffix === undefined) {
      if (pattern.prefix === specifier) return { pattern, targets: pattern.targets };
    } else if (
      specifier.startsWith(pattern.prefix) &&
      specifier.endsWith(pattern.suffix) &&
      specifier.length >= pattern.prefix.length + pattern.suffix.length &&
      (best === undefined || pattern.prefix.length > best.prefix.length)
    )
      best = pattern;
  }
  if (best === undefined) return undefined;
  const star = specifier.slice(best.prefix.length, specifier.length - (best.suffix?.length ?? 0));
  const targets = best.targets.map((target) =>
    joinPath(
      target.replace("*", () => star),
      ".",
    ),
  );
  return { pattern: best, targets };
}

interface Layer {
  readonly folder: string;
  readonly value: JsonObject;
}

function mapsNames(config: TsConfig): boolean {
  return config.paths.length > 0 || config.baseUrl !== undefined;
}

/** Stands, at the start of an entry, for the folder of the configuration that inherits it. */
const CONFIG_DIR = `\${configDir}`;

/** In UTF-16 units; no honest entry is longer. */
const LONGEST_ENTRY = 1024;

function merge(path: string, layers: readonly Layer[], references: readonly string[]): TsConfig {
  const own = parentOf(path);
  const place = (folder: string, text: string) => {
    const start = text.startsWith(CONFIG_DIR) ? own : folder;
    const below = text.startsWith(CONFIG_DIR) ? `./${text.slice(CONFIG_DIR.length)}` : text;
    return joinPath(start, below.slice(0, LONGEST_ENTRY));
  };
  const options = layers.map((layer) => ({
    folder: layer.folder,
    value: isObject(layer.value.compilerOptions) ? layer.value.compilerOptions : {},
  }));
  const option = (name: string) => options.find((layer) => layer.value[name] !== undefined);
  const folderOption = (name: string) => {
    const layer = option(name);
    const text = layer?.value[name];
    return layer === undefined || typeof text !== "string" ? undefined : place(layer.folder, text);
  };
  const listOption = (name: string) => {
    const layer = option(name);
    return layer === undefined
      ? []
      : stringsOf(layer.value[name]).map((text) => place(layer.folder, text));
  };
  const top = (name: string) => {
    const layer = layers.find((candidate) => Array.isArray(candidate.value[name]));
    return layer && stringsOf(layer.value[name]).map((text) => place(layer.folder, text));
  };

  const baseUrl = folderOption("baseUrl");
  const pathsLayer = option("paths");
  const outDirs = [folderOption("outDir"), folderOption("declarationDir")].filter(
    (folder) => folder !== undefined,
  );
  const files = top("files");
  const include = top("include") ?? (files === undefined ? [`${own}/**`] : []);
  const exclude = top("exclude") ?? outDirs;
  const included = include.map((text) => parseGlob(openFolder(text), false));
  const excluded = exclude.map((text) => parseGlob(text, false));
  const named = new Set(files);
  const suffixes = stringsOf(option("moduleSuffixes")?.value.moduleSuffixes).slice(0, 16);
  return {
    path,
    baseUrl,
    paths: pathPatterns(pathsLayer?.value.paths, (text) =>
      place(baseUrl ?? pathsLayer?.folder ?? own, text),
    ),
    rootDirs: listOption("rootDirs"),
    rootDir: folderOption("rootDir"),
    outDirs,
    suffixes: suffixes.length > 0 ? suffixes : [""],
    references,
    includedFolders: include.map((text) => fixedPart(openFolder(text))),
    claims(file) {
      if (named.has(file)) return true;
      if (included.length === 0) return false;
      const segments = segmentsOf(file);
      const matches = (glob: Glob) => matchesGlob(glob, segments);
      return included.some(matches) && !excluded.some((glob) => matchesGlobOrAbove(glob, segments));
    },
  };
}

function pathPatterns(value: unknown, place: (text: string) => string): readonly PathPattern[] {
  if (!isObject(value)) return [];
  return Object.entries(value).map(([key, targets]) => {
    const star = key.indexOf("*");
    return {
      prefix: star < 0 ? key : key.slice(0, star),
      suffix: star < 0 ? undefined : key.slice(star + 1),
      targets: stringsOf(targets).map(place),
    };
  });
}

/** An `include` without extension or wildcard in its last part means all that lies below. */
function openFolder(text: string): string {
  return /[.*?]/.test(nameOf(text)) ? text : `${text}/**`;
}

function fixedPart(glob: string): string {
  const segments = glob.split("/");
  const wild = segments.findIndex((segment) => /[*?]/.test(segment));
  return wild < 0 ? parentOf(glob) : segments.slice(0, wild).join("/") || "/";
}
