/** A program of every catalog file and of snippets that use them, as the closed world resolves them. */
import { Project, ts } from "ts-morph";
import { type CallFacts, type DeadlineWay, factsOfDeclaration } from "../../rules/kit/tags.ts";
import { CATALOG_ROOT, loadCatalog } from "../../server/analysis/catalog.ts";

export interface Snippet {
  readonly name: string;
  /** Package name → range, as a package.json has them; the newest catalog entry serves for any other. */
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly code: string;
}

export interface CatalogProgram {
  readonly program: ts.Program;
  readonly catalogFiles: readonly ts.SourceFile[];
  /** Compiler errors of a file as `line: message`. */
  errorsOf(file: ts.SourceFile): string[];
  /** What the catalog says about each call of a snippet: its text on one line → summary of the facts. */
  factsIn(name: string): ReadonlyMap<string, string>;
  snippet(name: string): ts.SourceFile;
}

export function createCatalogProgram(snippets: readonly Snippet[]): CatalogProgram {
  const catalog = loadCatalog();
  const dependencies = new Map(
    snippets.map((snippet) => [
      pathOf(snippet.name),
      new Map(Object.entries(snippet.dependencies ?? {})),
    ]),
  );
  const project = new Project({
    useInMemoryFileSystem: true,
    skipFileDependencyResolution: true,
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ["lib.es2023.d.ts"],
      types: [],
      strict: true,
      skipLibCheck: false,
      esModuleInterop: true,
      experimentalDecorators: true,
      noEmit: true,
    },
    resolutionHost: () => ({
      resolveModuleNames: (names, containing) =>
        names.map((name) => {
          const path = catalog.owns(containing)
            ? catalog.resolveInside(name, containing)
            : catalog.resolve(name, importer(dependencies.get(containing)));
          return path === undefined
            ? undefined
            : { resolvedFileName: path, extension: ts.Extension.Dts };
        }),
    }),
  });
  for (const [path, text] of catalog.files()) project.createSourceFile(path, text);
  for (const snippet of snippets)
    project.createSourceFile(pathOf(snippet.name), `${snippet.code}\nexport {};\n`);
  const program = project.getProgram().compilerObject;
  const checker = program.getTypeChecker();

  function snippet(name: string): ts.SourceFile {
    const file = program.getSourceFile(pathOf(name));
    if (file === undefined) throw new Error(`no snippet named ${name}`);
    return file;
  }

  return {
    program,
    catalogFiles: program.getSourceFiles().filter((file) => file.fileName.startsWith(CATALOG_ROOT)),
    errorsOf: (file) =>
      [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
        (problem) => {
          const line = file.getLineAndCharacterOfPosition(problem.start ?? 0).line + 1;
          return `${file.fileName}:${line}: ${ts.flattenDiagnosticMessageText(problem.messageText, " ")}`;
        },
      ),
    snippet,
    factsIn(name) {
      const file = snippet(name);
      const found = new Map<string, string>();
      const visit = (node: ts.Node): void => {
        if (
          ts.isCallExpression(node) ||
          ts.isNewExpression(node) ||
          ts.isTaggedTemplateExpression(node)
        ) {
          const declaration = checker.getResolvedSignature(node)?.declaration;
          const facts =
            declaration === undefined || ts.isJSDocSignature(declaration)
              ? undefined
              : factsOfDeclaration(declaration);
          if (facts !== undefined)
            found.set(node.getText(file).replaceAll(/\s+/g, " "), summaryOf(facts));
        }
        ts.forEachChild(node, visit);
      };
      visit(file);
      return found;
    },
  };
}

/** One line that names every fact, in a fixed order. */
export function summaryOf(facts: CallFacts): string {
  const parts: string[] = [];
  if (facts.remote !== undefined) parts.push(`${facts.remote.effect} ${facts.remote.to}`);
  if (facts.file !== undefined) parts.push(`${facts.file} file`);
  parts.push(...waysText(facts.deadline));
  if (facts.defaultDeadline !== undefined) parts.push(`default ${facts.defaultDeadline}`);
  if (facts.creates !== undefined)
    parts.push(`creates ${[facts.creates.kind, facts.creates.parameter].join(" ").trim()}`);
  for (const parameter of facts.bounds) parts.push(`bounds ${parameter}`);
  if (facts.clock !== undefined) parts.push(`${facts.clock} clock`);
  if (facts.schedules !== undefined) parts.push(`schedules ${facts.schedules}`);
  const { data, transaction, retries, idempotency, keeps, pool, lock } = facts;
  if (data !== undefined) parts.push(`${data.client} ${data.operation}`);
  if (transaction !== undefined) parts.push(`transaction ${transaction}`);
  for (const parameter of facts.runs) parts.push(`runs ${parameter}`);
  if (retries !== undefined)
    parts.push(["retries", retries.count, retries.backoff, ...waysText(retries.ways)].join(" "));
  if (idempotency !== undefined)
    parts.push(
      [
        "idempotency",
        ...(idempotency.automatic ? ["automatic"] : []),
        ...waysText(idempotency.ways),
      ].join(" "),
    );
  for (const { context, parameter, path } of facts.enters)
    parts.push(`enters ${context} ${[parameter, ...path].join(".")}`);
  if (keeps !== undefined) parts.push(["keeps", keeps.what, ...waysText(keeps.ways)].join(" "));
  if (pool !== undefined) parts.push(["pool", pool.size, ...waysText(pool.ways)].join(" "));
  if (lock !== undefined) parts.push(`lock ${lock}`);
  for (const word of facts.has) parts.push(`mark ${word}`);
  return parts.join(", ");
}

function waysText(ways: readonly DeadlineWay[]): string[] {
  return ways.map((way) =>
    way.kind === "argument"
      ? way.parameter
      : `${way.kind === "client" ? "client" : way.parameter}.${way.path.join(".")}`,
  );
}

function pathOf(name: string): string {
  return `/app/${name.replaceAll(/[^a-z0-9]+/gi, "-")}.ts`;
}

function importer(dependencies: ReadonlyMap<string, string> = new Map()) {
  return { name: "app", directory: "/app", dependencies, nodeRange: undefined, isEsm: false };
}
