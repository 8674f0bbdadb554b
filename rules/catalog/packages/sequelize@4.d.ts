/** Package sequelize, 4.x to 6.x. Facts read from sequelize 6.37.8: no query ends by itself (`dialectOptions` of the driver bound it), five connections with 60 s to wait for one, and a query belongs to a transaction only when it is given one. */

export interface FindOptions<out A = any> {
  attributes?: any;
  group?: any;
  having?: any;
  include?: any;
  limit?: number;
  lock?: any;
  logging?: any;
  offset?: number;
  order?: any;
  paranoid?: boolean;
  raw?: boolean;
  skipLocked?: boolean;
  transaction?: Transaction | null;
  where?: any;
  [option: string]: any;
}
export type FindAndCountOptions<A = any> = FindOptions<A>;
export type CountOptions<A = any> = any;
export type FindOrCreateOptions<A = any, C = any> = FindOptions<A> & { defaults?: any };
export type CreateOptions<A = any> = { transaction?: Transaction | null; [option: string]: any };
export type BulkCreateOptions<A = any> = CreateOptions<A>;
export type SaveOptions<A = any> = CreateOptions<A>;
export type UpsertOptions<A = any> = CreateOptions<A>;
export type UpdateOptions<A = any> = { where?: any; [option: string]: any };
export type InstanceUpdateOptions<A = any> = any;
export type DestroyOptions<A = any> = { where?: any; [option: string]: any };
export type InstanceDestroyOptions = any;
export type QueryOptions = any;
export type IncludeOptions = any;
export type Includeable = any;
export type Order = any;
export type OrderItem = any;
export type WhereOptions<A = any> = any;
export type WhereAttributeHash<A = any> = any;
export type WhereValue<A = any> = any;
export type ModelAttributes<M = any, A = any> = any;
export type ModelAttributeColumnOptions<M = any> = any;
export type ModelOptions<M = any> = any;
export type InitOptions<M = any> = any;
export type SyncOptions = any;
export type Attributes<M> = M extends Model<infer A> ? A : any;
export type CreationAttributes<M> = any;
export type CreationOptional<T> = T;
export type ForeignKey<T> = T;
export type NonAttribute<T> = T;
export type InferAttributes<M, O = any> = { [K in keyof M]: any };
export type InferCreationAttributes<M, O = any> = { [K in keyof M]?: any };
export type Optional<T, K extends keyof T = keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
export type ClassOf<M> = abstract new (...args: any[]) => M;
export type ModelStatic<M> = (new (...args: any[]) => M) & Pick<typeof Model, keyof typeof Model>;
export type ModelCtor<M> = ModelStatic<M>;
export type ModelDefined<S = any, T = any> = ModelStatic<Model<S, T> & S>;
export type Identifier = number | bigint | string | Buffer;
export type Dialect = string;
export type QueryInterface = any;
export type Association = any;
export type BelongsTo = any;
export type BelongsToMany = any;
export type HasMany = any;
export type HasOne = any;
export type AssociationOptions = any;
export type BelongsToCreateAssociationMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type BelongsToGetAssociationMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type BelongsToSetAssociationMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type BelongsToManyAddAssociationMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type BelongsToManyAddAssociationsMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type BelongsToManyCountAssociationsMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type BelongsToManyCreateAssociationMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type BelongsToManyGetAssociationsMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type BelongsToManyHasAssociationMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type BelongsToManyRemoveAssociationMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type BelongsToManySetAssociationsMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type HasManyAddAssociationMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type HasManyAddAssociationsMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type HasManyCountAssociationsMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type HasManyCreateAssociationMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type HasManyGetAssociationsMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type HasManyHasAssociationMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type HasManyRemoveAssociationMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type HasManySetAssociationsMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type HasOneCreateAssociationMixin<M = any, K = any, T = any> = (
  ...args: any[]
) => Promise<any>;
export type HasOneGetAssociationMixin<M = any, K = any, T = any> = (...args: any[]) => Promise<any>;
export type HasOneSetAssociationMixin<M = any, K = any, T = any> = (...args: any[]) => Promise<any>;

