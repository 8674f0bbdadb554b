/** Package `@neondatabase/serverless`. Facts read from `@neondatabase/serverless` 1.2.0: `neon` sends each statement as a request of fetch, with its 300 s to the headers; `Pool` and `Client` are those of pg over a WebSocket. */
import { Client as PgClient, Pool as PgPool } from "pg";

export type {
  ClientBase,
  ClientConfig,
  FieldDef,
  PoolClient,
  PoolConfig,
  QueryArrayConfig,
  QueryArrayResult,
  QueryConfig,
  QueryResult,
  QueryResultBase,
  QueryResultRow,
} from "pg";
export { DatabaseError, types } from "pg";
export declare class Pool extends PgPool {}
export declare class Client extends PgClient {}
export interface HTTPQueryOptions<A = any, F = any> {
  arrayMode?: boolean;
  authToken?: any;
  fetchOptions?: Record<string, any>;
  fullResults?: boolean;
  types?: any;
}
export interface HTTPTransactionOptions<A = any, F = any> extends HTTPQueryOptions<A, F> {
  connectionString?: string;
  deferrable?: boolean;
  isolationLevel?: string;
  readOnly?: boolean;
}
export type FullQueryResults<A = any> = any;
export type QueryRows<A = any> = any;
/**
 * @deadline option options.fetchOptions | client fetchOptions
 * @default 300s
 */
export interface NeonQueryFunction<A = any, F = any> {
  /**
   * @remote call database
   * @data neon query
   */
  (strings: TemplateStringsArray, ...params: any[]): Promise<any>;
  /**
   * @remote call database
   * @data neon query
   */
  (text: string, params?: any[], options?: HTTPQueryOptions): Promise<any>;
  /**
   * @remote call database
   * @data neon query
   */
  query(text: string, params?: any[], options?: HTTPQueryOptions): Promise<any>;
  /**
   * @remote call database
   * @mark atomic-batch
   */
  transaction(queries: any, options?: HTTPTransactionOptions): Promise<any[]>;
  unsafe(text: string): any;
}
/** @creates neon options */
export declare function neon<A = any, F = any>(
  connectionString: string,
  options?: HTTPTransactionOptions,
): NeonQueryFunction<A, F>;
/** @creates neon options */
export declare function neon<A = any, F = any>(
  options: HTTPTransactionOptions,
): NeonQueryFunction<A, F>;
export declare const neonConfig: any;
export declare class NeonDbError extends Error {
  code?: string;
  constraint?: string;
  detail?: string;
  [field: string]: any;
}
