/** Package kysely. Facts read from kysely 0.28.19: a query runs when `execute` is called on its chain, and the driver alone bounds it; the first call names the table and carries the tags. */

export interface ColumnType<out S, out I = S, out U = S> {
  readonly __select__: S;
  readonly __insert__: I;
  readonly __update__: U;
}
export type Generated<S> = ColumnType<S, S | undefined, S>;
export type GeneratedAlways<S> = ColumnType<S, never, never>;
export type JSONColumnType<S, I = any, U = any> = ColumnType<S, I, U>;
export type SelectType<T> = T extends ColumnType<infer S, any, any> ? S : T;
export type InsertType<T> = T extends ColumnType<any, infer I, any> ? I : T;
export type UpdateType<T> = T extends ColumnType<any, any, infer U> ? U : T;
export type Selectable<T> = { [K in keyof T]: SelectType<T[K]> };
export type Insertable<T> = { [K in keyof T]?: any };
export type Updateable<T> = { [K in keyof T]?: any };
export type Simplify<T> = T;
export type SqlBool = boolean | 0 | 1;
export type ReferenceExpression<DB = any, TB = any> = any;
export type StringReference<DB = any, TB = any> = any;
export type TableExpression<DB = any, TB = any> = any;
export type OperandValueExpression<DB = any, TB = any, RE = any> = any;
export type ComparisonOperatorExpression = any;
export type SelectExpression<DB = any, TB = any> = any;
export type AnyColumn<DB = any, TB = any> = any;
export type AnyColumnWithTable<DB = any, TB = any> = any;
export type ExpressionWrapper<DB = any, TB = any, T = any> = any;
export type ExpressionOrFactory<DB = any, TB = any, T = any> = any;
export type InferResult<T> = any;
export interface Expression<out T = any> {
  readonly expressionType?: T;
  toOperationNode(): any;
}
export interface AliasedExpression<out T = any, out A extends string = string> {
  readonly alias: any;
}
export interface OperationNodeSource {
  toOperationNode(): any;
}
export interface Compilable<out O = any> {
  compile(): CompiledQuery<O>;
}
export interface CompiledQuery<out O = any> {
  readonly parameters: readonly unknown[];
  readonly query: any;
  readonly sql: string;
}
export declare const CompiledQuery: { raw(sql: string, parameters?: unknown[]): CompiledQuery };
export interface RawBuilder<out T = any> extends Expression<T> {
  $castTo<U>(): RawBuilder<U>;
  $notNull(): RawBuilder<T>;
  as(alias: any): any;
  compile(executor: any): CompiledQuery;
  /**
   * @remote call database
   * @data kysely query
   */
  execute(executor: any): Promise<QueryResult<T>>;
  withPlugin(plugin: any): RawBuilder<T>;
}
export interface Sql {
  <T = any>(strings: TemplateStringsArray, ...values: any[]): RawBuilder<T>;
  id(...ids: string[]): RawBuilder;
  join(values: any, separator?: any): RawBuilder;
  lit<V>(value: V): RawBuilder<V>;
  raw<T = any>(text: string): RawBuilder<T>;
  ref(reference: string): RawBuilder;
  table(table: string): RawBuilder;
  val<V>(value: V): RawBuilder<V>;
}
export declare const sql: Sql;
export interface QueryResult<out O> {
  readonly insertId?: bigint;
  readonly numAffectedRows?: bigint;
  readonly numChangedRows?: bigint;
  readonly rows: O[];
}
export declare class InsertResult {
  readonly insertId: bigint | undefined;
  readonly numInsertedOrUpdatedRows: bigint | undefined;
}
export declare class UpdateResult {
  readonly numChangedRows?: bigint;
  readonly numUpdatedRows: bigint;
}
export declare class DeleteResult {
  readonly numDeletedRows: bigint;
}
export interface ExpressionBuilder<out DB = any, out TB = any> {
  (left: any, operator: any, right: any): any;
  and(...args: any[]): any;
  between(...args: any[]): any;
  case(...args: any[]): any;
  cast<T = any>(...args: any[]): any;
  exists(expression: any): any;
  readonly fn: any;
  lit(value: any): any;
  neg(value: any): any;
  not(expression: any): any;
  or(...args: any[]): any;
  parens(...args: any[]): any;
  ref(reference: any, ...args: any[]): any;
  selectFrom(from: any): SelectQueryBuilder<any, any, any>;
  selectNoFrom(selection: any): SelectQueryBuilder<any, any, any>;
  table(table: any): any;
  tuple(...args: any[]): any;
  val(value: any): any;
  withSchema(schema: string): any;
  [member: string]: any;
}
export declare function expressionBuilder<DB = any, TB = any>(
  ...args: any[]
): ExpressionBuilder<DB, TB>;
export type FunctionModule<DB = any, TB = any> = any;

