/** Conditions of queries that go on behind a value: `{ createdAt: { gt: last } }`, `gt(t.createdAt, last)`, `"created_at > $1"`. */
import { ts } from "ts-morph";
import { chainOf } from "../../kit/data/chain.ts";
import {
  ancestors,
  calledName,
  enclosingFunction,
  isFunctionNode,
  literalText,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";

import type { Order } from "./order.ts";

export type Direction = "above" | "below";

export interface Bound {
  readonly field: string;
  readonly direction: Direction;
  /** False for `>=` and `<=`. */
  readonly isStrict: boolean;
  /** Undefined in SQL text. */
  readonly value: ts.Expression | undefined;
  readonly node: ts.Node;
  /** The query that holds it: the call, or the function where it is put together. */
  readonly query: ts.Node;
  /** The order that a whole statement gives its rows. */
  readonly order?: Order;
}

const WORDS: Readonly<Record<string, readonly [Direction, boolean]>> = {
  gt: ["above", true],
  $gt: ["above", true],
  gte: ["above", false],
  $gte: ["above", false],
  lt: ["below", true],
  $lt: ["below", true],
  lte: ["below", false],
  $lte: ["below", false],
  ">": ["above", true],
  ">=": ["above", false],
  "<": ["below", true],
  "<=": ["below", false],
  MoreThan: ["above", true],
  MoreThanOrEqual: ["above", false],
  LessThan: ["below", true],
  LessThanOrEqual: ["below", false],
};

/** `createdAt: { gt: value }` and `createdAt: MoreThan(value)`; undefined when more than one side is bounded. */
export function boundOfProperty(node: ts.PropertyAssignment): Bound | undefined {
  const field = propertyName(node.name);
  return field === undefined ? undefined : boundOfValue(field, node.initializer, node);
}

/** `where.createdAt = { gt: value }`. */
export function boundOfAssignment(node: ts.BinaryExpression): Bound | undefined {
  if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const target = unwrap(node.left);
  return ts.isPropertyAccessExpression(target)
    ? boundOfValue(target.name.text, node.right, node)
    : undefined;
}

function boundOfValue(field: string, held: ts.Expression, node: ts.Node): Bound | undefined {
  const value = unwrap(held);
  if (ts.isCallExpression(value)) {
    const word = WORDS[calledName(value.expression)?.text ?? ""];
    return word === undefined || ts.isPropertyAccessExpression(value.expression)
      ? undefined
      : made(field, word, value.arguments[0], node);
  }
  if (!ts.isObjectLiteralExpression(value)) return undefined;
  let found: Bound | undefined;
  for (const each of value.properties) {
    const word = WORDS[each.name === undefined ? "" : (propertyName(each.name) ?? "")];
    if (word === undefined) continue;
    if (found !== undefined) return undefined;
    const limit = ts.isPropertyAssignment(each)
      ? each.initializer
      : ts.isShorthandPropertyAssignment(each)
        ? each.name
        : undefined;
    found = made(field, word, limit, node);
  }
  return found;
}

/** `gt(table.createdAt, value)`, `where("created_at", ">", value)`, `where("e.createdAt > :since")`. */
export function boundOfCall(call: ts.CallExpression): Bound | undefined {
  const name = calledName(call.expression)?.text ?? "";
  const [first, second, third] = call.arguments;
  if (first === undefined) return undefined;
  if (/^(gte?|lte?)$/.test(name) && second !== undefined) {
    const column = unwrap(first);
    const word = WORDS[name];
    if (word === undefined || call.arguments.length !== 2) return undefined;
    if (ts.isPropertyAccessExpression(column)) return made(column.name.text, word, second, call);
    // Supabase: `.gt("created_at", value)`.
    const text = literalText(column);
    return text === undefined ? undefined : made(text, word, second, call);
  }
  if (!/^(where|andWhere|having)$/.test(name)) return undefined;
  const text = literalText(unwrap(first));
  if (text === undefined) return undefined;
  if (second !== undefined && third !== undefined) {
    const word = WORDS[literalText(unwrap(second)) ?? ""];
    return word === undefined ? undefined : made(lastPart(text), word, third, first);
  }
  const match = /^\s*[\w."`]*?(\w+)["`]?\s*(>=|<=|>|<)\s*(?::\w+|\{\w+|\$\d|\?)/.exec(text);
  const word = WORDS[match?.[2] ?? ""];
  if (match?.[1] === undefined || word === undefined || /\b(or)\b/i.test(text)) return undefined;
  return made(match[1], word, onlyValue(second), first);
}

/** `{ since }` and `{ since: value }` behind a text with a placeholder. */
function onlyValue(parameters: ts.Expression | undefined): ts.Expression | undefined {
  const literal = parameters === undefined ? undefined : unwrap(parameters);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return literal;
  const [only] = literal.properties;
  if (literal.properties.length !== 1 || only === undefined) return undefined;
  if (ts.isPropertyAssignment(only)) return only.initializer;
  return ts.isShorthandPropertyAssignment(only) ? only.name : undefined;
}

function made(
  field: string,
  [direction, isStrict]: readonly [Direction, boolean],
  value: ts.Expression | undefined,
  node: ts.Node,
): Bound {
  return { field: lastPart(field), direction, isStrict, value, node, query: queryAround(node) };
}

function lastPart(column: string): string {
  return column.replace(/["`]/g, "").replace(/^.*\./, "");
}

/** `OR: [{ createdAt: … }, { createdAt, id: … }]`, `or(…)`: a second column takes part. */
export function isAlternative(bound: Bound): boolean {
  for (const at of ancestors(bound.node)) {
    if (ts.isPropertyAssignment(at) && /^\$?or$/i.test(propertyName(at.name) ?? "")) return true;
    if (ts.isCallExpression(at) && /^(or|orWhere)$/.test(calledName(at.expression)?.text ?? ""))
      return true;
    if (isFunctionNode(at) || ts.isStatement(at)) return false;
  }
  return false;
}

/** The call chain around a condition; for one that is put together apart, the function. */
function queryAround(node: ts.Node): ts.Node {
  let chain: ts.Node | undefined;
  for (const at of ancestors(node)) {
    if (ts.isStatement(at) || isFunctionNode(at)) break;
    if (!ts.isCallExpression(at)) continue;
    const whole = chainOf(at).node;
    if (/\b(order(_?by)?|sort|take|limit)\b/i.test(whole.getText())) chain = whole;
  }
  return chain ?? enclosingFunction(node) ?? node.getSourceFile();
}
