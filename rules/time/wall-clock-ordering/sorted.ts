/** Lists sorted by time in memory that are taken from in that order: a queue that a class keeps, parts that several writers sent. */
import { ts } from "ts-morph";
import { ancestors, calledName, descendants, unwrap } from "../../kit/syntax.ts";
import type { End } from "./consequences.ts";

/** Where the class takes from the end of a list that it keeps sorted: `this.queue.shift()`. */
export function takenFrom(call: ts.CallExpression): ts.Node | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const list = unwrap(callee.expression);
  if (!ts.isPropertyAccessExpression(list) || list.expression.kind !== ts.SyntaxKind.ThisKeyword)
    return undefined;
  const home = [...ancestors(call)].find(ts.isClassLike);
  if (home === undefined) return undefined;
  const text = list.getText();
  for (const node of descendants(home)) {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      /^(shift|pop)$/.test(node.expression.name.text) &&
      node.expression.expression.getText() === text
    )
      return node;
    if (
      ts.isElementAccessExpression(node) &&
      node.expression.getText() === text &&
      node.argumentExpression.getText() === "0"
    )
      return node;
  }
  return undefined;
}

/** Times that a device or another service gave, as against those of the own rows. */
const GIVEN =
  /^(timestamp|ts|time|eventTime|event_time|occurredAt|occurred_at|sentAt|clientTime\w*|deviceTime\w*)$/i;

/** `parts.flatMap((part) => part.events).sort(by timestamp)`: what one writer sent stands between what another did. */
export function mergedParts(call: ts.CallExpression, property: string): ts.Node | undefined {
  if (!GIVEN.test(property)) return undefined;
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const list = unwrap(callee.expression);
  if (ts.isCallExpression(list) && /^(flatMap|flat)$/.test(calledName(list.expression)?.text ?? ""))
    return list;
  return undefined;
}

/** `const [newest] = rows.sort(…)`, `rows.sort(…)[0]`, `rows.sort(…).at(-1)`: the expression that is the row. */
export function pickedFrom(
  list: ts.Expression,
  newest: End,
): ts.Expression | ts.Identifier | undefined {
  let at = list;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isNonNullExpression(at.parent) ||
    ts.isAsExpression(at.parent)
  )
    at = at.parent;
  const { parent } = at;
  if (ts.isElementAccessExpression(parent) && parent.expression === at) {
    const index = parent.argumentExpression.getText().replace(/\s/g, "");
    return (newest === "first" ? index === "0" : index.endsWith(".length-1")) ? parent : undefined;
  }
  if (ts.isPropertyAccessExpression(parent) && parent.expression === at) {
    const call = parent.parent;
    if (!ts.isCallExpression(call) || call.expression !== parent) return undefined;
    const argument = call.arguments[0]?.getText();
    const isEnd =
      parent.name.text === "at"
        ? argument === (newest === "first" ? "0" : "-1")
        : parent.name.text === (newest === "first" ? "shift" : "pop");
    return isEnd ? call : undefined;
  }
  if (!ts.isVariableDeclaration(parent)) return undefined;
  if (ts.isArrayBindingPattern(parent.name) && newest === "first") {
    const [first] = parent.name.elements;
    return first !== undefined && ts.isBindingElement(first) && ts.isIdentifier(first.name)
      ? first.name
      : undefined;
  }
  return undefined;
}
