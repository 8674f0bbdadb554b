/** Tells whether the disk is still as a journal noted it. */
import { type BigIntStats, readdirSync, statSync } from "node:fs";
import { hashOf, kindOf, namesHash, targetOf } from "./disk.ts";
import { type Notes, stampOf } from "./journal.ts";

/** True when everything that was looked at would look the same today; `before` and `today` are days, `YYYY-MM-DD`. */
export function isStill(notes: Notes, before: string, today: string): boolean {
  return (
    notes.days.every((day) => day < before === day < today) &&
    notes.folders.every(([path, stamp, names]) => isSameFolder(path, stamp, names)) &&
    notes.contents.every(([path, stamp, hash]) => isSameContent(path, stamp, hash)) &&
    notes.kinds.every(([path, kind]) => kindOf(path) === kind) &&
    notes.links.every(([path, target]) => targetOf(path) === target)
  );
}

function isSameContent(path: string, stamp: string | null, hash: string | null): boolean {
  const stat = statOf(path);
  if (stat === undefined) return stamp === "absent";
  if (!stat.isFile()) return stamp === "no file";
  if (stamp !== null) return stampOf(stat, Number.POSITIVE_INFINITY) === stamp;
  return hash !== null && hashOf(path) === hash;
}

function isSameFolder(path: string, stamp: string | null, names: string): boolean {
  const stat = statOf(path);
  if (stat === undefined) return stamp === "absent";
  if (stamp !== null && stampOf(stat, Number.POSITIVE_INFINITY) === stamp) return true;
  try {
    // A file that was written anew changes its folder, too.
    return namesHash(readdirSync(path, { withFileTypes: true })) === names;
  } catch {
    return false;
  }
}

function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
