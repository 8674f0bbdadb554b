/** Reads a review file into items, fields, marks and signatures with the offsets that edits need. */
import type { Heading, ListItem, Nodes, Paragraph, Root, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import { blanked, type Conflict, conflictsIn } from "./conflicts.ts";
import { checkOf, MARK_OPENING, MARK_PATTERN, type Mark, normalised, parseMark } from "./marks.ts";

/** UTF-16 offsets into the text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface PlacedMark extends Mark {
  readonly span: Span;
}

/** A sub-line `- key: value` of an item. */
export interface Field {
  /** In lower case, without emphasis. */
  readonly key: string;
  /** With line breaks and runs of spaces as one space. */
  readonly value: string;
  readonly span: Span;
  readonly keySpan: Span;
  /** Behind the colon; empty where nothing is written yet. */
  readonly valueSpan: Span;
}

/** The place that an item's own line names. */
export interface NamedPlace {
  readonly file: string;
  readonly symbol: string;
  readonly url: string;
}

/** A list item with a mark of its own: what people decide about. */
export interface Entry {
  readonly kind: "finding" | "group" | "ask" | "elsewhere";
  readonly mark: PlacedMark;
  /** The whole list item, from its bullet to the end of what stands below it. */
  readonly span: Span;
  /** The tool's part of the first line: visible text and mark, without the box. */
  readonly line: Span;
  /** The visible text, spaces folded. */
  readonly text: string;
  /** Where sub-lines may be put: behind the first paragraph. */
  readonly headEnd: number;
  /** Somebody changed the visible text. */
  readonly isEdited: boolean;
  readonly box?: { readonly span: Span; readonly isTicked: boolean };
  readonly rule?: string;
  readonly place?: NamedPlace;
  readonly fields: readonly Field[];
  readonly notes: readonly Note[];
  /** Of a group: the findings under its decision. */
  readonly members: readonly Entry[];
  /** Line break and indentation of a sub-line, bullet not included. */
  readonly indent: string;
  /** Stands in a list of the file itself, not below somebody's own item or in a quotation. */
  readonly isTopLevel: boolean;
  /** Stands in the list of what is less pressing. */
  readonly isFolded: boolean;
  /** The conflict between Git's marks that it touches. */
  readonly conflict?: Conflict;
}

/** A remark of the tool below an item. */
export interface Note {
  readonly mark: PlacedMark;
  readonly span: Span;
  readonly text: string;
  readonly isEdited: boolean;
}

/** A heading or line that belongs to the tool: its id is `sign-off`, `end`, an illusion, a rule … */
export interface Part {
  readonly mark: PlacedMark;
  /** The node that holds the mark. */
  readonly span: Span;
  /** Of a line with a check: its visible text and mark. */
  readonly line: Span;
  readonly text: string;
  readonly isEdited: boolean;
  readonly isTopLevel: boolean;
}

export interface Signature {
  readonly who: string;
  readonly date: string;
  readonly commit: string;
  readonly span: Span;
  readonly dateSpan: Span;
}

export interface Setting {
  readonly key: string;
  readonly value: string;
  readonly valueSpan: Span;
}

/** A mistake that reading alone can see; `code` names its kind. */
export interface Fault {
  readonly code:
    | "too-large"
    | "too-deep"
    | "malformed-mark"
    | "lost-mark"
    | "stray-mark"
    | "hidden-mark"
    | "unclosed-block"
    | "field-outside-list"
    | "no-front-matter"
    | "no-end"
    | "no-sign-off";
  readonly span: Span;
  /** What else there is to know of it, such as the id. */
  readonly detail: string;
}

export interface ReviewDocument {
  readonly text: string;
  readonly lineBreak: string;
  readonly settings: readonly Setting[];
  /** All entries in the order of the file, members not included. */
  readonly entries: readonly Entry[];
  readonly parts: readonly Part[];
  readonly signatures: readonly Signature[];
  /** Below the marked heading; undefined when there is none. */
  readonly signOffTable: Span | undefined;
  readonly conflicts: readonly Conflict[];
  readonly faults: readonly Fault[];
  /** Ids of findings that stand where they cannot be decided about: in code, in prose, second in a line. */
  readonly strayIds: ReadonlySet<string>;
  /** Where text can be added at the end without falling into a block that somebody left open. */
  readonly tail: number;
  /** The list item that looks like one of the tool's but has no usable mark. */
  readonly lost: readonly LostItem[];
  /** False when the file was too large or too deeply nested to read: it must not be changed. */
  readonly isReadable: boolean;
}

export interface LostItem {
  readonly rule: string;
  readonly place: NamedPlace;
  /** Visible text without what is left of the mark. */
  readonly text: Span;
  /** What is left of the mark; empty at the end of the text when nothing is. */
  readonly remains: Span;
  /** The id of the group that it is a member of. */
  readonly group?: string;
}

/** UTF-16 units; a review of a thousand places stays well below. */
const LARGEST = 1024 * 1024;

/** Containers opened on one line, or depth of list by indentation, or a fence that nobody writes by hand. */
const TOO_DEEP = [
  /^(?:[ \t]*(?:[-+*>]|\d{1,9}[.)])){48}/m,
  /^[ \t]{120,}(?:[-+*]|\d{1,9}[.)])[ \t]/m,
  /`{48}|~{48}/,
] as const;

/** Reads any text; what cannot be understood becomes a fault and is kept as it stands. */
export function parseReview(text: string): ReviewDocument {
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const fault = unreadable(text);
  if (fault !== undefined) {
    return { ...NOTHING, text, lineBreak, faults: [fault], tail: text.length, isReadable: false };
  }
  const conflicts = conflictsIn(text);
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const front = frontMatterOf(text, start);
  const body = blanked(text, conflicts).slice(front.end);
  const reader = createReader(text, body, front.end, conflicts);
  reader.read(fromMarkdown(body, MARKDOWN));
  return {
    text,
    lineBreak,
    settings: front.settings,
    conflicts,
    isReadable: true,
    ...reader.result(front.isThere, start),
  };
}

const NOTHING = {
  settings: [],
  entries: [],
  parts: [],
  signatures: [],
  signOffTable: undefined,
  conflicts: [],
  strayIds: new Set<string>(),
  lost: [],
} as const;

/** Emphasis and links are of no interest here, and looking for them is slow on hostile text. */
const UNUSED = {
  disable: {
    null: ["attention", "labelEnd", "labelStartLink", "labelStartImage", "autolink", "definition"],
  },
};
const MARKDOWN = {
  extensions: [gfmTaskListItem(), gfmTable(), UNUSED],
  mdastExtensions: [gfmTaskListItemFromMarkdown(), gfmTableFromMarkdown()],
};

function unreadable(text: string): Fault | undefined {
  if (text.length > LARGEST) {
    return { code: "too-large", span: { start: 0, end: 0 }, detail: String(text.length) };
  }
  for (const pattern of TOO_DEEP) {
    const found = pattern.exec(text);
    if (found !== null) {
      const span = { start: found.index, end: found.index + found[0].length };
      return { code: "too-deep", span, detail: "" };
    }
  }
  return undefined;
}

function frontMatterOf(
  text: string,
  start: number,
): { readonly isThere: boolean; readonly end: number; readonly settings: readonly Setting[] } {
  const opening = /^---[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(start, start + 256));
  if (opening === null) return { isThere: false, end: start, settings: [] };
  const settings: Setting[] = [];
  const line = /([^\r\n]*)(\r\n|\n|\r|$)/y;
  line.lastIndex = start + opening[0].length;
  while (line.lastIndex < text.length) {
    const at = line.lastIndex;
    const found = line.exec(text);
    const content = found?.[1] ?? "";
    if (/^(?:---|\.\.\.)[ \t]*$/.test(content)) {
      return { isThere: true, end: line.lastIndex, settings };
    }
    const [, head = "", value = ""] = /^([a-z][\w-]*[ \t]*:[ \t]*)(.*?)[ \t]*$/.exec(content) ?? [];
    if (head !== "") {
      const from = at + head.length;
      settings.push({
        key: head.slice(0, head.search(/[ \t:]/)),
        value: value.replace(/^(["'])(.*)\1$/, "$2"),
        valueSpan: { start: from, end: from + value.length },
      });
    }
  }
  return { isThere: false, end: start, settings: [] };
}

interface Draft extends Omit<Entry, "members" | "conflict" | "fields" | "notes"> {
  readonly members: Draft[];
  readonly fields: Field[];
  readonly notes: Note[];
}

type Result = Pick<
  ReviewDocument,
  "entries" | "parts" | "signatures" | "signOffTable" | "faults" | "strayIds" | "tail" | "lost"
>;

/** Walks a tree once. Offsets of the tree count from `shift`. */
function createReader(
  text: string,
  body: string,
  shift: number,
  conflicts: readonly Conflict[],
): {
  readonly read: (tree: Root) => void;
  readonly result: (hasFrontMatter: boolean, start: number) => Result;
} {
  const entries: Draft[] = [];
  const parts: Part[] = [];
  const lost: LostItem[] = [];
  const faults: Fault[] = [];
  const strayIds = new Set<string>();
  /** Openings of marks that were understood, by offset. */
  const known = new Set<number>();
  const code: Span[] = [];
  let table: Table | undefined;
  let isAfterSignOff = false;
  let isFolded = false;
  let tail = text.length;

  const spanOf = (node: Nodes): Span => ({
    start: shift + (node.position?.start.offset ?? 0),
    end: shift + (node.position?.end.offset ?? 0),
  });

  function marksIn(span: Span): PlacedMark[] {
    const marks: PlacedMark[] = [];
    for (const found of body.slice(span.start - shift, span.end - shift).matchAll(MARK_PATTERN)) {
      const start = span.start + found.index;
      if (code.some((each) => each.start <= start && start < each.end)) continue;
      const mark = parseMark(found[1] ?? "");
      known.add(start);
      const placed = { start, end: start + found[0].length };
      if (mark === undefined) {
        faults.push({ code: "malformed-mark", span: placed, detail: (found[1] ?? "").trim() });
      } else marks.push({ ...mark, span: placed });
    }
    return marks;
  }

  function stray(mark: PlacedMark): void {
    strayIds.add(mark.id);
    faults.push({ code: "stray-mark", span: mark.span, detail: mark.id });
  }

  function read(tree: Root): void {
    noteCode(tree);
    for (const [index, node] of tree.children.entries()) {
      if (node.type === "table" && isAfterSignOff && table === undefined) table = node;
      else readBlock(node, { depth: 0, owner: undefined, group: undefined });
      if (index === tree.children.length - 1) tail = tailAt(node);
    }
    noteBrokenMarks();
  }

  /** Code spans and blocks may show a mark without meaning it. */
  function noteCode(tree: Root): void {
    const stack: Nodes[] = [tree];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.type === "code" || node.type === "inlineCode") code.push(spanOf(node));
      else if ("children" in node) stack.push(...node.children);
    }
  }

  interface Around {
    readonly depth: number;
    /** The entry below whose bullet this stands. */
    readonly owner: Draft | undefined;
    readonly group: Draft | undefined;
  }

  function readBlock(node: Nodes, around: Around): void {
    if (node.type === "listItem") readItem(node, around);
    else if (node.type === "heading" || node.type === "paragraph") readText(node, around);
    else if (node.type === "html") readHtml(spanOf(node), node.value, around);
    else if ("children" in node) {
      for (const child of node.children) {
        readBlock(child, node.type === "list" ? around : { ...around, depth: around.depth + 1 });
      }
    }
  }

  function readText(node: Heading | Paragraph, around: Around): void {
    const span = spanOf(node);
    const [first, ...others] = marksIn(span);
    if (first === undefined) return;
    addPart(first, span, around.depth);
    others.forEach(stray);
  }

  function readHtml(span: Span, value: string, around: Around): void {
    if (around.depth === 0 && /^<\/details/i.test(value)) isFolded = false;
    for (const mark of marksIn(span)) addPart(mark, span, around.depth);
  }

  function addPart(mark: PlacedMark, span: Span, depth: number): void {
    if (mark.kind !== "part") {
      stray(mark);
      return;
    }
    if (depth === 0) {
      isAfterSignOff = mark.id === "sign-off" || (isAfterSignOff && mark.id !== "end");
      isFolded = mark.id === "more";
    }
    const from = text.slice(span.start, mark.span.start);
    const heading = /^#{1,6}[ \t]+/.exec(from)?.[0].length ?? 0;
    const line = { start: span.start + heading, end: mark.span.end };
    const visible = normalised(text.slice(line.start, mark.span.start));
    const isEdited = mark.check !== undefined && mark.check !== checkOf(visible);
    parts.push({ mark, span, line, text: visible, isEdited, isTopLevel: depth === 0 });
  }

  function readItem(node: ListItem, around: Around): void {
    const [head, second] = node.children;
    const inner: Around = { ...around, depth: around.depth + 1 };
    if (head?.type !== "paragraph") {
      for (const child of node.children) readBlock(child, inner);
      return;
    }
    const span = withoutBox(spanOf(head));
    const marks = marksIn(span);
    let headEnd = span.end;
    let rest = node.children.slice(1);
    // A wrapped line may begin with the mark, which Markdown takes for a block of its own.
    if (marks.length === 0 && second?.type === "html") {
      const below = spanOf(second);
      if (/^[ \t]*(?:\r\n|\n|\r)[ \t]*$/.test(text.slice(span.end, below.start))) {
        marks.push(...marksIn(below));
        if (marks.length > 0) {
          headEnd = below.end;
          rest = rest.slice(1);
        }
      }
    }
    const [mark, ...others] = marks;
    others.forEach(stray);
    if (mark === undefined) {
      const field = around.owner === undefined ? undefined : fieldOf(span, spanOf(node));
      if (field !== undefined) around.owner?.fields.push(field);
      else noteLost(span, typeof node.checked === "boolean", around.group);
      for (const child of rest) readBlock(child, { ...inner, owner: undefined });
      return;
    }
    if (mark.kind === "note" || mark.kind === "part") {
      if (mark.kind === "part") addPart(mark, span, around.depth);
      else if (around.owner === undefined) stray(mark);
      else around.owner.notes.push(noteOf(mark, span, spanOf(node)));
      for (const child of rest) readBlock(child, { ...inner, owner: undefined });
      return;
    }
    const entry = draftOf(node, span, mark, headEnd, around);
    const isMember = entry.kind === "finding" && around.group !== undefined;
    if (isMember) around.group?.members.push(entry);
    else entries.push(entry);
    const below: Around = {
      depth: around.depth + 1,
      owner: entry,
      group: entry.kind === "group" ? entry : isMember ? around.group : undefined,
    };
    for (const child of rest) {
      // Only lists right below an item hold its fields; a quotation or a second paragraph is prose.
      readBlock(child, child.type === "list" ? below : { ...below, owner: undefined });
    }
  }

  /** The parser counts the space behind a box as text where code follows it. */
  function withoutBox({ start, end }: Span): Span {
    const lead = /^(?:\[[ xX]\])?\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
    return { start: start + lead, end };
  }

  function draftOf(
    node: ListItem,
    head: Span,
    mark: PlacedMark,
    headEnd: number,
    around: Around,
  ): Draft {
    const span = spanOf(node);
    const lead = text.slice(span.start, head.start);
    const box = /\[([ xX])\]/.exec(lead);
    const opening = box === null ? undefined : span.start + box.index + 1;
    const raw = text.slice(head.start, mark.span.start);
    const behind = text.slice(mark.span.end, headEnd);
    if (/^\s*(?:status|owner|decision|until|evidence|answer)\s*:/i.test(behind)) {
      const place = { start: mark.span.end, end: headEnd };
      faults.push({ code: "field-outside-list", span: place, detail: behind.trim() });
    }
    const visible = normalised(raw);
    const place = placeIn(raw);
    const rule = ruleIn(raw, mark);
    return {
      kind: mark.kind as Entry["kind"],
      mark,
      span,
      line: { start: head.start, end: mark.span.end },
      text: visible,
      headEnd,
      isEdited: mark.check !== undefined && mark.check !== checkOf(visible),
      ...(opening === undefined || box === null
        ? {}
        : { box: { span: { start: opening, end: opening + 1 }, isTicked: box[1] !== " " } }),
      ...(rule === undefined ? {} : { rule }),
      ...(place === undefined ? {} : { place }),
      fields: [],
      notes: [],
      members: [],
      indent: indentBelow(node),
      isTopLevel: around.depth === 0 && around.owner === undefined,
      isFolded,
    };
  }

  /** As deep as the sub-lines that are there, else just behind the item's own bullet. */
  function indentBelow(node: ListItem): string {
    const list = node.children.find((child) => child.type === "list");
    const { start } = spanOf(list ?? node);
    const before = lineStart(text, start);
    const prefix = text.slice(before, start);
    // A conflict mark of Git is no indentation.
    const quiet = /^[ \t>]*$/.test(prefix) ? prefix : prefix.replace(/[^\t>]/g, " ");
    if (list !== undefined) return quiet;
    const [whole = "- ", bullet = "-"] =
      /^([-+*]|\d{1,9}[.)])[ \t]*/.exec(text.slice(start, start + 24)) ?? [];
    const column = columnsOf(prefix + bullet);
    const content = columnsOf(prefix + whole);
    const width = content - column;
    // Five columns or more begin indented code, and the content one column behind the bullet.
    const target = width >= 1 && width <= 4 ? content : column + 1;
    if (!quiet.includes(">")) return " ".repeat(target);
    // The sign of a quotation takes one space with it.
    const lead = quiet.endsWith(">") ? `${quiet} ` : quiet;
    return lead + " ".repeat(target - columnsOf(prefix));
  }

  function fieldOf(span: Span, item: Span): Field | undefined {
    const raw = text.slice(span.start, span.end);
    const found = /^([*_]{0,2})([A-Za-z][\w -]{0,30}?)\1([ \t]*:[*_]{0,2})[ \t]*/.exec(raw);
    if (found === null) return undefined;
    const [whole, mark = "", key = ""] = found;
    const keyStart = span.start + mark.length;
    const start = span.start + whole.length;
    return {
      key: key.toLowerCase(),
      value: normalised(text.slice(start, span.end)),
      span: item,
      keySpan: { start: keyStart, end: keyStart + key.length },
      valueSpan: { start, end: span.end },
    };
  }

  function noteOf(mark: PlacedMark, head: Span, span: Span): Note {
    const visible = normalised(text.slice(head.start, mark.span.start));
    const isEdited = mark.check !== undefined && mark.check !== checkOf(visible);
    return { mark, span, text: visible, isEdited };
  }

  function noteLost(span: Span, hasBox: boolean, group: Draft | undefined): void {
    const raw = text.slice(span.start, span.end);
    const place = placeIn(raw);
    const rule = ruleIn(raw, undefined) ?? group?.rule;
    if (place === undefined || rule === undefined) return;
    const broken = /[ \t]*<!--\s*premise:[\s\S]*$/.exec(raw);
    // A link of people's own may look like this, too.
    if (broken === null && !hasBox) return;
    const end = broken === null ? span.end : span.start + broken.index;
    lost.push({
      rule,
      place,
      text: { start: span.start, end },
      remains: { start: end, end: span.end },
      ...(group === undefined ? {} : { group: group.mark.id }),
    });
    faults.push({ code: "lost-mark", span, detail: `${rule} ${place.file}` });
  }

  /** What begins like a mark but is none: cut off, or hidden in code and comments. */
  function noteBrokenMarks(): void {
    for (const found of body.matchAll(MARK_OPENING)) {
      const start = shift + found.index;
      if (known.has(start)) continue;
      const inCode = code.find((each) => each.start <= start && start < each.end);
      const whole = new RegExp(MARK_PATTERN.source, "y");
      whole.lastIndex = found.index;
      const mark = whole.exec(body);
      const end = mark === null ? start + found[0].length : start + mark[0].length;
      if (mark === null) {
        if (inCode === undefined) {
          faults.push({ code: "malformed-mark", span: { start, end }, detail: "" });
        }
        continue;
      }
      const parsed = parseMark(mark[1] ?? "");
      if (parsed === undefined || parsed.kind === "part" || parsed.kind === "note") continue;
      strayIds.add(parsed.id);
      faults.push({ code: "hidden-mark", span: { start, end }, detail: parsed.id });
    }
  }

  /** A fence or comment that runs to the end of the file would swallow what is added there. */
  function tailAt(last: Nodes): number {
    const span = spanOf(last);
    const raw = text.slice(span.start, span.end);
    const isOpen =
      (last.type === "code" && !/(?:^|[\r\n])[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.test(raw.slice(3))) ||
      (last.type === "html" && /^<!--/.test(raw) && !raw.includes("-->")) ||
      (last.type === "html" && /^<(?:pre|script|style|textarea)\b/i.test(raw));
    if (!isOpen || (last.type === "code" && !/^[`~]{3}/.test(raw))) return text.length;
    faults.push({
      code: "unclosed-block",
      span: { start: span.start, end: span.start },
      detail: "",
    });
    return lineStart(text, span.start);
  }

  function signatures(): Signature[] {
    if (table === undefined) return [];
    const [header, ...rows] = table.children;
    const names = (header?.children ?? []).map((cell) => textOf(cell).toLowerCase());
    const at = (name: string, position: number): number => {
      const index = names.indexOf(name);
      return index === -1 ? position : index;
    };
    const columns = { who: at("who", 0), date: at("date", 1), commit: at("commit", 2) };
    return rows.flatMap((row) => {
      const cell = (index: number): string => textOf(row.children[index]);
      const dateCell = row.children[columns.date];
      const isEmpty = row.children.every((each) => textOf(each) === "");
      if (isEmpty) return [];
      return [
        {
          who: cell(columns.who),
          date: cell(columns.date),
          commit: cell(columns.commit),
          span: spanOf(row),
          dateSpan: dateCell === undefined ? spanOf(row) : spanOf(dateCell),
        },
      ];
    });
  }

  /** The source between the pipes. */
  function textOf(cell: Nodes | undefined): string {
    if (cell === undefined) return "";
    const { start, end } = spanOf(cell);
    return normalised(text.slice(start, end).replace(/^\||\|$/g, ""));
  }

  function noteMissing(hasFrontMatter: boolean, start: number): void {
    const end = { start: text.length, end: text.length };
    if (!hasFrontMatter) {
      faults.push({ code: "no-front-matter", span: { start, end: start }, detail: "" });
    }
    const has = (id: string): boolean => parts.some((part) => part.mark.id === id);
    if (!has("sign-off")) faults.push({ code: "no-sign-off", span: end, detail: "" });
    else if (table === undefined) faults.push({ code: "no-sign-off", span: end, detail: "table" });
    if (!has("end")) faults.push({ code: "no-end", span: end, detail: "" });
  }

  const finished = (draft: Draft): Entry => {
    const conflict = conflicts.find(
      (each) => each.start < draft.span.end && draft.span.start < each.end,
    );
    const members = draft.members.map(finished);
    return { ...draft, members, ...(conflict === undefined ? {} : { conflict }) };
  };

  return {
    read,
    result(hasFrontMatter, start) {
      noteMissing(hasFrontMatter, start);
      return {
        entries: entries.map(finished),
        parts,
        signatures: signatures(),
        signOffTable: table === undefined ? undefined : spanOf(table),
        faults,
        strayIds,
        tail,
        lost,
      };
    },
  };
}

