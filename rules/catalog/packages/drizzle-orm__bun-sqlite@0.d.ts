/** Package drizzle-orm, `drizzle-orm/bun-sqlite`. Facts read from drizzle-orm 0.45.4: `transaction` takes a synchronous function. */
import type { DrizzleConfig, SyncDatabase } from "drizzle-orm";

export type BunSQLiteDatabase<S = any> = SyncDatabase<S>;
export declare const BunSQLiteDatabase: abstract new (...args: any[]) => BunSQLiteDatabase;

/** @creates drizzle config */
export declare function drizzle<S = any>(
  config: DrizzleConfig<S>,
): BunSQLiteDatabase<S> & { $client: any };
/** @creates drizzle config */
export declare function drizzle<S = any>(
  client: any,
  config: DrizzleConfig<S>,
): BunSQLiteDatabase<S> & { $client: any };
/** @creates drizzle */
export declare function drizzle(client?: any): BunSQLiteDatabase & { $client: any };
export declare namespace drizzle {
  function mock<S = any>(config?: DrizzleConfig<S>): BunSQLiteDatabase<S>;
}
