/** Prisma: `client.model.method({ where, data })`. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { literalText, unwrap } from "../syntax.ts";
import type { Operation } from "../tags.ts";
import { type Access, type Certainty, type EntityRef, entityNamed } from "./access.ts";
import { lastName, receiverOf } from "./chain.ts";
import { filterOf, hasProperty, literalOf, propertyOf, sortKeysOf, valuesOf } from "./literals.ts";

const METHODS: Readonly<Record<string, Operation>> = {
  findUnique: "find-unique",
  findUniqueOrThrow: "find-unique",
  findFirst: "find-one",
  findFirstOrThrow: "find-one",
  findMany: "find-many",
  count: "count",
  aggregate: "aggregate",
  groupBy: "aggregate",
  create: "insert",
  createMany: "insert-many",
  createManyAndReturn: "insert-many",
  update: "update",
  updateMany: "update-many",
  updateManyAndReturn: "update-many",
  upsert: "upsert",
  delete: "delete",
  deleteMany: "delete-many",
};
export const PRISMA_METHODS: ReadonlySet<string> = new Set(Object.keys(METHODS));

const OPTIONS: ReadonlySet<string> = new Set([
  ...["where", "data", "select", "include", "orderBy", "take", "skip", "cursor", "distinct"],
  ...["create", "update", "by", "_count", "_sum"],
]);
const CLIENT =
  /prisma|replica|^(db|tx|trx|client|database|orm|\$?primary|transaction|reader|writer|readOnly)$|(Db|Database|Orm)$/i;

export function prismaAccess(
  call: ts.CallExpression,
  method: string,
  certainty: Certainty,
  analysis: Analysis,
): Access | undefined {
  const operation = METHODS[method];
  const delegate = receiverOf(call);
  if (operation === undefined || delegate === undefined) return undefined;
  const owner =
    ts.isPropertyAccessExpression(delegate) || ts.isElementAccessExpression(delegate)
      ? unwrap(delegate.expression)
      : undefined;
  const [argument] = call.arguments;
  const options = literalOf(argument, analysis);
  if (certainty !== "resolved" && !hasShape(owner, delegate, options, argument, operation))
    return undefined;
  const limit = propertyOf(options, "take");
  return {
    anchor: call,
    node: call,
    client: "prisma",
    operation,
    certainty,
    entity: entityOf(delegate),
    root: owner ?? delegate,
    where: filterOf(propertyOf(options, "where"), analysis),
    data: valuesOf(
      propertyOf(options, "data") ??
        propertyOf(options, operation === "upsert" ? "update" : "data"),
      analysis,
    ),
    limit: operation === "find-unique" || operation === "find-one" ? 1 : limit,
    offset: propertyOf(options, "skip"),
    orderBy: sortKeysOf(propertyOf(options, "orderBy"), analysis),
    locksRows: false,
    handlesConflict: propertyOf(options, "skipDuplicates") !== undefined,
  };
}

function hasShape(
  owner: ts.Expression | undefined,
  delegate: ts.Expression,
  options: ts.ObjectLiteralExpression | undefined,
  argument: ts.Expression | undefined,
  operation: Operation,
): boolean {
  if (owner === undefined || !ts.isPropertyAccessExpression(delegate)) return false;
  // Drizzle's relational queries take the same options: `db.query.users.findFirst()`.
  if (lastName(owner) === "query") return false;
  const isClient = CLIENT.test(lastName(owner)) || /prisma/i.test(delegate.getText());
  if (!isClient) return options !== undefined && isOwnShape(options, operation);
  if (argument === undefined)
    return operation === "find-many" || operation === "count" || operation === "find-one";
  return options === undefined ? !ts.isStringLiteralLike(argument) : hasProperty(options, OPTIONS);
}

/** `{ where, data }`, `{ where, create, update }`: no other client is asked this way. */
function isOwnShape(options: ts.ObjectLiteralExpression, operation: Operation): boolean {
  const has = (name: string): boolean => hasProperty(options, new Set([name]));
  switch (operation) {
    case "update":
    case "update-many":
      return has("where") && has("data");
    case "upsert":
      return has("where") && has("create") && has("update");
    case "find-unique":
      return has("where");
    case "find-one":
    case "find-many":
      return has("where") && !has("relations");
    // `create({ data })` is asked of requests and clients of other kinds as well.
    case "insert-many":
      return has("data");
    default:
      return false;
  }
}

function entityOf(delegate: ts.Expression): EntityRef | undefined {
  if (ts.isPropertyAccessExpression(delegate))
    return entityNamed(delegate.name.text, delegate.name);
  if (ts.isElementAccessExpression(delegate)) {
    const name = literalText(unwrap(delegate.argumentExpression));
    return name === undefined ? undefined : entityNamed(name, delegate);
  }
  return ts.isIdentifier(delegate) ? entityNamed(delegate.text, delegate) : undefined;
}
