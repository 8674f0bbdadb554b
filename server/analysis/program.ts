/** The closed-world program: own files, the catalog and the ECMAScript library, nothing else; it never touches the disk. */
import { Project, ts } from "ts-morph";
import { type Catalog, REQUIRE_FILE } from "./catalog.ts";
import { importsOf } from "./contexts/imports.ts";
import { createPeeking, type Later, NOTHING_LATER } from "./peeking.ts";
import { mayHaveTags } from "./tagged-names.ts";
import type { UserCatalog } from "./user-catalog.ts";
import type { Resolution, Workspace } from "./workspace.ts";

export interface ClosedProgram {
  /**
   * Parses and adds, or replaces, a file; `imports` are its specifiers, dynamic imports and `require` included.
   * With `change`, parts of the tree before that it leaves alone become parts of the new one, and the tree before is of no more use.
   */
  add(path: string, text: string, imports?: readonly string[], change?: ts.TextChangeRange): void;
  remove(path: string): void;
  has(path: string): boolean;
  /** Also true for a file that is still to come and that the checker had to look into. */
  knows(path: string): boolean;
  /** Takes in what the catalog has for a file's imports. */
  announce(path: string, imports: readonly string[]): void;
  /** A file that is still to come has another text. True when the checker had looked into it. */
  forget(path: string): boolean;
  /** The own files that a file imports, re-exports or loads. */
  importsOf(path: string): readonly string[];
  /** The own files that import, re-export or load a file. */
  importersOf(path: string): readonly string[];
  /** Where an import leads; undefined for what is not in the program. */
  resolve(specifier: string, containing: string): string | undefined;
  /** True for files of the ECMAScript library. */
  isLibrary(file: ts.SourceFile): boolean;
  /** The syntax tree at the current text; undefined for files outside the program. */
  sourceFile(path: string): ts.SourceFile | undefined;
  /** Built on first use after a change; every tree and symbol of an older checker is stale then. */
  checker(): ts.TypeChecker;
  /** Takes in what generated modules say now. */
  refreshGenerated(): void;
  /** Does one file's share of building the first checker; false when none is left. */
  bindNext(): boolean;
  /** Grows by one with every change of a file. */
  readonly version: () => number;
  /** In stable order, whatever the order of loading was. */
  paths(): readonly string[];
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2023.d.ts"],
  types: [],
  strict: true,
  noResolve: true,
  esModuleInterop: true,
  allowSyntheticDefaultImports: true,
  allowImportingTsExtensions: true,
  experimentalDecorators: true,
  jsx: ts.JsxEmit.Preserve,
  skipLibCheck: true,
  noEmit: true,
};

/** What the checker does with every file at its start, and only once; absent from the public type. */
const bind = (ts as { bindSourceFile?: (file: ts.SourceFile, options: ts.CompilerOptions) => void })
  .bindSourceFile;

/** Trees that do not depend on the repository: sessions share them, as a language service does. */
const shared = new Map<string, ts.SourceFile>();
let library: ReadonlyMap<string, ts.SourceFile> | undefined;

/** Modules that no file holds: clients that a generator would make. */
export interface GeneratedModules {
  resolve(specifier: string, containing: string, found: Resolution): string | undefined;
  textOf(path: string): string | undefined;
}

const NO_MODULES: GeneratedModules = { resolve: () => undefined, textOf: () => undefined };

