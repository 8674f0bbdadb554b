/** Relations below relations that one query brings along: what grows is multiplied, and nothing limits any of it. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Access } from "../../kit/data/access.ts";
import { addsUp } from "../../kit/data/growth.ts";
import { literalOf, propertyOf } from "../../kit/data/literals.ts";
import { propertyName, unwrap } from "../../kit/syntax.ts";

export interface Nested {
  readonly name: string;
  readonly at: ts.Node;
}

const RELATIONS = ["include", "select", "with", "relations"];
const MAX_DEPTH = 6;

/** The lists below a read that get longer with use and bring lists or rows of their own, the outermost first. */
export function nestedGrowth(access: Access, analysis: Analysis): readonly Nested[] {
  if (!ts.isCallExpression(access.anchor)) return [];
  const found: Nested[] = [];
  collect(literalOf(access.anchor.arguments[0], analysis), analysis, found, 0);
  return found;
}

function collect(
  options: ts.ObjectLiteralExpression | undefined,
  analysis: Analysis,
  into: Nested[],
  depth: number,
): void {
  if (options === undefined || depth > MAX_DEPTH) return;
  for (const kind of RELATIONS)
    for (const each of literalOf(propertyOf(options, kind), analysis)?.properties ?? []) {
      if (!ts.isPropertyAssignment(each)) continue;
      const name = propertyName(each.name) ?? "";
      const value = unwrap(each.initializer);
      if (!ts.isObjectLiteralExpression(value) || name === "_count") continue;
      const isList = name.endsWith("s") && addsUp(name);
      if (isList && !isLimited(value) && bringsMore(value, analysis))
        into.push({ name, at: each.name });
      collect(value, analysis, into, depth + 1);
    }
}

function isLimited(options: ts.ObjectLiteralExpression): boolean {
  if (propertyOf(options, "take") !== undefined || propertyOf(options, "limit") !== undefined)
    return true;
  if (options.properties.some(ts.isSpreadAssignment)) return true;
  const where = propertyOf(options, "where");
  // What is added to a condition only sometimes leaves out nothing at other times.
  if (where === undefined || /\bif \(/.test(where.getText())) return false;
  return /\b(in|id|inArray|userId|slug|key|email)\b/i.test(where.getText());
}

/** Rows of other tables come along with each of them. */
function bringsMore(options: ts.ObjectLiteralExpression, analysis: Analysis): boolean {
  return RELATIONS.some((kind) =>
    (literalOf(propertyOf(options, kind), analysis)?.properties ?? []).some(
      (each) =>
        ts.isPropertyAssignment(each) && ts.isObjectLiteralExpression(unwrap(each.initializer)),
    ),
  );
}
