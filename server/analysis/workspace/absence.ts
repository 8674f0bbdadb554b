/** Says why nothing is where an import of own code leads: a generator writes it, or the whole package is elsewhere. */
import type { FileTree } from "./discover.ts";
import { importTargetsOf, targetsOf } from "./entries.ts";
import { tailOfOutput } from "./outputs.ts";
import type { OwnPackage, Packages } from "./packages.ts";
import { isWithin, joinPath, parentOf } from "./paths.ts";
import { pathTargets, type TsConfig } from "./tsconfig.ts";

/** `generated`: git ignores what is meant; `absent`: the package is here without a single source. */
export type Absence = "generated" | "absent";

export interface AbsenceParts {
  readonly tree: FileTree;
  readonly packages: Packages;
  readonly configOf: (file: string) => TsConfig | undefined;
  readonly splitPackage: (
    specifier: string,
  ) => { readonly name: string; readonly subpath: string } | undefined;
}

/** Undefined when something should be there. */
export function absenceOf(
  specifier: string,
  file: string,
  parts: AbsenceParts,
): Absence | undefined {
  const { tree, packages, configOf } = parts;
  const folder = parentOf(file);
  const name = specifier.split("?")[0] ?? "";
  const isWritten = (path: string): boolean =>
    TYPES_OF_ROUTES.test(path) ||
    ENDINGS.some((ending) => isWithin(tree.top, path) && tree.isIgnored(path + ending));
  if (/^\.\.?(?:\/|$)/.test(name))
    return isWritten(joinPath(folder, name)) ? "generated" : undefined;
  const split = parts.splitPackage(name);
  const own = split === undefined ? undefined : packages.find(split.name, folder);
  if (own !== undefined && tree.sourcesBelow(own.folder).length === 0) return "absent";
  // Git ignores what a build writes as well, and that has a source.
  const isWrittenAlone = (path: string): boolean =>
    isWritten(path) &&
    tailOfOutput(path, packages.manifestOf(parentOf(path))?.folder ?? tree.top) === undefined;
  const targets = [
    ...mappedTargets(name, configOf(file)),
    ...(own === undefined || split === undefined ? [] : packageTargets(own, split.subpath)),
    ...(name.startsWith("#") ? internalTargets(name, packages.manifestOf(folder)) : []),
  ];
  return targets.some(isWrittenAlone) ? "generated" : undefined;
}

/** What file routers generate for each route; the compiler finds it through `rootDirs`. */
const TYPES_OF_ROUTES = /\/(?:\+types\/[^/]+|\$types)$/;
const ENDINGS = ["", ".ts", ".tsx", ".d.ts", "/index.ts"];

function mappedTargets(name: string, config: TsConfig | undefined): readonly string[] {
  if (config === undefined) return [];
  const mapped = pathTargets(config, name)?.targets ?? [];
  const below = config.baseUrl === undefined ? [] : [joinPath(config.baseUrl, `./${name}`)];
  return [...mapped, ...below].filter((path) => !path.includes("/node_modules/"));
}

function packageTargets(own: OwnPackage, subpath: string): readonly string[] {
  const targets = targetsOf(own.manifest.value, subpath);
  const named = targets === "closed" ? [] : targets;
  return [...named, ...(subpath === "." ? [] : [subpath])].map((each) =>
    joinPath(own.folder, each),
  );
}

function internalTargets(
  name: string,
  manifest: ReturnType<Packages["manifestOf"]>,
): readonly string[] {
  const targets = manifest === undefined ? undefined : importTargetsOf(manifest.value, name);
  if (manifest === undefined || targets === undefined || targets === "closed") return [];
  return targets
    .filter((target) => target.startsWith("."))
    .map((target) => joinPath(manifest.folder, target));
}
