/** Brings a review up to date: the tool's own lines change, every other byte stays. */
import type { Illusion } from "../../rules/kit/rule.ts";
import { hashOf } from "../analysis/fingerprint.ts";
import type { Finding } from "../analysis/report.ts";
import { settleConflicts } from "./conflicts.ts";
import {
  type Entry,
  lineEnd,
  lineStart,
  type Part,
  parseReview,
  type ReviewDocument,
  type Span,
} from "./document.ts";
import { isPinned, type Links } from "./links.ts";
import { checkOf, type Mark, markedLine, markText, normalised } from "./marks.ts";
import { type Matching, matchFindings, ruleOf, shown, type Tracked } from "./match.ts";
import { applyEdits, type Edit, placeBlocks } from "./place.ts";
import {
  byPlace,
  type Found,
  foldedItems,
  groupKey,
  itemsFor,
  membersOf,
  type Plan,
  type PlannedItem,
} from "./plan.ts";
import {
  asksHeading,
  elsewhereHeading,
  endLine,
  escaped,
  findingText,
  groupText,
  ILLUSIONS,
  illusionHeading,
  layerHeading,
  layerLine,
  MORE_CLOSING,
  memberText,
  moreOpening,
  placeText,
  type Remark,
  remarkText,
  ruleHeading,
  signOffLines,
} from "./render.ts";
import { fieldOf, SILENCING, type Status, statusIn, verdictOf } from "./status.ts";

export interface MergeContext {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The commit that is checked out, 40 digits. */
  readonly commit?: string;
  /** `premise x.y.z`. */
  readonly tool: string;
  readonly links: Links;
  /** The review file, relative to the repository's root. */
  readonly reviewPath: string;
  /** From a path as findings name it to one relative to the repository's root. */
  readonly repositoryPath: (file: string) => string;
  /** Files that could not be analysed: nothing in them is called gone. */
  readonly isUncertain: (file: string) => boolean;
}

export type ChangeKind =
  | "added"
  | "joined"
  | "moved"
  | "changed"
  | "reopened"
  | "fixed"
  | "returned"
  | "restored";

/** What an update did to one finding's line. */
export interface Change {
  readonly kind: ChangeKind;
  readonly rule: string;
  /** The finding's place as the review shows it. */
  readonly place: string;
  readonly message: string;
  /** Why, for what was opened again. */
  readonly because?: string;
  readonly fingerprint: string;
}

export interface Merged {
  readonly text: string;
  /** From the given text to the new one; one edit of the whole where a Git conflict was settled first. */
  readonly edits: readonly Edit[];
  readonly changes: readonly Change[];
  /** Git conflicts that needed no person. */
  readonly settled: number;
  /** The file is too broken to be updated once and for all; it was left as it is. */
  readonly isUnsettled: boolean;
}

/** Brings a review's text up to date with a plan. A second call with the result changes nothing. */
export function mergeReview(text: string, plan: Plan, context: MergeContext): Merged {
  const { text: start, settled } = settleConflicts(text);
  const first = pass(start, plan, context);
  // In a file that was broken badly enough, what was added may not be read as what it is:
  // adding it again with each update would be worse than leaving the file to its people.
  if (first.text !== start && pass(first.text, plan, context).text !== first.text) {
    return { text, edits: [], changes: [], settled: 0, isUnsettled: true };
  }
  const whole = { start: 0, end: text.length, text: first.text };
  return { ...first, edits: settled === 0 ? first.edits : [whole], settled, isUnsettled: false };
}

function pass(
  text: string,
  plan: Plan,
  context: MergeContext,
): Pick<Merged, "text" | "edits" | "changes"> {
  const document = parseReview(text);
  // What cannot be read must not be written.
  if (!document.isReadable) return { text, edits: [], changes: [] };
  const { edits, changes } = update(document, plan, context);
  return { text: applyEdits(text, edits), edits, changes };
}

interface Work {
  readonly document: ReviewDocument;
  readonly plan: Plan;
  readonly context: MergeContext;
  readonly matching: Matching;
  readonly edits: Edit[];
  readonly changes: Change[];
  /** Sub-lines to add below an entry's first line. */
  readonly below: Map<Entry, string[]>;
  /** How many people have signed. */
  readonly signed: number;
}

