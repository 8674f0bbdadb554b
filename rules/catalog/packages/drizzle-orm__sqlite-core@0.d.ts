/** Package drizzle-orm, `drizzle-orm/sqlite-core`. Facts read from drizzle-orm 0.45.4: a column holds null until `notNull()` or `primaryKey()`. */
import type {
  Column,
  ColumnBuilder,
  ColumnBuilderBase,
  Database,
  Delete,
  Insert,
  Select,
  SQL,
  Statements,
  Subquery,
  Table,
  TableFn,
  Transaction,
  Update,
  ViewFn,
} from "drizzle-orm";

export declare function integer(config: {
  mode: "timestamp" | "timestamp_ms";
  [option: string]: any;
}): ColumnBuilder<Date, null>;
export declare function integer(
  name: string,
  config: { mode: "timestamp" | "timestamp_ms"; [option: string]: any },
): ColumnBuilder<Date, null>;
export declare function integer(config: {
  mode: "boolean";
  [option: string]: any;
}): ColumnBuilder<boolean, null>;
export declare function integer(
  name: string,
  config: { mode: "boolean"; [option: string]: any },
): ColumnBuilder<boolean, null>;
export declare function integer(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function integer(config?: any): ColumnBuilder<number, null>;
export declare function int(config: {
  mode: "timestamp" | "timestamp_ms";
  [option: string]: any;
}): ColumnBuilder<Date, null>;
export declare function int(
  name: string,
  config: { mode: "timestamp" | "timestamp_ms"; [option: string]: any },
): ColumnBuilder<Date, null>;
export declare function int(config: {
  mode: "boolean";
  [option: string]: any;
}): ColumnBuilder<boolean, null>;
export declare function int(
  name: string,
  config: { mode: "boolean"; [option: string]: any },
): ColumnBuilder<boolean, null>;
export declare function int(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function int(config?: any): ColumnBuilder<number, null>;
export declare function text(config: {
  mode: "json";
  [option: string]: any;
}): ColumnBuilder<any, null>;
export declare function text(
  name: string,
  config: { mode: "json"; [option: string]: any },
): ColumnBuilder<any, null>;
export declare function text<const E extends readonly string[]>(config: {
  enum: E;
  length?: number;
}): ColumnBuilder<E[number], null>;
export declare function text<const E extends readonly string[]>(
  name: string,
  config: { enum: E; length?: number },
): ColumnBuilder<E[number], null>;
export declare function text(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function text(config?: any): ColumnBuilder<string, null>;
export declare function real(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function real(config?: any): ColumnBuilder<number, null>;
export declare function numeric(config: {
  mode: "number";
  [option: string]: any;
}): ColumnBuilder<number, null>;
export declare function numeric(
  name: string,
  config: { mode: "number"; [option: string]: any },
): ColumnBuilder<number, null>;
export declare function numeric(config: {
  mode: "bigint";
  [option: string]: any;
}): ColumnBuilder<bigint, null>;
export declare function numeric(
  name: string,
  config: { mode: "bigint"; [option: string]: any },
): ColumnBuilder<bigint, null>;
export declare function numeric(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function numeric(config?: any): ColumnBuilder<string, null>;
export declare function blob(config: {
  mode: "buffer";
  [option: string]: any;
}): ColumnBuilder<Buffer, null>;
export declare function blob(
  name: string,
  config: { mode: "buffer"; [option: string]: any },
): ColumnBuilder<Buffer, null>;
export declare function blob(config: {
  mode: "bigint";
  [option: string]: any;
}): ColumnBuilder<bigint, null>;
export declare function blob(
  name: string,
  config: { mode: "bigint"; [option: string]: any },
): ColumnBuilder<bigint, null>;
export declare function blob(name?: string, config?: any): ColumnBuilder<any, null>;
export declare function blob(config?: any): ColumnBuilder<any, null>;
export interface SQLiteColumnBuilders {
  integer: typeof integer;
  int: typeof int;
  text: typeof text;
  real: typeof real;
  numeric: typeof numeric;
  blob: typeof blob;
}

export type SQLiteTableFn = TableFn<SQLiteColumnBuilders>;
export declare const sqliteTable: SQLiteTableFn;
export declare function sqliteTableCreator(customizeName: (name: string) => string): SQLiteTableFn;
export declare const sqliteView: ViewFn;
export declare const view: ViewFn;

/** As `sync` and `async` name its calls. */
export type BaseSQLiteDatabase<
  Kind = any,
  Result = any,
  FullSchema = any,
  Schema = any,
> = Database<FullSchema>;
export type SQLiteTransaction<
  Kind = any,
  Result = any,
  FullSchema = any,
  Schema = any,
> = Transaction<FullSchema>;
export declare const BaseSQLiteDatabase: abstract new (...args: any[]) => BaseSQLiteDatabase;
export declare const SQLiteTransaction: abstract new (...args: any[]) => SQLiteTransaction;
export type SQLiteColumn<T = any> = Column;
export type AnySQLiteColumn<T = any> = Column;
export type SQLiteColumnBuilderBase = ColumnBuilderBase;
export type SQLiteTable<T = any> = Table;
export type SQLiteTableWithColumns<T = any> = Table & { readonly [column: string]: any };
export type AnySQLiteTable<T = any> = Table;
export type SQLiteView<N = any, E = any, S = any> = Subquery;
export type SQLiteSelect<T = any, K = any, R = any, S = any, M = any, N = any> = Select<any>;
export type SQLiteInsert<T = any> = Insert<any>;
export type SQLiteUpdate<T = any> = Update<any>;
export type SQLiteDelete<T = any> = Delete<any>;
export type SQLiteInsertValue<T = any> = any;
export type SQLiteUpdateSetSource<T = any> = any;
export type SQLiteTransactionConfig = any;
export type SelectedFields = Record<string, any>;
export type SQLiteAsyncDialect = any;
export declare const SQLiteAsyncDialect: new (...args: any[]) => any;
export declare const SQLiteSyncDialect: new (...args: any[]) => any;
export declare const SQLiteTable: new (...args: any[]) => Table;
export declare const QueryBuilder: new (...args: any[]) => Statements<any>;

export interface IndexBuilder {
  on(...columns: any[]): IndexBuilder;
  onOnly(...columns: any[]): IndexBuilder;
  using(method: any, ...columns: any[]): IndexBuilder;
  where(condition: SQL): IndexBuilder;
  with(options: any): IndexBuilder;
  concurrently(): IndexBuilder;
  algorithm(algorithm: string): IndexBuilder;
  lock(lock: string): IndexBuilder;
  nullsNotDistinct(): IndexBuilder;
}
export declare function index(name?: string): IndexBuilder;
/** @mark unique-index */
export declare function uniqueIndex(name?: string): IndexBuilder;
/** @mark unique-index */
export declare function unique(name?: string): IndexBuilder;
/** @mark unique-index */
export declare function primaryKey(config: { columns: any; name?: string }): IndexBuilder;
/** @mark unique-index */
export declare function primaryKey(...columns: any[]): IndexBuilder;
export declare function check(name: string, condition: SQL): any;
export declare function foreignKey(config: any): any;
export declare function alias<T>(table: T, alias: string): T;
export declare function customType<T extends { data: unknown }>(
  params: any,
): {
  (name?: string, config?: any): ColumnBuilder<T["data"], null>;
  (config?: any): ColumnBuilder<T["data"], null>;
};
export declare function union<T>(first: T, ...others: any[]): T;
export declare function unionAll<T>(first: T, ...others: any[]): T;
export declare function intersect<T>(first: T, ...others: any[]): T;
export declare function intersectAll<T>(first: T, ...others: any[]): T;
export declare function except<T>(first: T, ...others: any[]): T;
export declare function exceptAll<T>(first: T, ...others: any[]): T;
export declare function getTableConfig(table: any): any;
export declare function getViewConfig(view: any): any;
export declare function withReplicas<D>(
  primary: D,
  replicas: D[],
  getReplica?: (replicas: D[]) => D,
): D & { $primary: D; $replicas: D[] };
