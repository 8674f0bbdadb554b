/** Finds and reads premise.json files and answers which settings hold for a source file. */
import type { Context, Layer, Severity } from "../../rules/kit/rule.ts";
import { configurationShape, type ObjectShape } from "./config/fields.ts";
import { type JsonObject, type Validated, validateJson } from "./config/validate.ts";
import type { Problem } from "./report.ts";
import { expandBraces, type Glob, matchesGlob, parseGlob } from "./workspace/glob.ts";
import { foldersUpwards, isWithin, joinPath, parentOf, pathBelow } from "./workspace/paths.ts";
import { createProblemList, type ProblemList } from "./workspace/problems.ts";
import { readText, type TextOrFault } from "./workspace/text.ts";

export { configurationSchema } from "./config/schema.ts";

export const CONFIGURATION_NAME = "premise.json";

export type RuleSetting =
  | "off"
  | Severity
  | ({ readonly severity?: "off" | Severity } & Readonly<Record<string, unknown>>);

export interface Override {
  readonly files: readonly string[];
  readonly layer?: Layer | "auto";
  readonly context?: Context;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
}

/** What people say of a unit; it wins over what deployment files say. */
export interface DeclaredUnit {
  readonly roots?: readonly string[];
  readonly layer?: Layer;
  readonly instances?: number | { readonly min?: number; readonly max: number };
  readonly processes?: number;
  readonly regions?: number;
  readonly affinity?: "none" | "sticky" | "keyed";
  readonly because?: string;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly until?: string;
}

export interface DeclaredStore {
  readonly kind?: string;
  readonly replicas?: boolean;
  readonly maxConnections?: number;
  readonly poolerUrlEnv?: string;
}

export interface DeclaredGateway {
  readonly rateLimits?: boolean;
  readonly timeoutsMs?: number;
}

