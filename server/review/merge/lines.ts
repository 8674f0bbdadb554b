/** Changes the tool's own lines of an item: its words, its mark, its status and its remarks. */
import type { Finding } from "../../analysis/report.ts";
import { type Entry, lineEnd, lineStart, type Part, type Span } from "../document.ts";
import { isPinned } from "../links.ts";
import { checkOf, type Mark, markText, normalised } from "../marks.ts";
import { shown } from "../match.ts";
import type { Found } from "../plan.ts";
import { escaped, findingText, memberText, type Remark, remarkText } from "../render.ts";
import type { Status } from "../status.ts";
import { spanOf, urlOf, type Work } from "./work.ts";

/** Rewrites an item's own line where what it says or marks has changed. */
export function relabel(
  work: Work,
  entry: Entry,
  found: Found,
  member?: { readonly attributes: ReadonlyMap<string, string>; readonly inWide: boolean },
): void {
  const { finding } = found;
  const current = new Map(member?.attributes ?? entry.mark.attributes);
  const { content } = entry.mark;
  if (content !== undefined && content !== finding.content && work.signed > 0) {
    current.set("changed", String(work.signed));
  }
  const isQuestion = found.isQuestion && member === undefined;
  const labels = labelsOf(work, { attributes: current }, isQuestion);
  const isSamePlace =
    entry.place?.file === finding.file && entry.place.symbol === shown(finding.symbol);
  const old = entry.place?.url ?? "";
  const isOldGood = !entry.isEdited && isPinned(old) && isSamePlace && content === finding.content;
  const url = isOldGood ? old : urlOf(work, finding);
  const text =
    member === undefined
      ? findingText(finding, url, labels.texts)
      : memberText(finding, url, labels.texts, member.inWide);
  rewrite(work, entry, text, {
    id: finding.fingerprint,
    content: finding.content,
    ...(entry.mark.check === undefined ? {} : { check: entry.mark.check }),
    attributes: labels.attributes,
  });
}

export function relabelGone(
  work: Work,
  member: Entry,
  attributes: ReadonlyMap<string, string>,
): void {
  const label = `**gone since ${attributes.get("gone") ?? ""}**`;
  const plain = member.text.replace(/, \*\*[^*]*\*\*/g, "");
  rewrite(work, member, `${plain}, ${label}`, { ...member.mark, attributes });
}

/** The words behind an item that say what happened to it, and the attributes they come from. */
export function labelsOf(
  work: Work,
  mark: Pick<Mark, "attributes">,
  isQuestion: boolean,
): { readonly texts: readonly string[]; readonly attributes: ReadonlyMap<string, string> } {
  const attributes = new Map(mark.attributes);
  const texts: string[] = [];
  if (isQuestion) texts.push("to confirm");
  for (const key of ["new", "changed"] as const) {
    const at = Number(attributes.get(key) ?? 0);
    if (at === 0) continue;
    // Somebody has signed since: it is no news any more.
    if (at < work.signed || work.signed === 0) attributes.delete(key);
    // Newer than the decision says more.
    else if (!attributes.has("late") && (key === "new" || !attributes.has("new"))) {
      texts.push(`${key} since sign-off`);
    }
  }
  const late = attributes.get("late");
  if (late !== undefined) texts.push(LATE[late] ?? "not covered by the decision");
  return { texts, attributes };
}

const LATE: Readonly<Record<string, string>> = {
  new: "new since the decision",
  changed: "changed since the decision",
  back: "back since the decision",
  ended: "the decision has ended",
};

/** Puts new words and a new mark into a line; words that somebody edited stay, their mark is renewed. */
export function rewrite(
  work: Work,
  entry: Entry | Part,
  text: string,
  mark: Omit<Mark, "kind">,
): void {
  const isOurs = mark.check !== undefined && !entry.isEdited;
  const isSameText = normalised(text) === entry.text;
  const renewed: Omit<Mark, "kind"> =
    isOurs || isSameText
      ? { ...mark, check: checkOf(isSameText ? entry.text : text) }
      : withoutCheck(mark, entry.mark.check);
  const isSameMark = markText(renewed) === markText(entry.mark);
  if (isOurs && !isSameText) {
    const whole = `${text} ${markText(renewed)}`;
    work.edits.push({ ...spanOf(entry.line), text: whole });
  } else if (!isSameMark) work.edits.push({ ...spanOf(entry.mark.span), text: markText(renewed) });
}

