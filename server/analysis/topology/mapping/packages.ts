/** The packages of a repository as deployments name them: by folder, by name, by a product's prefix. */
import type { PackageFolder } from "../../workspace.ts";

export interface PackageIndex {
  /** The package in exactly this folder. */
  inFolder(folder: string): PackageFolder | undefined;
  /** The nearest package at or above a folder or file. */
  above(path: string): PackageFolder | undefined;
  /** The one package that a name means: `api`, `@scope/api`, `./apps/api`, `product-api`. */
  named(name: string): PackageFolder | undefined;
  /** True for the repository's own name or a scope of its packages. */
  isProduct(name: string): boolean;
  /** The only package with sources, when there is one alone. */
  only(): PackageFolder | undefined;
  /** The package whose folder, seen from the repository, ends a path inside an image: `/usr/src/app/apps/api`. */
  endingPath(path: string): PackageFolder | undefined;
  scriptOf(owner: PackageFolder, script: string): string | undefined;
  /** The package whose program goes by this name on the command line. */
  ofProgram(name: string): PackageFolder | undefined;
}

export function createPackageIndex(
  packages: readonly PackageFolder[],
  repositoryRoot: string,
  hasSources: (folder: string) => boolean,
): PackageIndex {
  const byFolder = new Map(packages.map((each) => [each.folder, each]));
  const withSources = packages.filter(({ folder }) => hasSources(folder));
  // The root of a monorepo has the product's name and none of its code.
  const isWhole = withSources.length === 1;
  const nameable = withSources.filter(
    (each) => isWhole || (each.folder !== repositoryRoot && !isProgram(each)),
  );
  const products = productNames(packages, repositoryRoot);
  const below = (folder: string): string => folder.slice(repositoryRoot.length + 1);

  function exactly(name: string): PackageFolder | undefined {
    const path = name.replace(/^\.\//, "").replace(/\/$/, "");
    const found = nameable.filter(
      (each) =>
        nameOf(each) === name ||
        (each.folder !== repositoryRoot &&
          (baseName(each.folder) === path || below(each.folder) === path)) ||
        withoutScope(nameOf(each)) === name,
    );
    return found.length > 1 ? preferred(found, name) : found[0];
  }

  return {
    inFolder: (folder) => byFolder.get(folder),
    above(path) {
      for (let folder = path; folder.length >= repositoryRoot.length; ) {
        const found = byFolder.get(folder);
        if (found !== undefined) return found;
        const slash = folder.lastIndexOf("/");
        if (slash <= 0) return undefined;
        folder = folder.slice(0, slash);
      }
      return undefined;
    },
    named(name) {
      const lower = name.toLowerCase();
      const found = exactly(name) ?? exactly(lower);
      if (found !== undefined) return found;
      for (const product of products) {
        if (lower.startsWith(`${product}-`) || lower.startsWith(`${product}_`)) {
          const rest = exactly(lower.slice(product.length + 1));
          if (rest !== undefined) return rest;
        }
      }
      return undefined;
    },
    isProduct: (name) => products.includes(name.toLowerCase()),
    only() {
      const [only, ...others] = withSources;
      return others.length === 0 ? only : undefined;
    },
    endingPath(path) {
      return withSources
        .filter(
          ({ folder }) => folder !== repositoryRoot && `${path}/`.endsWith(`/${below(folder)}/`),
        )
        .sort((a, b) => b.folder.length - a.folder.length)[0];
    },
    scriptOf: ({ value }, script) => textIn(value.scripts, script),
    ofProgram: (name) => withSources.find(({ value }) => textIn(value.oclif, "bin") === name),
  };
}

/** A text in an object of package.json. */
export function textIn(value: unknown, key: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const text: unknown = (value as Record<string, unknown>)[key];
  return typeof text === "string" ? text : undefined;
}

/** A command-line program is published and deployed nowhere, whatever image shares its name. */
function isProgram({ folder, value }: PackageFolder): boolean {
  return value.bin !== undefined && !/\/(?:apps|services|servers?|backend)\/[^/]+$/.test(folder);
}

/** Several packages of one name: the one that is deployed stands in `apps` or `services`. */
function preferred(found: readonly PackageFolder[], name: string): PackageFolder | undefined {
  const named = found.filter((each) => nameOf(each) === name);
  if (named.length === 1) return named[0];
  const deployed = found.filter(({ folder }) =>
    /\/(?:apps|services|servers?|backend)\/[^/]+$/.test(folder),
  );
  return deployed.length === 1 ? deployed[0] : undefined;
}

/** The repository's own name and the scopes of its packages, which images put in front: `langfuse-worker`. */
function productNames(
  packages: readonly PackageFolder[],
  repositoryRoot: string,
): readonly string[] {
  const names = new Set<string>();
  for (const each of packages) {
    const name = nameOf(each);
    if (each.folder === repositoryRoot && name !== "") names.add(withoutScope(name).toLowerCase());
    const scope = /^@([^/]+)\//.exec(name)?.[1];
    if (scope !== undefined) names.add(scope.toLowerCase());
  }
  return [...names].sort((a, b) => b.length - a.length);
}

export function nameOf(owner: PackageFolder | undefined): string {
  return typeof owner?.value.name === "string" ? owner.value.name : "";
}

export function withoutScope(name: string): string {
  return name.slice(name.indexOf("/") + 1);
}

function baseName(folder: string): string {
  return folder.slice(folder.lastIndexOf("/") + 1);
}
