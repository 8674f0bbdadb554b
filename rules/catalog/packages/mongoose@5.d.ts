/** Package mongoose. Facts read from mongoose 9.12.1 and 7.8.13: those of its driver: no call ends by itself, `maxTimeMS` is kept by the server alone, 100 connections, one retry; a call waits 10 s for a connection that never stood. */
import type { EventEmitter } from "events";
import type { Readable } from "stream";

declare namespace mongoose {
  export { mongoose as default, mongoose };
  export type AnyObject = Record<string, any>;
  export type FilterQuery<T = any> = { [K in keyof T]?: any } & { [operator: string]: any };
  export type QueryFilter<T = any> = FilterQuery<T>;
  export type RootFilterQuery<T = any> = FilterQuery<T>;
  export type UpdateQuery<T = any> = { [K in keyof T]?: any } & { [operator: string]: any };
  export type UpdateWithAggregationPipeline = any[];
  export type ProjectionType<T = any> = any;
  export type ProjectionFields<T = any> = any;
  export type PopulateOptions = any;
  export type PopulatedDoc<P, R = any> = P | R;
  export type PipelineStage = any;
  export namespace PipelineStage {
    type FacetPipelineStage = any;
    type Group = any;
    type Lookup = any;
    type Match = any;
    type Project = any;
  }
  export type SortOrder = -1 | 1 | "asc" | "ascending" | "desc" | "descending";
  export type QueryWithHelpers<R = any, D = any, H = any, Raw = any, Op = any> = Query<R, D, H>;
  export type IndexDirection = any;
  export type IndexOptions = any;
  export type IndexDefinition = any;
  export type QueryOptions<T = any> = {
    lean?: any;
    limit?: number;
    maxTimeMS?: number;
    new?: boolean;
    populate?: any;
    session?: ClientSession | null;
    skip?: number;
    sort?: any;
    upsert?: boolean;
    [option: string]: any;
  };
  export type MongooseQueryOptions<T = any> = QueryOptions<T>;
  export type SaveOptions = { session?: ClientSession | null; [option: string]: any };
  export type InsertManyOptions = any;
  export type MongooseUpdateQueryOptions<T = any> = QueryOptions<T>;
  export type LeanDocument<T> = T;
  export type EnforceDocument<T, M = {}> = T & Document & M;
  export type FlattenMaps<T> = T;
  export type Require_id<T> = T & { _id: Types.ObjectId };
  export type Default__v<T> = T;
  export type IfAny<T, A, B> = A;
  export type ObjectIdToString<T> = any;
  export type CallbackError = globalThis.Error | null;
  export type CallbackWithoutResultAndOptionalError = (error?: any) => void;
  export type HookNextFunction = (error?: any) => any;
  export interface UpdateWriteOpResult {
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

  /** Identifiers and values. */
  export namespace Types {
    class ObjectId {
      constructor(id?: any);
      static createFromHexString(text: string): ObjectId;
      static createFromTime(seconds: number): ObjectId;
      static generate(seconds?: number): any;
      static isValid(id: any): boolean;
      readonly _id: this;
      readonly id: any;
      equals(other: any): boolean;
      getTimestamp(): Date;
      toHexString(): string;
      toJSON(): string;
      toString(encoding?: string): string;
    }
    class Decimal128 {
      constructor(value: any);
      static fromString(text: string): Decimal128;
      toString(): string;
    }
    type Array<T = any> = T[] & { pull(...values: any[]): any; addToSet(...values: any[]): any };
    type DocumentArray<T = any, S = any> = (T & Subdocument)[] & {
      create(value: any): any;
      id(id: any): any;
      pull(...values: any[]): any;
    };
    type ArraySubdocument<I = any> = Subdocument<I>;
    interface Subdocument<out I = any> extends Document<I> {
      ownerDocument(): any;
      parent(): any;
    }
    const Subdocument: new (...args: any[]) => Subdocument;
    const DocumentArray: new (...args: any[]) => any;
    const Array: new (...args: any[]) => any;
    const Map: new (...args: any[]) => any;
    type Map<V = any> = globalThis.Map<string, V>;
    type Buffer = any;
    type UUID = any;
  }
  export type ObjectId = Types.ObjectId;
  export const ObjectId: typeof Types.ObjectId;
  export function isValidObjectId(value: any): boolean;
  export function isObjectIdOrHexString(value: any): boolean;

