/** What answers rest on: every file, folder and link that was looked at, and how it was then. */
import type { BigIntStats } from "node:fs";

export type Kind = "file" | "folder" | "other" | "absent";

/** As plain data: what was looked at, and what would have to be so for the answers to be the same. */
export interface Notes {
  /** Path, stamp or (where a stamp would not tell) nothing, hash. */
  readonly contents: readonly (readonly [
    path: string,
    stamp: string | null,
    hash: string | null,
  ])[];
  readonly folders: readonly (readonly [path: string, stamp: string | null, names: string])[];
  readonly kinds: readonly (readonly [path: string, kind: Kind])[];
  /** Target, empty for a link that leads nowhere. */
  readonly links: readonly (readonly [path: string, target: string])[];
  /** The days until which something holds, `YYYY-MM-DD`. */
  readonly days: readonly string[];
}

/** `undefined` for a stamp means that it would not tell of a further change at the same moment. */
export interface Journal {
  content(
    path: string,
    stamp: string | undefined,
    hashOf: (path: string) => string | undefined,
  ): void;
  folder(path: string, stamp: string | undefined, names: string): void;
  kind(path: string, kind: Kind): void;
  link(path: string, target: string): void;
  /** Tells what was read. */
  text(text: string): void;
  /** Tells that something could not be read though it is there: the next time it may be. */
  fault(): void;
  /** Tells that these changed and that whoever asked will ask again. */
  expect(paths: readonly string[]): void;
  /** Undefined where something was another at a second look that nobody expected: answers rest on one of the two. */
  notes(): Notes | undefined;
}

/** Milliseconds within which a file system may give two changes one time. */
const FINE = 20;
const COARSE = 2000;

/** Names the state of a file or folder; undefined while a further change could go by the same name. */
export function stampOf(stat: BigIntStats, now: number = Date.now()): string | undefined {
  const isCoarse = stat.ctimeNs % 1_000_000_000n === 0n;
  const age = now - Number(stat.ctimeNs / 1_000_000n);
  if (age < (isCoarse ? COARSE : FINE)) return undefined;
  return `${stat.size} ${stat.mtimeNs} ${stat.ctimeNs} ${stat.ino}`;
}

interface Seen {
  readonly stamp: string | undefined;
  readonly hash: string | undefined;
}

export function createJournal(): Journal {
  const contents = new Map<string, Seen>();
  const folders = new Map<string, Seen>();
  const kinds = new Map<string, Kind>();
  const links = new Map<string, string>();
  const days = new Set<string>();
  const expected = new Set<string>();
  let isSound = true;

  function note<T>(
    into: Map<string, T>,
    path: string,
    next: T,
    same: (before: T) => boolean,
  ): void {
    const before = into.get(path);
    if (before !== undefined && !same(before) && !expected.delete(path)) isSound = false;
    into.set(path, next);
  }

  return {
    content(path, stamp, hashOf) {
      const hash = stamp === undefined ? hashOf(path) : undefined;
      note(contents, path, { stamp, hash }, (before) => {
        if (before.stamp !== undefined) return before.stamp === stamp;
        return before.hash !== undefined && before.hash === (hash ?? hashOf(path));
      });
    },
    folder(path, stamp, names) {
      note(folders, path, { stamp, hash: names }, (before) => before.hash === names);
    },
    kind: (path, kind) => note(kinds, path, kind, (before) => before === kind),
    link: (path, target) => note(links, path, target, (before) => before === target),
    text(text) {
      // A day more than needed costs a review.
      if (!/until/i.test(text)) return;
      for (const [day] of text.matchAll(/\d{4}-\d\d-\d\d/g)) days.add(day);
    },
    fault() {
      isSound = false;
    },
    expect(paths) {
      for (const path of paths)
        for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/"))))
          expected.add(at);
    },
    notes() {
      if (!isSound) return undefined;
      return {
        contents: [...contents].map(([path, { stamp, hash }]) => [
          path,
          stamp ?? null,
          hash ?? null,
        ]),
        folders: [...folders].map(([path, { stamp, hash }]) => [path, stamp ?? null, hash ?? ""]),
        kinds: [...kinds],
        links: [...links],
        days: [...days],
      };
    },
  };
}
