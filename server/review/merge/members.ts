/** Finds new members of a group and writes their lines. */
import { hashOf } from "../../analysis/fingerprint.ts";
import type { Entry } from "../document.ts";
import { markedLine } from "../marks.ts";
import { byPlace, type Found, groupKey } from "../plan.ts";
import { memberText } from "../render.ts";
import { verdictOf } from "../status.ts";
import { labelsOf } from "./lines.ts";
import { changeOf, urlOf, type Work } from "./work.ts";

/** New findings that the group's decision is about. */
export function joiners(work: Work, group: Entry): readonly Found[] {
  const { matching, document, context } = work;
  const status = verdictOf(group, context.today).status;
  const isOver = status === "fixed" && group.notes.some(({ mark }) => mark.id === "note:gone");
  if (isOver) return [];
  const groups = document.entries.filter(({ kind }) => kind === "group");
  return matching.untracked
    .filter((found) => {
      if (!found.isWanted) return false;
      const key = groupKey(found);
      // The youngest group of this key: an older one may be done with.
      const last = groups.findLast(({ mark }) => baseOfGroup(mark.id, groups, key) === key);
      return last === group;
    })
    .sort(byPlace);
}

/** Groups of one key are numbered by hashing the key's id again. */
function baseOfGroup(id: string, groups: readonly Entry[], key: string): string | undefined {
  let current = key;
  for (let count = 0; count <= groups.length; count++) {
    if (current === id) return key;
    current = nextGroupId(current);
  }
  return undefined;
}

/** The lines of a member, its own first; without bullets. A late one has its own status. */
export function newMember(work: Work, found: Found, how: "fresh" | "joining" | "late"): string[] {
  const { finding } = found;
  const attributes = new Map(how === "fresh" ? [] : newAttributes(work));
  if (how !== "fresh") work.changes.push(changeOf("joined", finding));
  if (how === "late") attributes.set("late", "new");
  const { texts } = labelsOf(work, { attributes }, false);
  const line = markedLine(memberText(finding, urlOf(work, finding), texts), {
    id: finding.fingerprint,
    content: finding.content,
    attributes,
  });
  return how === "late" ? [line, "status: open"] : [line];
}

export function newAttributes({ signed }: Work): ReadonlyMap<string, string> {
  return new Map(signed > 0 ? [["new", String(signed)]] : []);
}

export function nextGroupId(id: string): string {
  const [head, rule = ""] = id.split(":");
  return `${head}:${rule}:${hashOf([id])}`;
}
