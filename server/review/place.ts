/** Finds where new lines of a review go: beside what is there, without touching what people wrote. */
import { illusionOf } from "../../rules/kit/rule.ts";
import { type Entry, lineEnd, lineStart, type Part, type ReviewDocument } from "./document.ts";
import { ILLUSIONS, partMark } from "./render.ts";

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Blocks to add; each is a list of lines. */
export interface NewBlocks {
  /** Items by rule, rules in the order of the file. */
  readonly rules: readonly {
    readonly rule: string;
    readonly heading: readonly string[];
    readonly lines: readonly string[];
  }[];
  readonly asks: readonly {
    readonly illusion: (typeof ILLUSIONS)[number];
    readonly heading: readonly string[];
    readonly lines: readonly string[];
  }[];
  readonly headingOf: (illusion: (typeof ILLUSIONS)[number]) => string;
  /** What is asked about the layer, with its own heading. */
  readonly layer: readonly string[];
  readonly folded: readonly string[];
  readonly openFolded: readonly string[];
  readonly closeFolded: string;
  readonly elsewhere: readonly string[];
  readonly elsewhereHeading: string;
  /** What the end of the file lacks. */
  readonly signOff: readonly string[];
}

export function placeBlocks(document: ReviewDocument, blocks: NewBlocks): readonly Edit[] {
  const { text, lineBreak: eol, parts, entries, conflicts, tail } = document;
  const edits: Edit[] = [];
  /** Blocks before a part, or at the tail (undefined), in the order they are to stand. */
  const queued = new Map<Part | undefined, string[]>();

  const part = (id: string): Part | undefined =>
    parts.find((each) => each.isTopLevel && each.mark.id === id);
  const firstOf = (ids: readonly string[], from = 0): Part | undefined =>
    parts.find((each) => each.isTopLevel && each.span.start >= from && ids.includes(each.mark.id));
  const outside = (offset: number): number =>
    conflicts.find((each) => each.start < offset && offset < each.end)?.end ?? offset;

  const queue = (before: Part | undefined, lines: readonly string[]): void => {
    const list = queued.get(before) ?? [];
    list.push(lines.join(eol));
    queued.set(before, list);
  };
  /** Below an item, as part of its list. */
  const append = (anchor: Entry, lines: readonly string[]): void => {
    const at = outside(lineEnd(text, anchor.span.end));
    const lead = text.slice(lineStart(text, anchor.span.start), anchor.span.start);
    const indent = /^[ \t]*$/.test(lead) ? lead : "";
    const block = lines.map((line) => eol + indent + line).join("");
    edits.push({ start: at, end: at, text: block + gapBefore(text, at, indent.length, eol) });
  };
  /** Below a heading: with an empty line on both sides. */
  const below = (anchor: Part, lines: readonly string[]): void => {
    const at = outside(lineEnd(text, anchor.span.end));
    const isFollowed = /^(?:\r\n|\n|\r)[^\r\n]/.test(text.slice(at, at + 3));
    const block = `${eol}${eol}${lines.join(eol)}${gapBefore(text, at, 0, eol)}`;
    edits.push({ start: at, end: at, text: block + (isFollowed ? eol : "") });
  };
  const lastEntry = (isMeant: (entry: Entry) => boolean): Entry | undefined =>
    entries.findLast((entry) => entry.isTopLevel && entry.conflict === undefined && isMeant(entry));
  const isItem = (entry: Entry): boolean => entry.kind === "finding" || entry.kind === "group";

  const closing = ["more", "elsewhere-list", "sign-off", "end"];
  if (blocks.layer.length > 0) queue(firstOf([...ILLUSIONS, ...closing]), blocks.layer);
  for (const [index, illusion] of ILLUSIONS.entries()) {
    const rules = blocks.rules.filter(({ rule }) => illusionOf(rule) === illusion);
    const asks = blocks.asks.filter((each) => each.illusion === illusion);
    const later = ILLUSIONS.slice(index + 1);
    const heading = part(illusion);
    const next = firstOf([...later, ...closing], heading?.span.end ?? 0);
    const asksPart = part(`asks:${illusion}`);
    const sections: string[][] = [];
    for (const { rule, heading: title, lines } of rules) {
      const anchor = lastEntry((entry) => isItem(entry) && entry.rule === rule && !entry.isFolded);
      const own = part(rule);
      if (anchor !== undefined) append(anchor, lines);
      else if (own !== undefined) below(own, lines);
      else if (heading === undefined) sections.push([...title, "", ...lines]);
      else {
        const following = parts.find(
          ({ isTopLevel, mark }) =>
            isTopLevel && mark.id.startsWith(`${illusion}/`) && mark.id > rule,
        );
        queue(following ?? asksPart ?? next, [...title, "", ...lines]);
      }
    }
    for (const { heading: title, lines } of asks) {
      const anchor = lastEntry(
        (entry) => entry.kind === "ask" && entry.rule?.startsWith(`${illusion}/`) === true,
      );
      if (anchor !== undefined) append(anchor, lines);
      else if (asksPart !== undefined) below(asksPart, lines);
      else if (heading === undefined) sections.push([...title, "", ...lines]);
      else queue(next, [...title, "", ...lines]);
    }
    if (sections.length > 0) {
      queue(next, [blocks.headingOf(illusion), ...sections.flatMap((lines) => ["", ...lines])]);
    }
  }
  if (blocks.folded.length > 0) {
    const anchor = lastEntry((entry) => isItem(entry) && entry.isFolded);
    const more = part("more");
    if (anchor !== undefined) append(anchor, blocks.folded);
    else if (more !== undefined) below(more, blocks.folded);
    else {
      const lines = [...blocks.openFolded, "", ...blocks.folded, "", blocks.closeFolded];
      queue(firstOf(closing.slice(1)), lines);
    }
  }
  if (blocks.elsewhere.length > 0) {
    const anchor = lastEntry((entry) => entry.kind === "elsewhere");
    const list = part("elsewhere-list");
    if (anchor !== undefined) append(anchor, blocks.elsewhere);
    else if (list !== undefined) below(list, blocks.elsewhere);
    else queue(firstOf(closing.slice(2)), [blocks.elsewhereHeading, "", ...blocks.elsewhere]);
  }
  if (blocks.signOff.length > 0) {
    queue(blocks.signOff.length > 1 ? part("end") : undefined, blocks.signOff);
  }

  for (const [before, list] of queued) {
    const at = outside(before === undefined ? tail : lineStart(text, before.span.start));
    const lead = leadBefore(text, at, eol);
    const isLast = at >= text.length;
    const gap = gapBefore(text, at, 0, eol);
    const block = list.join(eol + eol) + gap + (isLast ? eol : eol + eol);
    edits.push({ start: at, end: at, text: lead + block });
  }
  return edits;
}

/**
 * Ends a list where what follows is indented and would become part of its last item. `from` is where what
 * follows begins: a line break or the start of a line.
 */
function gapBefore(text: string, from: number, indent: number, eol: string): string {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? "")) at++;
  if (at >= text.length) return "";
  const width = text.slice(lineStart(text, at), at).replaceAll("\t", "    ").length;
  return width >= indent + 2 ? `${eol}${eol}${partMark("gap")}` : "";
}

/** What makes an empty line before an offset. */
function leadBefore(text: string, at: number, eol: string): string {
  const before = text.slice(Math.max(0, at - 4), at).replace(/^\uFEFF/, "");
  if (before === "") return "";
  const line = before.replace(/(?:\r\n|\n|\r)$/, "");
  if (line === before) return eol + eol;
  return line === "" || /[\r\n]$/.test(line) ? "" : eol;
}

/** Applies edits that do not overlap; of several at one offset the first given comes first. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits
    .map((edit, index) => ({ ...edit, index }))
    .sort(
      (left, right) => left.start - right.start || left.end - right.end || left.index - right.index,
    );
  const pieces: string[] = [];
  let at = 0;
  for (const edit of sorted) {
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return pieces.join("") + text.slice(at);
}
