/** Query builders that name tables by strings: Knex, Kysely, Supabase. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { literalText, unwrap } from "../syntax.ts";
import type { Operation } from "../tags.ts";
import {
  type Access,
  type Certainty,
  type Comparator,
  type Condition,
  type EntityRef,
  entityNamed,
  type Filter,
  type Values,
} from "./access.ts";
import { type Chain, chainOf, lastName, receiverOf, type Step, stepNamed } from "./chain.ts";
import { filterOf, heldBy, sortKeysOf, valuesOf } from "./literals.ts";

const KYSELY: Readonly<Record<string, Operation>> = {
  selectFrom: "find-many",
  insertInto: "insert",
  updateTable: "update-many",
  deleteFrom: "delete-many",
};
/** Steps that say what a Knex or Supabase chain does; the first that occurs decides. */
const VERBS: readonly (readonly [string, Operation])[] = [
  ["insert", "insert"],
  ["upsert", "upsert"],
  ["update", "update-many"],
  ["increment", "increment"],
  ["decrement", "increment"],
  ["del", "delete-many"],
  ["delete", "delete-many"],
  ["count", "count"],
  ["countDistinct", "count"],
  ["first", "find-one"],
  ["single", "find-one"],
  ["maybeSingle", "find-one"],
];
const KNEX_STEPS: ReadonlySet<string> = new Set([
  ...["where", "andWhere", "whereIn", "select", "insert", "update", "del", "delete", "first"],
  ...[
    "orderBy",
    "limit",
    "join",
    "leftJoin",
    "count",
    "increment",
    "decrement",
    "pluck",
    "returning",
  ],
]);
const SUPABASE_STEPS: ReadonlySet<string> = new Set([
  ...["select", "insert", "update", "upsert", "delete"],
]);
export const BUILDER_METHODS: ReadonlySet<string> = new Set([
  ...Object.keys(KYSELY),
  ...["from", "table", "into", "knex", "batchInsert"],
]);

export function kyselyAccess(
  call: ts.CallExpression,
  method: string,
  certainty: Certainty,
  analysis: Analysis,
): Access | undefined {
  const operation = KYSELY[method];
  const table = tableOf(call.arguments[0], analysis);
  if (operation === undefined || table === undefined) return undefined;
  const chain = chainOf(call);
  const isOne = stepNamed(chain, "executeTakeFirst", "executeTakeFirstOrThrow") !== undefined;
  return {
    ...common(call, chain, analysis),
    client: "kysely",
    operation: operation === "find-many" && isOne ? "find-one" : operation,
    certainty,
    entity: table,
    root: chain.root,
    limit: limitOf(chain, operation === "find-many" && isOne),
  };
}

/** `knex("t")`, `trx("t")`, `db.from("t")`, `supabase.from("t")`. */
export function tableStringAccess(
  call: ts.CallExpression,
  client: "knex" | "supabase" | undefined,
  certainty: Certainty,
  analysis: Analysis,
): Access | undefined {
  if (lastName(call.expression) === "batchInsert") return batchAccess(call, certainty, analysis);
  if (call.arguments.length > 2) return undefined;
  const chain = chainOf(call);
  const after = stepsAfter(chain, call);
  if (after.length === 0) return undefined;
  const used = client ?? clientByShape(call, after);
  if (used === undefined) return undefined;
  // Last: it may ask the checker.
  const table = tableOf(call.arguments[0], analysis);
  if (table === undefined) return undefined;
  const verb = VERBS.find(([name]) => after.some((step) => step.name === name));
  const isOne =
    verb?.[1] === "find-one" ||
    Number(stepNamed(chain, "limit")?.call.arguments[0]?.getText()) === 1;
  return {
    ...common(call, chain, analysis),
    client: used,
    operation: verb?.[1] ?? "find-many",
    certainty,
    entity: table,
    root: NAMES_TABLE.test(lastName(call.expression)) ? chain.root : call.expression,
    limit: limitOf(chain, isOne),
  };
}

/** Methods that take the table's name; without one of them the client itself is called: `this.knex("t")`. */
const NAMES_TABLE = /^(from|table|into)$/;

/** `knex.batchInsert("rows", rows, 100)`. */
function batchAccess(
  call: ts.CallExpression,
  certainty: Certainty,
  analysis: Analysis,
): Access | undefined {
  const chain = chainOf(call);
  const table = tableOf(call.arguments[0], analysis);
  const root = receiverOf(call);
  if (table === undefined || root === undefined || call.arguments.length < 2) return undefined;
  return {
    ...common(call, chain, analysis),
    client: "knex",
    operation: "insert-many",
    certainty,
    entity: table,
    root,
    limit: undefined,
  };
}

