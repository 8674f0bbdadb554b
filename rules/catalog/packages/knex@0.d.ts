/** Package knex. Facts read from knex 3.3.0: a query without `timeout` never ends by itself, ten connections with 60 s to wait for one; a builder runs when it is awaited. */
/**
 * @creates knex config
 * @pool 10 option config.pool.max
 */
declare function knex<T extends {} = any, R = any>(
  config: knex.Knex.Config | string,
): knex.Knex<T, R>;

declare namespace knex {
  export { knex as default, knex };
  export const VERSION: any;
  export class KnexTimeoutError extends Error {}

  /**
   * @deadline client connection.query_timeout | client connection.statement_timeout
   * @default none
   */
  export interface Knex<out T extends {} = any, out R = any> {
    /**
     * @remote call database
     * @data knex find-many
     * @mark builder
     */
    <U extends {} = any, V = U[]>(table: any, options?: any): Knex.QueryBuilder<U, V>;
    /**
     * @remote call database
     * @data knex find-many
     * @mark builder
     */
    from<U extends {} = any>(table: any, options?: any): Knex.QueryBuilder<U, U[]>;
    /**
     * @remote call database
     * @data knex find-many
     * @mark builder
     */
    into<U extends {} = any>(table: any, options?: any): Knex.QueryBuilder<U, U[]>;
    /**
     * @remote call database
     * @data knex find-many
     * @mark builder
     */
    table<U extends {} = any>(table: any, options?: any): Knex.QueryBuilder<U, U[]>;
    /**
     * @remote call database
     * @data knex query
     * @mark builder
     */
    raw<V = any>(sql: string, bindings?: any): Knex.Raw<V>;
    /**
     * @remote write database
     * @data knex insert-many
     */
    batchInsert<U = any>(table: any, rows: any, chunkSize?: number): any;
    /**
     * @remote call database
     * @mark transaction-begin
     */
    transaction(config?: Knex.TransactionConfig): Promise<Knex.Transaction>;
    /**
     * @remote call database
     * @transaction scope
     */
    transaction<V>(
      scope: (trx: Knex.Transaction) => Promise<V> | void,
      config?: Knex.TransactionConfig,
    ): Promise<V>;
    select(...args: any[]): Knex.QueryBuilder<any, any>;
    first(...args: any[]): Knex.QueryBuilder<any, any>;
    insert(...args: any[]): Knex.QueryBuilder<any, any>;
    update(...args: any[]): Knex.QueryBuilder<any, any>;
    where(...args: any[]): Knex.QueryBuilder<any, any>;
    whereIn(...args: any[]): Knex.QueryBuilder<any, any>;
    count(...args: any[]): Knex.QueryBuilder<any, any>;
    max(...args: any[]): Knex.QueryBuilder<any, any>;
    min(...args: any[]): Knex.QueryBuilder<any, any>;
    sum(...args: any[]): Knex.QueryBuilder<any, any>;
    with(...args: any[]): Knex.QueryBuilder<any, any>;
    withRecursive(...args: any[]): Knex.QueryBuilder<any, any>;
    withSchema(...args: any[]): Knex.QueryBuilder<any, any>;
    queryBuilder(...args: any[]): Knex.QueryBuilder<any, any>;
    unionAll(...args: any[]): Knex.QueryBuilder<any, any>;
    union(...args: any[]): Knex.QueryBuilder<any, any>;
    column(...args: any[]): Knex.QueryBuilder<any, any>;
    columns(...args: any[]): Knex.QueryBuilder<any, any>;
    distinct(...args: any[]): Knex.QueryBuilder<any, any>;
    del(...args: any[]): Knex.QueryBuilder<any, any>;
    delete(...args: any[]): Knex.QueryBuilder<any, any>;
    pluck(...args: any[]): Knex.QueryBuilder<any, any>;
    withWrapped(...args: any[]): Knex.QueryBuilder<any, any>;
    intersect(...args: any[]): Knex.QueryBuilder<any, any>;
    avg(...args: any[]): Knex.QueryBuilder<any, any>;
    readonly client: any;
    readonly fn: Knex.FunctionHelper;
    readonly isTransaction?: boolean;
    readonly migrate: any;
    readonly schema: Knex.SchemaBuilder;
    readonly seed: any;
    readonly userParams: any;
    destroy(callback?: any): Promise<void>;
    initialize(config?: any): void;
    on(event: string, callback: (...args: any[]) => void): this;
    ref(source: string): any;
    refId?(name: string): any;
    transactionProvider(config?: any): () => Promise<Knex.Transaction>;
    withUserParams(params: any): Knex;
  }
  export namespace Knex {
    type QueryCallback<T extends {} = any, R = any> = (
      this: any,
      builder: QueryBuilder<T, R>,
    ) => void;
    type Value = any;
    type ValueDict = any;
    type RawBinding = any;
    type ColumnDescriptor<T = any, R = any> = any;
    type TableDescriptor = any;
    type MigratorConfig = any;
    type Migration = any;
    type MigrationSource<T = any> = any;
    type PoolConfig = any;
    type Client = any;
    type Ref<T = any, M = any> = any;
    type AlterTableBuilder = any;
    type CreateTableBuilder = any;
    type TableBuilder = any;
    type ColumnBuilder = any;
    type SchemaBuilder = any;
    type JoinClause = any;
    type ResolveTableType<T = any, S = any> = T;
    type PgConnectionConfig = any;
    type StaticConnectionConfig = any;
    type ConnectionConfig = any;
    type BatchInsertBuilder<T = any, R = any> = any;
    type OnConflictQueryBuilder<T extends {} = any, R = any> = any;
    interface FunctionHelper {
      now(precision?: number): Raw;
      uuid(): Raw;
      [name: string]: any;
    }
    interface Config<out T extends {} = any> {
      acquireConnectionTimeout?: number;
      client?: any;
      connection?: any;
      migrations?: any;
      pool?: { max?: number; min?: number; [option: string]: any };
      searchPath?: any;
      useNullAsDefault?: boolean;
      [option: string]: any;
    }
    interface TransactionConfig {
      isolationLevel?: string;
      readOnly?: boolean;
      [option: string]: any;
    }
    /**
     * @deadline client connection.query_timeout | client connection.statement_timeout
     * @default none
     */
    interface Transaction<out T extends {} = any, out R = any> extends Knex<T, R> {
      readonly executionPromise: Promise<any>;
      readonly parentTransaction?: any;
      /**
       * @remote call database
       * @mark transaction-commit
       */
      commit(value?: any): any;
      isCompleted(): boolean;
      /**
       * @remote call database
       * @mark transaction-rollback
       */
      rollback(error?: any): any;
      savepoint<V = any>(scope: (trx: Transaction) => any): Promise<V>;
    }
    /** What a chain ends with; the call that names the table carries the tags. */
    interface ChainableInterface<out R = any> extends Promise<R> {
      asCallback(callback: any): this;
      clone(): this;
      connection(connection: any): this;
      debug(enabled: boolean): this;
      options(options: any): this;
      pipe(stream: any, options?: any): any;
      stream(...args: any[]): any;
      /** @mark sets-deadline */
      timeout(milliseconds: number, options?: { cancel?: boolean }): this;
      toQuery(): string;
      toSQL(): any;
      transacting(trx: any): this;
    }
    interface Raw<out R = any> extends ChainableInterface<R> {
      queryContext(context?: any): any;
      wrap(before: string, after: string): this;
    }
    /**
     * @deadline client connection.query_timeout | client connection.statement_timeout
     * @default none
     */
    interface QueryInterface<out T extends {} = any, out R = any> {
      /**
       * @remote call database
       * @data knex find-many
       * @mark builder
       */
      from<U extends {} = any>(table: any, options?: any): QueryBuilder<U, U[]>;
      /**
       * @remote call database
       * @data knex find-many
       * @mark builder
       */
      into<U extends {} = any>(table: any, options?: any): QueryBuilder<U, U[]>;
      /**
       * @remote call database
       * @data knex find-many
       * @mark builder
       */
      table<U extends {} = any>(table: any, options?: any): QueryBuilder<U, U[]>;
      where(callback: QueryCallback): this;
      where(...args: any[]): this;
      andWhere(callback: QueryCallback): this;
      andWhere(...args: any[]): this;
      orWhere(callback: QueryCallback): this;
      orWhere(...args: any[]): this;
      whereNot(callback: QueryCallback): this;
      whereNot(...args: any[]): this;
      as(...args: any[]): this;
      andHaving(...args: any[]): this;
      andHavingBetween(...args: any[]): this;
      andHavingNotBetween(...args: any[]): this;
      andOn(...args: any[]): this;
      avgDistinctBy(...args: any[]): this;
      clearCounters(...args: any[]): this;
      clearGroup(...args: any[]): this;
      clearHaving(...args: any[]): this;
      clearOrder(...args: any[]): this;
      clearSelect(...args: any[]): this;
      clearWhere(...args: any[]): this;
      clear(...args: any[]): this;
      column(...args: any[]): this;
      columns(...args: any[]): this;
      comment(...args: any[]): this;
      crossJoin(...args: any[]): this;
      distinct(...args: any[]): this;
      distinctOn(...args: any[]): this;
      except(...args: any[]): this;
      fullOuterJoin(...args: any[]): this;
      groupBy(...args: any[]): this;
      groupByRaw(...args: any[]): this;
      having(...args: any[]): this;
      havingBetween(...args: any[]): this;
      havingExists(...args: any[]): this;
      havingIn(...args: any[]): this;
      havingNotBetween(...args: any[]): this;
      havingNotExists(...args: any[]): this;
      havingNotIn(...args: any[]): this;
      havingNotNull(...args: any[]): this;
      havingNull(...args: any[]): this;
      havingRaw(...args: any[]): this;
      hintComment(...args: any[]): this;
      innerJoin(...args: any[]): this;
      intersect(...args: any[]): this;
      join(...args: any[]): this;
      joinRaw(...args: any[]): this;
      jsonExtract(...args: any[]): this;
      jsonInsert(...args: any[]): this;
      jsonRemove(...args: any[]): this;
      jsonSet(...args: any[]): this;
      leftJoin(...args: any[]): this;
      leftOuterJoin(...args: any[]): this;
      limit(...args: any[]): this;
      modify(...args: any[]): this;
      noWait(...args: any[]): this;
      offset(...args: any[]): this;
      on(...args: any[]): this;
      orHaving(...args: any[]): this;
      orHavingRaw(...args: any[]): this;
      orWhereBetween(...args: any[]): this;
      orWhereExists(...args: any[]): this;
      orWhereILike(...args: any[]): this;
      orWhereIn(...args: any[]): this;
      orWhereLike(...args: any[]): this;
      orWhereNot(...args: any[]): this;
      orWhereNotBetween(...args: any[]): this;
      orWhereNotExists(...args: any[]): this;
      orWhereNotIn(...args: any[]): this;
      orWhereNotNull(...args: any[]): this;
      orWhereNull(...args: any[]): this;
      orWhereRaw(...args: any[]): this;
      orderBy(...args: any[]): this;
      orderByRaw(...args: any[]): this;
      outerJoin(...args: any[]): this;
      partitionBy(...args: any[]): this;
      queryContext(...args: any[]): this;
      rank(...args: any[]): this;
      rightJoin(...args: any[]): this;
      rightOuterJoin(...args: any[]): this;
      rowNumber(...args: any[]): this;
      denseRank(...args: any[]): this;
      skipLocked(...args: any[]): this;
      union(...args: any[]): this;
      unionAll(...args: any[]): this;
      using(...args: any[]): this;
      whereBetween(...args: any[]): this;
      whereColumn(...args: any[]): this;
      whereExists(...args: any[]): this;
      whereILike(...args: any[]): this;
      whereIn(...args: any[]): this;
      whereJsonObject(...args: any[]): this;
      whereJsonPath(...args: any[]): this;
      whereJsonSubsetOf(...args: any[]): this;
      whereJsonSupersetOf(...args: any[]): this;
      whereLike(...args: any[]): this;
      whereNotBetween(...args: any[]): this;
      whereNotExists(...args: any[]): this;
      whereNotIn(...args: any[]): this;
      whereNotNull(...args: any[]): this;
      whereNull(...args: any[]): this;
      whereRaw(...args: any[]): this;
      with(...args: any[]): this;
      withMaterialized(...args: any[]): this;
      withNotMaterialized(...args: any[]): this;
      withRecursive(...args: any[]): this;
      withSchema(...args: any[]): this;
      withWrapped(...args: any[]): this;
      andWhereBetween(...args: any[]): this;
      andWhereNotBetween(...args: any[]): this;
      andWhereRaw(...args: any[]): this;
      andWhereNot(...args: any[]): this;
      andWhereILike(...args: any[]): this;
      andWhereLike(...args: any[]): this;
      first<U = T>(...args: any[]): QueryBuilder<T, U | undefined>;
      select<U = R>(...args: any[]): QueryBuilder<T, U>;
      pluck<U = any>(column: any): QueryBuilder<T, U[]>;
      avg<U = any>(...args: any[]): QueryBuilder<T, U>;
      avgDistinct<U = any>(...args: any[]): QueryBuilder<T, U>;
      count<U = any>(...args: any[]): QueryBuilder<T, U>;
      countDistinct<U = any>(...args: any[]): QueryBuilder<T, U>;
      max<U = any>(...args: any[]): QueryBuilder<T, U>;
      min<U = any>(...args: any[]): QueryBuilder<T, U>;
      sum<U = any>(...args: any[]): QueryBuilder<T, U>;
      sumDistinct<U = any>(...args: any[]): QueryBuilder<T, U>;
      insert<U = any>(...args: any[]): QueryBuilder<T, U>;
      upsert<U = any>(...args: any[]): QueryBuilder<T, U>;
      update<U = any>(...args: any[]): QueryBuilder<T, U>;
      updateFrom<U = any>(...args: any[]): QueryBuilder<T, U>;
      del<U = any>(...args: any[]): QueryBuilder<T, U>;
      delete<U = any>(...args: any[]): QueryBuilder<T, U>;
      returning<U = any>(...args: any[]): QueryBuilder<T, U>;
      increment(...args: any[]): QueryBuilder<T, any>;
      decrement(...args: any[]): QueryBuilder<T, any>;
      truncate(...args: any[]): QueryBuilder<T, any>;
      columnInfo(...args: any[]): QueryBuilder<T, any>;
      onConflict(columns?: any): any;
      /** @mark row-lock */
      forKeyShare(...tables: any[]): this;
      /** @mark row-lock */
      forNoKeyUpdate(...tables: any[]): this;
      /** @mark row-lock */
      forShare(...tables: any[]): this;
      /** @mark row-lock */
      forUpdate(...tables: any[]): this;
    }
    interface QueryBuilder<out T extends {} = any, out R = any>
      extends QueryInterface<T, R>,
        ChainableInterface<R> {}
  }
}

export = knex;
