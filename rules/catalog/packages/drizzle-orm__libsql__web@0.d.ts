/** Package drizzle-orm, `drizzle-orm/libsql/web`. Facts read from drizzle-orm 0.45.4: `drizzle` opens no connection itself unless it is given an address. */
import type { Database, DrizzleConfig, Transaction } from "drizzle-orm";

export type LibSQLDatabase<S = any> = Database<S>;
export declare const LibSQLDatabase: abstract new (...args: any[]) => LibSQLDatabase;
export type LibSQLTransaction<S = any, T = any> = Transaction<S>;

/** @creates drizzle config */
export declare function drizzle<S = any>(
  config: DrizzleConfig<S>,
): LibSQLDatabase<S> & { $client: any };
/** @creates drizzle config */
export declare function drizzle<S = any>(
  client: any,
  config: DrizzleConfig<S>,
): LibSQLDatabase<S> & { $client: any };
/** @creates drizzle */
export declare function drizzle(client?: any): LibSQLDatabase & { $client: any };
export declare namespace drizzle {
  function mock<S = any>(config?: DrizzleConfig<S>): LibSQLDatabase<S>;
}
