/** Package `@mikro-orm/core`. Facts read from `@mikro-orm/core` 6.6.16 and 5.9.8: no query ends by itself (`driverOptions` bound it), ten connections; `persist` and `remove` only note a change, which `flush` writes in one transaction. */
import type { Knex } from "knex";

export type EntityName<E> =
  | (abstract new (
      ...args: any[]
    ) => E)
  | EntitySchema<E>
  | string
  | { name: string; prototype?: E };
export type AnyEntity<E = any> = any;
export type EntityClass<E = any> = abstract new (...args: any[]) => E;
export type EntityClassGroup<E = any> = any;
export type EntityData<E = any> = { [K in keyof E]?: any };
export type EntityDTO<E = any> = any;
export type EntityKey<E = any> = keyof E & string;
export type EntityMetadata<E = any> = any;
export type EntityProperty<E = any> = any;
export type RequiredEntityData<E = any> = any;
export type Loaded<E, L = any, F = any, X = any> = E;
export type Primary<E = any> = any;
export type PrimaryProperty<E = any> = any;
export type Dictionary<T = any> = Record<string, T>;
export type FilterQuery<E = any> = any;
export type ObjectQuery<E = any> = any;
export type QBFilterQuery<E = any> = any;
export type FilterDef<E = any> = any;
export type QueryOrderMap<E = any> = any;
export type Populate<E = any, P = any> = any;
export type AutoPath<E = any, P = any> = any;
export type Rel<T> = T;
export type Opt<T = unknown> = T;
export type Hidden<T = unknown> = T;
export type EventArgs<E = any> = any;
export type FlushEventArgs = any;
export type EventSubscriber<E = any> = any;
export type Constructor<T = any> = new (...args: any[]) => T;
export type ConnectionType = "read" | "write";
export type PrimaryKeyType = any;
export declare const OptionalProps: unique symbol;
export declare const PrimaryKeyType: unique symbol;
export declare const PrimaryKeyProp: unique symbol;
export declare const EntityRepositoryType: unique symbol;
export declare const HiddenProps: unique symbol;
export declare const Config: unique symbol;
export interface FindOptions<out E = any, out P = any, out F = any, out X = any> {
  fields?: any;
  filters?: any;
  flags?: any;
  limit?: number;
  lockMode?: any;
  offset?: number;
  orderBy?: any;
  populate?: any;
  refresh?: boolean;
  strategy?: any;
  [option: string]: any;
}
export interface FindAllOptions<out E = any, out P = any, out F = any, out X = any>
  extends FindOptions<E> {
  where?: any;
}
export interface FindOneOptions<out E = any, out P = any, out F = any, out X = any>
  extends FindOptions<E> {
  lockVersion?: any;
}
export type FindOneOrFailOptions<E = any, P = any, F = any, X = any> = FindOneOptions<E>;
export type CountOptions<E = any> = any;
export type CreateOptions<T = any> = any;
export type TransactionOptions = any;
export type Transaction<T = any> = any;
export interface Cursor<out E = any> {
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly hasPrevPage: boolean;
  readonly items: E[];
  readonly startCursor: string | null;
  readonly totalCount: number;
}

/**
 * @deadline client driverOptions
 * @default none
 */
