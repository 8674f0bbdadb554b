/** What an item's fields decide, and what is missing for the decision to count. */
import { isDate, wordCount } from "../analysis/acceptances.ts";
import type { Entry, Field } from "./document.ts";

export const STATUSES = ["open", "fixed", "accepted", "not-applicable", "moved"] as const;
export type Status = (typeof STATUSES)[number];

/** The keys of sub-lines that mean something; others are people's own. */
export const FIELDS = ["status", "owner", "decision", "answer", "until", "evidence"] as const;

export type Shortcoming =
  | "unknown-status"
  | "contradiction"
  | "missing-reason"
  | "short-reason"
  | "missing-until"
  | "malformed-date"
  | "passed-date";

export interface Verdict {
  /** Undefined when nothing is said or what is said is no status. */
  readonly status: Status | undefined;
  /** Where the status stands; undefined when there is no such line. */
  readonly field: Field | undefined;
  readonly reason: string;
  readonly until: Field | undefined;
  readonly shortcomings: readonly Shortcoming[];
  /** The decision counts: nothing is missing and its day has not passed. */
  readonly isInForce: boolean;
}

/** Decided without code being changed: these take the finding out of reports while they are in force. */
export const SILENCING: readonly Status[] = ["accepted", "not-applicable"];

const MOST_WORDS_MISSING = 3;

/** `group` is the item whose decision a member shares where it says nothing of its own. */
export function verdictOf(entry: Entry, today: string, group?: Entry): Verdict {
  const own = fieldOf(entry, "status");
  const statusField = own?.value === "" ? undefined : own;
  // What came after the group's decision is decided on its own.
  const isLate = entry.mark.attributes.has("late");
  const speaking = statusField === undefined && group !== undefined && !isLate ? group : entry;
  const field = speaking === entry ? own : fieldOf(group ?? entry, "status");
  const status = statusIn(field?.value ?? "");
  const reasonField = filled(entry, "decision") ?? (group && filled(group, "decision"));
  const reason = reasonField?.value ?? "";
  const until = filled(entry, "until") ?? (group && filled(group, "until"));
  const shortcomings: Shortcoming[] = [];
  if (field !== undefined && field.value !== "" && status === undefined) {
    shortcomings.push("unknown-status");
  }
  if (isContradictory(speaking)) shortcomings.push("contradiction");
  if (status === "accepted" || status === "not-applicable" || status === "moved") {
    if (reason === "") shortcomings.push("missing-reason");
    else if (!isEnough(reason, status)) shortcomings.push("short-reason");
  }
  if (status === "accepted" && until === undefined) shortcomings.push("missing-until");
  if (until !== undefined) {
    if (!isDate(until.value)) shortcomings.push("malformed-date");
    // Dates of this form sort like the days they name.
    else if (status === "accepted" && until.value < today) shortcomings.push("passed-date");
  }
  return {
    status,
    field,
    reason,
    until,
    shortcomings,
    isInForce: status !== undefined && status !== "open" && shortcomings.length === 0,
  };
}

/** A link says enough of where the work went. */
function isEnough(reason: string, status: Status): boolean {
  if (status === "moved" && /https?:\/\/|#\d+|[A-Z]{2,}-\d+|\.md\b/.test(reason)) return true;
  return wordCount(reason) >= MOST_WORDS_MISSING;
}

export function statusIn(value: string): Status | undefined {
  const plain = plainStatus(value);
  return STATUSES.find((status) => status === plain);
}

/** Without emphasis, code marks, case and a full stop. */
export function plainStatus(value: string): string {
  return value.replace(/[*_`]/g, "").trim().replace(/\.$/, "").toLowerCase();
}

/** The first line with a key. */
export function fieldOf(entry: Entry, key: string): Field | undefined {
  return entry.fields.find((field) => field.key === key);
}

function filled(entry: Entry, key: string): Field | undefined {
  const field = fieldOf(entry, key);
  return field === undefined || field.value === "" ? undefined : field;
}

/** Two lines with the same key that say different things: neither can be believed. */
function isContradictory(entry: Entry): boolean {
  return ["status", "until"].some((key) => {
    const values = entry.fields.filter((field) => field.key === key).map((field) => field.value);
    return new Set(values).size > 1;
  });
}
