/** The entities that source files declare, and the migrations among them, read again only where a text changed. */
import type { Workspace } from "../workspace.ts";
import { link } from "./code/link.ts";
import { readCode } from "./code/read.ts";
import type { Reading } from "./code/reading.ts";
import type { DdlChange } from "./ddl.ts";
import type { Declared } from "./entity.ts";

export interface CodeStore {
  entities(): readonly Declared[];
  /** What migrations written in TypeScript change, by file. */
  changes(): ReadonlyMap<string, readonly DdlChange[]>;
  /** Tells that a file has another text; true when it says, or said, something about entities. */
  changed(path: string): boolean;
}

/** `textOf` gives the texts of source files, which others hold already. */
export function createCodeStore(
  workspace: Workspace,
  textOf: (path: string) => string | undefined,
): CodeStore {
  const readings = new Map<string, { readonly text: string; readonly reading: Reading }>();
  let isRead = false;
  let linked: readonly Declared[] | undefined;

  function read(path: string): void {
    const text = textOf(path);
    if (text === undefined) {
      readings.delete(path);
      return;
    }
    if (readings.get(path)?.text === text) return;
    const reading = attempt(path, text);
    if (reading === undefined) readings.delete(path);
    else readings.set(path, { text, reading });
  }

  function readAll(): void {
    if (isRead) return;
    isRead = true;
    for (const path of workspace.files()) read(path);
  }

  return {
    entities() {
      readAll();
      linked ??= link(sorted(readings).map(([, { reading }]) => reading));
      return linked;
    },
    changes() {
      readAll();
      return new Map(
        sorted(readings).flatMap(([path, { reading }]) =>
          reading.changes.length === 0 ? [] : [[path, reading.changes] as const],
        ),
      );
    },
    changed(path) {
      // Nobody asked yet: everything is still to be read.
      if (!isRead) return false;
      const before = readings.get(path);
      read(path);
      const after = readings.get(path);
      if (before === after) return false;
      linked = undefined;
      return true;
    },
  };
}

/** In the order of paths, whatever the order of changes was. */
function sorted<T>(map: ReadonlyMap<string, T>): (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Nesting too deep for the parser ends in a stack overflow, which costs that file only. */
function attempt(path: string, text: string): Reading | undefined {
  try {
    return readCode(path, text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
