/** Package typeorm, 0.2, 0.3 and 1.x. Facts read from typeorm 1.1.1 and 0.3.28: no query ends by itself (`maxQueryExecutionTime` only logs), ten connections from the driver, `save` reads the row before it writes it. */
import type { EventEmitter } from "events";
import type { Readable } from "stream";

export type ObjectLiteral = Record<string, any>;
export type ObjectType<T> = (new () => T) | Function;
export type EntityClass<T> = new (...args: any[]) => T;
/** The class comes first, so that the entity is read from it. */
export type EntityTarget<E> =
  | (abstract new (
      ...args: any[]
    ) => E)
  | EntitySchema<E>
  | string
  | { type: E; name: string };
export type MixedList<T> = T[] | Record<string, T>;
export type DeepPartial<T> = { [K in keyof T]?: any };
export type QueryDeepPartialEntity<T> = { [K in keyof T]?: any };
export type QueryPartialEntity<T> = { [K in keyof T]?: any };
export type FindOptionsWhere<E = any> = { [K in keyof E]?: any };
export type FindConditions<E = any> = FindOptionsWhere<E>;
export type FindOptionsOrder<E = any> = { [K in keyof E]?: any };
export type FindOptionsOrderValue = "ASC" | "DESC" | "asc" | "desc" | 1 | -1 | object;
export type FindOptionsSelect<E = any> = { [K in keyof E]?: any };
export type FindOptionsRelations<E = any> = { [K in keyof E]?: any };
export type FindOptionsSelectByString<E = any> = (keyof E)[];
export type FindOptionsRelationByString = string[];
export type OrderByCondition = Record<string, any>;
export type Where<E> = FindOptionsWhere<E> | FindOptionsWhere<E>[];
export type Relation<T> = T;
export type RelationType = "one-to-one" | "one-to-many" | "many-to-one" | "many-to-many";
export type ColumnType = any;
export type DatabaseType = string;
export type LoggerOptions = any;
export type IsolationLevel =
  | "READ UNCOMMITTED"
  | "READ COMMITTED"
  | "REPEATABLE READ"
  | "SERIALIZABLE"
  | "SNAPSHOT";
export type ObjectId = any;
export declare const ObjectId: any;
export declare const ObjectID: any;
export type ObjectID = any;

export interface FindOneOptions<out E = any> {
  cache?: any;
  comment?: string;
  join?: any;
  loadEagerRelations?: boolean;
  loadRelationIds?: any;
  lock?: {
    mode: string;
    onLocked?: string;
    tables?: string[];
    version?: number | Date;
  };
  order?: FindOptionsOrder<E>;
  relationLoadStrategy?: "join" | "query";
  relations?: any;
  select?: any;
  transaction?: boolean;
  where?: any;
  withDeleted?: boolean;
}
export interface FindManyOptions<out E = any> extends FindOneOptions<E> {
  skip?: number;
  take?: number;
}
export interface SaveOptions {
  chunk?: number;
  data?: any;
  listeners?: boolean;
  reload?: boolean;
  transaction?: boolean;
}
export interface RemoveOptions extends SaveOptions {}
export interface UpdateOptions {
  returning?: any;
}
export interface UpsertOptions<out E = any> {
  conflictPaths: any;
  indexPredicate?: string;
  skipUpdateIfNoValuesChanged?: boolean;
  upsertType?: string;
  returning?: any;
}
export declare class InsertResult {
  generatedMaps: ObjectLiteral[];
  identifiers: ObjectLiteral[];
  raw: any;
}
export declare class UpdateResult {
  affected?: number;
  generatedMaps: ObjectLiteral[];
  raw: any;
}
export declare class DeleteResult {
  affected?: number | null;
  raw: any;
}

/**
 * @deadline client extra
 * @default none
 */