/** Width of a line's beginning, tabs as Markdown counts them. */
function columnsOf(text: string): number {
  let column = 0;
  for (const unit of text) column += unit === "\t" ? 4 - (column % 4) : 1;
  return column;
}

/** The first link whose label reads like a path, with a symbol behind a comma. */
function placeIn(source: string): NamedPlace | undefined {
  for (const found of source.matchAll(
    /\[((?:\\.|[^\]\\\r\n]){1,600})\]\(<?([^)\s>]{0,3000})>?\)/g,
  )) {
    const [, label = "", url = ""] = found;
    const plain = label.replace(/\\([!-/:-@[-`{-~])/g, "$1").replaceAll("`", "");
    const comma = plain.indexOf(", ");
    const file = comma === -1 ? plain : plain.slice(0, comma);
    if (file === "") continue;
    return { file, symbol: comma === -1 ? "" : plain.slice(comma + 2), url };
  }
  return undefined;
}

function ruleIn(source: string, mark: Mark | undefined): string | undefined {
  const [, ofMark] = mark?.id.split(":") ?? [];
  if (ofMark !== undefined && mark?.kind !== "elsewhere") return ofMark;
  return [...source.matchAll(/`((?:time|state|scale|premise)\/[a-z0-9-]+)`/g)].at(-1)?.[1];
}

/** Offset of the first character of the line that holds an offset. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
  return at === 0 && text.startsWith("\uFEFF") ? Math.min(1, offset) : at;
}

/** Offset of the line break (or the end of the text) behind an offset. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

/** 1-based line of an offset. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at++) {
    const unit = text[at];
    if (unit === "\n" || (unit === "\r" && text[at + 1] !== "\n")) line++;
  }
  return line;
}
