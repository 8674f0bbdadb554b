/** Package mysql2. Facts read from mysql2 3.24.6: no query ends by itself, only an object of options can carry its `timeout`; ten connections, an unlimited queue for them and no end to the wait. */
import type { EventEmitter } from "events";

declare namespace mysql {
  export { mysql as default };
  export interface QueryOptions {
    sql: string;
    timeout?: number;
    values?: any;
    [option: string]: any;
  }
  export interface ConnectionOptions {
    charset?: string;
    connectTimeout?: number;
    database?: string;
    dateStrings?: any;
    decimalNumbers?: boolean;
    host?: string;
    multipleStatements?: boolean;
    password?: string;
    port?: number;
    socketPath?: string;
    ssl?: any;
    timezone?: string;
    uri?: string;
    user?: string;
    [option: string]: any;
  }
  export interface PoolOptions extends ConnectionOptions {
    acquireTimeout?: number;
    connectionLimit?: number;
    enableKeepAlive?: boolean;
    idleTimeout?: number;
    maxIdle?: number;
    queueLimit?: number;
    waitForConnections?: boolean;
  }
  export interface RowDataPacket {
    [column: string]: any;
  }
  export interface OkPacket {
    affectedRows: number;
    changedRows: number;
    fieldCount: number;
    insertId: number;
    message: string;
  }
  export interface ResultSetHeader {
    affectedRows: number;
    changedRows: number;
    fieldCount: number;
    info: string;
    insertId: number;
    serverStatus: number;
    warningStatus: number;
  }
  export type ProcedureCallPacket<T = any> = any;
  export type FieldPacket = any;
  export type PoolClusterOptions = any;
  export type SslOptions = any;
  export type QueryResult = any;
  export interface QueryError extends Error {
    code: string;
    errno?: number;
    fatal: boolean;
    sqlState?: string;
  }

  export type QueryCallback = (error: any, results?: any, fields?: any) => any;
  export type MysqlError = any;
  export type PoolConfig = PoolOptions;
  export type ConnectionConfig = ConnectionOptions;
  export interface Query extends EventEmitter {
    readonly sql: string;
    stream(options?: any): any;
  }
  /**
   * @deadline option options.timeout
   * @default none
   */
  export interface Connection extends EventEmitter {
    readonly config: any;
    readonly threadId: number | null;
    /**
     * @remote call database
     * @mark transaction-begin
     */
    beginTransaction(callback?: any): void;
    /**
     * @remote call database
     * @mark transaction-commit
     */
    commit(callback?: any): void;
    /**
     * @remote call database
     * @mark transaction-rollback
     */
    rollback(callback?: any): void;
    /**
     * @remote call database
     * @data mysql2 query
     */
    query<T = any>(sql: string, callback?: QueryCallback): Query;
    /**
     * @remote call database
     * @data mysql2 query
     */
    query<T = any>(sql: string, values: any, callback?: QueryCallback): Query;
    /**
     * @remote call database
     * @data mysql2 query
     */
    query<T = any>(options: QueryOptions, callback?: QueryCallback): Query;
    /**
     * @remote call database
     * @data mysql2 query
     */
    query<T = any>(options: QueryOptions, values: any, callback?: QueryCallback): Query;
    /**
     * @remote call database
     * @data mysql2 query
     */
    execute<T = any>(sql: string, callback?: QueryCallback): Query;
    /**
     * @remote call database
     * @data mysql2 query
     */
    execute<T = any>(sql: string, values: any, callback?: QueryCallback): Query;
    /**
     * @remote call database
     * @data mysql2 query
     */
    execute<T = any>(options: QueryOptions, callback?: QueryCallback): Query;
    /**
     * @remote call database
     * @data mysql2 query
     */
    execute<T = any>(options: QueryOptions, values: any, callback?: QueryCallback): Query;
    changeUser(options: any, callback?: any): void;
    connect(callback?: any): void;
    destroy(): void;
    end(callback?: any): void;
    escape(value: any): string;
    escapeId(value: any): string;
    format(sql: string, values?: any): string;
    pause(): void;
    ping(callback?: any): void;
    resume(): void;
    promise(): import("mysql2/promise").Connection;
  }
  export interface PoolConnection extends Connection {
    /** @mark releases-connection */
    release(): void;
    promise(): import("mysql2/promise").PoolConnection;
  }
  /**
   * @deadline option options.timeout
   * @default none
   */
  export interface Pool extends EventEmitter {
    readonly config: any;
    end(callback?: any): void;
    escape(value: any): string;
    escapeId(value: any): string;
    format(sql: string, values?: any): string;
    /**
     * @remote call database
     * @default none
     * @mark acquires-connection
     */
    getConnection(callback: (error: any, connection: PoolConnection) => any): void;
    releaseConnection(connection: any): void;
    promise(): import("mysql2/promise").Pool;
    /**
     * @remote call database
     * @data mysql2 query
     */
    query<T = any>(sql: string, callback?: QueryCallback): Query;
    /**
     * @remote call database
     * @data mysql2 query
     */
    query<T = any>(sql: string, values: any, callback?: QueryCallback): Query;
    /**
     * @remote call database
     * @data mysql2 query
     */
    query<T = any>(options: QueryOptions, callback?: QueryCallback): Query;
    /**
     * @remote call database
     * @data mysql2 query
     */
    query<T = any>(options: QueryOptions, values: any, callback?: QueryCallback): Query;
    /**
     * @remote call database
     * @data mysql2 query
     */
    execute<T = any>(sql: string, callback?: QueryCallback): Query;
    /**
     * @remote call database
     * @data mysql2 query
     */
    execute<T = any>(sql: string, values: any, callback?: QueryCallback): Query;
    /**
     * @remote call database
     * @data mysql2 query
     */
    execute<T = any>(options: QueryOptions, callback?: QueryCallback): Query;
    /**
     * @remote call database
     * @data mysql2 query
     */
    execute<T = any>(options: QueryOptions, values: any, callback?: QueryCallback): Query;
  }
  export interface PoolCluster extends EventEmitter {
    add(...args: any[]): void;
    end(callback?: any): void;
    getConnection(...args: any[]): void;
    of(pattern: any, selector?: any): Pool;
  }
  /** @creates mysql2 config */
  export function createConnection(config: ConnectionOptions | string): Connection;
  /**
   * @creates mysql2 config
   * @pool 10 option config.connectionLimit
   */
  export function createPool(config: PoolOptions | string): Pool;
  export function createPoolCluster(config?: any): PoolCluster;
  export function createQuery(...args: any[]): Query;
  export function escape(value: any, ...args: any[]): string;
  export function escapeId(value: any, ...args: any[]): string;
  export function format(sql: string, values?: any, ...args: any[]): string;
  export function raw(sql: string): any;
  export const Types: any;
  export const Charsets: any;
  export function setMaxParserCache(max: number): void;
}

export = mysql;
