/** Package drizzle-orm. Facts read from drizzle-orm 0.45.4: a builder runs when it is awaited, and the driver alone bounds it. What the dialects and drivers share is declared here, some of it under names of our own. */

export declare const entityKind: unique symbol;

export interface SQLWrapper {
  getSQL(): SQL;
}
export type SQLChunk = any;
export type AnyColumn = Column;
export type AnyTable<T = any> = any;
export type GetColumnData<C extends Column = Column, Mode = "query"> = C["_"]["data"];
export type Query = { sql: string; params: unknown[] };
export type Dialect = string;

/** Columns. */

export interface ColumnBuilderBase {
  readonly _: { data: any };
}

/** `Null` is `null` until `notNull()` makes it `never`. */
export declare class ColumnBuilder<out T = any, out Null = any> implements ColumnBuilderBase {
  readonly _: { data: T | Null };
  $type<U>(): ColumnBuilder<U, Null>;
  notNull(): ColumnBuilder<T, never>;
  default(value: any): this;
  defaultNow(): this;
  defaultRandom(): this;
  $default(make: () => any): this;
  $defaultFn(make: () => any): this;
  $onUpdate(make: () => any): this;
  $onUpdateFn(make: () => any): this;
  onUpdateNow(): this;
  /** @mark unique-index */
  primaryKey(config?: any): ColumnBuilder<T, never>;
  /** @mark unique-index */
  unique(name?: string, config?: any): this;
  references(column: any, actions?: any): this;
  array(size?: number): ColumnBuilder<T[], Null>;
  autoincrement(): this;
  unsigned(): this;
  generatedAlwaysAs(expression: any, config?: any): this;
  generatedAlwaysAsIdentity(config?: any): ColumnBuilder<T, never>;
  generatedByDefaultAsIdentity(config?: any): ColumnBuilder<T, never>;
  algorithm(algorithm: string): this;
}

export interface Column<out T = any> extends SQLWrapper {
  readonly _: { data: T };
  readonly name: string;
  readonly keyAsName: boolean;
  readonly primary: boolean;
  readonly notNull: boolean;
  readonly default: any;
  readonly hasDefault: boolean;
  readonly isUnique: boolean;
  readonly dataType: string;
  readonly columnType: string;
  readonly enumValues: any;
  readonly table: any;
  mapFromDriverValue(value: any): any;
  mapToDriverValue(value: any): any;
  getSQLType(): string;
  asc(): this;
  desc(): this;
  nullsFirst(): this;
  nullsLast(): this;
  op(operator: string): this;
}
export declare const Column: abstract new (...args: any[]) => Column;

export type Columns = Record<string, ColumnBuilderBase>;
export type RowOf<C extends Columns> = { [K in keyof C]: C[K]["_"]["data"] };
export type ColumnsOf<C extends Columns> = { readonly [K in keyof C]: Column<C[K]["_"]["data"]> };

/** Tables and views. */

export interface Table<out R = any> extends SQLWrapper {
  readonly _: { data: R; readonly [detail: string]: any };
  readonly $inferSelect: R;
  readonly $inferInsert: Partial<R>;
  enableRLS(): this;
}
export declare const Table: { new (...args: any[]): Table; readonly Symbol: any };
export type TableOf<C extends Columns> = Table<RowOf<C>> & ColumnsOf<C>;
export type InferSelectModel<T, Config = any> = T extends { $inferSelect: infer R } ? R : any;
export type InferInsertModel<T, Config = any> = T extends { $inferInsert: infer R } ? R : any;
export type InferModel<T, Mode = "select", Config = any> = InferSelectModel<T>;
export type InferEnum<T> = T extends { enumValues: readonly (infer U)[] } ? U : string;
export type TableConfig = any;

