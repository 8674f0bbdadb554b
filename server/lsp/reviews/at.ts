/** What stands at a place of a review file: the item, its group, the field. */
import type { Entry, Field, ReviewDocument, Span } from "../../review/document.ts";

export interface Here {
  readonly entry: Entry;
  /** The group that the entry is a member of. */
  readonly group?: Entry;
  readonly field?: Field;
}

/** The innermost item around an offset. */
export function hereAt(document: ReviewDocument, offset: number): Here | undefined {
  const entry = document.entries.find(({ span }) => contains(span, offset));
  if (entry === undefined) return undefined;
  const member = entry.members.find(({ span }) => contains(span, offset));
  const inner = member ?? entry;
  const field = inner.fields.find(({ span }) => contains(span, offset));
  return {
    entry: inner,
    ...(member === undefined ? {} : { group: entry }),
    ...(field === undefined ? {} : { field }),
  };
}

export function contains({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** Every item and member about a finding, with its group. */
export function aboutFindings(document: ReviewDocument): readonly Here[] {
  return document.entries.flatMap((entry): Here[] => {
    if (entry.kind === "finding") return [{ entry }];
    return entry.members.map((member) => ({ entry: member, group: entry }));
  });
}

/** The item or member about a finding; a mark may hold only the first digits of a fingerprint. */
export function entryFor(document: ReviewDocument, fingerprint: string): Here | undefined {
  return aboutFindings(document).find(({ entry }) => fingerprint.startsWith(entry.mark.id));
}
