/** Package postgres. Facts read from postgres 3.4.9: a query never ends by itself unless the server is told to by `connection.statement_timeout`, ten connections, 30 s to connect; a template runs when it is awaited. */

/**
 * @creates postgres options
 * @pool 10 option options.max
 */
declare function postgres<T extends Record<string, any> = {}>(
  url: string,
  options?: postgres.Options<T>,
): postgres.Sql<T>;
/**
 * @creates postgres options
 * @pool 10 option options.max
 */
declare function postgres<T extends Record<string, any> = {}>(
  options?: postgres.Options<T>,
): postgres.Sql<T>;

declare namespace postgres {
  export { postgres as default };
  export interface BaseOptions<out T = any> {
    backoff?: any;
    connect_timeout?: number;
    connection?: any;
    database?: string;
    db?: string;
    debug?: any;
    fetch_types?: boolean;
    host?: any;
    idle_timeout?: number;
    max?: number;
    max_lifetime?: number | null;
    onnotice?: any;
    password?: any;
    port?: any;
    prepare?: boolean;
    ssl?: any;
    transform?: any;
    types?: any;
    user?: string;
    username?: string;
    [option: string]: any;
  }
  export type Options<T = any> = BaseOptions<T>;
  export type Row = Record<string, any>;
  export type MaybeRow = any;
  export type Helper<T = any, U = any> = any;
  export type ParameterOrFragment<T = any> = any;
  export type SerializableParameter<T = any> = any;
  export type JSONValue = any;
  export type Notice = any;
  export type PostgresType<T = any> = any;
  export interface RowList<out T extends readonly any[] = any[]> extends Array<T[number]> {
    columns: any;
    command: string;
    count: number;
    state: any;
    statement: any;
  }
  export interface PendingQuery<out T extends readonly any[] = any[]> extends Promise<RowList<T>> {
    cancel(): void;
    cursor(...args: any[]): any;
    describe(): any;
    execute(): this;
    forEach(callback: (row: T[number], result: any) => void): Promise<any>;
    raw(): any;
    readable(): Promise<any>;
    simple(): this;
    stream(callback: any): any;
    values(): any;
    writable(): Promise<any>;
  }
  export interface Fragment extends PendingQuery {}
  export class PostgresError extends Error {
    code: string;
    column_name?: string;
    constraint_name?: string;
    detail?: string;
    severity: string;
    table_name?: string;
  }
  export const toPascal: any;
  export const fromPascal: any;
  export const toCamel: any;
  export const fromCamel: any;
  export const toKebab: any;
  export const fromKebab: any;
  export const camel: any;
  export const BigInt: any;

  /**
   * @deadline client connection.statement_timeout
   * @default none
   */
  export interface ISql<out T extends Record<string, any> = {}> {
    /**
     * @remote call database
     * @data postgres query
     */
    <R extends readonly any[] = Row[]>(
      strings: TemplateStringsArray,
      ...params: any[]
    ): PendingQuery<R>;
    /** Names, values and lists of rows to put into a template. */
    (first: any, ...rest: any[]): any;
    array(value: any[], type?: number): any;
    /**
     * @remote call database
     * @data postgres query
     */
    file<R extends readonly any[] = Row[]>(path: any, ...args: any[]): PendingQuery<R>;
    json(value: any): any;
    /** @remote write queue */
    notify(channel: string, payload: string): Promise<any>;
    readonly options: any;
    readonly parameters: any;
    typed: any;
    readonly types: any;
    /**
     * @remote call database
     * @data postgres query
     */
    unsafe<R extends readonly any[] = Row[]>(
      query: string,
      parameters?: any[],
      options?: any,
    ): PendingQuery<R>;
  }
  export interface Sql<out T extends Record<string, any> = {}> extends ISql<T> {
    /**
     * @remote call database
     * @transaction callback
     */
    begin<R>(callback: (sql: TransactionSql<T>) => R | Promise<R>): Promise<any>;
    /**
     * @remote call database
     * @transaction callback
     */
    begin<R>(options: string, callback: (sql: TransactionSql<T>) => R | Promise<R>): Promise<any>;
    readonly CLOSE: any;
    readonly END: any;
    readonly PostgresError: typeof PostgresError;
    close(options?: any): Promise<void>;
    end(options?: any): Promise<void>;
    /**
     * @mark subscribes
     * @enters consumer onnotify
     */
    listen(channel: string, onnotify: (value: string) => void, onlisten?: () => void): Promise<any>;
    /**
     * @remote call database
     * @mark acquires-connection
     */
    reserve(): Promise<ReservedSql<T>>;
    /**
     * @mark subscribes
     * @enters consumer callback
     */
    subscribe(event: string, callback: (row: any, info: any) => void, ...args: any[]): Promise<any>;
  }
  export interface TransactionSql<out T extends Record<string, any> = {}> extends ISql<T> {
    prepare(name: string): Promise<any>;
    savepoint<R>(...args: any[]): Promise<any>;
  }
  export interface ReservedSql<out T extends Record<string, any> = {}> extends Sql<T> {
    /** @mark releases-connection */
    release(): void;
  }
}

export = postgres;