/** `pgTable`, `mysqlTable`, `sqliteTable`; `Types` are the builders that a function of columns is given. */
export interface TableFn<out Types> {
  /** @mark table-definition */
  <C extends Columns>(name: string, columns: C, extra?: (self: ColumnsOf<C>) => any): TableOf<C>;
  /** @mark table-definition */
  <C extends Columns>(
    name: string,
    columns: (types: Types) => C,
    extra?: (self: ColumnsOf<C>) => any,
  ): TableOf<C>;
}

export interface ViewBuilder {
  as<R>(query: (builder: Statements<any>) => Selection<R>): Subquery<R>;
  as(query: SQL): Subquery<any>;
  existing(): Subquery<any>;
  with(config: any): this;
  using(using: string): this;
  withNoData(): this;
}
export interface ViewFn {
  (name: string): ViewBuilder;
  <C extends Columns>(
    name: string,
    columns: C,
  ): { as(query: SQL): TableOf<C>; existing(): TableOf<C> };
}
export type View<R = any> = Subquery<R>;
export declare const View: abstract new (...args: any[]) => View;

/** A query that stands for a table in another. */
export type Subquery<R = any> = Table<R> & { readonly [K in keyof R]: Column<R[K]> };
export declare const Subquery: new (...args: any[]) => Subquery;
export type WithSubquery<R = any> = Subquery<R>;
export declare const WithSubquery: new (...args: any[]) => WithSubquery;
export interface Selection<out R> {
  readonly _: { data: R };
}

/** Expressions. */

export declare class SQL<out T = any> implements SQLWrapper {
  constructor(chunks: any[]);
  readonly _: { data: T };
  readonly queryChunks: any[];
  getSQL(): SQL;
  append(query: SQL): this;
  as(alias: string): SQL.Aliased<T>;
  as(): SQL<T>;
  as<U>(alias?: string): SQL.Aliased<U>;
  mapWith<U>(
    decoder: Column<U> | ((value: any) => U) | { mapFromDriverValue(value: any): U },
  ): SQL<U>;
  inlineParams(): this;
  if(condition: any): this | undefined;
  toQuery(config: any): Query;
}
export declare namespace SQL {
  interface Aliased<out T = any> extends SQLWrapper {
    readonly _: { data: T };
    readonly sql: SQL;
    readonly fieldAlias: string;
  }
}

export interface SqlTag {
  <T = any>(strings: TemplateStringsArray, ...params: any[]): SQL<T>;
  empty(): SQL;
  fromList(list: any[]): SQL;
  raw(text: string): SQL;
  join(chunks: any[], separator?: any): SQL;
  identifier(value: string): Name;
  placeholder<N extends string>(name: N): Placeholder<N>;
  param(value: any, encoder?: any): Param;
}
export declare const sql: SqlTag;

export declare class Name implements SQLWrapper {
  constructor(value: string);
  readonly value: string;
  getSQL(): SQL;
}
export declare class Param<out T = any> implements SQLWrapper {
  constructor(value: T, encoder?: any);
  readonly value: T;
  getSQL(): SQL;
}
export declare class Placeholder<out N extends string = string, out T = any> implements SQLWrapper {
  constructor(name: N);
  readonly name: N;
  getSQL(): SQL;
}
export declare class StringChunk implements SQLWrapper {
  constructor(value: string | string[]);
  readonly value: string[];
  getSQL(): SQL;
}
export declare function name(value: string): Name;
export declare function param(value: any, encoder?: any): Param;
export declare function placeholder<N extends string>(name: N): Placeholder<N>;
export declare function fillPlaceholders(params: any[], values: Record<string, any>): any[];
export declare function isSQLWrapper(value: any): value is SQLWrapper;

