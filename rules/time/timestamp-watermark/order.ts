/** The order of a query's rows, read from its text: clients differ too much, and the question is small. */
import { ts } from "ts-morph";
import { calledName, descendants, literalText, propertyName, unwrap } from "../../kit/syntax.ts";

export interface Order {
  /** The column that decides first. */
  readonly first: string;
  /** Undefined when it is chosen while running. */
  readonly isDescending: boolean | undefined;
  readonly at: ts.Node;
}

/** The first sort key of a query; undefined when there is none or it is chosen while running. */
export function orderOf(query: ts.Node): Order | undefined {
  for (const each of descendants(query)) {
    if (
      ts.isPropertyAssignment(each) &&
      /^(orderBy|order|sort)$/.test(propertyName(each.name) ?? "")
    ) {
      const first = firstKey(each.initializer);
      return first === undefined
        ? undefined
        : { first, at: each, isDescending: descending(each.initializer) };
    }
    if (!ts.isCallExpression(each)) continue;
    if (!/^(orderBy|order|sort)$/.test(calledName(each.expression)?.text ?? "")) continue;
    const first = each.arguments[0] === undefined ? undefined : firstKey(each.arguments[0]);
    return first === undefined
      ? undefined
      : { first, at: each.arguments[0] ?? each, isDescending: descending(each) };
  }
  return undefined;
}

function firstKey(expression: ts.Expression): string | undefined {
  const target = unwrap(expression);
  if (ts.isArrayLiteralExpression(target))
    return target.elements[0] === undefined ? undefined : firstKey(target.elements[0]);
  if (ts.isObjectLiteralExpression(target)) {
    const [first] = target.properties;
    return first?.name === undefined ? undefined : propertyName(first.name);
  }
  const text = literalText(target);
  if (text !== undefined) return /^[-+]?(?:\w+\.)?"?(\w+)/.exec(text.trim())?.[1];
  if (ts.isPropertyAccessExpression(target)) return target.name.text;
  if (ts.isCallExpression(target) && /^(asc|desc)$/.test(calledName(target.expression)?.text ?? ""))
    return target.arguments[0] === undefined ? undefined : firstKey(target.arguments[0]);
  return undefined;
}

/** A limit makes a page of it. */
export function isPage(query: ts.Node): boolean {
  return /\b(take|limit|first|pageSize|LIMIT)\b\s*[(:,]|\blimit\s+[\d$:?]/i.test(query.getText());
}

function descending(order: ts.Node): boolean | undefined {
  const text = order.getText();
  if (/\bdesc\b|-1|["'`]-\w/i.test(text)) return true;
  return /\basc\b|:\s*1\b|^["'`\w]+$/i.test(text) ? false : undefined;
}