export interface SelectQueryBuilder<out DB = any, out TB = any, out O = any> extends Expression<O> {
  where(expression: (builder: ExpressionBuilder<DB, TB>) => any): this;
  where(...args: any[]): this;
  $call<T>(fn: (builder: this) => T): T;
  $castTo<T>(): any;
  $if(condition: any, fn: (builder: any) => any): this;
  compile(): CompiledQuery;
  execute(options?: { signal?: AbortSignal }): Promise<O[]>;
  executeTakeFirst(options?: any): Promise<O | undefined>;
  executeTakeFirstOrThrow(error?: any, options?: any): Promise<O>;
  explain(...args: any[]): Promise<any>;
  stream(chunkSize?: number): AsyncIterableIterator<O>;
  select<S>(selection: (builder: ExpressionBuilder<DB, TB>) => S): this;
  select(selection: any): this;
  selectAll(...args: any[]): this;
  as(alias: string): any;
  clearGroupBy(...args: any[]): this;
  clearLimit(...args: any[]): this;
  clearOffset(...args: any[]): this;
  clearOrderBy(...args: any[]): this;
  clearSelect(...args: any[]): this;
  clearWhere(...args: any[]): this;
  crossJoin(...args: any[]): this;
  distinct(...args: any[]): this;
  distinctOn(...args: any[]): this;
  except(...args: any[]): this;
  exceptAll(...args: any[]): this;
  fetch(...args: any[]): this;
  fullJoin(...args: any[]): this;
  groupBy(...args: any[]): this;
  having(...args: any[]): this;
  havingRef(...args: any[]): this;
  innerJoin(...args: any[]): this;
  innerJoinLateral(...args: any[]): this;
  intersect(...args: any[]): this;
  intersectAll(...args: any[]): this;
  leftJoin(...args: any[]): this;
  leftJoinLateral(...args: any[]): this;
  limit(...args: any[]): this;
  modifyEnd(...args: any[]): this;
  modifyFront(...args: any[]): this;
  noWait(...args: any[]): this;
  offset(...args: any[]): this;
  orderBy(...args: any[]): this;
  rightJoin(...args: any[]): this;
  skipLocked(...args: any[]): this;
  top(...args: any[]): this;
  union(...args: any[]): this;
  unionAll(...args: any[]): this;
  whereRef(...args: any[]): this;
  withPlugin(...args: any[]): this;
  crossApply(...args: any[]): this;
  outerApply(...args: any[]): this;
  /** @mark row-lock */
  forKeyShare(of?: any): this;
  /** @mark row-lock */
  forNoKeyUpdate(of?: any): this;
  /** @mark row-lock */
  forShare(of?: any): this;
  /** @mark row-lock */
  forUpdate(of?: any): this;
}
export interface InsertQueryBuilder<out DB = any, out TB = any, out O = any> {
  $call<T>(fn: (builder: this) => T): T;
  $castTo<T>(): any;
  $if(condition: any, fn: (builder: any) => any): this;
  compile(): CompiledQuery;
  execute(options?: { signal?: AbortSignal }): Promise<O[]>;
  executeTakeFirst(options?: any): Promise<O | undefined>;
  executeTakeFirstOrThrow(error?: any, options?: any): Promise<O>;
  explain(...args: any[]): Promise<any>;
  stream(chunkSize?: number): AsyncIterableIterator<O>;
  columns(...args: any[]): this;
  defaultValues(...args: any[]): this;
  expression(...args: any[]): this;
  ignore(...args: any[]): this;
  modifyEnd(...args: any[]): this;
  onDuplicateKeyUpdate(...args: any[]): this;
  orAbort(...args: any[]): this;
  orFail(...args: any[]): this;
  orIgnore(...args: any[]): this;
  orReplace(...args: any[]): this;
  orRollback(...args: any[]): this;
  output(...args: any[]): this;
  outputAll(...args: any[]): this;
  returning(...args: any[]): this;
  returningAll(...args: any[]): this;
  top(...args: any[]): this;
  values(...args: any[]): this;
  withPlugin(...args: any[]): this;
  onConflict(fn: (builder: OnConflictBuilder<DB, TB>) => any): this;
}
export interface OnConflictBuilder<out DB = any, out TB = any> {
  column(...args: any[]): this;
  columns(...args: any[]): this;
  constraint(...args: any[]): this;
  doNothing(...args: any[]): this;
  doUpdateSet(...args: any[]): this;
  expression(...args: any[]): this;
  where(...args: any[]): this;
  whereRef(...args: any[]): this;
}
export interface UpdateQueryBuilder<out DB = any, out UT = any, out TB = any, out O = any> {
  where(expression: (builder: ExpressionBuilder<DB, TB>) => any): this;
  where(...args: any[]): this;
  $call<T>(fn: (builder: this) => T): T;
  $castTo<T>(): any;
  $if(condition: any, fn: (builder: any) => any): this;
  compile(): CompiledQuery;
  execute(options?: { signal?: AbortSignal }): Promise<O[]>;
  executeTakeFirst(options?: any): Promise<O | undefined>;
  executeTakeFirstOrThrow(error?: any, options?: any): Promise<O>;
  explain(...args: any[]): Promise<any>;
  stream(chunkSize?: number): AsyncIterableIterator<O>;
  set(update: (builder: ExpressionBuilder<DB, TB>) => any): this;
  set(...args: any[]): this;
  clearWhere(...args: any[]): this;
  from(...args: any[]): this;
  fullJoin(...args: any[]): this;
  innerJoin(...args: any[]): this;
  leftJoin(...args: any[]): this;
  limit(...args: any[]): this;
  modifyEnd(...args: any[]): this;
  orderBy(...args: any[]): this;
  output(...args: any[]): this;
  returning(...args: any[]): this;
  returningAll(...args: any[]): this;
  rightJoin(...args: any[]): this;
  top(...args: any[]): this;
  whereRef(...args: any[]): this;
  withPlugin(...args: any[]): this;
}
export interface DeleteQueryBuilder<out DB = any, out TB = any, out O = any> {
  where(expression: (builder: ExpressionBuilder<DB, TB>) => any): this;
  where(...args: any[]): this;
  $call<T>(fn: (builder: this) => T): T;
  $castTo<T>(): any;
  $if(condition: any, fn: (builder: any) => any): this;
  compile(): CompiledQuery;
  execute(options?: { signal?: AbortSignal }): Promise<O[]>;
  executeTakeFirst(options?: any): Promise<O | undefined>;
  executeTakeFirstOrThrow(error?: any, options?: any): Promise<O>;
  explain(...args: any[]): Promise<any>;
  stream(chunkSize?: number): AsyncIterableIterator<O>;
  clearWhere(...args: any[]): this;
  fullJoin(...args: any[]): this;
  innerJoin(...args: any[]): this;
  leftJoin(...args: any[]): this;
  limit(...args: any[]): this;
  modifyEnd(...args: any[]): this;
  orderBy(...args: any[]): this;
  output(...args: any[]): this;
  returning(...args: any[]): this;
  returningAll(...args: any[]): this;
  rightJoin(...args: any[]): this;
  top(...args: any[]): this;
  using(...args: any[]): this;
  whereRef(...args: any[]): this;
  withPlugin(...args: any[]): this;
}

