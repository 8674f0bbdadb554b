/** Finds new members of a group and writes their lines. */
import { hashOf } from "../../analysis/fingerprint.ts";
import type { Entry, ReviewDocument } from "../document.ts";
import { isWide, type Mark, markedLine } from "../marks.ts";
import type { Matching } from "../match.ts";
import { byPlace, type Found, groupKey, wideKey } from "../plan.ts";
import { type GroupWords, memberText } from "../render.ts";
import { verdictOf } from "../status.ts";
import { labelsOf } from "./lines.ts";
import { changeOf, urlOf, type Work } from "./work.ts";

/** New findings by the group whose decision they belong to. */
export function joinersOf(
  document: ReviewDocument,
  matching: Matching,
  today: string,
): ReadonlyMap<Entry, readonly Found[]> {
  const groups = new Map<string, Entry>();
  for (const entry of document.entries) {
    if (entry.kind === "group" && entry.conflict === undefined) groups.set(entry.mark.id, entry);
  }
  const joining = new Map<Entry, Found[]>();
  for (const found of [...matching.untracked].sort(byPlace)) {
    if (!found.isWanted) continue;
    const last = lastOf(groups, wideKey(found)) ?? lastOf(groups, groupKey(found));
    if (last === undefined || isOver(last, today)) continue;
    joining.set(last, [...(joining.get(last) ?? []), found]);
  }
  return joining;
}

/** Groups of one key are numbered by hashing the id again; an older one may be done with. */
function lastOf(groups: ReadonlyMap<string, Entry>, key: string): Entry | undefined {
  let last: Entry | undefined;
  for (let id = key; groups.has(id); id = nextGroupId(id)) last = groups.get(id);
  return last;
}

/** All its places were gone at the last update. */
function isOver(group: Entry, today: string): boolean {
  const isFixed = verdictOf(group, today).status === "fixed";
  return isFixed && group.notes.some(({ mark }) => mark.id === "note:gone");
}

/** The lines of a member, its own first; without bullets. A late one has its own status. */
export function newMember(
  work: Work,
  found: Found,
  how: "fresh" | "joining" | "late",
  inWide: boolean,
): string[] {
  const { finding } = found;
  const attributes = new Map(how === "fresh" ? [] : newAttributes(work));
  if (how !== "fresh") work.changes.push(changeOf("joined", finding));
  if (how === "late") attributes.set("late", "new");
  const { texts } = labelsOf(work, { attributes }, false);
  const line = markedLine(memberText(finding, urlOf(work, finding), texts, inWide), {
    id: finding.fingerprint,
    content: finding.content,
    attributes,
  });
  return how === "late" ? [line, "status: open"] : [line];
}

/** What a group's own line says of its places. */
export function groupWords(
  { plan }: Work,
  mark: Pick<Mark, "attributes">,
  found: readonly Found[],
): GroupWords {
  const [first] = found;
  const { rule = "", message = "" } = first?.finding ?? {};
  return {
    rule,
    message: isWide(mark) ? (plan.ruleOf(rule)?.title ?? message) : message,
    places: found.length,
    module: first?.module ?? ".",
  };
}

export function newAttributes({ signed }: Work): ReadonlyMap<string, string> {
  return new Map(signed > 0 ? [["new", String(signed)]] : []);
}

export function nextGroupId(id: string): string {
  const [head, rule = ""] = id.split(":");
  return `${head}:${rule}:${hashOf([id])}`;
}
