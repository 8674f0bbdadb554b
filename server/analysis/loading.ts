/** Brings the repository into the program piece by piece, what open files need first. */
import { ts } from "ts-morph";
import type { Context } from "../../rules/kit/rule.ts";
import { type Answers, createAnswers } from "./answers.ts";
import type { Catalog } from "./catalog.ts";
import { createReachGraph, type ReachGraph } from "./contexts/graph.ts";
import { createNames, type Names } from "./contexts/names.ts";
import { createNeighbours, type Neighbours } from "./contexts/neighbours.ts";
import type { Role } from "./contexts/roles.ts";
import type { Selection } from "./contexts/selection.ts";
import { unitsOf } from "./contexts/units.ts";
import { beginEdit, isGlobal } from "./edit.ts";
import type { GeneratedModules } from "./program.ts";
import { type ClosedProgram, createProgram } from "./program.ts";
import type { Problem } from "./report.ts";
import { createTaggedNames, mayHaveTags, type TaggedNameIndex } from "./tagged-names.ts";
import type { UserCatalog } from "./user-catalog.ts";
import type { Workspace } from "./workspace.ts";

/** What is loaded of a repository, and what is left to load. */
export interface Loading {
  readonly selection: Selection;
  readonly program: ClosedProgram;
  readonly graph: ReachGraph;
  readonly tagged: TaggedNameIndex;
  /** Names by which a member access can get to a function of a loaded file. */
  readonly functions: Names;
  /** What is known of nodes from one program to the next. */
  readonly answers: Answers;
  /** Holds until the next change of an import. */
  neighbours(): Neighbours;
  /** Works for so many milliseconds, on what these files need before anything else; true once nothing is left to do. */
  work(milliseconds: number, first?: readonly string[]): boolean;
  /** Does all that is left. */
  finish(): void;
  isComplete(): boolean;
  /** Whether a file is still to be loaded. */
  isWaiting(path: string): boolean;
  /** Of the files that were to be loaded, those that say something about names in files that do not import them. */
  widely(): readonly string[];
  /** Whether all imports are known, so that `selection` answers at once. */
  isExplored(): boolean;
  /** Takes in that a file has another text, has come or has gone. */
  update(path: string): void;
}

export interface LoadingParts {
  readonly workspace: Workspace;
  readonly catalog: Catalog;
  readonly selection: Selection;
  /** What schemas generate. */
  readonly generated: GeneratedModules;
  /** What the user's own catalog describes. */
  readonly users: UserCatalog;
  /** Notes what is wrong with a file under a key, or that nothing is. */
  readonly noteDefect: (
    key: string,
    problem: Omit<Problem, "file"> | undefined,
    path: string,
  ) => void;
  readonly time: <T>(phase: string, work: () => T) => T;
  readonly onProgress: (done: number, total: number) => void;
}

