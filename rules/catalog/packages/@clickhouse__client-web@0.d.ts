/** Package `@clickhouse/client-web`. Facts read from `@clickhouse/client` 1.23.1: a request whose socket is silent for 30 s is given up, ten connections. */

export interface BaseQueryParams {
  abort_signal?: AbortSignal;
  clickhouse_settings?: any;
  query_id?: string;
  query_params?: Record<string, any>;
  session_id?: string;
  [option: string]: any;
}
export interface QueryParams extends BaseQueryParams {
  format?: any;
  query: string;
}
export interface ExecParams extends BaseQueryParams {
  query: string;
}
export interface CommandParams extends BaseQueryParams {
  query: string;
}
export interface InsertParams<S = any, T = any> extends BaseQueryParams {
  columns?: any;
  format?: any;
  table: string;
  values: any;
}
export type InsertValues<S = any, T = any> = any;
export interface CommandResult {
  query_id: string;
  response_headers: any;
  summary?: any;
}
export interface InsertResult extends CommandResult {
  executed: boolean;
}
export interface ExecResult<S = any> extends CommandResult {
  stream: any;
}
export type QueryResult<F = any> = ResultSet;
export interface ResultSet<F = any> {
  readonly query_id: string;
  readonly response_headers: any;
  close(): void;
  json<T = any>(): Promise<any>;
  stream<T = any>(): any;
  text(): Promise<string>;
}
export declare const ResultSet: new (...args: any[]) => ResultSet;
export interface ClickHouseClientConfigOptions {
  application?: string;
  clickhouse_settings?: any;
  compression?: any;
  database?: string;
  host?: string;
  http_agent?: any;
  keep_alive?: any;
  log?: any;
  max_open_connections?: number;
  password?: string;
  request_timeout?: number;
  url?: any;
  username?: string;
  [option: string]: any;
}
export type NodeClickHouseClientConfigOptions = ClickHouseClientConfigOptions;
/**
 * @deadline option params.abort_signal | client request_timeout
 * @default 30s
 */
export interface ClickHouseClient {
  close(): Promise<void>;
  /**
   * @remote write database
   * @data clickhouse query
   */
  command(params: CommandParams): Promise<CommandResult>;
  /**
   * @remote call database
   * @data clickhouse query
   */
  exec(params: ExecParams): Promise<ExecResult>;
  /**
   * @remote write database
   * @data clickhouse insert-many
   */
  insert<T = any>(params: InsertParams): Promise<InsertResult>;
  /** @remote read database */
  ping(params?: BaseQueryParams): Promise<{ success: boolean; error?: Error }>;
  /**
   * @remote read database
   * @data clickhouse query
   */
  query<F = any>(params: QueryParams): Promise<ResultSet>;
}
/**
 * @creates clickhouse config
 * @pool 10 option config.max_open_connections
 */
export declare function createClient(config?: ClickHouseClientConfigOptions): ClickHouseClient;
export declare class ClickHouseError extends Error {
  readonly code: string;
  readonly type: string | undefined;
}
export declare const ClickHouseLogLevel: any;
export type ClickHouseLogLevel = any;
export type ClickHouseSettings = any;
export type DataFormat = string;
export type Logger = any;
export type LogParams = any;
export type ErrorLogParams = any;
export type Row<T = any> = any;
export type RowOrProgress<T = any> = any;
export declare const EXCEPTION_TAG_HEADER_NAME: string;
export declare const SettingsMap: any;
export declare const TupleParam: any;
export declare function parseError(input: any): any;
export declare function isException(row: any): boolean;
export declare function isProgressRow(row: any): boolean;
export declare function isRow(row: any): boolean;
export declare function extractErrorAtTheEndOfChunk(...args: any[]): any;
