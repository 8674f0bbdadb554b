/** Mongoose models and MongoDB collections. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { literalText, unwrap } from "../syntax.ts";
import type { Operation } from "../tags.ts";
import { type Access, type Certainty, type EntityRef, entityNamed, type Filter } from "./access.ts";
import { chainOf, lastName, receiverOf, stepNamed } from "./chain.ts";
import { filterOf, literalOf, propertyOf, sortKeysOf, valuesOf } from "./literals.ts";
import { writtenEntity } from "./written.ts";

interface Form {
  readonly operation: Operation;
  readonly where?: number;
  readonly data?: number;
  readonly options?: number;
  /** No other kind of object has a method of that name. */
  readonly isUnmistakable?: true;
}

const FORMS: Readonly<Record<string, Form>> = {
  find: { operation: "find-many", where: 0, options: 2 },
  findOne: { operation: "find-one", where: 0, options: 2 },
  findById: { operation: "find-unique", where: 0 },
  countDocuments: { operation: "count", where: 0, isUnmistakable: true },
  estimatedDocumentCount: { operation: "count", isUnmistakable: true },
  exists: { operation: "exists", where: 0 },
  distinct: { operation: "aggregate", where: 1 },
  aggregate: { operation: "aggregate" },
  create: { operation: "insert", data: 0 },
  insertOne: { operation: "insert", data: 0, isUnmistakable: true },
  insertMany: { operation: "insert-many", data: 0, isUnmistakable: true },
  updateOne: { operation: "update", where: 0, data: 1, options: 2, isUnmistakable: true },
  updateMany: { operation: "update-many", where: 0, data: 1, options: 2 },
  replaceOne: { operation: "update", where: 0, data: 1, options: 2, isUnmistakable: true },
  findOneAndUpdate: { operation: "update", where: 0, data: 1, options: 2, isUnmistakable: true },
  findOneAndReplace: { operation: "update", where: 0, data: 1, options: 2, isUnmistakable: true },
  findByIdAndUpdate: { operation: "update", where: 0, data: 1, options: 2, isUnmistakable: true },
  deleteOne: { operation: "delete", where: 0, isUnmistakable: true },
  deleteMany: { operation: "delete-many", where: 0 },
  findOneAndDelete: { operation: "delete", where: 0, isUnmistakable: true },
  findByIdAndDelete: { operation: "delete", where: 0, isUnmistakable: true },
  findOneAndRemove: { operation: "delete", where: 0, isUnmistakable: true },
  bulkWrite: { operation: "update-many", isUnmistakable: true },
};
export const MONGO_METHODS: ReadonlySet<string> = new Set(Object.keys(FORMS));

const MODEL = /(Model|Collection)$|^(model|collection)$/;

export function mongoAccess(
  call: ts.CallExpression,
  method: string,
  certainty: Certainty,
  analysis: Analysis,
): Access | undefined {
  const form = FORMS[method];
  const root = receiverOf(call);
  if (form === undefined || root === undefined) return undefined;
  if (certainty !== "resolved" && !hasShape(form, root, call)) return undefined;
  const options =
    form.options === undefined ? undefined : literalOf(call.arguments[form.options], analysis);
  const isUpsert = propertyOf(options, "upsert")?.kind === ts.SyntaxKind.TrueKeyword;
  const chain = chainOf(call);
  const isOne = /^(findOne|findById|exists)$/.test(method);
  return {
    anchor: call,
    node: chain.node,
    client: "mongo",
    operation: isUpsert ? "upsert" : form.operation,
    certainty,
    entity: entityOf(root, analysis),
    root,
    where: whereOf(
      method,
      form.where === undefined ? undefined : call.arguments[form.where],
      analysis,
    ),
    data: form.data === undefined ? undefined : valuesOf(call.arguments[form.data], analysis),
    limit: isOne
      ? 1
      : (stepNamed(chain, "limit")?.call.arguments[0] ?? propertyOf(options, "limit")),
    offset: stepNamed(chain, "skip")?.call.arguments[0] ?? propertyOf(options, "skip"),
    orderBy: sortKeysOf(
      stepNamed(chain, "sort")?.call.arguments[0] ?? propertyOf(options, "sort"),
      analysis,
    ),
    locksRows: false,
    handlesConflict: isUpsert,
  };
}

function hasShape(form: Form, root: ts.Expression, call: ts.CallExpression): boolean {
  const name = lastName(root);
  const isModel = MODEL.test(name) || (ts.isIdentifier(root) && /^[A-Z][a-z]/.test(name));
  const [first] = call.arguments;
  const takesDocument =
    first !== undefined &&
    (ts.isObjectLiteralExpression(unwrap(first)) || ts.isIdentifier(unwrap(first)));
  // Sequelize and Prisma take `{ where }` and `{ data }` instead of the document itself.
  const literal = first === undefined ? undefined : unwrap(first);
  const isWrapped =
    literal !== undefined &&
    ts.isObjectLiteralExpression(literal) &&
    /^\{\s*(where|data)\b/.test(literal.getText());
  if (isWrapped) return false;
  if (form.isUnmistakable === true) return takesDocument || isModel;
  return isModel && (takesDocument || form.operation === "aggregate" || first !== undefined);
}

function whereOf(
  method: string,
  expression: ts.Expression | undefined,
  analysis: Analysis,
): Filter | undefined {
  if (expression === undefined) return undefined;
  if (!method.startsWith("findById")) return filterOf(expression, analysis);
  return {
    conditions: [{ field: "_id", comparator: "=", value: unwrap(expression), node: expression }],
    isComplete: true,
    node: expression,
  };
}

/** `UserModel`, `this.userModel`, `db.collection("users")`, `Model<User>`. */
function entityOf(root: ts.Expression, analysis: Analysis): EntityRef | undefined {
  if (ts.isCallExpression(root)) {
    const name = literalText(root.arguments[0]);
    return name === undefined ? undefined : entityNamed(name, root);
  }
  const type = analysis.checker.getTypeAtLocation(root);
  if (type.getSymbol()?.name === "Model" || type.getSymbol()?.name === "Collection") {
    const [argument] = analysis.checker.getTypeArguments(type as ts.TypeReference);
    const name = (argument?.aliasSymbol ?? argument?.getSymbol())?.name;
    if (name !== undefined && name !== "__type" && name !== "Document")
      return entityNamed(name, root);
  }
  const written = writtenEntity(root, analysis);
  if (written !== undefined) return written;
  const word = lastName(root).replace(/^[_#]+/, "");
  return word === "" || /^(model|collection|MongooseModel)$/i.test(word)
    ? undefined
    : entityNamed(word, root);
}
