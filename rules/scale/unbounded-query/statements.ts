/** Statements of SQL in tagged templates: whether they are sent as they stand, and what their parts may add. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Access } from "../../kit/data/access.ts";
import { reachOf } from "../../kit/data/growth.ts";
import { calledName, unwrap } from "../../kit/syntax.ts";

/** `` prisma.$queryRaw`…` `` asks the database; `` Prisma.sql`…` `` is a part of a statement, wherever it goes. */
export function isSent(query: ts.TaggedTemplateExpression): boolean {
  return calledName(query.tag)?.text === "$queryRaw";
}

/** A value stands behind an operator or in a list; everything else is a part of the statement. */
const BEHIND_OPERATOR =
  /([=<>(,+*/%|-]|\b(in|like|ilike|and|between|interval|values|set|then|else|when))\s*$/i;
const LIMITS = /\b(limit|fetch\s+(first|next)|top)\b/i;

/** A part that carries a limit, or of which nobody sees what it carries. */
export function mayLimit(template: ts.TemplateLiteral, analysis: Analysis): boolean {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return false;
  let before = template.head.text;
  return template.templateSpans.some((span) => {
    const isValue = BEHIND_OPERATOR.test(before);
    before = span.literal.text;
    if (isValue) return false;
    const text = textOf(span.expression, analysis);
    return !/\bsql`/.test(text) || LIMITS.test(text);
  });
}

function textOf(part: ts.Expression, analysis: Analysis): string {
  const at = unwrap(part);
  const declaration = ts.isIdentifier(at) ? analysis.declarationOf(at) : undefined;
  return declaration !== undefined && ts.isVariableDeclaration(declaration)
    ? (declaration.initializer?.getText() ?? "")
    : at.getText();
}

/** Of one parent, by the names of the columns: the values of a statement stand apart from them. */
export function isOfParent(access: Access): boolean {
  const { where } = access;
  if (where === undefined) return false;
  const conditions = where.conditions.map((each) => ({
    ...each,
    value: each.value ?? access.node,
  }));
  return reachOf({ ...access, where: { ...where, conditions } }) === "parent";
}
