/** Package `@google-cloud/firestore`. Facts read from `@google-cloud/firestore` 8.7.1: a call is given up after 600 s at the latest (one was seen to wait 400 s), four repeats with jitter; a transaction runs its function again, up to five times. */

export type DocumentData = Record<string, any>;
export type Settings = any;
export type WhereFilterOp = string;
export type OrderByDirection = "asc" | "desc";
export type UpdateData<T = any> = any;
export type WithFieldValue<T = any> = any;
export type PartialWithFieldValue<T = any> = any;
export type SetOptions = any;
export type Precondition = any;
export type FirestoreDataConverter<A = any, D = any> = any;
export interface WriteResult {
  readonly writeTime: Timestamp;
}
/**
 * @default 600s
 * @retries 4 jittered
 */
export declare class Firestore {
  /** @creates firestore settings */
  constructor(settings?: Settings);
  readonly databaseId: string;
  readonly projectId: string;
  batch(): WriteBatch;
  bulkWriter(options?: any): BulkWriter;
  bundle(name?: string): any;
  collection(path: string): CollectionReference<any>;
  collectionGroup(id: string): Query<any>;
  doc(path: string): DocumentReference<any>;
  /**
   * @remote read database
   * @data firestore find-many
   */
  getAll(...refs: any[]): Promise<DocumentSnapshot<any>[]>;
  /** @remote read database */
  listCollections(): Promise<CollectionReference<any>[]>;
  /**
   * @remote write database
   * @data firestore delete-many
   */
  recursiveDelete(ref: any, writer?: any): Promise<void>;
  /**
   * @remote call database
   * @retries 4 jittered option options.maxAttempts
   * @transaction updateFunction
   */
  runTransaction<T>(
    updateFunction: (transaction: Transaction) => Promise<T>,
    options?: { maxAttempts?: number; readOnly?: boolean; readTime?: any },
  ): Promise<T>;
  settings(settings: Settings): void;
  terminate(): Promise<void>;
}
/** Reads at once; writes are sent when the function of the transaction returns. */
export declare class Transaction {
  create(ref: any, data: any): Transaction;
  delete(ref: any, precondition?: any): Transaction;
  /**
   * @remote read database
   * @data firestore find-one
   */
  get<T>(ref: DocumentReference<T>): Promise<DocumentSnapshot<T>>;
  /**
   * @remote read database
   * @data firestore find-many
   */
  get<T>(query: Query<T>): Promise<QuerySnapshot<T>>;
  get(query: any): Promise<any>;
  /**
   * @remote read database
   * @data firestore find-many
   */
  getAll(...refs: any[]): Promise<DocumentSnapshot<any>[]>;
  set(ref: any, data: any, options?: any): Transaction;
  update(ref: any, ...args: any[]): Transaction;
}
/** Writes wait here until `commit` sends them together. */
export declare class WriteBatch {
  /**
   * @remote write database
   * @default 600s
   * @mark atomic-batch
   */
  commit(): Promise<WriteResult[]>;
  create(ref: any, data: any): WriteBatch;
  delete(ref: any, precondition?: any): WriteBatch;
  set(ref: any, data: any, options?: any): WriteBatch;
  update(ref: any, ...args: any[]): WriteBatch;
}
export declare class BulkWriter {
  close(): Promise<void>;
  create(ref: any, data: any): Promise<WriteResult>;
  delete(ref: any, precondition?: any): Promise<WriteResult>;
  /** @remote write database */
  flush(): Promise<void>;
  onWriteError(callback: any): void;
  onWriteResult(callback: any): void;
  set(ref: any, data: any, options?: any): Promise<WriteResult>;
  update(ref: any, ...args: any[]): Promise<WriteResult>;
}
/**
 * @default 600s
 * @retries 4 jittered
 */
