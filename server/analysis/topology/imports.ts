/** What the sources import, gathered in one pass: files are many, and the packages that they name are few. */
import { type Imports, readImports } from "./copies.ts";

export interface ImportFacts {
  /** Own sources, sorted. */
  readonly files: readonly string[];
  /** What a source imports, as it is written. */
  specifiersOf(path: string): readonly string[];
}

export interface PackageImports {
  /** The files that import a package of some kind. */
  filesWith(is: (specifier: string) => boolean): ReadonlySet<string>;
}

/** Each package is asked about once, however many files import it. */
export function createPackageImports({ files, specifiersOf }: ImportFacts): PackageImports {
  const importing = new Map<string, string[]>();
  for (const path of files)
    for (const specifier of specifiersOf(path)) {
      if (specifier.startsWith(".")) continue;
      const list = importing.get(specifier);
      if (list === undefined) importing.set(specifier, [path]);
      else list.push(path);
    }
  return {
    filesWith(is) {
      const found = new Set<string>();
      for (const [specifier, paths] of importing)
        if (is(specifier)) for (const path of paths) found.add(path);
      return found;
    },
  };
}

/** Who imports an own module, and what each says of the modules that it imports. */
export interface Importers {
  importersOf(path: string): readonly string[];
  saidBy(path: string): Imports;
}

export function createImporters(
  files: readonly string[],
  importsOf: (path: string) => readonly string[],
  textOf: (path: string) => string | undefined,
): Importers {
  let importers: Map<string, string[]> | undefined;
  const known = new Map<string, Imports>();
  function gathered(): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const path of files)
      for (const target of importsOf(path)) {
        const list = found.get(target);
        if (list === undefined) found.set(target, [path]);
        else list.push(path);
      }
    return found;
  }
  return {
    importersOf(path) {
      importers ??= gathered();
      return importers.get(path) ?? [];
    },
    saidBy(path) {
      const found = known.get(path) ?? readImports(textOf(path) ?? "");
      known.set(path, found);
      return found;
    },
  };
}
