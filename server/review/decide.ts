/** Writes a decision into a review: the edits that set an item's fields, whatever is there already. */
import { type Entry, lineEnd, type ReviewDocument } from "./document.ts";
import { normalised } from "./marks.ts";
import type { Edit } from "./place.ts";
import { fieldOf, type Status } from "./status.ts";

export interface NewDecision {
  readonly status: Status;
  readonly reason: string;
  /** Left as it is when absent. */
  readonly owner?: string;
  /** `YYYY-MM-DD`. */
  readonly until?: string;
}

/** Edits for an item or a member of a group; several lines of one key are all set, so that none contradicts. */
export function decisionEdits(
  document: ReviewDocument,
  entry: Entry,
  { status, reason, owner, until }: NewDecision,
): readonly Edit[] {
  const wanted: readonly (readonly [string, string | undefined])[] = [
    ["status", status],
    ["owner", owner],
    ["decision", reason],
    ["until", until],
  ];
  const edits = wanted.flatMap(([key, value]): readonly Edit[] =>
    value === undefined ? [] : fieldEdits(document, entry, key, harmless(value)),
  );
  const isClosed = status !== "open";
  if (entry.box === undefined || entry.box.isTicked === isClosed) return edits;
  return [...edits, { ...entry.box.span, text: isClosed ? "x" : " " }];
}

/** Sets each line of a key, or adds one below the item's own line. */
export function fieldEdits(
  document: ReviewDocument,
  entry: Entry,
  key: string,
  value: string,
): readonly Edit[] {
  const { text, lineBreak } = document;
  if (fieldOf(entry, key) === undefined) {
    const at = lineEnd(text, entry.headEnd);
    return [{ start: at, end: at, text: `${lineBreak}${entry.indent}- ${key}: ${value}` }];
  }
  return entry.fields
    .filter((field) => field.key === key)
    .map(({ valueSpan: { start, end } }) => ({
      start,
      end,
      text: text[start - 1] === ":" ? ` ${value}` : value,
    }));
}

/** One line that can neither open a comment nor end one. */
function harmless(value: string): string {
  return normalised(value).replaceAll("<!--", "<\\!--").replaceAll("-->", "--\\>");
}
