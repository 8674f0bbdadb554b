/** Comparisons of a row's time with a moment that another clock gave: where a reader stands, or when this process began. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { calledName, enclosingFunction, unwrap } from "../../kit/syntax.ts";
import { localDeclaration, type TimeComparison, type TimeValue } from "../../kit/time-values.ts";
import { isWritingTimeName } from "./order.ts";

export interface Mark {
  readonly kind: "created" | "behind";
  readonly row: TimeValue;
  readonly other: TimeValue;
  /** Where the row comes from, or what is left out. */
  readonly use: ts.Node;
}

const MAKES = /^(upsert|(find|get|fetch|load)OrCreate|createOr[A-Z]|insertOr[A-Z]|ensure)/;
const MARK =
  /^(since|watermark|marker|checkpoint|offset|bound|high_?water(_?mark)?)$|(Since|Watermark|Marker|Checkpoint|Offset|Bound|HighWater|Cursor)$|_(since|watermark|marker|checkpoint|offset|cursor)$/;

/** A comparison with such a moment that leaves something out or takes one for the other. */
export function markOf(comparison: TimeComparison, analysis: Analysis): Mark | undefined {
  const { left, right } = comparison;
  for (const [row, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (row.origin === "now" || row.origin === "shifted" || row.origin === "fixed") continue;
    const made = other.origin === "now" ? makerOf(row, analysis) : undefined;
    if (made !== undefined) return { kind: "created", row, other, use: made };
    if (!isMark(other) || !row.names.some(isWritingTimeName)) continue;
    const use = leavingOut(comparison.node);
    if (use !== undefined) return { kind: "behind", row, other, use };
  }
  return undefined;
}

/** The call that either made the row or found it: `const row = await users.upsert(…)`. */
function makerOf(row: TimeValue, analysis: Analysis): ts.Node | undefined {
  if (!/^(creat|insert)/i.test(row.names.at(-1) ?? "") || row.owner === undefined) return undefined;
  const owner = unwrap(row.owner);
  const declaration = ts.isIdentifier(owner) ? localDeclaration(owner, analysis) : undefined;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  let made = declaration.initializer === undefined ? undefined : unwrap(declaration.initializer);
  if (made !== undefined && ts.isAwaitExpression(made)) made = unwrap(made.expression);
  return made !== undefined &&
    ts.isCallExpression(made) &&
    MAKES.test(calledName(made.expression)?.text ?? "")
    ? made.expression
    : undefined;
}

function isMark(value: TimeValue): boolean {
  if (value.origin !== "field" && value.origin !== "variable") return false;
  return value.names.some((each) => MARK.test(each));
}

/** The exit that a condition leads to, or the filter whose answer it is. */
function leavingOut(condition: ts.Node): ts.Node | undefined {
  for (let at = condition; at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    if (ts.isIfStatement(parent))
      return parent.expression === at ? parent.thenStatement : undefined;
    if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === at)) {
      const body = enclosingFunction(at);
      const call = body?.parent;
      return call !== undefined &&
        ts.isCallExpression(call) &&
        /^(filter|find|some|every|findIndex)$/.test(calledName(call.expression)?.text ?? "")
        ? call.expression
        : undefined;
    }
    if (ts.isStatement(parent)) return undefined;
  }
  return undefined;
}
