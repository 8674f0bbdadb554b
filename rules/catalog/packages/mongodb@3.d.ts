/** Package mongodb. Facts read from mongodb 7.9.0 and 5.9.2: no call ends by itself; `signal` ends one here, `socketTimeoutMS` when its socket is silent, `maxTimeMS` on the server alone, `timeoutMS` does nothing; 100 connections and no end to the wait for one; one retry. */
import type { EventEmitter } from "events";
import type { Readable } from "stream";

export interface Document {
  [key: string]: any;
}
export type WithId<T> = T & { _id: ObjectId };
export type WithoutId<T> = Omit<T, "_id">;
export type OptionalId<T> = T;
export type OptionalUnlessRequiredId<T> = T;
export type InferIdType<T> = any;
export type Filter<T = any> = { [K in keyof T]?: any } & { [operator: string]: any };
export type FilterQuery<T = any> = Filter<T>;
export type UpdateFilter<T = any> = { [operator: string]: any };
export type MatchKeysAndValues<T = any> = Record<string, any>;
export type PushOperator<T = any> = any;
export type AnyBulkWriteOperation<T = any> = any;
export type BulkWriteOptions = any;
export type BulkWriteResult = any;
export type Sort = any;
export type SortDirection = any;
export type IndexSpecification = any;
export type CreateIndexesOptions = any;
export interface OperationOptions {
  maxTimeMS?: number;
  readConcern?: any;
  readPreference?: any;
  session?: ClientSession;
  signal?: AbortSignal;
  timeoutMS?: number;
  writeConcern?: any;
  [option: string]: any;
}
export interface FindOptions<out T = any> extends OperationOptions {
  limit?: number;
  projection?: any;
  skip?: number;
  sort?: any;
}
export interface UpdateOptions extends OperationOptions {
  upsert?: boolean;
}
export interface FindOneAndUpdateOptions extends OperationOptions {
  returnDocument?: "after" | "before";
  upsert?: boolean;
}
export type AggregateOptions = OperationOptions;
export type InsertOneOptions = OperationOptions;
export type CountDocumentsOptions = OperationOptions;
export type TransactionOptions = any;
export type ClientSessionOptions = any;
export type CollectionOptions = any;
export type DbOptions = any;
export interface InsertOneResult<out T = any> {
  acknowledged: boolean;
  insertedId: any;
}
export interface InsertManyResult<out T = any> {
  acknowledged: boolean;
  insertedCount: number;
  insertedIds: Record<number, any>;
}
export interface UpdateResult<out T = any> {
  acknowledged: boolean;
  matchedCount: number;
  modifiedCount: number;
  upsertedCount: number;
  upsertedId: any;
}
export interface DeleteResult {
  acknowledged: boolean;
  deletedCount: number;
}
export type ModifyResult<T = any> = any;

export declare class ObjectId {
  constructor(id?: any);
  static createFromHexString(text: string): ObjectId;
  static createFromTime(seconds: number): ObjectId;
  static generate(seconds?: number): any;
  static isValid(id: any): boolean;
  readonly id: any;
  equals(other: any): boolean;
  getTimestamp(): Date;
  toHexString(): string;
  toJSON(): string;
  toString(encoding?: string): string;
}
export { ObjectId as ObjectID };
export declare class Binary {
  constructor(buffer?: any, subType?: number);
  [member: string]: any;
}
export declare class Decimal128 {
  constructor(value: any);
  static fromString(text: string): Decimal128;
  toString(): string;
}
export declare class Long {
  constructor(...args: any[]);
  static fromNumber(value: number): Long;
  static fromString(text: string): Long;
  toNumber(): number;
}
export declare class Double {
  constructor(value: number);
}
export declare class Int32 {
  constructor(value: number | string);
}
export declare class Timestamp {
  constructor(...args: any[]);
}
export declare class UUID {
  constructor(value?: any);
  static generate(): any;
  toString(): string;
}
export declare const BSON: any;
export declare const ReadPreference: any;
export type ReadPreference = any;
export declare const ReadConcern: any;
export declare const WriteConcern: any;
export declare const ReturnDocument: any;
export declare const ServerApiVersion: any;