  /** Documents. */
  /**
   * @deadline client socketTimeoutMS
   * @default none
   * @retries 1 immediate client retryReads | client retryWrites
   * @idempotency automatic
   */
  export class Document<out I = any, out Q = any, out D = any> {
    constructor(doc?: any, ...more: any[]);
    _id: I;
    __v?: any;
    $isNew: boolean;
    $locals: any;
    collection: any;
    db: any;
    id?: any;
    isNew: boolean;
    schema: Schema;
    [method: `$${string}`]: any;
    depopulate(path?: any): this;
    directModifiedPaths(options?: any): string[];
    equals(doc: any): boolean;
    get(path: string, ...args: any[]): any;
    getChanges(): any;
    increment(): this;
    init(value: any): this;
    invalidate(path: string, ...args: any[]): any;
    isModified(path?: any): boolean;
    isSelected(path: string): boolean;
    markModified(path: string, scope?: any): void;
    model<M = any>(name?: string): M;
    modifiedPaths(options?: any): string[];
    overwrite(value: any): this;
    populated(path: string): any;
    set(path: any, ...args: any[]): this;
    toJSON<T = any>(options?: any): any;
    toObject<T = any>(options?: any): any;
    unmarkModified(path: string): void;
    validate(...args: any[]): Promise<void>;
    validateSync(...args: any[]): any;
    /**
     * @remote write database
     * @data mongoose save
     */
    save(options?: SaveOptions): Promise<this>;
    /**
     * @remote write database
     * @data mongoose delete
     */
    deleteOne(options?: QueryOptions): any;
    /**
     * @remote write database
     * @data mongoose delete
     */
    remove(options?: QueryOptions): Promise<this>;
    /**
     * @remote write database
     * @data mongoose update
     */
    updateOne(update?: any, options?: QueryOptions): Query<UpdateWriteOpResult, this>;
    /**
     * @remote write database
     * @data mongoose update
     */
    update(update?: any, options?: QueryOptions): Query<UpdateWriteOpResult, this>;
    /**
     * @remote write database
     * @data mongoose update
     */
    replaceOne(replacement?: any, options?: QueryOptions): Query<UpdateWriteOpResult, this>;
    /**
     * @remote read database
     * @data mongoose find-many
     */
    populate(path: any, ...args: any[]): Promise<any>;
  }
  export type HydratedDocument<T, Extras = {}, Q = {}> = Document<any> &
    T &
    Extras & { _id: Types.ObjectId };
  export type HydratedDocumentFromSchema<S> =
    S extends Schema<infer T, any, infer I> ? HydratedDocument<T, I> : any;
  export type HydratedSingleSubdocument<T, Extras = {}> = HydratedDocument<T, Extras>;
  export type HydratedArraySubdocument<T, Extras = {}> = HydratedDocument<T, Extras>;
  export type InferSchemaType<S> = S extends Schema<infer T> ? T : any;
  export type InferRawDocType<D> = InferSchema<D>;

