/** Package drizzle-orm, `drizzle-orm/mysql2`. Facts read from drizzle-orm 0.45.4: `drizzle` opens no connection itself unless it is given an address. */
import type { Database, DrizzleConfig, Transaction } from "drizzle-orm";

export type MySql2Database<S = any> = Database<S>;
export declare const MySql2Database: abstract new (...args: any[]) => MySql2Database;
export type MySql2Client = any;
export type MySql2QueryResultHKT = any;
export type MySql2PreparedQueryHKT = any;
export type MySql2Transaction<S = any, T = any> = Transaction<S>;
export type MySqlRawQueryResult = any;

/** @creates drizzle config */
export declare function drizzle<S = any>(
  config: DrizzleConfig<S>,
): MySql2Database<S> & { $client: any };
/** @creates drizzle config */
export declare function drizzle<S = any>(
  client: any,
  config: DrizzleConfig<S>,
): MySql2Database<S> & { $client: any };
/** @creates drizzle */
export declare function drizzle(client?: any): MySql2Database & { $client: any };
export declare namespace drizzle {
  function mock<S = any>(config?: DrizzleConfig<S>): MySql2Database<S>;
}
