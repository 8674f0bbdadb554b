/** Reads and stores review files byte for byte, and never outside the repository. */
import { isUtf8 } from "node:buffer";
import { lstatSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { isWithin, parentOf } from "../analysis/workspace/paths.ts";

/** Bytes. */
const LARGEST = 2 * 1024 * 1024;

export type ReviewText =
  /** With its byte order mark, if it has one. */
  | { readonly text: string; readonly fault?: undefined }
  | { readonly text?: undefined; readonly fault: string };

export function readReview(file: string): ReviewText {
  try {
    const stat = lstatSync(file);
    if (!stat.isFile()) return { fault: "is not a regular file" };
    if (stat.size > LARGEST) return { fault: "is larger than 2 MB" };
    const bytes = readFileSync(file);
    // Decoding would replace what it cannot read, and storing would then lose it.
    if (!isUtf8(bytes)) return { fault: "is not valid UTF-8" };
    return { text: bytes.toString("utf8") };
  } catch (error) {
    return { fault: `cannot be read (${codeOf(error)})` };
  }
}

/** Why the file could not be stored; undefined when it was. `before` is what was read, undefined for a new file. */
export function storeReview(
  repositoryRoot: string,
  file: string,
  before: string | undefined,
  after: string,
): string | undefined {
  try {
    const folder = parentOf(file);
    let existing = folder;
    while (statSync(existing, { throwIfNoEntry: false }) === undefined) {
      // A link that leads nowhere would be followed by mkdir.
      if (lstatSync(existing, { throwIfNoEntry: false }) !== undefined)
        return "lies behind a broken link";
      existing = parentOf(existing);
    }
    const home = realpathSync(repositoryRoot).replaceAll("\\", "/");
    if (!isWithin(home, realpathSync(existing).replaceAll("\\", "/"))) {
      return "lies behind a link that leaves the repository; nothing was written";
    }
    mkdirSync(folder, { recursive: true });
    if (before === undefined) {
      writeFileSync(file, after, { flag: "wx" });
      return undefined;
    }
    if (readReview(file).text !== before)
      return "changed meanwhile; nothing was written, run it again";
    writeFileSync(file, after);
    return undefined;
  } catch (error) {
    return `cannot be written (${codeOf(error)})`;
  }
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
