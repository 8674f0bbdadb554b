/** Turns review files into the decisions that silence findings everywhere. */
import type { Mention } from "../analysis/decisions.ts";
import { type Entry, parseReview, type ReviewDocument } from "./document.ts";
import { SILENCING, verdictOf } from "./status.ts";

/** Every finding that a review file speaks of; those with a reason are decided. */
export function readMentions(text: string, today: string): readonly Mention[] {
  // The cheap question first: most Markdown is no review.
  return text.includes("premise:") ? mentionsIn(parseReview(text), today) : [];
}

export function mentionsIn(document: ReviewDocument, today: string): readonly Mention[] {
  const starts = lineStarts(document.text);
  return document.entries.flatMap((entry) => {
    if (entry.kind === "finding") return [mentionOf(entry, undefined, today, starts)];
    return entry.members.map((member) => mentionOf(member, entry, today, starts));
  });
}

function mentionOf(
  entry: Entry,
  group: Entry | undefined,
  today: string,
  starts: readonly number[],
): Mention {
  const verdict = verdictOf(entry, today, group);
  // Between two sides of a merge nobody has decided yet.
  const isTorn = entry.conflict !== undefined || group?.conflict !== undefined;
  const isDecided =
    verdict.isInForce && !isTorn && SILENCING.some((status) => status === verdict.status);
  const rule = entry.rule ?? group?.rule;
  const said = verdict.status === "accepted" ? verdict.reason : `not applicable: ${verdict.reason}`;
  const until = verdict.until?.value;
  return {
    fingerprint: entry.mark.id,
    ...(rule === undefined ? {} : { rule }),
    ...(entry.mark.content === undefined ? {} : { content: entry.mark.content }),
    ...(isDecided ? { reason: said, ...(until === undefined ? {} : { until }) } : {}),
    line: lineAt(starts, entry.span.start),
  };
}

function lineStarts(text: string): readonly number[] {
  return [...text.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length);
}

/** 1-based, by halving. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}
