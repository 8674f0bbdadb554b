/** Package drizzle-orm, `drizzle-orm/better-sqlite3`. Facts read from drizzle-orm 0.45.4: `transaction` takes a synchronous function. */
import type { DrizzleConfig, SyncDatabase } from "drizzle-orm";

export type BetterSQLite3Database<S = any> = SyncDatabase<S>;
export declare const BetterSQLite3Database: abstract new (...args: any[]) => BetterSQLite3Database;

/** @creates drizzle config */
export declare function drizzle<S = any>(
  config: DrizzleConfig<S>,
): BetterSQLite3Database<S> & { $client: any };
/** @creates drizzle config */
export declare function drizzle<S = any>(
  client: any,
  config: DrizzleConfig<S>,
): BetterSQLite3Database<S> & { $client: any };
/** @creates drizzle */
export declare function drizzle(client?: any): BetterSQLite3Database & { $client: any };
export declare namespace drizzle {
  function mock<S = any>(config?: DrizzleConfig<S>): BetterSQLite3Database<S>;
}