export function createLoading(parts: LoadingParts): Loading {
  const { workspace, selection, time } = parts;
  const tagged = createTaggedNames();
  const functions = createNames();
  const imports = new Map<string, string>();
  const program = createProgram(
    workspace,
    parts.catalog,
    tagged.set,
    parts.generated,
    parts.users,
    {
      has: (path) => waiting?.has(path) ?? false,
      textOf: (path) => selection.entry(path)?.scan.text,
    },
  );
  const answers = createAnswers((path) => program.sourceFile(path));
  const graph = createReachGraph(
    (specifier, from) => {
      const found = workspace.resolve(specifier, from);
      return found.kind === "own" && program.has(found.path) ? found.path : undefined;
    },
    (path) => workspace.packageOf(path).directory,
  );
  let neighbours = createNeighbours(selection);
  let isExplored = false;
  /** What is not yet in the program; undefined until it is known what belongs there. */
  let waiting: Set<string> | undefined;
  /** Files whose imports are still to be told to the program before it can answer for any of them. */
  let announcing: Iterator<string> | undefined;
  let widely: readonly string[] = [];
  let total = 0;
  let isBound = false;

  function explore(): void {
    if (waiting === undefined) {
      if (selection.more()) return;
      plan();
      announcing = [...workspace.files()].values();
    }
    const next = nextOf(announcing);
    if (next === undefined) isExplored = true;
    else program.announce(next, selection.entry(next)?.scan.imports ?? []);
  }

  /** Finds out what belongs into the program and is not there. */
  function plan(): void {
    waiting = new Set();
    for (const path of workspace.files()) {
      if (selection.selected(path) === program.has(path)) continue;
      if (program.has(path)) drop(path);
      else waiting.add(path);
    }
    total = waiting.size;
    widely = [...waiting].filter((path) => {
      const text = selection.entry(path)?.scan.text ?? "";
      return mayHaveTags(text) || isGlobal(path, text);
    });
  }

  /** One step towards the end; false when there was none left. */
  function step(first: Iterator<string>): boolean {
    if (!isExplored) {
      time("imports and roles", explore);
      return true;
    }
    const next = nextOf(first) ?? nextOf(waiting?.values());
    if (next !== undefined) {
      time("parse", () => add(next));
      const done = total - (waiting?.size ?? 0);
      if (done % 50 === 1) parts.onProgress(done, total * 2);
      return true;
    }
    if (isBound) return false;
    isBound = !time("bind", () => program.bindNext());
    return true;
  }

  function nextOf(paths: Iterator<string> | undefined): string | undefined {
    for (let item = paths?.next(); item !== undefined && item.done !== true; item = paths?.next())
      if (waiting?.has(item.value)) return item.value;
    return undefined;
  }

  function add(path: string): void {
    waiting?.delete(path);
    isBound = false;
    const entry = selection.entry(path);
    if (entry === undefined) return;
    const before = program.sourceFile(path);
    const edit = before === undefined ? undefined : beginEdit(before, entry.scan.text);
    const specifiers = entry.scan.imports.join("\n");
    const hasSameImports = imports.get(path) === specifiers;
    imports.set(path, specifiers);
    try {
      program.add(path, entry.scan.text, entry.scan.imports, edit?.range);
      const file = program.sourceFile(path);
      if (file === undefined) return;
      if (edit !== undefined && hasSameImports)
        answers.changed(edit, file, () => dependentsOf(path));
      else answers.forget();
      const { serverUnits, importRoots, isRouted } = entry.role;
      const units = unitsOf(file);
      functions.set(path, units.functions);
      graph.set(path, {
        units,
        roots: rootsOf(entry.role),
        isRouted: isRouted === true,
        isServerOnly: /\.server\.[cm]?tsx?$/.test(path),
        ...(serverUnits === undefined ? {} : { serverUnits }),
        ...(importRoots === undefined ? {} : { importRoots }),
      });
      tagged.set(path, file);
      parts.noteDefect("load", undefined, path);
      parts.noteDefect("syntax", syntaxErrorOf(file), path);
    } catch (error) {
      // Nesting too deep for the parser ends in a stack overflow, which costs that file only.
      program.remove(path);
      answers.forget();
      const message = `cannot be analysed: ${messageOf(error)}`;
      parts.noteDefect("load", { line: 1, message }, path);
    }
  }

  function drop(path: string): void {
    if (!program.has(path)) return;
    program.remove(path);
    answers.forget();
    graph.delete(path);
    tagged.delete(path);
    functions.delete(path);
  }

  function dependentsOf(path: string): ReadonlySet<string> {
    const found = new Set([path]);
    for (const each of found) for (const other of program.importersOf(each)) found.add(other);
    return found;
  }

  const loading: Loading = {
    selection,
    program,
    graph,
    tagged,
    functions,
    answers,
    neighbours: () => neighbours,
    work(milliseconds, first = []) {
      const end = performance.now() + milliseconds;
      const order = first.values();
      while (step(order)) if (performance.now() >= end) return false;
      return true;
    },
    finish() {
      // Nobody asks before all of it is there.
      announcing = undefined;
      while (!loading.isComplete()) step(NONE);
    },
    isComplete: () => waiting?.size === 0,
    widely: () => widely,
    isExplored: () => isExplored,
    isWaiting: (path) => waiting?.has(path) ?? true,
    update(path) {
      const isWhole = loading.isComplete();
      const moved = selection.refresh(path);
      if (waiting === undefined) return;
      if (program.forget(path)) answers.forget();
      if (program.has(path) || isWhole) {
        if (selection.selected(path)) add(path);
        else drop(path);
      }
      if (!moved) return;
      // Another set of files: imports may lead elsewhere.
      answers.forget();
      neighbours = createNeighbours(selection);
      plan();
      if (isWhole) loading.finish();
    },
  };
  return loading;
}

const NONE: Iterator<string> = [].values();

/** A file of a server process whose entry is out of sight still runs on that server, and so does what it uses. */
function rootsOf({ server, contexts, unitContexts }: Role): ReadonlySet<Context> {
  const roots = new Set([...contexts].filter((each) => unitContexts?.has(each) !== true));
  return server && roots.size === 0 ? new Set(["library"]) : roots;
}

function syntaxErrorOf(file: ts.SourceFile): Omit<Problem, "file"> | undefined {
  // Kept by the parser; absent from the public type.
  const { parseDiagnostics } = file as unknown as {
    parseDiagnostics?: readonly ts.DiagnosticWithLocation[];
  };
  const first = parseDiagnostics?.[0];
  if (first === undefined) return undefined;
  const line = file.getLineAndCharacterOfPosition(first.start).line + 1;
  const text = ts.flattenDiagnosticMessageText(first.messageText, " ");
  return { line, message: `syntax error: ${text}` };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