export declare class Repository<out E = any> {
  constructor(target: EntityTarget<E>, manager: EntityManager, queryRunner?: QueryRunner);
  readonly manager: EntityManager;
  readonly metadata: any;
  readonly queryRunner?: QueryRunner;
  readonly target: EntityTarget<E>;
  create(): E;
  create(entityLikes: DeepPartial<E>[]): E[];
  create(entityLike: DeepPartial<E>): E;
  createQueryBuilder(alias?: string, queryRunner?: QueryRunner): SelectQueryBuilder<E>;
  extend<C>(customs: C & ThisType<Repository<E> & C>): this & C;
  getId(entity: E): any;
  hasId(entity: E): boolean;
  merge(into: E, ...entityLikes: DeepPartial<E>[]): E;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  find(options?: FindManyOptions<E>): Promise<E[]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  findBy(where: Where<E>): Promise<E[]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  findAndCount(options?: FindManyOptions<E>): Promise<[E[], number]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  findAndCountBy(where: Where<E>): Promise<[E[], number]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  findByIds(ids: any[], options?: FindManyOptions<E>): Promise<E[]>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  findOne(options?: FindOneOptions<E>): Promise<E | null>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  findOne(id: any, options?: FindOneOptions<E>): Promise<E | null>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  findOneBy(where: Where<E>): Promise<E | null>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  findOneById(id: any): Promise<E | null>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  findOneOrFail(options?: FindOneOptions<E>): Promise<E>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  findOneOrFail(id: any, options?: FindOneOptions<E>): Promise<E>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  findOneByOrFail(where: Where<E>): Promise<E>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  preload(entityLike: DeepPartial<E>): Promise<E | undefined>;
  /**
   * @remote read database
   * @data typeorm exists
   */
  exist(options?: FindManyOptions<E>): Promise<boolean>;
  /**
   * @remote read database
   * @data typeorm exists
   */
  exists(options?: FindManyOptions<E>): Promise<boolean>;
  /**
   * @remote read database
   * @data typeorm exists
   */
  existsBy(where: Where<E>): Promise<boolean>;
  /**
   * @remote read database
   * @data typeorm count
   */
  count(options?: FindManyOptions<E>): Promise<number>;
  /**
   * @remote read database
   * @data typeorm count
   */
  countBy(where: Where<E>): Promise<number>;
  /**
   * @remote read database
   * @data typeorm aggregate
   */
  sum(columnName: string, where?: Where<E>): Promise<number | null>;
  /**
   * @remote read database
   * @data typeorm aggregate
   */
  average(columnName: string, where?: Where<E>): Promise<number | null>;
  /**
   * @remote read database
   * @data typeorm aggregate
   */
  minimum(columnName: string, where?: Where<E>): Promise<number | null>;
  /**
   * @remote read database
   * @data typeorm aggregate
   */
  maximum(columnName: string, where?: Where<E>): Promise<number | null>;
  /**
   * @remote write database
   * @data typeorm save
   */
  save<T>(entities: T[], options?: SaveOptions): Promise<(T & E)[]>;
  /**
   * @remote write database
   * @data typeorm save
   */
  save<T>(entity: T, options?: SaveOptions): Promise<T & E>;
  /**
   * @remote write database
   * @data typeorm insert
   */
  insert(entity: any): Promise<InsertResult>;
  /**
   * @remote write database
   * @data typeorm upsert
   */
  upsert(
    entityOrEntities: any,
    conflictPathsOrOptions: string[] | UpsertOptions<E>,
  ): Promise<InsertResult>;
  /**
   * @remote write database
   * @data typeorm update
   */
  update(
    criteria: any,
    partialEntity: QueryDeepPartialEntity<E>,
    options?: UpdateOptions,
  ): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data typeorm update-many
   */
  updateAll(
    partialEntity: QueryDeepPartialEntity<E>,
    options?: UpdateOptions,
  ): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data typeorm increment
   */
  increment(conditions: any, propertyPath: string, value: number | string): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data typeorm increment
   */
  decrement(conditions: any, propertyPath: string, value: number | string): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data typeorm delete
   */
  remove(entities: E[], options?: RemoveOptions): Promise<E[]>;
  /**
   * @remote write database
   * @data typeorm delete
   */
  remove(entity: E, options?: RemoveOptions): Promise<E>;
  /**
   * @remote write database
   * @data typeorm update
   */
  softRemove<T>(entities: T[], options?: SaveOptions): Promise<(T & E)[]>;
  /**
   * @remote write database
   * @data typeorm update
   */
  softRemove<T>(entity: T, options?: SaveOptions): Promise<T & E>;
  /**
   * @remote write database
   * @data typeorm update
   */
  recover<T>(entities: T[], options?: SaveOptions): Promise<(T & E)[]>;
  /**
   * @remote write database
   * @data typeorm update
   */
  recover<T>(entity: T, options?: SaveOptions): Promise<T & E>;
  /**
   * @remote write database
   * @data typeorm delete
   */
  delete(criteria: any): Promise<DeleteResult>;
  /**
   * @remote write database
   * @data typeorm delete-many
   */
  deleteAll(): Promise<DeleteResult>;
  /**
   * @remote write database
   * @data typeorm update
   */
  softDelete(criteria: any): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data typeorm update
   */
  restore(criteria: any): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data typeorm delete-many
   */
  clear(options?: { cascade?: boolean }): Promise<void>;
  /**
   * @remote call database
   * @data typeorm query
   */
  query<T = any>(query: string, parameters?: any[]): Promise<T>;
  /**
   * @remote call database
   * @data typeorm query
   */
  sql<T = any>(strings: TemplateStringsArray, ...values: any[]): Promise<T>;
}
export declare class TreeRepository<out E = any> extends Repository<E> {
  /**
   * @remote read database
   * @data typeorm find-many
   */
  findTrees(options?: any): Promise<E[]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  findRoots(options?: any): Promise<E[]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  findDescendants(entity: E, options?: any): Promise<E[]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  findDescendantsTree(entity: E, options?: any): Promise<E>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  findAncestors(entity: E, options?: any): Promise<E[]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  findAncestorsTree(entity: E, options?: any): Promise<E>;
  /**
   * @remote read database
   * @data typeorm count
   */
  countDescendants(entity: E): Promise<number>;
  /**
   * @remote read database
   * @data typeorm count
   */
  countAncestors(entity: E): Promise<number>;
}
export declare class AbstractRepository<out E = any> {
  protected readonly manager: EntityManager;
  protected readonly repository: Repository<E>;
  protected createQueryBuilder(alias: string): SelectQueryBuilder<E>;
  protected getRepositoryFor<T>(target: EntityTarget<T>): Repository<T>;
}
export declare class MongoRepository<out E = any> extends Repository<E> {
  /**
   * @remote write database
   * @data typeorm delete-many
   */
  deleteMany(query: any, options?: any): Promise<any>;
  /**
   * @remote write database
   * @data typeorm delete
   */
  deleteOne(query: any, options?: any): Promise<any>;
  /**
   * @remote write database
   * @data typeorm update
   */
  findOneAndUpdate(query: any, update: any, options?: any): Promise<any>;
  /**
   * @remote write database
   * @data typeorm delete
   */
  findOneAndDelete(query: any, options?: any): Promise<any>;
  /**
   * @remote write database
   * @data typeorm update
   */
  findOneAndReplace(query: any, replacement: any, options?: any): Promise<any>;
  /**
   * @remote write database
   * @data typeorm insert-many
   */
  insertMany(docs: any[], options?: any): Promise<any>;
  /**
   * @remote write database
   * @data typeorm insert
   */
  insertOne(doc: any, options?: any): Promise<any>;
  /**
   * @remote write database
   * @data typeorm update
   */
  replaceOne(query: any, doc: any, options?: any): Promise<any>;
  /**
   * @remote write database
   * @data typeorm update-many
   */
  updateMany(query: any, update: any, options?: any): Promise<any>;
  /**
   * @remote write database
   * @data typeorm update
   */
  updateOne(query: any, update: any, options?: any): Promise<any>;
  /**
   * @remote write database
   * @data typeorm query
   */
  bulkWrite(operations: any[], options?: any): Promise<any>;
  /**
   * @remote read database
   * @data typeorm count
   */
  countDocuments(query?: any, options?: any): Promise<number>;
  /**
   * @remote read database
   * @data typeorm aggregate
   */
  distinct(key: string, query: any, options?: any): Promise<any>;
  aggregate<T = any>(pipeline: any[], options?: any): any;
}

/**
 * @deadline client extra
 * @default none
 */
