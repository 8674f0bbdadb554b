/** Keeps the findings that changes since a commit have to do with. */
import type { Finding, Range } from "../analysis/report.ts";
import type { LineRange } from "../analysis/workspace/git.ts";
import { joinPath } from "../analysis/workspace/paths.ts";

/** Changed lines by absolute path. */
export type ChangedLines = ReadonlyMap<string, readonly LineRange[]>;

/**
 * True for a finding on changed lines, or with another end on them. `root` is what its paths are relative to.
 * The deployment lines behind a finding are left to the growth, which knows what they changed.
 */
export function touchesChange(
  finding: Finding,
  root: string,
  changes: ChangedLines,
  tellsOfTopology: (path: string) => boolean,
): boolean {
  const ends = finding.related.filter(({ file }) => !tellsOfTopology(joinPath(root, file)));
  return [finding, ...ends].some(({ file, range }) =>
    (changes.get(joinPath(root, file)) ?? []).some((lines) => overlaps(range, lines)),
  );
}

function overlaps(range: Range, lines: LineRange): boolean {
  return range.start.line <= lines.end && lines.start <= range.end.line;
}
