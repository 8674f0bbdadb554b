/** From a call to what it does with stored rows, whatever client it is made on. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { calledName } from "../syntax.ts";
import type { CallFacts } from "../tags.ts";
import type { Access, Certainty, DataCall } from "./access.ts";
import { BUILDER_METHODS, isKnexName, kyselyAccess, tableStringAccess } from "./builders.ts";
import { DRIZZLE_METHODS, drizzleAccess } from "./drizzle.ts";
import { MONGO_METHODS, mongoAccess } from "./mongo.ts";
import { namedAccess } from "./named.ts";
import { PRISMA_METHODS, prismaAccess } from "./prisma.ts";
import { throughRepository } from "./repository.ts";
import { SEQUELIZE_METHODS, sequelizeAccess } from "./sequelize.ts";
import { SQL_METHODS, sqlAccess } from "./sql.ts";
import { TYPEORM_METHODS, typeormAccess } from "./typeorm.ts";

const memories = new WeakMap<Analysis, Map<DataCall, Access | undefined>>();

/** What a call does with stored rows; undefined for every other call. */
export function accessOf(call: DataCall, analysis: Analysis): Access | undefined {
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  if (memory.has(call)) return memory.get(call);
  // A repository method that calls itself finds nothing further in.
  memory.set(call, undefined);
  const found = read(call, analysis);
  memory.set(call, found);
  return found;
}

/** The access that an expression is or ends in: its whole chain, `await` and conversions left out. */
export function accessIn(expression: ts.Expression, analysis: Analysis): Access | undefined {
  let at: ts.Expression = expression;
  for (;;) {
    if (
      ts.isAwaitExpression(at) ||
      ts.isParenthesizedExpression(at) ||
      ts.isAsExpression(at) ||
      ts.isNonNullExpression(at) ||
      ts.isSatisfiesExpression(at)
    ) {
      at = at.expression;
      continue;
    }
    if (ts.isTaggedTemplateExpression(at)) return accessOf(at, analysis);
    if (!ts.isCallExpression(at)) return undefined;
    const found = accessOf(at, analysis);
    if (found !== undefined) return found;
    // `(await x).at(0)`, `query.then(first)` and the inner steps of a builder.
    const callee: ts.Expression = at.expression;
    if (!ts.isPropertyAccessExpression(callee)) return undefined;
    at = callee.expression;
  }
}

const FACTORY = /Factory\.create\w*$/;

function read(call: DataCall, analysis: Analysis): Access | undefined {
  if (ts.isTaggedTemplateExpression(call)) return ofTemplate(call, analysis);
  const name = calledName(call.expression)?.text;
  if (name === undefined) return undefined;
  const facts = analysis.factsOf(call);
  if (facts?.data !== undefined) return resolved(call, name, facts, analysis);
  if (facts !== undefined) return undefined;
  // `NestFactory.create(AppModule)` makes a thing of this process.
  if (FACTORY.test(call.expression.getText())) return undefined;
  // The look costs nothing; only what has it is worth a question to the checker.
  const shaped = byShape(call, name, analysis);
  if (shaped !== undefined && isUnknown(call.expression, analysis)) return shaped;
  const named = namedAccess(call, name);
  if (named === undefined) return undefined;
  return throughRepository(call, named, (inner) => accessOf(inner, analysis), analysis) ?? named;
}

/** Nothing is declared, or a parameter whose type nobody knows: `transaction(async (trx) => trx("users"))`. */
function isUnknown(callee: ts.Expression, analysis: Analysis): boolean {
  const declaration = analysis.declarationOf(callee);
  if (declaration === undefined) return true;
  if (!ts.isParameter(declaration) || declaration.type !== undefined) return false;
  const type = analysis.checker.getTypeAtLocation(callee);
  return (type.flags & ts.TypeFlags.Any) !== 0;
}

function resolved(
  call: ts.CallExpression,
  name: string,
  facts: CallFacts,
  analysis: Analysis,
): Access | undefined {
  switch (facts.data?.client) {
    case "prisma":
      return (
        prismaAccess(call, name, "resolved", analysis) ?? sqlAccess(call, "resolved", analysis)
      );
    case "drizzle":
      return (
        drizzleAccess(call, name, "resolved", analysis) ?? sqlAccess(call, "resolved", analysis)
      );
    case "typeorm":
    case "mikro-orm":
      return (
        typeormAccess(call, name, "resolved", analysis) ?? sqlAccess(call, "resolved", analysis)
      );
    case "mongoose":
    case "mongodb":
      return mongoAccess(call, name, "resolved", analysis);
    case "sequelize":
      return (
        sequelizeAccess(call, name, "resolved", analysis) ?? sqlAccess(call, "resolved", analysis)
      );
    case "kysely":
      return (
        kyselyAccess(call, name, "resolved", analysis) ?? sqlAccess(call, "resolved", analysis)
      );
    case "knex":
      return (
        tableStringAccess(call, "knex", "resolved", analysis) ??
        sqlAccess(call, "resolved", analysis)
      );
    case "supabase":
      return tableStringAccess(call, "supabase", "resolved", analysis);
    default:
      return sqlAccess(call, "resolved", analysis);
  }
}

/** Nothing resolves: only what no other kind of object is asked for. */
function byShape(call: ts.CallExpression, name: string, analysis: Analysis): Access | undefined {
  const shape: Certainty = "shape";
  return (
    (PRISMA_METHODS.has(name) ? prismaAccess(call, name, shape, analysis) : undefined) ??
    (DRIZZLE_METHODS.has(name) ? drizzleAccess(call, name, shape, analysis) : undefined) ??
    (TYPEORM_METHODS.has(name) ? typeormAccess(call, name, shape, analysis) : undefined) ??
    (SEQUELIZE_METHODS.has(name) ? sequelizeAccess(call, name, shape, analysis) : undefined) ??
    (MONGO_METHODS.has(name) ? mongoAccess(call, name, shape, analysis) : undefined) ??
    (BUILDER_METHODS.has(name)
      ? (kyselyAccess(call, name, shape, analysis) ??
        tableStringAccess(call, undefined, shape, analysis))
      : undefined) ??
    (ts.isIdentifier(call.expression) || isKnexName(name)
      ? tableStringAccess(call, undefined, shape, analysis)
      : undefined) ??
    (SQL_METHODS.has(name) ? sqlAccess(call, shape, analysis) : undefined)
  );
}

function ofTemplate(call: ts.TaggedTemplateExpression, analysis: Analysis): Access | undefined {
  const name = calledName(call.tag)?.text ?? "";
  const facts = analysis.factsOf(call);
  if (facts !== undefined)
    return facts.data === undefined ? undefined : sqlAccess(call, "resolved", analysis);
  return SQL_METHODS.has(name) ? sqlAccess(call, "shape", analysis) : undefined;
}
