/** The pool of a Prisma client: its size stands in the address of the database, as `connection_limit`. */
import { ts } from "ts-morph";
import type { Evidence } from "../../kit/rule.ts";
import { descendants } from "../../kit/syntax.ts";
import type { DeployedUnit } from "../../kit/topology.ts";
import type { Engine, Pool, PoolCall } from "./pool.ts";

/** A client whose address is in a variable of the environment: each unit may give another one. */
export interface OpenPool {
  readonly call: PoolCall;
  readonly variable: string;
}

/** What the client of a schema reads when nothing else is said. */
const USUAL = "DATABASE_URL";

/** Undefined behind a driver's own pool, and for what is put together in a way that we cannot read. */
export function prismaPoolOf(call: PoolCall): Pool | OpenPool | undefined {
  const [options] = call.arguments ?? [];
  const written = options?.getText() ?? "";
  if (/\badapter\b|\baccelerateUrl\b/.test(written)) return undefined;
  if (options !== undefined && !ts.isObjectLiteralExpression(options)) return undefined;
  const variables = [...written.matchAll(/\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b/g)].map(([name]) => name);
  for (const node of options === undefined ? [] : descendants(options)) {
    if (!isText(node)) continue;
    const size = limitIn(node.getText());
    if (size === undefined) continue;
    const engine = engineOf(node.getText()) ?? "postgres";
    const address = [...new Set(variables)].sort().join(" ");
    return { call, size, stated: node, option: undefined, engine, address };
  }
  const isAddressed = /\b(?:datasourceUrl|datasources)\b/.test(written);
  const [first, ...others] = new Set(variables.filter((name) => /UR[IL]|DSN/.test(name)));
  if (isAddressed && (first === undefined || others.length > 0)) return undefined;
  return { call, variable: isAddressed ? (first ?? USUAL) : USUAL };
}

/** `super(…)` in a class that extends the client, as services of frameworks do. */
export function isPrismaSuper(call: PoolCall): boolean {
  if (call.expression.kind !== ts.SyntaxKind.SuperKeyword) return false;
  const owner = ts.findAncestor(call, ts.isClassLike);
  return (
    owner?.heritageClauses?.some((clause) =>
      clause.types.some(({ expression }) => expression.getText() === "PrismaClient"),
    ) === true
  );
}

/** The pool of a client in a unit whose deployment gives the address, with the line that does. */
export function filledIn({ call, variable }: OpenPool, unit: DeployedUnit): Pool | undefined {
  for (const { variables } of unit.deployments) {
    const given = variables.get(variable);
    const size = given === undefined ? undefined : limitIn(given.value);
    const engine = given === undefined ? undefined : engineOf(given.value);
    if (given === undefined || size === undefined || engine === undefined) continue;
    const { file, start, end } = given;
    const line: Evidence = { file, start, end, message: `${variable}: connection_limit=${size}` };
    return { call, size, stated: undefined, option: undefined, engine, address: variable, line };
  }
  return undefined;
}

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function limitIn(address: string): number | undefined {
  const size = /[?&]connection_limit=(\d+)/.exec(address)?.[1];
  return size === undefined || /pgbouncer=true/.test(address) ? undefined : Number(size);
}

function engineOf(address: string): Engine | undefined {
  if (/postgres(?:ql)?:\/\//.test(address)) return "postgres";
  if (/mysql:\/\//.test(address)) return "mysql";
  return /sqlserver:\/\//.test(address) ? "sqlserver" : undefined;
}
