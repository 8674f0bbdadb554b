/** Which entry points reach which unit: a graph of top-level units over the loaded files. */
import { CONTEXTS, type Context } from "../../../rules/kit/rule.ts";
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
  /** The units that run when everything in some files may: `has(path, unit)` of the result. */
  closureOf(paths: Iterable<string>): { has(path: string, unit: string): boolean };
  /** Grows whenever an edge may have changed. */
  revision(): number;
}

const NOTHING: Reached = { contexts: new Set(), path: [] };

/** A unit in the graph. It stays the same object while its file keeps a unit of that name. */
interface Node {
  readonly path: string;
  unit: Unit;
  /** Undefined until somebody goes on from here. */
  edges: readonly Node[] | undefined;
  /** One bit for each of `CONTEXTS`. */
  contexts: number;
  /** The node that brought the first context; undefined for entries. */
  from: Node | undefined;
}

/** `resolve` gives the loaded file that a specifier leads to. */
export function createReachGraph(
  resolve: (specifier: string, from: string) => string | undefined,
): ReachGraph {
  const files = new Map<string, GraphFile>();
  const nodes = new Map<string, ReadonlyMap<string, Node>>();
  let isSpread = false;
  let revision = 0;
  /** Path and exported name → units; imports of the same things, often through barrels, are followed once. */
  let answers = new Map<string, Map<string, readonly Node[]>>();
  /** Whether a node may have edges. */
  let hasEdges = false;

  /** The units that an exported name of a file stands for. */
  function exported(path: string, name: string, seen: Set<string>): Node[] {
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
      const binding = units.imports.get(local);
      return binding === undefined ? nodesAt(path, local) : through(binding, path, seen);
    }
    const passed = units.reexports.get(name);
    if (passed !== undefined) return through(passed, path, seen);
    return units.stars.flatMap((star) => through({ specifier: star, name }, path, seen));
  }

  function through(binding: Binding, from: string, seen: Set<string>): Node[] {
    const target = resolve(binding.specifier, from);
    if (target === undefined) return [];
    return exported(target, binding.name, seen);
  }

  function imported({ specifier, name }: Binding, from: string): readonly Node[] {
    const target = resolve(specifier, from);
    if (target === undefined) return [];
    const ofTarget = answers.get(target) ?? new Map<string, readonly Node[]>();
    answers.set(target, ofTarget);
    const known = ofTarget.get(name);
    if (known !== undefined) return known;
    const found = exported(target, name, new Set());
    ofTarget.set(name, found);
    return found;
  }

  function nodesAt(path: string, unit: string): Node[] {
    const node = nodes.get(path)?.get(unit);
    return node === undefined ? [] : [node];
  }

  function edgesOf({ path, unit }: Node): readonly Node[] {
    const file = files.get(path)?.units;
    if (file === undefined) return [];
    const edges = nodesAt(path, "");
    for (const name of unit.uses) {
      const binding = file.imports.get(name);
      edges.push(...(binding === undefined ? nodesAt(path, name) : imported(binding, path)));
    }
    for (const specifier of unit.loads) edges.push(...imported({ specifier, name: "*" }, path));
    if (unit.name === "") {
      for (const specifier of file.runs) {
        const target = resolve(specifier, path);
        if (target !== undefined) edges.push(...nodesAt(target, ""));
      }
    }
    return edges;
  }

  /** Takes the contexts of the entries along all edges. */
  function spread(): void {
    hasEdges = true;
    const queue: Node[] = [];
    for (const [path, file] of files) {
      for (const node of nodes.get(path)?.values() ?? []) {
        node.contexts = bitsOf(rootsOf(file, node.unit.name));
        node.from = undefined;
        if (node.contexts !== 0) queue.push(node);
      }
    }
    for (const node of queue) {
      node.edges ??= edgesOf(node);
      for (const next of node.edges) {
        const before = next.contexts;
        next.contexts |= node.contexts;
        if (next.contexts === before) continue;
        if (before === 0) next.from = node;
        queue.push(next);
      }
    }
    isSpread = true;
  }

  function forgetEdges(): void {
    if (!hasEdges) return;
    hasEdges = false;
    answers = new Map();
    for (const ofFile of nodes.values()) for (const node of ofFile.values()) node.edges = undefined;
  }

  return {
    set(path, file) {
      const old = files.get(path);
      files.set(path, file);
      if (old?.units.signature === file.units.signature && sameEntries(old, file)) return;
      isSpread = false;
      revision++;
      const known = nodes.get(path);
      nodes.set(
        path,
        new Map(file.units.units.map((unit) => [unit.name, nodeFor(path, unit, known)])),
      );
      if (old?.units.surface !== file.units.surface) forgetEdges();
    },
    delete(path) {
      if (!files.delete(path)) return;
      nodes.delete(path);
      forgetEdges();
      isSpread = false;
      revision++;
    },
    reached(path, unit) {
      if (!isSpread) spread();
      const found = nodes.get(path)?.get(unit);
      if (found === undefined || found.contexts === 0) return NOTHING;
      const chain: string[] = [];
      for (let at: Node | undefined = found; at !== undefined && chain.length < 12; at = at.from)
        chain.unshift(`${at.path}#${at.unit.name}`);
      return { contexts: contextsOf(found.contexts), path: chain };
    },
    closureOf(paths) {
      const reached = new Set<Node>();
      for (const path of paths)
        for (const node of nodes.get(path)?.values() ?? []) reached.add(node);
      // Nodes are added while the loop runs: a walk without recursion.
      for (const node of reached) {
        node.edges ??= edgesOf(node);
        hasEdges = true;
        for (const next of node.edges) reached.add(next);
      }
      return {
        has(path, unit) {
          const node = nodes.get(path)?.get(unit);
          return node !== undefined && reached.has(node);
        },
      };
    },
    revision: () => revision,
  };
}

function nodeFor(path: string, unit: Unit, known: ReadonlyMap<string, Node> | undefined): Node {
  const node = known?.get(unit.name);
  if (node === undefined) return { path, unit, edges: undefined, contexts: 0, from: undefined };
  node.unit = unit;
  node.edges = undefined;
  return node;
}

const PAGE: ReadonlySet<Context> = new Set(["browser"]);

function rootsOf(file: GraphFile, unit: string): ReadonlySet<Context> {
  return file.serverUnits === undefined || file.serverUnits.has(unit) ? file.roots : PAGE;
}

function sameEntries(a: GraphFile, b: GraphFile): boolean {
  return (
    bitsOf(a.roots) === bitsOf(b.roots) &&
    [...(a.serverUnits ?? [])].join() === [...(b.serverUnits ?? [])].join()
  );
}

function bitsOf(contexts: ReadonlySet<Context>): number {
  let bits = 0;
  for (const context of contexts) bits |= 1 << CONTEXTS.indexOf(context);
  return bits;
}

function contextsOf(bits: number): ReadonlySet<Context> {
  return new Set(CONTEXTS.filter((_, index) => (bits & (1 << index)) !== 0));
}