export declare class EntityManager {
  constructor(connection: DataSource, queryRunner?: QueryRunner);
  readonly connection: DataSource;
  readonly dataSource: DataSource;
  readonly queryRunner?: QueryRunner;
  create<E>(target: EntityTarget<E>, entityLikes: DeepPartial<E>[]): E[];
  create<E>(target: EntityTarget<E>, entityLike?: DeepPartial<E>): E;
  createQueryBuilder<E>(
    target: EntityTarget<E>,
    alias: string,
    queryRunner?: QueryRunner,
  ): SelectQueryBuilder<E>;
  createQueryBuilder(queryRunner?: QueryRunner): SelectQueryBuilder<any>;
  getCustomRepository<T>(repository: EntityClass<T>): T;
  getId(target: any, entity?: any): any;
  getMongoRepository<E>(target: EntityTarget<E>): MongoRepository<E>;
  getRepository<E>(target: EntityTarget<E>): Repository<E>;
  getTreeRepository<E>(target: EntityTarget<E>): TreeRepository<E>;
  hasId(target: any, entity?: any): boolean;
  merge<E>(target: EntityTarget<E>, into: E, ...entityLikes: DeepPartial<E>[]): E;
  release(): Promise<void>;
  withRepository<T>(repository: T): T;
  /**
   * @remote call database
   * @transaction runInTransaction
   */
  transaction<T>(runInTransaction: (manager: EntityManager) => Promise<T>): Promise<T>;
  /**
   * @remote call database
   * @transaction runInTransaction
   */
  transaction<T>(
    isolationLevel: IsolationLevel,
    runInTransaction: (manager: EntityManager) => Promise<T>,
  ): Promise<T>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  find<E>(target: EntityTarget<E>, options?: FindManyOptions<E>): Promise<E[]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  findBy<E>(target: EntityTarget<E>, where: Where<E>): Promise<E[]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  findAndCount<E>(target: EntityTarget<E>, options?: FindManyOptions<E>): Promise<[E[], number]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  findAndCountBy<E>(target: EntityTarget<E>, where: Where<E>): Promise<[E[], number]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  findByIds<E>(target: EntityTarget<E>, ids: any[], options?: FindManyOptions<E>): Promise<E[]>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  findOne<E>(target: EntityTarget<E>, options?: FindOneOptions<E>): Promise<E | null>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  findOne<E>(target: EntityTarget<E>, id: any, options?: FindOneOptions<E>): Promise<E | null>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  findOneBy<E>(target: EntityTarget<E>, where: Where<E>): Promise<E | null>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  findOneById<E>(target: EntityTarget<E>, id: any): Promise<E | null>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  findOneOrFail<E>(target: EntityTarget<E>, options?: FindOneOptions<E>): Promise<E>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  findOneOrFail<E>(target: EntityTarget<E>, id: any, options?: FindOneOptions<E>): Promise<E>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  findOneByOrFail<E>(target: EntityTarget<E>, where: Where<E>): Promise<E>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  preload<E>(target: EntityTarget<E>, entityLike: DeepPartial<E>): Promise<E | undefined>;
  /**
   * @remote read database
   * @data typeorm exists
   */
  exist<E>(target: EntityTarget<E>, options?: FindManyOptions<E>): Promise<boolean>;
  /**
   * @remote read database
   * @data typeorm exists
   */
  exists<E>(target: EntityTarget<E>, options?: FindManyOptions<E>): Promise<boolean>;
  /**
   * @remote read database
   * @data typeorm exists
   */
  existsBy<E>(target: EntityTarget<E>, where: Where<E>): Promise<boolean>;
  /**
   * @remote read database
   * @data typeorm count
   */
  count<E>(target: EntityTarget<E>, options?: FindManyOptions<E>): Promise<number>;
  /**
   * @remote read database
   * @data typeorm count
   */
  countBy<E>(target: EntityTarget<E>, where: Where<E>): Promise<number>;
  /**
   * @remote read database
   * @data typeorm aggregate
   */
  sum<E>(target: EntityTarget<E>, columnName: string, where?: Where<E>): Promise<number | null>;
  /**
   * @remote read database
   * @data typeorm aggregate
   */
  average<E>(target: EntityTarget<E>, columnName: string, where?: Where<E>): Promise<number | null>;
  /**
   * @remote read database
   * @data typeorm aggregate
   */
  minimum<E>(target: EntityTarget<E>, columnName: string, where?: Where<E>): Promise<number | null>;
  /**
   * @remote read database
   * @data typeorm aggregate
   */
  maximum<E>(target: EntityTarget<E>, columnName: string, where?: Where<E>): Promise<number | null>;
  /**
   * @remote write database
   * @data typeorm save
   */
  save<T>(entities: T[], options?: SaveOptions): Promise<T[]>;
  /**
   * @remote write database
   * @data typeorm save
   */
  save<E, T>(target: EntityTarget<E>, entities: T[], options?: SaveOptions): Promise<(T & E)[]>;
  /**
   * @remote write database
   * @data typeorm save
   */
  save<T>(entity: T, options?: SaveOptions): Promise<T>;
  /**
   * @remote write database
   * @data typeorm save
   */
  save<E, T>(target: EntityTarget<E>, entity: T, options?: SaveOptions): Promise<T & E>;
  /**
   * @remote write database
   * @data typeorm insert
   */
  insert<E>(target: EntityTarget<E>, entity: any): Promise<InsertResult>;
  /**
   * @remote write database
   * @data typeorm upsert
   */
  upsert<E>(
    target: EntityTarget<E>,
    entityOrEntities: any,
    conflictPathsOrOptions: string[] | UpsertOptions<E>,
  ): Promise<InsertResult>;
  /**
   * @remote write database
   * @data typeorm update
   */
  update<E>(
    target: EntityTarget<E>,
    criteria: any,
    partialEntity: QueryDeepPartialEntity<E>,
    options?: UpdateOptions,
  ): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data typeorm update-many
   */
  updateAll<E>(
    target: EntityTarget<E>,
    partialEntity: QueryDeepPartialEntity<E>,
    options?: UpdateOptions,
  ): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data typeorm increment
   */
  increment<E>(
    target: EntityTarget<E>,
    conditions: any,
    propertyPath: string,
    value: number | string,
  ): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data typeorm increment
   */
  decrement<E>(
    target: EntityTarget<E>,
    conditions: any,
    propertyPath: string,
    value: number | string,
  ): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data typeorm delete
   */
  remove<E>(entities: E[], options?: RemoveOptions): Promise<E[]>;
  /**
   * @remote write database
   * @data typeorm delete
   */
  remove<E>(target: EntityTarget<E>, entities: E[], options?: RemoveOptions): Promise<E[]>;
  /**
   * @remote write database
   * @data typeorm delete
   */
  remove<E>(entity: E, options?: RemoveOptions): Promise<E>;
  /**
   * @remote write database
   * @data typeorm delete
   */
  remove<E>(target: EntityTarget<E>, entity: E, options?: RemoveOptions): Promise<E>;
  /**
   * @remote write database
   * @data typeorm update
   */
  softRemove<T>(entities: T[], options?: SaveOptions): Promise<T[]>;
  /**
   * @remote write database
   * @data typeorm update
   */
  softRemove<E, T>(
    target: EntityTarget<E>,
    entities: T[],
    options?: SaveOptions,
  ): Promise<(T & E)[]>;
  /**
   * @remote write database
   * @data typeorm update
   */
  softRemove<T>(entity: T, options?: SaveOptions): Promise<T>;
  /**
   * @remote write database
   * @data typeorm update
   */
  softRemove<E, T>(target: EntityTarget<E>, entity: T, options?: SaveOptions): Promise<T & E>;
  /**
   * @remote write database
   * @data typeorm update
   */
  recover<T>(entities: T[], options?: SaveOptions): Promise<T[]>;
  /**
   * @remote write database
   * @data typeorm update
   */
  recover<E, T>(target: EntityTarget<E>, entities: T[], options?: SaveOptions): Promise<(T & E)[]>;
  /**
   * @remote write database
   * @data typeorm update
   */
  recover<T>(entity: T, options?: SaveOptions): Promise<T>;
  /**
   * @remote write database
   * @data typeorm update
   */
  recover<E, T>(target: EntityTarget<E>, entity: T, options?: SaveOptions): Promise<T & E>;
  /**
   * @remote write database
   * @data typeorm delete
   */
  delete<E>(target: EntityTarget<E>, criteria: any): Promise<DeleteResult>;
  /**
   * @remote write database
   * @data typeorm delete-many
   */
  deleteAll<E>(target: EntityTarget<E>): Promise<DeleteResult>;
  /**
   * @remote write database
   * @data typeorm update
   */
  softDelete<E>(target: EntityTarget<E>, criteria: any): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data typeorm update
   */
  restore<E>(target: EntityTarget<E>, criteria: any): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data typeorm delete-many
   */
  clear<E>(target: EntityTarget<E>, options?: { cascade?: boolean }): Promise<void>;
  /**
   * @remote call database
   * @data typeorm query
   */
  query<T = any>(query: string, parameters?: any[]): Promise<T>;
  /**
   * @remote call database
   * @data typeorm query
   */
  sql<T = any>(strings: TemplateStringsArray, ...values: any[]): Promise<T>;
}
export declare class MongoEntityManager extends EntityManager {}

