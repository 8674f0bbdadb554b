/** Package drizzle-orm, `drizzle-orm/pglite`. Facts read from drizzle-orm 0.45.4: PGlite runs inside this process. */
import type { Database, DrizzleConfig } from "drizzle-orm";

export type PgliteDatabase<S = any> = Database<S>;
export declare const PgliteDatabase: abstract new (...args: any[]) => PgliteDatabase;

/** @creates drizzle config */
export declare function drizzle<S = any>(
  config: DrizzleConfig<S>,
): PgliteDatabase<S> & { $client: any };
/** @creates drizzle config */
export declare function drizzle<S = any>(
  client: any,
  config: DrizzleConfig<S>,
): PgliteDatabase<S> & { $client: any };
/** @creates drizzle */
export declare function drizzle(client?: any): PgliteDatabase & { $client: any };
export declare namespace drizzle {
  function mock<S = any>(config?: DrizzleConfig<S>): PgliteDatabase<S>;
}
