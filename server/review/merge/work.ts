/** What an update works on: the document, the plan, and the edits and changes so far. */
import type { Finding } from "../../analysis/report.ts";
import type { Entry, ReviewDocument, Span } from "../document.ts";
import type { Links } from "../links.ts";
import { type Matching, ruleOf, shown } from "../match.ts";
import type { Edit } from "../place.ts";
import type { Found, Plan } from "../plan.ts";

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

export interface Work {
  readonly document: ReviewDocument;
  readonly plan: Plan;
  readonly context: MergeContext;
  readonly matching: Matching;
  /** New findings by the group that they join. */
  readonly joining: ReadonlyMap<Entry, readonly Found[]>;
  readonly edits: Edit[];
  readonly changes: Change[];
  /** Sub-lines to add below an entry's first line. */
  readonly below: Map<Entry, string[]>;
  /** How many people have signed. */
  readonly signed: number;
}

export function urlOf({ context }: Work, { file, range }: Finding): string {
  const lines = { start: range.start.line, end: range.end.line };
  return context.links.toLines(context.repositoryPath(file), lines, context.reviewPath);
}

export function atCommit({ context }: Work): string {
  return context.commit === undefined ? "" : ` at ${context.links.toCommit(context.commit)}`;
}

export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

export function tell(
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

export function changeOf(kind: ChangeKind, finding: Finding, because?: string): Change {
  return {
    kind,
    rule: finding.rule,
    place: `${finding.file}, ${shown(finding.symbol)}`,
    message: finding.message,
    ...(because === undefined ? {} : { because }),
    fingerprint: finding.fingerprint,
  };
}