export declare class EntityManager<out D = any> {
  constructor(...args: any[]);
  readonly config: any;
  readonly global: boolean;
  readonly id: any;
  readonly name: string;
  addFilter(...args: any[]): void;
  assign(entity: any, data: any, options?: any): any;
  /**
   * @remote call database
   * @mark transaction-begin
   */
  begin(options?: any): Promise<void>;
  canPopulate(...args: any[]): boolean;
  clear(): void;
  /**
   * @remote call database
   * @mark transaction-commit
   */
  commit(): Promise<void>;
  create<E>(entity: EntityName<E>, data: any, options?: any): E;
  createQueryBuilder<E>(entity: EntityName<E>, alias?: any, type?: any): QueryBuilder<E>;
  /**
   * @remote call database
   * @data mikro-orm query
   */
  execute<T = any>(query: any, params?: any[], method?: string): Promise<T>;
  fork(options?: any): this;
  getConnection(type?: any): Connection;
  getContext(validate?: boolean): this;
  getDriver(): any;
  getEventManager(): any;
  getFilterParams(name: string): any;
  getKnex(type?: any): Knex;
  getKysely<T = any>(): any;
  getMetadata(...args: any[]): any;
  getPlatform(): any;
  getReference<E>(entity: EntityName<E>, id: any, options?: any): E;
  getRepository<E>(entity: EntityName<E>): EntityRepository<E>;
  getTransactionContext<T = any>(): T | undefined;
  getUnitOfWork(useContext?: boolean): any;
  isInTransaction(): boolean;
  /**
   * @remote call database
   * @mark row-lock
   */
  lock(entity: any, mode: any, options?: any): Promise<void>;
  map<E>(entity: EntityName<E>, result: any, options?: any): E;
  merge(...args: any[]): any;
  /** Noted until the next `flush`. */
  persist(entity: any): this;
  persistLater(entity: any): void;
  qb<E>(entity: EntityName<E>, alias?: any, type?: any): QueryBuilder<E>;
  raw<T = any>(...args: any[]): any;
  /** Noted until the next `flush`. */
  remove(entity: any): this;
  removeLater(entity: any): void;
  repo<E>(entity: EntityName<E>): EntityRepository<E>;
  /**
   * @remote call database
   * @mark transaction-rollback
   */
  rollback(): Promise<void>;
  setFilterParams(name: string, params: any): void;
  setFlushMode(mode?: any): void;
  setTransactionContext(context: any): void;
  /**
   * @remote call database
   * @transaction callback
   */
  transactional<T>(callback: (em: this) => Promise<T> | T, options?: any): Promise<T>;
  /**
   * @remote read database
   * @data mikro-orm find-many
   */
  find<E>(entity: EntityName<E>, where?: any, options?: FindOptions<E>): Promise<Loaded<E>[]>;
  /**
   * @remote read database
   * @data mikro-orm find-many
   */
  findAll<E>(entity: EntityName<E>, options?: FindAllOptions<E>): Promise<Loaded<E>[]>;
  /**
   * @remote read database
   * @data mikro-orm find-many
   */
  findAndCount<E>(
    entity: EntityName<E>,
    where?: any,
    options?: FindOptions<E>,
  ): Promise<[Loaded<E>[], number]>;
  /**
   * @remote read database
   * @data mikro-orm find-many
   */
  findByCursor<E>(entity: EntityName<E>, where?: any, options?: any): Promise<Cursor<E>>;
  /**
   * @remote read database
   * @data mikro-orm find-one
   */
  findOne<E>(
    entity: EntityName<E>,
    where: any,
    options?: FindOneOptions<E>,
  ): Promise<Loaded<E> | null>;
  /**
   * @remote read database
   * @data mikro-orm find-one
   */
  findOneOrFail<E>(
    entity: EntityName<E>,
    where: any,
    options?: FindOneOptions<E>,
  ): Promise<Loaded<E>>;
  /**
   * @remote read database
   * @data mikro-orm count
   */
  count<E>(entity: EntityName<E>, where?: any, options?: any): Promise<number>;
  /**
   * @remote write database
   * @data mikro-orm insert
   */
  nativeInsert<E>(entity: EntityName<E>, data: any, options?: any): Promise<any>;
  /**
   * @remote write database
   * @data mikro-orm update-many
   */
  nativeUpdate<E>(entity: EntityName<E>, where: any, data: any, options?: any): Promise<number>;
  /**
   * @remote write database
   * @data mikro-orm delete-many
   */
  nativeDelete<E>(entity: EntityName<E>, where: any, options?: any): Promise<number>;
  /**
   * @remote write database
   * @data mikro-orm insert
   */
  insert<E>(entity: EntityName<E>, data: any, options?: any): Promise<any>;
  /**
   * @remote write database
   * @data mikro-orm insert-many
   */
  insertMany<E>(entity: EntityName<E>, data: any[], options?: any): Promise<any[]>;
  /**
   * @remote write database
   * @data mikro-orm upsert
   */
  upsert<E>(entity: EntityName<E>, data?: any, options?: any): Promise<E>;
  /**
   * @remote write database
   * @data mikro-orm upsert
   */
  upsertMany<E>(entity: EntityName<E>, data?: any[], options?: any): Promise<E[]>;
  /**
   * @remote write database
   * @data mikro-orm insert
   */
  insert<T extends object>(entity: T): Promise<any>;
  /**
   * @remote write database
   * @data mikro-orm upsert
   */
  upsert<T extends object>(entity: T): Promise<T>;
  /**
   * @remote write database
   * @data mikro-orm save
   */
  flush(): Promise<void>;
  /**
   * @remote write database
   * @data mikro-orm save
   */
  persistAndFlush(entity: any): Promise<void>;
  /**
   * @remote write database
   * @data mikro-orm delete
   */
  removeAndFlush(entity: any): Promise<void>;
  /**
   * @remote write database
   * @data mikro-orm save
   */
  tryFlush(...args: any[]): Promise<void>;
  /**
   * @remote read database
   * @data mikro-orm find-many
   */
  populate(entities: any, populate: any, options?: any): Promise<any>;
  /**
   * @remote read database
   * @data mikro-orm find-one
   */
  refresh(entity: any, options?: any): Promise<any>;
  /**
   * @remote read database
   * @data mikro-orm find-one
   */
  refreshOrFail(entity: any, options?: any): Promise<any>;
}
export interface Connection {
  /**
   * @remote call database
   * @data mikro-orm query
   */
  execute<T = any>(query: any, params?: any[], method?: string, ...args: any[]): Promise<T>;
  close(force?: boolean): Promise<void>;
  isConnected(): Promise<boolean>;
  transactional<T>(callback: (trx: any) => Promise<T>, ...args: any[]): Promise<T>;
  [member: string]: any;
}
/**
 * @deadline client driverOptions
 * @default none
 */