function withoutCheck(mark: Omit<Mark, "kind">, check: string | undefined): Omit<Mark, "kind"> {
  const { id, content, attributes } = mark;
  return {
    id,
    ...(content === undefined ? {} : { content }),
    ...(check === undefined ? {} : { check }),
    attributes,
  };
}

/** Every line that states a status is set, so that a contradiction ends. */
export function setStatus(work: Work, entry: Entry, status: Status): void {
  const fields = entry.fields.filter(({ key }) => key === "status");
  if (fields.length === 0) {
    addBelow(work, entry, `status: ${status}`);
    return;
  }
  for (const { valueSpan } of fields) {
    const isGlued = work.document.text[valueSpan.start - 1] === ":";
    work.edits.push({ ...spanOf(valueSpan), text: isGlued ? ` ${status}` : status });
  }
}

export function fix(work: Work, entry: Entry): void {
  setStatus(work, entry, "fixed");
  if (entry.box?.isTicked === false) work.edits.push({ ...spanOf(entry.box.span), text: "x" });
}

export function untick(work: Work, entry: Entry): void {
  if (entry.box?.isTicked === true) work.edits.push({ ...spanOf(entry.box.span), text: " " });
}

function addBelow(work: Work, entry: Entry, line: string): void {
  const lines = work.below.get(entry) ?? [];
  work.below.set(entry, [...lines, line]);
}

/** Makes `wanted` the remark of its kind and takes remarks of the `over` kinds away; edited ones stay. */
export function note(
  work: Work,
  entry: Entry,
  wanted: Remark | undefined,
  over: readonly Remark["kind"][],
): void {
  for (const each of entry.notes) {
    const kind = each.mark.id.slice("note:".length);
    const isOver = over.some((one) => one === kind) || kind === wanted?.kind;
    if (isOver && !each.isEdited && each.mark.check !== undefined)
      removeLine(work, each.span, each.mark.span);
  }
  if (wanted === undefined) return;
  const isKept = entry.notes.some(
    ({ mark, isEdited }) => mark.id === `note:${wanted.kind}` && isEdited,
  );
  if (!isKept) addBelow(work, entry, remarkText(wanted));
}

/** An item that the source accepts says so. */
export function noteSource(work: Work, entry: Entry, finding: Finding): void {
  const existing = entry.notes.find(({ mark }) => mark.id === "note:source");
  const isAccepted = finding.status === "accepted" && finding.decision?.by === "source";
  if (!isAccepted) {
    if (existing !== undefined) note(work, entry, undefined, ["source"]);
    return;
  }
  const until = finding.decision?.until;
  const text = escaped(
    `accepted in the source: ${finding.reason ?? ""}${until === undefined ? "" : `, until ${until}`}`,
  );
  if (existing === undefined) addBelow(work, entry, remarkText({ kind: "source", text }));
  else if (existing.text !== normalised(text)) note(work, entry, { kind: "source", text }, []);
}

/** Takes a line of the tool away with the line break before it, unless people wrote behind or below it. */
export function removeLine(work: Work, span: Span, mark: Span): void {
  const { text } = work.document;
  const start = lineStart(text, span.start);
  const isBare = text.slice(mark.end, span.end).trim() === "";
  const isAlone = /^[ \t>]*$/.test(text.slice(start, span.start));
  if (!isBare || !isAlone) return;
  const before = /(?:\r\n|\n|\r)$/.exec(text.slice(0, start))?.[0].length ?? 0;
  work.edits.push({ start: start - before, end: lineEnd(text, span.end), text: "" });
}
