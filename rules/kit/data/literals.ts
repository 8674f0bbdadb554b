/** Reads conditions, values and sort keys from the object literals that most clients take. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { declarationOf } from "../symbols.ts";
import { calledName, literalText, propertyName, unwrap } from "../syntax.ts";
import type { Assignment, Comparator, Condition, Filter, SortKey, Values } from "./access.ts";

/** The literal that an expression is or that a `const` in sight holds; undefined for anything else. */
export function literalOf(
  expression: ts.Expression | undefined,
  analysis: Analysis,
  depth = 0,
): ts.ObjectLiteralExpression | undefined {
  const held = heldBy(expression, analysis, depth);
  return held !== undefined && ts.isObjectLiteralExpression(held) ? held : undefined;
}

/** What an expression is once names of `const`s in sight are followed. */
export function heldBy(
  expression: ts.Expression | undefined,
  analysis: Analysis,
  depth = 0,
): ts.Expression | undefined {
  if (expression === undefined) return undefined;
  const target = unwrap(expression);
  if (!ts.isIdentifier(target) || depth > 3) return target;
  const declaration = declarationOf(analysis.checker, target);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return target;
  const { initializer } = declaration;
  const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  if (!isConst || initializer === undefined) return target;
  return heldBy(initializer, analysis, depth + 1);
}

/** The value of a property of a literal, shorthand included; undefined when absent. */
export function propertyOf(
  literal: ts.ObjectLiteralExpression | undefined,
  name: string,
): ts.Expression | undefined {
  for (const each of literal?.properties ?? []) {
    if (ts.isPropertyAssignment(each) && propertyName(each.name) === name) return each.initializer;
    if (ts.isShorthandPropertyAssignment(each) && each.name.text === name) return each.name;
  }
  return undefined;
}

export function hasProperty(
  literal: ts.ObjectLiteralExpression,
  names: ReadonlySet<string>,
): boolean {
  return literal.properties.some(
    (each) => each.name !== undefined && names.has(propertyName(each.name) ?? ""),
  );
}

/** Operator keys of Prisma, MongoDB, Sequelize and MikroORM conditions. */
const COMPARATORS: Readonly<Record<string, Comparator>> = {
  equals: "=",
  $eq: "=",
  eq: "=",
  not: "!=",
  $ne: "!=",
  ne: "!=",
  lt: "<",
  $lt: "<",
  lte: "<=",
  $lte: "<=",
  gt: ">",
  $gt: ">",
  gte: ">=",
  $gte: ">=",
  in: "in",
  $in: "in",
};
const ALL_OF: ReadonlySet<string> = new Set(["AND", "$and", "and"]);

/** `{ email, age: { gt: 3 }, AND: [{ … }], a_b: { a, b } }` as conditions. */
export function filterOf(
  expression: ts.Expression | undefined,
  analysis: Analysis,
): Filter | undefined {
  if (expression === undefined) return undefined;
  const conditions: Condition[] = [];
  const isComplete = addConditions(expression, conditions, analysis, 0);
  return { conditions, isComplete, node: unwrap(expression) };
}

function addConditions(
  expression: ts.Expression,
  into: Condition[],
  analysis: Analysis,
  depth: number,
): boolean {
  const target = heldBy(expression, analysis);
  if (target !== undefined && ts.isArrayLiteralExpression(target))
    return target.elements.every((each) => addConditions(each, into, analysis, depth + 1));
  if (target === undefined || !ts.isObjectLiteralExpression(target) || depth > 6) return false;
  let isComplete = true;
  for (const property of target.properties) {
    if (ts.isSpreadAssignment(property)) {
      if (!addConditions(property.expression, into, analysis, depth + 1)) isComplete = false;
      continue;
    }
    const field = property.name === undefined ? undefined : propertyName(property.name);
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    if (field === undefined || value === undefined) isComplete = false;
    else if (ALL_OF.has(field)) {
      if (!addConditions(value, into, analysis, depth + 1)) isComplete = false;
    } else if (/^(OR|NOT|\$or|\$nor|or|not)$/.test(field)) isComplete = false;
    else if (!addField(field, value, property, into)) isComplete = false;
  }
  return isComplete;
}

