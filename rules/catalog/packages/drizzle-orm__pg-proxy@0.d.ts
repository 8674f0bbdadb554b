/** Package drizzle-orm, `drizzle-orm/pg-proxy`. Facts read from drizzle-orm 0.45.4: the function given sends each statement. */
import type { Database, DrizzleConfig } from "drizzle-orm";

export type PgRemoteDatabase<S = any> = Database<S>;
export declare const PgRemoteDatabase: abstract new (...args: any[]) => PgRemoteDatabase;

/** @creates drizzle config */
export declare function drizzle<S = any>(
  config: DrizzleConfig<S>,
): PgRemoteDatabase<S> & { $client: any };
/** @creates drizzle config */
export declare function drizzle<S = any>(
  client: any,
  config: DrizzleConfig<S>,
): PgRemoteDatabase<S> & { $client: any };
/** @creates drizzle */
export declare function drizzle(client?: any): PgRemoteDatabase & { $client: any };
export declare namespace drizzle {
  function mock<S = any>(config?: DrizzleConfig<S>): PgRemoteDatabase<S>;
}
