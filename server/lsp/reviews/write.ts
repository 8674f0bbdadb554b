/** Creates and updates reviews for a client, which applies the edits: nothing is written to the disk here. */
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Session } from "../../analysis/session.ts";
import { isWithin } from "../../analysis/workspace/paths.ts";
import { decisionEdits } from "../../review/decide.ts";
import { dayAfter, USUAL_DAYS } from "../../review/diagnose.ts";
import { parseReview, type ReviewDocument } from "../../review/document.ts";
import { mergeReview } from "../../review/merge.ts";
import { targetReview } from "../../review/names.ts";
import { applyEdits, type Edit } from "../../review/place.ts";
import { emptyReview } from "../../review/render.ts";
import { countStates, countText, statesOf } from "../../review/states.ts";
import { fieldOf } from "../../review/status.ts";
import type { Documents } from "../documents.ts";
import type {
  DecideParams,
  DecisionDefaults,
  FindingParams,
  Refusal,
  ReviewEdit,
  UpdateReviewParams,
} from "../protocol.ts";
import type { Reviewer } from "../reviewer.ts";
import { pathOfUri, uriOfPath } from "../uris.ts";
import { entryFor, hereAt } from "./at.ts";
import { peopleIn } from "./completion.ts";
import type { Desk } from "./desk.ts";

export interface WriteDependencies {
  readonly desk: Desk;
  readonly reviewer: Reviewer;
  readonly documents: Documents;
  /** `premise x.y.z`. */
  readonly tool: string;
}

/** The whole review; every file must have been visited. */
export function updateReview(
  { folder, name, level }: UpdateReviewParams,
  dependencies: WriteDependencies,
): ReviewEdit | Refusal {
  const { reviewer } = dependencies;
  const path = folder === undefined ? undefined : pathOfUri(folder);
  const session = path === undefined ? reviewer.known()[0]?.session : reviewer.sessionFor(path);
  if (session === undefined) return refusal("There is no folder to review.");
  const target = targetOf(session, name, dependencies);
  const merged = merge(target, dependencies, level === undefined ? {} : { level });
  if ("refusal" in merged) return merged;
  const counts = countText(
    countStates(statesOf(parseReview(merged.text), dependencies.desk.today())),
  );
  return editOf(target, merged.text, 0, counts);
}

/** Adds one finding, whatever level and threshold say; the rest of the file is brought up to date with it. */
export function addToReview(
  params: FindingParams,
  dependencies: WriteDependencies,
): ReviewEdit | Refusal {
  const place = holding(params, dependencies);
  if ("refusal" in place) return place;
  const line = lineOfFinding(place.document, params.fingerprint);
  return editOf(place.target, place.text, line, "added to the review");
}

/** Records a decision about one finding, which is added if it is not in the review yet. */
export function decide(
  { status, reason, owner, until, ...params }: DecideParams,
  dependencies: WriteDependencies,
): ReviewEdit | Refusal {
  const place = holding(params, dependencies);
  if ("refusal" in place) return place;
  const here = entryFor(place.document, params.fingerprint);
  if (here === undefined) return refusal("The finding is no longer there.");
  const edits = decisionEdits(place.document, here.entry, {
    status,
    reason,
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
  });
  const line = lineOfFinding(place.document, params.fingerprint);
  return editOf(place.target, applyEdits(place.text, edits), line, status);
}

export function decisionDefaults(
  { uri, fingerprint }: FindingParams,
  { desk, reviewer }: WriteDependencies,
): DecisionDefaults {
  const path = pathOfUri(uri);
  const until = dayAfter(desk.today(), USUAL_DAYS);
  const session = path === undefined ? undefined : reviewer.sessionFor(path);
  if (path === undefined || session === undefined) return { owner: "", until, owners: [] };
  const owners = desk.ownersOf(session);
  const reading = desk.read(path);
  if (reading === undefined) {
    const file = path.slice(session.repositoryRoot.length + 1);
    return { owner: owners.of(file).join(" "), until, owners: owners.all };
  }
  const here = entryFor(reading.document, fingerprint);
  const said =
    (here && fieldOf(here.entry, "owner")?.value) ||
    (here?.group && fieldOf(here.group, "owner")?.value);
  return { owner: said || "", until, owners: peopleIn(reading.document, owners.all) };
}

// ——— one review file ———

interface Target {
  readonly session: Session;
  readonly name: string;
  readonly file: string;
  /** What an editor holds or the disk has; undefined for a new file. */
  readonly current: { readonly document: TextDocument; readonly open: boolean } | undefined;
}

function targetOf(
  session: Session,
  name: string | undefined,
  { desk, documents }: WriteDependencies,
): Target {
  const { root } = session;
  const found = targetReview(session.reviews(), { root, name, today: desk.today() });
  return { session, name: found.name, file: found.file, current: documents.current(found.file) };
}

