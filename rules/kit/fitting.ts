/** Breaks the lines that a fix makes longer than the file's formatter allows, where such formatters break them. */
import { ts } from "ts-morph";
import { lineBreakOf, stepOf } from "./edits.ts";
import { habitsOf } from "./habits.ts";
import { breaksOf, type Layout, type WhiteSpace } from "./line-breaks.ts";
import type { TextEdit } from "./rule.ts";

/** More lines than that no fix has to break. */
const ROUNDS = 60;

/**
 * The edits of one script with their long lines broken; lines that the edits do not touch stay as they are,
 * and so do all where no formatter is known to break them.
 */
export function fitted(edits: readonly TextEdit[], file: ts.SourceFile): readonly TextEdit[] {
  const { maxWidth, hasTrailingCommas, hasArgumentCommas, isTold } = habitsOf(file);
  if (!isTold) return edits;
  const layout = {
    eol: lineBreakOf(file),
    step: stepOf(file),
    maxWidth,
    hasTrailingCommas,
    hasArgumentCommas,
  };
  let current = edits;
  const left = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const { text, ranges } = applied(file.text, current);
    const line = longLine(text, ranges, layout, left);
    if (line === undefined) return current;
    const parsed = ts.createSourceFile(file.fileName, text, ts.ScriptTarget.Latest, true);
    const breaks = breaksOf(parsed, line, layout);
    if (breaks.length === 0) left.add(text.slice(line.start, line.end));
    for (const each of [...breaks].sort((one, other) => other.start - one.start))
      current = withBreak(file.text, current, each);
  }
  return edits;
}

interface Range {
  /** In the new text. */
  readonly start: number;
  readonly end: number;
  readonly edit: TextEdit;
}

/** The text after the edits, and where what they wrote stands in it. */
function applied(
  text: string,
  edits: readonly TextEdit[],
): { readonly text: string; readonly ranges: readonly Range[] } {
  let result = "";
  let at = 0;
  const ranges: Range[] = [];
  for (const edit of sorted(edits)) {
    result += text.slice(at, edit.start);
    const start = result.length;
    result += edit.text;
    ranges.push({ start, end: result.length, edit });
    at = edit.end;
  }
  return { text: result + text.slice(at), ranges };
}

/** What is inserted at one place keeps its order. */
function sorted(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
}

/** The first line that is too long and that an edit has written in. */
function longLine(
  text: string,
  ranges: readonly Range[],
  { maxWidth, step }: Layout,
  left: ReadonlySet<string>,
): { readonly start: number; readonly end: number } | undefined {
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    const isTouched = ranges.some((each) => each.start < end && each.end > start);
    const code = line.replace(/\r$/, "").replace(/\s\/\/ .*$/, "");
    const width = code.replaceAll("\t", step === "\t" ? "  " : "\t").length;
    if (isTouched && width > maxWidth && !left.has(line)) return { start, end };
    start = end + 1;
  }
  return undefined;
}

/** The edits with white space of the new text replaced as well. */
function withBreak(
  text: string,
  edits: readonly TextEdit[],
  wanted: WhiteSpace,
): readonly TextEdit[] {
  const { text: now, ranges } = applied(text, edits);
  const touched = ranges.filter(({ start, end }) => start <= wanted.end && wanted.start <= end);
  const first = touched[0];
  const last = touched.at(-1);
  const [model] = edits;
  if (model === undefined) return edits;
  const start = Math.min(wanted.start, first?.start ?? wanted.start);
  const end = Math.max(wanted.end, last?.end ?? wanted.end);
  const oldOf = (offset: number): number => {
    const before = ranges.findLast((each) => each.end <= offset);
    return before === undefined ? offset : before.edit.end + offset - before.end;
  };
  const merged = {
    file: model.file,
    start: first !== undefined && first.start === start ? first.edit.start : oldOf(start),
    end: last !== undefined && last.end === end ? last.edit.end : oldOf(end),
    text: now.slice(start, wanted.start) + wanted.text + now.slice(wanted.end, end),
  };
  // What is inserted at one place keeps its order, so the merged one takes the place of the first.
  const result: TextEdit[] = [];
  for (const each of ranges)
    if (!touched.includes(each)) result.push(each.edit);
    else if (each === first) result.push(merged);
  return sorted(first === undefined ? [...result, merged] : result);
}
