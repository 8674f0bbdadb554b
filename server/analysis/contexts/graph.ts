/** Which entry points reach which unit: a graph of top-level units over the loaded files. */
import { CONTEXTS, type Context, SERVER_CONTEXTS } from "../../../rules/kit/rule.ts";
import type { Binding, FileUnits, Unit } from "./units.ts";

export interface GraphFile {
  readonly units: FileUnits;
  /** Contexts that every unit of the file is an entry of. */
  readonly roots: ReadonlySet<Context>;
  /** When given, only these units are such entries, and the others are entries of a page. */
  readonly serverUnits?: ReadonlySet<string>;
  /** Specifiers whose imports make an entry of the unit that uses them. */
  readonly importRoots?: ReadonlyMap<string, Context>;
  /** No page can load it. */
  readonly isServerOnly?: boolean;
  /** A framework calls what it exports, its own or not. */
  readonly isRouted?: boolean;
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
  /** So many of the edges, the first ones, are what its own code uses; the others only load a module. */
  firm: number;
  /** Its own form says who calls it, so those who name it do not count. */
  isSealed: boolean;
  /** One bit for each of `CONTEXTS`. */
  contexts: number;
  /** The node that brought the first context; undefined for entries. */
  from: Node | undefined;
}

/** `resolve` gives the loaded file that a specifier leads to, `rootOf` the folder of a file's package. */
export function createReachGraph(
  resolve: (specifier: string, from: string) => string | undefined,
  rootOf: (path: string) => string = () => "",
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

  /** The files in the folders that some words name, beside the code that loads them or in a package among the words. */
  function filesIn(words: readonly string[], from: string): readonly string[] {
    const bases = words.flatMap((word) => {
      const target = word.startsWith(".") ? undefined : resolve(word, from);
      return target === undefined ? [] : [rootOf(target)];
    });
    bases.push(from.slice(0, from.lastIndexOf("/")));
    const folders = bases.flatMap((base) =>
      words.flatMap((word) => [`${base}/${word}/`, `${base}/src/${word}/`]),
    );
    const wanted = folders.filter(
      (each) => !from.startsWith(each) && !/\/(src|dist|lib)\/$/.test(each),
    );
    return [...files.keys()].filter((path) => wanted.some((each) => path.startsWith(each)));
  }

  function nodesAt(path: string, unit: string): Node[] {
    const node = nodes.get(path)?.get(unit);
    return node === undefined ? [] : [node];
  }

  function edgesOf(node: Node): readonly Node[] {
    const { path, unit } = node;
    const file = files.get(path)?.units;
    if (file === undefined) return [];
    const edges: Node[] = [];
    for (const name of unit.uses) {
      const binding = file.imports.get(name);
      edges.push(...(binding === undefined ? nodesAt(path, name) : imported(binding, path)));
    }
    for (const specifier of unit.loads) edges.push(...imported({ specifier, name: "*" }, path));
    if (unit.folders.length > 0)
      for (const each of filesIn(unit.folders, path))
        edges.push(...nodesAt(each, ""), ...exported(each, "*", new Set()));
    node.firm = unit.marks.isWiring ? 0 : edges.length;
    edges.push(...nodesAt(path, ""));
    if (unit.name === "") {
      for (const specifier of file.runs) {
        const target = resolve(specifier, path);
        if (target !== undefined) edges.push(...nodesAt(target, ""));
      }
    }
    return edges;
  }

  /** Takes the contexts of the entries along all that code uses, then tells what merely loading it runs. */
  function spread(): void {
    hasEdges = true;
    const queue: Node[] = [];
    for (const [path, file] of files) {
      for (const node of nodes.get(path)?.values() ?? []) {
        const { marks } = node.unit;
        node.isSealed = marks.contexts.length > 0;
        node.contexts = bitsOf(rootsOf(file, node.unit));
        node.from = undefined;
      }
    }
    inherit();
    for (const [path, file] of files) if (file.isRouted === true) enterPassedOn(path, file);
    for (const ofFile of nodes.values())
      for (const node of ofFile.values()) if (node.contexts !== 0) queue.push(node);
    const entries = [...queue];
    for (const node of queue) {
      node.edges ??= edgesOf(node);
      for (let index = 0; index < node.firm; index++) {
        const next = node.edges[index];
        if (next === undefined || next.isSealed) continue;
        const before = next.contexts;
        next.contexts |= allowed(next, node.contexts);
        if (next.contexts === before) continue;
        if (before === 0) next.from = node;
        queue.push(next);
      }
    }
    spreadLoads(new Set([...entries, ...queue]));
    isSpread = true;
  }

  /** `export { GET } from "../orders/route"` in a file that requests come to. */
  function enterPassedOn(path: string, { units, roots, serverUnits }: GraphFile): void {
    for (const name of [...units.exports.keys(), ...units.reexports.keys()]) {
      if (serverUnits !== undefined && !serverUnits.has(name)) continue;
      for (const node of exported(path, name, new Set()))
        if (node.path !== path && !node.isSealed) node.contexts |= allowed(node, bitsOf(roots));
    }
  }

  function allowed(node: Node, contexts: number): number {
    return files.get(node.path)?.isServerOnly === true ? contexts & ~BROWSER : contexts;
  }

  /** A class made from one that takes requests or messages takes them as well. */
  function inherit(): void {
    for (let round = 0; round < MOST_BASES; round++) {
      let isChanged = false;
      for (const [path, { units }] of files) {
        for (const node of nodes.get(path)?.values() ?? []) {
          for (const name of node.unit.marks.bases) {
            const binding = units.imports.get(name);
            for (const base of binding === undefined
              ? nodesAt(path, name)
              : imported(binding, path)) {
              const file = files.get(base.path);
              if (file === undefined) continue;
              const own = base.isSealed || isConsumer(file, base.unit) ? base.contexts : 0;
              if ((node.contexts | own) === node.contexts) continue;
              node.contexts |= own;
              node.isSealed = true;
              isChanged = true;
            }
          }
        }
      }
      if (!isChanged) return;
    }
  }

  /** Module code that no entry uses runs when it is loaded; what it names may run at any time. */
  function spreadLoads(known: Set<Node>): void {
    const firm = new Set([...known].filter((node) => (node.contexts & ~LIBRARY) !== 0));
    const queue = [...known];
    for (const node of queue) {
      node.edges ??= edgesOf(node);
      const server = (node.contexts & SERVER) !== 0;
      const loaded = !firm.has(node) ? node.contexts : server ? STARTUP : node.contexts;
      for (const next of node.edges) {
        if (firm.has(next)) continue;
        const isLoad = next.unit.name === "" || next.unit.marks.isWiring;
        const isLibrary = (loaded & SERVER) !== 0 && !isLoad;
        const before = next.contexts;
        next.contexts |= allowed(next, isLibrary ? LIBRARY : loaded);
        if (next.contexts === before) continue;
        if (before === 0) next.from = node;
        queue.push(next);
      }
    }
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
  if (node === undefined)
    return {
      path,
      unit,
      edges: undefined,
      firm: 0,
      isSealed: false,
      contexts: 0,
      from: undefined,
    };
  node.unit = unit;
  node.edges = undefined;
  return node;
}

const PAGE: ReadonlySet<Context> = new Set(["browser"]);
/** How deep classes extend each other before nobody follows. */
const MOST_BASES = 4;

function rootsOf(file: GraphFile, unit: Unit): ReadonlySet<Context> {
  if (unit.marks.contexts.length > 0) return new Set(unit.marks.contexts);
  if (unit.marks.isWiring) return WIRING;
  if (file.serverUnits !== undefined && !file.serverUnits.has(unit.name))
    return isOfPage(unit.name) ? PAGE : NO_ROOTS;
  const roots = new Set(file.roots);
  if (isConsumer(file, unit)) roots.add("consumer");
  if (isScheduling(file, unit)) roots.add("job");
  if (roots.size > 1) roots.delete("library");
  return roots;
}

const WIRING: ReadonlySet<Context> = new Set(["startup"]);
const NO_ROOTS: ReadonlySet<Context> = new Set();

/** The component of a route module, another one, or a hook; its helpers run for those who use them. */
function isOfPage(name: string): boolean {
  return name === "default" || /^[A-Z]|^use[A-Z]/.test(name);
}

function isConsumer(file: GraphFile, unit: Unit): boolean {
  return unit.marks.isConsuming && importsRoot(file, unit, "consumer");
}

/** Of a class, and where requests are served as well, only what is handed to the schedule runs by it. */
function isScheduling(file: GraphFile, unit: Unit): boolean {
  const serves = [...file.roots].some((each) => each !== "library");
  return !unit.marks.isClass && !serves && importsRoot(file, unit, "job");
}

/** Whether a unit uses such an import, itself or by a client that the module made of it. */
function importsRoot(file: GraphFile, unit: Unit, context: Context, depth = 0): boolean {
  const { units, importRoots } = file;
  if (importRoots === undefined || importRoots.size === 0 || depth > MOST_STEPS) return false;
  return unit.uses.some((name) => {
    const binding = units.imports.get(name);
    if (binding !== undefined) return importRoots.get(binding.specifier) === context;
    const local = units.units.find((each) => each.name === name && each !== unit);
    return local?.marks.isValue === true && importsRoot(file, local, context, depth + 1);
  });
}

/** `Kafka`, `kafka`, `consumer`: so many names lie between an import and its use. */
const MOST_STEPS = 3;

function sameEntries(a: GraphFile, b: GraphFile): boolean {
  return (
    bitsOf(a.roots) === bitsOf(b.roots) &&
    [...(a.serverUnits ?? [])].join() === [...(b.serverUnits ?? [])].join() &&
    a.isServerOnly === b.isServerOnly &&
    a.isRouted === b.isRouted &&
    [...(a.importRoots ?? [])].join() === [...(b.importRoots ?? [])].join()
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

const STARTUP = bitsOf(new Set(["startup"]));
const BROWSER = bitsOf(PAGE);
const LIBRARY = bitsOf(new Set(["library"]));
const SERVER = bitsOf(new Set(SERVER_CONTEXTS));
