/** Groups deployments by the code they run, declared units first, and names the groups. */
import type { Platform } from "../../../rules/kit/topology.ts";
import type { Declaration } from "./declared.ts";
import type { Code } from "./mapping/code.ts";
import type { Draft } from "./model.ts";

/** Where the code of a unit begins; folders take everything below them in. */
export interface UnitCode {
  /** The folder that people would call the unit's. */
  readonly folder: string;
  readonly entries: readonly string[];
  readonly folders: readonly string[];
}

export interface Group {
  readonly code: UnitCode;
  readonly drafts: readonly Draft[];
  readonly declaration?: Declaration;
}

export interface MappedDraft {
  readonly draft: Draft;
  readonly code: Code;
}

/** A declaration with roots, and the code that they are. */
export interface Claim {
  readonly declaration: Declaration;
  readonly roots: readonly Code[];
}

/** Deployments of one package belong together, unless they start it in different modules. */
export function groupByCode(
  mapped: readonly MappedDraft[],
  claims: readonly Claim[],
): readonly Group[] {
  const left: MappedDraft[] = [];
  const claimed = new Map<Claim, Draft[]>(claims.map((claim) => [claim, []]));
  for (const each of mapped) {
    const claim = claims.find(({ roots }) => roots.some((root) => isSame(root, each.code)));
    if (claim === undefined) left.push(each);
    else claimed.get(claim)?.push(each.draft);
  }
  const declared = [...claimed].map(
    ([{ declaration, roots }, drafts]): Group => ({
      code: {
        folder: roots[0]?.folder ?? "",
        entries: roots.flatMap(({ entry }) => entry ?? []),
        folders: roots.flatMap(({ folder, entry }) => (entry === undefined ? [folder] : [])),
      },
      drafts,
      declaration,
    }),
  );
  return [...declared, ...inferred(left)];
}

/** A declared folder takes in whatever starts below it. */
function isSame(root: Code, code: Code): boolean {
  if (root.entry !== undefined) return root.entry === code.entry;
  return code.folder === root.folder || code.folder.startsWith(`${root.folder}/`);
}

function inferred(mapped: readonly MappedDraft[]): readonly Group[] {
  const byFolder = new Map<string, MappedDraft[]>();
  for (const each of mapped) {
    const list = byFolder.get(each.code.folder) ?? [];
    byFolder.set(each.code.folder, list);
    list.push(each);
  }
  return [...byFolder].flatMap(([folder, all]): Group[] => {
    const entries = [...new Set(all.flatMap(({ code }) => code.entry ?? []))].sort();
    const whole = all.filter(({ code }) => code.entry === undefined).map(({ draft }) => draft);
    if (entries.length <= 1)
      return [
        { code: { folder, entries, folders: [folder] }, drafts: all.map(({ draft }) => draft) },
      ];
    // What names no module may be any of them.
    return entries.map((entry) => ({
      code: { folder, entries: [entry], folders: [] },
      drafts: [
        ...all.filter(({ code }) => code.entry === entry).map(({ draft }) => draft),
        ...whole,
      ],
    }));
  });
}

/** Of one platform, files that are named after production win over files without a name. */
export function strongest(drafts: readonly Draft[]): { used: Draft[]; superseded: Draft[] } {
  const named = new Set<Platform>();
  for (const draft of drafts)
    if (draft.environment === "production" && draft.platform !== "docker")
      named.add(draft.platform);
  const isUsed = (draft: Draft): boolean =>
    draft.environment === "production" || !named.has(draft.platform);
  return {
    used: drafts.filter(isUsed),
    superseded: drafts.filter((draft) => !isUsed(draft)),
  };
}

/** Names of units: the declared one, the folder's where one unit stands there, else the deployment's; each once. */
export function namesOf(
  groups: readonly Group[],
  { repositoryRoot, rootName }: { readonly repositoryRoot: string; readonly rootName: string },
): readonly string[] {
  const inFolder = new Map<string, number>();
  for (const { code } of groups) inFolder.set(code.folder, (inFolder.get(code.folder) ?? 0) + 1);
  const taken = new Set<string>();
  return groups.map(({ code, drafts, declaration }) => {
    const isAlone = inFolder.get(code.folder) === 1;
    const isRoot = code.folder === repositoryRoot;
    const base = isRoot ? rootName : code.folder.slice(code.folder.lastIndexOf("/") + 1);
    const own = drafts.find(({ platform }) => platform !== "docker")?.name ?? base;
    const wanted = declaration?.id ?? (isAlone ? base : own);
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}-${count}`;
    taken.add(name);
    return name;
  });
}