/**
 * @deadline client extra
 * @default none
 */
export declare class BaseEntity {
  static useDataSource(dataSource: DataSource | null): void;
  static getRepository<E>(this: EntityClass<E>): Repository<E>;
  static createQueryBuilder<E>(this: EntityClass<E>, alias?: string): SelectQueryBuilder<E>;
  static create<E>(this: EntityClass<E>): E;
  static create<E>(this: EntityClass<E>, entityLikes: DeepPartial<E>[]): E[];
  static create<E>(this: EntityClass<E>, entityLike: DeepPartial<E>): E;
  static merge<E>(this: EntityClass<E>, into: E, ...entityLikes: DeepPartial<E>[]): E;
  static getId<E>(this: EntityClass<E>, entity: E): any;
  static hasId(entity: any): boolean;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  static find<E>(this: EntityClass<E>, options?: FindManyOptions<E>): Promise<E[]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  static findBy<E>(this: EntityClass<E>, where: Where<E>): Promise<E[]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  static findAndCount<E>(
    this: EntityClass<E>,
    options?: FindManyOptions<E>,
  ): Promise<[E[], number]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  static findAndCountBy<E>(this: EntityClass<E>, where: Where<E>): Promise<[E[], number]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  static findByIds<E>(this: EntityClass<E>, ids: any[], options?: FindManyOptions<E>): Promise<E[]>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  static findOne<E>(this: EntityClass<E>, options?: FindOneOptions<E>): Promise<E | null>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  static findOne<E>(this: EntityClass<E>, id: any, options?: FindOneOptions<E>): Promise<E | null>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  static findOneBy<E>(this: EntityClass<E>, where: Where<E>): Promise<E | null>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  static findOneById<E>(this: EntityClass<E>, id: any): Promise<E | null>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  static findOneOrFail<E>(this: EntityClass<E>, options?: FindOneOptions<E>): Promise<E>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  static findOneOrFail<E>(this: EntityClass<E>, id: any, options?: FindOneOptions<E>): Promise<E>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  static findOneByOrFail<E>(this: EntityClass<E>, where: Where<E>): Promise<E>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  static preload<E>(this: EntityClass<E>, entityLike: DeepPartial<E>): Promise<E | undefined>;
  /**
   * @remote read database
   * @data typeorm count
   */
  static count<E>(this: EntityClass<E>, options?: FindManyOptions<E>): Promise<number>;
  /**
   * @remote read database
   * @data typeorm count
   */
  static countBy<E>(this: EntityClass<E>, where: Where<E>): Promise<number>;
  /**
   * @remote read database
   * @data typeorm aggregate
   */
  static sum<E>(this: EntityClass<E>, columnName: string, where?: Where<E>): Promise<number | null>;
  /**
   * @remote read database
   * @data typeorm aggregate
   */
  static average<E>(
    this: EntityClass<E>,
    columnName: string,
    where?: Where<E>,
  ): Promise<number | null>;
  /**
   * @remote read database
   * @data typeorm aggregate
   */
  static minimum<E>(
    this: EntityClass<E>,
    columnName: string,
    where?: Where<E>,
  ): Promise<number | null>;
  /**
   * @remote read database
   * @data typeorm aggregate
   */
  static maximum<E>(
    this: EntityClass<E>,
    columnName: string,
    where?: Where<E>,
  ): Promise<number | null>;
  /**
   * @remote write database
   * @data typeorm save
   */
  static save<E, T>(this: EntityClass<E>, entities: T[], options?: SaveOptions): Promise<(T & E)[]>;
  /**
   * @remote write database
   * @data typeorm save
   */
  static save<E, T>(this: EntityClass<E>, entity: T, options?: SaveOptions): Promise<T & E>;
  /**
   * @remote write database
   * @data typeorm insert
   */
  static insert<E>(this: EntityClass<E>, entity: any): Promise<InsertResult>;
  /**
   * @remote write database
   * @data typeorm upsert
   */
  static upsert<E>(
    this: EntityClass<E>,
    entityOrEntities: any,
    conflictPathsOrOptions: string[] | UpsertOptions<E>,
  ): Promise<InsertResult>;
  /**
   * @remote write database
   * @data typeorm update
   */
  static update<E>(
    this: EntityClass<E>,
    criteria: any,
    partialEntity: QueryDeepPartialEntity<E>,
    options?: UpdateOptions,
  ): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data typeorm delete
   */
  static remove<E>(this: EntityClass<E>, entities: E[], options?: RemoveOptions): Promise<E[]>;
  /**
   * @remote write database
   * @data typeorm delete
   */
  static remove<E>(this: EntityClass<E>, entity: E, options?: RemoveOptions): Promise<E>;
  /**
   * @remote write database
   * @data typeorm delete
   */
  static delete<E>(this: EntityClass<E>, criteria: any): Promise<DeleteResult>;
  /**
   * @remote write database
   * @data typeorm delete-many
   */
  static clear<E>(this: EntityClass<E>, options?: { cascade?: boolean }): Promise<void>;
  /**
   * @remote call database
   * @data typeorm query
   */
  static query<T = any>(query: string, parameters?: any[]): Promise<T>;
  hasId(): boolean;
  /**
   * @remote write database
   * @data typeorm save
   */
  save(options?: SaveOptions): Promise<this>;
  /**
   * @remote write database
   * @data typeorm delete
   */
  remove(options?: RemoveOptions): Promise<this>;
  /**
   * @remote write database
   * @data typeorm update
   */
  softRemove(options?: SaveOptions): Promise<this>;
  /**
   * @remote write database
   * @data typeorm update
   */
  recover(options?: SaveOptions): Promise<this>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  reload(): Promise<void>;
}