export declare class EntityRepository<out E = any> {
  constructor(em: EntityManager, entity: EntityName<E>);
  protected readonly em: EntityManager;
  protected readonly entityName: EntityName<E>;
  assign(entity: E, data: any, options?: any): any;
  canPopulate(property: string): boolean;
  create(data: any, options?: any): E;
  createQueryBuilder(alias?: any, type?: any): QueryBuilder<E>;
  getEntityManager(): EntityManager;
  getEntityName(): string;
  getKnex(type?: any): Knex;
  getReference(id: any, options?: any): E;
  map(result: any, options?: any): E;
  merge(data: any, options?: any): E;
  persist(entity: any): EntityManager;
  qb(alias?: any, type?: any): QueryBuilder<E>;
  remove(entity: any): EntityManager;
  /**
   * @remote read database
   * @data mikro-orm find-many
   */
  find(where?: any, options?: FindOptions<E>): Promise<Loaded<E>[]>;
  /**
   * @remote read database
   * @data mikro-orm find-many
   */
  findAll(options?: FindAllOptions<E>): Promise<Loaded<E>[]>;
  /**
   * @remote read database
   * @data mikro-orm find-many
   */
  findAndCount(where?: any, options?: FindOptions<E>): Promise<[Loaded<E>[], number]>;
  /**
   * @remote read database
   * @data mikro-orm find-many
   */
  findByCursor(where?: any, options?: any): Promise<Cursor<E>>;
  /**
   * @remote read database
   * @data mikro-orm find-one
   */
  findOne(where: any, options?: FindOneOptions<E>): Promise<Loaded<E> | null>;
  /**
   * @remote read database
   * @data mikro-orm find-one
   */
  findOneOrFail(where: any, options?: FindOneOptions<E>): Promise<Loaded<E>>;
  /**
   * @remote read database
   * @data mikro-orm count
   */
  count(where?: any, options?: any): Promise<number>;
  /**
   * @remote write database
   * @data mikro-orm insert
   */
  nativeInsert(data: any, options?: any): Promise<any>;
  /**
   * @remote write database
   * @data mikro-orm update-many
   */
  nativeUpdate(where: any, data: any, options?: any): Promise<number>;
  /**
   * @remote write database
   * @data mikro-orm delete-many
   */
  nativeDelete(where: any, options?: any): Promise<number>;
  /**
   * @remote write database
   * @data mikro-orm insert
   */
  insert(data: any, options?: any): Promise<any>;
  /**
   * @remote write database
   * @data mikro-orm insert-many
   */
  insertMany(data: any[], options?: any): Promise<any[]>;
  /**
   * @remote write database
   * @data mikro-orm upsert
   */
  upsert(data?: any, options?: any): Promise<E>;
  /**
   * @remote write database
   * @data mikro-orm upsert
   */
  upsertMany(data?: any[], options?: any): Promise<E[]>;
  /**
   * @remote write database
   * @data mikro-orm save
   */
  flush(): Promise<void>;
  /**
   * @remote write database
   * @data mikro-orm save
   */
  persistAndFlush(entity: any): Promise<void>;
  /**
   * @remote write database
   * @data mikro-orm delete
   */
  removeAndFlush(entity: any): Promise<void>;
  /**
   * @remote read database
   * @data mikro-orm find-many
   */
  populate(entities: any, populate: any, options?: any): Promise<any>;
}
/** A statement runs at its end: `getResult`, `execute` … */
export interface QueryBuilder<out E = any, out R = any, out H = any> extends PromiseLike<any> {
  readonly alias: string;
  readonly mainAlias: any;
  addSelect(...args: any[]): this;
  andHaving(...args: any[]): this;
  andWhere(...args: any[]): this;
  as(...args: any[]): this;
  cache(...args: any[]): this;
  comment(...args: any[]): this;
  delete(...args: any[]): this;
  distinct(...args: any[]): this;
  distinctOn(...args: any[]): this;
  from(...args: any[]): this;
  groupBy(...args: any[]): this;
  having(...args: any[]): this;
  hintComment(...args: any[]): this;
  ignore(...args: any[]): this;
  indexHint(...args: any[]): this;
  innerJoin(...args: any[]): this;
  innerJoinAndSelect(...args: any[]): this;
  innerJoinLateral(...args: any[]): this;
  insert(...args: any[]): this;
  join(...args: any[]): this;
  joinAndSelect(...args: any[]): this;
  leftJoin(...args: any[]): this;
  leftJoinAndSelect(...args: any[]): this;
  leftJoinLateral(...args: any[]): this;
  limit(...args: any[]): this;
  merge(...args: any[]): this;
  offset(...args: any[]): this;
  onConflict(...args: any[]): this;
  orHaving(...args: any[]): this;
  orWhere(...args: any[]): this;
  orderBy(...args: any[]): this;
  populate(...args: any[]): this;
  returning(...args: any[]): this;
  select(...args: any[]): this;
  setFlag(...args: any[]): this;
  setFlushMode(...args: any[]): this;
  truncate(...args: any[]): this;
  update(...args: any[]): this;
  where(...args: any[]): this;
  withSchema(...args: any[]): this;
  withSubQuery(...args: any[]): this;
  count(...args: any[]): this;
  clone(reset?: any): this;
  getFormattedQuery(): string;
  getKnexQuery(): Knex.QueryBuilder;
  getParams(): any;
  getQuery(): string;
  /** @mark row-lock */
  setLockMode(mode?: any, tables?: any): this;
  /**
   * @remote call database
   * @data mikro-orm query
   */
  execute<T = any>(method?: string, options?: any): Promise<T>;
  /**
   * @remote read database
   * @data mikro-orm count
   */
  getCount(field?: any, distinct?: boolean): Promise<number>;
  /**
   * @remote read database
   * @data mikro-orm find-many
   */
  getResult(limit?: number): Promise<E[]>;
  /**
   * @remote read database
   * @data mikro-orm find-many
   */
  getResultAndCount(): Promise<[E[], number]>;
  /**
   * @remote read database
   * @data mikro-orm find-many
   */
  getResultList(limit?: number): Promise<E[]>;
  /**
   * @remote read database
   * @data mikro-orm find-one
   */
  getSingleResult(): Promise<E | null>;
}
export declare class Collection<out T = any, out O = any> {
  constructor(owner: any, items?: any, initialized?: boolean);
  [Symbol.iterator](): IterableIterator<T>;
  [index: number]: T;
  readonly length: number;
  add(entity: any, ...entities: any[]): any;
  contains(item: any, check?: boolean): boolean;
  count(): number;
  exists(callback: (item: T) => boolean): boolean;
  filter(callback: (item: T, index: number) => boolean): T[];
  find(callback: (item: T, index: number) => boolean): T | undefined;
  getIdentifiers(field?: any): any[];
  getItems(check?: boolean): T[];
  getSnapshot(): any;
  hydrate(items: any): void;
  indexBy(key: any, value?: any): any;
  isDirty(): boolean;
  isEmpty(): boolean;
  isInitialized(fully?: boolean): boolean;
  map<U>(mapper: (item: T, index: number) => U): U[];
  populated(populated?: boolean): void;
  reduce<U>(callback: (previous: U, item: T, index: number) => U, initial: U): U;
  remove(entity: any, ...entities: any[]): any;
  removeAll(): void;
  set(items: any): void;
  slice(start?: number, end?: number): T[];
  toArray(): any[];
  toJSON(): any[];
  /** @remote read database */
  init(options?: any): Promise<this>;
  /** @remote read database */
  load(options?: any): Promise<any>;
  /** @remote read database */
  loadCount(options?: any): Promise<number>;
  /** @remote read database */
  loadItems(options?: any): Promise<T[]>;
  /** @remote read database */
  matching(options: any): Promise<T[]>;
}
export interface Reference<out T = any> {
  get(): T;
  getEntity(): T;
  getProperty(property: any): any;
  isInitialized(): boolean;
  /** @remote read database */
  load(options?: any): Promise<T | null>;
  /** @remote read database */
  loadOrFail(options?: any): Promise<T>;
  /** @remote read database */
  loadProperty(property: any, options?: any): Promise<any>;
  populated(populated?: boolean): void;
  set(entity: any): void;
  unwrap(): T;
}
export declare const Reference: {
  create<T>(entity: T): Ref<T>;
  createFromPK(...args: any[]): any;
  wrapReference(...args: any[]): any;
  [member: string]: any;
};
export type Ref<T = any> = Reference<T> & { id: any; $: any };
export type IdentifiedReference<T = any, K = any> = Ref<T>;
export type LoadedReference<T = any> = Ref<T>;
export type ScalarReference<T = any> = any;
export declare function ref<T = any>(...args: any[]): any;
export declare function rel<T = any>(...args: any[]): any;
export declare function wrap<T = any>(entity: T, preferHelper?: boolean): any;
export declare function assign(entity: any, data: any, options?: any): any;
export declare function helper(entity: any): any;
export declare function serialize(entity: any, options?: any): any;
export type SerializeOptions<T = any, P = any, E = any> = any;
export declare const SerializationContext: any;
export type SerializationContext<T = any> = any;
export type IPrimaryKey<T = any> = any;
export declare function raw<T = any>(sql: any, params?: any): any;
export declare function sql(strings: TemplateStringsArray, ...values: any[]): any;
export declare function quote(strings: TemplateStringsArray, ...values: any[]): string;

