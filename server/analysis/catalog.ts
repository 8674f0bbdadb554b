/** Chooses catalog files for import specifiers by package version, and gives the program their text. */

import texts from "premise:catalog";
import { ts } from "ts-morph";
import type { PackageInfo } from "../../rules/kit/analysis.ts";
import { editionsOf } from "./catalog-editions.ts";

/** Folder under which catalog files stand in the program; no real path begins so. */
export const CATALOG_ROOT = "/premise-catalog/";
/** Written by `requireOverloads`; it names every module, in use or not. */
export const REQUIRE_FILE = `${CATALOG_ROOT}require.d.ts`;

interface Entry {
  readonly path: string;
  readonly major: number;
}

export interface Catalog {
  /** Program path → text of every catalog file. */
  files(): ReadonlyMap<string, string>;
  owns(path: string): boolean;
  /** The first major of the package that a file of the catalog answers for. */
  firstMajorOf(path: string): number | undefined;
  /** True for files whose names need no import. */
  isGlobal(path: string): boolean;
  /** The catalog file for an import of a package, by the version that package.json names; undefined when unknown. */
  resolve(specifier: string, importer: PackageInfo): string | undefined;
  /** The same for imports inside the catalog: the newest entry unless a major is named (`x@4`), for `require` the oldest, which CommonJS can load. */
  resolveInside(specifier: string, containing: string): string | undefined;
}

export function loadCatalog(): Catalog {
  const packages = new Map<string, Entry[]>();
  const modules = new Map<string, string>();
  const files = new Map<string, string>();
  const firsts = new Map<string, number>();
  for (const [name, text] of Object.entries(texts)) {
    const path = CATALOG_ROOT + name;
    const base = name.slice(name.lastIndexOf("/") + 1).replace(/\.d\.ts$/, "");
    if (name.startsWith("node/")) modules.set(base.replaceAll("__", "/"), path);
    if (!name.startsWith("packages/")) {
      files.set(path, text);
      continue;
    }
    const at = base.lastIndexOf("@");
    const specifier = base.slice(0, at).replaceAll("__", "/");
    const entries = packages.get(specifier) ?? [];
    for (const edition of editionsOf(text)) {
      const own =
        edition.before === undefined
          ? path
          : path.replace(/\.d\.ts$/, `.before${edition.before}.d.ts`);
      const major = edition.from ?? Number(base.slice(at + 1));
      files.set(own, edition.text);
      firsts.set(own, major);
      entries.push({ path: own, major });
    }
    packages.set(
      specifier,
      entries.sort((a, b) => b.major - a.major),
    );
  }
  files.set(
    `${CATALOG_ROOT}require.d.ts`,
    requireOverloads([...modules.keys(), ...packages.keys()]),
  );

  function find(specifier: string, major: number): string | undefined {
    const bare = specifier.startsWith("node:") ? specifier.slice(5) : specifier;
    const builtin = modules.get(bare);
    if (builtin !== undefined) return builtin;
    const entries = packages.get(specifier);
    return (entries?.find((entry) => entry.major <= major) ?? entries?.at(-1))?.path;
  }

  return {
    files: () => files,
    firstMajorOf: (path) => firsts.get(path),
    owns: (path) => path.startsWith(CATALOG_ROOT),
    isGlobal: (path) => path === REQUIRE_FILE || path.startsWith(`${CATALOG_ROOT}platform/`),
    resolve(specifier, importer) {
      const range = importer.dependencies.get(packageNameOf(specifier));
      return find(specifier, majorOf(range));
    },
    resolveInside(specifier, containing) {
      const dated = /^(.+)@(\d+)$/.exec(specifier);
      if (dated?.[1] !== undefined) return find(dated[1], Number(dated[2]));
      return find(specifier, containing === REQUIRE_FILE ? 0 : Number.POSITIVE_INFINITY);
    },
  };
}

/** `require("axios")` in TypeScript files is typed by literal overloads, as dynamic `import` is by the compiler. */
function requireOverloads(specifiers: readonly string[]): string {
  const lines = specifiers
    .flatMap((name) => (ts.isExternalModuleNameRelative(name) ? [] : [name]))
    .map((name) => `    (id: ${JSON.stringify(name)}): typeof import(${JSON.stringify(name)});`);
  return `declare namespace NodeJS {\n  interface Require {\n${lines.join("\n")}\n  }\n}\n`;
}

/** `@scope/name/sub` → `@scope/name`. */
export function packageNameOf(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

/** The lowest major version a range allows; infinity when the range does not say (`latest`, `workspace:*`, catalogs). */
export function majorOf(range: string | undefined): number {
  const match = /(\d+)/.exec(range?.replace(/^npm:(@?[^@]+)@/, "") ?? "");
  return match === null ? Number.POSITIVE_INFINITY : Number(match[1]);
}
