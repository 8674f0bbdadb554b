/** Decides which files enter the program: server code and what it imports; pages, tests and scripts stay outside. */
import type { PackageInfo } from "../../../rules/kit/analysis.ts";
import type { Context } from "../../../rules/kit/rule.ts";
import { mayHaveTags } from "../tagged-names.ts";
import type { Workspace } from "../workspace.ts";
import {
  type PackageRole,
  packageRole,
  type Role,
  roleByContent,
  roleOf,
  type Scan,
  scan,
} from "./roles.ts";
import { settledRoles } from "./settle.ts";
import { unusedFiles } from "./unused.ts";

/** Contexts whose files are never analysed and never pulled in by an import. */
const OUTSIDE: ReadonlySet<Context> = new Set(["browser", "cli", "script", "test", "generated"]);

export interface Entry {
  readonly scan: Scan;
  readonly role: Role;
}

export interface Selection {
  /** Reads one more file, or follows one more file's imports; false once everything is known. All other questions do the rest at once. */
  more(): boolean;
  /** The entry of a file; undefined for one that cannot be read. */
  entry(path: string): Entry | undefined;
  /** The text of a file as it was read last; undefined for one that was not read yet. */
  textOf(path: string): string | undefined;
  /** Whether the file belongs in the program. */
  selected(path: string): boolean;
  /** Contexts of files outside the program (tests aside) that import the file, directly or through others. */
  outsideContexts(path: string): ReadonlySet<Context>;
  /** Whether the file is a part of pages that none of them loads. */
  isUnused(path: string): boolean;
  /** Whether the file's package is made for others to install. */
  isPublished(path: string): boolean;
  /** The files of the repository, tests included, that import the file. */
  importers(path: string): readonly string[];
  /** The other files of its folder. */
  beside(path: string): readonly string[];
  /** Own files that the file imports at run time. */
  runtimeImports(path: string): readonly string[];
  /** Grows whenever an import or a role changed. */
  importsVersion(): number;
  /** The own files that a file imports, whether or not they are selected. */
  imported(path: string): readonly string[];
  /** Reads the file anew; returns true when the set of selected files changed. */
  refresh(path: string): boolean;
  counts(): { readonly files: number; readonly lines: number };
  /** Own imports that lead nowhere, `specifier (file)`, and how many there are in all. */
  imports(): {
    readonly own: number;
    readonly resolved: number;
    readonly generated: number;
    readonly absent: number;
    readonly unresolved: readonly string[];
  };
}