export declare function and(...conditions: any[]): SQL | undefined;
export declare function or(...conditions: any[]): SQL | undefined;
export declare function not(condition: any): SQL;
export declare function eq(left: any, right: any): SQL;
export declare function ne(left: any, right: any): SQL;
export declare function gt(left: any, right: any): SQL;
export declare function gte(left: any, right: any): SQL;
export declare function lt(left: any, right: any): SQL;
export declare function lte(left: any, right: any): SQL;
export declare function inArray(column: any, values: any): SQL;
export declare function notInArray(column: any, values: any): SQL;
export declare function isNull(value: any): SQL;
export declare function isNotNull(value: any): SQL;
export declare function exists(subquery: any): SQL;
export declare function notExists(subquery: any): SQL;
export declare function between(column: any, min: any, max: any): SQL;
export declare function notBetween(column: any, min: any, max: any): SQL;
export declare function like(column: any, value: any): SQL;
export declare function notLike(column: any, value: any): SQL;
export declare function ilike(column: any, value: any): SQL;
export declare function notIlike(column: any, value: any): SQL;
export declare function arrayContains(column: any, values: any): SQL;
export declare function arrayContained(column: any, values: any): SQL;
export declare function arrayOverlaps(column: any, values: any): SQL;
export declare function asc(column: any): SQL;
export declare function desc(column: any): SQL;
export declare function bindIfParam(value: any, column: any): any;

export declare function count(expression?: any): SQL<number>;
export declare function countDistinct(expression: any): SQL<number>;
export declare function avg(expression: any): SQL<string | null>;
export declare function avgDistinct(expression: any): SQL<string | null>;
export declare function sum(expression: any): SQL<string | null>;
export declare function sumDistinct(expression: any): SQL<string | null>;
export declare function max<T = any>(expression: { _: { data: T } }): SQL<T | null>;
export declare function min<T = any>(expression: { _: { data: T } }): SQL<T | null>;
export declare function l1Distance(column: any, value: any): SQL<number>;
export declare function l2Distance(column: any, value: any): SQL<number>;
export declare function innerProduct(column: any, value: any): SQL<number>;
export declare function cosineDistance(column: any, value: any): SQL<number>;
export declare function hammingDistance(column: any, value: any): SQL<number>;
export declare function jaccardDistance(column: any, value: any): SQL<number>;

export interface Operators {
  sql: SqlTag;
  and: typeof and;
  between: typeof between;
  eq: typeof eq;
  exists: typeof exists;
  gt: typeof gt;
  gte: typeof gte;
  ilike: typeof ilike;
  inArray: typeof inArray;
  isNotNull: typeof isNotNull;
  isNull: typeof isNull;
  like: typeof like;
  lt: typeof lt;
  lte: typeof lte;
  ne: typeof ne;
  not: typeof not;
  notBetween: typeof notBetween;
  notExists: typeof notExists;
  notIlike: typeof notIlike;
  notInArray: typeof notInArray;
  notLike: typeof notLike;
  or: typeof or;
}
export interface OrderByOperators {
  asc: typeof asc;
  desc: typeof desc;
  sql: SqlTag;
}

/** Relations. */

export interface Relation {
  readonly fieldName: string;
  readonly referencedTable: any;
}
export interface One extends Relation {
  readonly config: any;
}
export interface Many extends Relation {
  readonly config: any;
}
export interface Relations {
  readonly table: any;
  readonly config: any;
}
export interface TableRelationsHelpers {
  one(table: any, config?: any): One;
  many(table: any, config?: any): Many;
}
export declare const Relation: abstract new (...args: any[]) => Relation;
export declare const One: new (...args: any[]) => One;
export declare const Many: new (...args: any[]) => Many;
export declare const Relations: new (...args: any[]) => Relations;
export declare function relations(
  table: any,
  relations: (helpers: TableRelationsHelpers) => Record<string, Relation>,
): Relations;
export declare function defineRelations(schema: any, relations?: (helpers: any) => any): any;
export declare function defineRelationsPart(schema: any, relations?: (helpers: any) => any): any;
export declare function createTableRelationsHelpers(table: any): TableRelationsHelpers;
export declare function extractTablesRelationalConfig(schema: any, helpers: any): any;
export type ExtractTablesWithRelations<S = any> = any;
export type TablesRelationalConfig = Record<string, any>;
export type TableRelationalConfig = any;
export type RelationalSchemaConfig<S = any> = any;
export type DBQueryConfig<Mode = any, Root = any, Schema = any, Fields = any> = any;
export type BuildQueryResult<Schema = any, Fields = any, Config = any> = any;
export type InferResultType<T = any, W = any> = any;