/** Conditions of every kind of builder. */
export interface WhereExpressionBuilder {
  andWhere(where: any, parameters?: ObjectLiteral): this;
  andWhereInIds(ids: any): this;
  orWhere(where: any, parameters?: ObjectLiteral): this;
  orWhereInIds(ids: any): this;
  where(where: any, parameters?: ObjectLiteral): this;
  whereInIds(ids: any): this;
}
export interface WhereExpression extends WhereExpressionBuilder {}
export declare class Brackets {
  constructor(whereFactory: (builder: WhereExpressionBuilder) => any);
}
export declare class NotBrackets extends Brackets {}

/** A statement runs at its end: `getOne`, `getMany`, `execute` … */
export declare abstract class QueryBuilder<out E = any> {
  readonly connection: DataSource;
  readonly expressionMap: any;
  alias: string;
  addCommonTableExpression(query: any, alias: string, options?: any): this;
  callListeners(enabled: boolean): this;
  clone(): this;
  comment(text: string): this;
  createQueryBuilder(queryRunner?: QueryRunner): this;
  delete(): DeleteQueryBuilder<E>;
  escape(name: string): string;
  getParameters(): ObjectLiteral;
  getQuery(): string;
  getQueryAndParameters(): [string, any[]];
  getSql(): string;
  hasParameter(key: string): boolean;
  insert(): InsertQueryBuilder<E>;
  printSql(): this;
  relation(propertyPath: string): RelationQueryBuilder<E>;
  relation<T>(target: EntityTarget<T>, propertyPath: string): RelationQueryBuilder<T>;
  restore(): SoftDeleteQueryBuilder<E>;
  select(selection?: any, alias?: string): SelectQueryBuilder<E>;
  setParameter(key: string, value: any): this;
  setParameters(parameters: ObjectLiteral): this;
  setQueryRunner(queryRunner: QueryRunner): this;
  softDelete(): SoftDeleteQueryBuilder<E>;
  update(values?: QueryDeepPartialEntity<E>): UpdateQueryBuilder<E>;
  update<T>(target: EntityTarget<T>, values?: QueryDeepPartialEntity<T>): UpdateQueryBuilder<T>;
  useTransaction(enabled: boolean): this;
}
export interface SelectQueryBuilder<out E = any> extends WhereExpressionBuilder {}
/**
 * @deadline client extra
 * @default none
 */
export declare class SelectQueryBuilder<out E = any> extends QueryBuilder<E> {
  addFrom(target: any, alias: string): SelectQueryBuilder<any>;
  addGroupBy(groupBy: string): this;
  addOrderBy(sort: string, order?: "ASC" | "DESC", nulls?: string): this;
  addSelect(selection: any, alias?: string): this;
  andHaving(having: string, parameters?: ObjectLiteral): this;
  andWhereExists(subQuery: any): this;
  cache(...args: any[]): this;
  distinct(distinct?: boolean): this;
  distinctOn(columns: string[]): this;
  from<T>(target: EntityTarget<T>, alias: string): SelectQueryBuilder<T>;
  from(target: any, alias: string): SelectQueryBuilder<any>;
  groupBy(groupBy?: string): this;
  having(having: string, parameters?: ObjectLiteral): this;
  innerJoin(property: any, alias: string, condition?: string, parameters?: ObjectLiteral): this;
  innerJoinAndSelect(
    property: any,
    alias: string,
    condition?: string,
    parameters?: ObjectLiteral,
  ): this;
  leftJoin(property: any, alias: string, condition?: string, parameters?: ObjectLiteral): this;
  leftJoinAndSelect(
    property: any,
    alias: string,
    condition?: string,
    parameters?: ObjectLiteral,
  ): this;
  innerJoinAndMapMany(mapTo: string, property: any, alias: string, ...args: any[]): this;
  innerJoinAndMapOne(mapTo: string, property: any, alias: string, ...args: any[]): this;
  leftJoinAndMapMany(mapTo: string, property: any, alias: string, ...args: any[]): this;
  leftJoinAndMapOne(mapTo: string, property: any, alias: string, ...args: any[]): this;
  limit(limit?: number): this;
  loadAllRelationIds(options?: any): this;
  loadRelationCountAndMap(mapTo: string, relation: string, ...args: any[]): this;
  loadRelationIdAndMap(mapTo: string, relation: string, ...args: any[]): this;
  maxExecutionTime(milliseconds: number): this;
  offset(offset?: number): this;
  orHaving(having: string, parameters?: ObjectLiteral): this;
  orWhereExists(subQuery: any): this;
  orderBy(sort?: any, order?: "ASC" | "DESC", nulls?: string): this;
  select(selection?: any, alias?: string): this;
  setFindOptions(options: FindManyOptions<E>): this;
  /** @mark row-lock */
  setLock(lockMode: string, lockVersion?: any, lockTables?: string[]): this;
  setOnLocked(onLocked: string): this;
  setOption(option: string): this;
  skip(skip?: number): this;
  subQuery(): SelectQueryBuilder<any>;
  take(take?: number): this;
  timeTravelQuery(value?: any): this;
  useIndex(index: string): this;
  whereExists(subQuery: any): this;
  withDeleted(): this;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  getOne(): Promise<E | null>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  getOneOrFail(): Promise<E>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  getMany(): Promise<E[]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  getManyAndCount(): Promise<[E[], number]>;
  /**
   * @remote read database
   * @data typeorm count
   */
  getCount(): Promise<number>;
  /**
   * @remote read database
   * @data typeorm exists
   */
  getExists(): Promise<boolean>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  getRawOne<T = any>(): Promise<T | undefined>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  getRawMany<T = any>(): Promise<T[]>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  getRawAndEntities<T = any>(): Promise<{ entities: E[]; raw: T[] }>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  stream(): Promise<Readable>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  execute(): Promise<any>;
}
export interface InsertQueryBuilder<out E = any> extends WhereExpressionBuilder {}
/**
 * @deadline client extra
 * @default none
 */