/** One premise.json with all that it extends. What is absent is left to the files above it and the defaults. */
export interface ConfigurationFile {
  readonly layer?: Layer | "auto";
  readonly overrides: readonly Override[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly ignore: readonly string[];
  readonly catalog: readonly string[];
  readonly units?: Readonly<Record<string, DeclaredUnit>>;
  readonly stores?: Readonly<Record<string, DeclaredStore>>;
  readonly gateway?: DeclaredGateway;
  readonly reviews?: string;
  readonly baseline?: string;
  readonly root: boolean;
  readonly extends: readonly string[];
}

/** A setting with the premise.json that it holds from; its paths and globs are relative to `directory`. */
export interface Setting<T> {
  readonly value: T;
  readonly file: string;
  readonly directory: string;
}

type Single = "units" | "stores" | "gateway" | "reviews" | "baseline";

/** What the premise.json files of a repository say. All paths are absolute with forward slashes. */
export interface Configuration {
  layerOf(path: string): Layer | "auto";
  /** Undefined when nothing is configured and the layer decides. */
  severityOf(ruleId: string, path: string): "off" | Severity | undefined;
  /** The options of a rule besides its severity. */
  optionsOf(ruleId: string, path: string): Readonly<Record<string, unknown>>;
  /** What runs the file, where an override settles it. */
  contextOverride(path: string): Context | undefined;
  /** True for sources and deployment files that an `ignore` glob matches, itself or a folder above it. */
  isIgnored(path: string): boolean;
  /** The nearest value of a setting that holds for a folder or file as a whole. */
  settingOf<K extends Single>(
    key: K,
    path: string,
  ): Setting<NonNullable<ConfigurationFile[K]>> | undefined;
  /** Whether `catalog` lists the file as one that describes packages. */
  isCatalog(path: string): boolean;
  /** The premise.json files that apply to a path, nearest first. */
  filesOf(path: string): readonly string[];
  /** Every file that was read, extended ones included, for watching. */
  filesRead(): readonly string[];
  /** All mistakes met so far; any of them makes the configuration a bad one. Paths are relative to the root. */
  readonly problems: readonly Problem[];
}

export interface ConfigurationHost {
  /** The folder under review; problem paths are relative to it. */
  readonly root: string;
  /** The search upwards ends here, and nothing outside is read. */
  readonly repositoryRoot: string;
  /** Default: the disk. */
  readonly readFile?: (path: string) => TextOrFault;
}

/**
 * Opens the configuration of a repository. Each setting comes from the nearest premise.json at or above
 * the source file that has it, up to the repository root or the first file with `root: true`. In one file,
 * the last matching override wins over the top level, and the file wins over what it extends.
 * Globs are relative to the premise.json, those it got through `extends` too.
 */
export function readConfiguration(
  host: ConfigurationHost,
  ruleIds: readonly string[],
): Configuration {
  const reader: Reader = {
    shape: configurationShape(ruleIds),
    repositoryRoot: host.repositoryRoot,
    read: host.readFile ?? readText,
    problems: createProblemList(host.root),
    filesRead: new Set(),
  };
  const levelOfFolder = new Map<string, Level | undefined>();
  const levelsOfFolder = new Map<string, readonly Level[]>();

  const levelAt = (folder: string): Level | undefined => {
    if (!levelOfFolder.has(folder)) levelOfFolder.set(folder, readLevel(reader, folder));
    return levelOfFolder.get(folder);
  };
  const levelsOf = (path: string): readonly Level[] => {
    const folder = parentOf(path);
    const known = levelsOfFolder.get(folder);
    if (known !== undefined) return known;
    const levels: Level[] = [];
    if (isWithin(host.repositoryRoot, folder)) {
      for (const above of foldersUpwards(folder, host.repositoryRoot)) {
        const level = levelAt(above);
        if (level === undefined) continue;
        levels.push(level);
        if (level.configuration.root) break;
      }
    }
    levelsOfFolder.set(folder, levels);
    return levels;
  };
  // A folder's own premise.json holds for the folder itself: ask as a file in it would.
  const inFolder = (path: string): string => `${path}/${CONFIGURATION_NAME}`;
  // Read at once: a mistake here is worth telling even when no source file asks.
  levelsOf(inFolder(host.root));

  return {
    layerOf: (path) => firstOf(levelsOf(path), path, (part) => part.layer) ?? "auto",
    severityOf: (ruleId, path) =>
      firstOf(levelsOf(path), path, (part) => severityIn(part.rules, ruleId)),
    optionsOf(ruleId, path) {
      const merged: Record<string, unknown> = {};
      for (const part of partsOf(levelsOf(path), path)) {
        const setting = ruleIn(part.rules, ruleId);
        if (typeof setting !== "object") continue;
        for (const [key, value] of Object.entries(setting)) {
          if (key !== "severity" && !Object.hasOwn(merged, key)) merged[key] = value;
        }
      }
      return merged;
    },
    contextOverride: (path) =>
      firstOf(levelsOf(path), path, (part) => ("context" in part ? part.context : undefined)),
    isIgnored: (path) =>
      levelsOf(path).some((level) => matches(level.ignore, level.directory, path)),
    settingOf<K extends Single>(key: K, path: string) {
      for (const { configuration, file, directory } of levelsOf(inFolder(path))) {
        const value = configuration[key];
        if (value !== undefined && value !== null) return { value, file, directory };
      }
      return undefined;
    },
    isCatalog: (path) =>
      levelsOf(path).some((level) => matches(level.catalogGlobs, level.directory, path)),
    filesOf: (path) => levelsOf(path).map((level) => level.file),
    filesRead: () => [...reader.filesRead].sort(),
    get problems() {
      return reader.problems.all();
    },
  };
}

/** One premise.json, ready to be asked. */
interface Level {
  readonly file: string;
  readonly directory: string;
  readonly configuration: ConfigurationFile;
  readonly ignore: readonly Glob[];
  readonly catalogGlobs: readonly Glob[];
  /** Parallel to `configuration.overrides`. */
  readonly overrideGlobs: readonly (readonly Glob[])[];
}

interface Reader {
  readonly shape: ObjectShape;
  readonly repositoryRoot: string;
  readonly read: (path: string) => TextOrFault;
  readonly problems: ProblemList;
  readonly filesRead: Set<string>;
}

type Part = ConfigurationFile | Override;

/** The parts that hold for a path, strongest first. */
function* partsOf(levels: readonly Level[], path: string): Generator<Part> {
  for (const level of levels) {
    const { overrides } = level.configuration;
    for (let index = overrides.length - 1; index >= 0; index--) {
      const override = overrides[index];
      const globs = level.overrideGlobs[index] ?? [];
      if (override !== undefined && matches(globs, level.directory, path)) yield override;
    }
    yield level.configuration;
  }
}

function firstOf<T>(
  levels: readonly Level[],
  path: string,
  pick: (part: Part) => T | undefined,
): T | undefined {
  for (const part of partsOf(levels, path)) {
    const value = pick(part);
    if (value !== undefined) return value;
  }
  return undefined;
}

function ruleIn(
  rules: Readonly<Record<string, RuleSetting>> | undefined,
  ruleId: string,
): RuleSetting | undefined {
  return rules !== undefined && Object.hasOwn(rules, ruleId) ? rules[ruleId] : undefined;
}

function severityIn(
  rules: Readonly<Record<string, RuleSetting>> | undefined,
  ruleId: string,
): "off" | Severity | undefined {
  const setting = ruleIn(rules, ruleId);
  return typeof setting === "object" ? setting.severity : setting;
}

function matches(globs: readonly Glob[], directory: string, path: string): boolean {
  if (globs.length === 0 || !isWithin(directory, path)) return false;
  const segments = pathBelow(directory, path).split("/");
  return globs.some((glob) => matchesGlob(glob, segments));
}

type GlobKey = "ignore" | "overrides" | "catalog";

/** What one pattern matches: `ignore` patterns and plain names of folders hold for everything below, too. */
function globsOfPattern(pattern: string, key: GlobKey): readonly Glob[] {
  return expandBraces(pattern).flatMap((text) => {
    const glob = parseGlob(text, true);
    const last = glob.at(-1);
    if (last === undefined || last === "**") return [glob];
    const namesFolder = key === "ignore" || last.literal !== undefined;
    return namesFolder ? [glob, [...glob, "**" as const]] : [glob];
  });
}

function readLevel(reader: Reader, directory: string): Level | undefined {
  const file = joinPath(directory, CONFIGURATION_NAME);
  const source = reader.read(file);
  if (source.text === undefined) {
    if (!source.absent) reader.problems.add(file, 1, `premise.json ${source.fault}`);
    return undefined;
  }
  const layers: Loaded[] = [];
  load(reader, file, source.text, [], new Set(), layers);
  const globsOf = (
    loaded: Loaded,
    patterns: readonly string[],
    key: GlobKey,
    index?: number,
  ): readonly Glob[] =>
    patterns.flatMap((pattern) => {
      const fault = faultOfGlob(pattern);
      if (fault !== undefined) {
        reader.problems.add(loaded.file, loaded.validated.lineOf(key, index), fault);
        return [];
      }
      return globsOfPattern(pattern, key);
    });
  const overrides = layers.flatMap((loaded) =>
    loaded.own.overrides.map((override, index) => ({
      override,
      globs: globsOf(loaded, override.files, "overrides", index),
    })),
  );
  return {
    file,
    directory,
    configuration: {
      ...merge(layers.map((loaded) => loaded.own)),
      overrides: overrides.map((entry) => entry.override),
    },
    catalogGlobs: layers.flatMap((loaded) => globsOf(loaded, loaded.own.catalog, "catalog")),
    ignore: layers.flatMap((loaded) => globsOf(loaded, loaded.own.ignore, "ignore")),
    overrideGlobs: overrides.map((entry) => entry.globs),
  };
}

/** Why a glob cannot be used. */
function faultOfGlob(pattern: string): string | undefined {
  if (pattern.startsWith("!")) {
    return `'${pattern}' would exclude; Premise knows globs that include only`;
  }
  if (pattern.startsWith("/") || /^[A-Za-z]:/.test(pattern)) {
    return `'${pattern}' is absolute; globs are relative to premise.json`;
  }
  if (pattern.split("/").includes("..")) {
    return `'${pattern}' leaves the folder of premise.json; put it into a premise.json further up`;
  }
  if (pattern.includes("\\") && !/\\[[\]{}*?\\]/.test(pattern)) {
    return `'${pattern}' has backslashes; globs are written with '/'`;
  }
  return undefined;
}

interface Loaded {
  readonly file: string;
  readonly validated: Validated;
  readonly own: ConfigurationFile;
}

/** Reads a file after all that it extends, each file once, so that later ones win in `into`. */
function load(
  reader: Reader,
  file: string,
  text: string,
  chain: readonly string[],
  done: Set<string>,
  into: Loaded[],
): void {
  reader.filesRead.add(file);
  done.add(file);
  const validated = validateJson(text, reader.shape);
  for (const { line, message } of validated.mistakes) reader.problems.add(file, line, message);
  const own = configurationOf(validated.value);
  const below = [...chain, file];
  own.extends.forEach((specifier, index) => {
    const line = validated.lineOf("extends", index);
    const target = resolveExtends(reader, file, specifier);
    if (typeof target === "string") {
      reader.problems.add(file, line, target);
      return;
    }
    if (below.includes(target.file)) {
      const names = [...below.slice(below.indexOf(target.file)), target.file];
      const circle = names.map((name) => shortPath(reader, name)).join(" → ");
      reader.problems.add(file, line, `'extends' goes in a circle: ${circle}`);
      return;
    }
    if (below.length >= MOST_EXTENDS) {
      reader.problems.add(file, line, `more than ${MOST_EXTENDS} files extend one another`);
      return;
    }
    if (!done.has(target.file)) load(reader, target.file, target.text, below, done, into);
  });
  into.push({ file, validated, own });
}

const MOST_EXTENDS = 32;

/** The extended file, or why there is none. */
function resolveExtends(
  reader: Reader,
  from: string,
  specifier: string,
): { readonly file: string; readonly text: string } | string {
  const isRelative = /^\.\.?\//.test(specifier);
  if (!isRelative && (specifier.startsWith("/") || /^[A-Za-z]:|^[a-z]+:\/\//.test(specifier))) {
    return `cannot extend '${specifier}'; give a relative path or a package's JSON file`;
  }
  const candidates = isRelative
    ? [joinPath(parentOf(from), specifier)]
    : foldersUpwards(parentOf(from), reader.repositoryRoot).map((folder) =>
        joinPath(`${folder}/node_modules`, specifier),
      );
  for (const candidate of candidates) {
    if (!isWithin(reader.repositoryRoot, candidate)) {
      return `cannot extend '${specifier}': it lies outside the repository`;
    }
    const source = reader.read(candidate);
    if (source.text !== undefined) return { file: candidate, text: source.text };
    if (!source.absent) return `cannot extend '${specifier}': it ${source.fault}`;
  }
  return `cannot extend '${specifier}': there is no such file`;
}

function shortPath(reader: Reader, file: string): string {
  return isWithin(reader.repositoryRoot, file) ? pathBelow(reader.repositoryRoot, file) : file;
}

/** A validated object has the right types: the description vouches for them. */
function configurationOf(value: JsonObject): ConfigurationFile {
  return { overrides: [], rules: {}, ignore: [], catalog: [], root: false, extends: [], ...value };
}

/** Later configurations win: lists are joined, rules are merged by id, single values are replaced. */
function merge(configurations: readonly ConfigurationFile[]): ConfigurationFile {
  let merged = configurationOf({});
  for (const next of configurations) {
    merged = {
      ...merged,
      ...next,
      overrides: [...merged.overrides, ...next.overrides],
      rules: { ...merged.rules, ...next.rules },
      ignore: [...merged.ignore, ...next.ignore],
      catalog: [...merged.catalog, ...next.catalog],
    };
  }
  // Only the file itself ends the search; what it extends says nothing about its place.
  const last = configurations.at(-1);
  return { ...merged, root: last?.root ?? false, extends: last?.extends ?? [] };
}
