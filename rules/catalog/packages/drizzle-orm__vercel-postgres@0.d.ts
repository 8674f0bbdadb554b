/** Package drizzle-orm, `drizzle-orm/vercel-postgres`. Facts read from drizzle-orm 0.45.4: `drizzle` opens no connection itself unless it is given an address. */
import type { Database, DrizzleConfig, Transaction } from "drizzle-orm";

export type VercelPgDatabase<S = any> = Database<S>;
export declare const VercelPgDatabase: abstract new (...args: any[]) => VercelPgDatabase;
export type VercelPgClient = any;
export type VercelPgQueryResultHKT = any;
export type VercelPgTransaction<S = any, T = any> = Transaction<S>;

/** @creates drizzle config */
export declare function drizzle<S = any>(
  config: DrizzleConfig<S>,
): VercelPgDatabase<S> & { $client: any };
/** @creates drizzle config */
export declare function drizzle<S = any>(
  client: any,
  config: DrizzleConfig<S>,
): VercelPgDatabase<S> & { $client: any };
/** @creates drizzle */
export declare function drizzle(client?: any): VercelPgDatabase & { $client: any };
export declare namespace drizzle {
  function mock<S = any>(config?: DrizzleConfig<S>): VercelPgDatabase<S>;
}
