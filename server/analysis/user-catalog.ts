/** Answers imports of packages with the `.d.ts` files that premise.json lists as the user's own catalog. */
import type { PackageInfo } from "../../rules/kit/analysis.ts";
import { majorOf, packageNameOf } from "./catalog.ts";

export interface UserCatalog {
  /** The file for an import of a package, by the version that package.json names; undefined when there is none. */
  resolve(specifier: string, importer: PackageInfo): string | undefined;
}

/** Files are named as those of our catalog, with or without a major version: `acme__http@2.d.ts`, `acme-http.d.ts`. */
export function createUserCatalog(paths: readonly string[]): UserCatalog {
  const entries = new Map<string, { readonly path: string; readonly major: number }[]>();
  for (const path of paths) {
    const match = /([^/]+?)(?:@(\d+))?\.d\.[cm]?ts$/.exec(path);
    if (match?.[1] === undefined) continue;
    const specifier = match[1].replaceAll("__", "/");
    const list = entries.get(specifier) ?? [];
    list.push({ path, major: Number(match[2] ?? 0) });
    entries.set(
      specifier,
      list.sort((a, b) => b.major - a.major),
    );
  }
  return {
    resolve(specifier, importer) {
      const list = entries.get(specifier);
      const major = majorOf(importer.dependencies.get(packageNameOf(specifier)));
      return (list?.find((entry) => entry.major <= major) ?? list?.at(-1))?.path;
    },
  };
}