export declare class InsertQueryBuilder<out E = any> extends QueryBuilder<E> {
  into<T>(target: EntityTarget<T>, columns?: string[]): InsertQueryBuilder<T>;
  onConflict(statement: string): this;
  orIgnore(statement?: any): this;
  orUpdate(overwrite?: any, conflictTarget?: any, options?: any): this;
  updateEntity(enabled: boolean): this;
  values(values: any): this;
  output(output: any): this;
  returning(returning: any): this;
  /**
   * @remote write database
   * @data typeorm insert
   */
  execute(): Promise<InsertResult>;
}
export interface UpdateQueryBuilder<out E = any> extends WhereExpressionBuilder {}
/**
 * @deadline client extra
 * @default none
 */
export declare class UpdateQueryBuilder<out E = any> extends QueryBuilder<E> {
  addOrderBy(sort: string, order?: "ASC" | "DESC", nulls?: string): this;
  limit(limit?: number): this;
  orderBy(sort?: any, order?: "ASC" | "DESC", nulls?: string): this;
  set(values: QueryDeepPartialEntity<E>): this;
  updateEntity(enabled: boolean): this;
  whereEntity(entity: any): this;
  output(output: any): this;
  returning(returning: any): this;
  /**
   * @remote write database
   * @data typeorm update
   */
  execute(): Promise<UpdateResult>;
}
export interface SoftDeleteQueryBuilder<out E = any> extends WhereExpressionBuilder {}
/**
 * @deadline client extra
 * @default none
 */
export declare class SoftDeleteQueryBuilder<out E = any> extends QueryBuilder<E> {
  from<T>(target: EntityTarget<T>, alias?: string): SoftDeleteQueryBuilder<T>;
  limit(limit?: number): this;
  orderBy(sort?: any, order?: "ASC" | "DESC", nulls?: string): this;
  updateEntity(enabled: boolean): this;
  whereEntity(entity: any): this;
  output(output: any): this;
  returning(returning: any): this;
  /**
   * @remote write database
   * @data typeorm update
   */
  execute(): Promise<UpdateResult>;
}
export interface DeleteQueryBuilder<out E = any> extends WhereExpressionBuilder {}
/**
 * @deadline client extra
 * @default none
 */
export declare class DeleteQueryBuilder<out E = any> extends QueryBuilder<E> {
  from<T>(target: EntityTarget<T>, alias?: string): DeleteQueryBuilder<T>;
  output(output: any): this;
  returning(returning: any): this;
  /**
   * @remote write database
   * @data typeorm delete
   */
  execute(): Promise<DeleteResult>;
}
/**
 * @deadline client extra
 * @default none
 */
export declare class RelationQueryBuilder<out E = any> extends QueryBuilder<E> {
  of(entity: any): this;
  /**
   * @remote write database
   * @data typeorm update
   */
  add(value: any): Promise<void>;
  /**
   * @remote write database
   * @data typeorm update
   */
  addAndRemove(added: any, removed: any): Promise<void>;
  /**
   * @remote read database
   * @data typeorm find-many
   */
  loadMany<T = any>(): Promise<T[]>;
  /**
   * @remote read database
   * @data typeorm find-one
   */
  loadOne<T = any>(): Promise<T | undefined>;
  /**
   * @remote write database
   * @data typeorm update
   */
  remove(value: any): Promise<void>;
  /**
   * @remote write database
   * @data typeorm update
   */
  set(value: any): Promise<void>;
}

/**
 * @deadline client extra
 * @default none
 */
export interface QueryRunner {
  readonly connection: DataSource;
  data: ObjectLiteral;
  readonly isReleased: boolean;
  readonly isTransactionActive: boolean;
  readonly manager: EntityManager;
  [schemaOperation: string]: any;
  /** @remote call database */
  clearTable(table: string): Promise<void>;
  /** @remote read database */
  getTable(path: string): Promise<any>;
  /** @remote read database */
  getTables(paths?: string[]): Promise<any[]>;
  /** @remote read database */
  hasColumn(table: any, column: string): Promise<boolean>;
  /** @remote read database */
  hasTable(table: any): Promise<boolean>;
  /**
   * @remote call database
   * @mark transaction-commit
   */
  commitTransaction(): Promise<void>;
  /**
   * @remote call database
   * @mark acquires-connection
   */
  connect(): Promise<any>;
  /**
   * @remote call database
   * @data typeorm query
   */
  query(query: string, parameters?: any[], useStructuredResult?: boolean): Promise<any>;
  /** @mark releases-connection */
  release(): Promise<void>;
  /**
   * @remote call database
   * @mark transaction-rollback
   */
  rollbackTransaction(): Promise<void>;
  /**
   * @remote call database
   * @data typeorm query
   */
  sql<T = any>(strings: TemplateStringsArray, ...values: any[]): Promise<T>;
  /**
   * @remote call database
   * @mark transaction-begin
   */
  startTransaction(isolationLevel?: IsolationLevel): Promise<void>;
  /**
   * @remote read database
   * @data typeorm query
   */
  stream(query: string, parameters?: any[], onEnd?: any, onError?: any): Promise<Readable>;
}

export interface BaseDataSourceOptions {
  [option: string]: any;
  cache?: any;
  connectTimeoutMS?: number;
  entities?: any;
  extra?: any;
  logging?: any;
  maxQueryExecutionTime?: number;
  migrations?: any;
  name?: string;
  poolSize?: number;
  replication?: any;
  subscribers?: any;
  synchronize?: boolean;
  type: any;
}
export interface DataSourceOptions extends BaseDataSourceOptions {}
export interface ConnectionOptions extends BaseDataSourceOptions {}

/**
 * @deadline client extra
 * @default none
 */