function update(
  document: ReviewDocument,
  plan: Plan,
  context: MergeContext,
): Pick<Work, "edits" | "changes"> {
  const work: Work = {
    document,
    plan,
    context,
    matching: matchFindings(document, plan),
    edits: [],
    changes: [],
    below: new Map(),
    signed: document.signatures.filter(({ who }) => who !== "").length,
  };
  for (const entry of document.entries) {
    if (entry.conflict !== undefined) continue;
    if (entry.kind === "finding") settleItem(work, entry);
    else if (entry.kind === "group") settleGroup(work, entry);
    else if (entry.kind === "elsewhere") settleElsewhere(work, entry);
  }
  restoreMarks(work);
  addNew(work);
  for (const [entry, lines] of work.below) {
    const at = lineEnd(document.text, entry.headEnd);
    const text = lines.map((line) => `${document.lineBreak}${entry.indent}- ${line}`).join("");
    // First of what goes to this offset: new members stand below the fields.
    work.edits.unshift({ start: at, end: at, text });
  }
  updateLayer(work);
  if (work.edits.length > 0) updateSettings(work);
  const { conflicts } = document;
  const isTorn = ({ start, end }: Edit): boolean =>
    conflicts.some((each) => start < each.end && each.start < end) ||
    conflicts.some((each) => each.start < start && start < each.end);
  return { edits: work.edits.filter((edit) => !isTorn(edit)), changes: work.changes };
}

// ——— one finding, one item ———

function settleItem(work: Work, entry: Entry): void {
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
  if (hasChanged) return `the code changed after it was ${status}`;
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

// ——— one group, several findings ———

function settleGroup(work: Work, group: Entry): void {
  const { matching, context, document } = work;
  const verdict = verdictOf(group, context.today);
  const living = group.members.filter(
    (member) => matching.foundFor.has(member) || !isGone(work, { entry: member, group }),
  );
  const wasGone = group.notes.some(({ mark }) => mark.id === "note:gone");
  const joining = joiners(work, group);
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
    const text = groupText(sample.finding.message, sample.finding.rule, all.length, labels.texts);
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
    const own = newMember(work, found, isDecided(verdict.status) ? "late" : "joining");
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
    if (isInherited || statusIn(own.value) !== "open") attributes.delete("late");
    if (isReturned) tell(work, "returned", member, finding, RETURNED);
    else if (member.mark.id !== finding.fingerprint && member.mark.id.length >= 16) {
      tell(work, hasChanged ? "changed" : "moved", member, finding);
    } else if (hasChanged) tell(work, "changed", member, finding);
  }
  noteSource(work, member, finding);
  relabel(work, member, found, { attributes });
}