/** `joined` hears of each catalog file that joins the program; `later` are files that imports may lead to before they are added. */
export function createProgram(
  workspace: Workspace,
  catalog: Catalog,
  joined: (path: string, file: ts.SourceFile) => void = () => {},
  generated: GeneratedModules = NO_MODULES,
  users: UserCatalog = { resolve: () => undefined },
  later: Later = NOTHING_LATER,
): ClosedProgram {
  library ??= readLibrary();
  const own = new Map<string, ts.SourceFile>();
  const specifiers = new Map<string, readonly string[]>();
  const declarations = new Map<string, ts.SourceFile>();
  /** What the catalog was asked for already, by package. */
  const entered = new Set<string>();
  /** Path → own files; forgotten when an import or the set of files changes. */
  const targets = new Map<string, readonly string[]>();
  let importers: ReadonlyMap<string, readonly string[]> | undefined;
  const unbound = new Set<string>();
  let sorted: readonly string[] | undefined;
  let version = 0;
  let compiled: { readonly version: number; readonly program: ts.Program } | undefined;

  const host = hostOf(
    (path) => own.get(path) ?? declarations.get(path) ?? library?.get(path),
    resolve,
  );

  const peeking = createPeeking({
    later,
    parse,
    bind: (file) => bind?.(file, OPTIONS),
    resolve,
    moduleAt,
  });

  function resolve(name: string, containing: string): string | undefined {
    if (catalog.owns(containing)) {
      const made = generated.resolve(name, containing, { kind: "external", name });
      return made ?? catalog.resolveInside(name, containing);
    }
    const found = workspace.resolve(name, containing);
    if (found.kind === "own")
      return own.has(found.path) || later.has(found.path) ? found.path : undefined;
    const made = generated.resolve(name, containing, found);
    if (made !== undefined) return made;
    if (found.kind !== "external") return undefined;
    const importer = workspace.packageOf(containing);
    const described = users.resolve(found.name, importer);
    if (described !== undefined && own.has(described) && described !== containing) return described;
    return catalog.resolve(found.name, importer);
  }

  /** A catalog file joins when something imports it: names that no value can carry then cost no type query. */
  function enter(path: string | undefined): void {
    const text =
      path === undefined ? undefined : (catalog.files().get(path) ?? generated.textOf(path));
    if (path === undefined || text === undefined || declarations.has(path)) return;
    const known = shared.get(path);
    const file = known?.text === text ? known : parse(path, text);
    shared.set(path, file);
    declarations.set(path, file);
    joined(path, file);
    // `require` has an overload for every package; it brings in what own files ask it for.
    if (path === REQUIRE_FILE) return;
    for (const specifier of specifiersOf(text)) enter(resolve(specifier, path));
  }

  function enterImported(path: string, imports: readonly string[]): void {
    const importer = workspace.packageOf(path);
    for (const specifier of imports) {
      const found = workspace.resolve(specifier, path);
      enter(generated.resolve(specifier, path, found));
      if (found.kind !== "external") continue;
      // Files of one package ask for the same again and again.
      const key = `${importer.directory} ${found.name}`;
      if (entered.has(key)) continue;
      entered.add(key);
      enter(catalog.resolve(found.name, importer));
      enter(catalog.resolveInside(found.name, REQUIRE_FILE));
    }
  }

  function importsOf(path: string): readonly string[] {
    let found = targets.get(path);
    if (found === undefined) {
      found = (specifiers.get(path) ?? []).flatMap((specifier) => {
        const found = workspace.resolve(specifier, path);
        return found.kind === "own" && own.has(found.path) ? [found.path] : [];
      });
      targets.set(path, found);
    }
    return found;
  }

  function paths(): readonly string[] {
    sorted ??= [...own.keys()].sort();
    return sorted;
  }

  function importersOf(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const path of paths()) {
      for (const target of importsOf(path)) {
        const list = found.get(target);
        if (list === undefined) found.set(target, [path]);
        else list.push(path);
      }
    }
    return found;
  }

  function noteImports(path: string, imports: readonly string[] | undefined): void {
    const before = specifiers.get(path);
    if (before !== undefined && imports?.join("\n") === before.join("\n")) return;
    if (imports === undefined) specifiers.delete(path);
    else specifiers.set(path, imports);
    importers = undefined;
    targets.delete(path);
    if (before !== undefined && imports !== undefined) return;
    // A file that came or went may be what others import.
    targets.clear();
    sorted = undefined;
  }

  for (const path of catalog.files().keys()) if (catalog.isGlobal(path)) enter(path);

  return {
    add(path, text, imports = specifiersOf(text), change) {
      version++;
      const before = own.get(path);
      own.set(
        path,
        before !== undefined && change !== undefined && canFollow(before, text)
          ? parseAgain(before, text, change)
          : (peeking.take(path, text) ?? parse(path, text)),
      );
      unbound.add(path);
      noteImports(path, imports);
      enterImported(path, imports);
    },
    remove(path) {
      noteImports(path, undefined);
      unbound.delete(path);
      if (own.delete(path)) version++;
    },
    has: (path) => own.has(path),
    knows: (path) => own.has(path) || peeking.has(path),
    announce: enterImported,
    forget(path) {
      if (!peeking.forget(path)) return false;
      version++;
      return true;
    },
    importsOf,
    importersOf(path) {
      importers ??= importersOf();
      return importers.get(path) ?? [];
    },
    resolve,
    isLibrary: (file) => file.fileName.startsWith(LIBRARY_FOLDER),
    sourceFile: (path) => own.get(path),
    checker() {
      if (compiled?.version !== version) {
        const oldProgram = compiled?.program;
        const program = ts.createProgram({
          rootNames: [...[...declarations.keys()].sort(), ...paths()],
          options: OPTIONS,
          host,
          ...(oldProgram === undefined ? {} : { oldProgram }),
        });
        peeking.open(program);
        compiled = { version, program };
      }
      unbound.clear();
      return compiled.program.getTypeChecker();
    },
    refreshGenerated() {
      for (const [path, { text }] of declarations) {
        const now = generated.textOf(path);
        if (now === undefined || now === text) continue;
        declarations.delete(path);
        enter(path);
        version++;
      }
    },
    bindNext() {
      const [path] = unbound;
      const file = path === undefined ? undefined : own.get(path);
      if (path === undefined || file === undefined) return false;
      unbound.delete(path);
      bind?.(file, OPTIONS);
      return unbound.size > 0;
    },
    version: () => version,
    paths,
  };
}