export declare class DataSource {
  /**
   * @creates typeorm options
   * @pool 10 option options.poolSize | option options.extra
   */
  constructor(options: DataSourceOptions);
  readonly driver: any;
  readonly entityMetadatas: any[];
  readonly isConnected: boolean;
  readonly isInitialized: boolean;
  readonly manager: EntityManager;
  readonly mongoManager: MongoEntityManager;
  readonly name: string;
  readonly options: DataSourceOptions;
  close(): Promise<void>;
  connect(): Promise<this>;
  createEntityManager(queryRunner?: QueryRunner): EntityManager;
  createQueryBuilder<E>(
    target: EntityTarget<E>,
    alias: string,
    queryRunner?: QueryRunner,
  ): SelectQueryBuilder<E>;
  createQueryBuilder(queryRunner?: QueryRunner): SelectQueryBuilder<any>;
  createQueryRunner(mode?: "master" | "slave"): QueryRunner;
  destroy(): Promise<void>;
  dropDatabase(): Promise<void>;
  getCustomRepository<T>(repository: EntityClass<T>): T;
  getMetadata(target: any): any;
  getMongoRepository<E>(target: EntityTarget<E>): MongoRepository<E>;
  getRepository<E>(target: EntityTarget<E>): Repository<E>;
  getTreeRepository<E>(target: EntityTarget<E>): TreeRepository<E>;
  hasMetadata(target: any): boolean;
  initialize(): Promise<this>;
  /**
   * @remote call database
   * @data typeorm query
   */
  query<T = any>(query: string, parameters?: any[], queryRunner?: QueryRunner): Promise<T>;
  /** @remote write database */
  runMigrations(options?: any): Promise<any[]>;
  setOptions(options: Partial<DataSourceOptions>): this;
  showMigrations(): Promise<boolean>;
  /**
   * @remote call database
   * @data typeorm query
   */
  sql<T = any>(strings: TemplateStringsArray, ...values: any[]): Promise<T>;
  /** @remote write database */
  synchronize(dropBeforeSync?: boolean): Promise<void>;
  /**
   * @remote call database
   * @transaction runInTransaction
   */
  transaction<T>(runInTransaction: (manager: EntityManager) => Promise<T>): Promise<T>;
  /**
   * @remote call database
   * @transaction runInTransaction
   */
  transaction<T>(
    isolationLevel: IsolationLevel,
    runInTransaction: (manager: EntityManager) => Promise<T>,
  ): Promise<T>;
  undoLastMigration(options?: any): Promise<void>;
}
/** What 0.2 called a data source. */
export declare class Connection extends DataSource {}
export declare class ConnectionManager {
  create(options: ConnectionOptions): Connection;
  get(name?: string): Connection;
  has(name: string): boolean;
}
/**
 * @creates typeorm options
 * @pool 10 option options.poolSize | option options.extra
 */
export declare function createConnection(options: ConnectionOptions): Promise<Connection>;
export declare function createConnection(name?: string): Promise<Connection>;
export declare function createConnections(options?: ConnectionOptions[]): Promise<Connection[]>;
export declare function getConnection(name?: string): Connection;
export declare function getConnectionManager(): ConnectionManager;
export declare function getConnectionOptions(name?: string): Promise<ConnectionOptions>;
export declare function getCustomRepository<T>(repository: EntityClass<T>, name?: string): T;
export declare function getManager(name?: string): EntityManager;
export declare function getMongoRepository<E>(
  target: EntityTarget<E>,
  name?: string,
): MongoRepository<E>;
export declare function getRepository<E>(target: EntityTarget<E>, name?: string): Repository<E>;
export declare function getTreeRepository<E>(
  target: EntityTarget<E>,
  name?: string,
): TreeRepository<E>;

/** Conditions. */
export declare class FindOperator<out T = any> {
  constructor(type: string, value: any, useParameter?: boolean, multipleParameters?: boolean);
  readonly type: string;
  readonly value: T;
}
export declare class EqualOperator<out T = any> extends FindOperator<T> {}
export declare function And<T = any>(...values: any[]): FindOperator<T>;
export declare function Any<T = any>(value: any): FindOperator<T>;
export declare function ArrayContainedBy<T = any>(value: any): FindOperator<T>;
export declare function ArrayContains<T = any>(value: any): FindOperator<T>;
export declare function ArrayOverlap<T = any>(value: any): FindOperator<T>;
export declare function Between<T = any>(from: any, to: any): FindOperator<T>;
export declare function Equal<T = any>(value: any): FindOperator<T>;
export declare function ILike<T = any>(value: any): FindOperator<T>;
export declare function In<T = any>(value: any): FindOperator<T>;
export declare function IsNull<T = any>(): FindOperator<T>;
export declare function JsonContains<T = any>(value: any): FindOperator<T>;
export declare function LessThan<T = any>(value: any): FindOperator<T>;
export declare function LessThanOrEqual<T = any>(value: any): FindOperator<T>;
export declare function Like<T = any>(value: any): FindOperator<T>;
export declare function MoreThan<T = any>(value: any): FindOperator<T>;
export declare function MoreThanOrEqual<T = any>(value: any): FindOperator<T>;
export declare function Not<T = any>(value: any): FindOperator<T>;
export declare function Or<T = any>(...values: any[]): FindOperator<T>;
export declare function Raw<T = any>(
  value: any,
  generator?: any,
  parameters?: any,
): FindOperator<T>;