  /** Queries run when they are awaited; the call that began one carries the tags. */
  export interface Query<out R = any, out D = any, out Q = any, out Raw = any> {
    [Symbol.asyncIterator](): AsyncIterableIterator<any>;
    catch: Promise<R>["catch"];
    finally: Promise<R>["finally"];
    then: Promise<R>["then"];
    clone(): this;
    cursor(options?: any): QueryCursor<D>;
    exec(): Promise<R>;
    explain(verbose?: any): any;
    getFilter(): any;
    getOptions(): any;
    getQuery(): any;
    getUpdate(): any;
    lean<L = R>(value?: any): Query<L, D, Q>;
    /** Kept by the server alone. */
    maxTimeMS(milliseconds: number): this;
    model: any;
    orFail(error?: any): Query<NonNullable<R>, D, Q>;
    toConstructor(): any;
    transform<T>(fn: (value: R) => T): Query<T, D, Q>;
    countDocuments(filter?: any): Query<number, D, Q>;
    distinct(field: string, filter?: any): Query<any[], D, Q>;
    find(filter?: any, ...args: any[]): this;
    findOne(filter?: any, ...args: any[]): this;
    findOneAndUpdate(filter?: any, ...args: any[]): this;
    findOneAndDelete(filter?: any, ...args: any[]): this;
    updateOne(filter?: any, ...args: any[]): this;
    updateMany(filter?: any, ...args: any[]): this;
    deleteOne(filter?: any, ...args: any[]): this;
    deleteMany(filter?: any, ...args: any[]): this;
    all(...args: any[]): this;
    allowDiskUse(...args: any[]): this;
    and(...args: any[]): this;
    batchSize(...args: any[]): this;
    box(...args: any[]): this;
    circle(...args: any[]): this;
    collation(...args: any[]): this;
    comment(...args: any[]): this;
    elemMatch(...args: any[]): this;
    equals(...args: any[]): this;
    exists(...args: any[]): this;
    geometry(...args: any[]): this;
    gt(...args: any[]): this;
    gte(...args: any[]): this;
    hint(...args: any[]): this;
    in(...args: any[]): this;
    intersects(...args: any[]): this;
    j(...args: any[]): this;
    limit(...args: any[]): this;
    lt(...args: any[]): this;
    lte(...args: any[]): this;
    maxDistance(...args: any[]): this;
    merge(...args: any[]): this;
    mod(...args: any[]): this;
    ne(...args: any[]): this;
    near(...args: any[]): this;
    nin(...args: any[]): this;
    nor(...args: any[]): this;
    or(...args: any[]): this;
    polygon(...args: any[]): this;
    populate(...args: any[]): this;
    post(...args: any[]): this;
    pre(...args: any[]): this;
    projection(...args: any[]): this;
    read(...args: any[]): this;
    readConcern(...args: any[]): this;
    regex(...args: any[]): this;
    sanitizeProjection(...args: any[]): this;
    select(...args: any[]): this;
    session(...args: any[]): this;
    set(...args: any[]): this;
    setOptions(...args: any[]): this;
    setQuery(...args: any[]): this;
    setUpdate(...args: any[]): this;
    size(...args: any[]): this;
    skip(...args: any[]): this;
    slice(...args: any[]): this;
    slaveOk(...args: any[]): this;
    snapshot(...args: any[]): this;
    sort(...args: any[]): this;
    tailable(...args: any[]): this;
    w(...args: any[]): this;
    where(...args: any[]): this;
    within(...args: any[]): this;
    writeConcern(...args: any[]): this;
    wtimeout(...args: any[]): this;
  }
  export const Query: new (...args: any[]) => Query;
  export interface QueryCursor<out D = any> extends AsyncIterable<D> {
    addCursorFlag(...args: any[]): this;
    close(): Promise<void>;
    eachAsync(fn: (doc: D, index: number) => any, options?: any): Promise<void>;
    map(fn: (doc: D) => any): QueryCursor<any>;
    next(): Promise<D | null>;
    on(event: string, listener: (...args: any[]) => void): this;
    pipe(target: any): any;
  }
  export interface Aggregate<out R = any> {
    [Symbol.asyncIterator](): AsyncIterableIterator<any>;
    catch: Promise<R>["catch"];
    finally: Promise<R>["finally"];
    then: Promise<R>["then"];
    cursor(options?: any): QueryCursor<any>;
    exec(): Promise<R>;
    pipeline(): any[];
    addCursorFlag(...args: any[]): this;
    addFields(...args: any[]): this;
    allowDiskUse(...args: any[]): this;
    append(...args: any[]): this;
    collation(...args: any[]): this;
    count(...args: any[]): this;
    facet(...args: any[]): this;
    graphLookup(...args: any[]): this;
    group(...args: any[]): this;
    hint(...args: any[]): this;
    limit(...args: any[]): this;
    lookup(...args: any[]): this;
    match(...args: any[]): this;
    near(...args: any[]): this;
    option(...args: any[]): this;
    options(...args: any[]): this;
    project(...args: any[]): this;
    read(...args: any[]): this;
    readConcern(...args: any[]): this;
    redact(...args: any[]): this;
    replaceRoot(...args: any[]): this;
    sample(...args: any[]): this;
    search(...args: any[]): this;
    session(...args: any[]): this;
    skip(...args: any[]): this;
    sort(...args: any[]): this;
    sortByCount(...args: any[]): this;
    unionWith(...args: any[]): this;
    unwind(...args: any[]): this;
  }
  export const Aggregate: new (...args: any[]) => Aggregate;

