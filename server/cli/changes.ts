/** Keeps the findings that changes since a commit have to do with. */
import type { Finding, Range } from "../analysis/report.ts";
import type { LineRange } from "../analysis/workspace/git.ts";
import { joinPath } from "../analysis/workspace/paths.ts";

/** Changed lines by absolute path. */
export type ChangedLines = ReadonlyMap<string, readonly LineRange[]>;

/** True for a finding on changed lines, or with another end on them. `root` is what its paths are relative to. */
export function touchesChange(finding: Finding, root: string, changes: ChangedLines): boolean {
  return [finding, ...finding.related].some(({ file, range }) =>
    (changes.get(joinPath(root, file)) ?? []).some((lines) => overlaps(range, lines)),
  );
}

function overlaps(range: Range, lines: LineRange): boolean {
  return range.start.line <= lines.end && lines.start <= range.end.line;
}