/** What a query gives, at once where the driver is synchronous. */
export interface Outcome<out T> {
  async: Promise<T>;
  sync: T;
}
export type Mode = keyof Outcome<any>;

export interface QueryPromise<out T> extends Promise<T> {
  execute(placeholders?: Record<string, any>): Promise<T>;
}
export declare const QueryPromise: abstract new (...args: any[]) => QueryPromise<any>;

/** What every builder ends with; the call that began the chain carries the tags. */
export interface Statement<out T, out One, out M extends Mode = "async"> extends QueryPromise<T> {
  readonly _: { data: One; result: T };
  $dynamic(): this;
  $withCache(config?: any): this;
  all(placeholders?: any): Outcome<One[]>[M];
  comment(text: string): this;
  get(placeholders?: any): Outcome<One | undefined>[M];
  getSQL(): SQL;
  iterator(placeholders?: any): AsyncGenerator<One>;
  prepare(name?: string): Prepared<T, One, M>;
  run(placeholders?: any): Outcome<any>[M];
  setToken(token: any): this;
  sync(): T;
  toSQL(): Query;
  values(placeholders?: any): Outcome<any[][]>[M];
}

export interface Prepared<out T, out One, out M extends Mode = "async"> {
  /** @remote call database */
  execute(placeholders?: Record<string, any>): Promise<T>;
  /** @remote call database */
  all(placeholders?: Record<string, any>): Outcome<One[]>[M];
  /** @remote call database */
  get(placeholders?: Record<string, any>): Outcome<One | undefined>[M];
  /** @remote call database */
  run(placeholders?: Record<string, any>): Outcome<any>[M];
  /** @remote call database */
  values(placeholders?: Record<string, any>): Outcome<any[][]>[M];
  iterator(placeholders?: any): AsyncGenerator<One>;
}

export interface SelectSteps {
  /** @mark row-lock */
  for(strength: string, config?: { noWait?: boolean; skipLocked?: boolean; of?: any }): this;
  groupBy(...columns: any[]): this;
  having(condition: any): this;
  limit(limit: any): this;
  offset(offset: any): this;
  orderBy(...columns: any[]): this;
  where(condition: any): this;
  except(other: any): this;
  exceptAll(other: any): this;
  intersect(other: any): this;
  intersectAll(other: any): this;
  union(other: any): this;
  unionAll(other: any): this;
}

/** `select()`: rows of the table, or one object per table once it is joined. */
export interface SelectAll<out R, out M extends Mode = "async">
  extends Statement<R[], R, M>,
    SelectSteps {
  as(alias: string): Subquery<R>;
  crossJoin(table: any): SelectAll<Record<string, any>, M>;
  fullJoin(table: any, on: any): SelectAll<Record<string, any>, M>;
  innerJoin(table: any, on: any): SelectAll<Record<string, any>, M>;
  innerJoinLateral(table: any, on: any): SelectAll<Record<string, any>, M>;
  leftJoin(table: any, on: any): SelectAll<Record<string, any>, M>;
  leftJoinLateral(table: any, on: any): SelectAll<Record<string, any>, M>;
  rightJoin(table: any, on: any): SelectAll<Record<string, any>, M>;
}
/** `select(fields)`: joins do not change its rows. */
export interface Select<out R, out M extends Mode = "async">
  extends Statement<R[], R, M>,
    SelectSteps {
  as(alias: string): Subquery<R>;
  crossJoin(table: any): this;
  fullJoin(table: any, on: any): this;
  innerJoin(table: any, on: any): this;
  innerJoinLateral(table: any, on: any): this;
  leftJoin(table: any, on: any): this;
  leftJoinLateral(table: any, on: any): this;
  rightJoin(table: any, on: any): this;
}
export interface SelectAllBuilder<out M extends Mode = "async"> {
  from<R>(source: { readonly _: { data: R } }, config?: any): SelectAll<R, M>;
}
export interface SelectBuilder<out R, out M extends Mode = "async"> {
  from(source: any, config?: any): Select<R, M>;
}
export type Selected<F> = {
  [K in keyof F]: F[K] extends { readonly _: { data: infer T } } ? T : Selected<F[K]>;
};

