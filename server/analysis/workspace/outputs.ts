/** Leads from the files a build writes back to the sources it reads, without running or finding a build. */
import { isWithin, joinPath, nameOf, parentOf, pathBelow } from "./paths.ts";
import type { TsConfig } from "./tsconfig.ts";

/**
 * Where the source of a build output may lie, best guess first: absolute paths without extension.
 * `configs` are those of the package; their `outDir` and `rootDir` are trusted before any convention.
 */
export function sourceCandidates(
  target: string,
  packageFolder: string,
  configs: readonly TsConfig[],
): readonly string[] {
  const found = new Set<string>();
  const stem = stemOf(target);
  for (const config of configs)
    for (const outDir of config.outDirs) {
      if (!isWithin(outDir, stem) || outDir === parentOf(config.path)) continue;
      const below = pathBelow(outDir, stem);
      const roots = [config.rootDir ?? [], config.includedFolders, parentOf(config.path)].flat();
      for (const root of roots) found.add(joinPath(root, below));
    }
  if (isWithin(packageFolder, stem))
    for (const guess of conventional(pathBelow(packageFolder, stem)))
      found.add(joinPath(packageFolder, guess));
  // A target without extension may be a package's folder in the output.
  if (stem === target) for (const candidate of [...found]) found.add(`${candidate}/src/index`);
  for (const candidate of [...found]) {
    const bare = candidate.replace(BUNDLE_TAG, "");
    if (bare !== candidate) found.add(bare);
    // `dist/react/index.js` may come from `src/react.ts`.
    if (nameOf(bare) === "index" && parentOf(bare) !== packageFolder) found.add(parentOf(bare));
  }
  return [...found];
}

/** Where the entry of a package lies when its manifest does not lead to it. */
export const USUAL_ENTRIES = [
  "src/index",
  "index",
  "src/main",
  "lib/index",
  "src/lib/index",
  "main",
];

/** Segments; guesses grow with the square of it, and manifests may say anything. */
const DEEPEST = 40;

/** Folders that hold sources, tried in front of a path that lost its output folders. */
const SOURCE_FOLDERS = ["src", "", "lib", "source"];

/** Folder names that builds write to, also with a tag behind (`dist-cjs`, `build_esm`). */
const OUTPUT_FOLDER =
  /^[._]?(?:dist|build|built|lib|out|output|outputs|esm?|es\d+|esnext|mjs|cjs|common|commonjs|modules?|umd|types?|typings|dts|d|bundles?|compiled|release|debug|prod|production|tsc)(?:[-_.][\w-]+)?$/;

/** Name parts that bundlers put before the extension. */
const BUNDLE_TAG = /\.(?:umd|es|esm|cjs|mjs|min|bundle|prod|production|common|node|server)$/;

/**
 * What is left of an output path without the folders that builds write to; undefined when there are none.
 * Bundlers name their entries freely, so this may be the end of a source's path and no more.
 */
export function tailOfOutput(target: string, packageFolder: string): string | undefined {
  if (!isWithin(packageFolder, target)) return undefined;
  const segments = pathBelow(packageFolder, stemOf(target)).split("/");
  const start = segments.findIndex((segment) => !OUTPUT_FOLDER.test(segment));
  return start > 0 ? segments.slice(start).join("/") : undefined;
}

/** True when the tail is the end of a source's path, leaving extensions and a last `index` aside. */
export function isEndOf(tail: string, source: string): boolean {
  const stem = stemOf(source);
  return stem.endsWith(`/${tail}`) || `${stem}/index`.endsWith(`/${tail}`);
}

function conventional(path: string): readonly string[] {
  const segments = path.split("/");
  const found: string[] = [];
  if (segments.length > DEEPEST) return found;
  const add = (before: readonly string[], rest: readonly string[]) => {
    for (const folder of SOURCE_FOLDERS)
      found.push([...before, folder, ...rest].filter((part) => part !== "").join("/"));
  };
  add([], segments);
  for (let at = 0; at < segments.length - 1; at++) {
    if (!OUTPUT_FOLDER.test(segments[at] ?? "")) continue;
    const before = segments.slice(0, at);
    for (let end = at + 1; end < segments.length; end++) {
      add(before, segments.slice(end));
      if (!OUTPUT_FOLDER.test(segments[end] ?? "")) break;
    }
  }
  return found;
}

function stemOf(path: string): string {
  return path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, "");
}