function addField(field: string, value: ts.Expression, node: ts.Node, into: Condition[]): boolean {
  const target = unwrap(value);
  if (!ts.isObjectLiteralExpression(target)) {
    into.push({ field, comparator: "=", value: target, node });
    return true;
  }
  const keys = target.properties.map((each) =>
    each.name === undefined ? "" : (propertyName(each.name) ?? ""),
  );
  // Prisma's compound keys: `projectId_name: { projectId, name }`.
  if (
    keys.length > 1 &&
    field.split("_").length >= keys.length &&
    keys.every((key) => field.includes(key))
  ) {
    for (const each of target.properties) {
      const name = each.name === undefined ? undefined : propertyName(each.name);
      const held = ts.isPropertyAssignment(each)
        ? each.initializer
        : ts.isShorthandPropertyAssignment(each)
          ? each.name
          : undefined;
      if (name !== undefined) into.push({ field: name, comparator: "=", value: held, node: each });
    }
    return true;
  }
  for (const each of target.properties) {
    const key = each.name === undefined ? "" : (propertyName(each.name) ?? "");
    const held = ts.isPropertyAssignment(each)
      ? each.initializer
      : ts.isShorthandPropertyAssignment(each)
        ? each.name
        : undefined;
    into.push({ field, comparator: COMPARATORS[key] ?? "other", value: held, node: each });
  }
  return true;
}

/** Update operators that change a value where it is stored. */
const IN_PLACE: Readonly<Record<string, Assignment["kind"]>> = {
  increment: "increment",
  decrement: "increment",
  multiply: "increment",
  divide: "increment",
  push: "append",
  set: "set",
};
const MONGO: Readonly<Record<string, Assignment["kind"]>> = {
  $set: "set",
  $setOnInsert: "set",
  $inc: "increment",
  $mul: "increment",
  $max: "increment",
  $min: "increment",
  $push: "append",
  $addToSet: "append",
  $pull: "append",
  $unset: "set",
};

/** `{ name, count: { increment: 1 }, $inc: { n: 1 } }` as assignments; of a list, its first element. */
export function valuesOf(
  expression: ts.Expression | undefined,
  analysis: Analysis,
): Values | undefined {
  if (expression === undefined) return undefined;
  const assignments: Assignment[] = [];
  const isComplete = addAssignments(expression, assignments, analysis, "set", 0);
  return { assignments, isComplete, node: unwrap(expression) };
}

function addAssignments(
  expression: ts.Expression,
  into: Assignment[],
  analysis: Analysis,
  kind: Assignment["kind"],
  depth: number,
): boolean {
  let target = heldBy(expression, analysis);
  // Kysely's `set((eb) => ({ … }))`
  if (target !== undefined && ts.isArrowFunction(target) && !ts.isBlock(target.body))
    target = unwrap(target.body);
  if (target !== undefined && ts.isArrayLiteralExpression(target)) {
    const [first] = target.elements;
    target = first === undefined ? target : heldBy(first, analysis);
  }
  target = rowOfMap(target) ?? target;
  if (target === undefined || !ts.isObjectLiteralExpression(target) || depth > 4) return false;
  let isComplete = true;
  for (const property of target.properties) {
    if (ts.isSpreadAssignment(property)) {
      const given = spreadValue(property.expression);
      if (!addAssignments(given, into, analysis, kind, depth + 1)) isComplete = false;
      continue;
    }
    const field = property.name === undefined ? undefined : propertyName(property.name);
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    if (field === undefined || value === undefined) {
      isComplete = false;
      continue;
    }
    const operator = MONGO[field];
    if (operator !== undefined) {
      if (!addAssignments(value, into, analysis, operator, depth + 1)) isComplete = false;
      continue;
    }
    into.push(assignmentOf(field, value, property, kind));
  }
  return isComplete;
}

/** The row that `ids.map((id) => ({ id }))` makes of each. */
function rowOfMap(list: ts.Expression | undefined): ts.Expression | undefined {
  if (list === undefined || !ts.isCallExpression(list)) return undefined;
  const callee = unwrap(list.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "map") return undefined;
  const [each] = list.arguments;
  const made = each === undefined ? undefined : unwrap(each);
  if (made === undefined || !(ts.isArrowFunction(made) || ts.isFunctionExpression(made)))
    return undefined;
  if (!ts.isBlock(made.body)) return unwrap(made.body);
  const last = made.body.statements.at(-1);
  return last !== undefined && ts.isReturnStatement(last) && last.expression !== undefined
    ? unwrap(last.expression)
    : undefined;
}