/** New findings that the group's decision is about. */
function joiners(work: Work, group: Entry): readonly Found[] {
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

function nextGroupId(id: string): string {
  const [head, rule = ""] = id.split(":");
  return `${head}:${rule}:${hashOf([id])}`;
}

// ——— lines of the tool ———

/** Rewrites an item's own line where what it says or marks has changed. */
function relabel(
  work: Work,
  entry: Entry,
  found: Found,
  member?: { readonly attributes: ReadonlyMap<string, string> },
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
      : memberText(finding, url, labels.texts);
  rewrite(work, entry, text, {
    id: finding.fingerprint,
    content: finding.content,
    ...(entry.mark.check === undefined ? {} : { check: entry.mark.check }),
    attributes: labels.attributes,
  });
}

function relabelGone(work: Work, member: Entry, attributes: ReadonlyMap<string, string>): void {
  const label = `**gone since ${attributes.get("gone") ?? ""}**`;
  const plain = member.text.replace(/, \*\*[^*]*\*\*/g, "");
  rewrite(work, member, `${plain}, ${label}`, { ...member.mark, attributes });
}

/** The words behind an item that say what happened to it, and the attributes they come from. */
function labelsOf(
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
    else if (key === "new" || !attributes.has("new")) texts.push(`${key} since sign-off`);
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
function rewrite(work: Work, entry: Entry | Part, text: string, mark: Omit<Mark, "kind">): void {
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

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

// ——— fields ———

/** Every line that states a status is set, so that a contradiction ends. */
function setStatus(work: Work, entry: Entry, status: Status): void {
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

function fix(work: Work, entry: Entry): void {
  setStatus(work, entry, "fixed");
  if (entry.box?.isTicked === false) work.edits.push({ ...spanOf(entry.box.span), text: "x" });
}

function untick(work: Work, entry: Entry): void {
  if (entry.box?.isTicked === true) work.edits.push({ ...spanOf(entry.box.span), text: " " });
}

function addBelow(work: Work, entry: Entry, line: string): void {
  const lines = work.below.get(entry) ?? [];
  work.below.set(entry, [...lines, line]);
}

/** Makes `wanted` the remark of its kind and takes remarks of the `over` kinds away; edited ones stay. */
function note(
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
function noteSource(work: Work, entry: Entry, finding: Finding): void {
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
function removeLine(work: Work, span: Span, mark: Span): void {
  const { text } = work.document;
  const start = lineStart(text, span.start);
  const isBare = text.slice(mark.end, span.end).trim() === "";
  const isAlone = /^[ \t>]*$/.test(text.slice(start, span.start));
  if (!isBare || !isAlone) return;
  const before = /(?:\r\n|\n|\r)$/.exec(text.slice(0, start))?.[0].length ?? 0;
  work.edits.push({ start: start - before, end: lineEnd(text, span.end), text: "" });
}

// ——— what is new ———

function addNew(work: Work): void {
  const { document, plan, matching } = work;
  const groups = document.entries.filter(({ kind }) => kind === "group");
  const joined = new Set(groups.flatMap((group) => joiners(work, group)));
  const wanted = matching.untracked.filter((found) => found.isWanted && !joined.has(found));
  const items = itemsFor(wanted);
  const shownNow = document.entries.filter(
    (entry) => (entry.kind === "finding" || entry.kind === "group") && !entry.isFolded,
  ).length;
  const folded = foldedItems(items, shownNow);
  const usedIds = new Set(groups.map(({ mark }) => mark.id));
  const linesOf = (item: PlannedItem): string[] => {
    for (const { finding } of membersOf(item)) {
      work.changes.push(changeOf("added", finding));
    }
    return itemLines(work, item, usedIds);
  };
  const rules = [...new Set(items.map((item) => membersOf(item)[0]?.finding.rule ?? ""))];
  const isFresh = document.entries.length === 0 && document.lost.length === 0;
  const askIds = new Set(
    document.entries.filter(({ kind }) => kind === "ask").map(({ mark }) => mark.id),
  );
  const room = Math.max(0, plan.mostAsks - askIds.size);
  const asks = plan.asks
    .filter(({ id }) => !askIds.has(id) && !document.strayIds.has(id))
    .slice(0, room);
  const has = (id: string): boolean => document.parts.some(({ mark }) => mark.id === id);
  const blocks = placeBlocks(document, {
    rules: rules.flatMap((rule) => {
      const own = items.filter(
        (item) => membersOf(item)[0]?.finding.rule === rule && !folded.has(item),
      );
      const heading = ruleHeading(rule, plan.assumptionOf(rule));
      return own.length === 0 ? [] : [{ rule, heading, lines: own.flatMap(linesOf) }];
    }),
    asks: ILLUSIONS.flatMap((illusion) => {
      const own = asks.filter(({ about }) => about.startsWith(`${illusion}/`));
      const lines = own.flatMap(({ id, text }) => askLines(id, text));
      return own.length === 0 ? [] : [{ illusion, heading: asksHeading(illusion), lines }];
    }),
    headingOf: (illusion: Illusion) => illusionHeading(illusion),
    layer: isFresh
      ? [
          layerHeading(),
          "",
          layerText(work),
          ...asks
            .filter(({ about }) => about === "layer")
            .flatMap(({ id, text }) => ["", ...askLines(id, text)]),
        ]
      : [],
    folded: items.filter((item) => folded.has(item)).flatMap(linesOf),
    openFolded: moreOpening(),
    closeFolded: MORE_CLOSING,
    elsewhere: newElsewhere(work),
    elsewhereHeading: elsewhereHeading(),
    signOff: has("sign-off")
      ? has("end")
        ? []
        : [endLine()]
      : signOffLines().slice(0, has("end") ? -2 : undefined),
  });
  work.edits.push(...blocks);
}

function askLines(id: string, text: string): readonly string[] {
  const mark = { id, attributes: new Map<string, string>() };
  return [`- [ ] ${markedLine(escaped(text), mark)}`, "  - owner:", "  - answer:"];
}

function itemLines(work: Work, item: PlannedItem, usedIds: Set<string>): string[] {
  const members = membersOf(item);
  const [first] = members;
  if (first === undefined) return [];
  const attributes = newAttributes(work);
  const { texts } = labelsOf(work, { attributes }, first.isQuestion);
  const fields = [
    "  - status: open",
    first.owner === "" ? "  - owner:" : `  - owner: ${first.owner}`,
    "  - decision:",
  ];
  if (item.kind === "finding") {
    const { finding } = first;
    const line = markedLine(findingText(finding, urlOf(work, finding), texts), {
      id: finding.fingerprint,
      content: finding.content,
      attributes,
    });
    return [`- [ ] ${line}`, ...fields];
  }
  let { id } = item;
  while (usedIds.has(id)) id = nextGroupId(id);
  usedIds.add(id);
  const { message, rule } = first.finding;
  const head = markedLine(groupText(message, rule, members.length, texts), { id, attributes });
  const lines = members.flatMap((found) => newMember(work, found, "fresh"));
  return [`- [ ] ${head}`, ...fields, ...lines.map((line) => `  - ${line}`)];
}

/** The lines of a member, its own first; without bullets. A late one has its own status. */
function newMember(work: Work, found: Found, how: "fresh" | "joining" | "late"): string[] {
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

function newAttributes({ signed }: Work): ReadonlyMap<string, string> {
  return new Map(signed > 0 ? [["new", String(signed)]] : []);
}

/** Gives a line back the mark that it lost. */
function restoreMarks(work: Work): void {
  const { document, matching } = work;
  for (const { item, found } of matching.restored) {
    const { finding } = found;
    const isTorn = document.conflicts.some(
      (each) => each.start < item.remains.end && item.text.start < each.end,
    );
    if (isTorn) continue;
    const { text, remains } = item;
    const words = normalised(document.text.slice(text.start, text.end));
    const old = item.place.url;
    const url = isPinned(old) ? old : urlOf(work, finding);
    const isItem = words === normalised(findingText(finding, old, []));
    const isMember = words === normalised(memberText(finding, old, []));
    const mark = { id: finding.fingerprint, content: finding.content, attributes: new Map() };
    if (isItem || isMember) {
      const line = isItem ? findingText(finding, url, []) : memberText(finding, url, []);
      work.edits.push({ start: text.start, end: remains.end, text: markedLine(line, mark) });
    } else if (remains.start < remains.end) {
      work.edits.push({ ...spanOf(remains), text: ` ${markText(mark)}` });
    } else continue;
    work.changes.push(changeOf("restored", finding));
  }
}

// ——— acceptances recorded elsewhere ———

function newElsewhere(work: Work): readonly string[] {
  const { document, plan, matching } = work;
  const known = new Set(
    document.entries.filter(({ kind }) => kind === "elsewhere").map(({ mark }) => mark.id),
  );
  const tracked = new Set(
    [...matching.foundFor.values()].map(({ finding }) => finding.fingerprint),
  );
  return plan.elsewhere
    .filter(({ finding }) => !tracked.has(finding.fingerprint))
    .filter(({ finding }) => !known.has(`elsewhere:${finding.fingerprint}`))
    .map(({ finding }) => {
      const mark = {
        id: `elsewhere:${finding.fingerprint}`,
        attributes: new Map<string, string>(),
      };
      return `- ${markedLine(elsewhereText(work, finding, urlOf(work, finding)), mark)}`;
    });
}

function elsewhereText(work: Work, finding: Finding, url: string): string {
  const { decision } = finding;
  const until = decision?.until === undefined ? "" : `, until ${decision.until}`;
  const where =
    decision?.by === "review"
      ? `, in ${escaped(work.context.repositoryPath(decision.file))}`
      : ", in the source";
  return `${placeText(finding, url)} \`${finding.rule}\`: ${escaped(finding.reason ?? "")}${until}${where}`;
}

function settleElsewhere(work: Work, entry: Entry): void {
  const { plan, context } = work;
  const found = plan.elsewhere.find(
    ({ finding }) => entry.mark.id === `elsewhere:${finding.fingerprint}`,
  );
  if (found === undefined) {
    const isUntouched = !entry.isEdited && entry.mark.check !== undefined;
    const isOver = entry.place !== undefined && !context.isUncertain(entry.place.file);
    if (isUntouched && isOver) removeLine(work, entry.span, entry.mark.span);
    return;
  }
  const { finding } = found;
  const old = entry.place?.url ?? "";
  const url = isPinned(old) ? old : urlOf(work, finding);
  rewrite(work, entry, elsewhereText(work, finding, url), entry.mark);
}

// ——— the head of the file ———

function layerText({ plan, context }: Pick<Work, "plan" | "context">): string {
  return layerLine(plan.layers, (file, line) =>
    context.links.toLines(
      context.repositoryPath(file),
      { start: line, end: line },
      context.reviewPath,
    ),
  );
}

function updateLayer(work: Work): void {
  const part = work.document.parts.find(({ mark }) => mark.id === "layer-line");
  if (part === undefined || part.isEdited) return;
  const line = layerText(work);
  const text = line.slice(0, line.lastIndexOf(" <!--"));
  // Another commit alone is no news: the old link still shows the same line.
  if (withoutCommit(text) === withoutCommit(part.text)) return;
  rewrite(work, part, text, part.mark);
}

function withoutCommit(text: string): string {
  return normalised(text).replace(/[0-9a-f]{40}/g, "");
}

function updateSettings(work: Work): void {
  const { document, plan, context } = work;
  const wanted: Readonly<Record<string, string | undefined>> = {
    level: plan.level,
    commit: context.commit,
    tool: context.tool,
  };
  for (const { key, value, valueSpan } of document.settings) {
    const next = Object.hasOwn(wanted, key) ? wanted[key] : undefined;
    if (next === undefined || next === value) continue;
    const isGlued = document.text[valueSpan.start - 1] === ":";
    work.edits.push({ ...spanOf(valueSpan), text: isGlued ? ` ${next}` : next });
  }
}

// ——— small things ———

function urlOf({ context }: Work, { file, range }: Finding): string {
  const lines = { start: range.start.line, end: range.end.line };
  return context.links.toLines(context.repositoryPath(file), lines, context.reviewPath);
}

function atCommit({ context }: Work): string {
  return context.commit === undefined ? "" : ` at ${context.links.toCommit(context.commit)}`;
}

function tell(
  work: Work,
  kind: ChangeKind,
  entry: Entry,
  finding: Finding | undefined,
  because?: string,
): void {
  if (finding !== undefined) {
    work.changes.push(changeOf(kind, finding, because));
    return;
  }
  const group = work.document.entries.find(({ members }) => members.includes(entry));
  const { place } = entry;
  work.changes.push({
    kind,
    rule: ruleOf(group === undefined ? { entry } : { entry, group }) ?? "",
    place: place === undefined ? "" : `${place.file}, ${place.symbol}`,
    message: "",
    fingerprint: entry.mark.id,
  });
}

function changeOf(kind: ChangeKind, finding: Finding, because?: string): Change {
  return {
    kind,
    rule: finding.rule,
    place: `${finding.file}, ${shown(finding.symbol)}`,
    message: finding.message,
    ...(because === undefined ? {} : { because }),
    fingerprint: finding.fingerprint,
  };
}
