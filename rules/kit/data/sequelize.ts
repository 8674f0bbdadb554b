/** Sequelize models: `User.findOne({ where })`, `User.create(values)`, `user.update(values)`. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { unwrap } from "../syntax.ts";
import type { Operation } from "../tags.ts";
import { type Access, type Certainty, entityNamed } from "./access.ts";
import { lastName, receiverOf } from "./chain.ts";
import { filterOf, hasProperty, literalOf, propertyOf, sortKeysOf, valuesOf } from "./literals.ts";

interface Form {
  readonly operation: Operation;
  readonly options: number;
  readonly data?: number;
  readonly isUnmistakable?: true;
}

const FORMS: Readonly<Record<string, Form>> = {
  findOne: { operation: "find-one", options: 0 },
  findByPk: { operation: "find-unique", options: 1, isUnmistakable: true },
  findAll: { operation: "find-many", options: 0, isUnmistakable: true },
  findAndCountAll: { operation: "find-many", options: 0, isUnmistakable: true },
  findOrCreate: { operation: "upsert", options: 0, isUnmistakable: true },
  count: { operation: "count", options: 0 },
  create: { operation: "insert", options: 1, data: 0 },
  bulkCreate: { operation: "insert-many", options: 1, data: 0, isUnmistakable: true },
  update: { operation: "update-many", options: 1, data: 0 },
  upsert: { operation: "upsert", options: 1, data: 0 },
  destroy: { operation: "delete-many", options: 0 },
  increment: { operation: "increment", options: 1 },
  decrement: { operation: "increment", options: 1 },
};
export const SEQUELIZE_METHODS: ReadonlySet<string> = new Set(Object.keys(FORMS));

const OPTIONS: ReadonlySet<string> = new Set([
  ...["where", "attributes", "include", "transaction", "order", "limit", "raw", "defaults", "lock"],
]);

export function sequelizeAccess(
  call: ts.CallExpression,
  method: string,
  certainty: Certainty,
  analysis: Analysis,
): Access | undefined {
  const form = FORMS[method];
  const root = receiverOf(call);
  if (form === undefined || root === undefined) return undefined;
  const options = literalOf(call.arguments[form.options], analysis);
  if (certainty !== "resolved" && !hasShape(form, root, options)) return undefined;
  const isOne = form.operation === "find-one" || form.operation === "find-unique";
  return {
    anchor: call,
    node: call,
    client: "sequelize",
    operation: form.operation,
    certainty,
    entity: entityNamed(lastName(root), root),
    root,
    where: filterOf(propertyOf(options, "where"), analysis),
    data: valuesOf(
      form.data === undefined ? propertyOf(options, "defaults") : call.arguments[form.data],
      analysis,
    ),
    limit: isOne ? 1 : propertyOf(options, "limit"),
    offset: propertyOf(options, "offset"),
    orderBy: sortKeysOf(propertyOf(options, "order"), analysis),
    locksRows: propertyOf(options, "lock") !== undefined,
    handlesConflict:
      propertyOf(options, "ignoreDuplicates") !== undefined ||
      propertyOf(options, "updateOnDuplicate") !== undefined,
  };
}

function hasShape(
  form: Form,
  root: ts.Expression,
  options: ts.ObjectLiteralExpression | undefined,
): boolean {
  const target = unwrap(root);
  const isModel =
    /^[A-Z][a-z]/.test(lastName(target)) &&
    (ts.isIdentifier(target) || ts.isPropertyAccessExpression(target));
  if (form.isUnmistakable === true) return isModel || options !== undefined;
  return isModel && options !== undefined && hasProperty(options, OPTIONS);
}
