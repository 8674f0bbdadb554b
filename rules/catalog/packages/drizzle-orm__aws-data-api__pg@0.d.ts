/** Package drizzle-orm, `drizzle-orm/aws-data-api/pg`. Facts read from drizzle-orm 0.45.4: each statement is a request to the Data API. */
import type { Database, DrizzleConfig } from "drizzle-orm";

export type AwsDataApiPgDatabase<S = any> = Database<S>;
export declare const AwsDataApiPgDatabase: abstract new (...args: any[]) => AwsDataApiPgDatabase;

/** @creates drizzle config */
export declare function drizzle<S = any>(
  config: DrizzleConfig<S>,
): AwsDataApiPgDatabase<S> & { $client: any };
/** @creates drizzle config */
export declare function drizzle<S = any>(
  client: any,
  config: DrizzleConfig<S>,
): AwsDataApiPgDatabase<S> & { $client: any };
/** @creates drizzle */
export declare function drizzle(client?: any): AwsDataApiPgDatabase & { $client: any };
export declare namespace drizzle {
  function mock<S = any>(config?: DrizzleConfig<S>): AwsDataApiPgDatabase<S>;
}
