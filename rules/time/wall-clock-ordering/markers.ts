/** Rows taken or left by how their time compares with the time of another row, or with a mark that somebody keeps. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { provenanceOf } from "../../kit/provenance.ts";
import { ancestors, calledName, literalText, propertyName, unwrap } from "../../kit/syntax.ts";
import { timeValue } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";
import { isWritingTimeName } from "./order.ts";
import { headName } from "./versions.ts";

export interface Marked {
  readonly at: ts.Node;
  /** The column whose times are compared. */
  readonly column: string;
  /** The other row's time, as the code has it. */
  readonly mark: ts.Expression;
}

const RELATIONS =
  /^(\$?(lt|lte|gt|gte)|before|after|LessThan|LessThanOrEqual|MoreThan|MoreThanOrEqual)$/;
/** What is handed in to narrow a list: a period that somebody chose. */
const CHOSEN =
  /^(query|params?|args?|input|filters?|options?|opts|range|period|window|dates?|body|search|cursor|bounds?|interval|data|props|config|env|payload|req|request|command|dto)$/i;

/** `createdAt: { gt: other.createdAt }`, `createdDate: LessThan(other.createdDate)`. */
export function markedProperty(
  node: ts.PropertyAssignment,
  analysis: Analysis,
): Marked | undefined {
  const column = propertyName(node.name);
  if (column === undefined || !isWritingTimeName(column) || !isInCondition(node)) return undefined;
  return markedBy(node, column, node.initializer, analysis);
}

/** `where.createdAt = { gt: other.createdAt }`. */
export function markedAssignment(
  node: ts.BinaryExpression,
  analysis: Analysis,
): Marked | undefined {
  if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const target = unwrap(node.left);
  if (!ts.isPropertyAccessExpression(target) || !isWritingTimeName(target.name.text))
    return undefined;
  return markedBy(node, target.name.text, node.right, analysis);
}

/** `gt(events.createdAt, other.createdAt)`, `.where("created_at", "<", other.createdAt)`. */
export function markedCall(call: ts.CallExpression, analysis: Analysis): Marked | undefined {
  const name = calledName(call.expression)?.text ?? "";
  const [column, operator, value] = call.arguments;
  if (column === undefined || operator === undefined) return undefined;
  const target = unwrap(column);
  if (/^(lt|lte|gt|gte)$/.test(name)) {
    if (!ts.isPropertyAccessExpression(target) || !isWritingTimeName(target.name.text))
      return undefined;
    return markOf(call, target.name.text, operator, analysis);
  }
  if (!/^(where|andWhere|orWhere)$/.test(name)) return undefined;
  const text = literalText(target);
  if (text === undefined) return undefined;
  // TypeORM: the bound stands among the parameters.
  const bound = /(\w+)["`]?\s*[<>]=?\s*:(\w+)/.exec(text);
  const parameters = unwrap(operator);
  if (bound?.[1] !== undefined && ts.isObjectLiteralExpression(parameters)) {
    const property = parameters.properties.find(
      (each) => each.name !== undefined && propertyName(each.name) === bound[2],
    );
    return property !== undefined &&
      ts.isPropertyAssignment(property) &&
      isWritingTimeName(bound[1])
      ? markOf(call, bound[1], property.initializer, analysis)
      : undefined;
  }
  const last = text.split(".").at(-1) ?? text;
  if (value === undefined || !/^[<>]=?$/.test(literalText(unwrap(operator)) ?? ""))
    return undefined;
  return isWritingTimeName(last) ? markOf(call, last, value, analysis) : undefined;
}

function markedBy(
  at: ts.Node,
  column: string,
  value: ts.Expression,
  analysis: Analysis,
): Marked | undefined {
  const bounds = unwrap(value);
  if (ts.isCallExpression(bounds)) {
    const [only] = bounds.arguments;
    return only !== undefined && RELATIONS.test(calledName(bounds.expression)?.text ?? "")
      ? markOf(at, column, only, analysis)
      : undefined;
  }
  if (!ts.isObjectLiteralExpression(bounds) || bounds.properties.length !== 1) return undefined;
  const [bound] = bounds.properties;
  if (bound === undefined || !ts.isPropertyAssignment(bound)) return undefined;
  return RELATIONS.test(propertyName(bound.name) ?? "")
    ? markOf(at, column, bound.initializer, analysis)
    : undefined;
}

/** The time of another row, as against a moment that somebody chose or computed. */
function markOf(
  at: ts.Node,
  column: string,
  value: ts.Expression,
  analysis: Analysis,
): Marked | undefined {
  const time = timeValue(value, analysis);
  if (time.origin !== "field" || time.owner === undefined) return undefined;
  const name = time.names.at(-1) ?? "";
  if (!isWritingTimeName(name) || !isSameKind(name, column)) return undefined;
  const owner = headName(time.owner) ?? "";
  if (CHOSEN.test(owner) || wordsOf(owner).some((word) => CHOSEN.test(word))) return undefined;
  const { source } = provenanceOf(time.source, analysis);
  if (source === "wall clock") return undefined;
  return { at, column, mark: value };
}

/** Both say when something was created, or changed. */
function isSameKind(a: string, b: string): boolean {
  const kind = (name: string): string =>
    wordsOf(name)
      .find((word) => /^(creat|updat|modif|insert|publish|sent|receiv)/.test(word))
      ?.slice(0, 5) ?? "time";
  return kind(a) === kind(b);
}

function isInCondition(node: ts.Node): boolean {
  for (const above of ancestors(node)) {
    if (ts.isPropertyAssignment(above)) {
      const name = propertyName(above.name) ?? "";
      if (/^(where|filter|\$match|OR|AND|NOT|some|every|none|is|every|\$or|\$and)$/.test(name))
        return true;
      if (/^(data|set|\$set|create|update|select|orderBy|sort|include)$/.test(name)) return false;
    }
    if (ts.isCallExpression(above))
      return /^(find|update|delete|count|aggregate|where|exists|distinct)/.test(
        calledName(above.expression)?.text ?? "",
      );
    if (ts.isVariableDeclaration(above))
      return /where|filter|query|condition/i.test(above.name.getText());
    if (ts.isStatement(above)) return false;
  }
  return false;
}
