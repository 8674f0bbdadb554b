/** Reads of one page of many: what skips the rows before it, and what puts them in order. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { SortKey } from "../../kit/data/access.ts";
import { chainOf, lastName } from "../../kit/data/chain.ts";
import { heldBy, propertyOf, sortKeysOf } from "../../kit/data/literals.ts";
import { accessIn, accessOf } from "../../kit/data/read.ts";
import type { Place } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  isUndefined,
  literalText,
  unwrap,
} from "../../kit/syntax.ts";

export interface Page {
  /** The option, argument or word that skips what came before. */
  readonly at: ts.Node | Place;
  /** How many rows are skipped; undefined in SQL text. */
  readonly offset: ts.Expression | undefined;
  /** Undefined when the order cannot be read. */
  readonly keys: readonly SortKey[] | undefined;
  /** Where a further key can be written; undefined when that is not known. */
  readonly order: ts.Expression | undefined;
  readonly entity: string | undefined;
  readonly isResolved: boolean;
  readonly client: string | undefined;
  readonly node: ts.Node;
}

const OFFSETS = ["skip", "offset"] as const;
const ORDERS = ["orderBy", "order", "sort", "orderByClause"] as const;

/** The page that a call reads by position; undefined for every other call. */
export function pageOf(call: ts.CallExpression, analysis: Analysis): Page | undefined {
  const name = calledName(call.expression)?.text;
  if (name === undefined) return undefined;
  if ((name === "offset" || name === "skip") && call.arguments.length === 1)
    return ofChain(call, analysis);
  for (const argument of call.arguments) {
    const literal = unwrap(argument);
    if (!ts.isObjectLiteralExpression(literal)) continue;
    const page = ofOptions(call, literal, analysis);
    if (page !== undefined) return page;
  }
  return undefined;
}

function ofOptions(
  call: ts.CallExpression,
  literal: ts.ObjectLiteralExpression,
  analysis: Analysis,
): Page | undefined {
  const offset = firstOf(literal, OFFSETS);
  if (offset === undefined || isFixed(offset)) return undefined;
  // Prisma's `cursor` with `skip: 1` begins behind a row, wherever it stands.
  if (propertyOf(literal, "cursor") !== undefined && !isComputed(offset)) return undefined;
  const order = firstOf(literal, ORDERS);
  const access = accessOf(call, analysis);
  if (order === undefined && (access === undefined || access.certainty === "name"))
    return undefined;
  if (access !== undefined && access.operation !== "find-many") return undefined;
  const isOpen = literal.properties.some(ts.isSpreadAssignment);
  return {
    at: offset,
    offset,
    keys: order === undefined ? (isOpen ? undefined : []) : keysOf(order, analysis),
    order: heldBy(order, analysis),
    entity: access?.entity?.name,
    isResolved: access?.certainty === "resolved",
    client: access?.client,
    node: call,
  };
}

