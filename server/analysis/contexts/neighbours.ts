/** Which selected files a file depends on, and which depend on it, through any number of imports. */
import type { Selection } from "./selection.ts";

/** Both sets hold the file itself, then the others, the nearest first. */
export interface Neighbours {
  imports(path: string): ReadonlySet<string>;
  importers(path: string): ReadonlySet<string>;
}

/** The answers hold while no import changes. */
export function createNeighbours(selection: Selection): Neighbours {
  const forward = new Map<string, ReadonlySet<string>>();
  const backward = new Map<string, ReadonlySet<string>>();

  function spread(
    path: string,
    known: Map<string, ReadonlySet<string>>,
    next: (path: string) => readonly string[],
  ): ReadonlySet<string> {
    const before = known.get(path);
    if (before !== undefined) return before;
    const found = new Set([path]);
    for (const each of found)
      for (const other of next(each)) if (selection.selected(other)) found.add(other);
    known.set(path, found);
    return found;
  }

  return {
    imports: (path) => spread(path, forward, selection.imported),
    importers: (path) => spread(path, backward, selection.importers),
  };
}
