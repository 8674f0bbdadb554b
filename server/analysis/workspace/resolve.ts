/** Says where an import specifier leads, from the repository's own files alone: no installed package is ever read. */
import { builtinModules } from "node:module";
import type { Resolution } from "../workspace.ts";
import type { FileTree } from "./discover.ts";
import { importTargetsOf, targetsOf } from "./entries.ts";
import { isEndOf, sourceCandidates, tailOfOutput, USUAL_ENTRIES } from "./outputs.ts";
import type { OwnPackage, Packages } from "./packages.ts";
import { isAbsolutePath, isWithin, joinPath, nameOf, parentOf, pathBelow } from "./paths.ts";
import { pathTargets, type TsConfig, type TsConfigs } from "./tsconfig.ts";

export interface Resolver {
  resolve(specifier: string, containingFile: string): Resolution;
  /** The own source that a path means, given with or without extension, or as what a build makes of it. */
  sourceOf(path: string): string | undefined;
  /** Forgets every answer, for when files came or went. */
  forget(): void;
}

/** Answers that files with the same configuration and package share. */
interface Scope {
  readonly config: TsConfig | undefined;
  /** Folder of the nearest package.json, else of the configuration. */
  readonly folder: string;
  readonly bare: Map<string, Resolution>;
  /** By folder of the importing file. */
  readonly relative: Map<string, Map<string, Resolution>>;
}

const ASSET: Resolution = { kind: "asset" };
const MISSING: Resolution = { kind: "missing" };