function clientByShape(
  call: ts.CallExpression,
  after: readonly Step[],
): "knex" | "supabase" | undefined {
  const callee = unwrap(call.expression);
  const first = after[0]?.name ?? "";
  if (ts.isPropertyAccessExpression(callee)) {
    // `this.knex("users")`
    if (KNEX_NAMES.test(callee.name.text)) return KNEX_STEPS.has(first) ? "knex" : undefined;
    if (callee.name.text !== "from") return undefined;
    if (/supabase/i.test(callee.expression.getText()) && SUPABASE_STEPS.has(first))
      return "supabase";
    return /knex|^(db|trx)$/i.test(lastName(callee.expression)) && KNEX_STEPS.has(first)
      ? "knex"
      : undefined;
  }
  return ts.isIdentifier(callee) && KNEX_NAMES.test(callee.text) && KNEX_STEPS.has(first)
    ? "knex"
    : undefined;
}

/** True for a name that a Knex instance or transaction goes by: it is called with the table. */
export function isKnexName(name: string): boolean {
  return KNEX_NAMES.test(name);
}

const KNEX_NAMES =
  /knex|^(db|trx|tx|transaction|qb|database|pg|primary|replica|reader|writer|readDb|writeDb)$/i;

function common(call: ts.CallExpression, chain: Chain, analysis: Analysis) {
  const values = stepNamed(chain, "values", "set", "insert", "update", "upsert")?.call;
  const order = chain.steps.filter((step) => step.name === "orderBy" || step.name === "order");
  return {
    anchor: call,
    node: chain.node,
    where: conditionsOf(chain, analysis),
    data:
      steppedOf(chain) ?? valuesOf(values === call ? undefined : values?.arguments[0], analysis),
    offset: stepNamed(chain, "offset")?.call.arguments[0],
    orderBy:
      order.length === 0
        ? undefined
        : order.flatMap((step) => sortKeysOf(step.call.arguments[0], analysis) ?? []),
    locksRows: stepNamed(chain, "forUpdate", "forNoKeyUpdate") !== undefined,
    handlesConflict: stepNamed(chain, "onConflict", "onDuplicateKeyUpdate") !== undefined,
  } satisfies Partial<Access>;
}

/** `.increment("used", n)`, `.decrement("stock", n)`. */
function steppedOf(chain: Chain): Values | undefined {
  const step = stepNamed(chain, "increment", "decrement")?.call;
  const [column, value] = step?.arguments ?? [];
  const field = literalText(column);
  if (step === undefined || field === undefined) return undefined;
  return {
    assignments: [{ field, kind: "increment", value, node: step }],
    isComplete: true,
    node: step,
  };
}

function limitOf(chain: Chain, isOne: boolean): ts.Expression | 1 | undefined {
  return isOne ? 1 : stepNamed(chain, "limit")?.call.arguments[0];
}

function tableOf(argument: ts.Expression | undefined, analysis: Analysis): EntityRef | undefined {
  const held = heldBy(argument, analysis);
  const name = literalText(held);
  if (held === undefined || name === undefined || !/^[\w."]+( (as )?\w+)?$/i.test(name))
    return undefined;
  return entityNamed(name.replace(/ .*$/, "").replaceAll('"', ""), held);
}

function stepsAfter(chain: Chain, call: ts.CallExpression): readonly Step[] {
  const at = chain.steps.findIndex((step) => step.call === call);
  return chain.steps.slice(at + 1);
}

const OPERATORS: Readonly<Record<string, Comparator>> = {
  "=": "=",
  "==": "=",
  "!=": "!=",
  "<>": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  in: "in",
};
const SUPABASE_FILTERS: Readonly<Record<string, Comparator>> = {
  eq: "=",
  neq: "!=",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
  in: "in",
};

/** `.where({ a })`, `.where("a", b)`, `.where("a", ">", b)`, `.whereIn("a", b)`, `.eq("a", b)`. */
function conditionsOf(chain: Chain, analysis: Analysis): Filter | undefined {
  const conditions: Condition[] = [];
  let isComplete = true;
  let node: ts.Node | undefined;
  for (const { name, call } of chain.steps) {
    const [first, second, third] = call.arguments;
    if (first === undefined) continue;
    const filter = SUPABASE_FILTERS[name];
    if (/^(where|andWhere|whereIn|whereNot)$/.test(name)) node ??= call;
    else if (filter !== undefined) {
      node ??= call;
      add(first, filter, second, call);
      continue;
    } else if (/^(orWhere|whereRaw|whereNull|whereExists|match|or|filter)$/.test(name)) {
      node ??= call;
      isComplete = false;
      continue;
    } else continue;
    if (second === undefined) {
      const found = filterOf(first, analysis);
      conditions.push(...(found?.conditions ?? []));
      if (found === undefined || !found.isComplete) isComplete = false;
    } else if (third === undefined) add(first, name === "whereIn" ? "in" : "=", second, call);
    else add(first, OPERATORS[literalText(unwrap(second)) ?? ""] ?? "other", third, call);
  }
  return node === undefined ? undefined : { conditions, isComplete, node };

  function add(
    column: ts.Expression,
    comparator: Comparator,
    value: ts.Expression | undefined,
    at: ts.Node,
  ): void {
    const text = literalText(unwrap(column));
    if (text === undefined) isComplete = false;
    else conditions.push({ field: text.replace(/^.*\./, ""), comparator, value, node: at });
  }
}
