/** Times that separate versions of a row, and rows that are elected by being the oldest. */
import { ts } from "ts-morph";
import { mentionsOf } from "../../kit/references.ts";
import {
  calledName,
  enclosingFunction,
  literalText,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";

export interface Border {
  readonly ends: ts.Node;
  readonly begins: ts.Node;
}

const ENDS =
  /^(valid_?(to|until)|effective_?(to|until)|superseded_?(at|on)|replaced_?at|system_?to|row_?end)$/i;
const BEGINS = /^(valid_?from|effective_?(from|at)|system_?from|row_?start)$/i;

/** `const now = new Date()` that is both `validTo` of the old row and `validFrom` of the new one. */
export function borderOf(node: ts.VariableDeclaration): Border | undefined {
  const { initializer, name } = node;
  if (initializer === undefined || !ts.isIdentifier(name)) return undefined;
  if (!/^(new Date\(\)|Date\.now\(\)|new Date\(\)\.toISOString\(\))$/.test(initializer.getText()))
    return undefined;
  const home = enclosingFunction(node);
  if (home === undefined) return undefined;
  let ends: ts.Node | undefined;
  let begins: ts.Node | undefined;
  for (const use of mentionsOf(node.getSourceFile(), name.text)) {
    if (use.pos < home.pos || use.end > home.end) continue;
    const { parent } = use;
    const field = ts.isPropertyAssignment(parent)
      ? propertyName(parent.name)
      : ts.isShorthandPropertyAssignment(parent)
        ? parent.name.text
        : undefined;
    if (field === undefined) continue;
    if (ENDS.test(field)) ends ??= parent;
    else if (BEGINS.test(field)) begins ??= parent;
  }
  return ends === undefined || begins === undefined ? undefined : { ends, begins };
}

const FIRST = /^(findFirst|findFirstOrThrow|findOne|findOneOrFail|first)$/;
const CREATED = /^(createdAt|created_at|created|insertedAt|registeredAt|joinedAt)$/;

/** `findFirst({ orderBy: { createdAt: "asc" } })` without a condition or a second key; the field that decides. */
export function electedBy(node: ts.PropertyAssignment): string | undefined {
  if (!/^(orderBy|order|sort)$/.test(propertyName(node.name) ?? "")) return undefined;
  const options = node.parent;
  const call = options.parent;
  if (!ts.isCallExpression(call) || !FIRST.test(calledName(call.expression)?.text ?? ""))
    return undefined;
  if (options.properties.some((each) => propertyName(each.name ?? node.name) === "where"))
    return undefined;
  if (options.properties.some(ts.isSpreadAssignment)) return undefined;
  let order = unwrap(node.initializer);
  if (ts.isArrayLiteralExpression(order)) {
    const [only] = order.elements;
    if (only === undefined || order.elements.length > 1) return undefined;
    order = unwrap(only);
  }
  if (!ts.isObjectLiteralExpression(order) || order.properties.length !== 1) return undefined;
  const [key] = order.properties;
  if (key === undefined || !ts.isPropertyAssignment(key)) return undefined;
  const field = propertyName(key.name) ?? "";
  return CREATED.test(field) && /^asc$/i.test(literalText(unwrap(key.initializer)) ?? "")
    ? field
    : undefined;
}
