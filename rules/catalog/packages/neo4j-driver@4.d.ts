/** Package neo4j-driver. Facts read from neo4j-driver 6.3.0: a query ends when the server says so, 100 connections with 60 s to wait for one; the functions of transactions run again for up to 30 s, with waits that double with jitter. */

export interface Record<out T = any> {
  readonly keys: any[];
  get(key: any): any;
  has(key: any): boolean;
  toObject(): T;
  [Symbol.iterator](): IterableIterator<any>;
}
export interface QueryResult<out T = any> {
  records: Record<T>[];
  summary: any;
}
export interface EagerResult<out T = any> {
  keys: string[];
  records: Record<T>[];
  summary: any;
}
export interface Result<out T = any> extends Promise<QueryResult<T>> {
  subscribe(observer: any): void;
  summary(): Promise<any>;
  [Symbol.asyncIterator](): AsyncIterator<Record<T>>;
}
export interface TransactionConfig {
  metadata?: any;
  timeout?: any;
}
/**
 * @deadline option config.timeout
 * @default none
 */
export interface ManagedTransaction {
  /**
   * @remote call database
   * @data neo4j query
   */
  run<T = any>(query: string, parameters?: any): Result<T>;
}
export interface Transaction extends ManagedTransaction {
  close(): Promise<void>;
  /**
   * @remote call database
   * @mark transaction-commit
   */
  commit(): Promise<void>;
  isOpen(): boolean;
  /**
   * @remote call database
   * @mark transaction-rollback
   */
  rollback(): Promise<void>;
}
/**
 * @deadline option config.timeout
 * @default none
 */
export interface Session {
  /**
   * @remote call database
   * @mark transaction-begin
   */
  beginTransaction(config?: TransactionConfig): Transaction & Promise<Transaction>;
  close(): Promise<void>;
  /**
   * @remote read database
   * @retries 5 jittered client maxTransactionRetryTime
   * @transaction work
   */
  executeRead<T>(
    work: (tx: ManagedTransaction) => Promise<T> | T,
    config?: TransactionConfig,
  ): Promise<T>;
  /**
   * @remote write database
   * @retries 5 jittered client maxTransactionRetryTime
   * @transaction work
   */
  executeWrite<T>(
    work: (tx: ManagedTransaction) => Promise<T> | T,
    config?: TransactionConfig,
  ): Promise<T>;
  lastBookmarks(): any;
  /**
   * @remote read database
   * @retries 5 jittered client maxTransactionRetryTime
   * @transaction work
   */
  readTransaction<T>(
    work: (tx: ManagedTransaction) => Promise<T> | T,
    config?: TransactionConfig,
  ): Promise<T>;
  /**
   * @remote call database
   * @data neo4j query
   */
  run<T = any>(query: string, parameters?: any, config?: TransactionConfig): Result<T>;
  /**
   * @remote write database
   * @retries 5 jittered client maxTransactionRetryTime
   * @transaction work
   */
  writeTransaction<T>(
    work: (tx: ManagedTransaction) => Promise<T> | T,
    config?: TransactionConfig,
  ): Promise<T>;
}
export interface Config {
  connectionAcquisitionTimeout?: number;
  connectionTimeout?: number;
  maxConnectionPoolSize?: number;
  maxTransactionRetryTime?: number;
  [option: string]: any;
}
export interface Driver {
  close(): Promise<void>;
  /**
   * @remote call database
   * @data neo4j query
   * @default none
   * @retries 5 jittered client maxTransactionRetryTime
   */
  executeQuery<T = any>(query: string, parameters?: any, config?: any): Promise<EagerResult<T>>;
  getServerInfo(config?: any): Promise<any>;
  rxSession(config?: any): any;
  session(config?: any): Session;
  verifyConnectivity(config?: any): Promise<any>;
}
/**
 * @creates neo4j config
 * @pool 100 option config.maxConnectionPoolSize
 */
export declare function driver(url: string, auth?: any, config?: Config): Driver;
export declare const auth: any;
export declare const types: any;
export declare const session: { READ: string; WRITE: string };
export declare const integer: any;
export declare const spatial: any;
export declare const temporal: any;
export declare const error: any;
export declare const isInt: any;
export declare const int: any;
export declare const resultTransformers: any;
export declare const routing: any;
export type AuthToken = any;
export type Integer = any;
export type Node<T = any> = any;
export type Relationship<T = any> = any;
export type Path = any;
export declare class Neo4jError extends Error {
  code: string;
}
declare const neo4j: typeof import("neo4j-driver");
export default neo4j;