  /** Schemas: what a field holds is read from its type, one level deep. */
  export type InferField<F> = F extends { type: infer C } ? InferValue<C> : InferValue<F>;
  export type InferValue<C> = C extends StringConstructor
    ? string
    : C extends NumberConstructor
      ? number
      : C extends DateConstructor
        ? Date
        : C extends BooleanConstructor
          ? boolean
          : C extends Schema<infer T>
            ? T
            : C extends { readonly schemaName: "ObjectId" }
              ? Types.ObjectId
              : C extends readonly (infer I)[]
                ? InferField<I>[]
                : any;
  export type InferSchema<D> = { -readonly [K in keyof D]: InferField<D[K]> };
  export interface SchemaTimestamps {
    createdAt: Date;
    updatedAt: Date;
  }
  export type SchemaDefinition<T = any> = any;
  export type SchemaDefinitionProperty<T = any> = any;
  export type SchemaTypeOptions<T = any> = any;
  export type ApplySchemaOptions<T, O> = T;
  export interface SchemaOptions {
    timestamps?: any;
    versionKey?: string | boolean;
    optimisticConcurrency?: any;
    [option: string]: any;
  }
  export interface Schema<
    out T = any,
    out M = any,
    out I = any,
    out Q = any,
    out V = any,
    out S = any,
  > {
    readonly _: { data: T; methods: I };
    methods: any;
    obj: any;
    paths: any;
    query: any;
    statics: any;
    virtuals: any;
    add(definition: any, prefix?: string): this;
    clone(): this;
    discriminator(name: any, schema: Schema, value?: any): this;
    get(key: string): any;
    index(fields: any, options?: any): this;
    indexes(): any[];
    loadClass(model: Function): this;
    method(name: any, fn?: any, options?: any): this;
    path(path: string, type?: any): any;
    pick(paths: string[]): any;
    omit(paths: string[]): any;
    plugin(fn: (schema: any, options?: any) => void, options?: any): this;
    post(method: any, ...args: any[]): this;
    pre(method: any, ...args: any[]): this;
    queue(name: string, args: any[]): this;
    remove(paths: any): this;
    set(key: string, value: any): this;
    static(name: any, fn?: any): this;
    virtual(name: string, options?: any): any;
  }
  export interface ObjectIdSchemaType {
    readonly schemaName: "ObjectId";
  }
  export interface SchemaConstructor {
    /** @mark table-definition */
    new <D extends Record<string, any>, O extends SchemaOptions = {}>(
      definition: D,
      options?: O,
    ): Schema<InferSchema<D> & (O extends { timestamps: any } ? SchemaTimestamps : {})>;
    /** @mark table-definition */
    new <T = any, M = any, I = any, Q = any, V = any, S = any, O = any>(
      definition?: any,
      options?: any,
    ): Schema<T, M, I, Q, V, S>;
    readonly ObjectId: ObjectIdSchemaType;
    readonly Types: {
      readonly ObjectId: ObjectIdSchemaType;
      readonly [type: string]: any;
    };
  }
  export const Schema: SchemaConstructor;
  export namespace Schema {
    namespace Types {
      type ObjectId = any;
      type Mixed = any;
      type String = any;
      type Number = any;
      type Decimal128 = any;
      type Date = any;
      type Boolean = any;
      type Array = any;
      type Buffer = any;
      type DocumentArray = any;
    }
  }
  export const SchemaTypes: SchemaConstructor["Types"];
  export const SchemaType: any;
  export type SchemaType<T = any> = any;

