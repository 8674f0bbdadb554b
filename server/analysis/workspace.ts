/** What the rest of the analysis may ask of the files on disk. `workspace/` holds the implementation. */
import type { PackageInfo } from "../../rules/kit/analysis.ts";
import type { Problem } from "./report.ts";

/** Where an import specifier leads. */
export type Resolution =
  /** A file of the repository, absolute path with forward slashes. */
  | { readonly kind: "own"; readonly path: string }
  /** A package or platform module that is not the repository's own (`axios`, `node:fs`, `@scope/x/sub`). */
  | { readonly kind: "external"; readonly name: string }
  /** A file that a generator writes and `expect` announced, whether it is there or not. */
  | { readonly kind: "generated"; readonly path: string }
  /** An asset that is not code (`./logo.svg`, `./style.css`, `./x.json`, `./a.vue`). */
  | { readonly kind: "asset" }
  /** Names the repository's own code (relative, `paths`, workspace package …), but no source file is there. */
  | { readonly kind: "missing" };

/** A package.json as it stands. */
export interface PackageFolder {
  readonly folder: string;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface Workspace {
  /** Absolute, forward slashes: the folder under review. */
  readonly root: string;
  /** True when one file is under review, not the folder around it. */
  readonly isSingleFile: boolean;
  /** The folder that holds `.git`, or `root`: paths in output are relative to `root`, ignore files are read from here. */
  readonly repositoryRoot: string;
  /** Absolute paths of own `.ts .tsx .mts .cts` files (declaration files included), sorted by code unit. */
  files(): readonly string[];
  /** True when a file (of any kind) is there or an editor has text for it; never a problem. */
  exists(path: string): boolean;
  /** The text of a file: an open editor's if set, else the disk's with a byte order mark removed; undefined when unreadable (a problem is recorded). */
  read(path: string): string | undefined;
  setText(path: string, text: string | undefined): void;
  /** Announces the files that generators write, in place of those announced before: imports of them are `generated`. */
  expect(paths: ReadonlySet<string>): void;
  /** Forgets what is known of these paths; re-lists when files came or went or a manifest changed. Returns true when resolution may have changed everywhere. */
  invalidate(paths: readonly string[]): boolean;
  packageOf(path: string): PackageInfo;
  /** The folder of the repository's own package that a name means in code of a folder; undefined when an installed one is meant. */
  ownPackage(name: string, folder: string): string | undefined;
  resolve(specifier: string, containingFile: string): Resolution;
  /** Why nothing is where a `missing` import leads: a generator writes it, or its whole package is kept elsewhere. */
  absenceOf(specifier: string, containingFile: string): "generated" | "absent" | undefined;
  /**
   * Absolute paths of the repository's other files, those above `root` included, that git does not ignore
   * and that `pick` wants by their path; sorted by code unit.
   */
  otherFiles(pick: (path: string) => boolean): readonly string[];
  /** Every folder of the repository with a package.json. */
  packages(): readonly PackageFolder[];
  /** The own source that a path means, given with or without extension, or as what a build makes of it. */
  sourceOf(path: string): string | undefined;
  problems(): readonly Problem[];
}
