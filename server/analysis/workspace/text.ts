/** Reads text files with the limits that keep a scan safe, and JSON with the place of its first mistake. */
import { isAscii, isUtf8 } from "node:buffer";
import {
  findNodeAtLocation,
  type JSONPath,
  type ParseError,
  parse,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { bytesOf, noteText, statBeforeReading } from "./disk.ts";

/** Bytes; larger files are bundles or data, not sources that people write. */
const LARGEST_FILE = 2 * 1024 * 1024;

/** Bytes looked at for NUL, as git does: further in, real sources hold one in a string now and then. */
const BINARY_WINDOW = 8000;

export type TextOrFault =
  | { readonly text: string; readonly fault?: undefined }
  /** Why there is no text, as a clause; `absent` when nothing is there. */
  | { readonly text?: undefined; readonly fault: string; readonly absent: boolean };

export function readText(path: string): TextOrFault {
  try {
    // Asked first: opening a pipe would wait for its writer.
    const { isFile, size } = statBeforeReading(path);
    if (!isFile) return { fault: "is not a regular file", absent: false };
    if (size > LARGEST_FILE) return { fault: "is larger than 2 MB", absent: false };
    const bytes = bytesOf(path);
    if (bytes.subarray(0, BINARY_WINDOW).includes(0))
      return { fault: "is binary (it holds NUL bytes)", absent: false };
    // Most sources are, and need no decoding.
    if (isAscii(bytes)) return { text: noteText(bytes.toString("latin1")) };
    if (!isUtf8(bytes)) return { fault: "is not valid UTF-8", absent: false };
    const text = bytes.toString("utf8");
    return { text: noteText(text.startsWith("\uFEFF") ? text.slice(1) : text) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    return {
      fault: `cannot be read (${code})`,
      absent: code === "ENOENT" || code === "ENOTDIR",
    };
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export interface JsonFile {
  /** What could be understood; empty when the file holds no object. */
  readonly value: JsonObject;
  readonly text: string;
  /** The first mistake, with its 1-based line. */
  readonly mistake: { readonly line: number; readonly message: string } | undefined;
}

/** `comments` allows comments and trailing commas, as tsconfig.json does. */
export function parseJsonObject(text: string, comments: boolean): JsonFile {
  try {
    return parseUnguarded(text, comments);
  } catch {
    // The parser recurses: only nesting beyond the stack gets here.
    return { value: {}, text, mistake: { line: 1, message: "malformed JSON: nested too deeply" } };
  }
}

function parseUnguarded(text: string, comments: boolean): JsonFile {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, {
    disallowComments: !comments,
    allowTrailingComma: comments,
    allowEmptyContent: comments,
  });
  const [first] = errors;
  if (first !== undefined) {
    const what = printParseErrorCode(first.error)
      .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
      .toLowerCase();
    const mistake = { line: lineAt(text, first.offset), message: `malformed JSON: ${what}` };
    return { value: isObject(value) ? value : {}, text, mistake };
  }
  if (isObject(value)) return { value, text, mistake: undefined };
  const empty = comments && value === undefined;
  const mistake = empty ? undefined : { line: 1, message: "must hold a JSON object" };
  return { value: {}, text, mistake };
}

/** The 1-based line where the value at a path inside a JSON text starts; 1 when it is not there. */
export function lineOfJson(text: string, path: JSONPath): number {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const node = tree && findNodeAtLocation(tree, path);
  return node === undefined ? 1 : lineAt(text, node.offset);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The strings of an array; a lone string counts as an array of one; anything else is dropped. */
export function stringsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
