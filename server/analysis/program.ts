/** The closed-world program: own files and the catalog, nothing else; incremental and never touching node_modules. */
import { Project, ScriptKind, ts } from "ts-morph";
import { type Catalog, REQUIRE_FILE } from "./catalog.ts";
import type { Workspace } from "./workspace.ts";

/** Text that makes a file a module without moving anything in it. */
const MODULE_MARK = "\nexport {};\n";

export interface ClosedProgram {
  /** Parses and adds, or replaces, a file; `imports` are its specifiers, dynamic imports and `require` included. */
  add(path: string, text: string, imports?: readonly string[]): void;
  remove(path: string): void;
  has(path: string): boolean;
  /** The syntax tree at the current text; undefined for files outside the program. */
  sourceFile(path: string): ts.SourceFile | undefined;
  /** Built on first use after a change; every tree and symbol of an older checker is stale then. */
  checker(): ts.TypeChecker;
  /** Grows by one with every change of a file. */
  readonly version: () => number;
  paths(): Iterable<string>;
}

/** `entered` hears of each catalog file that joins the program. */
export function createProgram(
  workspace: Workspace,
  catalog: Catalog,
  entered: (path: string, file: ts.SourceFile) => void = () => {},
): ClosedProgram {
  const own = new Map<string, ts.SourceFile>();
  const fromCatalog = new Set<string>();
  let version = 0;
  const project = new Project({
    useInMemoryFileSystem: true,
    skipFileDependencyResolution: true,
    skipAddingFilesFromTsConfig: true,
    compilerOptions: {
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
    },
    resolutionHost: () => ({
      resolveModuleNames: (names, containing) => names.map((name) => resolve(name, containing)),
      resolveTypeReferenceDirectives: (names) => names.map(() => undefined),
    }),
  });

  function resolve(name: string, containing: string): ts.ResolvedModuleFull | undefined {
    if (catalog.owns(containing)) return declared(catalog.resolveInside(name, containing));
    const found = workspace.resolve(name, containing);
    if (found.kind === "own") {
      return own.has(found.path)
        ? {
            resolvedFileName: found.path,
            extension: extensionOf(found.path),
            isExternalLibraryImport: false,
          }
        : undefined;
    }
    if (found.kind !== "external") return undefined;
    return declared(catalog.resolve(found.name, workspace.packageOf(containing)));
  }

  function declared(path: string | undefined): ts.ResolvedModuleFull | undefined {
    if (path === undefined) return undefined;
    return { resolvedFileName: path, extension: ts.Extension.Dts, isExternalLibraryImport: false };
  }

  /** A catalog file joins when something imports it: names that no value can carry then cost no type query. */
  function enter(path: string | undefined): void {
    const text = path === undefined ? undefined : catalog.files().get(path);
    if (path === undefined || text === undefined || fromCatalog.has(path)) return;
    fromCatalog.add(path);
    entered(path, project.createSourceFile(path, text).compilerNode);
    // `require` has an overload for every package; it brings in what own files ask it for.
    if (path === REQUIRE_FILE) return;
    for (const specifier of specifiersOf(text)) enter(catalog.resolveInside(specifier, path));
  }

  function enterImported(path: string, imports: readonly string[]): void {
    for (const specifier of imports) {
      const found = workspace.resolve(specifier, path);
      if (found.kind !== "external") continue;
      enter(catalog.resolve(found.name, workspace.packageOf(path)));
      enter(catalog.resolveInside(found.name, REQUIRE_FILE));
    }
  }

  for (const path of catalog.files().keys()) if (catalog.isGlobal(path)) enter(path);

  return {
    add(path, text, imports = specifiersOf(text)) {
      version++;
      const kind = path.endsWith(".tsx") ? ScriptKind.TSX : ScriptKind.TS;
      let file = project.createSourceFile(path, text, { overwrite: true, scriptKind: kind });
      // A file without imports would make its names global for all others.
      if (!path.endsWith(".d.ts") && !ts.isExternalModule(file.compilerNode)) {
        file = project.createSourceFile(path, text + MODULE_MARK, {
          overwrite: true,
          scriptKind: kind,
        });
      }
      own.set(path, file.compilerNode);
      enterImported(path, imports);
    },
    remove(path) {
      version++;
      own.delete(path);
      const file = project.getSourceFile(path);
      if (file !== undefined) project.removeSourceFile(file);
    },
    has: (path) => own.has(path),
    sourceFile: (path) => own.get(path),
    checker: () => project.getTypeChecker().compilerObject,
    version: () => version,
    paths: () => own.keys(),
  };
}

function specifiersOf(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

function extensionOf(path: string): ts.Extension {
  if (/\.d\.[cm]?ts$/.test(path)) return ts.Extension.Dts;
  if (path.endsWith(".tsx")) return ts.Extension.Tsx;
  if (path.endsWith(".mts")) return ts.Extension.Mts;
  if (path.endsWith(".cts")) return ts.Extension.Cts;
  return ts.Extension.Ts;
}
