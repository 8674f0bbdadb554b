/** Package drizzle-orm, `drizzle-orm/d1`. Facts read from drizzle-orm 0.45.4: `transaction` and `batch` are sent as a batch. */
import type { Database, DrizzleConfig } from "drizzle-orm";

export type DrizzleD1Database<S = any> = Database<S>;
export declare const DrizzleD1Database: abstract new (...args: any[]) => DrizzleD1Database;

/** @creates drizzle config */
export declare function drizzle<S = any>(
  config: DrizzleConfig<S>,
): DrizzleD1Database<S> & { $client: any };
/** @creates drizzle config */
export declare function drizzle<S = any>(
  client: any,
  config: DrizzleConfig<S>,
): DrizzleD1Database<S> & { $client: any };
/** @creates drizzle */
export declare function drizzle(client?: any): DrizzleD1Database & { $client: any };
export declare namespace drizzle {
  function mock<S = any>(config?: DrizzleConfig<S>): DrizzleD1Database<S>;
}
