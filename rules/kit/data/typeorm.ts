/** TypeORM and MikroORM: repositories, entity managers and the query builder. */

import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { literalText, unwrap } from "../syntax.ts";
import type { Operation } from "../tags.ts";
import { localDeclaration } from "../time-values.ts";
import {
  type Access,
  type Certainty,
  type Condition,
  type EntityRef,
  entityNamed,
  type Filter,
  type Values,
} from "./access.ts";
import { type Chain, chainOf, lastName, receiverOf, stepNamed } from "./chain.ts";
import { filterOf, literalOf, propertyOf, sortKeysOf, valuesOf } from "./literals.ts";
import { entityMade, writtenEntity } from "./written.ts";

/** Where the condition and the values stand among the arguments behind an entity class, if one is given. */
interface Form {
  readonly operation: Operation;
  /** Position of the condition; `options` when it is the `where` of an options object. */
  readonly where?: number | "options";
  readonly data?: number;
}

const FORMS: Readonly<Record<string, Form>> = {
  find: { operation: "find-many", where: "options" },
  findAll: { operation: "find-many", where: "options" },
  findBy: { operation: "find-many", where: 0 },
  findAndCount: { operation: "find-many", where: "options" },
  findAndCountBy: { operation: "find-many", where: 0 },
  findOne: { operation: "find-one", where: "options" },
  findOneOrFail: { operation: "find-one", where: "options" },
  findOneBy: { operation: "find-one", where: 0 },
  findOneByOrFail: { operation: "find-one", where: 0 },
  findByIds: { operation: "find-many" },
  count: { operation: "count", where: "options" },
  countBy: { operation: "count", where: 0 },
  exist: { operation: "exists", where: "options" },
  exists: { operation: "exists", where: "options" },
  existsBy: { operation: "exists", where: 0 },
  save: { operation: "save", data: 0 },
  insert: { operation: "insert", data: 0 },
  nativeInsert: { operation: "insert", data: 0 },
  insertMany: { operation: "insert-many", data: 0 },
  update: { operation: "update-many", where: 0, data: 1 },
  nativeUpdate: { operation: "update-many", where: 0, data: 1 },
  upsert: { operation: "upsert", data: 0 },
  upsertMany: { operation: "upsert", data: 0 },
  delete: { operation: "delete-many", where: 0 },
  nativeDelete: { operation: "delete-many", where: 0 },
  softDelete: { operation: "delete-many", where: 0 },
  remove: { operation: "delete" },
  softRemove: { operation: "delete" },
  increment: { operation: "increment", where: 0 },
  decrement: { operation: "increment", where: 0 },
  persistAndFlush: { operation: "save", data: 0 },
  removeAndFlush: { operation: "delete" },
};
const BUILDER_ENDS: Readonly<Record<string, Operation>> = {
  getOne: "find-one",
  getOneOrFail: "find-one",
  getRawOne: "find-one",
  getMany: "find-many",
  getManyAndCount: "find-many",
  getRawMany: "find-many",
  getCount: "count",
  getExists: "exists",
  execute: "query",
};
export const TYPEORM_METHODS: ReadonlySet<string> = new Set([
  ...Object.keys(FORMS),
  ...Object.keys(BUILDER_ENDS),
]);

const REPOSITORY = /(repo|repository)$/i;
const MANAGER = /^_?(em|entityManager|manager|transactionalEntityManager|transactionManager|orm)$/i;

