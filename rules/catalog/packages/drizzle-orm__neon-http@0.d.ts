/** Package drizzle-orm, `drizzle-orm/neon-http`. Facts read from drizzle-orm 0.45.4: `transaction` is not supported and throws; `batch` is one transaction. */
import type { Database, DrizzleConfig } from "drizzle-orm";

export type NeonHttpDatabase<S = any> = Database<S>;
export declare const NeonHttpDatabase: abstract new (...args: any[]) => NeonHttpDatabase;
export type NeonHttpQueryResultHKT = any;

/** @creates drizzle config */
export declare function drizzle<S = any>(
  config: DrizzleConfig<S>,
): NeonHttpDatabase<S> & { $client: any };
/** @creates drizzle config */
export declare function drizzle<S = any>(
  client: any,
  config: DrizzleConfig<S>,
): NeonHttpDatabase<S> & { $client: any };
/** @creates drizzle */
export declare function drizzle(client?: any): NeonHttpDatabase & { $client: any };
export declare namespace drizzle {
  function mock<S = any>(config?: DrizzleConfig<S>): NeonHttpDatabase<S>;
}