export declare class DocumentReference<out T = any, out D = any> {
  readonly firestore: Firestore;
  readonly id: string;
  readonly parent: CollectionReference<T>;
  readonly path: string;
  collection(path: string): CollectionReference<any>;
  /**
   * @remote write database
   * @data firestore insert
   */
  create(data: any): Promise<WriteResult>;
  /**
   * @remote write database
   * @data firestore delete
   */
  delete(precondition?: any): Promise<WriteResult>;
  /**
   * @remote read database
   * @data firestore find-unique
   */
  get(): Promise<DocumentSnapshot<T>>;
  /**
   * @remote write database
   * @data firestore upsert
   */
  set(data: any, options?: any): Promise<WriteResult>;
  /**
   * @remote write database
   * @data firestore update
   */
  update(data: any, ...args: any[]): Promise<WriteResult>;
  isEqual(other: any): boolean;
  listCollections(): Promise<CollectionReference<any>[]>;
  /** @mark subscribes */
  onSnapshot(...args: any[]): () => void;
  withConverter(converter: any): DocumentReference<any>;
}
export declare class DocumentSnapshot<out T = any, out D = any> {
  readonly createTime?: Timestamp;
  readonly exists: boolean;
  readonly id: string;
  readonly readTime: Timestamp;
  readonly ref: DocumentReference<T>;
  readonly updateTime?: Timestamp;
  data(): T | undefined;
  get(field: any): any;
}
export declare class QueryDocumentSnapshot<out T = any, out D = any> extends DocumentSnapshot<T> {
  data(): T;
}
/**
 * @default 600s
 * @retries 4 jittered
 */
export declare class Query<out T = any, out D = any> {
  readonly firestore: Firestore;
  endAt(...args: any[]): Query<T>;
  endBefore(...args: any[]): Query<T>;
  findNearest(...args: any[]): Query<T>;
  limit(...args: any[]): Query<T>;
  limitToLast(...args: any[]): Query<T>;
  offset(...args: any[]): Query<T>;
  orderBy(...args: any[]): Query<T>;
  select(...args: any[]): Query<T>;
  startAfter(...args: any[]): Query<T>;
  startAt(...args: any[]): Query<T>;
  where(...args: any[]): Query<T>;
  aggregate(spec: any): AggregateQuery;
  count(): AggregateQuery;
  /**
   * @remote read database
   * @data firestore find-many
   */
  get(): Promise<QuerySnapshot<T>>;
  /** @mark subscribes */
  onSnapshot(...args: any[]): () => void;
  /**
   * @remote read database
   * @data firestore find-many
   */
  stream(): any;
  withConverter(converter: any): Query<any>;
}
export declare class QuerySnapshot<out T = any, out D = any> {
  readonly docs: QueryDocumentSnapshot<T>[];
  readonly empty: boolean;
  readonly query: Query<T>;
  readonly size: number;
  docChanges(): any[];
  forEach(callback: (doc: QueryDocumentSnapshot<T>) => void): void;
}
/**
 * @default 600s
 * @retries 4 jittered
 */
export declare class AggregateQuery {
  /**
   * @remote read database
   * @data firestore count
   */
  get(): Promise<{ data(): any }>;
}
/**
 * @default 600s
 * @retries 4 jittered
 */
export declare class CollectionReference<out T = any, out D = any> extends Query<T> {
  readonly id: string;
  readonly path: string;
  /**
   * @remote write database
   * @data firestore insert
   */
  add(data: any): Promise<DocumentReference<T>>;
  doc(path?: string): DocumentReference<T>;
  /** @remote read database */
  listDocuments(): Promise<DocumentReference<T>[]>;
}
export declare class CollectionGroup<out T = any> extends Query<T> {}
export declare class FieldValue {
  static arrayRemove(...elements: any[]): FieldValue;
  static arrayUnion(...elements: any[]): FieldValue;
  static delete(): FieldValue;
  static increment(by: number): FieldValue;
  /** @clock database */
  static serverTimestamp(): FieldValue;
}
export declare class Timestamp {
  constructor(seconds: number, nanoseconds: number);
  static fromDate(date: Date): Timestamp;
  static fromMillis(milliseconds: number): Timestamp;
  /** @clock wall */
  static now(): Timestamp;
  readonly nanoseconds: number;
  readonly seconds: number;
  isEqual(other: Timestamp): boolean;
  toDate(): Date;
  toMillis(): number;
}
export declare const FieldPath: any;
export type FieldPath = any;
export declare const Filter: any;
export type Filter = any;
export declare const GeoPoint: any;
export type GeoPoint = any;
export declare const AggregateField: any;
export type AggregateField = any;
export declare const GrpcStatus: any;
export type GrpcStatus = any;
export default Firestore;
