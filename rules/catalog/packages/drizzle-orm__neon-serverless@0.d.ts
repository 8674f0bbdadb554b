/** Package drizzle-orm, `drizzle-orm/neon-serverless`. Facts read from drizzle-orm 0.45.4: `drizzle` opens no connection itself unless it is given an address. */
import type { Database, DrizzleConfig, Transaction } from "drizzle-orm";

export type NeonDatabase<S = any> = Database<S>;
export declare const NeonDatabase: abstract new (...args: any[]) => NeonDatabase;
export type NeonClient = any;
export type NeonQueryResultHKT = any;
export type NeonTransaction<S = any, T = any> = Transaction<S>;

/** @creates drizzle config */
export declare function drizzle<S = any>(
  config: DrizzleConfig<S>,
): NeonDatabase<S> & { $client: any };
/** @creates drizzle config */
export declare function drizzle<S = any>(
  client: any,
  config: DrizzleConfig<S>,
): NeonDatabase<S> & { $client: any };
/** @creates drizzle */
export declare function drizzle(client?: any): NeonDatabase & { $client: any };
export declare namespace drizzle {
  function mock<S = any>(config?: DrizzleConfig<S>): NeonDatabase<S>;
}