export function createSelection(
  workspace: Workspace,
  overrideOf: (path: string) => Context | undefined,
  isCatalog: (path: string) => boolean = () => false,
): Selection {
  const entries = new Map<string, Entry>();
  const packages = new Map<string, PackageRole>();
  /** What is left to read, then what is left to follow; undefined once nothing is. */
  let work: Iterator<void> | undefined = explore();
  /** Path → the own files it imports. */
  let targets = new Map<string, readonly string[]>();
  let chosen: ReadonlySet<string> | undefined;
  let outside = new Map<string, Set<Context>>();
  /** Path → its entry with the role that the files around it decide, where that is another one. */
  let settled: ReadonlyMap<string, Entry> | undefined;
  let importers: ReadonlyMap<string, readonly string[]> | undefined;
  let loads = new Map<string, readonly string[]>();
  let importsVersion = 0;
  let unused: { readonly files: ReadonlySet<string>; readonly version: number } | undefined;

  function packageRoleOf(path: string): PackageRole {
    const info: PackageInfo = workspace.packageOf(path);
    let found = packages.get(info.directory);
    if (found === undefined) {
      const name = `${info.directory}/package.json`;
      const manifest = parsed(workspace.exists(name) ? workspace.read(name) : undefined);
      const hasPage = workspace.exists(`${info.directory}/index.html`);
      found = packageRole(info.dependencies, manifest, hasPage);
      packages.set(info.directory, found);
    }
    return found;
  }

  /** A file of the repository outside the review is named from the repository's root. */
  function placeInReview(path: string): string {
    const below = relativeTo(workspace.root, path);
    return below === path ? relativeTo(workspace.repositoryRoot, path) : below;
  }

  function placesOf(path: string): [inReview: string, inPackage: string] {
    return [placeInReview(path), relativeTo(workspace.packageOf(path).directory, path)];
  }

  function load(path: string): Entry | undefined {
    const text = workspace.read(path);
    if (text === undefined) return undefined;
    const found = scan(text);
    const override = overrideOf(path);
    const role: Role =
      override === undefined
        ? roleOf(...placesOf(path), found, packageRoleOf(path))
        : {
            contexts: new Set([override]),
            server: !OUTSIDE.has(override),
            because: "declared in premise.json",
          };
    return { scan: found, role };
  }

  function* explore(): Generator<void> {
    for (const path of workspace.files()) {
      const entry = entries.get(path) ?? load(path);
      if (entry !== undefined) entries.set(path, entry);
      yield;
    }
    for (const path of entries.keys()) {
      imported(path);
      yield;
    }
  }

  function more(): boolean {
    if (work?.next().done !== false) work = undefined;
    return work !== undefined;
  }

  function complete(): void {
    while (work !== undefined) more();
  }

  function imported(path: string): readonly string[] {
    let found = targets.get(path);
    if (found === undefined) {
      found = ownImports(path, entries.get(path)?.scan.imports ?? []);
      targets.set(path, found);
    }
    return found;
  }

  function ownImports(path: string, imports: readonly string[]): string[] {
    return imports.flatMap((specifier) => {
      const found = workspace.resolve(specifier, path);
      return found.kind === "own" ? [found.path] : [];
    });
  }

  function importersOf(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const path of entries.keys())
      for (const target of imported(path)) {
        const known = found.get(target);
        if (known === undefined) found.set(target, [path]);
        else known.push(path);
      }
    return found;
  }

  /** Once all imports are known. */
  function settledEntry(path: string): Entry | undefined {
    settled ??= settle();
    return settled.get(path) ?? entries.get(path);
  }

  function settle(): ReadonlyMap<string, Entry> {
    importers ??= importersOf();
    const roles = settledRoles({
      entries,
      importers: (path) => importers?.get(path) ?? [],
      runtimeImports,
      roleWithoutFolder: (path) =>
        roleByContent(...placesOf(path), entries.get(path)?.scan ?? scan(""), packageRoleOf(path)),
    });
    const found = new Map<string, Entry>();
    for (const [path, role] of roles) {
      const entry = entries.get(path);
      if (entry !== undefined) found.set(path, { ...entry, role });
    }
    return found;
  }

  function unusedPaths(): ReadonlySet<string> {
    complete();
    if (unused?.version !== importsVersion)
      unused = {
        version: importsVersion,
        files: unusedFiles({
          paths: entries.keys(),
          entry: settledEntry,
          imported,
          isOpen(path) {
            const { isPublished, hasTemplates } = packageRoleOf(path);
            return isPublished || hasTemplates;
          },
        }),
      };
    return unused.files;
  }

  function runtimeImports(path: string): readonly string[] {
    const known = loads.get(path);
    if (known !== undefined) return known;
    const found = ownImports(path, entries.get(path)?.scan.runtimeImports ?? []);
    loads.set(path, found);
    return found;
  }

  function isOutside(entry: Entry): boolean {
    const { contexts } = entry.role;
    return contexts.size > 0 && [...contexts].every((context) => OUTSIDE.has(context));
  }

  function choose(): ReadonlySet<string> {
    complete();
    outside = new Map();
    spreadOutside();
    const set = new Set<string>();
    const queue: string[] = [];
    const add = (path: string): void => {
      const entry = settledEntry(path);
      if (entry === undefined || set.has(path) || isOutside(entry)) return;
      set.add(path);
      queue.push(path);
    };
    for (const path of entries.keys()) {
      const entry = settledEntry(path);
      if (entry === undefined) continue;
      if (entry.role.server || entry.role.contexts.size > 0) add(path);
      else if (/\.d\.[cm]?ts$/.test(path)) {
        if (isCatalog(path) || describesPackage(entry.scan.text)) add(path);
      } else if (!path.endsWith(".tsx") && !outside.has(path)) add(path);
    }
    for (let path = queue.pop(); path !== undefined; path = queue.pop())
      for (const target of imported(path)) add(target);
    return set;
  }

  /** Pages and scripts mark the undecided files they import, and those mark theirs; a test says nothing of where code runs. */
  function spreadOutside(): void {
    const queue: [string, ReadonlySet<Context>][] = [];
    for (const path of entries.keys()) {
      const entry = settledEntry(path);
      if (entry !== undefined && isOutside(entry) && !entry.role.contexts.has("test"))
        queue.push([path, entry.role.contexts]);
    }
    for (let item = queue.pop(); item !== undefined; item = queue.pop()) {
      const [path, contexts] = item;
      for (const target of runtimeImports(path)) {
        const other = settledEntry(target);
        if (other === undefined || other.role.server || other.role.contexts.size > 0) continue;
        const known = outside.get(target) ?? new Set<Context>();
        const before = known.size;
        for (const context of contexts) known.add(context);
        if (known.size === before) continue;
        outside.set(target, known);
        queue.push([target, contexts]);
      }
    }
  }

  const selection: Selection = {
    more,
    entry(path) {
      complete();
      return settledEntry(path);
    },
    textOf: (path) => entries.get(path)?.scan.text,
    selected(path) {
      chosen ??= choose();
      return chosen.has(path);
    },
    outsideContexts(path) {
      chosen ??= choose();
      return outside.get(path) ?? new Set();
    },
    isUnused: (path) => unusedPaths().has(path),
    isPublished: (path) => packageRoleOf(path).isPublished,
    importers(path) {
      complete();
      importers ??= importersOf();
      return importers.get(path) ?? [];
    },
    beside(path) {
      complete();
      const folder = path.slice(0, path.lastIndexOf("/") + 1);
      return [...entries.keys()].filter(
        (each) => each !== path && each.startsWith(folder) && !each.includes("/", folder.length),
      );
    },
    runtimeImports(path) {
      complete();
      return runtimeImports(path);
    },
    importsVersion: () => importsVersion,
    imported,
    refresh(path) {
      const old = entries.get(path);
      const settledRole = settled?.get(path)?.role;
      const next = load(path);
      if (next === undefined) entries.delete(path);
      else entries.set(path, next);
      if (old !== undefined && next !== undefined && sameEdges(old, next)) {
        if (settledRole !== undefined)
          settled = new Map(settled).set(path, { ...next, role: settledRole });
        return false;
      }
      // A file that came or went may be what others import.
      if (old === undefined || next === undefined) {
        targets = new Map();
        loads = new Map();
      } else targets.delete(path);
      // The choice is still to come.
      if (work !== undefined) return false;
      chosen = undefined;
      settled = undefined;
      importers = undefined;
      packages.clear();
      loads.delete(path);
      importsVersion++;
      return true;
    },
    counts() {
      complete();
      let lines = 0;
      for (const entry of entries.values()) lines += entry.scan.lines;
      return { files: entries.size, lines };
    },
    imports() {
      complete();
      let own = 0;
      const without = { generated: 0, absent: 0 };
      const unresolved: string[] = [];
      for (const [path, entry] of entries) {
        if (settledEntry(path)?.role.contexts.has("test")) continue;
        for (const specifier of entry.scan.imports) {
          const { kind } = workspace.resolve(specifier, path);
          if (kind === "own") own++;
          if (kind !== "missing") continue;
          const absence = workspace.absenceOf(specifier, path);
          if (absence === undefined)
            unresolved.push(`${specifier} (${relativeTo(workspace.root, path)})`);
          else without[absence]++;
        }
      }
      const all = own + unresolved.length;
      return { own: all, resolved: own, ...without, unresolved: unresolved.sort() };
    },
  };
  return selection;
}

/** Declares a module with tags of ours: somebody says what its functions do. */
function describesPackage(text: string): boolean {
  return /\bdeclare module ["']/.test(text) && mayHaveTags(text);
}

/** Path below a folder with forward slashes; the path itself when it lies elsewhere. */
export function relativeTo(folder: string, path: string): string {
  if (path === folder) return "";
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

function sameEdges(a: Entry, b: Entry): boolean {
  return (
    a.scan.imports.join("\n") === b.scan.imports.join("\n") &&
    a.scan.runtimeImports.length === b.scan.runtimeImports.length &&
    [...a.role.contexts].join() === [...b.role.contexts].join() &&
    a.role.server === b.role.server &&
    a.role.isByFolder === b.role.isByFolder &&
    a.role.isProgram === b.role.isProgram
  );
}

function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
