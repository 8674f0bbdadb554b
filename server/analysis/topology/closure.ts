/** Which files run in which unit: the import closure of its entry module or folder. */
import type { UnitCode } from "./groups.ts";
import type { Unit } from "./unit.ts";

export interface ClosureFacts {
  /** Own sources, sorted. */
  readonly files: readonly string[];
  /** Own files that a file imports at run time. */
  importsOf(path: string): readonly string[];
  /** The folder of the nearest package.json. */
  packageOf(path: string): string;
}

export interface Closures {
  /** Indices of the units whose code contains the file. */
  unitsOf(path: string): readonly number[];
  filesOf(unit: number): ReadonlySet<string>;
  /** The files that a unit begins with. */
  rootsOf(unit: number): readonly string[];
}

/** The files that run where some code runs, each walk done once while the facts are the same object. */
export function filesOfCode(code: UnitCode, facts: ClosureFacts): ReadonlySet<string> {
  const known = walked.get(facts) ?? new Map<string, ReadonlySet<string>>();
  walked.set(facts, known);
  const key = [...code.entries, "", ...code.folders].join("\n");
  const found =
    known.get(key) ?? closureOf(rootsOf(code, byPackageOf(facts), facts.files), facts.importsOf);
  known.set(key, found);
  return found;
}

const walked = new WeakMap<ClosureFacts, Map<string, ReadonlySet<string>>>();
const sorted = new WeakMap<ClosureFacts, ReadonlyMap<string, readonly string[]>>();

/** Computed at once: each unit walks the import graph from where it begins. */
export function createClosures(units: readonly Unit[], facts: ClosureFacts): Closures {
  const byPackage = byPackageOf(facts);
  const roots = units.map(({ code }) => rootsOf(code, byPackage, facts.files));
  const reached = units.map(({ code }) => filesOfCode(code, facts));
  const inFile = new Map<string, number[]>();
  for (const [index, files] of reached.entries())
    for (const path of files) {
      const list = inFile.get(path);
      if (list === undefined) inFile.set(path, [index]);
      else list.push(index);
    }
  // A file of a package that none of its units imports may be loaded by any of them.
  const ofFolder = new Map<string, number[]>();
  for (const [index, { code }] of units.entries()) {
    const list = ofFolder.get(code.folder) ?? [];
    ofFolder.set(code.folder, list);
    list.push(index);
  }
  return {
    unitsOf: (path) => inFile.get(path) ?? ofFolder.get(facts.packageOf(path)) ?? [],
    filesOf: (unit) => reached[unit] ?? new Set(),
    rootsOf: (unit) => roots[unit] ?? [],
  };
}

function byPackageOf(facts: ClosureFacts): ReadonlyMap<string, readonly string[]> {
  const known = sorted.get(facts);
  if (known !== undefined) return known;
  const found = new Map<string, string[]>();
  // Files of one folder are of one package, and stand beside each other.
  let around = "";
  let list: string[] = [];
  for (const path of facts.files) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (folder !== around || list.length === 0) {
      const owner = facts.packageOf(path);
      list = found.get(owner) ?? [];
      found.set(owner, list);
      around = folder;
    }
    list.push(path);
  }
  sorted.set(facts, found);
  return found;
}

function rootsOf(
  { entries, folders }: UnitCode,
  byPackage: ReadonlyMap<string, readonly string[]>,
  files: readonly string[],
): readonly string[] {
  return [...entries, ...folders.flatMap((folder) => filesIn(folder, byPackage, files))];
}

/** The sources of a folder, those of packages further down left out. */
function filesIn(
  folder: string,
  byPackage: ReadonlyMap<string, readonly string[]>,
  files: readonly string[],
): readonly string[] {
  const own = byPackage.get(folder);
  return own ?? files.filter((path) => path.startsWith(`${folder}/`));
}

function closureOf(
  roots: readonly string[],
  importsOf: (path: string) => readonly string[],
): ReadonlySet<string> {
  const reached = new Set(roots);
  // Files are added while the loop runs: a walk without recursion.
  for (const path of reached) for (const target of importsOf(path)) reached.add(target);
  return reached;
}
