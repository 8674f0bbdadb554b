/** Verifies a review against the code: what is open, passed, malformed or newer than the signatures. */
import type { Severity } from "../../rules/kit/rule.ts";
import type { ReviewDiagnostic } from "./diagnose.ts";
import { lineOf, parseReview, type ReviewDocument } from "./document.ts";
import { matchFindings, shown } from "./match.ts";
import type { Merged } from "./merge.ts";
import type { Found, Plan } from "./plan.ts";
import { type Counts, countStates, statesOf, unanswered } from "./states.ts";

export interface CheckInput {
  readonly document: ReviewDocument;
  readonly plan: Plan;
  /** What an update would do. */
  readonly merged: Merged;
  readonly diagnostics: readonly ReviewDiagnostic[];
  readonly today: string;
  /** Open items below this do not fail. Questions count as `info`. */
  readonly least: Severity;
}

export interface CheckLine {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
  readonly fails: boolean;
}

export interface CheckResult {
  readonly lines: readonly CheckLine[];
  readonly fails: boolean;
  readonly counts: Counts;
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** Warnings about the file that a check fails on, since a decision or signature does not stand. */
const GRAVE = new Set(["void-sign-off", "still-found", "conflict"]);

/** How many findings that the review does not hold are named. */
const MOST_NAMED = 10;

export function checkReview(input: CheckInput): CheckResult {
  const { document, plan, diagnostics, today, merged } = input;
  const lines: CheckLine[] = diagnostics
    .filter(({ severity }) => severity !== "info")
    .map(({ start, code, severity, message }) => ({
      line: lineOf(document.text, start),
      message,
      fails: severity === "error" || GRAVE.has(code),
    }));
  const states = statesOf(document, today);
  lines.push(...openLines(input));
  const matching = matchFindings(document, plan);
  const missing = matching.untracked.filter((found) => found.isWanted && counts(found, input));
  for (const { finding } of missing.slice(0, MOST_NAMED)) {
    lines.push({
      line: 1,
      message: `not in the review yet: ${finding.message} (${finding.file}, ${shown(finding.symbol)}); run 'premise review'`,
      fails: true,
    });
  }
  if (missing.length > MOST_NAMED) {
    lines.push({
      line: 1,
      message: `and ${missing.length - MOST_NAMED} more findings that are not in the review yet`,
      fails: true,
    });
  }
  if (merged.isUnsettled) {
    lines.push({ line: 1, message: "too damaged to be updated", fails: true });
  }
  lines.push(...newerThanSignatures(document, merged, diagnostics));
  if (input.least === "info") {
    for (const entry of unanswered(document)) {
      lines.push({
        line: lineOf(document.text, entry.span.start),
        message: `unanswered: ${entry.text}`,
        fails: true,
      });
    }
  }
  const sorted = [...lines].sort((left, right) => left.line - right.line);
  return { lines: sorted, fails: lines.some(({ fails }) => fails), counts: countStates(states) };
}

function counts({ finding, isQuestion }: Found, { least }: CheckInput): boolean {
  return WEIGHT[isQuestion ? "info" : finding.severity] >= WEIGHT[least];
}

/** Places under one decision, as the check tells of them in one line. */
interface OpenPlaces {
  readonly line: number;
  readonly message: string;
  readonly place: string;
  places: number;
  /** Decided, but found somewhere else now. */
  moved: number;
  /** Decided, but about other code. */
  changed: number;
}

/** Items whose finding is still reported; places under one decision make one line. */
function openLines(input: CheckInput): CheckLine[] {
  const { document, plan, today } = input;
  const { foundFor } = matchFindings(document, plan);
  const groups = new Map<unknown, OpenPlaces>();
  for (const state of statesOf(document, today)) {
    const found = foundFor.get(state.entry);
    if (found === undefined || found.finding.status !== "open" || !counts(found, input)) continue;
    const isClosed =
      state.status === "moved" || (state.status === "fixed" && state.evidence !== "");
    if (isClosed) continue;
    const key = state.group ?? state.entry;
    const { finding } = found;
    const sum = groups.get(key) ?? {
      line: lineOf(document.text, key.span.start),
      message: finding.message,
      place: `${finding.file}, ${shown(finding.symbol)}`,
      places: 0,
      moved: 0,
      changed: 0,
    };
    sum.places++;
    if (state.status !== "open") {
      if (state.entry.mark.content !== finding.content) sum.changed++;
      else if (state.fingerprint !== finding.fingerprint) sum.moved++;
    }
    groups.set(key, sum);
  }
  return [...groups.values()].map(({ line, message, place, places, moved, changed }) => {
    const why =
      moved === places
        ? "decided, but its code has moved; run 'premise review'"
        : changed === places
          ? "open again, its code has changed"
          : "open";
    const where = places === 1 ? place : `${places} places`;
    return { line, message: `${why}: ${message} (${where})`, fails: true };
  });
}

/** What an update would mark as newer than the signatures; what is marked already was told. */
function newerThanSignatures(
  document: ReviewDocument,
  merged: Merged,
  diagnostics: readonly ReviewDiagnostic[],
): CheckLine[] {
  const isTold = diagnostics.some(({ code }) => code === "void-sign-off");
  const last = document.signatures.findLast(({ who }) => who !== "");
  if (isTold || last === undefined) return [];
  const after = parseReview(merged.text);
  const signed = after.signatures.filter(({ who }) => who !== "").length;
  const count = after.entries
    .flatMap((entry) => [entry, ...entry.members])
    .filter(({ mark }) =>
      ["new", "changed"].some((key) => Number(mark.attributes.get(key) ?? 0) >= signed),
    ).length;
  if (count === 0) return [];
  const items = count === 1 ? "1 item" : `${count} items`;
  return [
    {
      line: lineOf(document.text, last.span.start),
      message: `the sign-off is older than the code of ${items}; run 'premise review' and sign again`,
      fails: true,
    },
  ];
}