/** Entities. */
export interface ColumnOptions {
  [option: string]: any;
}
export interface EntityOptions {
  [option: string]: any;
}
export interface IndexOptions {
  [option: string]: any;
  unique?: boolean;
}
export interface RelationOptions {
  [option: string]: any;
}
export interface JoinColumnOptions {
  [option: string]: any;
}
export interface JoinTableOptions {
  [option: string]: any;
}
export interface ValueTransformer {
  from(value: any): any;
  to(value: any): any;
}
/** @mark entity */
export declare function Entity(...args: any[]): ClassDecorator;
/** @mark entity */
export declare function ChildEntity(...args: any[]): ClassDecorator;
/** @mark entity */
export declare function ViewEntity(...args: any[]): ClassDecorator;
export declare function TableInheritance(...args: any[]): ClassDecorator;
export declare function Tree(...args: any[]): ClassDecorator;
export declare function Check(...args: any[]): ClassDecorator & PropertyDecorator;
export declare function Exclusion(...args: any[]): ClassDecorator & PropertyDecorator;
export declare function EventSubscriber(...args: any[]): ClassDecorator;
export declare function EntityRepository(...args: any[]): ClassDecorator;
export declare function Index(...args: any[]): ClassDecorator & PropertyDecorator;
/** @mark unique-index */
export declare function Unique(...args: any[]): ClassDecorator & PropertyDecorator;
export declare function ForeignKey(...args: any[]): ClassDecorator & PropertyDecorator;
export declare function Column(...args: any[]): PropertyDecorator;
/** @mark unique-index */
export declare function PrimaryColumn(...args: any[]): PropertyDecorator;
/** @mark unique-index */
export declare function PrimaryGeneratedColumn(...args: any[]): PropertyDecorator;
/** @mark unique-index */
export declare function ObjectIdColumn(...args: any[]): PropertyDecorator;
export declare function CreateDateColumn(...args: any[]): PropertyDecorator;
export declare function UpdateDateColumn(...args: any[]): PropertyDecorator;
export declare function DeleteDateColumn(...args: any[]): PropertyDecorator;
/** @mark version-column */
export declare function VersionColumn(...args: any[]): PropertyDecorator;
export declare function ViewColumn(...args: any[]): PropertyDecorator;
export declare function VirtualColumn(...args: any[]): PropertyDecorator;
export declare function Generated(...args: any[]): PropertyDecorator;
export declare function RelationId(...args: any[]): PropertyDecorator;
export declare function RelationCount(...args: any[]): PropertyDecorator;
export declare function JoinColumn(...args: any[]): PropertyDecorator;
export declare function JoinTable(...args: any[]): PropertyDecorator;
export declare function TreeLevelColumn(...args: any[]): PropertyDecorator;
export declare function TreeParent(...args: any[]): PropertyDecorator;
export declare function TreeChildren(...args: any[]): PropertyDecorator;
export declare function TransactionManager(...args: any[]): ParameterDecorator;
export declare function TransactionRepository(...args: any[]): ParameterDecorator;
/** @mark transactional-method */
export declare function Transaction(...args: any[]): MethodDecorator;
export declare function AfterInsert(...args: any[]): MethodDecorator;
export declare function AfterLoad(...args: any[]): MethodDecorator;
export declare function AfterRecover(...args: any[]): MethodDecorator;
export declare function AfterRemove(...args: any[]): MethodDecorator;
export declare function AfterSoftRemove(...args: any[]): MethodDecorator;
export declare function AfterUpdate(...args: any[]): MethodDecorator;
export declare function BeforeInsert(...args: any[]): MethodDecorator;
export declare function BeforeRecover(...args: any[]): MethodDecorator;
export declare function BeforeRemove(...args: any[]): MethodDecorator;
export declare function BeforeSoftRemove(...args: any[]): MethodDecorator;
export declare function BeforeUpdate(...args: any[]): MethodDecorator;
export declare function ManyToMany<T>(
  type: string | ((type?: any) => abstract new (...args: any[]) => T),
  inverseOrOptions?: string | ((object: T) => any) | RelationOptions,
  options?: RelationOptions,
): PropertyDecorator;
export declare function ManyToOne<T>(
  type: string | ((type?: any) => abstract new (...args: any[]) => T),
  inverseOrOptions?: string | ((object: T) => any) | RelationOptions,
  options?: RelationOptions,
): PropertyDecorator;
export declare function OneToMany<T>(
  type: string | ((type?: any) => abstract new (...args: any[]) => T),
  inverseOrOptions?: string | ((object: T) => any) | RelationOptions,
  options?: RelationOptions,
): PropertyDecorator;
export declare function OneToOne<T>(
  type: string | ((type?: any) => abstract new (...args: any[]) => T),
  inverseOrOptions?: string | ((object: T) => any) | RelationOptions,
  options?: RelationOptions,
): PropertyDecorator;

export declare class EntitySchema<out T = any> {
  constructor(options: EntitySchemaOptions<T>);
  readonly options: EntitySchemaOptions<T>;
}
export interface EntitySchemaOptions<out T = any> {
  [option: string]: any;
}
export interface EntitySubscriberInterface<out E = any> {
  [event: string]: any;
}
export interface InsertEvent<out E = any> {
  connection: DataSource;
  dataSource: DataSource;
  entity: E;
  entityId?: any;
  databaseEntity: E;
  manager: EntityManager;
  metadata: any;
  queryRunner: QueryRunner;
  updatedColumns: any[];
  updatedRelations: any[];
}
export interface UpdateEvent<out E = any> {
  connection: DataSource;
  dataSource: DataSource;
  entity: E;
  entityId?: any;
  databaseEntity: E;
  manager: EntityManager;
  metadata: any;
  queryRunner: QueryRunner;
  updatedColumns: any[];
  updatedRelations: any[];
}
export interface RemoveEvent<out E = any> {
  connection: DataSource;
  dataSource: DataSource;
  entity: E;
  entityId?: any;
  databaseEntity: E;
  manager: EntityManager;
  metadata: any;
  queryRunner: QueryRunner;
  updatedColumns: any[];
  updatedRelations: any[];
}
export interface SoftRemoveEvent<out E = any> {
  connection: DataSource;
  dataSource: DataSource;
  entity: E;
  entityId?: any;
  databaseEntity: E;
  manager: EntityManager;
  metadata: any;
  queryRunner: QueryRunner;
  updatedColumns: any[];
  updatedRelations: any[];
}
export interface RecoverEvent<out E = any> {
  connection: DataSource;
  dataSource: DataSource;
  entity: E;
  entityId?: any;
  databaseEntity: E;
  manager: EntityManager;
  metadata: any;
  queryRunner: QueryRunner;
  updatedColumns: any[];
  updatedRelations: any[];
}
export interface LoadEvent<out E = any> {
  connection: DataSource;
  dataSource: DataSource;
  entity: E;
  entityId?: any;
  databaseEntity: E;
  manager: EntityManager;
  metadata: any;
  queryRunner: QueryRunner;
  updatedColumns: any[];
  updatedRelations: any[];
}
export interface TransactionCommitEvent extends InsertEvent {}
export interface TransactionRollbackEvent extends InsertEvent {}
export interface TransactionStartEvent extends InsertEvent {}
export interface MigrationInterface {
  down(queryRunner: QueryRunner): Promise<any>;
  name?: string;
  transaction?: boolean;
  up(queryRunner: QueryRunner): Promise<any>;
}
export interface Logger {
  [method: string]: any;
}
export interface NamingStrategyInterface {
  [method: string]: any;
}
export declare class DefaultNamingStrategy {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class AbstractLogger {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class AdvancedConsoleLogger {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class FileLogger {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class SimpleConsoleLogger {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class FormattedConsoleLogger {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class Table {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class TableCheck {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class TableColumn {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class TableExclusion {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class TableForeignKey {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class TableIndex {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class TableUnique {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class View {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class EntityMetadata {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class InstanceChecker {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class MigrationExecutor {
  constructor(...args: any[]);
  [member: string]: any;
}
export declare class Migration {
  constructor(...args: any[]);
  [member: string]: any;
}

export declare class TypeORMError extends Error {}
export declare class EntityNotFoundError extends TypeORMError {
  constructor(entity: any, criteria: any);
}
export declare class QueryFailedError<out T extends Error = any> extends TypeORMError {
  constructor(query: string, parameters: any[] | undefined, driverError: T);
  readonly driverError: T;
  readonly parameters: any[] | undefined;
  readonly query: string;
  [detail: string]: any;
}
export declare class OptimisticLockVersionMismatchError extends TypeORMError {}
export declare class CannotCreateEntityIdMapError extends TypeORMError {}
export declare class UpdateValuesMissingError extends TypeORMError {}
export declare function getMetadataArgsStorage(): any;
