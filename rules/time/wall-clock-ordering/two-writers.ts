/** Two times of one row that different parts of a system write, compared to tell what came last. */
import { ts } from "ts-morph";
import { calledName, propertyName, unwrap } from "../../kit/syntax.ts";
import type { TimeComparison } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";
import { isWritingTimeName } from "./order.ts";

export interface TwoTimes {
  readonly at: ts.Node;
  readonly one: string;
  readonly other: string;
}

/** `row.lastSentAt > row.lastAnsweredAt`. */
export function twoTimesIn({ node, left, right }: TimeComparison): TwoTimes | undefined {
  if (left.origin !== "field" || right.origin !== "field") return undefined;
  const owners = [left.owner, right.owner].map((each) => each?.getText().replace(/[?!\s]/g, ""));
  if (owners[0] === undefined || owners[0] !== owners[1]) return undefined;
  return pairOf(node, left.names.at(-1), right.names.at(-1));
}

/** Prisma: `lastAnsweredAt: { lt: prisma.question.fields.lastSentAt }`. */
export function twoTimesOfFields(node: ts.PropertyAssignment): TwoTimes | undefined {
  const column = propertyName(node.name);
  const bounds = unwrap(node.initializer);
  if (column === undefined || !ts.isObjectLiteralExpression(bounds)) return undefined;
  for (const each of bounds.properties) {
    if (!ts.isPropertyAssignment(each) || !/^[lg]te?$/.test(propertyName(each.name) ?? ""))
      continue;
    const value = unwrap(each.initializer);
    if (
      ts.isPropertyAccessExpression(value) &&
      ts.isPropertyAccessExpression(value.expression) &&
      value.expression.name.text === "fields"
    )
      return pairOf(node, column, value.name.text);
  }
  return undefined;
}

/** drizzle: `lt(questions.lastAnsweredAt, questions.lastSentAt)`. */
export function twoTimesOfColumns(call: ts.CallExpression): TwoTimes | undefined {
  if (!/^(lt|lte|gt|gte)$/.test(calledName(call.expression)?.text ?? "")) return undefined;
  const [a, b] = call.arguments.map(unwrap);
  if (a === undefined || b === undefined) return undefined;
  if (!ts.isPropertyAccessExpression(a) || !ts.isPropertyAccessExpression(b)) return undefined;
  return a.expression.getText() === b.expression.getText()
    ? pairOf(call, a.name.text, b.name.text)
    : undefined;
}

/** Both say when something was last done, and not the same thing. */
function pairOf(
  at: ts.Node,
  one: string | undefined,
  other: string | undefined,
): TwoTimes | undefined {
  if (one === undefined || other === undefined || one === other) return undefined;
  const isLast = (name: string): boolean => wordsOf(name)[0] === "last" && isWritingTimeName(name);
  return isLast(one) && isLast(other) ? { at, one, other } : undefined;
}
