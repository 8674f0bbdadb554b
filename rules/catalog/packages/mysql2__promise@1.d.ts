/** Package mysql2, `mysql2/promise`. Facts read from mysql2 3.24.6: no query ends by itself, only an object of options can carry its `timeout`; ten connections, an unlimited queue for them and no end to the wait. */
import type { EventEmitter } from "events";
import type { ConnectionOptions, FieldPacket, PoolOptions, QueryOptions } from "mysql2";

export type {
  ConnectionOptions,
  FieldPacket,
  OkPacket,
  PoolOptions,
  ProcedureCallPacket,
  QueryError,
  QueryOptions,
  QueryResult,
  ResultSetHeader,
  RowDataPacket,
} from "mysql2";

/**
 * @deadline option options.timeout
 * @default none
 */
export interface QueryableAndExecutable {
  /**
   * @remote call database
   * @data mysql2 query
   */
  query<T = any>(sql: string, values?: any): Promise<[T, FieldPacket[]]>;
  /**
   * @remote call database
   * @data mysql2 query
   */
  query<T = any>(options: QueryOptions, values?: any): Promise<[T, FieldPacket[]]>;
  /**
   * @remote call database
   * @data mysql2 query
   */
  execute<T = any>(sql: string, values?: any): Promise<[T, FieldPacket[]]>;
  /**
   * @remote call database
   * @data mysql2 query
   */
  execute<T = any>(options: QueryOptions, values?: any): Promise<[T, FieldPacket[]]>;
}
/**
 * @deadline option options.timeout
 * @default none
 */
export interface Connection extends QueryableAndExecutable, EventEmitter {
  readonly config: any;
  readonly connection: any;
  readonly threadId: number;
  /**
   * @remote call database
   * @mark transaction-begin
   */
  beginTransaction(): Promise<void>;
  /**
   * @remote call database
   * @mark transaction-commit
   */
  commit(): Promise<void>;
  /**
   * @remote call database
   * @mark transaction-rollback
   */
  rollback(): Promise<void>;
  changeUser(options: any): Promise<void>;
  connect(): Promise<void>;
  destroy(): void;
  end(options?: any): Promise<void>;
  escape(value: any): string;
  escapeId(value: any): string;
  format(sql: string, values?: any): string;
  pause(): void;
  /** @remote read database */
  ping(): Promise<void>;
  prepare(sql: any): Promise<any>;
  reset(): Promise<void>;
  resume(): void;
  unprepare(sql: any): void;
}
export interface PoolConnection extends Connection {
  /** @mark releases-connection */
  release(): void;
}
export interface Pool extends QueryableAndExecutable, EventEmitter {
  readonly pool: any;
  end(): Promise<void>;
  escape(value: any): string;
  escapeId(value: any): string;
  format(sql: string, values?: any): string;
  /**
   * @remote call database
   * @default none
   * @mark acquires-connection
   */
  getConnection(): Promise<PoolConnection>;
  releaseConnection(connection: any): void;
}
export interface PoolCluster extends EventEmitter {
  add(...args: any[]): void;
  end(): Promise<void>;
  /**
   * @remote call database
   * @default none
   * @mark acquires-connection
   */
  getConnection(...args: any[]): Promise<PoolConnection>;
  of(pattern: string, selector?: string): any;
}
/** @creates mysql2 config */
export declare function createConnection(config: ConnectionOptions | string): Promise<Connection>;
/**
 * @creates mysql2 config
 * @pool 10 option config.connectionLimit
 */
export declare function createPool(config: PoolOptions | string): Pool;
export declare function createPoolCluster(config?: any): PoolCluster;
export declare function escape(value: any): string;
export declare function escapeId(value: any): string;
export declare function format(sql: string, values?: any): string;
export declare function raw(sql: string): any;
declare const mysql: {
  createConnection: typeof createConnection;
  createPool: typeof createPool;
  createPoolCluster: typeof createPoolCluster;
  escape: typeof escape;
  escapeId: typeof escapeId;
  format: typeof format;
  raw: typeof raw;
};
declare namespace mysql {
  type Connection = import("mysql2/promise").Connection;
  type ConnectionOptions = import("mysql2").ConnectionOptions;
  type FieldPacket = any;
  type OkPacket = import("mysql2").OkPacket;
  type Pool = import("mysql2/promise").Pool;
  type PoolConnection = import("mysql2/promise").PoolConnection;
  type PoolOptions = import("mysql2").PoolOptions;
  type ResultSetHeader = import("mysql2").ResultSetHeader;
  type RowDataPacket = import("mysql2").RowDataPacket;
}
export default mysql;