/**
 * @deadline client dialectOptions
 * @default none
 */
export declare class Model<out A = any, out C = any> {
  constructor(values?: any, options?: any);
  static readonly associations: any;
  static readonly name: string;
  static readonly primaryKeyAttribute: string;
  static readonly rawAttributes: any;
  static readonly sequelize?: Sequelize;
  static readonly tableName: string;
  static addHook(...args: any[]): any;
  static addScope(...args: any[]): void;
  static belongsTo(target: any, options?: any): any;
  static belongsToMany(target: any, options?: any): any;
  static build<M extends Model>(this: ClassOf<M>, values?: any, options?: any): M;
  static describe(...args: any[]): Promise<any>;
  static drop(options?: any): Promise<void>;
  static getAttributes(): any;
  static getTableName(): any;
  static hasMany(target: any, options?: any): any;
  static hasOne(target: any, options?: any): any;
  /** @mark entity */
  static init(attributes: any, options: any): any;
  static removeAttribute(attribute: string): void;
  static schema<M extends Model>(this: ClassOf<M>, schema: string, options?: any): ModelStatic<M>;
  static scope<M extends Model>(this: ClassOf<M>, options?: any): ModelStatic<M>;
  static sync(options?: any): Promise<any>;
  static unscoped<M extends Model>(this: ClassOf<M>): ModelStatic<M>;
  static bulkBuild<M extends Model>(this: ClassOf<M>, records: any[], options?: any): M[];
  static beforeCreate(...args: any[]): any;
  static afterCreate(...args: any[]): any;
  static beforeUpdate(...args: any[]): any;
  static afterUpdate(...args: any[]): any;
  static beforeDestroy(...args: any[]): any;
  static afterDestroy(...args: any[]): any;
  static beforeBulkCreate(...args: any[]): any;
  static afterBulkCreate(...args: any[]): any;
  static beforeSave(...args: any[]): any;
  static afterSave(...args: any[]): any;
  static beforeValidate(...args: any[]): any;
  static afterFind(...args: any[]): any;
  static beforeFind(...args: any[]): any;
  static beforeBulkUpdate(...args: any[]): any;
  static beforeBulkDestroy(...args: any[]): any;
  /**
   * @remote read database
   * @data sequelize find-many
   */
  static findAll<M extends Model>(this: ClassOf<M>, options?: FindOptions): Promise<M[]>;
  /**
   * @remote read database
   * @data sequelize find-one
   */
  static findOne<M extends Model>(this: ClassOf<M>, options?: FindOptions): Promise<M | null>;
  /**
   * @remote read database
   * @data sequelize find-unique
   */
  static findByPk<M extends Model>(
    this: ClassOf<M>,
    id?: any,
    options?: FindOptions,
  ): Promise<M | null>;
  /**
   * @remote read database
   * @data sequelize find-many
   */
  static findAndCountAll<M extends Model>(
    this: ClassOf<M>,
    options?: FindOptions,
  ): Promise<{ count: any; rows: M[] }>;
  /**
   * @remote read database
   * @data sequelize count
   */
  static count<M extends Model>(this: ClassOf<M>, options?: any): Promise<any>;
  /**
   * @remote read database
   * @data sequelize aggregate
   */
  static sum<M extends Model>(this: ClassOf<M>, field: any, options?: any): Promise<number>;
  /**
   * @remote read database
   * @data sequelize aggregate
   */
  static max<M extends Model>(this: ClassOf<M>, field: any, options?: any): Promise<any>;
  /**
   * @remote read database
   * @data sequelize aggregate
   */
  static min<M extends Model>(this: ClassOf<M>, field: any, options?: any): Promise<any>;
  /**
   * @remote read database
   * @data sequelize aggregate
   */
  static aggregate<M extends Model>(
    this: ClassOf<M>,
    field: any,
    fn: string,
    options?: any,
  ): Promise<any>;
  /**
   * @remote write database
   * @data sequelize upsert
   */
  static findOrCreate<M extends Model>(
    this: ClassOf<M>,
    options: FindOrCreateOptions,
  ): Promise<[M, boolean]>;
  /**
   * @remote write database
   * @data sequelize upsert
   */
  static findCreateFind<M extends Model>(
    this: ClassOf<M>,
    options: FindOrCreateOptions,
  ): Promise<[M, boolean]>;
  /**
   * @remote write database
   * @data sequelize insert
   */
  static create<M extends Model>(
    this: ClassOf<M>,
    values?: any,
    options?: CreateOptions,
  ): Promise<M>;
  /**
   * @remote write database
   * @data sequelize insert-many
   */
  static bulkCreate<M extends Model>(
    this: ClassOf<M>,
    records: any[],
    options?: BulkCreateOptions,
  ): Promise<M[]>;
  /**
   * @remote write database
   * @data sequelize upsert
   */
  static upsert<M extends Model>(
    this: ClassOf<M>,
    values: any,
    options?: CreateOptions,
  ): Promise<[M, boolean | null]>;
  /**
   * @remote write database
   * @data sequelize update-many
   */
  static update<M extends Model>(
    this: ClassOf<M>,
    values: any,
    options: UpdateOptions,
  ): Promise<any>;
  /**
   * @remote write database
   * @data sequelize delete-many
   */
  static destroy<M extends Model>(this: ClassOf<M>, options?: DestroyOptions): Promise<number>;
  /**
   * @remote write database
   * @data sequelize update-many
   */
  static restore<M extends Model>(this: ClassOf<M>, options?: any): Promise<void>;
  /**
   * @remote write database
   * @data sequelize delete-many
   */
  static truncate<M extends Model>(this: ClassOf<M>, options?: any): Promise<void>;
  /**
   * @remote write database
   * @data sequelize increment
   */
  static increment<M extends Model>(this: ClassOf<M>, fields: any, options: any): Promise<any>;
  /**
   * @remote write database
   * @data sequelize increment
   */
  static decrement<M extends Model>(this: ClassOf<M>, fields: any, options: any): Promise<any>;
  readonly _attributes: A;
  dataValues: any;
  isNewRecord: boolean;
  readonly sequelize: Sequelize;
  changed(...args: any[]): any;
  equals(other: any): boolean;
  get(...args: any[]): any;
  getDataValue(key: any): any;
  isSoftDeleted(): boolean;
  previous(key?: any): any;
  set(...args: any[]): this;
  setDataValue(key: any, value: any): void;
  toJSON<T = any>(): any;
  validate(options?: any): Promise<void>;
  /**
   * @remote write database
   * @data sequelize save
   */
  save(options?: any): Promise<this>;
  /**
   * @remote write database
   * @data sequelize update
   */
  update(values: any, options?: any): Promise<this>;
  /**
   * @remote write database
   * @data sequelize delete
   */
  destroy(options?: any): Promise<void>;
  /**
   * @remote write database
   * @data sequelize update
   */
  restore(options?: any): Promise<void>;
  /**
   * @remote read database
   * @data sequelize find-one
   */
  reload(options?: any): Promise<this>;
  /**
   * @remote write database
   * @data sequelize increment
   */
  increment(fields: any, options?: any): Promise<this>;
  /**
   * @remote write database
   * @data sequelize increment
   */
  decrement(fields: any, options?: any): Promise<this>;
}

