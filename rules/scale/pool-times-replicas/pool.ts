/** A pool of database connections where it is created: how many it opens, of which engine, to which address. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { argumentFor, optionState } from "../../kit/options.ts";
import type { Evidence } from "../../kit/rule.ts";
import { unwrap } from "../../kit/syntax.ts";
import { isPrismaSuper, type OpenPool, prismaPoolOf } from "./prisma.ts";

export type PoolCall = ts.CallExpression | ts.NewExpression;

export interface Pool {
  readonly call: PoolCall;
  readonly size: number;
  /** Where the size is written; undefined for the default of the package. */
  readonly stated: ts.Expression | undefined;
  /** The argument and option that set the size; undefined when they lie deeper than one. */
  readonly option: { readonly index: number; readonly name: string } | undefined;
  readonly engine: Engine;
  /** What tells one database from another: the environment variables in the arguments. */
  readonly address: string;
  /** The line of a deployment file that sets the size, where it is not code that does. */
  readonly line?: Evidence;
}

export type Engine = "postgres" | "mysql" | "mongodb" | "sqlserver";

/** Kinds of clients by what they connect to; the other database clients choose by their options. */
const ENGINES: ReadonlyMap<string, Engine> = new Map([
  ["pg", "postgres"],
  ["postgres", "postgres"],
  ["mysql", "mysql"],
  ["mysql2", "mysql"],
  ["mongodb", "mongodb"],
  ["mongoose", "mongodb"],
  ["mssql", "sqlserver"],
]);
const CHOOSING = new Set(["knex", "sequelize", "typeorm", "mikro-orm"]);

const POOLER =
  /pgbouncer|pgcat|supavisor|-pooler\b|pooler\.|:6543\b|\.proxy-|accelerate|hyperdrive/i;
const POOLER_NAME = /POOL(?:ED|ER)|BOUNCER|PGCAT|SUPAVISOR|RDS_PROXY|ACCELERATE|HYPERDRIVE/;

/** Undefined where the size or the engine cannot be read, and in front of a pooler. */
export function poolOf(call: PoolCall, analysis: Analysis): Pool | OpenPool | undefined {
  const facts = analysis.factsOf(call);
  if (facts?.creates?.kind === "prisma" || isPrismaSuper(call)) return prismaPoolOf(call);
  if (facts?.pool === undefined || facts.creates === undefined) return undefined;
  const written = (call.arguments ?? []).map((each) => each.getText()).join(" ");
  const engine = ENGINES.get(facts.creates.kind) ?? chosenBy(facts.creates.kind, written);
  if (engine === undefined || POOLER.test(written)) return undefined;
  const variables = [...written.matchAll(/\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b/g)].map(([name]) => name);
  if (variables.some((name) => POOLER_NAME.test(name))) return undefined;
  const base = { call, engine, address: [...new Set(variables)].sort().join(" ") };
  let option: Pool["option"];
  for (const way of facts.pool.ways) {
    if (way.kind !== "option") continue;
    const argument = argumentFor(call, facts.declaration, way.parameter);
    const state = optionState(argument, way.path, analysis);
    const [name, deeper] = way.path;
    const index = parameterAt(facts.declaration, way.parameter);
    if (option === undefined && name !== undefined && deeper === undefined && index >= 0)
      option = { index, name };
    if (state.kind === "absent") continue;
    const value = state.kind === "present" ? valueAt(state.at) : undefined;
    const size = value === undefined ? undefined : numberIn(value, analysis);
    return size === undefined ? undefined : { ...base, size, stated: value, option };
  }
  const { size } = facts.pool;
  return Number.isFinite(size) ? { ...base, size, stated: undefined, option } : undefined;
}

function parameterAt(declaration: ts.Declaration, name: string): number {
  const { parameters } = declaration as Partial<ts.SignatureDeclaration>;
  return parameters?.findIndex((each) => each.name.getText() === name) ?? -1;
}

function chosenBy(kind: string, written: string): Engine | undefined {
  if (!CHOOSING.has(kind)) return undefined;
  if (/["'`](?:pg|postgres\w*|cockroachdb)["'`:]/.test(written)) return "postgres";
  if (/["'`](?:mysql2?|mariadb)["'`:]/.test(written)) return "mysql";
  return /["'`]mssql["'`:]/.test(written) ? "sqlserver" : undefined;
}

function valueAt(at: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(at)) return unwrap(at.initializer);
  return ts.isExpression(at) ? unwrap(at) : undefined;
}

/** A literal or a constant with one; what a variable of the environment decides is not known. */
function numberIn(value: ts.Expression, analysis: Analysis): number | undefined {
  if (ts.isNumericLiteral(value)) return Number(value.text.replaceAll("_", ""));
  if (!ts.isIdentifier(value)) return undefined;
  const declaration = analysis.declarationOf(value);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  const { initializer } = declaration;
  if (!isConstant || initializer === undefined) return undefined;
  const inner = unwrap(initializer);
  return ts.isNumericLiteral(inner) ? Number(inner.text.replaceAll("_", "")) : undefined;
}
