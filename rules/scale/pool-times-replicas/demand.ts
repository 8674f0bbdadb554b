/** Adds up what all instances of all units open on one database. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { textHas } from "../../kit/file-text.ts";
import type { Evidence } from "../../kit/rule.ts";
import { descendants } from "../../kit/syntax.ts";
import type { DeployedUnit } from "../../kit/topology.ts";
import { type Engine, type Pool, type PoolCall, poolOf } from "./pool.ts";
import { filledIn, type OpenPool } from "./prisma.ts";

export interface Demand {
  /** The largest first. */
  readonly shares: readonly Share[];
  readonly total: number | "any";
  readonly limit: Limit;
}

/** One pool in one unit. */
export interface Share {
  readonly pool: Pool;
  readonly unit: DeployedUnit;
  readonly size: number;
  readonly processes: number;
  readonly instances: number | "any";
  readonly surge: number;
}

interface Limit {
  readonly value: number;
  readonly engine: string;
  /** False for what an engine accepts when nobody configured it. */
  readonly isStated: boolean;
  readonly line: Evidence | undefined;
}

/** PostgreSQL `max_connections`, MySQL `max_connections`; the other engines have no small default. */
const DEFAULTS: Partial<
  Readonly<Record<Engine, { readonly value: number; readonly name: string }>>
> = {
  postgres: { value: 100, name: "PostgreSQL" },
  mysql: { value: 151, name: "MySQL" },
};

/** Files without these words create no pool. */
const CLIENTS =
  /["'](?:pg|pg-pool|postgres|mysql2?(?:\/promise)?|mongodb|mongoose|mssql|knex|sequelize|typeorm|@mikro-orm\/\w+)["']|\bPrismaClient\b/;

const memories = new WeakMap<Analysis, ReadonlyMap<PoolCall, Demand>>();

/** What a database is asked for; known at its largest pool only, so that one cause is told once. */
export function demandOf(call: PoolCall, analysis: Analysis): Demand | undefined {
  // The others need no look at all files of all units.
  if (!textHas(call.getSourceFile(), CLIENTS)) return undefined;
  if (poolOf(call, analysis) === undefined) return undefined;
  let known = memories.get(analysis);
  if (known === undefined) {
    known = demandsOf(analysis);
    memories.set(analysis, known);
  }
  return known.get(call);
}

function demandsOf(analysis: Analysis): ReadonlyMap<PoolCall, Demand> {
  const byDatabase = new Map<string, Share[]>();
  const units = analysis.units().filter(isCounted);
  const files = new Set(units.flatMap((unit) => [...analysis.codeOf(unit)]));
  // Of the units whose files hold it, those that get to the code.
  for (const found of [...files].flatMap((file) => poolsIn(file, analysis)))
    for (const unit of analysis.topologyOf(found.call).units) {
      const pool = "variable" in found ? filledIn(found, unit) : found;
      if (pool === undefined || !isCounted(unit) || isBehindPooler(pool, unit, analysis)) continue;
      const key = `${pool.engine} ${pool.address}`;
      const shares = byDatabase.get(key) ?? [];
      byDatabase.set(key, shares);
      shares.push(shareOf(pool, unit));
    }
  const demands = new Map<PoolCall, Demand>();
  for (const shares of byDatabase.values()) {
    const sorted = [...shares].sort((a, b) => weightOf(b) - weightOf(a));
    const [largest] = sorted;
    const limit = largest === undefined ? undefined : limitOf(largest.pool.engine, analysis);
    if (largest === undefined || limit === undefined) continue;
    const sum = sorted.reduce((total, share) => total + weightOf(share), 0);
    const total = Number.isFinite(sum) ? sum : "any";
    demands.set(largest.pool.call, { shares: sorted, total, limit });
  }
  return demands;
}

/** How many run must be known; a platform without a bound is enough. */
function isCounted({ runtime, instances, layer }: DeployedUnit): boolean {
  if (runtime !== "long-lived" && runtime !== "serverless") return false;
  return instances !== undefined && layer !== "single-node";
}

function poolsIn(file: ts.SourceFile, analysis: Analysis): readonly (Pool | OpenPool)[] {
  if (!textHas(file, CLIENTS)) return [];
  return [...descendants(file)].flatMap((node) =>
    ts.isCallExpression(node) || ts.isNewExpression(node) ? (poolOf(node, analysis) ?? []) : [],
  );
}

function shareOf(pool: Pool, unit: DeployedUnit): Share {
  const { most } = unit.processes;
  const { instances } = unit;
  return {
    pool,
    unit,
    size: pool.size,
    processes: most === "any" ? 1 : most,
    instances: instances?.most ?? 1,
    surge: unit.surge,
  };
}

function weightOf({ size, processes, instances, surge }: Share): number {
  const count = instances === "any" ? Number.POSITIVE_INFINITY : instances + surge;
  return size * processes * count;
}

function isBehindPooler(pool: Pool, unit: DeployedUnit, analysis: Analysis): boolean {
  const names = pool.address.split(" ");
  if (
    analysis
      .stores()
      .some(({ poolerVariable }) => poolerVariable !== undefined && names.includes(poolerVariable))
  )
    return true;
  return unit.deployments.some(({ variables }) =>
    names.some((name) =>
      /pgbouncer|pgcat|supavisor|pooler|:6543\b|\.proxy-/i.test(variables.get(name)?.value ?? ""),
    ),
  );
}

/** What is stated for a database of that engine; with several, nobody knows which one is meant. */
function limitOf(engine: Engine, analysis: Analysis): Limit | undefined {
  const stores = analysis
    .stores()
    .filter(({ kind }) => kind === undefined || kind.toLowerCase().startsWith(engine));
  const stated = stores.filter(({ maxConnections }) => maxConnections !== undefined);
  const [store] = stated;
  if (store?.maxConnections !== undefined && stores.length === 1) {
    const { value, ...place } = store.maxConnections;
    const line = { ...place, message: `${store.id} accepts ${value} connections` };
    return { value, engine, isStated: true, line };
  }
  const fallback = DEFAULTS[engine];
  if (fallback === undefined || stated.length > 0) return undefined;
  return { value: fallback.value, engine: fallback.name, isStated: false, line: undefined };
}
