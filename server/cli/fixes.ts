/** Applies safe fixes to the texts of a session until none is left. */
import type { TextEdit } from "../../rules/kit/rule.ts";
import type { Session } from "../analysis/session.ts";
import { joinPath } from "../analysis/workspace/paths.ts";

/** A file before and after its fixes; absolute path. */
export interface FixedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** One fix may make room for the next; more rounds than this mean that fixes undo each other. */
const MOST_ROUNDS = 10;

/**
 * Computes all safe fixes without writing. The session's texts are the fixed ones afterwards.
 * `read` gives the text of a file as the session sees it from disk.
 */
export function applySafeFixes(
  session: Session,
  read: (path: string) => string | undefined,
): readonly FixedFile[] {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = safeEdits(session);
    if (edits.length === 0) break;
    let changed = false;
    for (const [path, ofFile] of groupByFile(edits)) {
      const text = after.get(path) ?? read(path);
      if (text === undefined) continue;
      const fixed = applyEdits(text, ofFile);
      if (fixed === text) continue;
      if (!before.has(path)) before.set(path, text);
      after.set(path, fixed);
      session.setText(path, fixed);
      changed = true;
    }
    if (!changed) break;
  }
  return [...after]
    .map(([path, text]) => ({ path, before: before.get(path) ?? text, after: text }))
    .filter((file) => file.before !== file.after)
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** The edits of one round: fixes whose edits touch those of an earlier one wait for the next round. */
function safeEdits(session: Session): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const path of session.files()) {
    for (const finding of session.check(path).findings) {
      if (finding.status !== "open") continue;
      const index = finding.fixes.findIndex((fix) => fix.safety === "safe");
      if (index === -1) continue;
      const file = joinPath(session.root, finding.file);
      const edits = session.fixEdits(file, finding.fingerprint, index) ?? [];
      const isFree = edits.every((edit) => !taken.some((other) => touch(edit, other)));
      if (isFree) taken.push(...edits);
    }
  }
  return taken;
}

/** Two insertions at one place touch, too: their order would be arbitrary. */
function touch(left: TextEdit, right: TextEdit): boolean {
  if (left.file !== right.file) return false;
  return left.start <= right.end && right.start <= left.end;
}

function groupByFile(edits: readonly TextEdit[]): Map<string, TextEdit[]> {
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  return byFile;
}

/** What is inserted at one place stands there in the order of the list. */
function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .reverse()
    .sort((left, right) => right.start - left.start)
    .reduce(
      (result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end),
      text,
    );
}
