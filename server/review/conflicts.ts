/** Finds the conflicts that a Git merge left in a text, and settles those that need no person. */
import { MARK_PATTERN, parseMark } from "./marks.ts";

interface Region {
  readonly start: number;
  readonly end: number;
}

/** One conflict: from its `<<<<<<<` line to the end of its `>>>>>>>` line, or what there is of it. */
export interface Conflict extends Region {
  /** The lines between the marks; the offsets of an unfinished conflict end where the text does. */
  readonly ours: Region;
  readonly base?: Region;
  readonly theirs: Region;
  /** False when a mark is missing: then nothing in it may be touched. */
  readonly isComplete: boolean;
  /** The lines with Git's marks. */
  readonly markLines: readonly Region[];
}

const MARK_LINE = /^(<{7}|\|{7}|={7}|>{7})(?: [^\r\n]*)?$/;

export function conflictsIn(text: string): readonly Conflict[] {
  if (!/^(?:<{7}|>{7})/m.test(text)) return [];
  const conflicts: Conflict[] = [];
  let open: { readonly marks: Map<string, Region>; readonly lines: Region[] } | undefined;
  const close = (end: number, isComplete: boolean): void => {
    if (open !== undefined) conflicts.push(conflictOf(open.marks, open.lines, end, isComplete));
    open = undefined;
  };
  for (const line of linesOf(text)) {
    const mark = MARK_LINE.exec(line.content)?.[1]?.[0];
    if (mark === undefined) continue;
    const region = { start: line.start, end: line.end };
    if (mark === "<") {
      close(line.start, false);
      open = { marks: new Map([[mark, region]]), lines: [region] };
    } else if (open === undefined) {
      if (mark !== ">") continue;
      // The beginning was lost: what belongs to it is unknown, the line itself must not vanish.
      conflicts.push(conflictOf(new Map([["<", region]]), [region], line.end, false));
    } else if (!open.marks.has(mark)) {
      open.marks.set(mark, region);
      open.lines.push(region);
      if (mark === ">") close(line.end, open.marks.has("="));
    }
  }
  close(text.length, false);
  return conflicts;
}

function conflictOf(
  marks: ReadonlyMap<string, Region>,
  lines: readonly Region[],
  end: number,
  isComplete: boolean,
): Conflict {
  const from = marks.get("<") ?? { start: end, end };
  const base = marks.get("|");
  const middle = marks.get("=");
  const to = marks.get(">");
  const oursEnd = (base ?? middle)?.start ?? end;
  return {
    start: from.start,
    end,
    ours: { start: from.end, end: oursEnd },
    ...(base === undefined ? {} : { base: { start: base.end, end: middle?.start ?? end } }),
    theirs: { start: middle?.end ?? end, end: to?.start ?? end },
    isComplete,
    markLines: lines,
  };
}

/** The text with Git's marks and the common ancestor as spaces, at the same offsets. */
export function blanked(text: string, conflicts: readonly Conflict[]): string {
  const hidden = conflicts
    .flatMap(({ markLines, base }) => (base === undefined ? markLines : [...markLines, base]))
    .sort((left, right) => left.start - right.start);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of hidden) {
    // The ancestor's lines lie between two marks, so nothing overlaps but an empty region.
    pieces.push(text.slice(at, Math.max(start, at)));
    pieces.push(text.slice(Math.max(start, at), end).replace(/[^\r\n]/g, " "));
    at = Math.max(end, at);
  }
  return pieces.join("") + text.slice(at);
}

export interface Settled {
  readonly text: string;
  /** How many conflicts are gone. */
  readonly settled: number;
}

/**
 * Takes away the conflicts that hold no decision between two people's words: two sides that add different
 * whole items are both kept; where both sides hold the same items and people's lines in them agree, or
 * only the tool's own settings differ, our side stays. Everything else is left byte for byte.
 */
export function settleConflicts(text: string): Settled {
  const counts = countsOfIds(text);
  const pieces: string[] = [];
  let at = 0;
  let settled = 0;
  for (const conflict of conflictsIn(text)) {
    const kept = outcomeOf(text, conflict, counts);
    if (kept === undefined) continue;
    pieces.push(text.slice(at, conflict.start), kept);
    at = conflict.end;
    settled++;
  }
  return { text: pieces.join("") + text.slice(at), settled };
}

/** What a conflict becomes; undefined when a person must decide. `counts` as `countsOfIds` gives them. */
export function outcomeOf(
  text: string,
  conflict: Conflict,
  counts: ReadonlyMap<string, number>,
): string | undefined {
  if (!conflict.isComplete) return undefined;
  const ours = text.slice(conflict.ours.start, conflict.ours.end);
  const theirs = text.slice(conflict.theirs.start, conflict.theirs.end);
  if (isToolSettings(ours) && isToolSettings(theirs)) return ours;
  const left = itemsIn(ours);
  const right = itemsIn(theirs);
  if (left === undefined || right === undefined) return undefined;
  const { base: between } = conflict;
  const base = between === undefined ? "" : text.slice(between.start, between.end);
  const ids = [...left, ...right].map((item) => item.id);
  const isSame =
    left.length > 0 &&
    left.map((item) => item.id).join(" ") === right.map((item) => item.id).join(" ");
  if (isSame) {
    return left.every((item, index) => item.people === right[index]?.people) ? ours : undefined;
  }
  const areNew = ids.every((id) => counts.get(id) === 1);
  return areNew && base.trim() === "" && ids.length > 0 ? ours + theirs : undefined;
}

/** How often each id occurs in a text. */
export function countsOfIds(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of idsIn(text)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function isToolSettings(side: string): boolean {
  const lines = linesOf(side).map((line) => line.content);
  return lines.length > 0 && lines.every((line) => /^(?:commit|tool):[ \t]/.test(line));
}

interface SideItem {
  readonly id: string;
  /** All but the line that belongs to the tool. */
  readonly people: string;
}

/** The whole items, or members of one group, that a side consists of; undefined when there is anything else. */
function itemsIn(side: string): readonly SideItem[] | undefined {
  const items: { id: string; people: string }[] = [];
  let indent: number | undefined;
  for (const { content } of linesOf(side)) {
    if (content.trim() === "") continue;
    const depth = content.search(/[^ \t]/);
    indent ??= depth;
    if (depth < indent) return undefined;
    const bullet = /^[ \t]*[-+*] (?:\[[ xX]\] )?/.exec(content)?.[0];
    const id: string | undefined = idsIn(content).next().value;
    const behind = content.slice(content.lastIndexOf("-->") + 3);
    const last = items.at(-1);
    if (depth === indent) {
      if (bullet === undefined || id === undefined) return undefined;
      items.push({ id, people: bullet + behind });
    } else if (last !== undefined) {
      last.people += `\n${id === undefined ? content.trimEnd() : `${id} ${behind}`}`;
    }
  }
  return items;
}

function* idsIn(text: string): Generator<string> {
  for (const found of text.matchAll(MARK_PATTERN)) {
    const mark = parseMark(found[1] ?? "");
    if (mark !== undefined && mark.kind !== "note" && mark.kind !== "part") yield mark.id;
  }
}

interface Line extends Region {
  readonly content: string;
}

/** The lines of a text; `end` is behind the line break. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  const pattern = /([^\r\n]*)(\r\n|\n|\r|$)/y;
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex;
    const content = pattern.exec(text)?.[1] ?? "";
    lines.push({ start, end: pattern.lastIndex, content });
  }
  return lines;
}