function parse(path: string, text: string): ts.SourceFile {
  const withTags = mayHaveTags(text);
  return ts.createSourceFile(
    path,
    text,
    {
      languageVersion: ts.ScriptTarget.ESNext,
      // Comments become nodes only where one may hold a tag.
      jsDocParsingMode: withTags ? ts.JSDocParsingMode.ParseAll : ts.JSDocParsingMode.ParseNone,
      setExternalModuleIndicator: asModule,
    },
    withTags,
    path.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
}

function parseAgain(
  before: ts.SourceFile,
  text: string,
  change: ts.TextChangeRange,
): ts.SourceFile {
  const after = ts.updateSourceFile(before, text, change);
  // The parser notes the names that it reads, and it does not read what it takes over.
  const names = namesOf(after);
  namesOf(before)?.forEach((value, name) => {
    names?.set(name, value);
  });
  return after;
}

/** The parser's own table of identifier texts; absent from the public type. */
function namesOf(file: ts.SourceFile): Map<string, string> | undefined {
  return (file as unknown as { identifiers?: Map<string, string> }).identifiers;
}

/** Whether a tree is complete, and a text is read in the same way as its own, comments included. */
function canFollow(before: ts.SourceFile, text: string): boolean {
  const isBound = before.statements[0]?.parent === before;
  return isBound && mayHaveTags(before.text) === mayHaveTags(text) && before.text !== text;
}

/** A file without imports would make its names global for all others, unless it exists to declare globals. */
function asModule(file: ts.SourceFile): void {
  const marked = file as ts.SourceFile & { externalModuleIndicator?: ts.Node | true };
  const found = file.statements.find(isModuleSyntax);
  if (found !== undefined) marked.externalModuleIndicator = found;
  else if (!file.isDeclarationFile) marked.externalModuleIndicator = true;
}

function isModuleSyntax(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) return true;
  if (ts.isExportAssignment(statement)) return true;
  if (ts.isImportEqualsDeclaration(statement))
    return ts.isExternalModuleReference(statement.moduleReference) || isExported(statement);
  return isExported(statement);
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? statement.modifiers : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function hostOf(
  fileOf: (path: string) => ts.SourceFile | undefined,
  resolve: (name: string, containing: string) => string | undefined,
): ts.CompilerHost {
  return {
    getSourceFile: fileOf,
    fileExists: (path) => fileOf(path) !== undefined,
    readFile: (path) => fileOf(path)?.text,
    getDefaultLibFileName: () => `${LIBRARY_FOLDER}${LIBRARY}`,
    getDefaultLibLocation: () => LIBRARY_FOLDER,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
    resolveModuleNameLiterals: (literals, containing) =>
      literals.map(({ text }) => moduleAt(resolve(text, containing))),
    resolveTypeReferenceDirectiveReferences: (references) =>
      references.map(() => ({ resolvedTypeReferenceDirective: undefined })),
  };
}

function moduleAt(path: string | undefined): ts.ResolvedModuleWithFailedLookupLocations {
  if (path === undefined) return { resolvedModule: undefined };
  const extension = extensionOf(path);
  return {
    resolvedModule: { resolvedFileName: path, extension, isExternalLibraryImport: false },
  };
}

const LIBRARY = "lib.es2023.d.ts";
/** Where ts-morph keeps the library in memory. */
const LIBRARY_FOLDER = "/node_modules/typescript/lib/";

/** The ECMAScript library that ts-morph brings along; nothing is asked of its comments. */
function readLibrary(): ReadonlyMap<string, ts.SourceFile> {
  const host = new Project({ useInMemoryFileSystem: true }).getModuleResolutionHost();
  const found = new Map<string, ts.SourceFile>();
  const read = (name: string): void => {
    const path = `${LIBRARY_FOLDER}${name}`;
    const text = host.readFile(path);
    if (text === undefined || found.has(path)) return;
    const file = parse(path, text);
    found.set(path, file);
    for (const { fileName } of file.libReferenceDirectives) read(`lib.${fileName}.d.ts`);
  };
  read(LIBRARY);
  return found;
}

function specifiersOf(text: string): string[] {
  return importsOf(text).map(({ specifier }) => specifier);
}

function extensionOf(path: string): ts.Extension {
  if (/\.d\.[cm]?ts$/.test(path)) return ts.Extension.Dts;
  if (path.endsWith(".tsx")) return ts.Extension.Tsx;
  if (path.endsWith(".mts")) return ts.Extension.Mts;
  if (path.endsWith(".cts")) return ts.Extension.Cts;
  return ts.Extension.Ts;
}