export function typeormAccess(
  call: ts.CallExpression,
  method: string,
  certainty: Certainty,
  analysis: Analysis,
): Access | undefined {
  if (method in BUILDER_ENDS) return builderAccess(call, method, certainty, analysis);
  const form = FORMS[method];
  const root = receiverOf(call);
  if (form === undefined || root === undefined) return undefined;
  const isManager = MANAGER.test(lastName(root)) || isManagerType(root, analysis);
  const made = madeRepository(root, analysis);
  if (certainty !== "resolved" && !isManager && !isRepository(root) && made === undefined)
    return undefined;
  const [first] = call.arguments;
  const isClassFirst = isManager && first !== undefined && isClassName(first);
  const args = isClassFirst ? call.arguments.slice(1) : [...call.arguments];
  const entity = isClassFirst
    ? entityNamed(lastName(first), first)
    : (entityOf(made ?? root, analysis) ??
      (form.operation === "save" ? entityMade(first, analysis) : undefined));
  const options = optionsOf(form, args, analysis);
  const where =
    form.where === "options"
      ? (propertyOf(options, "where") ?? (isManager || options === undefined ? args[0] : undefined))
      : form.where === undefined
        ? undefined
        : args[form.where];
  return {
    anchor: call,
    node: call,
    client: /^native|Flush$/.test(method) ? "mikro-orm" : "typeorm",
    operation: form.operation,
    certainty,
    entity,
    root,
    where: whereOf(where, analysis),
    data:
      form.operation === "increment"
        ? changedBy(args)
        : form.data === undefined
          ? undefined
          : valuesOf(createdBy(args[form.data]), analysis),
    limit:
      form.operation === "find-one"
        ? 1
        : (propertyOf(options, "take") ?? propertyOf(options, "limit")),
    offset: propertyOf(options, "skip") ?? propertyOf(options, "offset"),
    orderBy: sortKeysOf(propertyOf(options, "order") ?? propertyOf(options, "orderBy"), analysis),
    locksRows:
      propertyOf(options, "lock") !== undefined || propertyOf(options, "lockMode") !== undefined,
    handlesConflict: method === "upsert",
  };
}

/** `decrement({ id }, "balance", amount)` */
function changedBy([, column, amount]: readonly ts.Expression[]): Values | undefined {
  const field = literalText(column);
  if (column === undefined || field === undefined) return undefined;
  return {
    assignments: [{ field, kind: "increment", value: amount, node: column }],
    isComplete: true,
    node: column,
  };
}

/** `const users = dataSource.getRepository(User)`. */
function madeRepository(root: ts.Expression, analysis: Analysis): ts.CallExpression | undefined {
  if (!ts.isIdentifier(root) || !speaksOfRepositories(root.getSourceFile())) return undefined;
  const declaration = localDeclaration(root, analysis);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  const value = declaration.initializer === undefined ? undefined : unwrap(declaration.initializer);
  return value !== undefined &&
    ts.isCallExpression(value) &&
    lastName(value.expression) === "getRepository"
    ? value
    : undefined;
}

const speaking = new WeakMap<ts.SourceFile, boolean>();

/** Looked for once in a file, not once for each of its calls. */
function speaksOfRepositories(file: ts.SourceFile): boolean {
  const known = speaking.get(file) ?? file.text.includes("getRepository");
  speaking.set(file, known);
  return known;
}

function isRepository(root: ts.Expression): boolean {
  return REPOSITORY.test(lastName(root)) || lastName(root) === "getRepository";
}

function isManagerType(root: ts.Expression, analysis: Analysis): boolean {
  return /^(EntityManager|SqlEntityManager|DataSource)$/.test(
    analysis.checker.getTypeAtLocation(root).getSymbol()?.name ?? "",
  );
}

function isClassName(expression: ts.Expression): boolean {
  const target = unwrap(expression);
  return ts.isIdentifier(target) && /^[A-Z]/.test(target.text);
}

/** `repo.save(repo.create({ … }))` saves what it creates. */
function createdBy(expression: ts.Expression | undefined): ts.Expression | undefined {
  if (expression === undefined) return undefined;
  const target = unwrap(expression);
  if (!ts.isCallExpression(target)) return target;
  const isCreation = lastName(target.expression) === "create";
  return isCreation ? target.arguments.at(-1) : target;
}

function optionsOf(
  form: Form,
  args: readonly ts.Expression[],
  analysis: Analysis,
): ts.ObjectLiteralExpression | undefined {
  if (form.where !== "options") return undefined;
  const [first, second] = args;
  return literalOf(second ?? first, analysis);
}

/** An id instead of a condition: `update(id, values)`. */
function whereOf(expression: ts.Expression | undefined, analysis: Analysis): Filter | undefined {
  if (expression === undefined) return undefined;
  const found = filterOf(expression, analysis);
  const target = unwrap(expression);
  const isId =
    ts.isIdentifier(target) ||
    ts.isPropertyAccessExpression(target) ||
    ts.isStringLiteralLike(target);
  if (found === undefined || found.conditions.length > 0 || !isId) return found;
  return {
    conditions: [{ field: "id", comparator: "=", value: target, node: target }],
    isComplete: true,
    node: target,
  };
}

