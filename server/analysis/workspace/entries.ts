/** Says which files a package's manifest offers under a subpath, best for reading its source first. */
import { isObject, type JsonObject, stringsOf } from "./text.ts";

/** Paths relative to the package folder; `"closed"` when the manifest forbids the subpath. */
export type Targets = readonly string[] | "closed";

/** `subpath` is `.` or starts with `./`. */
export function targetsOf(manifest: JsonObject, subpath: string): Targets {
  const exported = matchEntry(entriesOf(manifest.exports), subpath);
  if (exported === "closed") return "closed";
  const versions = typesVersionsTargets(manifest.typesVersions, subpath);
  if (subpath !== ".") return [...exported, ...versions];
  const fields = ["source", "types", "typings", "module", "main"].flatMap((name) => {
    const value = manifest[name];
    return typeof value === "string" && value.length <= LONGEST_TARGET ? [value] : [];
  });
  return [...exported, ...versions, ...fields];
}

/** The targets of a `#name` in the manifest's `imports`; undefined when it has no such entry. */
export function importTargetsOf(manifest: JsonObject, specifier: string): Targets | undefined {
  const imports = manifest.imports;
  if (!isObject(imports)) return undefined;
  const targets = matchEntry(imports, specifier);
  return targets !== "closed" && targets.length === 0 ? undefined : targets;
}

/** `exports` may be one target for `.`, or conditions alone. */
function entriesOf(exports: unknown): JsonObject {
  if (exports === undefined || exports === null) return {};
  if (isObject(exports) && Object.keys(exports).some((key) => key.startsWith("."))) return exports;
  return { ".": exports };
}

function matchEntry(entries: JsonObject, subpath: string): Targets {
  if (Object.hasOwn(entries, subpath) && !subpath.includes("*"))
    return leavesOrClosed(entries[subpath], undefined);
  let best: { readonly key: string; readonly star: string; readonly length: number } | undefined;
  for (const key of Object.keys(entries)) {
    const at = key.indexOf("*");
    const head = at < 0 ? key : key.slice(0, at);
    const tail = at < 0 ? "" : key.slice(at + 1);
    // Without a star only the old form `./folder/` is a pattern.
    if (at < 0 && !key.endsWith("/")) continue;
    if (!subpath.startsWith(head) || !subpath.endsWith(tail)) continue;
    if (subpath.length < head.length + tail.length) continue;
    const star = subpath.slice(head.length, subpath.length - tail.length);
    if (best === undefined || head.length > best.length) best = { key, star, length: head.length };
  }
  if (best === undefined) return [];
  const targets = leavesOrClosed(entries[best.key], best.star);
  if (targets === "closed" || best.key.includes("*")) return targets;
  const { star } = best;
  return targets.map((target) => `${target}${star}`);
}

function leavesOrClosed(value: unknown, star: string | undefined): Targets {
  if (value === null) return "closed";
  const leaves = leavesOf(value, 0, 0);
  return leaves
    .slice(0, MOST_TARGETS)
    .map((leaf, index) => ({ ...leaf, index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ target }) => (star === undefined ? target : target.replaceAll("*", () => star)));
}

/** Bounds that no honest manifest comes near, in UTF-16 units and targets per entry. */
const LONGEST_TARGET = 1024;
const MOST_TARGETS = 64;

interface Leaf {
  readonly target: string;
  readonly rank: number;
}

/** Lower ranks are nearer to the source: conditions a team made up, then types, then code, then code for other places. */
function leavesOf(value: unknown, rank: number, depth: number): readonly Leaf[] {
  if (typeof value === "string")
    return value.length > LONGEST_TARGET ? [] : [{ target: value, rank: rank === 0 ? CODE : rank }];
  if (depth > 16) return [];
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, rank, depth + 1));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([condition, item]) =>
    leavesOf(item, combine(rank, rankOf(condition)), depth + 1),
  );
}

function combine(outer: number, inner: number): number {
  if (outer === SOURCE || inner === SOURCE) return SOURCE;
  return Math.max(outer, inner);
}

const SOURCE = -1;
const TYPES = 1;
const CODE = 2;
const ELSEWHERE = 3;
const RANKS: ReadonlyMap<string, number> = new Map([
  ["types", TYPES],
  ["typings", TYPES],
  ["import", 0],
  ["require", 0],
  ["node", CODE],
  ["module", CODE],
  ["module-sync", CODE],
  ["node-addons", CODE],
  ["default", 0],
  ["production", CODE],
  ["deno", CODE],
  ["browser", ELSEWHERE],
  ["worker", ELSEWHERE],
  ["workerd", ELSEWHERE],
  ["edge", ELSEWHERE],
  ["edge-light", ELSEWHERE],
  ["react-native", ELSEWHERE],
  ["react-server", ELSEWHERE],
  ["electron", ELSEWHERE],
  ["style", ELSEWHERE],
  ["sass", ELSEWHERE],
  ["svelte", ELSEWHERE],
  ["storybook", ELSEWHERE],
]);

/** Unknown conditions (`source`, `development`, `@scope/source`) are the usual way to offer sources. */
function rankOf(condition: string): number {
  return RANKS.get(condition) ?? (condition.startsWith("types@") ? TYPES : SOURCE);
}

function typesVersionsTargets(value: unknown, subpath: string): readonly string[] {
  if (!isObject(value)) return [];
  const name = subpath === "." ? "." : subpath.slice(2);
  return Object.values(value).flatMap((mapping) => {
    if (!isObject(mapping)) return [];
    return Object.entries(mapping).flatMap(([key, targets]) => {
      const at = key.indexOf("*");
      if (at < 0) return key === name ? stringsOf(targets) : [];
      const head = key.slice(0, at);
      const tail = key.slice(at + 1);
      if (name === "." || !name.startsWith(head) || !name.endsWith(tail)) return [];
      const star = name.slice(head.length, name.length - tail.length);
      return stringsOf(targets)
        .filter((target) => target.length <= LONGEST_TARGET)
        .map((target) => target.replaceAll("*", () => star));
    });
  });
}
