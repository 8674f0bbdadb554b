/** How each finding and question of a review stands: what lists, comments, checks and views show. */
import { type Entry, lineOf, type NamedPlace, type ReviewDocument } from "./document.ts";
import { isWide } from "./marks.ts";
import { fieldOf, type Status, verdictOf } from "./status.ts";

export interface State {
  readonly entry: Entry;
  readonly group?: Entry;
  readonly fingerprint: string;
  readonly rule: string;
  /** `open` for everything that is not decided, or whose decision does not count yet. */
  readonly status: Status;
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
  readonly evidence: string;
  readonly place?: NamedPlace;
  /** What is wrong, without the place; for a member the words of its group. */
  readonly message: string;
  /** 1-based. */
  readonly line: number;
}

/** One state per finding, members of groups included, in the order of the file. */
export function statesOf(document: ReviewDocument, today: string): readonly State[] {
  return document.entries.flatMap((entry): State[] => {
    if (entry.kind === "finding") return [stateOf(document, entry, undefined, today)];
    return entry.members.map((member) => stateOf(document, member, entry, today));
  });
}

function stateOf(
  document: ReviewDocument,
  entry: Entry,
  group: Entry | undefined,
  today: string,
): State {
  const verdict = verdictOf(entry, today, group);
  const said = (key: string): string => {
    const own = fieldOf(entry, key)?.value ?? "";
    return own === "" && group !== undefined ? (fieldOf(group, key)?.value ?? "") : own;
  };
  const isTorn = entry.conflict !== undefined || group?.conflict !== undefined;
  const isGone = entry.mark.attributes.has("gone");
  const decided = verdict.isInForce && !isTorn ? (verdict.status ?? "open") : "open";
  // What the source accepts is decided there; the tool's remark says so.
  const inSource = reasonInSource(entry);
  const isElsewhere = decided === "open" && inSource !== "";
  return {
    entry,
    ...(group === undefined ? {} : { group }),
    fingerprint: entry.mark.id,
    rule: entry.rule ?? group?.rule ?? "",
    status: isGone ? "fixed" : isElsewhere ? "accepted" : decided,
    owner: said("owner"),
    reason: isElsewhere ? inSource : verdict.reason,
    until: verdict.until?.value ?? "",
    evidence: said("evidence"),
    ...(entry.place === undefined ? {} : { place: entry.place }),
    message: messageOf(group === undefined || isWide(group.mark) ? entry : group),
    line: lineOf(document.text, entry.span.start),
  };
}

function reasonInSource({ notes }: Entry): string {
  const note = notes.find(({ mark }) => mark.id === "note:source");
  return note?.text.replace(/^accepted in the source: /, "") ?? "";
}

/** The visible text up to the place or the number of places. */
function messageOf(entry: Entry): string {
  const end = /: (?:\[|\d+ places?(?: in `[^`]*`)?, one decision)/.exec(entry.text)?.index;
  return entry.text.slice(0, end);
}

/** Questions for people that have neither an answer nor a status. */
export function unanswered(document: ReviewDocument): readonly Entry[] {
  return document.entries.filter(
    (entry) =>
      entry.kind === "ask" &&
      (fieldOf(entry, "answer")?.value ?? "") === "" &&
      (fieldOf(entry, "status")?.value ?? "") === "",
  );
}

export type Counts = Readonly<Record<Status, number>>;

export function countStates(states: readonly State[]): Counts {
  const counts = { open: 0, fixed: 0, accepted: 0, "not-applicable": 0, moved: 0 };
  for (const { status } of states) counts[status]++;
  return counts;
}

/** `3 open, 2 accepted`; what there is none of is left out. */
export function countText(counts: Counts): string {
  const words = Object.entries(counts).filter(([, count]) => count > 0);
  return words.length === 0
    ? "no items"
    : words.map(([status, count]) => `${count} ${status}`).join(", ");
}
