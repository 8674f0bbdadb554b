/** Offsets of a text as lines and columns, and the order of findings. */
import type { Place } from "../../../rules/kit/rule.ts";
import type { Lined } from "../lines.ts";
import type { Range } from "../report.ts";

/** 1-based. */
export function rangeOf(file: Lined, place: Pick<Place, "start" | "end">): Range {
  const position = (offset: number) => {
    const { line, character } = file.getLineAndCharacterOfPosition(Math.min(offset, file.end));
    return { line: line + 1, column: character + 1 };
  };
  return { start: position(place.start), end: position(place.end) };
}

/** By code unit, whatever the machine's language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
