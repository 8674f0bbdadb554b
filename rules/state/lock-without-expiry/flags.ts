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
