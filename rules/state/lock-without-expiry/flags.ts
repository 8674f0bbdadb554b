/** Rows that are marked as taken by a write that asks whether they are free. */
import { ts } from "ts-morph";
import type { Access } from "../../kit/data/access.ts";
import { unwrap } from "../../kit/syntax.ts";

const FLAG = /lock(ed)?|claimed|mutex|owner|holder|leased?/i;
const TIME = /at$|until|expir|time|date|since|heartbeat|ttl|lease/i;

/** The field that the write sets and its condition asks for, when no time stands beside it. */
export function flagTaken(access: Access): string | undefined {
  const { data, where } = access;
  if (access.client === "sql") return flagInSql(access.node.getText());
  if (data === undefined || where === undefined) return undefined;
  const conditions = where.conditions;
  if (conditions.some(({ field }) => TIME.test(field))) return undefined;
  if (!data.isComplete || data.assignments.some(({ field }) => TIME.test(field))) return undefined;
  return data.assignments.find(
    ({ field, value }) =>
      FLAG.test(field) &&
      value !== undefined &&
      !isFree(value) &&
      conditions.some((each) => each.field === field && isFree(each.value)),
  )?.field;
}

/** A mark of work that goes on: `syncing`, `is_running`, `import_in_progress`, `status: "building"`. */
const WORKING = /(?<!st|th|str|sett|pend|sibl|k|p|wait|be)ing$|in_?progress$|busy|^status$|state$/i;

export interface Taken {
  readonly field: string;
  /** Rows are given back by a write that puts this into the field. */
  readonly free: string;
}

/** The mark that a write sets where it was not set, so that one alone does the work. */
export function markTaken(access: Access): Taken | undefined {
  if (access.client === "sql") return markInSql(access.node.getText());
  const { data, where } = access;
  if (data === undefined || where === undefined) return undefined;
  if (where.conditions.some(({ field, comparator }) => TIME.test(field) && comparator !== "="))
    return undefined;
  for (const { field, value } of data.assignments) {
    const asked = where.conditions.find((each) => each.field === field && each.comparator === "=");
    if (!WORKING.test(field) || value === undefined || asked?.value === undefined) continue;
    const [taken, free] = [unwrap(value).getText(), unwrap(asked.value).getText()];
    if (taken === free || !isConstant(value) || !isConstant(asked.value)) continue;
    // Of many states, some say that work goes on, and `canceled` or `paid` that it is over.
    if (/^(\w*state|\w*status)$/i.test(field) && !GOES_ON.test(nameIn(taken))) continue;
    // A state that others judge by as well is none of a lock: `failed`, `paid`.
    if (FREE.test(nameIn(free))) return { field, free };
  }
  return undefined;
}

/** `syncing` of `"syncing"` and `State.syncing`. */
function nameIn(text: string): string {
  return text.replace(/^.*\.|["'`]/g, "");
}

const GOES_ON = /ing$|in_?progress$|busy|locked|claimed|taken|reserved|active|started/i;
const FREE =
  /^(false|null|0|idle|free|ready|available|none|pending|queued|new|open|waiting|unlocked|inactive|stopped)$/i;

function isConstant(value: ts.Expression): boolean {
  const at = unwrap(value);
  return (
    ts.isStringLiteralLike(at) ||
    at.kind === ts.SyntaxKind.TrueKeyword ||
    at.kind === ts.SyntaxKind.FalseKeyword ||
    at.kind === ts.SyntaxKind.NullKeyword ||
    /^[A-Z]\w*\.\w+$/.test(at.getText())
  );
}

/** `UPDATE feeds SET syncing = true, … WHERE … NOT syncing`. */
function markInSql(text: string): Taken | undefined {
  const [, sets = "", conditions = ""] =
    /\bupdate\b[\s\S]*?\bset\b([\s\S]*?)\bwhere\b([\s\S]*)/i.exec(text) ?? [];
  // A mark that is too old is taken over.
  if (/interval|[<>]|coalesce/i.test(conditions)) return undefined;
  for (const [, field = ""] of sets.matchAll(/(?:^|,)\s*["`]?(\w+)["`]?\s*=\s*(?:true|1)\b/gi)) {
    if (!WORKING.test(field)) continue;
    const isAsked = new RegExp(
      `not\\s+["\`]?${field}\\b|\\b${field}["\`]?\\s*(=\\s*(false|0)\\b|is\\s+(null|false|not\\s+true))`,
      "i",
    );
    if (isAsked.test(conditions)) return { field, free: "false" };
  }
  return undefined;
}

/** A write that gives the row back. */
export function givesBack(access: Access, { field, free }: Taken): boolean {
  if (access.client === "sql")
    return new RegExp(
      `\\bset\\b(?:(?!\\bwhere\\b)[\\s\\S])*\\b${field}["\`]?\\s*=\\s*(false|0|null)\\b`,
      "i",
    ).test(access.node.getText());
  return (
    access.data?.assignments.some(
      (each) =>
        each.field === field && each.value !== undefined && unwrap(each.value).getText() === free,
    ) ?? false
  );
}

function isFree(value: ts.Expression | undefined): boolean {
  if (value === undefined) return false;
  const kind = unwrap(value).kind;
  return kind === ts.SyntaxKind.FalseKeyword || kind === ts.SyntaxKind.NullKeyword;
}

/** `UPDATE jobs SET locked_by = $1 WHERE … locked_by IS NULL`. */
function flagInSql(text: string): string | undefined {
  const match =
    /update\s+["`\w.]+\s+set\s+["`]?(\w*(?:lock|claim|owner|lease)\w*)["`]?\s*=\s*(?!null\b|false\b)/i.exec(
      text,
    );
  const field = match?.[1];
  if (field === undefined) return undefined;
  const isAsked = new RegExp(`${field}["\`]?\\s*(is\\s+null|=\\s*false)`, "i").test(text);
  return isAsked && !/_at\b|until|expir|now\(\)|heartbeat|interval/i.test(text) ? field : undefined;
}
