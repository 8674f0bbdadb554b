/** Which entry points reach which unit: a graph of top-level units over the loaded files. */
import type { Context } from "../../../rules/kit/rule.ts";
import type { Binding, FileUnits, Unit } from "./units.ts";

export interface GraphFile {
  readonly units: FileUnits;
  /** Contexts that every unit of the file is an entry of. */
  readonly roots: ReadonlySet<Context>;
  /** When given, only these units are such entries, and the others are entries of a page. */
  readonly serverUnits?: ReadonlySet<string>;
}

export interface Reached {
  readonly contexts: ReadonlySet<Context>;
  /** Units from the entry to the place, as `path#unit`, for the first context that reached it. */
  readonly path: readonly string[];
}

export interface ReachGraph {
  set(path: string, file: GraphFile): void;
  delete(path: string): void;
  reached(path: string, unit: string): Reached;
}

const NOTHING: Reached = { contexts: new Set(), path: [] };

/** `resolve` gives the loaded file that a specifier leads to. */
export function createReachGraph(
  resolve: (specifier: string, from: string) => string | undefined,
): ReachGraph {
  const files = new Map<string, GraphFile>();
  let contexts: Map<string, Set<Context>> | undefined;
  let cameFrom = new Map<string, string>();
  /** Path and name of an export → units; valid during one propagation. */
  let answers = new Map<string, Map<string, readonly string[]>>();

  /** Keys of the units that an exported name of a file stands for. */
  function exported(path: string, name: string, seen: Set<string>): string[] {
    const mark = `${path}\n${name}`;
    const file = files.get(path);
    if (file === undefined || seen.has(mark)) return [];
    seen.add(mark);
    const { units } = file;
    if (name === "*") {
      const names = [...units.exports.keys(), ...units.reexports.keys()];
      return [
        ...names.flatMap((each) => exported(path, each, seen)),
        ...units.stars.flatMap((star) => through({ specifier: star, name: "*" }, path, seen)),
      ];
    }
    const local = units.exports.get(name);
    if (local !== undefined) {
      const imported = units.imports.get(local);
      return imported === undefined ? [keyOf(path, local)] : through(imported, path, seen);
    }
    const passed = units.reexports.get(name);
    if (passed !== undefined) return through(passed, path, seen);
    return units.stars.flatMap((star) => through({ specifier: star, name }, path, seen));
  }

  function through(binding: Binding, from: string, seen: Set<string>): string[] {
    const target = resolve(binding.specifier, from);
    if (target === undefined) return [];
    return exported(target, binding.name, seen);
  }

  /** What an import stands for; the same things are imported again and again, often through barrels. */
  function imported({ specifier, name }: Binding, from: string): readonly string[] {
    const target = resolve(specifier, from);
    if (target === undefined) return [];
    const ofTarget = answers.get(target) ?? new Map<string, readonly string[]>();
    answers.set(target, ofTarget);
    const known = ofTarget.get(name);
    if (known !== undefined) return known;
    const found = exported(target, name, new Set());
    ofTarget.set(name, found);
    return found;
  }

  function edgesOf(path: string, file: FileUnits, unit: Unit): string[] {
    const edges: string[] = [keyOf(path, "")];
    for (const name of unit.uses) {
      const binding = file.imports.get(name);
      if (binding === undefined) edges.push(keyOf(path, name));
      else edges.push(...imported(binding, path));
    }
    for (const specifier of unit.loads) edges.push(...imported({ specifier, name: "*" }, path));
    if (unit.name === "") {
      for (const specifier of file.runs) {
        const target = resolve(specifier, path);
        if (target !== undefined) edges.push(keyOf(target, ""));
      }
    }
    return edges;
  }

  function propagate(): Map<string, Set<Context>> {
    const found = new Map<string, Set<Context>>();
    cameFrom = new Map();
    const units = new Map<string, { path: string; file: FileUnits; unit: Unit }>();
    const queue: string[] = [];
    for (const [path, file] of files) {
      for (const unit of file.units.units) {
        const key = keyOf(path, unit.name);
        units.set(key, { path, file: file.units, unit });
        const roots = rootsOf(file, unit.name);
        if (roots.size === 0) continue;
        found.set(key, new Set(roots));
        queue.push(key);
      }
    }
    const edges = new Map<string, string[]>();
    for (let at = 0; at < queue.length; at++) {
      const key = queue[at] as string;
      const place = units.get(key);
      const own = found.get(key);
      if (place === undefined || own === undefined) continue;
      let out = edges.get(key);
      if (out === undefined) {
        out = edgesOf(place.path, place.file, place.unit);
        edges.set(key, out);
      }
      for (const next of out) {
        if (!units.has(next)) continue;
        const known = found.get(next);
        const before = known?.size ?? 0;
        const into = known ?? new Set<Context>();
        for (const context of own) into.add(context);
        if (into.size === before) continue;
        found.set(next, into);
        if (before === 0) cameFrom.set(next, key);
        queue.push(next);
      }
    }
    answers = new Map();
    return found;
  }

  return {
    set(path, file) {
      const old = files.get(path);
      if (old?.units.signature !== file.units.signature || !sameContexts(old.roots, file.roots))
        contexts = undefined;
      files.set(path, file);
    },
    delete(path) {
      if (files.delete(path)) contexts = undefined;
    },
    reached(path, unit) {
      contexts ??= propagate();
      const key = keyOf(path, unit);
      const found = contexts.get(key);
      if (found === undefined) return NOTHING;
      const chain = [key];
      for (let at = cameFrom.get(key); at !== undefined && chain.length < 12; at = cameFrom.get(at))
        chain.unshift(at);
      return { contexts: found, path: chain };
    },
  };
}

const PAGE: ReadonlySet<Context> = new Set(["browser"]);

function rootsOf(file: GraphFile, unit: string): ReadonlySet<Context> {
  return file.serverUnits === undefined || file.serverUnits.has(unit) ? file.roots : PAGE;
}

function keyOf(path: string, unit: string): string {
  return `${path}#${unit}`;
}

function sameContexts(a: ReadonlySet<Context>, b: ReadonlySet<Context>): boolean {
  return a.size === b.size && [...a].every((context) => b.has(context));
}
