/** Type-checks examples in the closed world, before and after their fixes, in one program. */
import { ts } from "ts-morph";
import type { PackageInfo } from "../../rules/kit/analysis.ts";
import { loadCatalog } from "../../server/analysis/catalog.ts";
import { createProgram } from "../../server/analysis/program.ts";
import type { Resolution, Workspace } from "../../server/analysis/workspace.ts";

/** A small project: its package.json and its files by path. */
export interface Snippet {
  readonly manifest: string;
  readonly files: ReadonlyMap<string, string>;
}

export interface SnippetErrors {
  readonly syntax: readonly string[];
  readonly types: readonly string[];
}

/** The errors of each snippet, in the order given. Snippets do not see one another. */
export function typecheck(snippets: readonly Snippet[]): SnippetErrors[] {
  const texts = new Map<string, string>();
  for (const [index, { files }] of snippets.entries())
    for (const [file, text] of files) texts.set(`${folderOf(index)}${file}`, text);
  const program = createProgram(workspaceOf(snippets, texts), loadCatalog());
  for (const [path, text] of texts) if (isSource(path)) program.add(path, text);
  const checker = program.checker() as DiagnosingChecker;
  return snippets.map(({ files }, index) => {
    const paths = [...files.keys()].filter(isSource).map((file) => `${folderOf(index)}${file}`);
    return {
      syntax: paths.flatMap((path) => syntaxErrors(texts.get(path) ?? "", path)),
      types: paths.flatMap((path) => {
        const file = program.sourceFile(path);
        return file === undefined ? [] : checker.getDiagnostics(file).map(describe);
      }),
    };
  });
}

/** The compiler's checker has this method; its published types leave it to `Program`, which the closed world hides. */
interface DiagnosingChecker extends ts.TypeChecker {
  getDiagnostics(file: ts.SourceFile): readonly ts.Diagnostic[];
}

function folderOf(index: number): string {
  return `/snippet-${index}/`;
}

function isSource(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

function syntaxErrors(text: string, fileName: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { fileName, reportDiagnostics: true });
  return diagnostics.map(describe);
}

/** Without the position, which a fix may move. */
function describe({ code, messageText }: ts.Diagnostic): string {
  return `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
}

/** A workspace of texts in memory: relative imports lead to files, all others to the catalog. */
function workspaceOf(snippets: readonly Snippet[], texts: ReadonlyMap<string, string>): Workspace {
  const packages = snippets.map(({ manifest }, index) => packageOf(manifest, folderOf(index)));
  const indexOf = (path: string): number => Number(/^\/snippet-(\d+)\//.exec(path)?.[1]);
  const resolve = (specifier: string, containing: string): Resolution => {
    if (!specifier.startsWith(".")) return { kind: "external", name: specifier };
    const target = new URL(specifier, `file://${containing}`).pathname;
    const stem = target.replace(/\.[cm]?[jt]sx?$/, "");
    const candidates = [target, `${stem}.ts`, `${stem}.tsx`, `${stem}/index.ts`];
    const path = candidates.find((candidate) => texts.has(candidate));
    return path === undefined ? { kind: "missing" } : { kind: "own", path };
  };
  return {
    root: "/",
    isSingleFile: false,
    repositoryRoot: "/",
    files: () => [...texts.keys()].sort(),
    exists: (path) => texts.has(path),
    read: (path) => texts.get(path),
    setText: () => {},
    expect: () => {},
    invalidate: () => false,
    packageOf(path) {
      const found = packages[indexOf(path)];
      if (found === undefined) throw new Error(`${path} is in no snippet`);
      return found;
    },
    ownPackage: () => undefined,
    resolve,
    absenceOf: () => undefined,
    otherFiles: (pick) => [...texts.keys()].filter((path) => !isSource(path) && pick(path)).sort(),
    packages: () => [],
    sourceOf: () => undefined,
    problems: () => [],
  };
}

function packageOf(manifest: string, directory: string): PackageInfo {
  const { name, type, engines, dependencies } = JSON.parse(manifest) as {
    name: string;
    type: string;
    engines: { node: string };
    dependencies: Record<string, string>;
  };
  return {
    name,
    directory,
    dependencies: new Map(Object.entries(dependencies)),
    nodeRange: engines.node,
    isEsm: type === "module",
  };
}
