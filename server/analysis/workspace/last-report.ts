/** Keeps the report of a review with all that it rests on, and hands it out as long as nothing of that has changed. */
import { createHash } from "node:crypto";
import type { ReportOfAll } from "../report.ts";
import { keepJournal } from "./disk.ts";
import { createJournal, type Notes } from "./journal.ts";
import { isInsideCheckout, keep, readKept } from "./kept.ts";
import { isStill } from "./still.ts";
import { readText } from "./text.ts";

export interface CacheOptions {
  /** Absolute path of a folder of ours. */
  readonly folder: string;
  /** Names this build of Premise: another one may find something else. */
  readonly build: string;
}

export interface LastReport {
  /** The kept report; undefined where none holds. */
  now(): ReportOfAll | undefined;
  /** Keeps a report, unless an open text differs from the disk. */
  save(report: ReportOfAll): void;
  /** Whether there is something to keep: a change since the last report, and no text that is not saved. */
  isWanted(): boolean;
  /** Whether files have changed since the beginning. */
  hasChanged(): boolean;
  textSet(path: string, text: string | undefined): void;
  changedOnDisk(paths: readonly string[]): void;
}

/** What was kept, as JSON. */
interface Saved {
  readonly asked: string;
  readonly day: string;
  readonly notes: Notes;
  readonly report: ReportOfAll;
}

export const NO_LAST_REPORT: LastReport = {
  now: () => undefined,
  save() {},
  isWanted: () => false,
  hasChanged: () => false,
  textSet() {},
  changedOnDisk() {},
};

/** Begins to note what is read. `asked` names the settings of the review, `today` is `YYYY-MM-DD`. */
export function openLastReport(
  cache: CacheOptions,
  root: string,
  asked: string,
  today: string,
): LastReport {
  if (isInsideCheckout(cache.folder, [root])) return NO_LAST_REPORT;
  const journal = createJournal();
  const whole = JSON.stringify([cache.build, process.version, asked]);
  const name = `${createHash("sha256").update(whole).digest("base64url").slice(0, 32)}.json`;
  keepJournal(name, journal);
  const open = new Map<string, string>();
  let isStale = false;
  let known: ReportOfAll | undefined;
  let isKnown = false;
  let isSettled = false;

  /** Noted now: while an open text stood over it, nobody read the file. */
  function isSaved(): boolean {
    return [...open].every(([path, text]) => {
      journal.expect([path]);
      return readText(path).text === text;
    });
  }

  function read(): ReportOfAll | undefined {
    const saved = parsed(readKept(cache.folder, name)?.toString());
    if (saved?.asked !== whole || !isAbout(saved, root)) return undefined;
    return isStill(saved.notes, saved.day, today) ? saved.report : undefined;
  }

  return {
    now() {
      if (isStale) return undefined;
      if (!isKnown) known = read();
      isKnown = true;
      return known;
    },
    save(report) {
      if (!isSaved()) return;
      isSettled = true;
      const found = journal.notes();
      if (found === undefined) return;
      const saved: Saved = { asked: whole, day: today, notes: found, report };
      keep(cache.folder, name, JSON.stringify(saved));
    },
    isWanted: () => !isSettled && isSaved(),
    hasChanged: () => isStale,
    textSet(path, text) {
      isSettled = false;
      if (text === undefined) open.delete(path);
      else open.set(path, text);
      isStale ||= text !== undefined && readText(path).text !== text;
    },
    changedOnDisk(paths) {
      isStale = true;
      isSettled = false;
      journal.expect(paths);
    },
  };
}

/** Whoever looked at a folder has noted it. */
function isAbout({ notes }: Saved, root: string): boolean {
  const places = [...notes.folders, ...notes.contents, ...notes.kinds];
  return places.some(([path]) => path === root);
}

function parsed(text: string | undefined): Saved | undefined {
  try {
    const value: Saved | undefined = text === undefined ? undefined : JSON.parse(text);
    return value;
  } catch {
    // Cut off by a full disk, say.
    return undefined;
  }
}
