/** The disk as the workspace sees it. While a journal is kept, every look is noted, so that an answer can be kept with what it rests on. */
import { createHash } from "node:crypto";
import {
  type BigIntStats,
  type Dirent,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import { type Journal, type Kind, stampOf } from "./journal.ts";

const journals = new Map<string, Journal>();
/** Writes into all journals; undefined while there is none. */
let journal: Omit<Journal, "notes" | "expect"> | undefined;

/** From now on every look at the disk is noted there, whichever session it is for; a journal of the same name ends. */
export function keepJournal(name: string, kept: Journal): void {
  journals.set(name, kept);
  const all = [...journals.values()];
  journal = {
    content(...seen) {
      for (const each of all) each.content(...seen);
    },
    folder(...seen) {
      for (const each of all) each.folder(...seen);
    },
    kind(...seen) {
      for (const each of all) each.kind(...seen);
    },
    link(...seen) {
      for (const each of all) each.link(...seen);
    },
    text(text) {
      for (const each of all) each.text(text);
    },
    fault() {
      for (const each of all) each.fault();
    },
  };
}

export function exists(path: string): boolean {
  if (journal === undefined) return existsSync(path);
  return kindAt(path) !== "absent";
}

/** What is at a path, links followed; `absent` also where nobody may look. */
export function kindAt(path: string): Kind {
  const kind = kindOf(path);
  journal?.kind(path, kind);
  return kind;
}

/** The same as `kindAt`, and nothing is noted. */
export function kindOf(path: string): Kind {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return "absent";
    return stat.isFile() ? "file" : stat.isDirectory() ? "folder" : "other";
  } catch {
    return "absent";
  }
}

/** True for a folder that is no link to one. */
export function isPlainFolder(path: string): boolean {
  const isFolder = lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  journal?.kind(path, isFolder ? "folder" : kindOf(path));
  return isFolder;
}

/** Throws as `statSync` does. Whoever goes on to read the file asks here first: a pipe would wait for its writer. */
export function statBeforeReading(path: string): {
  readonly isFile: boolean;
  readonly size: number;
} {
  if (journal === undefined) return sizeOf(statSync(path));
  let stat: BigIntStats;
  try {
    stat = statSync(path, { bigint: true });
  } catch (error) {
    journal.content(path, "absent", hashOf);
    throw error;
  }
  const stamp = stat.isFile() ? stampOf(stat) : "no file";
  journal.content(path, stamp, hashOf);
  return sizeOf(stat);
}

function sizeOf(stat: Stats | BigIntStats) {
  return { isFile: stat.isFile(), size: Number(stat.size) };
}

/** The bytes of a file that `statBeforeReading` looked at; throws as `readFileSync` does. */
export function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    journal?.fault();
    throw error;
  }
}

/** Notes a text that was read: what holds until a day is something else after it. */
export function noteText(text: string): string {
  journal?.text(text);
  return text;
}

/** Throws as `readdirSync` does. */
export function entriesOf(path: string): Dirent[] {
  if (journal === undefined) return readdirSync(path, { withFileTypes: true });
  let stat: BigIntStats;
  let entries: Dirent[];
  try {
    stat = statSync(path, { bigint: true });
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    journal.folder(path, "absent", "");
    throw error;
  }
  journal.folder(path, stampOf(stat), namesHash(entries));
  return entries;
}

/** Where a path leads once its links are followed; throws as `realpathSync` does. */
export function realPathOf(path: string): string {
  journal?.link(path, targetOf(path));
  return realpathSync(path);
}

/** The same as `realPathOf` with an empty text where that throws, and nothing is noted. */
export function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return "";
  }
}

/** What tells one list of names from another. */
export function namesHash(entries: readonly Dirent[]): string {
  const lines = entries.map((entry) => `${entry.name}\0${typeOf(entry)}`).sort();
  return digest(lines.join("\n"));
}

function typeOf(entry: Dirent): string {
  if (entry.isSymbolicLink()) return "link";
  return entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
}

/** Of a file's bytes; undefined for one that cannot be read. */
export function hashOf(path: string): string | undefined {
  try {
    return digest(readFileSync(path));
  } catch {
    return undefined;
  }
}

function digest(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("base64url").slice(0, 22);
}
