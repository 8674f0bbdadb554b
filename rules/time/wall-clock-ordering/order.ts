/** The key by which a query orders its rows, when the first key is a wall-clock time. */
import { ts } from "ts-morph";
import { isSequenceName } from "../../kit/provenance.ts";
import { calledName, literalText, propertyName, unwrap } from "../../kit/syntax.ts";
import { isRecordTimeName } from "../../kit/time-values.ts";
import type { End } from "./consequences.ts";

export interface Order {
  readonly at: ts.Node;
  readonly property: string;
  readonly newest: End;
  /** True when nothing decides between rows of one time. */
  readonly isAlone: boolean;
}

export const ORDER_KEYS: ReadonlySet<string> = new Set(["orderBy", "order", "sort"]);
const WRITTEN_ON = /^(created|updated|modified|inserted)_?on$/i;

/** The order among the options of a read: `{ where, orderBy: { createdAt: "desc" } }`. */
export function orderIn(options: ts.ObjectLiteralExpression): Order | undefined {
  for (const property of options.properties) {
    if (!ts.isPropertyAssignment(property) || !ORDER_KEYS.has(propertyName(property.name) ?? ""))
      continue;
    return orderOf(unwrap(property.initializer));
  }
  return undefined;
}

/** The order that a builder is given: `desc(notes.updatedAt)`, `"created_at", "desc"`, `{ createdAt: -1 }`. */
export function orderInArguments(call: ts.CallExpression): Order | undefined {
  const [first, second] = call.arguments;
  if (first === undefined) return undefined;
  const target = unwrap(first);
  const column = literalText(target);
  if (column !== undefined && second !== undefined) {
    const direction = literalText(unwrap(second)) ?? propertyAccessName(second);
    return direction === undefined
      ? undefined
      : timeOrder(first, column.split(".").at(-1) ?? column, direction);
  }
  const found = orderOf(target);
  return found === undefined || second === undefined ? found : { ...found, isAlone: false };
}

/** True for a time of writing, as against one that was planned. */
export function isWritingTimeName(name: string): boolean {
  return isRecordTimeName(name) || WRITTEN_ON.test(name);
}

function propertyAccessName(node: ts.Expression): string | undefined {
  const target = unwrap(node);
  return ts.isPropertyAccessExpression(target) ? target.name.text : undefined;
}

function orderOf(value: ts.Expression): Order | undefined {
  if (ts.isArrayLiteralExpression(value)) {
    const [first] = value.elements;
    const found = first === undefined ? undefined : orderOf(unwrap(first));
    return found === undefined || value.elements.length === 1
      ? found
      : { ...found, isAlone: false };
  }
  if (ts.isArrowFunction(value) && !ts.isBlock(value.body)) return orderOf(unwrap(value.body));
  if (ts.isObjectLiteralExpression(value)) {
    const [first] = value.properties;
    if (first === undefined || !ts.isPropertyAssignment(first)) return undefined;
    const name = propertyName(first.name);
    const direction = unwrap(first.initializer);
    const text =
      literalText(direction) ??
      (ts.isPropertyAccessExpression(direction) ? direction.name.text : direction.getText());
    const found = name === undefined ? undefined : timeOrder(first, name, text);
    return found === undefined || value.properties.length === 1
      ? found
      : { ...found, isAlone: false };
  }
  const text = literalText(value);
  if (text !== undefined)
    return text.startsWith("-") ? timeOrder(value, text.slice(1), "desc") : undefined;
  if (ts.isCallExpression(value)) {
    const direction = calledName(value.expression)?.text;
    const [column] = value.arguments;
    if ((direction !== "desc" && direction !== "asc") || column === undefined) return undefined;
    const name = propertyAccessName(column);
    return name === undefined ? undefined : timeOrder(value, name, direction);
  }
  return undefined;
}

function timeOrder(at: ts.Node, property: string, direction: string): Order | undefined {
  if (isSequenceName(property) || !isWritingTimeName(property)) return undefined;
  if (/^(desc|descending|-1)$/i.test(direction))
    return { at, property, newest: "first", isAlone: true };
  return /^(asc|ascending|1)$/i.test(direction)
    ? { at, property, newest: "last", isAlone: true }
    : undefined;
}
