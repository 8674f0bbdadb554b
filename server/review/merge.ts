/** Brings a review up to date: the tool's own lines change, every other byte stays. */
import { settleConflicts } from "./conflicts.ts";
import { lineEnd, parseReview, type ReviewDocument } from "./document.ts";
import { normalised } from "./marks.ts";
import { matchFindings } from "./match.ts";
import { addNew, layerText, restoreMarks, settleElsewhere } from "./merge/additions.ts";
import { settleGroup, settleItem } from "./merge/items.ts";
import { rewrite } from "./merge/lines.ts";
import { joinersOf } from "./merge/members.ts";
import { type Change, type MergeContext, spanOf, type Work } from "./merge/work.ts";
import { applyEdits, type Edit } from "./place.ts";
import type { Plan } from "./plan.ts";

export type { Change, ChangeKind, MergeContext } from "./merge/work.ts";

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

export function update(
  document: ReviewDocument,
  plan: Plan,
  context: MergeContext,
): Pick<Work, "edits" | "changes"> {
  const matching = matchFindings(document, plan);
  const work: Work = {
    document,
    plan,
    context,
    matching,
    joining: joinersOf(document, matching, context.today),
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