function firstOf(
  literal: ts.ObjectLiteralExpression,
  names: readonly string[],
): ts.Expression | undefined {
  for (const name of names) {
    const value = propertyOf(literal, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** `.orderBy(…).limit(n).offset(m)`, also where the order is given in a statement before. */
function ofChain(call: ts.CallExpression, analysis: Analysis): Page | undefined {
  const [offset] = call.arguments;
  if (offset === undefined || isFixed(offset)) return undefined;
  const chain = chainOf(call);
  const names = chain.steps.map((each) => each.name);
  const isQuery = names.some((name) =>
    /^(limit|take|from|select|find|where|andWhere|orderBy|sort|getMany|getManyAndCount|lean|exec)$/.test(
      name,
    ),
  );
  const access = accessIn(chain.node, analysis);
  if (!isQuery && access === undefined) return undefined;
  const keys: SortKey[] = [];
  let isReadable = !chain.steps.some(({ call: step }) => step.arguments.some(mayOrder));
  for (const step of orderSteps(chain, call)) {
    const found = keysOfStep(step, analysis);
    if (found === undefined) isReadable = false;
    else keys.push(...found);
  }
  // A builder that comes from elsewhere may have been given an order there.
  const isWhole =
    keys.length > 0 || names.some((name) => /^(select|find|selectFrom|from)$/.test(name));
  return {
    at: offset,
    offset,
    keys: isReadable && isWhole ? keys : undefined,
    order: chain.steps.findLast((each) => each.name === "orderBy")?.call.arguments.at(-1),
    entity: access?.entity?.name,
    isResolved: access?.certainty === "resolved",
    client: access?.client,
    node: chain.node,
  };
}

/** `find(query, fields, { sort })`, or options that nobody sees. */
function mayOrder(argument: ts.Expression): boolean {
  const target = unwrap(argument);
  return ts.isObjectLiteralExpression(target) && firstOf(target, ORDERS) !== undefined;
}

const ORDER_STEP = /^(orderBy|addOrderBy|order|sort|orderByRaw)$/;

/** The order steps of the chain, and those made on the same name in other statements of the function. */
function orderSteps(chain: ReturnType<typeof chainOf>, call: ts.CallExpression) {
  const own = chain.steps.filter((each) => ORDER_STEP.test(each.name)).map((each) => each.call);
  const { root } = chain;
  const body = enclosingFunction(call);
  if (!ts.isIdentifier(root) || body === undefined || own.length > 0) return own;
  const others: ts.CallExpression[] = [];
  for (const each of descendants(body))
    if (
      ts.isCallExpression(each) &&
      ORDER_STEP.test(calledName(each.expression)?.text ?? "") &&
      rootName(each) === root.text
    )
      others.push(each);
  return others;
}

/** The name a chain begins with, or is assigned to: `query = db.select().orderBy(x)`. */
function rootName(call: ts.CallExpression): string {
  const chain = chainOf(call);
  const holder = chain.node.parent;
  if (ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name)) return holder.name.text;
  return lastName(chain.root);
}

function keysOfStep(step: ts.CallExpression, analysis: Analysis): readonly SortKey[] | undefined {
  const name = calledName(step.expression)?.text;
  const [first] = step.arguments;
  if (first === undefined) return undefined;
  // One column with its direction, against a list of columns.
  const second = step.arguments[1];
  const isPair =
    name !== "orderBy" ||
    (second !== undefined && /^["'`]?(asc|desc)\b/i.test(literalText(unwrap(second)) ?? "")) ||
    ts.isStringLiteralLike(unwrap(first));
  const columns = isPair ? [first] : [...step.arguments];
  const keys: SortKey[] = [];
  for (const column of columns) {
    const found = keysOf(column, analysis);
    if (found === undefined) return undefined;
    keys.push(...found);
  }
  return keys;
}

/** Keys of a literal, of `desc(table.column)`, of a column itself; of a name that is set again, of what it is first. */
function keysOf(order: ts.Expression, analysis: Analysis): readonly SortKey[] | undefined {
  const target = heldBy(order, analysis);
  if (target === undefined) return undefined;
  if (ts.isArrayLiteralExpression(target) && target.elements.every(isColumn)) {
    const keys = target.elements.map((each) => keysOf(each, analysis));
    return keys.some((each) => each === undefined) ? undefined : keys.flatMap((each) => each ?? []);
  }
  if (isColumn(target)) {
    const column = ts.isCallExpression(target) ? target.arguments[0] : target;
    if (column === undefined) return undefined;
    const inner = unwrap(column);
    return ts.isPropertyAccessExpression(inner)
      ? [{ field: inner.name.text, node: inner }]
      : undefined;
  }
  if (ts.isIdentifier(target)) return ofVariable(target, analysis);
  const keys = sortKeysOf(target, analysis);
  return keys?.flatMap((key) => relationKeys(key));
}

/** `desc(table.createdAt)` and `table.createdAt`. */
function isColumn(expression: ts.Expression): boolean {
  const target = unwrap(expression);
  if (ts.isPropertyAccessExpression(target)) return true;
  return (
    ts.isCallExpression(target) &&
    /^(asc|desc)$/.test(calledName(target.expression)?.text ?? "") &&
    target.arguments.length === 1
  );
}

/** `{ author: { name: "asc" } }` sorts by the name, not by the author. */
function relationKeys(key: SortKey): SortKey[] {
  const { node } = key;
  if (!ts.isPropertyAssignment(node)) return [key];
  const value = unwrap(node.initializer);
  if (!ts.isObjectLiteralExpression(value)) return [key];
  const [inner] = value.properties;
  if (inner === undefined || !ts.isPropertyAssignment(inner)) return [key];
  const name = inner.name.getText();
  return name === "sort" || name === "nulls" ? [key] : [{ field: name, node }];
}

/** `let orderBy = [{ date: "asc" }]`, unless something that makes the order total is added later. */
function ofVariable(name: ts.Identifier, analysis: Analysis): readonly SortKey[] | undefined {
  const declaration = analysis.declarationOf(name);
  if (
    declaration === undefined ||
    !ts.isVariableDeclaration(declaration) ||
    declaration.initializer === undefined
  )
    return undefined;
  const home = enclosingFunction(declaration);
  if (home === undefined) return undefined;
  for (const each of descendants(home)) {
    if (!ts.isIdentifier(each) || each.text !== name.text || each === declaration.name) continue;
    const statement = [...ancestors(each, home)].find(ts.isStatement);
    if (statement !== undefined && /["'`]?\b_?(id|uuid)["'`]?\s*[:\],)]/.test(statement.getText()))
      return undefined;
  }
  const target = unwrap(declaration.initializer);
  return ts.isIdentifier(target) ? undefined : keysOf(target, analysis);
}

/** `skip: 0` and `skip: undefined` skip nothing; a number in the text is a fixed place. */
function isFixed(offset: ts.Expression): boolean {
  const target = unwrap(offset);
  return ts.isNumericLiteral(target) || isUndefined(target);
}

/** `skip: cursor ? 1 : 0` is part of the idiom; `(page - 1) * size` is not. */
function isComputed(offset: ts.Expression): boolean {
  const target = unwrap(offset);
  return ts.isBinaryExpression(target) && target.operatorToken.kind === ts.SyntaxKind.AsteriskToken;
}

/** `… ORDER BY created_at DESC LIMIT ? OFFSET ?` in a text or template. */
export function pageOfSql(
  node: ts.TemplateExpression | ts.NoSubstitutionTemplateLiteral,
): Page | undefined {
  const text = node.getText();
  const offset = text.search(/\boffset\b/i);
  if (offset === -1) return undefined;
  const order = [...text.slice(0, offset).matchAll(ORDER_LIST)].at(-1);
  const list = order?.[1]?.trim() ?? "";
  if (order === undefined || list === "" || list.endsWith(",")) return undefined;
  const between = text.slice(order.index, offset);
  // ClickHouse's `LIMIT 1 BY id` picks one row of each; the page is taken elsewhere.
  if (/\blimit\s+\d+\s+by\b/i.test(between)) return undefined;
  const columns = list
    .split(",")
    .map(
      (each) =>
        each
          .trim()
          .replace(/["`\\]/g, "")
          .split(/\s+/)[0] ?? "",
    )
    .map((column) => column.replace(/^.*\./, ""));
  if (columns.some((column) => !/^[a-z_]\w*$/i.test(column))) return undefined;
  const start = node.getStart() + order.index;
  const place = {
    file: node.getSourceFile().fileName,
    start,
    end: start + order[0].trimEnd().length,
  };
  return {
    at: place,
    offset: undefined,
    keys: columns.map((field) => ({ field, node })),
    order: undefined,
    entity: undefined,
    isResolved: false,
    client: undefined,
    node,
  };
}

/** Up to what follows the list; a substitution may only begin behind its last word. */
const ORDER_LIST = /\border\s+by\s+([\w\s.,"`\\]+?)\s*(?=\blimit\b|\boffset\b|\$\{|\)|$)/gi;
