/** Package `@libsql/client`. Facts read from `@libsql/client` 0.18.0: over HTTP a statement is a request of fetch, with its 300 s to the headers, over a WebSocket it never ends, and a `file:` is opened by this process; 20 statements at a time. */

export interface Config {
  authToken?: string;
  concurrency?: number;
  encryptionKey?: string;
  fetch?: any;
  intMode?: string;
  offline?: boolean;
  readYourWrites?: boolean;
  syncInterval?: number;
  syncUrl?: string;
  timeout?: number;
  tls?: boolean;
  url: string;
}
export type Value = any;
export type InValue = any;
export type InArgs = any;
export type InStatement = any;
export type TransactionMode = "deferred" | "read" | "write";
export interface Row {
  length: number;
  [index: number]: any;
  [column: string]: any;
}
export interface ResultSet {
  columnTypes: string[];
  columns: string[];
  lastInsertRowid: bigint | undefined;
  rows: Row[];
  rowsAffected: number;
  toJSON(): any;
}
/** @deadline client fetch */
export interface Client {
  readonly closed: boolean;
  readonly protocol: string;
  /**
   * @remote call database
   * @data libsql query
   * @mark atomic-batch
   */
  batch(statements: any[], mode?: TransactionMode): Promise<ResultSet[]>;
  close(): void;
  /**
   * @remote call database
   * @data libsql query
   */
  execute(statement: any, args?: any): Promise<ResultSet>;
  /**
   * @remote call database
   * @data libsql query
   */
  executeMultiple(sql: string): Promise<void>;
  /** @remote write database */
  migrate(statements: any[]): Promise<ResultSet[]>;
  reconnect(): void;
  /** @remote read database */
  sync(): Promise<any>;
  /**
   * @remote call database
   * @mark transaction-begin
   */
  transaction(mode?: TransactionMode): Promise<Transaction>;
}
/** @deadline client fetch */
export interface Transaction {
  readonly closed: boolean;
  /**
   * @remote call database
   * @data libsql query
   */
  batch(statements: any[]): Promise<ResultSet[]>;
  close(): void;
  /**
   * @remote call database
   * @mark transaction-commit
   */
  commit(): Promise<void>;
  /**
   * @remote call database
   * @data libsql query
   */
  execute(statement: any, args?: any): Promise<ResultSet>;
  /**
   * @remote call database
   * @data libsql query
   */
  executeMultiple(sql: string): Promise<void>;
  /**
   * @remote call database
   * @mark transaction-rollback
   */
  rollback(): Promise<void>;
}
/**
 * @creates libsql config
 * @pool 20 option config.concurrency
 */
export declare function createClient(config: Config): Client;
export declare class LibsqlError extends Error {
  code: string;
  rawCode?: number;
}
