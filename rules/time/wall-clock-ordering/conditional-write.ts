/** Writes whose condition compares the stored time of a row with the time of the version that comes in. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { calledName, descendants, literalText, propertyName, unwrap } from "../../kit/syntax.ts";
import { isMomentName, isRecordTimeName, timeValue } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";
import { headName } from "./versions.ts";

export interface Condition {
  readonly at: ts.Node;
  /** The stored column. */
  readonly column: string;
  /** The incoming time as it is written in the code. */
  readonly incoming: string;
  readonly steps: number;
}

const UPDATES =
  /^(update|updateMany|updateManyAndReturn|upsert|updateOne|findOneAndUpdate|findOneAndReplace|replaceOne)$/;
const RELATIONS: ReadonlySet<string> = new Set([
  "lt",
  "lte",
  "gt",
  "gte",
  "$lt",
  "$lte",
  "$gt",
  "$gte",
]);
/** Objects that carry a version from elsewhere. */
const CARRIERS =
  /event|message|incoming|payload|input|dto|update|change|record|remote|data|body|doc|item|row|entity|snapshot/i;

/** Conditions of a write on a stored time, in source order. */
export function writeConditionsOf(
  call: ts.CallExpression,
  analysis: Analysis,
): readonly Condition[] {
  const name = calledName(call.expression)?.text;
  if (name === undefined) return [];
  if (UPDATES.test(name)) {
    const [first] = call.arguments;
    if (first === undefined) return [];
    const argument = unwrap(first);
    if (!ts.isObjectLiteralExpression(argument)) return [];
    const where = argument.properties.find(
      (each) => each.name !== undefined && propertyName(each.name) === "where",
    );
    const filter =
      where !== undefined && ts.isPropertyAssignment(where)
        ? unwrap(where.initializer)
        : call.arguments.length > 1
          ? argument
          : undefined;
    return filter === undefined ? [] : conditionsIn(filter, analysis);
  }
  if (name === "where" || name === "andWhere" || name === "onConflictDoUpdate")
    return ofBuilder(call, name, analysis);
  return [];
}

/** `updatedAt: { lt: incoming.updatedAt }`. */
function conditionsIn(filter: ts.Node, analysis: Analysis): Condition[] {
  const found: Condition[] = [];
  for (const node of descendants(filter)) {
    if (!ts.isPropertyAssignment(node)) continue;
    const column = propertyName(node.name);
    const value = unwrap(node.initializer);
    if (column === undefined || !isRecordTimeName(column) || !ts.isObjectLiteralExpression(value))
      continue;
    for (const each of value.properties) {
      if (!ts.isPropertyAssignment(each) || !RELATIONS.has(propertyName(each.name) ?? "")) continue;
      const condition = conditionOf(node, column, each.initializer, analysis);
      if (condition !== undefined) found.push(condition);
    }
  }
  return found;
}

/** drizzle and knex: `.update(t).set(…).where(lt(t.updatedAt, incoming.updatedAt))`, `.where("updated_at", "<", at).update(…)`. */
function ofBuilder(call: ts.CallExpression, name: string, analysis: Analysis): Condition[] {
  const [column, operator, value] = call.arguments;
  if (name !== "onConflictDoUpdate" && !isUpdateChain(call)) return [];
  const text = column === undefined ? undefined : literalText(unwrap(column));
  if (text !== undefined) {
    const relation = operator === undefined ? undefined : literalText(unwrap(operator));
    const last = text.split(".").at(-1) ?? text;
    if (
      relation === undefined ||
      value === undefined ||
      !/^[<>]=?$/.test(relation) ||
      !isRecordTimeName(last)
    )
      return [];
    const found = conditionOf(call, last, value, analysis);
    return found === undefined ? [] : [found];
  }
  const found: Condition[] = [];
  for (const argument of call.arguments) {
    for (const node of [argument, ...descendants(argument)]) {
      if (
        !ts.isCallExpression(node) ||
        !/^(lt|lte|gt|gte)$/.test(calledName(node.expression)?.text ?? "")
      )
        continue;
      const [stored, incoming] = node.arguments;
      const target = stored === undefined ? undefined : unwrap(stored);
      if (
        target === undefined ||
        incoming === undefined ||
        !ts.isPropertyAccessExpression(target) ||
        !isRecordTimeName(target.name.text)
      )
        continue;
      const condition = conditionOf(node, target.name.text, incoming, analysis);
      if (condition !== undefined) found.push(condition);
    }
  }
  return found;
}

/** True when the call chain around `.where(…)` updates or merges rows. */
function isUpdateChain(call: ts.CallExpression): boolean {
  for (let at: ts.Expression = call; ; ) {
    const target = unwrap(at);
    if (ts.isCallExpression(target)) at = target.expression;
    else if (ts.isPropertyAccessExpression(target)) {
      if (/^(update|set|merge)$/.test(target.name.text)) return true;
      at = target.expression;
    } else break;
  }
  for (
    let at: ts.Node = call;
    ts.isPropertyAccessExpression(at.parent) || ts.isCallExpression(at.parent);
    at = at.parent
  ) {
    if (
      ts.isPropertyAccessExpression(at.parent) &&
      at.parent.expression === at &&
      at.parent.name.text === "update"
    )
      return true;
  }
  return false;
}

/** One stored column against one value of the code. */
export function conditionOf(
  at: ts.Node,
  column: string,
  value: ts.Expression,
  analysis: Analysis,
): Condition | undefined {
  const incoming = timeValue(value, analysis);
  if (incoming.origin !== "field" && incoming.origin !== "variable") return undefined;
  const moments = incoming.names.filter(isMomentName);
  if (moments.length === 0 || !moments.every(isRecordTimeName)) return undefined;
  const stored = wordsOf(column);
  const words = wordsOf(moments.at(-1) ?? "").filter(
    (word) => !/^(at|on|date|time|timestamp|ts|ms|new|incoming|last|latest)$/.test(word),
  );
  const sharesName =
    words.length === 0
      ? wordsOf(moments.at(-1) ?? "").every(
          (word) => stored.includes(word) || word === "new" || word === "incoming",
        )
      : words.some((word) => stored.includes(word));
  const carrier = incoming.owner === undefined ? undefined : headName(incoming.owner);
  const isCarried = carrier !== undefined && CARRIERS.test(carrier);
  // A creation time never changes, so two of them are two things unless one comes with a message.
  const isBirth = /^creat/i.test(column);
  if (!isCarried && (!sharesName || isBirth)) return undefined;
  return { at, column, incoming: value.getText(), steps: sharesName ? 0 : 1 };
}
