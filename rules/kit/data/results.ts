/** Where the result of an access goes: the names it is bound to. */
import { ts } from "ts-morph";
import type { Access } from "./access.ts";

export interface Result {
  /** The name that holds the row, the rows or the number; undefined when it is used in place. */
  readonly name: ts.Identifier | undefined;
  /** Names taken out of it by destructuring, with the field each holds. */
  readonly parts: ReadonlyMap<string, ts.Identifier>;
  /** `await` expression or the access itself: what stands for the result in place. */
  readonly value: ts.Expression;
}

/** `const row = await access`, `const [row] = await access`, `const { id } = await access`, `row = await access`. */
export function resultOf(access: Pick<Access, "node">): Result {
  let value: ts.Expression = access.node;
  let parts = new Map<string, ts.Identifier>();
  for (;;) {
    const { parent } = value;
    if (
      ts.isAwaitExpression(parent) ||
      ts.isParenthesizedExpression(parent) ||
      ts.isAsExpression(parent) ||
      ts.isNonNullExpression(parent)
    ) {
      value = parent;
      continue;
    }
    // `.then((rows) => rows[0])` and `.catch(() => null)` keep the meaning of the result.
    if (
      ts.isPropertyAccessExpression(parent) &&
      /^(then|catch|finally|lean|exec)$/.test(parent.name.text)
    ) {
      const call = parent.parent;
      if (ts.isCallExpression(call) && call.expression === parent) {
        value = call;
        continue;
      }
    }
    if (ts.isElementAccessExpression(parent) && parent.expression === value) {
      value = parent;
      continue;
    }
    break;
  }
  const { parent } = value;
  let name: ts.Identifier | undefined;
  if (ts.isVariableDeclaration(parent) && parent.initializer === value) {
    if (ts.isIdentifier(parent.name)) name = parent.name;
    else if (ts.isArrayBindingPattern(parent.name)) {
      const [first] = parent.name.elements;
      if (first !== undefined && ts.isBindingElement(first) && ts.isIdentifier(first.name))
        name = first.name;
    } else parts = partsOf(parent.name);
  } else if (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    parent.right === value &&
    ts.isIdentifier(parent.left)
  )
    name = parent.left;
  else name = tupleName(value);
  return { name, parts, value };
}

/** `const [a, b] = await Promise.all([first, second])`. */
function tupleName(value: ts.Expression): ts.Identifier | undefined {
  const list = value.parent;
  if (!ts.isArrayLiteralExpression(list)) return undefined;
  const call = list.parent;
  if (!ts.isCallExpression(call) || call.arguments[0] !== list) return undefined;
  const holder = ts.isAwaitExpression(call.parent) ? call.parent.parent : call.parent;
  if (!ts.isVariableDeclaration(holder) || !ts.isArrayBindingPattern(holder.name)) return undefined;
  const element = holder.name.elements[list.elements.indexOf(value)];
  return element !== undefined && ts.isBindingElement(element) && ts.isIdentifier(element.name)
    ? element.name
    : undefined;
}

function partsOf(pattern: ts.ObjectBindingPattern): Map<string, ts.Identifier> {
  const parts = new Map<string, ts.Identifier>();
  for (const element of pattern.elements) {
    const key = element.propertyName ?? element.name;
    if (ts.isIdentifier(key) && ts.isIdentifier(element.name)) parts.set(key.text, element.name);
  }
  return parts;
}
