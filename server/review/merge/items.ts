/** Brings the items that a review has up to date with the code. */
import { type Entry, lineEnd, lineStart } from "../document.ts";
import { isWide } from "../marks.ts";
import { ruleOf, type Tracked } from "../match.ts";
import { groupText } from "../render.ts";
import { fieldOf, SILENCING, type Status, statusIn, verdictOf } from "../status.ts";
import {
  fix,
  labelsOf,
  note,
  noteSource,
  relabel,
  relabelGone,
  rewrite,
  setStatus,
  untick,
} from "./lines.ts";
import { groupWords, newMember } from "./members.ts";
import { atCommit, tell, type Work } from "./work.ts";

export function settleItem(work: Work, entry: Entry): void {
  const { matching, context } = work;
  const found = matching.foundFor.get(entry);
  const verdict = verdictOf(entry, context.today);
  if (found === undefined) {
    if (!isGone(work, { entry })) return;
    const isOpen = verdict.status === "open" || verdict.status === "accepted";
    const isUnsaid = verdict.status === undefined && (verdict.field?.value ?? "") === "";
    if (isOpen || isUnsaid) {
      fix(work, entry);
      note(work, entry, { kind: "gone", text: `no longer found${atCommit(work)}` }, ["reopened"]);
      tell(work, "fixed", entry, undefined);
    }
    return;
  }
  const { finding } = found;
  const before = entry.mark.content;
  const hasChanged = before !== undefined && before !== finding.content;
  const because = reasonToReopen(work, entry, undefined, hasChanged);
  if (because !== undefined) {
    setStatus(work, entry, "open");
    untick(work, entry);
    const text = `open again: ${because}`;
    note(work, entry, { kind: "reopened", text }, ["gone"]);
    tell(work, because === RETURNED ? "returned" : "reopened", entry, finding, because);
  } else {
    const isOpen = verdict.status === "open" || verdict.status === undefined;
    note(work, entry, undefined, isOpen ? ["gone"] : ["gone", "reopened"]);
    if (entry.mark.id !== finding.fingerprint && entry.mark.id.length >= 16) {
      tell(work, hasChanged ? "changed" : "moved", entry, finding);
    } else if (hasChanged) tell(work, "changed", entry, finding);
  }
  noteSource(work, entry, finding);
  relabel(work, entry, found);
}

const RETURNED = "the finding is back";

/** Why a decision no longer holds; undefined when it does, or when there is none. */
function reasonToReopen(
  work: Work,
  entry: Entry,
  group: Entry | undefined,
  hasChanged: boolean,
): string | undefined {
  const verdict = verdictOf(entry, work.context.today, group);
  const { status } = verdict;
  if (status === "fixed") {
    // What people call fixed stays; the tool takes back only what it said itself.
    return entry.notes.some(({ mark }) => mark.id === "note:gone") ? RETURNED : undefined;
  }
  if (status === undefined || !SILENCING.includes(status)) return undefined;
  if (hasChanged) {
    const was = status === "accepted" ? "accepted" : "called not applicable";
    return `the code changed after it was ${was}`;
  }
  if (verdict.shortcomings.includes("passed-date")) {
    return `it was accepted until ${verdict.until?.value}`;
  }
  return undefined;
}

/** True when the finding is known to be gone, not merely out of sight. */
function isGone(work: Work, tracked: Tracked): boolean {
  const { plan, context } = work;
  const rule = ruleOf(tracked);
  const file = tracked.entry.place?.file;
  if (rule === undefined || !plan.knows(rule)) return false;
  return file !== undefined && !context.isUncertain(file);
}

