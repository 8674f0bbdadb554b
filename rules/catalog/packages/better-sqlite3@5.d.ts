/** Package better-sqlite3. Facts read from better-sqlite3 12.11.1: every call runs at once and in this process; a locked file is waited for, the event loop with it, for 5 s unless `timeout` says otherwise. */

declare namespace Database {
  interface Options {
    fileMustExist?: boolean;
    nativeBinding?: string;
    readonly?: boolean;
    timeout?: number;
    verbose?: (message?: unknown, ...more: unknown[]) => void;
  }
  interface RunResult {
    changes: number;
    lastInsertRowid: number | bigint;
  }
  interface ColumnDefinition {
    column: string | null;
    database: string | null;
    name: string;
    table: string | null;
    type: string | null;
  }
  interface Statement<out P = any, out R = any> {
    readonly database: Database;
    readonly reader: boolean;
    readonly readonly: boolean;
    readonly source: string;
    readonly busy: boolean;
    /** @data better-sqlite3 query */
    all(...params: any[]): R[];
    bind(...params: any[]): this;
    columns(): ColumnDefinition[];
    expand(toggle?: boolean): this;
    /** @data better-sqlite3 query */
    get(...params: any[]): R | undefined;
    /** @data better-sqlite3 query */
    iterate(...params: any[]): IterableIterator<R>;
    pluck(toggle?: boolean): this;
    raw(toggle?: boolean): this;
    /** @data better-sqlite3 query */
    run(...params: any[]): RunResult;
    safeIntegers(toggle?: boolean): this;
  }
  interface Transaction<out F extends (...args: any[]) => any = (...args: any[]) => any> {
    (...args: Parameters<F>): ReturnType<F>;
    default(...args: Parameters<F>): ReturnType<F>;
    deferred(...args: Parameters<F>): ReturnType<F>;
    exclusive(...args: Parameters<F>): ReturnType<F>;
    immediate(...args: Parameters<F>): ReturnType<F>;
  }
  interface Database {
    readonly inTransaction: boolean;
    readonly memory: boolean;
    readonly name: string;
    readonly open: boolean;
    readonly readonly: boolean;
    aggregate(name: string, options: any): this;
    backup(file: string, options?: any): Promise<any>;
    close(): this;
    defaultSafeIntegers(toggle?: boolean): this;
    /** @data better-sqlite3 query */
    exec(source: string): this;
    function(name: string, ...args: any[]): this;
    loadExtension(path: string, entry?: string): this;
    pragma(source: string, options?: any): any;
    prepare<P = any, R = any>(source: string): Statement<P, R>;
    serialize(options?: any): Buffer;
    table(name: string, factory: any): this;
    /** @mark wraps-transaction */
    transaction<F extends (...args: any[]) => any>(fn: F): Transaction<F>;
    unsafeMode(toggle?: boolean): this;
  }
  interface DatabaseConstructor {
    /**
     * @creates better-sqlite3 options
     * @mark local-database
     */
    new (file?: string | Buffer, options?: Options): Database;
    /**
     * @creates better-sqlite3 options
     * @mark local-database
     */
    (file?: string, options?: Options): Database;
    SqliteError: typeof SqliteErrorClass;
  }
  type SqliteError = SqliteErrorClass;
}
declare class SqliteErrorClass extends Error {
  constructor(message: string, code: string);
  code: string;
}
declare const Database: Database.DatabaseConstructor;

export = Database;
