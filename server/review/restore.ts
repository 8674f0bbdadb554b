/** Finds out what the tool would write in place of a line of its own that somebody edited. */
import { type Entry, type Note, type Part, parseReview, type ReviewDocument } from "./document.ts";
import { markedLine } from "./marks.ts";
import { mergeReview } from "./merge.ts";
import type { ReviewSetup } from "./setup.ts";

type Own = Entry | Part | Note;

/** By mark id; undefined when the tool has nothing to say of it now, for example of a finding that is gone. */
export function lineFor(
  document: ReviewDocument,
  id: string,
  { plan, context }: ReviewSetup,
): string | undefined {
  const edited = ownLines(document).find(({ mark, isEdited }) => mark.id === id && isEdited);
  if (edited === undefined) return undefined;
  // An update writes anew whatever is there as the tool left it: so a stand-in is left as if by the tool.
  const { start, end } = placeOf(edited);
  const standIn = markedLine(STAND_IN, edited.mark);
  const text = document.text.slice(0, start) + standIn + document.text.slice(end);
  const after = parseReview(mergeReview(text, plan, context).text);
  const renewed = ownLines(after).find(({ mark }) => mark.id === id);
  if (renewed === undefined || renewed.text === STAND_IN) return undefined;
  const place = placeOf(renewed);
  return after.text.slice(place.start, place.end);
}

const STAND_IN = "…";

function ownLines({ entries, parts }: ReviewDocument): readonly Own[] {
  const all = entries.flatMap((entry) => [entry, ...entry.members]);
  return [...all, ...all.flatMap(({ notes }) => notes), ...parts];
}

function placeOf(own: Own): { readonly start: number; readonly end: number } {
  return "line" in own ? own.line : own.span;
}