export function settleGroup(work: Work, group: Entry): void {
  const { matching, context, document } = work;
  const verdict = verdictOf(group, context.today);
  const living = group.members.filter(
    (member) => matching.foundFor.has(member) || !isGone(work, { entry: member, group }),
  );
  const wasGone = group.notes.some(({ mark }) => mark.id === "note:gone");
  const joining = work.joining.get(group) ?? [];
  if (group.members.length > 0 && living.length + joining.length === 0) {
    const isUnsaid = verdict.status === undefined && (verdict.field?.value ?? "") === "";
    if (verdict.status === "open" || verdict.status === "accepted" || isUnsaid) {
      fix(work, group);
      note(work, group, { kind: "gone", text: `no longer found${atCommit(work)}` }, ["reopened"]);
    }
  } else if (verdict.status === "fixed" && wasGone) {
    setStatus(work, group, "open");
    untick(work, group);
    note(work, group, { kind: "reopened", text: `open again: ${RETURNED}` }, ["gone"]);
  } else if (verdict.status === "accepted" && verdict.shortcomings.includes("passed-date")) {
    const because = `it was accepted until ${verdict.until?.value}`;
    setStatus(work, group, "open");
    untick(work, group);
    note(work, group, { kind: "reopened", text: `open again: ${because}` }, []);
    for (const member of group.members) {
      const found = matching.foundFor.get(member);
      if (found !== undefined) tell(work, "reopened", member, found.finding, because);
    }
  } else {
    const isOpen = verdict.status === "open" || verdict.status === undefined;
    note(work, group, undefined, isOpen ? ["gone"] : ["gone", "reopened"]);
  }
  for (const member of group.members) settleMember(work, member, group);
  const restored = matching.restored
    .filter(({ item }) => item.group === group.mark.id)
    .map(({ found }) => found);
  const present = living.flatMap((member) => matching.foundFor.get(member) ?? []);
  const all = [...present, ...restored, ...joining];
  const [sample] = all;
  if (sample !== undefined) {
    const labels = labelsOf(work, group.mark, sample.isQuestion);
    const text = groupText(groupWords(work, group.mark, all), labels.texts);
    rewrite(work, group, text, { ...group.mark, attributes: labels.attributes });
  }
  if (joining.length === 0) return;
  const anchor = group.members.at(-1);
  const under = [...group.members, ...group.fields, ...group.notes].map(({ span }) => span.end);
  const at = lineEnd(document.text, anchor?.span.end ?? Math.max(group.headEnd, ...under));
  const indent =
    anchor === undefined
      ? group.indent
      : quietPrefix(
          document.text.slice(lineStart(document.text, anchor.span.start), anchor.span.start),
        );
  const lines = joining.flatMap((found) => {
    const own = newMember(
      work,
      found,
      isDecided(verdict.status) ? "late" : "joining",
      isWide(group.mark),
    );
    return own.map((line, index) => `${indent}${index === 0 ? "- " : "  - "}${line}`);
  });
  const text = lines.map((line) => document.lineBreak + line).join("");
  work.edits.push({ start: at, end: at, text });
}

function isDecided(status: Status | undefined): boolean {
  return status !== undefined && status !== "open";
}

/** Keeps what indents and quotes; a bullet in front counts as spaces. */
function quietPrefix(prefix: string): string {
  return prefix.replace(/[^\s>]/g, " ");
}

function settleMember(work: Work, member: Entry, group: Entry): void {
  const { matching } = work;
  const found = matching.foundFor.get(member);
  if (found === undefined) {
    if (isGone(work, { entry: member, group }) && !member.mark.attributes.has("gone")) {
      const attributes = new Map(member.mark.attributes);
      attributes.delete("late");
      attributes.set("gone", work.context.commit?.slice(0, 8) ?? "now");
      relabelGone(work, member, attributes);
      tell(work, "fixed", member, undefined);
    }
    return;
  }
  const { finding } = found;
  const before = member.mark.content;
  const hasChanged = before !== undefined && before !== finding.content;
  const own = fieldOf(member, "status");
  const isReturned = member.mark.attributes.has("gone");
  const because = isReturned ? RETURNED : reasonToReopen(work, member, group, hasChanged);
  const groupStatus = verdictOf(group, work.context.today).status;
  const groupPassed = verdictOf(group, work.context.today).shortcomings.includes("passed-date");
  const attributes = new Map(member.mark.attributes);
  attributes.delete("gone");
  const isInherited = own === undefined || own.value === "";
  // A group that opens again takes its members along.
  const isAlone = isDecided(groupStatus) && !(isInherited && groupPassed);
  if (because !== undefined && (isAlone || !isInherited)) {
    setStatus(work, member, "open");
    attributes.set("late", isReturned ? "back" : hasChanged ? "changed" : "ended");
    tell(work, isReturned ? "returned" : "reopened", member, finding, because);
  } else {
    const isLate = attributes.has("late") && isDecided(groupStatus);
    if (isLate && isInherited) setStatus(work, member, "open");
    else if (!isLate || statusIn(own?.value ?? "") !== "open") attributes.delete("late");
    if (isReturned) tell(work, "returned", member, finding, RETURNED);
    else if (member.mark.id !== finding.fingerprint && member.mark.id.length >= 16) {
      tell(work, hasChanged ? "changed" : "moved", member, finding);
    } else if (hasChanged) tell(work, "changed", member, finding);
  }
  noteSource(work, member, finding);
  relabel(work, member, found, { attributes, inWide: isWide(group.mark) });
}
