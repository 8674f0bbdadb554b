/** Package `@azure/cosmos`. Facts read from `@azure/cosmos` 4.9.3: an attempt is given up after 60 s and made again without visible end, nine repeats of what is throttled; only `abortSignal` ends a call. */

export interface RequestOptions {
  abortSignal?: AbortSignal;
  accessCondition?: any;
  consistencyLevel?: any;
  [option: string]: any;
}
export type FeedOptions = RequestOptions;
export type SqlQuerySpec = any;
export type SqlParameter = any;
export type PatchOperation = any;
export type OperationInput = any;
export type ItemDefinition = any;
export type PartitionKey = any;
export type Resource = any;
export interface ItemResponse<T = any> {
  etag: string;
  headers: any;
  item: Item;
  requestCharge: number;
  resource: T | undefined;
  statusCode: number;
}
export interface FeedResponse<T = any> {
  continuationToken: string;
  hasMoreResults: boolean;
  resources: T[];
}
/**
 * @deadline option options.abortSignal
 * @default none
 * @retries 9 constant client connectionPolicy.retryOptions
 */
export interface QueryIterator<T = any> {
  fetchAll(options?: RequestOptions): Promise<FeedResponse<T>>;
  fetchNext(options?: RequestOptions): Promise<FeedResponse<T>>;
  getAsyncIterator(): AsyncIterable<FeedResponse<T>>;
  hasMoreResults(): boolean;
  reset(): void;
}
/**
 * @deadline option options.abortSignal
 * @default none
 * @retries 9 constant client connectionPolicy.retryOptions
 */
export interface Items {
  /**
   * @remote write database
   * @data cosmos update-many
   * @mark atomic-batch
   */
  batch(operations: any[], partitionKey?: any, options?: RequestOptions): Promise<any>;
  /**
   * @remote write database
   * @data cosmos update-many
   */
  bulk(operations: any[], bulkOptions?: any, options?: RequestOptions): Promise<any>;
  /**
   * @remote write database
   * @data cosmos update-many
   */
  executeBulkOperations(operations: any[], options?: RequestOptions): Promise<any>;
  /**
   * @remote read database
   * @data cosmos find-many
   */
  changeFeed(...args: any[]): any;
  /**
   * @remote write database
   * @data cosmos insert
   */
  create<T = any>(body: any, options?: RequestOptions): Promise<ItemResponse<T>>;
  /**
   * @remote read database
   * @data cosmos find-many
   */
  query<T = any>(query: any, options?: RequestOptions): QueryIterator<T>;
  /**
   * @remote read database
   * @data cosmos find-many
   */
  readAll<T = any>(options?: RequestOptions): QueryIterator<T>;
  /**
   * @remote write database
   * @data cosmos upsert
   */
  upsert<T = any>(body: any, options?: RequestOptions): Promise<ItemResponse<T>>;
}
/**
 * @deadline option options.abortSignal
 * @default none
 * @retries 9 constant client connectionPolicy.retryOptions
 */
export interface Item {
  readonly id: string;
  /**
   * @remote write database
   * @data cosmos delete
   */
  delete<T = any>(options?: RequestOptions): Promise<ItemResponse<T>>;
  /**
   * @remote write database
   * @data cosmos update
   */
  patch<T = any>(body: any, options?: RequestOptions): Promise<ItemResponse<T>>;
  /**
   * @remote read database
   * @data cosmos find-unique
   */
  read<T = any>(options?: RequestOptions): Promise<ItemResponse<T>>;
  /**
   * @remote write database
   * @data cosmos update
   */
  replace<T = any>(body: any, options?: RequestOptions): Promise<ItemResponse<T>>;
}
export interface Container {
  readonly conflicts: any;
  readonly id: string;
  readonly items: Items;
  readonly scripts: any;
  /** @remote write database */
  delete(options?: any): Promise<any>;
  item(id: string, partitionKey?: any): Item;
  /** @remote read database */
  read(options?: any): Promise<any>;
}
export interface Containers {
  /** @remote write database */
  create(body: any, options?: any): Promise<{ container: Container; [field: string]: any }>;
  /** @remote write database */
  createIfNotExists(
    body: any,
    options?: any,
  ): Promise<{ container: Container; [field: string]: any }>;
  query(query: any, options?: any): QueryIterator;
  readAll(options?: any): QueryIterator;
}
export interface Database {
  readonly containers: Containers;
  readonly id: string;
  container(id: string): Container;
  /** @remote write database */
  delete(options?: any): Promise<any>;
  /** @remote read database */
  read(options?: any): Promise<any>;
}
export interface CosmosClientOptions {
  connectionPolicy?: { requestTimeout?: number; retryOptions?: any; [option: string]: any };
  consistencyLevel?: any;
  endpoint?: string;
  key?: string;
  [option: string]: any;
}
export declare class CosmosClient {
  /** @creates cosmos options */
  constructor(options: CosmosClientOptions);
  constructor(connectionString: string);
  readonly databases: any;
  readonly offers: any;
  database(id: string): Database;
  dispose(): void;
}
export declare const BulkOperationType: any;
export declare const PatchOperationType: any;
export declare const PartitionKeyBuilder: any;
export declare class ErrorResponse extends Error {
  code?: number | string;
  [detail: string]: any;
}
