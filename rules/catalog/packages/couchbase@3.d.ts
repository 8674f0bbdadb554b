/** Package couchbase. Facts read from couchbase 4.7.1: a key is given up after 2.5 s, a query after 75 s. */

export interface OperationOptions {
  cas?: any;
  durabilityLevel?: any;
  expiry?: number;
  timeout?: number;
  [option: string]: any;
}
export interface GetResult {
  cas: any;
  content: any;
  value: any;
}
export interface MutationResult {
  cas: any;
  token?: any;
}
export interface QueryResult<R = any> {
  meta: any;
  rows: R[];
}
export interface ConnectOptions {
  password?: string;
  timeouts?: any;
  username?: string;
  [option: string]: any;
}
/**
 * @deadline option options.timeout | client timeouts
 * @default 2500ms
 */
export declare class Collection {
  readonly name: string;
  /**
   * @remote read database
   * @data couchbase exists
   */
  exists(key: string, options?: OperationOptions): Promise<{ exists: boolean; cas: any }>;
  /**
   * @remote read database
   * @data couchbase find-unique
   */
  get(key: string, options?: OperationOptions): Promise<GetResult>;
  /**
   * @remote read database
   * @data couchbase find-unique
   */
  getAllReplicas(key: string, options?: OperationOptions): Promise<any[]>;
  /**
   * @remote write database
   * @data couchbase update
   */
  getAndTouch(key: string, expiry: number, options?: OperationOptions): Promise<GetResult>;
  /**
   * @remote write database
   * @data couchbase find-unique
   * @mark row-lock
   */
  getAndLock(key: string, lockTime: number, options?: OperationOptions): Promise<GetResult>;
  /**
   * @remote read database
   * @data couchbase find-unique
   */
  getAnyReplica(key: string, options?: OperationOptions): Promise<GetResult>;
  /**
   * @remote write database
   * @data couchbase insert
   */
  insert(key: string, value: any, options?: OperationOptions): Promise<MutationResult>;
  /**
   * @remote read database
   * @data couchbase find-unique
   */
  lookupIn(key: string, specs: any[], options?: OperationOptions): Promise<any>;
  /**
   * @remote write database
   * @data couchbase update
   */
  mutateIn(key: string, specs: any[], options?: OperationOptions): Promise<any>;
  /**
   * @remote write database
   * @data couchbase delete
   */
  remove(key: string, options?: OperationOptions): Promise<MutationResult>;
  /**
   * @remote write database
   * @data couchbase update
   */
  replace(key: string, value: any, options?: OperationOptions): Promise<MutationResult>;
  /**
   * @remote read database
   * @data couchbase find-many
   */
  scan(type: any, options?: OperationOptions): Promise<any>;
  /**
   * @remote write database
   * @data couchbase update
   */
  touch(key: string, expiry: number, options?: OperationOptions): Promise<MutationResult>;
  /**
   * @remote write database
   * @data couchbase update
   */
  unlock(key: string, cas: any, options?: OperationOptions): Promise<void>;
  /**
   * @remote write database
   * @data couchbase upsert
   */
  upsert(key: string, value: any, options?: OperationOptions): Promise<MutationResult>;
  binary(): BinaryCollection;
}
/**
 * @deadline option options.timeout | client timeouts
 * @default 2500ms
 */
export declare class BinaryCollection {
  /**
   * @remote write database
   * @data couchbase update
   */
  append(key: string, value: any, options?: OperationOptions): Promise<MutationResult>;
  /**
   * @remote write database
   * @data couchbase increment
   */
  decrement(key: string, delta: number, options?: OperationOptions): Promise<any>;
  /**
   * @remote write database
   * @data couchbase increment
   */
  increment(key: string, delta: number, options?: OperationOptions): Promise<any>;
  /**
   * @remote write database
   * @data couchbase update
   */
  prepend(key: string, value: any, options?: OperationOptions): Promise<MutationResult>;
}
/**
 * @deadline option options.timeout | client timeouts
 * @default 75s
 */
export declare class Scope {
  readonly name: string;
  collection(name: string): Collection;
  /**
   * @remote call database
   * @data couchbase query
   */
  query<R = any>(statement: string, options?: OperationOptions): Promise<QueryResult<R>>;
}
export declare class Bucket {
  readonly name: string;
  collection(name: string): Collection;
  collections(): any;
  defaultCollection(): Collection;
  defaultScope(): Scope;
  scope(name: string): Scope;
}
/**
 * @deadline option options.timeout | client timeouts
 * @default 75s
 */
export declare class Cluster {
  /** @creates couchbase options */
  static connect(connectionString: string, options?: ConnectOptions): Promise<Cluster>;
  /**
   * @remote read database
   * @data couchbase query
   */
  analyticsQuery<R = any>(statement: string, options?: OperationOptions): Promise<QueryResult<R>>;
  /**
   * @remote call database
   * @data couchbase query
   */
  query<R = any>(statement: string, options?: OperationOptions): Promise<QueryResult<R>>;
  /** @remote read search */
  searchQuery(index: string, query: any, options?: OperationOptions): Promise<any>;
  bucket(name: string): Bucket;
  buckets(): any;
  close(): Promise<void>;
  transactions(): Transactions;
}
export interface Transactions {
  /**
   * @remote call database
   * @transaction logic
   */
  run(logic: (attempt: any) => Promise<void>, config?: any): Promise<any>;
}
/** @creates couchbase options */
export declare function connect(
  connectionString: string,
  options?: ConnectOptions,
): Promise<Cluster>;
export declare class CouchbaseError extends Error {
  [detail: string]: any;
}
export declare class CasMismatchError extends CouchbaseError {}
export declare class DocumentExistsError extends CouchbaseError {}
export declare class DocumentNotFoundError extends CouchbaseError {}
export declare class TimeoutError extends CouchbaseError {}
export declare const MutateInSpec: any;
export declare const LookupInSpec: any;
export declare const DurabilityLevel: any;
export declare const QueryScanConsistency: any;
