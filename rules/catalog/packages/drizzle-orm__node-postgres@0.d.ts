/** Package drizzle-orm, `drizzle-orm/node-postgres`. Facts read from drizzle-orm 0.45.4: an address or an object of options makes a `Pool` of pg with its defaults. */
import type { Database, DrizzleConfig, Transaction } from "drizzle-orm";
import type { Pool } from "pg";

export type NodePgDatabase<S = any> = Database<S>;
export declare const NodePgDatabase: abstract new (...args: any[]) => NodePgDatabase;
export type NodePgClient = any;
export type NodePgQueryResultHKT = any;
export type NodePgTransaction<S = any, T = any> = Transaction<S>;

/** @creates drizzle config */
export declare function drizzle<S = any>(
  config: DrizzleConfig<S>,
): NodePgDatabase<S> & { $client: Pool };
/** @creates drizzle config */
export declare function drizzle<S = any>(
  client: any,
  config: DrizzleConfig<S>,
): NodePgDatabase<S> & { $client: Pool };
/** @creates drizzle */
export declare function drizzle(client?: any): NodePgDatabase & { $client: Pool };
export declare namespace drizzle {
  function mock<S = any>(config?: DrizzleConfig<S>): NodePgDatabase<S>;
}
