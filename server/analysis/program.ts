/** The closed-world program: own files and the catalog, nothing else; incremental and never touching node_modules. */
import { Project, ScriptKind, ts } from "ts-morph";
import type { Catalog } from "./catalog.ts";
import type { Workspace } from "./workspace.ts";

/** Text that makes a file a module without moving anything in it. */
const MODULE_MARK = "\nexport {};\n";

export interface ClosedProgram {
  /** Parses and adds, or replaces, a file. */
  add(path: string, text: string): void;
  remove(path: string): void;
  has(path: string): boolean;
  /** The syntax tree at the current text; undefined for files outside the program. */
  sourceFile(path: string): ts.SourceFile | undefined;
  /** Built on first use after a change; every tree and symbol of an older checker is stale then. */
  checker(): ts.TypeChecker;
  /** The catalog file's tree; undefined when that file was never imported. */
  catalogFile(path: string): ts.SourceFile | undefined;
  /** Grows by one with every change of a file. */
  readonly version: () => number;
  paths(): Iterable<string>;
}

export function createProgram(workspace: Workspace, catalog: Catalog): ClosedProgram {
  const own = new Map<string, ts.SourceFile>();
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
    if (catalog.owns(containing)) return fromCatalog(catalog.resolveInside(name, containing));
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
    return fromCatalog(catalog.resolve(found.name, workspace.packageOf(containing)));
  }

  function fromCatalog(path: string | undefined): ts.ResolvedModuleFull | undefined {
    if (path === undefined) return undefined;
    return { resolvedFileName: path, extension: ts.Extension.Dts, isExternalLibraryImport: false };
  }

  for (const [path, text] of catalog.files())
    project.createSourceFile(path, text, { overwrite: true });

  return {
    add(path, text) {
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
    },
    remove(path) {
      version++;
      own.delete(path);
      const file = project.getSourceFile(path);
      if (file !== undefined) project.removeSourceFile(file);
    },
    has: (path) => own.has(path),
    sourceFile: (path) => own.get(path),
    catalogFile: (path) => project.getSourceFile(path)?.compilerNode,
    checker: () => project.getTypeChecker().compilerObject,
    version: () => version,
    paths: () => own.keys(),
  };
}

function extensionOf(path: string): ts.Extension {
  if (/\.d\.[cm]?ts$/.test(path)) return ts.Extension.Dts;
  if (path.endsWith(".tsx")) return ts.Extension.Tsx;
  if (path.endsWith(".mts")) return ts.Extension.Mts;
  if (path.endsWith(".cts")) return ts.Extension.Cts;
  return ts.Extension.Ts;
}