/** `...(name && { name })` and `...(x ? { a } : {})` give what they may give. */
function spreadValue(expression: ts.Expression): ts.Expression {
  const target = unwrap(expression);
  if (ts.isBinaryExpression(target)) return target.right;
  if (ts.isConditionalExpression(target)) {
    const whenTrue = unwrap(target.whenTrue);
    return ts.isObjectLiteralExpression(whenTrue) && whenTrue.properties.length > 0
      ? whenTrue
      : target.whenFalse;
  }
  return target;
}

function assignmentOf(
  field: string,
  value: ts.Expression,
  node: ts.Node,
  kind: Assignment["kind"],
): Assignment {
  const target = unwrap(value);
  if (ts.isObjectLiteralExpression(target) && target.properties.length === 1) {
    const [only] = target.properties;
    const operator = only?.name === undefined ? undefined : IN_PLACE[propertyName(only.name) ?? ""];
    if (operator !== undefined && only !== undefined)
      return {
        field,
        kind: operator,
        value: ts.isPropertyAssignment(only) ? only.initializer : undefined,
        node,
      };
  }
  if (kind === "set" && isRelative(field, target))
    return { field, kind: "increment", value: target, node };
  return { field, kind, value: target, node };
}

/**
 * The statement changes the column by something, whatever it is by then: `` sql`${t.stock} - ${n}` ``,
 * `knex.raw("stock - ?", [n])`, `() => "stock - 1"`, `eb("stock", "-", n)`.
 */
function isRelative(field: string, value: ts.Expression): boolean {
  const column = bareName(field);
  if (ts.isTaggedTemplateExpression(value)) return changes(writtenOut(value.template), column);
  if (ts.isCallExpression(value)) {
    const [first, operator, amount] = value.arguments;
    if (first === undefined) return false;
    if (amount !== undefined)
      return (
        /^[-+]$/.test(literalText(operator) ?? "") && bareName(literalText(first) ?? "") === column
      );
    const isSql = /^(raw|literal)$/.test(calledName(value.expression)?.text ?? "");
    return isSql && isText(first) && changes(writtenOut(first), column);
  }
  return (
    ts.isArrowFunction(value) &&
    !ts.isBlock(value.body) &&
    isText(value.body) &&
    changes(writtenOut(value.body), column)
  );
}

function bareName(name: string): string {
  return name.replace(/_/g, "").toLowerCase();
}

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** `stock - ?`, `"wallets"."balance" + 1` */
function changes(text: string, column: string): boolean {
  const match = /^[\s("`[]*(?:\w+["`\]]?\.["`[]?)?(\w+)["`\]]*\s*[-+]\s*\S/.exec(text);
  return match?.[1] !== undefined && bareName(match[1]) === column;
}

/** A text with the last names of what is put into it. */
function writtenOut(template: ts.TemplateLiteral | ts.StringLiteralLike): string {
  if (!ts.isTemplateExpression(template)) return template.text;
  return template.templateSpans.reduce((text, { expression, literal }) => {
    const at = unwrap(expression);
    const name = ts.isPropertyAccessExpression(at) ? at.name.text : at.getText();
    return text + name + literal.text;
  }, template.head.text);
}

/** `{ createdAt: "desc" }`, `[{ … }, { … }]`, `[["createdAt", "DESC"]]`, `"-createdAt"`. */
export function sortKeysOf(
  expression: ts.Expression | undefined,
  analysis: Analysis,
): readonly SortKey[] | undefined {
  const target = heldBy(expression, analysis);
  if (target === undefined) return undefined;
  if (ts.isArrayLiteralExpression(target)) {
    const keys = target.elements.map((each) => {
      const element = unwrap(each);
      // Sequelize: a pair of column and direction.
      if (ts.isArrayLiteralExpression(element)) return sortKeysOf(element.elements[0], analysis);
      return sortKeysOf(each, analysis);
    });
    return keys.some((each) => each === undefined) ? undefined : keys.flatMap((each) => each ?? []);
  }
  if (ts.isStringLiteralLike(target))
    return target.text
      .split(/[\s,]+/)
      .filter((word) => word !== "" && !/^(asc|desc)$/i.test(word))
      .map((word) => ({ field: word.replace(/^[-+]|^.*\./g, ""), node: target }));
  if (!ts.isObjectLiteralExpression(target)) return undefined;
  const keys: SortKey[] = [];
  for (const each of target.properties) {
    const field = each.name === undefined ? undefined : propertyName(each.name);
    if (field === undefined) return undefined;
    keys.push({ field, node: each });
  }
  return keys;
}