/** A cursor sends its query when it is read; the call that made it carries the tags. */
export interface AbstractCursor<out T = any> extends AsyncIterable<T> {
  readonly closed: boolean;
  addCursorFlag(flag: string, value: boolean): this;
  batchSize(value: number): this;
  close(): Promise<void>;
  forEach(iterator: (doc: T) => any): Promise<void>;
  hasNext(): Promise<boolean>;
  maxTimeMS(value: number): this;
  next(): Promise<T | null>;
  on(event: string, listener: (...args: any[]) => void): this;
  rewind(): void;
  stream(options?: any): Readable;
  toArray(): Promise<T[]>;
  tryNext(): Promise<T | null>;
}
export interface FindCursor<out T = any> extends AbstractCursor<T> {
  allowDiskUse(allow?: boolean): this;
  clone(): FindCursor<T>;
  collation(value: any): this;
  comment(value: string): this;
  count(options?: any): Promise<number>;
  explain(verbosity?: any): Promise<any>;
  filter(filter: any): this;
  hint(hint: any): this;
  limit(value: number): this;
  map<U>(transform: (doc: T) => U): FindCursor<U>;
  max(value: any): this;
  min(value: any): this;
  project<U = any>(value: any): FindCursor<U>;
  skip(value: number): this;
  sort(sort: any, direction?: any): this;
}
export interface AggregationCursor<out T = any> extends AbstractCursor<T> {
  group(...args: any[]): this;
  limit(...args: any[]): this;
  lookup(...args: any[]): this;
  match(...args: any[]): this;
  out(...args: any[]): this;
  project(...args: any[]): this;
  skip(...args: any[]): this;
  sort(...args: any[]): this;
  unwind(...args: any[]): this;
  map<U>(transform: (doc: T) => U): AggregationCursor<U>;
}
export type Cursor<T = any> = FindCursor<T>;
export interface ChangeStream<out T = any> extends EventEmitter, AsyncIterable<any> {
  close(): Promise<void>;
  hasNext(): Promise<boolean>;
  next(): Promise<any>;
  resumeToken: any;
}
export interface UnorderedBulkOperation {
  find(selector: any): any;
  insert(doc: any): this;
  raw(op: any): this;
  /**
   * @remote write database
   * @data mongodb update-many
   */
  execute(options?: any): Promise<any>;
  readonly length: number;
}
export interface OrderedBulkOperation extends UnorderedBulkOperation {}

/**
 * @deadline option options.signal | client socketTimeoutMS
 * @default none
 * @retries 1 immediate client retryReads | client retryWrites
 * @idempotency automatic
 */