export declare class Transaction {
  static readonly ISOLATION_LEVELS: any;
  static readonly LOCK: any;
  static readonly TYPES: any;
  readonly LOCK: any;
  readonly sequelize: Sequelize;
  afterCommit(fn: (transaction: this) => any): void;
  /**
   * @remote call database
   * @mark transaction-commit
   */
  commit(): Promise<void>;
  /**
   * @remote call database
   * @mark transaction-rollback
   */
  rollback(): Promise<void>;
}
export type TransactionOptions = any;
export interface Options {
  database?: string;
  define?: any;
  dialect?: any;
  dialectOptions?: any;
  host?: string;
  isolationLevel?: any;
  logging?: any;
  models?: any[];
  password?: string;
  pool?: { acquire?: number; idle?: number; max?: number; min?: number; [option: string]: any };
  port?: any;
  retry?: any;
  storage?: string;
  username?: string;
  [option: string]: any;
}
/**
 * @deadline client dialectOptions
 * @default none
 */
export declare class Sequelize {
  /**
   * @creates sequelize options
   * @pool 5 option options.pool.max
   */
  constructor(database: string, username: string, password?: string, options?: Options);
  /**
   * @creates sequelize options
   * @pool 5 option options.pool.max
   */
  constructor(uri: string, options?: Options);
  /**
   * @creates sequelize options
   * @pool 5 option options.pool.max
   */
  constructor(options?: Options);
  static cast(value: any, type: string): any;
  static col(name: string): any;
  static fn(name: string, ...args: any[]): any;
  static json(...args: any[]): any;
  static literal(text: string): any;
  static useCLS(namespace: any): any;
  static where(...args: any[]): any;
  static readonly DataTypes: typeof DataTypes;
  static readonly Op: typeof Op;
  static readonly Transaction: typeof Transaction;
  static readonly QueryTypes: any;
  static readonly Model: typeof Model;
  static readonly Sequelize: typeof Sequelize;
  readonly config: any;
  readonly models: Record<string, ModelStatic<any>>;
  readonly options: Options;
  addHook(...args: any[]): any;
  addModels(models: any[]): void;
  /** @remote read database */
  authenticate(options?: any): Promise<void>;
  close(): Promise<void>;
  cast(value: any, type: string): any;
  col(name: string): any;
  /** @mark table-definition */
  define<M extends Model = any, A = any>(
    name: string,
    attributes: any,
    options?: any,
  ): ModelStatic<M>;
  drop(options?: any): Promise<any>;
  escape(value: any): string;
  fn(name: string, ...args: any[]): any;
  getDialect(): string;
  getQueryInterface(): QueryInterface;
  isDefined(name: string): boolean;
  literal(text: string): any;
  model(name: string): ModelStatic<any>;
  /**
   * @remote call database
   * @data sequelize query
   */
  query<T = any>(sql: any, options?: any): Promise<any>;
  random(): any;
  /** @remote write database */
  sync(options?: any): Promise<this>;
  /**
   * @remote call database
   * @transaction callback
   */
  transaction<T>(callback: (transaction: Transaction) => PromiseLike<T>): Promise<T>;
  /**
   * @remote call database
   * @transaction callback
   */
  transaction<T>(options: any, callback: (transaction: Transaction) => PromiseLike<T>): Promise<T>;
  /**
   * @remote call database
   * @mark transaction-begin
   */
  transaction(options?: any): Promise<Transaction>;
  /** @remote write database */
  truncate(options?: any): Promise<any>;
  where(...args: any[]): any;
}
export default Sequelize;
export declare const Op: {
  readonly [operator: string]: any;
  readonly and: any;
  readonly between: any;
  readonly eq: any;
  readonly gt: any;
  readonly gte: any;
  readonly in: any;
  readonly like: any;
  readonly lt: any;
  readonly lte: any;
  readonly ne: any;
  readonly not: any;
  readonly notIn: any;
  readonly or: any;
};
export declare const DataTypes: any;
export declare const QueryTypes: any;
export declare const IndexHints: any;
export declare const TableHints: any;
export declare const Deferrable: any;
export declare const Validator: any;
export declare function cast(value: any, type: string): any;
export declare function col(name: string): any;
export declare function fn(name: string, ...args: any[]): any;
export declare function json(...args: any[]): any;
export declare function literal(text: string): any;
export declare function where(...args: any[]): any;
export declare class BaseError extends Error {}
export declare class ValidationError extends BaseError {
  readonly errors: any[];
}
export declare class UniqueConstraintError extends ValidationError {
  readonly fields: any;
}
export declare class DatabaseError extends BaseError {
  [detail: string]: any;
}
export declare class ConnectionError extends BaseError {}
export declare class ConnectionAcquireTimeoutError extends BaseError {}
export declare class EmptyResultError extends BaseError {}
export declare class OptimisticLockError extends BaseError {}
export declare class TimeoutError extends BaseError {}
export declare class ForeignKeyConstraintError extends DatabaseError {}
export declare class ExclusionConstraintError extends DatabaseError {}
