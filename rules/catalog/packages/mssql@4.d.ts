/** Package mssql. Facts read from mssql 12.7.0 and `@types/mssql` 12.3.0: a request is cancelled after 15 s, ten connections, 15 s to connect. */
import { EventEmitter } from "events";

declare namespace mssql {
  export { mssql as default };
  export interface config {
    connectionString?: string;
    connectionTimeout?: number;
    database?: string;
    options?: any;
    password?: string;
    pool?: { max?: number; min?: number; [option: string]: any };
    port?: number;
    requestTimeout?: number;
    server?: string;
    user?: string;
    [option: string]: any;
  }
  export interface IResult<out T = any> {
    output: any;
    recordset: T[];
    recordsets: any;
    rowsAffected: number[];
  }
  export interface IProcedureResult<out T = any> extends IResult<T> {
    returnValue: any;
  }
  export type IRecordSet<T = any> = T[];
  export type ISqlType = any;
  export type IIsolationLevel = any;
  /**
   * @deadline client requestTimeout
   * @default 15s
   */
  export interface Queryable {
    /**
     * @remote call database
     * @data mssql query
     */
    query<T = any>(sql: any, ...args: any[]): Promise<IResult<T>>;
    /**
     * @remote call database
     * @data mssql query
     */
    batch<T = any>(sql: any, ...args: any[]): Promise<IResult<T>>;
  }
  export class ConnectionPool {
    /**
     * @creates mssql config
     * @pool 10 option config.pool.max
     */
    constructor(config: config | string, callback?: any);
    readonly connected: boolean;
    readonly connecting: boolean;
    readonly size: number;
    readonly available: number;
    close(): Promise<void>;
    /**
     * @remote call database
     * @deadline client connectionTimeout
     * @default 15s
     */
    connect(): Promise<ConnectionPool>;
    request(): Request;
    transaction(): Transaction;
  }
  export interface ConnectionPool extends Queryable, EventEmitter {}
  /**
   * @deadline client requestTimeout
   * @default 15s
   */
  export class Request {
    constructor(parent?: any);
    parameters: any;
    stream: any;
    multiple: boolean;
    arrayRowMode: boolean;
    cancel(): boolean;
    input(name: string, ...args: any[]): this;
    output(name: string, ...args: any[]): this;
    pipe(stream: any): any;
    replaceInput(name: string, ...args: any[]): this;
    toReadableStream(options?: any): any;
    /**
     * @remote call database
     * @data mssql query
     */
    batch<T = any>(sql: any, ...args: any[]): Promise<IResult<T>>;
    /**
     * @remote write database
     * @data mssql insert-many
     */
    bulk<T = any>(table: any, ...args: any[]): Promise<any>;
    /**
     * @remote call database
     * @data mssql query
     */
    execute<T = any>(procedure: string, ...args: any[]): Promise<IProcedureResult<T>>;
    /**
     * @remote call database
     * @data mssql query
     */
    query<T = any>(sql: any, ...args: any[]): Promise<IResult<T>>;
  }
  export interface Request extends EventEmitter {}
  export class Transaction {
    constructor(parent?: any);
    /**
     * @remote call database
     * @mark transaction-begin
     */
    begin(isolation?: any, callback?: any): Promise<Transaction>;
    /**
     * @remote call database
     * @mark transaction-commit
     */
    commit(callback?: any): Promise<void>;
    request(): Request;
    /**
     * @remote call database
     * @mark transaction-rollback
     */
    rollback(callback?: any): Promise<void>;
  }
  export interface Transaction extends EventEmitter {}
  export class PreparedStatement {
    constructor(parent?: any);
    /**
     * @remote call database
     * @data mssql query
     */
    execute<T = any>(values: any, callback?: any): Promise<IProcedureResult<T>>;
    input(name: string, ...args: any[]): this;
    output(name: string, ...args: any[]): this;
    prepare(statement?: string, callback?: any): Promise<void>;
    unprepare(callback?: any): Promise<void>;
  }
  export class Table {
    constructor(name?: string);
    columns: any;
    create: boolean;
    rows: any;
  }
  export class MSSQLError extends Error {
    code: string;
  }
  export class RequestError extends MSSQLError {
    number?: number;
  }
  export class ConnectionError extends MSSQLError {}
  export class TransactionError extends MSSQLError {}
  /**
   * @remote call database
   * @deadline option config.connectionTimeout
   * @default 15s
   * @creates mssql config
   * @pool 10 option config.pool.max
   */
  export function connect(config: config | string, callback?: any): Promise<ConnectionPool>;
  export function close(callback?: any): Promise<void>;
  /**
   * @remote call database
   * @default 15s
   * @data mssql query
   */
  export function query<T = any>(sql: any, ...args: any[]): Promise<IResult<T>>;
  /**
   * @remote call database
   * @default 15s
   * @data mssql query
   */
  export function batch<T = any>(sql: any, ...args: any[]): Promise<IResult<T>>;
  export function on(event: string, handler: (...args: any[]) => void): void;
  export const ISOLATION_LEVEL: any;
  export const MAX: any;
  export const TYPES: any;
  export const BigInt: any;
  export const Binary: any;
  export const Bit: any;
  export const Char: any;
  export const Date: any;
  export const DateTime: any;
  export const DateTime2: any;
  export const DateTimeOffset: any;
  export const Decimal: any;
  export const Float: any;
  export const Geography: any;
  export const Geometry: any;
  export const Image: any;
  export const Int: any;
  export const Money: any;
  export const NChar: any;
  export const NText: any;
  export const NVarChar: any;
  export const Numeric: any;
  export const Real: any;
  export const SmallDateTime: any;
  export const SmallInt: any;
  export const SmallMoney: any;
  export const TVP: any;
  export const Text: any;
  export const Time: any;
  export const TinyInt: any;
  export const UDT: any;
  export const UniqueIdentifier: any;
  export const VarBinary: any;
  export const VarChar: any;
  export const Variant: any;
  export const Xml: any;
}

export = mssql;
