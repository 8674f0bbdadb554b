/** Collects what could not be used, once per file and message, and forgets a file's entries when it changed. */
import type { Problem } from "../report.ts";
import { reportPath } from "./paths.ts";

export interface ProblemList {
  /** `file` is absolute; `line` is 1-based. */
  add(file: string, line: number, message: string): void;
  forget(file: string): void;
  /** Sorted by file and line; paths are relative to the root. */
  all(): readonly Problem[];
}

export function createProblemList(root: string): ProblemList {
  const byFile = new Map<string, Map<string, Problem>>();
  return {
    add(file, line, message) {
      const ofFile = byFile.get(file) ?? new Map<string, Problem>();
      byFile.set(file, ofFile);
      ofFile.set(`${line} ${message}`, { file: reportPath(root, file), line, message });
    },
    forget(file) {
      byFile.delete(file);
    },
    all() {
      return [...byFile.values()]
        .flatMap((ofFile) => [...ofFile.values()])
        .sort(
          (a, b) =>
            compare(a.file, b.file) ||
            (a.line ?? 0) - (b.line ?? 0) ||
            compare(a.message, b.message),
        );
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