export interface InsertBuilder<out R, out M extends Mode = "async"> {
  ignore(): this;
  overridingSystemValue(): this;
  select(query: any): Insert<R, any, M>;
  values(values: any): Insert<R, any, M>;
}
export interface Insert<out R, out T = any, out M extends Mode = "async">
  extends Statement<T, R, M> {
  $returningId(): Insert<R, any[], M>;
  onConflictDoNothing(config?: any): this;
  onConflictDoUpdate(config: any): this;
  onDuplicateKeyUpdate(config: any): this;
  returning(): Insert<R, R[], M>;
  returning<F extends Record<string, any>>(fields: F): Insert<Selected<F>, Selected<F>[], M>;
}
export interface UpdateBuilder<out R, out M extends Mode = "async"> {
  set(values: any): Update<R, any, M>;
  setToken(token: any): this;
}
export interface Update<out R, out T = any, out M extends Mode = "async">
  extends Statement<T, R, M> {
  from(source: any): this;
  fullJoin(table: any, on: any): this;
  innerJoin(table: any, on: any): this;
  leftJoin(table: any, on: any): this;
  limit(limit: any): this;
  orderBy(...columns: any[]): this;
  returning(): Update<R, R[], M>;
  returning<F extends Record<string, any>>(fields: F): Update<Selected<F>, Selected<F>[], M>;
  rightJoin(table: any, on: any): this;
  where(condition: any): this;
}
export interface Delete<out R, out T = any, out M extends Mode = "async">
  extends Statement<T, R, M> {
  limit(limit: any): this;
  orderBy(...columns: any[]): this;
  returning(): Delete<R, R[], M>;
  returning<F extends Record<string, any>>(fields: F): Delete<Selected<F>, Selected<F>[], M>;
  where(condition: any): this;
}

/** What begins a statement. */
export interface Statements<out S = any> {
  /**
   * @remote read database
   * @data drizzle find-many
   */
  select(): SelectAllBuilder;
  /**
   * @remote read database
   * @data drizzle find-many
   */
  select<F extends Record<string, any>>(fields: F): SelectBuilder<Selected<F>>;
  /**
   * @remote read database
   * @data drizzle find-many
   */
  selectDistinct(): SelectAllBuilder;
  /**
   * @remote read database
   * @data drizzle find-many
   */
  selectDistinct<F extends Record<string, any>>(fields: F): SelectBuilder<Selected<F>>;
  /**
   * @remote read database
   * @data drizzle find-many
   */
  selectDistinctOn(on: any[]): SelectAllBuilder;
  /**
   * @remote read database
   * @data drizzle find-many
   */
  selectDistinctOn<F extends Record<string, any>>(on: any[], fields: F): SelectBuilder<Selected<F>>;
  /**
   * @remote write database
   * @data drizzle insert
   */
  insert<R>(into: { readonly _: { data: R } }): InsertBuilder<R>;
  /**
   * @remote write database
   * @data drizzle insert
   */
  replace<R>(into: { readonly _: { data: R } }): InsertBuilder<R>;
  /**
   * @remote write database
   * @data drizzle update
   */
  update<R>(table: { readonly _: { data: R } }): UpdateBuilder<R>;
  /**
   * @remote write database
   * @data drizzle delete
   */
  delete<R>(from: { readonly _: { data: R } }): Delete<R>;
}