export interface MikroORMOptions<out D = any> {
  allowGlobalContext?: boolean;
  clientUrl?: string;
  dbName?: string;
  debug?: any;
  driver?: any;
  driverOptions?: any;
  entities?: any;
  pool?: { max?: number; min?: number; [option: string]: any };
  replicas?: any[];
  [option: string]: any;
}
export type Options<D = any> = MikroORMOptions<D>;
export type Configuration<D = any> = any;
export declare const Configuration: any;
export declare class MikroORM<out D = any> {
  /**
   * @creates mikro-orm options
   * @pool 10 option options.pool.max
   */
  constructor(options?: MikroORMOptions);
  /**
   * @creates mikro-orm options
   * @pool 10 option options.pool.max
   */
  static init<D = any>(options?: MikroORMOptions, connect?: boolean): Promise<MikroORM<D>>;
  /**
   * @creates mikro-orm options
   * @pool 10 option options.pool.max
   */
  static initSync<D = any>(options?: MikroORMOptions): MikroORM<D>;
  readonly config: any;
  readonly em: EntityManager;
  readonly entityGenerator: any;
  readonly migrator: any;
  readonly schema: any;
  readonly seeder: any;
  close(force?: boolean): Promise<void>;
  connect(): Promise<any>;
  getMetadata(...args: any[]): any;
  getMigrator(): any;
  getSchemaGenerator(): any;
  isConnected(): Promise<boolean>;
  reconnect(options?: any): Promise<void>;
}
export declare function defineConfig<T>(options: T): T;
export declare function defineEntity(definition: any): any;
export declare class EntitySchema<out E = any, out B = any> {
  constructor(metadata: any, internal?: any);
  readonly meta: any;
  readonly name: any;
  [member: string]: any;
}
export declare abstract class BaseEntity {
  assign(data: any, options?: any): any;
  init(...args: any[]): Promise<any>;
  isInitialized(): boolean;
  populate(...args: any[]): Promise<any>;
  serialize(options?: any): any;
  toJSON(...args: any[]): any;
  toObject(...args: any[]): any;
  toPOJO(): any;
  toReference(): any;
}
export declare class RequestContext {
  static create<T>(em: any, next: (...args: any[]) => T, options?: any): T;
  static createAsync<T>(em: any, next: (...args: any[]) => Promise<T>): Promise<T>;
  static currentRequestContext(): RequestContext | undefined;
  static getEntityManager(name?: string): EntityManager | undefined;
}
export declare const types: any;
export declare const t: any;
export declare const p: any;
export declare const Cascade: any;
export type Cascade = any;
export declare const ChangeSetType: any;
export type ChangeSetType = any;
export declare const EventType: any;
export type EventType = any;
export declare const FlushMode: any;
export type FlushMode = any;
export declare const IsolationLevel: any;
export type IsolationLevel = any;
export declare const LoadStrategy: any;
export type LoadStrategy = any;
export declare const LockMode: any;
export type LockMode = any;
export declare const PopulateHint: any;
export type PopulateHint = any;
export declare const QueryFlag: any;
export type QueryFlag = any;
export declare const QueryOrder: any;
export type QueryOrder = any;
export declare const QueryOrderNumeric: any;
export type QueryOrderNumeric = any;
export declare const ReferenceKind: any;
export type ReferenceKind = any;
export declare const ReferenceType: any;
export type ReferenceType = any;
export declare const TransactionPropagation: any;
export type TransactionPropagation = any;
export declare const EntityCaseNamingStrategy: any;
export type EntityCaseNamingStrategy = any;
export declare const NamingStrategy: any;
export type NamingStrategy = any;
export declare const MetadataStorage: any;
export type MetadataStorage = any;
export declare const Utils: any;
export type Utils = any;
export declare const ConfigurationLoader: any;
export type ConfigurationLoader = any;
export declare const QueryHelper: any;
export type QueryHelper = any;
export declare const Type: any;
export type Type = any;
export declare const EnumType: any;
export type EnumType = any;
export declare const ArrayType: any;
export type ArrayType = any;
export declare const BigIntType: any;
export type BigIntType = any;
export declare const JsonType: any;
export type JsonType = any;
export declare const DateType: any;
export type DateType = any;
export declare const DateTimeType: any;
export type DateTimeType = any;
export declare const TextType: any;
export type TextType = any;
export declare const IntegerType: any;
export type IntegerType = any;
export declare const UuidType: any;
export type UuidType = any;
export declare const UnknownType: any;
export type UnknownType = any;
export declare const DecimalType: any;
export type DecimalType = any;
export declare const Platform: any;
export type Platform = any;
export declare const DatabaseDriver: any;
export type DatabaseDriver = any;
export declare const IDatabaseDriver: any;
export type IDatabaseDriver = any;
export declare const UnitOfWork: any;
export type UnitOfWork = any;
export declare const ChangeSet: any;
export type ChangeSet = any;
export declare const EventManager: any;
export type EventManager = any;
export declare const EntityHelper: any;
export type EntityHelper = any;
export declare const AbstractNamingStrategy: any;
export type AbstractNamingStrategy = any;
export declare const UnderscoreNamingStrategy: any;
export type UnderscoreNamingStrategy = any;
export declare const MemoryCacheAdapter: any;
export type MemoryCacheAdapter = any;
export declare const ReflectMetadataProvider: any;
export type ReflectMetadataProvider = any;
export declare class DriverException extends Error {
  [detail: string]: any;
}
export declare class InvalidFieldNameException extends Error {
  [detail: string]: any;
}
export declare class NotFoundError extends Error {
  [detail: string]: any;
}
export declare class OptimisticLockError extends Error {
  [detail: string]: any;
}
export declare class UniqueConstraintViolationException extends Error {
  [detail: string]: any;
}
export declare class ForeignKeyConstraintViolationException extends Error {
  [detail: string]: any;
}
export declare class NotNullConstraintViolationException extends Error {
  [detail: string]: any;
}
export declare class CheckConstraintViolationException extends Error {
  [detail: string]: any;
}
export declare class ConstraintViolationException extends Error {
  [detail: string]: any;
}
export declare class DeadlockException extends Error {
  [detail: string]: any;
}
export declare class LockWaitTimeoutException extends Error {
  [detail: string]: any;
}
export declare class ValidationError extends Error {
  [detail: string]: any;
}
export declare class TableNotFoundException extends Error {
  [detail: string]: any;
}
export declare class ServerException extends Error {
  [detail: string]: any;
}
/** @mark entity */
export declare function Entity(...args: any[]): any;
/** @mark entity */
export declare function Embeddable(...args: any[]): any;
/** @mark unique-index */
export declare function PrimaryKey(...args: any[]): any;
export declare function SerializedPrimaryKey(...args: any[]): any;
/** @mark unique-index */
export declare function Unique(...args: any[]): any;
export declare function Property(...args: any[]): any;
export declare function Index(...args: any[]): any;
export declare function Check(...args: any[]): any;
export declare function Enum(...args: any[]): any;
export declare function Embedded(...args: any[]): any;
export declare function Formula(...args: any[]): any;
export declare function Filter(...args: any[]): any;
export declare function AfterCreate(...args: any[]): any;
export declare function AfterDelete(...args: any[]): any;
export declare function AfterUpdate(...args: any[]): any;
export declare function AfterUpsert(...args: any[]): any;
export declare function BeforeCreate(...args: any[]): any;
export declare function BeforeDelete(...args: any[]): any;
export declare function BeforeUpdate(...args: any[]): any;
export declare function BeforeUpsert(...args: any[]): any;
export declare function OnInit(...args: any[]): any;
export declare function OnLoad(...args: any[]): any;
export declare function Subscriber(...args: any[]): any;
/** @mark transactional-method */
export declare function Transactional(...args: any[]): any;
export declare function CreateRequestContext(...args: any[]): any;
export declare function EnsureRequestContext(...args: any[]): any;
export declare function UseRequestContext(...args: any[]): any;
export declare function ManyToMany<T>(
  type?: string | ((type?: any) => abstract new (...args: any[]) => T) | Record<string, any>,
  inverseOrOptions?: string | ((object: T) => any) | Record<string, any>,
  options?: any,
): any;
export declare function ManyToOne<T>(
  type?: string | ((type?: any) => abstract new (...args: any[]) => T) | Record<string, any>,
  inverseOrOptions?: string | ((object: T) => any) | Record<string, any>,
  options?: any,
): any;
export declare function OneToMany<T>(
  type?: string | ((type?: any) => abstract new (...args: any[]) => T) | Record<string, any>,
  inverseOrOptions?: string | ((object: T) => any) | Record<string, any>,
  options?: any,
): any;
export declare function OneToOne<T>(
  type?: string | ((type?: any) => abstract new (...args: any[]) => T) | Record<string, any>,
  inverseOrOptions?: string | ((object: T) => any) | Record<string, any>,
  options?: any,
): any;
