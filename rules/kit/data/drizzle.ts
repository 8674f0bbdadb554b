/** Drizzle: `db.select().from(t).where(eq(t.id, id))`, `db.insert(t).values({})`, `db.query.t.findFirst({})`. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { calledName, descendants, unwrap } from "../syntax.ts";
import type { Operation } from "../tags.ts";
import {
  type Access,
  type Certainty,
  type Comparator,
  type Condition,
  type EntityRef,
  entityNamed,
  type Filter,
  type SortKey,
} from "./access.ts";
import { type Chain, chainOf, lastName, receiverOf, stepNamed } from "./chain.ts";
import { heldBy, literalOf, propertyOf, valuesOf } from "./literals.ts";

const STARTS: Readonly<Record<string, Operation>> = {
  select: "find-many",
  selectDistinct: "find-many",
  selectDistinctOn: "find-many",
  insert: "insert",
  update: "update-many",
  delete: "delete-many",
};
export const DRIZZLE_METHODS: ReadonlySet<string> = new Set([
  ...Object.keys(STARTS),
  "findFirst",
  "findMany",
  "$count",
]);

export function drizzleAccess(
  call: ts.CallExpression,
  method: string,
  certainty: Certainty,
  analysis: Analysis,
): Access | undefined {
  if (method === "findFirst" || method === "findMany")
    return relationalQuery(call, method, certainty, analysis);
  const start = STARTS[method];
  if (start === undefined) return undefined;
  const chain = chainOf(call);
  const source =
    start === "find-many" ? stepNamed(chain, "from")?.call.arguments[0] : call.arguments[0];
  if (source === undefined) return undefined;
  if (certainty !== "resolved" && !hasShape(start, source, chain)) return undefined;
  const conflict = stepNamed(
    chain,
    "onConflictDoUpdate",
    "onConflictDoNothing",
    "onDuplicateKeyUpdate",
    "ignore",
  );
  const values = stepNamed(chain, "values", "set")?.call.arguments[0];
  const limit = stepNamed(chain, "limit")?.call.arguments[0];
  const order = stepNamed(chain, "orderBy")?.call.arguments;
  return {
    anchor: call,
    node: chain.node,
    client: "drizzle",
    operation: operationOf(start, call, chain, limit, values),
    certainty,
    entity: tableOf(source),
    root: receiverOf(call) ?? chain.root,
    where: conditionsOf(stepNamed(chain, "where")?.call.arguments[0], analysis),
    data: valuesOf(values, analysis),
    limit,
    offset: stepNamed(chain, "offset")?.call.arguments[0],
    orderBy: order?.flatMap(sortKeyOf),
    locksRows: stepNamed(chain, "for") !== undefined,
    handlesConflict: conflict !== undefined,
  };
}

function operationOf(
  start: Operation,
  call: ts.CallExpression,
  chain: Chain,
  limit: ts.Expression | undefined,
  values: ts.Expression | undefined,
): Operation {
  if (start === "insert") {
    if (stepNamed(chain, "onConflictDoUpdate", "onDuplicateKeyUpdate") !== undefined)
      return "upsert";
    return values !== undefined && ts.isArrayLiteralExpression(unwrap(values))
      ? "insert-many"
      : "insert";
  }
  if (start !== "find-many") return start;
  const columns = call.arguments[0];
  if (columns !== undefined && isCount(columns)) return "count";
  return limit !== undefined && unwrap(limit).getText() === "1" ? "find-one" : "find-many";
}

/** `select({ n: count() })`, `` select({ n: sql`count(*)` }) ``. */
function isCount(columns: ts.Expression): boolean {
  const literal = unwrap(columns);
  if (!ts.isObjectLiteralExpression(literal) || literal.properties.length !== 1) return false;
  return /\bcount(Distinct)?\s*\(/.test(literal.getText());
}

const CLIENT =
  /^(db|database|tx|trx|transaction|drizzle|client|conn|connection|orm|primary|replica)\w*$|Db$/i;

function hasShape(start: Operation, source: ts.Expression, chain: Chain): boolean {
  const table = unwrap(source);
  const isTable = ts.isIdentifier(table) || ts.isPropertyAccessExpression(table);
  if (!isTable) return false;
  if (start === "find-many") return true;
  const isChained = stepNamed(chain, "values", "set", "where", "returning", "select") !== undefined;
  return isChained && CLIENT.test(lastName(chain.root));
}

function relationalQuery(
  call: ts.CallExpression,
  method: string,
  certainty: Certainty,
  analysis: Analysis,
): Access | undefined {
  const delegate = receiverOf(call);
  if (delegate === undefined || !ts.isPropertyAccessExpression(delegate)) return undefined;
  const query = unwrap(delegate.expression);
  if (!ts.isPropertyAccessExpression(query) || query.name.text !== "query") return undefined;
  const options = literalOf(call.arguments[0], analysis);
  return {
    anchor: call,
    node: call,
    client: "drizzle",
    operation: method === "findFirst" ? "find-one" : "find-many",
    certainty,
    entity: entityNamed(delegate.name.text, delegate.name),
    root: unwrap(query.expression),
    where: conditionsOf(propertyOf(options, "where"), analysis),
    data: undefined,
    limit: method === "findFirst" ? 1 : propertyOf(options, "limit"),
    offset: propertyOf(options, "offset"),
    orderBy: orderOf(propertyOf(options, "orderBy")),
    locksRows: false,
    handlesConflict: false,
  };
}

function tableOf(source: ts.Expression): EntityRef | undefined {
  const target = unwrap(source);
  const name = lastName(target);
  return name === "" ? undefined : entityNamed(name, target);
}

const OPERATORS: Readonly<Record<string, Comparator>> = {
  eq: "=",
  ne: "!=",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
  inArray: "in",
};

/** `and(eq(t.a, x), gt(t.b, y))`, also behind `(t, { eq }) => …`. */
function conditionsOf(
  expression: ts.Expression | undefined,
  analysis: Analysis,
): Filter | undefined {
  if (expression === undefined) return undefined;
  const conditions: Condition[] = [];
  const isComplete = add(expression);
  return { conditions, isComplete, node: unwrap(expression) };

  function add(each: ts.Expression): boolean {
    const target = heldBy(each, analysis);
    if (target === undefined) return false;
    if (ts.isArrowFunction(target) && !ts.isBlock(target.body)) return add(target.body);
    if (!ts.isCallExpression(target)) return false;
    const name = calledName(target.expression)?.text ?? "";
    if (name === "and")
      return target.arguments.map((argument) => add(argument)).every((complete) => complete);
    const [column, value] = target.arguments;
    if (column === undefined || name === "or" || name === "not") return false;
    const field = lastName(column);
    if (field === "") return false;
    conditions.push({ field, comparator: OPERATORS[name] ?? "other", value, node: target });
    return OPERATORS[name] !== undefined || name === "isNull";
  }
}

function orderOf(expression: ts.Expression | undefined): readonly SortKey[] | undefined {
  if (expression === undefined) return undefined;
  let target = unwrap(expression);
  if (ts.isArrowFunction(target) && !ts.isBlock(target.body)) target = unwrap(target.body);
  return ts.isArrayLiteralExpression(target)
    ? target.elements.flatMap(sortKeyOf)
    : sortKeyOf(target);
}

function sortKeyOf(expression: ts.Expression): SortKey[] {
  const target = unwrap(expression);
  if (ts.isCallExpression(target)) {
    const [column] = target.arguments;
    return column === undefined ? [] : sortKeyOf(column);
  }
  if (ts.isTaggedTemplateExpression(target)) {
    for (const node of descendants(target))
      if (ts.isPropertyAccessExpression(node)) return [{ field: node.name.text, node }];
    return [];
  }
  const field = lastName(target);
  return field === "" ? [] : [{ field, node: target }];
}