export interface Collection<out T = any> {
  readonly collectionName: string;
  readonly dbName: string;
  readonly namespace: string;
  /**
   * @remote read database
   * @data mongodb find-many
   */
  find(filter?: any, options?: FindOptions): FindCursor<WithId<T>>;
  /**
   * @remote read database
   * @data mongodb find-one
   */
  findOne(filter?: any, options?: FindOptions): Promise<WithId<T> | null>;
  /**
   * @remote write database
   * @data mongodb update
   */
  findOneAndUpdate(filter: any, update: any, options?: FindOneAndUpdateOptions): Promise<any>;
  /**
   * @remote write database
   * @data mongodb update
   */
  findOneAndReplace(filter: any, replacement: any, options?: FindOneAndUpdateOptions): Promise<any>;
  /**
   * @remote write database
   * @data mongodb delete
   */
  findOneAndDelete(filter: any, options?: FindOneAndUpdateOptions): Promise<any>;
  /**
   * @remote write database
   * @data mongodb insert
   */
  insertOne(doc: any, options?: OperationOptions): Promise<InsertOneResult>;
  /**
   * @remote write database
   * @data mongodb insert-many
   */
  insertMany(docs: any, options?: OperationOptions): Promise<InsertManyResult>;
  /**
   * @remote write database
   * @data mongodb insert-many
   */
  insert(docs: any, options?: OperationOptions): Promise<any>;
  /**
   * @remote write database
   * @data mongodb update
   */
  updateOne(filter: any, update: any, options?: UpdateOptions): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data mongodb update-many
   */
  updateMany(filter: any, update: any, options?: UpdateOptions): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data mongodb update-many
   */
  update(filter: any, update: any, options?: UpdateOptions): Promise<any>;
  /**
   * @remote write database
   * @data mongodb update
   */
  replaceOne(filter: any, replacement: any, options?: UpdateOptions): Promise<UpdateResult>;
  /**
   * @remote write database
   * @data mongodb delete
   */
  deleteOne(filter?: any, options?: OperationOptions): Promise<DeleteResult>;
  /**
   * @remote write database
   * @data mongodb delete-many
   */
  deleteMany(filter?: any, options?: OperationOptions): Promise<DeleteResult>;
  /**
   * @remote write database
   * @data mongodb delete-many
   */
  remove(filter?: any, options?: OperationOptions): Promise<any>;
  /**
   * @remote write database
   * @data mongodb update-many
   */
  bulkWrite(operations: any[], options?: OperationOptions): Promise<any>;
  /**
   * @remote read database
   * @data mongodb count
   */
  countDocuments(filter?: any, options?: OperationOptions): Promise<number>;
  /**
   * @remote read database
   * @data mongodb count
   */
  count(filter?: any, options?: OperationOptions): Promise<number>;
  /**
   * @remote read database
   * @data mongodb count
   */
  estimatedDocumentCount(options?: OperationOptions): Promise<number>;
  /**
   * @remote read database
   * @data mongodb aggregate
   */
  distinct(key: string, filter?: any, options?: OperationOptions): Promise<any[]>;
  /**
   * @remote read database
   * @data mongodb aggregate
   */
  aggregate<A = any>(pipeline?: any[], options?: OperationOptions): AggregationCursor<A>;
  /** @remote write database */
  createIndex(spec: any, options?: OperationOptions): Promise<string>;
  /** @remote write database */
  createIndexes(specs: any[], options?: OperationOptions): Promise<string[]>;
  /** @remote write database */
  drop(options?: OperationOptions): Promise<boolean>;
  /** @remote write database */
  dropIndex(name: string, options?: OperationOptions): Promise<any>;
  dropIndexes(options?: any): Promise<any>;
  indexExists(indexes: any, options?: any): Promise<boolean>;
  indexes(options?: any): Promise<any[]>;
  initializeOrderedBulkOp(options?: any): OrderedBulkOperation;
  initializeUnorderedBulkOp(options?: any): UnorderedBulkOperation;
  isCapped(options?: any): Promise<boolean>;
  listIndexes(options?: any): AbstractCursor<any>;
  rename(name: string, options?: any): Promise<any>;
  /** @mark subscribes */
  watch(pipeline?: any[], options?: any): ChangeStream;
}
export declare const Collection: new (...args: any[]) => Collection;
/**
 * @deadline option options.signal | client socketTimeoutMS
 * @default none
 * @retries 1 immediate client retryReads | client retryWrites
 * @idempotency automatic
 */
