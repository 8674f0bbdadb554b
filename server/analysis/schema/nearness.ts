/** Which of several schemas a file means: its own package's, else that of a package it depends on, else one above. */

import { foldersUpwards, isWithin, parentOf, reportPath } from "../workspace/paths.ts";
import type { Workspace } from "../workspace.ts";

export interface Nearness {
  /** The candidate nearest to a file; undefined when none is within its reach. */
  nearest<T>(
    candidates: readonly T[],
    near: string,
    fileOf: (candidate: T) => string,
  ): T | undefined;
  /** The candidate when there is no other and one root manifest holds it and the file. */
  only<T>(candidates: readonly T[], near: string, fileOf: (candidate: T) => string): T | undefined;
}

/** The answers hold while no manifest changes. */
export function createNearness(workspace: Workspace): Nearness {
  const reaches = new Map<string, ReadonlyMap<string, number>>();

  /** Steps from a package to every package of the repository that it can reach. */
  function reachOf(directory: string): ReadonlyMap<string, number> {
    const known = reaches.get(directory);
    if (known !== undefined) return known;
    const steps = new Map([[directory, 0]]);
    // Entries are added while the loop runs: nearest first.
    for (const [from, count] of steps) {
      for (const name of workspace.packageOf(`${from}/package.json`).dependencies.keys()) {
        const folder = workspace.ownPackage(name, from);
        if (folder !== undefined && !steps.has(folder)) steps.set(folder, count + 1);
      }
    }
    const furthest = Math.max(...steps.values());
    for (const [index, folder] of foldersUpwards(directory, workspace.repositoryRoot).entries()) {
      const above = workspace.packageOf(`${folder}/package.json`).directory;
      if (!steps.has(above)) steps.set(above, furthest + index + 1);
    }
    reaches.set(directory, steps);
    return steps;
  }

  /** The outermost package around a file. */
  function rootOf(file: string): string | undefined {
    return foldersUpwards(parentOf(file), workspace.repositoryRoot).findLast((folder) =>
      workspace.exists(`${folder}/package.json`),
    );
  }

  return {
    nearest(candidates, near, fileOf) {
      const reach = reachOf(workspace.packageOf(near).directory);
      let best: { readonly candidate: (typeof candidates)[number]; rank: Rank } | undefined;
      for (const candidate of candidates) {
        const file = fileOf(candidate);
        const steps = reach.get(workspace.packageOf(file).directory);
        if (steps === undefined) continue;
        const shared = sharedFolder(near, file);
        const below = reportPath(shared, file);
        if (OF_TESTS.test(below)) continue;
        const rank: Rank = [steps, ASIDE.test(below) ? 1 : 0, -shared.length];
        if (best === undefined || isLess(rank, best.rank)) best = { candidate, rank };
      }
      return best?.candidate;
    },
    only(candidates, near, fileOf) {
      const [candidate, ...others] = candidates;
      if (candidate === undefined || others.length > 0) return undefined;
      const root = rootOf(near);
      return root !== undefined && root === rootOf(fileOf(candidate)) ? candidate : undefined;
    },
  };
}

/** Compared from the left; less is nearer. */
type Rank = readonly [steps: number, aside: number, shared: number];

function isLess(a: Rank, b: Rank): boolean {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    if (value !== other) return value < other;
  }
  return false;
}

/** Schemas that only tests have; as parts of a path below what it shares with the code that asks. */
const OF_TESTS =
  /(?:^|[/._-])(?:tests?|__tests__|specs?|fixtures?|__fixtures__|mocks?|__mocks__|e2e)(?=[/._-]|$)/i;
/** Schemas that are material, to show or to copy from; the words also name what systems are about. */
const ASIDE = /(?:^|[/._-])(?:examples?|samples?|templates?|predefined\w*|demos?)(?=[/._-]|$)/i;

function sharedFolder(a: string, b: string): string {
  return foldersUpwards(parentOf(a), "/").find((folder) => isWithin(folder, b)) ?? "/";
}
