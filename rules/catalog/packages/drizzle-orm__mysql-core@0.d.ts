/** Package drizzle-orm, `drizzle-orm/mysql-core`. Facts read from drizzle-orm 0.45.4: a column holds null until `notNull()` or `primaryKey()`. */
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

export declare function serial(name?: string, config?: any): ColumnBuilder<number, never>;
export declare function serial(config?: any): ColumnBuilder<number, never>;
export declare function int(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function int(config?: any): ColumnBuilder<number, null>;
export declare function tinyint(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function tinyint(config?: any): ColumnBuilder<number, null>;
export declare function smallint(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function smallint(config?: any): ColumnBuilder<number, null>;
export declare function mediumint(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function mediumint(config?: any): ColumnBuilder<number, null>;
export declare function bigint(config: {
  mode: "number";
  [option: string]: any;
}): ColumnBuilder<number, null>;
export declare function bigint(
  name: string,
  config: { mode: "number"; [option: string]: any },
): ColumnBuilder<number, null>;
export declare function bigint(config: {
  mode: "bigint";
  [option: string]: any;
}): ColumnBuilder<bigint, null>;
export declare function bigint(
  name: string,
  config: { mode: "bigint"; [option: string]: any },
): ColumnBuilder<bigint, null>;
export declare function bigint(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function bigint(config?: any): ColumnBuilder<number, null>;
export declare function boolean(name?: string, config?: any): ColumnBuilder<boolean, null>;
export declare function boolean(config?: any): ColumnBuilder<boolean, null>;
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
export declare function tinytext<const E extends readonly string[]>(config: {
  enum: E;
  length?: number;
}): ColumnBuilder<E[number], null>;
export declare function tinytext<const E extends readonly string[]>(
  name: string,
  config: { enum: E; length?: number },
): ColumnBuilder<E[number], null>;
export declare function tinytext(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function tinytext(config?: any): ColumnBuilder<string, null>;
export declare function mediumtext<const E extends readonly string[]>(config: {
  enum: E;
  length?: number;
}): ColumnBuilder<E[number], null>;
export declare function mediumtext<const E extends readonly string[]>(
  name: string,
  config: { enum: E; length?: number },
): ColumnBuilder<E[number], null>;
export declare function mediumtext(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function mediumtext(config?: any): ColumnBuilder<string, null>;
export declare function longtext<const E extends readonly string[]>(config: {
  enum: E;
  length?: number;
}): ColumnBuilder<E[number], null>;
export declare function longtext<const E extends readonly string[]>(
  name: string,
  config: { enum: E; length?: number },
): ColumnBuilder<E[number], null>;
export declare function longtext(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function longtext(config?: any): ColumnBuilder<string, null>;
export declare function varchar<const E extends readonly string[]>(config: {
  enum: E;
  length?: number;
}): ColumnBuilder<E[number], null>;
export declare function varchar<const E extends readonly string[]>(
  name: string,
  config: { enum: E; length?: number },
): ColumnBuilder<E[number], null>;
export declare function varchar(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function varchar(config?: any): ColumnBuilder<string, null>;
export declare function char<const E extends readonly string[]>(config: {
  enum: E;
  length?: number;
}): ColumnBuilder<E[number], null>;
export declare function char<const E extends readonly string[]>(
  name: string,
  config: { enum: E; length?: number },
): ColumnBuilder<E[number], null>;
export declare function char(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function char(config?: any): ColumnBuilder<string, null>;
export declare function decimal(config: {
  mode: "number";
  [option: string]: any;
}): ColumnBuilder<number, null>;
export declare function decimal(
  name: string,
  config: { mode: "number"; [option: string]: any },
): ColumnBuilder<number, null>;
export declare function decimal(config: {
  mode: "bigint";
  [option: string]: any;
}): ColumnBuilder<bigint, null>;
export declare function decimal(
  name: string,
  config: { mode: "bigint"; [option: string]: any },
): ColumnBuilder<bigint, null>;
export declare function decimal(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function decimal(config?: any): ColumnBuilder<string, null>;
export declare function double(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function double(config?: any): ColumnBuilder<number, null>;
export declare function float(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function float(config?: any): ColumnBuilder<number, null>;
export declare function real(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function real(config?: any): ColumnBuilder<number, null>;
export declare function year(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function year(config?: any): ColumnBuilder<number, null>;
export declare function json(name?: string, config?: any): ColumnBuilder<any, null>;
export declare function json(config?: any): ColumnBuilder<any, null>;
export declare function binary(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function binary(config?: any): ColumnBuilder<string, null>;
export declare function varbinary(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function varbinary(config?: any): ColumnBuilder<string, null>;
export declare function time(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function time(config?: any): ColumnBuilder<string, null>;
export declare function date(config: {
  mode: "string";
  [option: string]: any;
}): ColumnBuilder<string, null>;
export declare function date(
  name: string,
  config: { mode: "string"; [option: string]: any },
): ColumnBuilder<string, null>;
export declare function date(name?: string, config?: any): ColumnBuilder<Date, null>;
export declare function date(config?: any): ColumnBuilder<Date, null>;
export declare function datetime(config: {
  mode: "string";
  [option: string]: any;
}): ColumnBuilder<string, null>;
export declare function datetime(
  name: string,
  config: { mode: "string"; [option: string]: any },
): ColumnBuilder<string, null>;
export declare function datetime(name?: string, config?: any): ColumnBuilder<Date, null>;
export declare function datetime(config?: any): ColumnBuilder<Date, null>;
export declare function timestamp(config: {
  mode: "string";
  [option: string]: any;
}): ColumnBuilder<string, null>;
export declare function timestamp(
  name: string,
  config: { mode: "string"; [option: string]: any },
): ColumnBuilder<string, null>;
export declare function timestamp(name?: string, config?: any): ColumnBuilder<Date, null>;
export declare function timestamp(config?: any): ColumnBuilder<Date, null>;
export declare function mysqlEnum<const V extends readonly string[]>(
  values: V,
): ColumnBuilder<V[number], null>;
export declare function mysqlEnum<const V extends readonly string[]>(
  name: string,
  values: V,
): ColumnBuilder<V[number], null>;
export declare function mysqlEnum<E extends Record<string, string>>(
  name: string,
  values: E,
): ColumnBuilder<E[keyof E], null>;
export interface MySqlColumnBuilders {
  serial: typeof serial;
  int: typeof int;
  tinyint: typeof tinyint;
  smallint: typeof smallint;
  mediumint: typeof mediumint;
  bigint: typeof bigint;
  boolean: typeof boolean;
  text: typeof text;
  tinytext: typeof tinytext;
  mediumtext: typeof mediumtext;
  longtext: typeof longtext;
  varchar: typeof varchar;
  char: typeof char;
  decimal: typeof decimal;
  double: typeof double;
  float: typeof float;
  real: typeof real;
  year: typeof year;
  json: typeof json;
  binary: typeof binary;
  varbinary: typeof varbinary;
  time: typeof time;
  date: typeof date;
  datetime: typeof datetime;
  timestamp: typeof timestamp;
  mysqlEnum: typeof mysqlEnum;
}

export type MySqlTableFn = TableFn<MySqlColumnBuilders>;
export declare const mysqlTable: MySqlTableFn;
export declare function mysqlTableCreator(customizeName: (name: string) => string): MySqlTableFn;
export interface MySqlSchema {
  readonly schemaName: string;
  table: MySqlTableFn;
  view: ViewFn;
}
export declare function mysqlSchema(name: string): MySqlSchema;
export declare function mysqlDatabase(name: string): MySqlSchema;
export declare const mysqlView: ViewFn;

export type MySqlDatabase<
  Result = any,
  Prepared = any,
  FullSchema = any,
  Schema = any,
> = Database<FullSchema>;
export type MySqlTransaction<
  Result = any,
  Prepared = any,
  FullSchema = any,
  Schema = any,
> = Transaction<FullSchema>;
export declare const MySqlDatabase: abstract new (...args: any[]) => MySqlDatabase;
export declare const MySqlTransaction: abstract new (...args: any[]) => MySqlTransaction;
export type MySqlColumn<T = any> = Column;
export type AnyMySqlColumn<T = any> = Column;
export type MySqlColumnBuilderBase = ColumnBuilderBase;
export type MySqlTable<T = any> = Table;
export type MySqlTableWithColumns<T = any> = Table & { readonly [column: string]: any };
export type AnyMySqlTable<T = any> = Table;
export type MySqlView<N = any, E = any, S = any> = Subquery;
export type MySqlSelect<T = any, S = any, M = any, P = any, N = any> = Select<any>;
export type MySqlInsert<T = any> = Insert<any>;
export type MySqlUpdate<T = any> = Update<any>;
export type MySqlDelete<T = any> = Delete<any>;
export type MySqlInsertValue<T = any> = any;
export type MySqlUpdateSetSource<T = any> = any;
export type MySqlQueryResultHKT = any;
export type MySqlRawQueryResult = any;
export type MySqlTransactionConfig = any;
export type SelectedFields = Record<string, any>;
export type MySqlDialect = any;
export declare const MySqlDialect: new (...args: any[]) => any;
export declare const MySqlTable: new (...args: any[]) => Table;
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
