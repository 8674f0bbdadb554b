/** Goes through every file in slices that let messages in, and rests while the user types. */
import type { CancellationToken } from "vscode-languageserver";
import type { FileResult, Reviewer } from "./reviewer.ts";

export interface ScanDependencies {
  readonly reviewer: Reviewer;
  /** Lets waiting messages in, and waits until the user has paused. */
  readonly quiet: () => Promise<void>;
  readonly onSlice: (done: number, total: number) => void;
}

/** Milliseconds of work between two looks at what the client wants. */
export const SLICE = 15;

/** Visits every file once; false when it was cancelled before the end. */
export async function scan(
  token: CancellationToken,
  visit: (path: string, result: FileResult) => void,
  { reviewer, quiet, onSlice }: ScanDependencies,
): Promise<boolean> {
  do {
    await quiet();
    if (token.isCancellationRequested) return false;
  } while (!reviewer.prepare(SLICE));
  const files = reviewer.files();
  let sliceStart = performance.now();
  for (const [index, path] of files.entries()) {
    if (performance.now() - sliceStart > SLICE) {
      onSlice(index, files.length);
      await quiet();
      if (token.isCancellationRequested) return false;
      sliceStart = performance.now();
    }
    visit(path, reviewer.check(path));
  }
  return true;
}
