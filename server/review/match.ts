/** Says which item of a review is about which finding, also when code was moved, renamed or changed. */
import { nameOf } from "../analysis/workspace/paths.ts";
import type { Entry, LostItem, ReviewDocument } from "./document.ts";
import type { Found, Plan } from "./plan.ts";
import { fieldOf, statusIn } from "./status.ts";

/** A finding's line in the document: an item of its own or a member of a group. */
export interface Tracked {
  readonly entry: Entry;
  readonly group?: Entry;
}

export interface Matching {
  readonly tracked: readonly Tracked[];
  /** What the line is about now; absent when nothing like it is found any more. */
  readonly foundFor: ReadonlyMap<Entry, Found>;
  /** Lines that lost their mark, with the one finding they can mean. */
  readonly restored: readonly { readonly item: LostItem; readonly found: Found }[];
  /** What no line speaks of. */
  readonly untracked: readonly Found[];
}

/**
 * First by identity. Of the rest, a line and a finding with the same rule and the same code belong together
 * (the code was moved, or what it stands in was renamed); at last, as many lines as findings of one rule
 * in one symbol belong together in their order (the code was changed).
 */
export function matchFindings(document: ReviewDocument, plan: Plan): Matching {
  const tracked = document.entries.flatMap((entry): Tracked[] => {
    if (entry.kind === "finding") return [{ entry }];
    return entry.members.map((member) => ({ entry: member, group: entry }));
  });
  const foundFor = new Map<Entry, Found>();
  const taken = new Set<Found>();
  const take = (entry: Entry, found: Found): void => {
    foundFor.set(entry, found);
    taken.add(found);
  };
  matchIdentity(tracked, plan.found, document.strayIds, take, taken);

  const open = (): Tracked[] => tracked.filter(({ entry }) => !foundFor.has(entry));
  const free = (): Found[] => plan.found.filter((found) => !taken.has(found));
  const byCode = grouped(free(), ({ finding }) => `${finding.rule} ${finding.content}`);
  const moved = grouped(open(), (each) => `${ruleOf(each)} ${each.entry.mark.content ?? "?"}`);
  for (const [key, lines] of moved) pairUp(lines, byCode.get(key) ?? [], take);
  const still = open().filter(({ entry }) => !isLongGone(entry));
  const keyOf = (rule: string | undefined, file: string, symbol: string): string =>
    [rule, file, symbol].join("\0");
  const places = grouped(free(), ({ finding }) =>
    keyOf(finding.rule, finding.file, shown(finding.symbol)),
  );
  const lines = grouped(still, (each) => {
    const { place } = each.entry;
    return keyOf(ruleOf(each), place?.file ?? "?", place?.symbol ?? "?");
  });
  for (const [key, those] of lines) {
    const here = places.get(key) ?? [];
    if (here.length !== those.length) continue;
    for (const [index, { entry }] of those.entries()) {
      const found = here[index];
      if (found !== undefined) take(entry, found);
    }
  }
  const restored: { item: LostItem; found: Found }[] = [];
  for (const item of document.lost) {
    const { file, symbol } = item.place;
    const here = free().filter(
      ({ finding }) =>
        finding.rule === item.rule && finding.file === file && shown(finding.symbol) === symbol,
    );
    const [found] = here;
    if (found === undefined || here.length > 1) continue;
    taken.add(found);
    restored.push({ item, found });
  }
  return { tracked, foundFor, restored, untracked: free() };
}

export function ruleOf({ entry, group }: Tracked): string | undefined {
  return entry.rule ?? group?.rule;
}

/** The symbol as a place shows it. */
export function shown(symbol: string): string {
  return symbol === "<module>" ? "top level" : symbol;
}

function matchIdentity(
  tracked: readonly Tracked[],
  found: readonly Found[],
  strayIds: ReadonlySet<string>,
  take: (entry: Entry, found: Found) => void,
  taken: Set<Found>,
): void {
  const byIdentity = new Map(found.map((each) => [each.finding.fingerprint, each]));
  const beginning = (id: string): Found | undefined => {
    const those = found.filter(({ finding }) => finding.fingerprint.startsWith(id));
    return those.length === 1 ? those[0] : undefined;
  };
  for (const each of tracked) {
    const { id } = each.entry.mark;
    const same = byIdentity.get(id) ?? (id.length < 16 ? beginning(id) : undefined);
    const rule = ruleOf(each);
    if (same !== undefined && (rule === undefined || rule === same.finding.rule)) {
      take(each.entry, same);
    }
  }
  // Mentioned where nothing can be decided: reported, but not asked a second time.
  for (const id of strayIds) {
    const same = byIdentity.get(id);
    if (same !== undefined) taken.add(same);
  }
}

/** How much a place resembles another, most for the same file and symbol. */
const MOST_ALIKE = 7;

function likeness(entry: Entry, { finding }: Found): number {
  const { place } = entry;
  return (
    (finding.file === place?.file ? 4 : 0) +
    (shown(finding.symbol) === place?.symbol ? 2 : 0) +
    (nameOf(finding.file) === nameOf(place?.file ?? "") ? 1 : 0)
  );
}

/** Pairs lines and findings of equal code, the most alike first, so that none takes what is another's. */
function pairUp(
  lines: readonly Tracked[],
  found: readonly Found[],
  take: (entry: Entry, found: Found) => void,
): void {
  const left = new Set(lines);
  const right = new Set(found);
  for (let wanted = MOST_ALIKE; wanted >= 0 && left.size > 0 && right.size > 0; wanted--) {
    for (const line of left) {
      for (const each of right) {
        if (likeness(line.entry, each) < wanted) continue;
        take(line.entry, each);
        left.delete(line);
        right.delete(each);
        break;
      }
    }
  }
}

/** Fixed earlier: another finding at the same place is news, not its return. */
function isLongGone(entry: Entry): boolean {
  const isFixed = statusIn(fieldOf(entry, "status")?.value ?? "") === "fixed";
  return isFixed || entry.mark.attributes.has("gone");
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [item]);
    else list.push(item);
  }
  return groups;
}