export interface CommonTableExpression {
  as<R>(query: Selection<R> | ((builder: Statements<any>) => Selection<R>)): WithSubquery<R>;
  as(query: any): WithSubquery<any>;
}

/** A connection or a transaction; `S` is the schema that `query` offers. */
export interface Database<out S = any> extends Statements<S> {
  readonly _: any;
  readonly query: { readonly [K in keyof S]: RelationalQueries<S[K]> };
  $with(alias: string, selection?: any): CommonTableExpression;
  with(...queries: any[]): Statements<S>;
  /**
   * @remote read database
   * @data drizzle count
   */
  $count(source: any, filters?: any): QueryPromise<number> & SQL<number>;
  readonly $cache: { invalidate(params: any): Promise<void> };
  /**
   * @remote call database
   * @data drizzle query
   */
  execute<T = any>(query: any): QueryPromise<any>;
  /**
   * @remote write database
   * @data drizzle query
   */
  run(query: any): QueryPromise<any>;
  /**
   * @remote call database
   * @data drizzle query
   */
  all<T = any>(query: any): QueryPromise<T[]>;
  /**
   * @remote call database
   * @data drizzle query
   */
  get<T = any>(query: any): QueryPromise<T>;
  /**
   * @remote call database
   * @data drizzle query
   */
  values<T = any>(query: any): QueryPromise<T[]>;
  /**
   * @remote call database
   * @mark atomic-batch
   */
  batch<T extends readonly any[]>(
    statements: T,
  ): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }>;
  refreshMaterializedView(view: any): any;
  /**
   * @remote call database
   * @transaction transaction
   */
  transaction<T>(
    transaction: (tx: Transaction<S>) => Promise<T> | T,
    config?: {
      accessMode?: string;
      behavior?: string;
      deferrable?: boolean;
      isolationLevel?: string;
      withConsistentSnapshot?: boolean;
    },
  ): Promise<T>;
}

export interface Transaction<out S = any> extends Database<S> {
  readonly nestedIndex: number;
  /** @mark transaction-rollback */
  rollback(): never;
  setTransaction(config: any): Promise<void>;
}

export interface RelationalConfig<out Fields = any> {
  columns?: any;
  extras?: any;
  limit?: any;
  offset?: any;
  orderBy?: ((fields: any, operators: OrderByOperators) => any) | any[] | object;
  where?: ((fields: any, operators: Operators) => any) | SQL | object;
  with?: any;
}
export interface RelationalQuery<out T> extends QueryPromise<T> {
  getSQL(): SQL;
  prepare(name?: string): Prepared<T, T>;
  sync(): T;
  toSQL(): Query;
}
export type RowOfTable<T> = T extends { readonly $inferSelect: infer R } ? R : any;
export interface RelationalQueries<out T> {
  /**
   * @remote read database
   * @data drizzle find-many
   */
  findMany(config?: RelationalConfig & { with?: undefined }): RelationalQuery<RowOfTable<T>[]>;
  /**
   * @remote read database
   * @data drizzle find-many
   */
  findMany(
    config: RelationalConfig,
  ): RelationalQuery<(RowOfTable<T> & { [relation: string]: any })[]>;
  /**
   * @remote read database
   * @data drizzle find-one
   */
  findFirst(
    config?: RelationalConfig & { with?: undefined },
  ): RelationalQuery<RowOfTable<T> | undefined>;
  /**
   * @remote read database
   * @data drizzle find-one
   */
  findFirst(
    config: RelationalConfig,
  ): RelationalQuery<(RowOfTable<T> & { [relation: string]: any }) | undefined>;
}

