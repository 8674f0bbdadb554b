/** Checks every package entry of the catalog against the types of the real package; prints what it found as JSON. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Project, ts } from "ts-morph";
import { CATALOG_ROOT, packageNameOf } from "../../../server/analysis/catalog.ts";
import { createCatalogProgram } from "../program.ts";
import { type Comparison, compareModules } from "./compare.ts";

/** Folder with the node_modules of the real packages. */
const [folder = "", only = ""] = process.argv.slice(2);

export interface EntryResult extends Partial<Comparison> {
  readonly entry: string;
  /** `axios@1.21.1`; absent when the package is not installed. */
  readonly versions?: readonly string[];
}

/** What else a program imports to get the members that the entry declares. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  dayjs: [
    "duration",
    "isBetween",
    "isSameOrAfter",
    "isSameOrBefore",
    "minMax",
    "relativeTime",
    "timezone",
    "utc",
  ].map((name) => `dayjs/plugin/${name}`),
  moment: ["moment-timezone"],
};

const world = createCatalogProgram([]);
const entries = world.catalogFiles.flatMap((file) => {
  const match = /^packages\/(.+)@(\d+)\.d\.ts$/.exec(file.fileName.slice(CATALOG_ROOT.length));
  if (match?.[1] === undefined || !new RegExp(only).test(match[0])) return [];
  const specifier = match[1].replaceAll("__", "/");
  return [{ file, entry: `${match[1]}@${match[2]}`, specifier, major: Number(match[2]) }];
});
const installed = installedPackages();
const results = entries.map((entry) => ({ ...entry, reals: realsFor(entry) }));
const program = realProgram(results.flatMap(({ reals }) => reals));
const checker = program.getTypeChecker();

process.stdout.write(`${JSON.stringify(results.map(compareEntry))}\n`);

/** What a member of an entry must be found in one of the versions that the entry serves. */
function compareEntry({ file, entry, reals }: (typeof results)[number]): EntryResult {
  const [first, ...others] = reals.map((real) => compareWith(file, real));
  if (first === undefined) return { entry };
  return {
    entry,
    versions: reals.map((real) => real.version),
    compared: first.compared,
    problems: first.problems.filter((each) =>
      others.every(({ problems }) => problems.includes(each)),
    ),
  };
}

function compareWith(file: ts.SourceFile, real: Real): Comparison {
  const at = program.getSourceFile(probePath(real.specifier));
  const statement = at?.statements.find(ts.isImportDeclaration);
  const module =
    statement === undefined ? undefined : checker.getSymbolAtLocation(statement.moduleSpecifier);
  if (at === undefined || module === undefined)
    return { compared: 0, problems: ["the package has no types"] };
  const own = world.program.getTypeChecker();
  const catalogModule = own.getSymbolAtLocation(file);
  if (catalogModule === undefined) throw new Error(`${file.fileName} is no module`);
  return compareModules(
    { checker: own, module: catalogModule, at: file },
    { checker, module, at },
    file,
    (declaration) => declaration.getSourceFile() === file,
  );
}

interface Real {
  readonly specifier: string;
  readonly version: string;
}

/** Name by which a package is installed → its own name and version; `got--11` is an older got. */
function installedPackages(): ReadonlyMap<string, { name: string; version: string }> {
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return new Map(
    Object.keys(manifest.dependencies).flatMap((alias) => {
      const file = path.join(folder, "node_modules", alias, "package.json");
      if (!existsSync(file)) return [];
      const { name, version } = JSON.parse(readFileSync(file, "utf8"));
      return [[alias, { name, version }] as const];
    }),
  );
}

function realsFor(entry: { specifier: string; major: number }): Real[] {
  const found: Real[] = [];
  const name = packageNameOf(entry.specifier);
  const later = entries
    .filter((each) => each.specifier === entry.specifier && each.major > entry.major)
    .map((each) => each.major);
  const next = Math.min(...later);
  for (const [alias, each] of installed) {
    const major = Number(/^\d+/.exec(each.version)?.[0]);
    if (each.name !== name || major < entry.major || major >= next) continue;
    const specifier = alias + entry.specifier.slice(name.length);
    found.push({ specifier, version: `${each.name}@${each.version}` });
  }
  return found.sort((a, b) => a.specifier.length - b.specifier.length);
}

function probePath(specifier: string): string {
  return path.join(folder, `probe-${specifier.replaceAll("/", "+")}.ts`);
}

/** A program of one import per package, over the real files. */
function realProgram(reals: readonly Real[]): ts.Program {
  const project = new Project({
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: ["node"],
      typeRoots: [path.join(folder, "node_modules/@types")],
      esModuleInterop: true,
      skipLibCheck: true,
      noEmit: true,
      strict: true,
    },
  });
  for (const { specifier } of reals)
    project.createSourceFile(
      probePath(specifier),
      [
        `import * as real from ${JSON.stringify(specifier)};`,
        ...(BESIDE[specifier] ?? []).map((each) => `import ${JSON.stringify(each)};`),
        "export { real };\n",
      ].join("\n"),
      { overwrite: true },
    );
  return project.getProgram().compilerObject;
}