export interface QueryCreator<out DB = any> {
  /**
   * @remote read database
   * @data kysely find-many
   */
  selectFrom<T extends keyof DB & string>(from: T): SelectQueryBuilder<DB, T, Selectable<DB[T]>>;
  /**
   * @remote read database
   * @data kysely find-many
   */
  selectFrom(from: any): SelectQueryBuilder<DB, any, any>;
  /**
   * @remote write database
   * @data kysely insert
   */
  insertInto<T extends keyof DB & string>(table: T): InsertQueryBuilder<DB, T, Selectable<DB[T]>>;
  /**
   * @remote write database
   * @data kysely insert
   */
  replaceInto<T extends keyof DB & string>(table: T): InsertQueryBuilder<DB, T, Selectable<DB[T]>>;
  /**
   * @remote write database
   * @data kysely update-many
   */
  updateTable<T extends keyof DB & string>(
    table: T,
  ): UpdateQueryBuilder<DB, T, T, Selectable<DB[T]>>;
  /**
   * @remote write database
   * @data kysely update-many
   */
  updateTable(table: any): UpdateQueryBuilder<DB, any, any, any>;
  /**
   * @remote write database
   * @data kysely delete-many
   */
  deleteFrom<T extends keyof DB & string>(from: T): DeleteQueryBuilder<DB, T, Selectable<DB[T]>>;
  /**
   * @remote write database
   * @data kysely delete-many
   */
  deleteFrom(from: any): DeleteQueryBuilder<DB, any, any>;
  /**
   * @remote write database
   * @data kysely upsert
   */
  mergeInto(table: any): any;
  selectNoFrom(selection: any): SelectQueryBuilder<DB, any, any>;
  with(name: any, expression: (creator: QueryCreator<DB>) => any): QueryCreator<any>;
  withRecursive(name: any, expression: (creator: QueryCreator<any>) => any): QueryCreator<any>;
  withSchema(schema: string): QueryCreator<DB>;
  withPlugin(plugin: any): this;
  withoutPlugins(): this;
}
export interface TransactionBuilder<out DB = any> {
  /**
   * @remote call database
   * @transaction callback
   */
  execute<T>(callback: (trx: Transaction<DB>) => Promise<T>): Promise<T>;
  setAccessMode(mode: any): this;
  setIsolationLevel(level: any): this;
}
export interface ControlledTransactionBuilder<out DB = any> {
  /**
   * @remote call database
   * @mark transaction-begin
   */
  execute(): Promise<ControlledTransaction<DB>>;
  setAccessMode(mode: any): this;
  setIsolationLevel(level: any): this;
}
export interface ConnectionBuilder<out DB = any> {
  execute<T>(callback: (db: Kysely<DB>) => Promise<T>): Promise<T>;
}
export interface KyselyConfig {
  dialect: any;
  log?: any;
  plugins?: any[];
}
export interface Kysely<out DB = any> extends QueryCreator<DB> {}
export declare class Kysely<out DB = any> {
  /** @creates kysely config */
  constructor(config: KyselyConfig);
  readonly dynamic: any;
  readonly fn: any;
  readonly introspection: any;
  readonly isTransaction: boolean;
  readonly schema: any;
  case(...args: any[]): any;
  connection(): ConnectionBuilder<DB>;
  destroy(): Promise<void>;
  /**
   * @remote call database
   * @data kysely query
   */
  executeQuery<R = any>(query: any, queryId?: any): Promise<QueryResult<R>>;
  startTransaction(): ControlledTransactionBuilder<DB>;
  transaction(): TransactionBuilder<DB>;
  withPlugin(plugin: any): this;
  withSchema(schema: string): this;
  withTables<T>(): Kysely<any>;
  withoutPlugins(): this;
}
export declare class Transaction<out DB = any> extends Kysely<DB> {}
export declare class ControlledTransaction<out DB = any> extends Transaction<DB> {
  /**
   * @remote call database
   * @mark transaction-commit
   */
  commit(): { execute(): Promise<void> };
  /**
   * @remote call database
   * @mark transaction-rollback
   */
  rollback(): { execute(): Promise<void> };
  rollbackToSavepoint(name: string): any;
  savepoint(name: string): any;
}
export declare class CamelCasePlugin {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class DeduplicateJoinsPlugin {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class ParseJSONResultsPlugin {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class WithSchemaPlugin {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class PostgresDialect {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class MysqlDialect {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class SqliteDialect {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class MssqlDialect {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class PostgresAdapter {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class PostgresDriver {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class PostgresIntrospector {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class PostgresQueryCompiler {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class MysqlAdapter {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class MysqlIntrospector {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class MysqlQueryCompiler {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class SqliteAdapter {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class SqliteIntrospector {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class SqliteQueryCompiler {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class DummyDriver {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class Migrator {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class FileMigrationProvider {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class NoResultError {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class DefaultQueryCompiler {
  constructor(...args: any[]);
  [member: string]: any;
}
export type Dialect = any;
export type Driver = any;
export type DatabaseConnection = any;
export type KyselyPlugin = any;
export type LogEvent = any;
export type Migration = any;
export type MigrationProvider = any;
export type MigrationResultSet = any;