export interface Db {
  readonly databaseName: string;
  admin(): any;
  /**
   * @remote read database
   * @data mongodb aggregate
   */
  aggregate<A = any>(pipeline?: any[], options?: OperationOptions): AggregationCursor<A>;
  collection<T = Document>(name: string, options?: any): Collection<T>;
  collections(options?: any): Promise<Collection[]>;
  /**
   * @remote call database
   * @data mongodb query
   */
  command(command: any, options?: OperationOptions): Promise<any>;
  /** @remote write database */
  createCollection<T = any>(name: string, options?: OperationOptions): Promise<Collection<T>>;
  createIndex(name: string, spec: any, options?: any): Promise<string>;
  /** @remote write database */
  dropCollection(name: string, options?: OperationOptions): Promise<boolean>;
  /** @remote write database */
  dropDatabase(options?: OperationOptions): Promise<boolean>;
  listCollections(filter?: any, options?: any): AbstractCursor<any>;
  stats(options?: any): Promise<any>;
  /** @mark subscribes */
  watch(pipeline?: any[], options?: any): ChangeStream;
}
export declare const Db: new (...args: any[]) => Db;

/**
 * @deadline option options.signal | client socketTimeoutMS
 * @default none
 * @retries 1 immediate client retryReads | client retryWrites
 * @idempotency automatic
 */
export interface ClientSession extends EventEmitter {
  readonly hasEnded: boolean;
  readonly id: any;
  /**
   * @remote call database
   * @mark transaction-rollback
   */
  abortTransaction(options?: OperationOptions): Promise<any>;
  /**
   * @remote call database
   * @mark transaction-commit
   */
  commitTransaction(options?: OperationOptions): Promise<any>;
  endSession(options?: any): Promise<void>;
  inTransaction(): boolean;
  /** @mark transaction-begin */
  startTransaction(options?: any): void;
  /**
   * @remote call database
   * @transaction fn
   */
  withTransaction<T = any>(
    fn: (session: this) => Promise<T>,
    options?: OperationOptions,
  ): Promise<T>;
}

export interface MongoClientOptions {
  appName?: string;
  connectTimeoutMS?: number;
  maxPoolSize?: number;
  minPoolSize?: number;
  poolSize?: number;
  readPreference?: any;
  retryReads?: boolean;
  retryWrites?: boolean;
  serverApi?: any;
  serverSelectionTimeoutMS?: number;
  socketTimeoutMS?: number;
  timeoutMS?: number;
  waitQueueTimeoutMS?: number;
  [option: string]: any;
}
export interface MongoClient extends EventEmitter {}
export declare class MongoClient {
  /**
   * @creates mongodb options
   * @pool 100 option options.maxPoolSize | option options.poolSize
   */
  constructor(url: string, options?: MongoClientOptions);
  /**
   * @remote call database
   * @deadline option options.serverSelectionTimeoutMS
   * @default 30s
   * @creates mongodb options
   * @pool 100 option options.maxPoolSize | option options.poolSize
   */
  static connect(url: string, options?: MongoClientOptions): Promise<MongoClient>;
  readonly options: any;
  close(force?: boolean): Promise<void>;
  /**
   * @remote call database
   * @deadline client serverSelectionTimeoutMS
   * @default 30s
   */
  connect(): Promise<this>;
  db(name?: string, options?: any): Db;
  isConnected(): boolean;
  startSession(options?: any): ClientSession;
  watch(pipeline?: any[], options?: any): ChangeStream;
  withSession<T = any>(fn: (session: ClientSession) => Promise<T>): Promise<T>;
  withSession<T = any>(options: any, fn: (session: ClientSession) => Promise<T>): Promise<T>;
}
export declare class GridFSBucket {
  constructor(db: Db, options?: any);
  [method: string]: any;
}
export declare class MongoError extends Error {
  code?: number | string;
  errmsg: string;
  hasErrorLabel(label: string): boolean;
}
export declare class MongoServerError extends MongoError {
  [detail: string]: any;
}
export declare class MongoBulkWriteError extends MongoError {}
export declare class MongoNetworkError extends MongoError {}
export declare class MongoServerSelectionError extends MongoError {}
export declare class MongoDriverError extends MongoError {}
export declare class MongoOperationTimeoutError extends MongoError {}
export declare class MongoTimeoutError extends MongoError {}