  /** Models. */
  /**
   * @deadline client socketTimeoutMS
   * @default none
   * @retries 1 immediate client retryReads | client retryWrites
   * @idempotency automatic
   */
  export interface Model<
    out T = any,
    out Q = {},
    out I = {},
    out V = {},
    out H = HydratedDocument<T, I & V, Q>,
    out S = any,
  > {
    new (doc?: any, ...more: any[]): H;
    readonly baseModelName?: string;
    readonly collection: any;
    readonly db: Connection;
    readonly discriminators?: any;
    readonly modelName: string;
    readonly schema: Schema<T>;
    [method: `$${string}`]: any;
    castObject(value: any, options?: any): any;
    cleanIndexes(options?: any): Promise<any>;
    createCollection(options?: any): Promise<any>;
    createIndexes(...args: any[]): Promise<void>;
    diffIndexes(...args: any[]): Promise<any>;
    discriminator<D = T>(name: any, schema: any, value?: any): Model<D>;
    ensureIndexes(...args: any[]): Promise<void>;
    hydrate(value: any, ...args: any[]): H;
    init(): Promise<any>;
    listIndexes(): Promise<any[]>;
    startSession(options?: any): Promise<ClientSession>;
    syncIndexes(options?: any): Promise<string[]>;
    translateAliases(raw: any): any;
    validate(...args: any[]): Promise<any>;
    watch(pipeline?: any[], options?: any): any;
    where(path?: any, value?: any): Query<H[], H, Q>;
    /**
     * @remote read database
     * @data mongoose find-many
     */
    populate(docs: any, options: any): Promise<any>;
    /**
     * @remote read database
     * @data mongoose find-many
     */
    find(filter?: any, projection?: any, options?: QueryOptions): Query<H[], H, Q>;
    /**
     * @remote read database
     * @data mongoose find-one
     */
    findOne(filter?: any, projection?: any, options?: QueryOptions): Query<H | null, H, Q>;
    /**
     * @remote read database
     * @data mongoose find-unique
     */
    findById(id: any, projection?: any, options?: QueryOptions): Query<H | null, H, Q>;
    /**
     * @remote write database
     * @data mongoose update
     */
    findOneAndUpdate(filter?: any, update?: any, options?: QueryOptions): Query<H | null, H, Q>;
    /**
     * @remote write database
     * @data mongoose update
     */
    findOneAndReplace(
      filter?: any,
      replacement?: any,
      options?: QueryOptions,
    ): Query<H | null, H, Q>;
    /**
     * @remote write database
     * @data mongoose update
     */
    findByIdAndUpdate(id: any, update?: any, options?: QueryOptions): Query<H | null, H, Q>;
    /**
     * @remote write database
     * @data mongoose delete
     */
    findOneAndDelete(filter?: any, options?: QueryOptions): Query<H | null, H, Q>;
    /**
     * @remote write database
     * @data mongoose delete
     */
    findOneAndRemove(filter?: any, options?: QueryOptions): Query<H | null, H, Q>;
    /**
     * @remote write database
     * @data mongoose delete
     */
    findByIdAndDelete(id?: any, options?: QueryOptions): Query<H | null, H, Q>;
    /**
     * @remote write database
     * @data mongoose delete
     */
    findByIdAndRemove(id?: any, options?: QueryOptions): Query<H | null, H, Q>;
    /**
     * @remote write database
     * @data mongoose update
     */
    updateOne(filter?: any, update?: any, options?: QueryOptions): Query<UpdateWriteOpResult, H, Q>;
    /**
     * @remote write database
     * @data mongoose update-many
     */
    updateMany(
      filter?: any,
      update?: any,
      options?: QueryOptions,
    ): Query<UpdateWriteOpResult, H, Q>;
    /**
     * @remote write database
     * @data mongoose update-many
     */
    update(filter?: any, update?: any, options?: QueryOptions): Query<UpdateWriteOpResult, H, Q>;
    /**
     * @remote write database
     * @data mongoose update
     */
    replaceOne(
      filter?: any,
      replacement?: any,
      options?: QueryOptions,
    ): Query<UpdateWriteOpResult, H, Q>;
    /**
     * @remote write database
     * @data mongoose delete
     */
    deleteOne(filter?: any, options?: QueryOptions): Query<DeleteResult, H, Q>;
    /**
     * @remote write database
     * @data mongoose delete-many
     */
    deleteMany(filter?: any, options?: QueryOptions): Query<DeleteResult, H, Q>;
    /**
     * @remote write database
     * @data mongoose delete-many
     */
    remove(filter?: any): Query<DeleteResult, H, Q>;
    /**
     * @remote read database
     * @data mongoose count
     */
    countDocuments(filter?: any, options?: QueryOptions): Query<number, H, Q>;
    /**
     * @remote read database
     * @data mongoose count
     */
    count(filter?: any): Query<number, H, Q>;
    /**
     * @remote read database
     * @data mongoose count
     */
    estimatedDocumentCount(options?: QueryOptions): Query<number, H, Q>;
    /**
     * @remote read database
     * @data mongoose exists
     */
    exists(filter: any): Query<{ _id: any } | null, H, Q>;
    /**
     * @remote read database
     * @data mongoose aggregate
     */
    distinct(field: string, filter?: any): Query<any[], H, Q>;
    /**
     * @remote write database
     * @data mongoose insert-many
     */
    create(docs: any[], options?: any): Promise<H[]>;
    /**
     * @remote write database
     * @data mongoose insert
     */
    create(doc: any): Promise<H>;
    /**
     * @remote write database
     * @data mongoose insert-many
     */
    create(...docs: any[]): Promise<H[]>;
    /**
     * @remote write database
     * @data mongoose insert-many
     */
    insertMany(docs: any[], options?: any): Promise<H[]>;
    /**
     * @remote write database
     * @data mongoose insert-many
     */
    insertMany(doc: any, options?: any): Promise<H[]>;
    /**
     * @remote write database
     * @data mongoose insert
     */
    insertOne(doc: any, options?: any): Promise<H>;
    /**
     * @remote write database
     * @data mongoose update-many
     */
    bulkWrite(operations: any[], options?: any): Promise<any>;
    /**
     * @remote write database
     * @data mongoose save
     */
    bulkSave(documents: any[], options?: any): Promise<any>;
    /**
     * @remote read database
     * @data mongoose aggregate
     */
    aggregate<A = any>(pipeline?: any[], options?: any): Aggregate<A[]>;
  }
  export const Model: Model<any>;
  export type Models = Record<string, Model<any>>;
  export const models: Models;
  export function model<T>(
    name: string,
    schema?: Schema<T>,
    collection?: string,
    options?: any,
  ): Model<T>;
  export function model<T, U, Q = {}>(
    name: string,
    schema?: any,
    collection?: string,
    options?: any,
  ): U;
  export function model(name: string, schema?: any, ...args: any[]): Model<any>;
  export function deleteModel(name: any): any;
  export function modelNames(): string[];

