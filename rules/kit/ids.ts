/** Which id in sight says what a piece of work is about. */
import { ts } from "ts-morph";
import { descendants, enclosingFunction } from "./syntax.ts";

/** The first `order.id`, `job.id`, `event.id` or parameter `orderId` of the function around. */
export function idInSight(at: ts.Node): ts.Expression | undefined {
  const owner = enclosingFunction(at);
  if (owner?.body === undefined) return undefined;
  for (const parameter of owner.parameters) {
    if (ts.isIdentifier(parameter.name) && /(^id|[a-z]Id)$/.test(parameter.name.text))
      return parameter.name;
    if (!ts.isObjectBindingPattern(parameter.name)) continue;
    for (const element of parameter.name.elements)
      if (ts.isIdentifier(element.name) && /(^id|[a-z]Id)$/.test(element.name.text))
        return element.name;
  }
  for (const node of descendants(owner.body)) {
    if (node.pos > at.pos) break;
    if (!ts.isPropertyAccessExpression(node) || node.name.text !== "id") continue;
    if (ts.isIdentifier(node.expression) && node.expression.text !== "this") return node;
  }
  return undefined;
}