/** The review that holds a finding, with the finding in it: the review file named, or the newest one. */
function holding(
  { uri, fingerprint }: FindingParams,
  dependencies: WriteDependencies,
): { readonly target: Target; readonly text: string; readonly document: ReviewDocument } | Refusal {
  const { desk, reviewer } = dependencies;
  const path = pathOfUri(uri);
  const session = path === undefined ? undefined : reviewer.sessionFor(path);
  if (path === undefined || session === undefined) return refusal("The file is not under review.");
  const reading = desk.read(path);
  if (reading !== undefined) {
    const { text, isOpen, document } = reading;
    const current = { document: text, open: isOpen };
    const target = { session, name: "", file: path, current };
    return { target, text: text.getText(), document };
  }
  const target = reviewWith(fingerprint, session, dependencies) ?? newest(session, dependencies);
  const before = target.current?.document.getText();
  if (before !== undefined) {
    const document = parseReview(before);
    if (entryFor(document, fingerprint) !== undefined) return { target, text: before, document };
  }
  const merged = merge(target, dependencies, { only: new Set([fingerprint]) });
  if ("refusal" in merged) return merged;
  return { target, text: merged.text, document: parseReview(merged.text) };
}

/** A review that speaks of the finding already; the newest counts. */
function reviewWith(
  fingerprint: string,
  session: Session,
  { documents }: WriteDependencies,
): Target | undefined {
  for (const file of session.reviews().files) {
    const current = documents.current(file);
    if (current?.document.getText().includes(`premise:${fingerprint}`) !== true) continue;
    return { session, name: "", file, current };
  }
  return undefined;
}

function newest(session: Session, dependencies: WriteDependencies): Target {
  const { folder, files } = session.reviews();
  const file = files.find((each) => isWithin(folder, each));
  if (file === undefined) return targetOf(session, undefined, dependencies);
  return { session, name: "", file, current: dependencies.documents.current(file) };
}

function merge(
  { session, name, file, current }: Target,
  { desk, tool }: WriteDependencies,
  change: { readonly only?: ReadonlySet<string>; readonly level?: "A" | "B" | "C" },
): { readonly text: string } | Refusal {
  if (!isWithin(session.repositoryRoot, file)) {
    return refusal("The reviews folder lies outside the repository.");
  }
  const before = current?.document.getText();
  const setup = desk.setUp(session, file, before, change);
  if (setup === undefined) return refusal("The files are still being read; try again in a moment.");
  const { commit } = setup.context;
  const start = before ?? emptyReview({ name, level: setup.plan.level, commit, tool });
  const merged = mergeReview(start, setup.plan, setup.context);
  if (merged.isUnsettled) {
    return refusal("The review is too damaged to be updated; repair what Problems lists for it.");
  }
  if (before === undefined && merged.changes.length === 0 && setup.plan.elsewhere.length === 0) {
    return refusal("Nothing to decide: no review was written.");
  }
  return merged;
}

/** The smallest edit between two texts: cursors and folds outside of it stay where they are. */
function editOf(
  { file, current }: Target,
  after: string,
  line: number,
  summary: string,
): ReviewEdit {
  const uri = current?.document.uri ?? uriOfPath(file);
  if (current === undefined) {
    const start = { line: 0, character: 0 };
    const edits = [{ range: { start, end: start }, newText: after }];
    return { uri, version: null, isNew: true, edits, line, summary };
  }
  const { document, open } = current;
  const edit = difference(document.getText(), after);
  return {
    uri,
    version: open ? document.version : null,
    isNew: false,
    edits: edit === undefined ? [] : [rangeEdit(document, edit)],
    line,
    summary: edit === undefined ? "nothing to change" : summary,
  };
}

function rangeEdit(
  document: TextDocument,
  { start, end, text }: Edit,
): ReviewEdit["edits"][number] {
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  return { range, newText: text };
}

/** Whole lines, so that no edit begins or ends between the two units of a line break. */
function difference(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const [old, now] = [lines(before), lines(after)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const length = (part: readonly string[]): number => part.join("").length;
  const start = length(old.slice(0, head));
  const end = before.length - length(old.slice(old.length - tail));
  return { start, end, text: now.slice(head, now.length - tail).join("") };
}

function lines(text: string): readonly string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r|$)/g) ?? [];
}

function lineOfFinding(document: ReviewDocument, fingerprint: string): number {
  const here = entryFor(document, fingerprint);
  if (here === undefined) return 0;
  const inner = hereAt(document, here.entry.span.start) ?? here;
  return document.text.slice(0, inner.entry.span.start).split(/\r\n|\n|\r/).length - 1;
}

function refusal(text: string): Refusal {
  return { refusal: text };
}
