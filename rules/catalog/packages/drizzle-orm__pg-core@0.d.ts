/** Package drizzle-orm, `drizzle-orm/pg-core`. Facts read from drizzle-orm 0.45.4: a column holds null until `notNull()` or `primaryKey()`. */
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
export declare function smallserial(name?: string, config?: any): ColumnBuilder<number, never>;
export declare function smallserial(config?: any): ColumnBuilder<number, never>;
export declare function integer(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function integer(config?: any): ColumnBuilder<number, null>;
export declare function smallint(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function smallint(config?: any): ColumnBuilder<number, null>;
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
export declare function bigserial(config: {
  mode: "number";
  [option: string]: any;
}): ColumnBuilder<number, never>;
export declare function bigserial(
  name: string,
  config: { mode: "number"; [option: string]: any },
): ColumnBuilder<number, never>;
export declare function bigserial(config: {
  mode: "bigint";
  [option: string]: any;
}): ColumnBuilder<bigint, never>;
export declare function bigserial(
  name: string,
  config: { mode: "bigint"; [option: string]: any },
): ColumnBuilder<bigint, never>;
export declare function bigserial(name?: string, config?: any): ColumnBuilder<number, never>;
export declare function bigserial(config?: any): ColumnBuilder<number, never>;
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
export declare function real(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function real(config?: any): ColumnBuilder<number, null>;
export declare function doublePrecision(name?: string, config?: any): ColumnBuilder<number, null>;
export declare function doublePrecision(config?: any): ColumnBuilder<number, null>;
export declare function json(name?: string, config?: any): ColumnBuilder<any, null>;
export declare function json(config?: any): ColumnBuilder<any, null>;
export declare function jsonb(name?: string, config?: any): ColumnBuilder<any, null>;
export declare function jsonb(config?: any): ColumnBuilder<any, null>;
export declare function uuid(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function uuid(config?: any): ColumnBuilder<string, null>;
export declare function time(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function time(config?: any): ColumnBuilder<string, null>;
export declare function interval(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function interval(config?: any): ColumnBuilder<string, null>;
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
export declare function date(config: {
  mode: "date";
  [option: string]: any;
}): ColumnBuilder<Date, null>;
export declare function date(
  name: string,
  config: { mode: "date"; [option: string]: any },
): ColumnBuilder<Date, null>;
export declare function date(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function date(config?: any): ColumnBuilder<string, null>;
export declare function point(config: {
  mode: "xy";
  [option: string]: any;
}): ColumnBuilder<{ x: number; y: number }, null>;
export declare function point(
  name: string,
  config: { mode: "xy"; [option: string]: any },
): ColumnBuilder<{ x: number; y: number }, null>;
export declare function point(name?: string, config?: any): ColumnBuilder<[number, number], null>;
export declare function point(config?: any): ColumnBuilder<[number, number], null>;
export declare function line(
  name?: string,
  config?: any,
): ColumnBuilder<[number, number, number], null>;
export declare function line(config?: any): ColumnBuilder<[number, number, number], null>;
export declare function geometry(
  name?: string,
  config?: any,
): ColumnBuilder<[number, number], null>;
export declare function geometry(config?: any): ColumnBuilder<[number, number], null>;
export declare function inet(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function inet(config?: any): ColumnBuilder<string, null>;
export declare function cidr(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function cidr(config?: any): ColumnBuilder<string, null>;
export declare function macaddr(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function macaddr(config?: any): ColumnBuilder<string, null>;
export declare function macaddr8(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function macaddr8(config?: any): ColumnBuilder<string, null>;
export declare function vector(name?: string, config?: any): ColumnBuilder<number[], null>;
export declare function vector(config?: any): ColumnBuilder<number[], null>;
export declare function halfvec(name?: string, config?: any): ColumnBuilder<number[], null>;
export declare function halfvec(config?: any): ColumnBuilder<number[], null>;
export declare function bit(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function bit(config?: any): ColumnBuilder<string, null>;
export declare function sparsevec(name?: string, config?: any): ColumnBuilder<string, null>;
export declare function sparsevec(config?: any): ColumnBuilder<string, null>;
export interface PgColumnsBuilders {
  serial: typeof serial;
  smallserial: typeof smallserial;
  integer: typeof integer;
  smallint: typeof smallint;
  bigint: typeof bigint;
  bigserial: typeof bigserial;
  boolean: typeof boolean;
  text: typeof text;
  varchar: typeof varchar;
  char: typeof char;
  numeric: typeof numeric;
  decimal: typeof decimal;
  real: typeof real;
  doublePrecision: typeof doublePrecision;
  json: typeof json;
  jsonb: typeof jsonb;
  uuid: typeof uuid;
  time: typeof time;
  interval: typeof interval;
  timestamp: typeof timestamp;
  date: typeof date;
  point: typeof point;
  line: typeof line;
  geometry: typeof geometry;
  inet: typeof inet;
  cidr: typeof cidr;
  macaddr: typeof macaddr;
  macaddr8: typeof macaddr8;
  vector: typeof vector;
  halfvec: typeof halfvec;
  bit: typeof bit;
  sparsevec: typeof sparsevec;
}

export interface PgEnum<V extends string = string> {
  (name?: string): ColumnBuilder<V, null>;
  readonly enumName: string;
  readonly enumValues: V[];
  readonly schema: string | undefined;
}
export declare function pgEnum<const V extends readonly string[]>(
  name: string,
  values: V,
): PgEnum<V[number]>;
export declare function pgEnum<E extends Record<string, string>>(
  name: string,
  values: E,
): PgEnum<E[keyof E]>;
export type PgTableFn = TableFn<PgColumnsBuilders>;
export declare const pgTable: PgTableFn;
export declare function pgTableCreator(customizeName: (name: string) => string): PgTableFn;
export interface PgSchema {
  readonly schemaName: string;
  table: PgTableFn;
  view: ViewFn;
  materializedView: ViewFn;
  enum: typeof pgEnum;
  sequence(name: string, options?: any): any;
}
export declare function pgSchema(name: string): PgSchema;
export declare const pgView: ViewFn;
export declare const pgMaterializedView: ViewFn;
export declare function pgSequence(name: string, options?: any): any;
export declare function pgRole(name: string, config?: any): any;
export declare function pgPolicy(name: string, config?: any): any;

export type PgDatabase<Result = any, FullSchema = any, Schema = any> = Database<FullSchema>;
export type PgTransaction<Result = any, FullSchema = any, Schema = any> = Transaction<FullSchema>;
export declare const PgDatabase: abstract new (...args: any[]) => PgDatabase;
export declare const PgTransaction: abstract new (...args: any[]) => PgTransaction;
export type PgColumn<T = any> = Column;
export type AnyPgColumn<T = any> = Column;
export type PgColumnBuilderBase = ColumnBuilderBase;
export type PgTable<T = any> = Table;
export type PgTableWithColumns<T = any> = Table & { readonly [column: string]: any };
export type AnyPgTable<T = any> = Table;
export type PgView<N = any, E = any, S = any> = Subquery;
export type PgSelect<T = any, S = any, M = any, N = any> = Select<any>;
export type PgInsert<T = any> = Insert<any>;
export type PgUpdate<T = any> = Update<any>;
export type PgDelete<T = any> = Delete<any>;
export type PgInsertValue<T = any> = any;
export type PgUpdateSetSource<T = any> = any;
export type PgQueryResultHKT = any;
export type PgTransactionConfig = any;
export type SelectedFields = Record<string, any>;
export type PgDialect = any;
export declare const PgDialect: new (...args: any[]) => any;
export declare const PgColumn: abstract new (...args: any[]) => Column;
export declare const PgTable: new (...args: any[]) => Table;
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