/** The entity of `Repository<User>`, of `getRepository(User)`, or the word before `Repository`. */
function entityOf(root: ts.Expression, analysis: Analysis): EntityRef | undefined {
  if (ts.isCallExpression(root)) {
    const [argument] = root.arguments;
    if (argument !== undefined && isClassName(argument))
      return entityNamed(lastName(argument), argument);
  }
  const type = analysis.checker.getTypeAtLocation(root) as ts.TypeReference;
  const [argument] =
    type.getSymbol()?.name === "Repository" || type.getSymbol()?.name === "EntityRepository"
      ? analysis.checker.getTypeArguments(type)
      : [];
  const name = argument?.getSymbol()?.name;
  if (name !== undefined && name !== "__type") return entityNamed(name, root);
  const written = writtenEntity(root, analysis);
  if (written !== undefined) return written;
  const word = lastName(root).replace(/^[_#]+/, "");
  const bare = word.replace(REPOSITORY, "");
  return bare !== word && bare !== "" ? entityNamed(bare, root) : undefined;
}

function builderAccess(
  call: ts.CallExpression,
  method: string,
  certainty: Certainty,
  analysis: Analysis,
): Access | undefined {
  const chain = chainOf(call);
  const start = stepNamed(chain, "createQueryBuilder");
  if (start === undefined) return undefined;
  const receiver = receiverOf(start.call) ?? chain.root;
  const target = stepNamed(chain, "from", "into", "update", "insert")?.call.arguments[0];
  const entity =
    target !== undefined && isClassName(target)
      ? entityNamed(lastName(target), target)
      : entityOf(receiver, analysis);
  const values = stepNamed(chain, "values", "set")?.call.arguments[0];
  const order = chain.steps.filter((step) => /^(addO|o)rderBy$/.test(step.name));
  return {
    anchor: call,
    node: chain.node,
    client: "typeorm",
    operation: builderOperation(chain, method),
    certainty,
    entity,
    root: receiver,
    where: builderFilter(chain, analysis),
    data: valuesOf(values, analysis),
    limit: method === "getOne" ? 1 : stepNamed(chain, "take", "limit")?.call.arguments[0],
    offset: stepNamed(chain, "skip", "offset")?.call.arguments[0],
    orderBy:
      order.length === 0
        ? undefined
        : order.flatMap((step) => sortKeysOf(step.call.arguments[0], analysis) ?? []),
    locksRows: stepNamed(chain, "setLock") !== undefined,
    handlesConflict: stepNamed(chain, "orIgnore", "orUpdate", "onConflict") !== undefined,
  };
}

function builderOperation(chain: Chain, method: string): Operation {
  if (method !== "execute") return BUILDER_ENDS[method] ?? "query";
  if (stepNamed(chain, "insert", "into") !== undefined) return "insert";
  if (stepNamed(chain, "update", "set") !== undefined) return "update-many";
  if (stepNamed(chain, "delete", "softDelete") !== undefined) return "delete-many";
  return "query";
}

/** `.where("u.email = :email", { email })`, `.andWhere({ … })`. */
function builderFilter(chain: Chain, analysis: Analysis): Filter | undefined {
  const conditions: Condition[] = [];
  let isComplete = true;
  let node: ts.Node | undefined;
  for (const { name, call } of chain.steps) {
    if (!/^(where|andWhere|orWhere)$/.test(name)) continue;
    node ??= call;
    const [first, second] = call.arguments;
    const text = first === undefined ? undefined : literalText(unwrap(first));
    const match = /^\s*(?:\w+\.)?"?(\w+)"?\s*(=|<=|>=|<|>)\s*:(\w+)\s*$/.exec(text ?? "");
    if (match?.[1] !== undefined && match[2] !== undefined)
      conditions.push({
        field: match[1],
        comparator: match[2] as "=",
        value: propertyOf(literalOf(second, analysis), match[3] ?? ""),
        node: call,
      });
    else isComplete = false;
  }
  return node === undefined ? undefined : { conditions, isComplete, node };
}
