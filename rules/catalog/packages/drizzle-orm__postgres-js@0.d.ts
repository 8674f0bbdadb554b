/** Package drizzle-orm, `drizzle-orm/postgres-js`. Facts read from drizzle-orm 0.45.4: `drizzle` opens no connection itself unless it is given an address. */
import type { Database, DrizzleConfig, Transaction } from "drizzle-orm";

export type PostgresJsDatabase<S = any> = Database<S>;
export declare const PostgresJsDatabase: abstract new (...args: any[]) => PostgresJsDatabase;
export type PostgresJsQueryResultHKT = any;
export type PostgresJsTransaction<S = any, T = any> = Transaction<S>;

/** @creates drizzle config */
export declare function drizzle<S = any>(
  config: DrizzleConfig<S>,
): PostgresJsDatabase<S> & { $client: any };
/** @creates drizzle config */
export declare function drizzle<S = any>(
  client: any,
  config: DrizzleConfig<S>,
): PostgresJsDatabase<S> & { $client: any };
/** @creates drizzle */
export declare function drizzle(client?: any): PostgresJsDatabase & { $client: any };
export declare namespace drizzle {
  function mock<S = any>(config?: DrizzleConfig<S>): PostgresJsDatabase<S>;
}
