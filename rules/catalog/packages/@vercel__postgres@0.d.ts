/** Package `@vercel/postgres`. Facts read from `@vercel/postgres` 0.10.0: a pool of `@neondatabase/serverless`, with the limits of pg. */
import { Client, Pool, type QueryResult } from "@neondatabase/serverless";

export type {
  FieldDef,
  QueryArrayConfig,
  QueryArrayResult,
  QueryConfig,
  QueryResult,
  QueryResultBase,
  QueryResultRow,
} from "@neondatabase/serverless";
export { Client, Pool, types } from "@neondatabase/serverless";
export type VercelPostgresPoolConfig = any;
export type VercelPostgresClientConfig = any;
/** @default none */
export interface SqlTag {
  /**
   * @remote call database
   * @data pg query
   */
  <R = any>(strings: TemplateStringsArray, ...values: any[]): Promise<QueryResult<R>>;
}
/** @default none */
export declare class VercelClient extends Client {
  /**
   * @remote call database
   * @data pg query
   */
  sql<R = any>(strings: TemplateStringsArray, ...values: any[]): Promise<QueryResult<R>>;
}
export interface VercelPoolClient extends VercelClient {
  /** @mark releases-connection */
  release(error?: Error | boolean): void;
}
/** @default none */
export declare class VercelPool extends Pool {
  /**
   * @remote call database
   * @data pg query
   */
  sql<R = any>(strings: TemplateStringsArray, ...values: any[]): Promise<QueryResult<R>>;
}
export declare const sql: VercelPool & SqlTag;
export declare const db: VercelPool & SqlTag;
/** @creates vercel-postgres config */
export declare function createClient(config?: VercelPostgresClientConfig): VercelClient;
/**
 * @creates vercel-postgres config
 * @pool 10 option config.max
 */
export declare function createPool(config?: { max?: number; [option: string]: any }): VercelPool;
export declare function postgresConnectionString(type?: string): string | undefined;