export function createResolver(tree: FileTree, configs: TsConfigs, packages: Packages): Resolver {
  const scopes = new Map<string, Scope>();
  const scopeOfFile = new Map<string, Scope>();
  const configsOfPackage = new Map<string, readonly TsConfig[]>();
  /** What packages offer does not depend on who asks. */
  const inPackages = new Map<string, Resolution>();
  /** Folders whose manifest is being followed: manifests can lead in circles. */
  const entered = new Set<string>();

  function scopeOf(file: string): Scope {
    const known = scopeOfFile.get(file);
    if (known !== undefined) return known;
    const config = configs.ownerOf(file);
    const folder = packages.manifestOf(parentOf(file))?.folder ?? tree.top;
    const key = `${config?.path ?? ""}\n${folder}`;
    const scope = scopes.get(key) ?? { config, folder, bare: new Map(), relative: new Map() };
    scopes.set(key, scope);
    scopeOfFile.set(file, scope);
    return scope;
  }

  function resolve(specifier: string, containingFile: string): Resolution {
    // Hostile input: patterns would multiply such a text.
    if (specifier.length > LONGEST_SPECIFIER) return MISSING;
    const scope = scopeOf(containingFile);
    if (!isRelative(specifier)) {
      const known = scope.bare.get(specifier);
      if (known !== undefined) return known;
      const found = marked(resolveBare(specifier, scope));
      scope.bare.set(specifier, found);
      return found;
    }
    const folder = parentOf(containingFile);
    const ofFolder = scope.relative.get(folder) ?? new Map<string, Resolution>();
    scope.relative.set(folder, ofFolder);
    const known = ofFolder.get(specifier);
    if (known !== undefined) return known;
    const found = marked(resolveRelative(specifier, folder, scope));
    ofFolder.set(specifier, found);
    return found;
  }

  function marked(found: Resolution): Resolution {
    return found.kind === "own" && tree.isExpected(found.path)
      ? { kind: "generated", path: found.path }
      : found;
  }

  function resolveRelative(specifier: string, folder: string, scope: Scope): Resolution {
    const query = specifier.indexOf("?");
    if (query >= 0) return ASSET;
    const target = joinPath(folder, specifier);
    // `.`, `..` and `./x/` mean folders: a file `x.ts` beside the folder is not meant.
    const found = findFile(target, scope.config, /(?:^|\/)\.{0,2}$/.test(specifier));
    if (found !== undefined) return found;
    for (const from of scope.config?.rootDirs ?? []) {
      if (!isWithin(from, target)) continue;
      for (const to of scope.config?.rootDirs ?? []) {
        const other = findFile(joinPath(to, `./${pathBelow(from, target)}`), scope.config);
        if (other !== undefined) return other;
      }
    }
    if (isAssetName(specifier)) return ASSET;
    return (tree.isIgnored(target) ? sourceOfOutput([target], undefined) : undefined) ?? MISSING;
  }

  function resolveBare(specifier: string, scope: Scope): Resolution {
    // `!!raw-loader!./x` is a bundler's pipeline: what comes out is not code.
    if (specifier.includes("!")) return ASSET;
    const query = specifier.indexOf("?");
    const name = query > 0 ? specifier.slice(0, query) : specifier;
    const { config } = scope;
    const mapped = config === undefined ? undefined : throughPaths(name, config);
    if (mapped?.found !== undefined) return query > 0 ? ASSET : mapped.found;
    if (isPlatform(name)) return { kind: "external", name };
    if (isAbsolutePath(name)) return resolveRooted(name, scope);
    const found =
      (config?.baseUrl === undefined
        ? undefined
        : findFile(joinPath(config.baseUrl, `./${name}`), config)) ??
      (name.startsWith("#") ? throughImports(name, scope) : throughPackages(name, scope));
    if (found !== undefined) return query > 0 && found.kind !== "external" ? ASSET : found;
    const isOwn =
      (mapped?.isOwn === true || isBelowBase(name, config)) && !isDependency(name, scope);
    // No package can have the names that follow.
    if (isOwn || /^(?:@|~|~~|@@|\$)\//.test(name)) return isAssetName(name) ? ASSET : MISSING;
    return { kind: "external", name };
  }

  /** `src/gone` with a folder `src` in `baseUrl`. */
  function isBelowBase(name: string, config: TsConfig | undefined): boolean {
    const slash = name.indexOf("/");
    if (config?.baseUrl === undefined || slash <= 0) return false;
    return tree.folder(joinPath(config.baseUrl, `./${name.slice(0, slash)}`)) !== undefined;
  }

  /** `isOwn` when a pattern that speaks of own code matched, whether or not a file was there. */
  function throughPaths(
    name: string,
    config: TsConfig,
  ): { readonly found: Resolution | undefined; readonly isOwn: boolean } | undefined {
    const match = pathTargets(config, name);
    if (match === undefined) return undefined;
    const { pattern, targets } = match;
    const isCatchAll = pattern.prefix === "" && pattern.suffix === "";
    const own = targets.filter((target) => isWithin(tree.top, target) && !isInstalled(target));
    const found = first(own.map((target) => () => findFile(target, config)));
    if (found !== undefined || isCatchAll) return { found, isOwn: false };
    const source = sourceOfOutput(own, undefined);
    return { found: source, isOwn: own.length > 0 };
  }

  /** `/src/main.ts`: some bundlers mean the package's folder by the first slash. */
  function resolveRooted(name: string, scope: Scope): Resolution {
    const found =
      findFile(name, scope.config) ?? findFile(joinPath(scope.folder, `.${name}`), scope.config);
    return found ?? (isAssetName(name) ? ASSET : MISSING);
  }

  function throughImports(name: string, scope: Scope): Resolution | undefined {
    const manifest = packages.manifestOf(scope.folder);
    if (manifest === undefined) return undefined;
    const targets = importTargetsOf(manifest.value, name);
    if (targets === undefined) return undefined;
    if (targets === "closed") return MISSING;
    const files = targets.filter((target) => target.startsWith("./"));
    const found = entryAt(files, manifest.folder);
    if (found !== undefined) return found;
    const other = targets.find((target) => !target.startsWith("."));
    if (other !== undefined)
      return throughPackages(other, scope) ?? { kind: "external", name: other };
    return isAssetName(name) ? ASSET : MISSING;
  }

  function throughPackages(name: string, scope: Scope): Resolution | undefined {
    const parts = splitPackage(name);
    if (parts === undefined) return undefined;
    const own = packages.find(parts.name, scope.folder);
    return own === undefined ? undefined : resolveInPackage(own, parts.subpath);
  }

  function resolveInPackage(own: OwnPackage, subpath: string): Resolution {
    const key = `${own.folder}\n${subpath}`;
    const known = inPackages.get(key);
    if (known !== undefined) return known;
    const found = entryOfPackage(own, subpath);
    inPackages.set(key, found);
    return found;
  }

  function entryOfPackage(own: OwnPackage, subpath: string): Resolution {
    const targets = targetsOf(own.manifest.value, subpath);
    if (targets === "closed") return MISSING;
    const found = entryAt(targets, own.folder);
    if (found?.kind === "own") return found;
    const guess = subpath === "." ? usualEntry(own.folder) : fileInPackage(own.folder, subpath);
    if (guess?.kind === "own") return guess;
    const named = byTail(targets, own.folder);
    if (named !== undefined) return named;
    return guess ?? found ?? (isAssetName(subpath) ? ASSET : MISSING);
  }

  function fileInPackage(folder: string, subpath: string): Resolution | undefined {
    const target = joinPath(folder, subpath);
    return findFile(target, undefined) ?? sourceOfOutput([target], folder);
  }

  /** The one source of the package that ends like a target whose folder says nothing. */
  function byTail(targets: readonly string[], folder: string): Resolution | undefined {
    for (const target of targets) {
      const tail = tailOfOutput(joinPath(folder, target), folder);
      if (tail === undefined || tail === "index") continue;
      const [only, ...others] = tree.sourcesBelow(folder).filter((path) => isEndOf(tail, path));
      if (only !== undefined && others.length === 0) return { kind: "own", path: only };
    }
    return undefined;
  }

  function usualEntry(folder: string): Resolution | undefined {
    return first(USUAL_ENTRIES.map((entry) => () => findFile(joinPath(folder, entry), undefined)));
  }

  /** The best of a package's targets: a source, else a declaration file, else something that is not TypeScript. */
  function entryAt(targets: readonly string[], folder: string): Resolution | undefined {
    const paths = targets.map((target) => joinPath(folder, target));
    const direct = first(paths.map((path) => () => findFile(path, undefined)));
    if (direct?.kind === "own" && !isDeclaration(direct.path)) return direct;
    const source = sourceOfOutput(paths, folder);
    return source?.kind === "own" ? source : (direct ?? source);
  }

  /** `folder` is the package's; when undefined, the nearest package.json above each path says. */
  function sourceOfOutput(
    paths: readonly string[],
    folder: string | undefined,
  ): Resolution | undefined {
    return first(
      paths.flatMap((path) => {
        const home = folder ?? packages.manifestOf(parentOf(path))?.folder ?? tree.top;
        return sourceCandidates(path, home, configsIn(home)).map(
          (candidate) => () => findFile(candidate, undefined),
        );
      }),
    );
  }

  function configsIn(folder: string): readonly TsConfig[] {
    const known = configsOfPackage.get(folder);
    if (known !== undefined) return known;
    const found = configs.inFolder(folder);
    configsOfPackage.set(folder, found);
    return found;
  }

  /** What a path without or with extension means, as the compiler and bundlers read it. */
  function findFile(
    base: string,
    config: TsConfig | undefined,
    asFolder = false,
  ): Resolution | undefined {
    for (const suffix of asFolder ? [] : (config?.suffixes ?? NO_SUFFIX)) {
      const file = findExact(base, suffix);
      if (file !== undefined) return { kind: "own", path: file };
    }
    const isFolder = tree.hasFolder(base);
    if (isFolder) {
      const hasManifest = tree.folder(base)?.files.has("package.json") === true;
      const inside = hasManifest ? entryOfFolder(base) : undefined;
      if (inside?.kind === "own") return inside;
      for (const suffix of config?.suffixes ?? NO_SUFFIX) {
        const index = findExact(`${base}/index`, suffix);
        if (index !== undefined) return { kind: "own", path: index };
      }
      if (inside !== undefined) return inside;
    }
    if (!asFolder && tree.hasFile(base)) return ASSET;
    const scripts = asFolder ? [] : SCRIPT_EXTENSIONS.map((extension) => base + extension);
    if (isFolder)
      scripts.push(...SCRIPT_EXTENSIONS.map((extension) => `${base}/index${extension}`));
    return scripts.some((path) => tree.hasFile(path)) ? ASSET : undefined;
  }

  function findExact(base: string, suffix: string): string | undefined {
    const script = /\.([cm]?)js(x?)$/.exec(base);
    if (script !== null) {
      const stem = base.slice(0, script.index) + suffix;
      const kind = script[1] ?? "";
      const tries =
        kind === "" ? (script[2] === "x" ? [".tsx", ".ts"] : [".ts", ".tsx"]) : [`.${kind}ts`];
      for (const extension of [...tries, `.d.${kind}ts`]) {
        const found = tree.source(stem + extension);
        if (found !== undefined) return found;
      }
    }
    if (/\.[cm]?tsx?$/.test(base)) {
      const found = tree.source(base);
      if (found !== undefined) return found;
    }
    for (const extension of SOURCE_EXTENSIONS) {
      const found = tree.source(base + suffix + extension);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function entryOfFolder(folder: string): Resolution | undefined {
    const manifest = packages.manifestOf(folder);
    if (manifest?.folder !== folder || entered.has(folder)) return undefined;
    const targets = targetsOf(manifest.value, ".");
    if (targets === "closed") return undefined;
    entered.add(folder);
    const found = entryAt(targets, folder);
    entered.delete(folder);
    return found;
  }

  function isDependency(name: string, scope: Scope): boolean {
    const parts = splitPackage(name);
    if (parts === undefined) return false;
    return packages.infoOf(`${scope.folder}/x`).dependencies.has(parts.name);
  }

  function sourceOf(path: string): string | undefined {
    if (path.length > LONGEST_SPECIFIER || !isWithin(tree.top, path)) return undefined;
    const direct = findFile(path, undefined);
    const found = direct?.kind === "own" ? direct : sourceOfOutput([path], undefined);
    return found?.kind === "own" && !isDeclaration(found.path) ? found.path : undefined;
  }

  return {
    resolve,
    sourceOf,
    forget() {
      scopes.clear();
      scopeOfFile.clear();
      inPackages.clear();
    },
  };
}

/** In UTF-16 units; paths end there on every system. */
const LONGEST_SPECIFIER = 4096;

const NO_SUFFIX = [""];
const SOURCE_EXTENSIONS = [".ts", ".tsx", ".d.ts", ".mts", ".cts", ".d.mts", ".d.cts"];
const SCRIPT_EXTENSIONS = [".js", ".jsx", ".mjs", ".cjs"];

/** Extensions of what bundlers import and no compiler checks. */
const ASSET_EXTENSIONS: ReadonlySet<string> = new Set(
  (
    "json json5 jsonc yaml yml toml xml csv tsv css scss sass less styl pcss postcss svg png jpg jpeg gif webp avif " +
    "ico bmp woff woff2 ttf otf eot mp3 mp4 webm ogg wav pdf vue svelte astro mdx md markdown txt html htm hbs ejs pug " +
    "graphql gql graphqls proto sql wasm node glsl vert frag wgsl prisma lua sh py riv lottie zip"
  ).split(" "),
);

const PLATFORM_MODULES: ReadonlySet<string> = new Set(builtinModules);

function isPlatform(name: string): boolean {
  if (PLATFORM_MODULES.has(name)) return true;
  // `node:fs`, `bun:test`, `https://…`, `virtual:routes`: a scheme; one letter is a Windows drive.
  return /^[a-z][a-z\d+.-]+:/i.test(name);
}

function isRelative(specifier: string): boolean {
  return /^\.\.?(?:\/|$)/.test(specifier);
}

function isAssetName(name: string): boolean {
  const last = nameOf(name);
  const dot = last.lastIndexOf(".");
  return dot >= 0 && ASSET_EXTENSIONS.has(last.slice(dot + 1).toLowerCase());
}

function isDeclaration(path: string): boolean {
  return /\.d\.[cm]?ts$/.test(path);
}

function isInstalled(path: string): boolean {
  return path.includes("/node_modules/") || path.endsWith("/node_modules");
}

/** `@scope/name/sub/path` → its package and `./sub/path`; undefined when no package can be called that. */
export function splitPackage(
  specifier: string,
): { readonly name: string; readonly subpath: string } | undefined {
  const match = /^((?:@[^/@\s]+\/)?[^/@\s][^/\s]*)(?:\/(.+))?$/.exec(specifier);
  const name = match?.[1];
  if (name === undefined) return undefined;
  return { name, subpath: match?.[2] === undefined ? "." : `./${match[2]}` };
}

/** The first own source; else the first declaration file; else the first asset. */
function first(tries: readonly (() => Resolution | undefined)[]): Resolution | undefined {
  let declaration: Resolution | undefined;
  let asset: Resolution | undefined;
  for (const attempt of tries) {
    const found = attempt();
    if (found?.kind === "own" && !isDeclaration(found.path)) return found;
    if (found?.kind === "own") declaration ??= found;
    else if (found !== undefined) asset ??= found;
  }
  return declaration ?? asset;
}