/** A database file that this process reads itself: nothing leaves the process. */
export interface SyncStatements {
  /** @data drizzle find-many */
  select(): SelectAllBuilder<"sync">;
  /** @data drizzle find-many */
  select<F extends Record<string, any>>(fields: F): SelectBuilder<Selected<F>, "sync">;
  /** @data drizzle find-many */
  selectDistinct(): SelectAllBuilder<"sync">;
  /** @data drizzle find-many */
  selectDistinct<F extends Record<string, any>>(fields: F): SelectBuilder<Selected<F>, "sync">;
  /** @data drizzle insert */
  insert<R>(into: { readonly _: { data: R } }): InsertBuilder<R, "sync">;
  /** @data drizzle update */
  update<R>(table: { readonly _: { data: R } }): UpdateBuilder<R, "sync">;
  /** @data drizzle delete */
  delete<R>(from: { readonly _: { data: R } }): Delete<R, any, "sync">;
}
export interface SyncDatabase<out S = any> extends SyncStatements {
  readonly _: any;
  readonly query: { readonly [K in keyof S]: SyncRelationalQueries<S[K]> };
  $with(alias: string): CommonTableExpression;
  with(...queries: any[]): SyncStatements;
  /** @data drizzle count */
  $count(source: any, filters?: any): QueryPromise<number> & SQL<number>;
  /** @data drizzle query */
  run(query: any): any;
  /** @data drizzle query */
  all<T = any>(query: any): T[];
  /** @data drizzle query */
  get<T = any>(query: any): T;
  /** @data drizzle query */
  values<T = any>(query: any): T[];
  /** @transaction transaction */
  transaction<T>(transaction: (tx: SyncTransaction<S>) => T, config?: { behavior?: string }): T;
}
export interface SyncTransaction<out S = any> extends SyncDatabase<S> {
  /** @mark transaction-rollback */
  rollback(): never;
}
export interface SyncRelationalQueries<out T> {
  /** @data drizzle find-many */
  findMany(
    config?: RelationalConfig,
  ): RelationalQuery<(RowOfTable<T> & { [relation: string]: any })[]>;
  /** @data drizzle find-one */
  findFirst(
    config?: RelationalConfig,
  ): RelationalQuery<(RowOfTable<T> & { [relation: string]: any }) | undefined>;
}

export interface DrizzleConfig<out S = any> {
  cache?: any;
  casing?: "camelCase" | "snake_case";
  client?: any;
  connection?: any;
  logger?: any;
  mode?: "default" | "planetscale";
  schema?: S;
  [option: string]: any;
}
export interface MigrationConfig {
  migrationsFolder: string;
  migrationsSchema?: string;
  migrationsTable?: string;
}

/** The rest. */

export interface Logger {
  logQuery(query: string, params: unknown[]): void;
}
export interface LogWriter {
  write(message: string): void;
}
export declare class DefaultLogger implements Logger {
  constructor(config?: { writer: LogWriter });
  logQuery(query: string, params: unknown[]): void;
}
export declare class NoopLogger implements Logger {
  logQuery(): void;
}
export declare class DrizzleError extends Error {
  constructor(options: { message?: string; cause?: unknown });
}
export declare class DrizzleQueryError extends Error {
  constructor(query: string, params: any[], cause?: Error);
  query: string;
  params: any[];
}
export declare class TransactionRollbackError extends DrizzleError {
  constructor();
}

export declare function is(value: any, type: any): boolean;
export declare function isTable(value: any): boolean;
export declare function isView(value: any): boolean;
export declare function aliasedTable<T>(table: T, alias: string): T;
export declare function aliasedTableColumn<T>(column: T, alias: string): T;
export declare function getTableColumns<T>(table: T): Omit<T, keyof Table>;
export declare function getColumns<T>(table: T): Omit<T, keyof Table>;
export declare function getViewSelectedFields(view: any): any;
export declare function getTableName(table: any): string;
export declare function getTableUniqueName(table: any): string;
export declare function getViewName(view: any): string;
export declare function getOperators(): Operators;
export declare function getOrderByOperators(): OrderByOperators;
export declare function mapRelationalRow(...args: any[]): any;
