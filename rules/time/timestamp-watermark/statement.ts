/** Conditions in whole SQL statements: `select … where updated_at > $1 order by updated_at limit 500`. */
import type { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { DataCall } from "../../kit/data/access.ts";
import { SQL_METHODS, sqlSourceOf } from "../../kit/data/sql.ts";
import { calledName } from "../../kit/syntax.ts";
import { isMomentName } from "../../kit/time-values.ts";
import type { Bound } from "./bounds.ts";

const COMPARED = /(?:["`]?\w+["`]?\.)?["`]?(\w+)["`]?\s*(>=|<=|>|<)\s*(?:\w+\s*)?\(?'?\?/g;

/** The bound on the column that the rows of a statement are sorted by; undefined without a limit or for a window. */
export function boundOfStatement(call: DataCall, analysis: Analysis): Bound | undefined {
  const callee = "tag" in call ? call.tag : call.expression;
  if (!SQL_METHODS.has(calledName(callee)?.text ?? "")) return undefined;
  const source = sqlSourceOf(call, analysis);
  if (source === undefined || !/\b(limit|cursor\s+for|where)\b/i.test(source.text))
    return undefined;
  // `>= $1 - interval '15 minutes'` reads some rows again.
  if (/[-+]\s*interval\b/i.test(source.text)) return undefined;
  const order = /\border\s+by\s+(?:["`]?\w+["`]?\.)?["`]?(\w+)["`]?(?:\s+(asc|desc))?\s*(,)?/i.exec(
    source.text,
  );
  const column = order?.[1] ?? onlyTime(source.text);
  if (column === undefined) return undefined;
  const [direction = "asc", second] = [order?.[2], order?.[3]];
  const bounds = [...source.text.matchAll(COMPARED)].filter(([, name]) => name === column);
  const [only] = bounds;
  // `(created_at, id) > ($1, $2)`, an alternative and a second sort key are the answer to equal times.
  if (only === undefined || bounds.length > 1 || second !== undefined) return undefined;
  if (/\bor\b/i.test(source.text.slice(source.text.search(/\bwhere\b/i)))) return undefined;
  const index = (source.text.slice(0, only.index).match(/\?/g) ?? []).length;
  const operator = only[2] ?? "";
  return {
    field: column,
    direction: operator.startsWith(">") ? "above" : "below",
    isStrict: !operator.endsWith("="),
    value: source.isInOrder ? source.values[index] : undefined,
    node: source.node,
    query: call as ts.Node,
    ...(order === null
      ? {}
      : { order: { first: column, isDescending: /desc/i.test(direction), at: source.node } }),
  };
}

/** The one time that a statement without an order compares with what it is given. */
function onlyTime(text: string): string | undefined {
  const names = [...text.matchAll(COMPARED)].map(([, name = ""]) => name);
  return names.length === 1 && isMomentName(names[0] ?? "") ? names[0] : undefined;
}
