/** Package drizzle-orm, `drizzle-orm/planetscale-serverless`. Facts read from drizzle-orm 0.45.4: `drizzle` opens no connection itself unless it is given an address. */
import type { Database, DrizzleConfig, Transaction } from "drizzle-orm";

export type PlanetScaleDatabase<S = any> = Database<S>;
export declare const PlanetScaleDatabase: abstract new (...args: any[]) => PlanetScaleDatabase;
export type PlanetScaleTransaction<S = any, T = any> = Transaction<S>;
export type PlanetscaleQueryResultHKT = any;
export type PlanetScalePreparedQueryHKT = any;

/** @creates drizzle config */
export declare function drizzle<S = any>(
  config: DrizzleConfig<S>,
): PlanetScaleDatabase<S> & { $client: any };
/** @creates drizzle config */
export declare function drizzle<S = any>(
  client: any,
  config: DrizzleConfig<S>,
): PlanetScaleDatabase<S> & { $client: any };
/** @creates drizzle */
export declare function drizzle(client?: any): PlanetScaleDatabase & { $client: any };
export declare namespace drizzle {
  function mock<S = any>(config?: DrizzleConfig<S>): PlanetScaleDatabase<S>;
}