  /** Connections. */
  export interface ConnectOptions {
    appName?: string;
    autoCreate?: boolean;
    autoIndex?: boolean;
    bufferCommands?: boolean;
    connectTimeoutMS?: number;
    dbName?: string;
    maxPoolSize?: number;
    minPoolSize?: number;
    pass?: string;
    poolSize?: number;
    readPreference?: any;
    retryReads?: boolean;
    retryWrites?: boolean;
    serverSelectionTimeoutMS?: number;
    socketTimeoutMS?: number;
    user?: string;
    waitQueueTimeoutMS?: number;
    [option: string]: any;
  }
  export type MongooseOptions = any;
  export interface Connection extends EventEmitter {
    readonly client: any;
    readonly collections: any;
    readonly config: any;
    readonly db: any;
    readonly host: string;
    readonly id: any;
    readonly models: Models;
    readonly name: string;
    readonly readyState: number;
    asPromise(): Promise<this>;
    close(force?: any): Promise<void>;
    collection(name: string, options?: any): any;
    createCollection(name: string, options?: any): Promise<any>;
    deleteModel(name: any): this;
    destroy(force?: any): Promise<void>;
    /** @remote write database */
    dropCollection(name: string): Promise<any>;
    /** @remote write database */
    dropDatabase(): Promise<any>;
    getClient(): any;
    model<T>(name: string, schema?: Schema<T>, collection?: string, options?: any): Model<T>;
    model<T, U, Q = {}>(name: string, schema?: any, collection?: string, options?: any): U;
    model(name: string, schema?: any, ...args: any[]): Model<any>;
    modelNames(): string[];
    openUri(uri: string, options?: ConnectOptions): Promise<any>;
    plugin(fn: any, options?: any): this;
    startSession(options?: any): Promise<ClientSession>;
    syncIndexes(options?: any): Promise<any>;
    /**
     * @remote call database
     * @transaction fn
     */
    transaction<T>(fn: (session: ClientSession) => Promise<T>, options?: any): Promise<T>;
    useDb(name: string, options?: any): Connection;
    watch(pipeline?: any[], options?: any): any;
  }
  /**
   * @deadline client socketTimeoutMS
   * @default none
   * @retries 1 immediate client retryReads | client retryWrites
   * @idempotency automatic
   */
  export interface ClientSession {
    readonly hasEnded: boolean;
    readonly id: any;
    /**
     * @remote call database
     * @mark transaction-rollback
     */
    abortTransaction(options?: any): Promise<any>;
    /**
     * @remote call database
     * @mark transaction-commit
     */
    commitTransaction(options?: any): Promise<any>;
    endSession(options?: any): Promise<void>;
    inTransaction(): boolean;
    /** @mark transaction-begin */
    startTransaction(options?: any): void;
    /**
     * @remote call database
     * @transaction fn
     */
    withTransaction<T = any>(fn: (session: this) => Promise<T>, options?: any): Promise<T>;
  }
  export const connection: Connection;
  export const connections: Connection[];
  /**
   * @remote call database
   * @creates mongoose options
   * @pool 100 option options.maxPoolSize | option options.poolSize
   */
  export function connect(uri: string, options?: ConnectOptions): Promise<typeof mongoose>;
  /**
   * @creates mongoose options
   * @pool 100 option options.maxPoolSize | option options.poolSize
   */
  export function createConnection(uri: string, options?: ConnectOptions): Connection;
  export function createConnection(): Connection;
  export function disconnect(): Promise<void>;
  export function startSession(options?: any): Promise<ClientSession>;
  export function syncIndexes(options?: any): Promise<any>;
  export function plugin(fn: any, options?: any): any;
  export function get(key: string): any;
  export function set(key: any, value?: any): any;
  export function pluralize(fn?: any): any;
  export function sanitizeFilter<T>(filter: T): T;
  export function trusted<T>(value: T): T;
  export function now(): Date;
  export const STATES: any;
  export const ConnectionStates: any;
  export const mongo: any;
  export const version: string;
  export class Mongoose {
    constructor(options?: any);
    [member: string]: any;
  }

  export class Error extends globalThis.Error {}
  export namespace Error {
    class ValidationError extends MongooseError {
      errors: Record<string, any>;
    }
    class CastError extends MongooseError {
      path: string;
      value: any;
      kind: string;
    }
    class ValidatorError extends MongooseError {
      path: string;
      kind: string;
    }
    class VersionError extends MongooseError {}
    class DocumentNotFoundError extends MongooseError {}
    class ParallelSaveError extends MongooseError {}
  }
  export class MongooseError extends Error {}
  export type CastError = Error.CastError;
  export const CastError: typeof Error.CastError;
}

export = mongoose;
