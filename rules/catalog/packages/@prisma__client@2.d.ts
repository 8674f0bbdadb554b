/** Package `@prisma/client`, 2.x to 7.x. Facts read from `@prisma/client` 7.10.0: a query ends when its driver or engine says so, an interactive transaction after 5 s. A client made from a schema is built on what is declared here, some of it under names of our own. */

export type DateTime = Date;
export type Bytes = Uint8Array;
export type Json = any;
export declare class Decimal {
  constructor(value: any);
  readonly d: number[];
  readonly e: number;
  readonly s: number;
  abs(): Decimal;
  add(value: any): Decimal;
  cmp(value: any): number;
  comparedTo(value: any): number;
  div(value: any): Decimal;
  dividedBy(value: any): Decimal;
  equals(value: any): boolean;
  eq(value: any): boolean;
  greaterThan(value: any): boolean;
  greaterThanOrEqualTo(value: any): boolean;
  gt(value: any): boolean;
  gte(value: any): boolean;
  isNegative(): boolean;
  isPositive(): boolean;
  isZero(): boolean;
  lessThan(value: any): boolean;
  lessThanOrEqualTo(value: any): boolean;
  lt(value: any): boolean;
  lte(value: any): boolean;
  minus(value: any): Decimal;
  mul(value: any): Decimal;
  neg(): Decimal;
  negated(): Decimal;
  plus(value: any): Decimal;
  round(): Decimal;
  sub(value: any): Decimal;
  times(value: any): Decimal;
  toDecimalPlaces(places?: number, rounding?: number): Decimal;
  toFixed(places?: number, rounding?: number): string;
  toJSON(): string;
  toNumber(): number;
  toString(): string;
  valueOf(): string;
  static max(...values: any[]): Decimal;
  static min(...values: any[]): Decimal;
  static sum(...values: any[]): Decimal;
}

export interface PrismaPromise<T> extends Promise<T> {
  readonly [Symbol.toStringTag]: "PrismaPromise";
}
export interface BatchPayload {
  count: number;
}
/** What `aggregate` and `groupBy` compute over rows; `any` because it depends on what is asked for. */
export interface Aggregates<Row> {
  _count: any;
  _avg: { [Field in keyof Row]: number | null };
  _sum: { [Field in keyof Row]: Row[Field] | null };
  _min: { [Field in keyof Row]: Row[Field] | null };
  _max: { [Field in keyof Row]: Row[Field] | null };
}

/** The rows of one model; a generated client has an interface for each of them. */
export interface Delegate<Row = any> {
  readonly fields: any;
  /**
   * @remote read database
   * @data prisma find-unique
   */
  findUnique(args: any): PrismaPromise<Row | null>;
  /**
   * @remote read database
   * @data prisma find-unique
   */
  findUniqueOrThrow(args: any): PrismaPromise<Row>;
  /**
   * @remote read database
   * @data prisma find-one
   */
  findFirst(args?: any): PrismaPromise<Row | null>;
  /**
   * @remote read database
   * @data prisma find-one
   */
  findFirstOrThrow(args?: any): PrismaPromise<Row>;
  /**
   * @remote read database
   * @data prisma find-many
   */
  findMany(args?: any): PrismaPromise<Row[]>;
  /**
   * @remote read database
   * @data prisma count
   */
  count(args?: any): PrismaPromise<number>;
  /**
   * @remote read database
   * @data prisma aggregate
   */
  aggregate(args: any): PrismaPromise<Aggregates<Row>>;
  /**
   * @remote read database
   * @data prisma aggregate
   */
  groupBy(args: any): PrismaPromise<(Row & Aggregates<Row>)[]>;
  /**
   * @remote write database
   * @data prisma insert
   */
  create(args: any): PrismaPromise<Row>;
  /**
   * @remote write database
   * @data prisma insert-many
   */
  createMany(args?: any): PrismaPromise<BatchPayload>;
  /**
   * @remote write database
   * @data prisma insert-many
   */
  createManyAndReturn(args?: any): PrismaPromise<Row[]>;
  /**
   * @remote write database
   * @data prisma update
   */
  update(args: any): PrismaPromise<Row>;
  /**
   * @remote write database
   * @data prisma update-many
   */
  updateMany(args: any): PrismaPromise<BatchPayload>;
  /**
   * @remote write database
   * @data prisma update-many
   */
  updateManyAndReturn(args: any): PrismaPromise<Row[]>;
  /**
   * @remote write database
   * @data prisma upsert
   */
  upsert(args: any): PrismaPromise<Row>;
  /**
   * @remote write database
   * @data prisma delete
   */
  delete(args: any): PrismaPromise<Row>;
  /**
   * @remote write database
   * @data prisma delete-many
   */
  deleteMany(args?: any): PrismaPromise<BatchPayload>;
  /**
   * @remote read database
   * @data prisma query
   */
  findRaw(args?: any): PrismaPromise<any>;
  /**
   * @remote read database
   * @data prisma query
   */
  aggregateRaw(args?: any): PrismaPromise<any>;
}

/** What a client and the client of a transaction have in common. */
export declare class RawQueries {
  /**
   * @remote call database
   * @data prisma query
   */
  $queryRaw<T = unknown>(
    query: TemplateStringsArray | Prisma.Sql,
    ...values: any[]
  ): PrismaPromise<T>;
  /**
   * @remote call database
   * @data prisma query
   */
  $queryRawUnsafe<T = unknown>(query: string, ...values: any[]): PrismaPromise<T>;
  /**
   * @remote call database
   * @data prisma query
   */
  $queryRawTyped<T = any>(query: any): PrismaPromise<T[]>;
  /**
   * @remote write database
   * @data prisma query
   */
  $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: any[]): PrismaPromise<number>;
  /**
   * @remote write database
   * @data prisma query
   */
  $executeRawUnsafe(query: string, ...values: any[]): PrismaPromise<number>;
  /**
   * @remote call database
   * @data prisma query
   */
  $runCommandRaw(command: any): PrismaPromise<any>;
}

export interface ClientOptions {
  accelerateUrl?: string;
  adapter?: any;
  datasources?: any;
  datasourceUrl?: string;
  errorFormat?: string;
  log?: any;
  omit?: any;
  transactionOptions?: { isolationLevel?: string; maxWait?: number; timeout?: number };
  [option: string]: any;
}

/** `Tx` is the client that the callback of a transaction is given. */
export declare class Client<Tx = any> extends RawQueries {
  /** @creates prisma options */
  constructor(options?: ClientOptions);
  /** @remote call database */
  $connect(): Promise<void>;
  $disconnect(): Promise<void>;
  $on(event: any, callback: (event: any) => void): this;
  $use(middleware: (params: any, next: (params: any) => Promise<any>) => Promise<any>): void;
  $extends(extension: any): this;
  /**
   * @remote call database
   * @transaction run
   * @deadline option options.timeout | client transactionOptions.timeout
   * @default 5s
   */
  $transaction<T>(
    run: (transaction: Tx) => Promise<T>,
    options?: { isolationLevel?: string; maxWait?: number; timeout?: number },
  ): Promise<T>;
  /**
   * @remote call database
   * @mark atomic-batch
   */
  $transaction<T extends readonly any[]>(
    queries: readonly [...T],
    options?: { isolationLevel?: string; maxWait?: number; timeout?: number },
  ): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }>;
}

/** A client whose schema nobody has seen: any name is a model. */
export type PrismaClient<A = any, B = any, C = any> = Client<Prisma.TransactionClient> & Models;
export interface ClientConstructor {
  /** @creates prisma options */
  new <A = any, B = any, C = any>(options?: ClientOptions): PrismaClient;
}
export declare const PrismaClient: ClientConstructor;
export interface Models {
  [model: string]: Delegate<any>;
}

export declare namespace Prisma {
  type TransactionClient = RawQueries & Models;
  type PrismaPromise<T> = import("@prisma/client").PrismaPromise<T>;
  type Decimal = import("@prisma/client").Decimal;
  const Decimal: typeof import("@prisma/client").Decimal;
  type BatchPayload = import("@prisma/client").BatchPayload;
  type JsonValue = any;
  type JsonObject = { [key: string]: any };
  type JsonArray = any[];
  type InputJsonValue = any;
  type InputJsonObject = { readonly [key: string]: any };
  type InputJsonArray = readonly any[];
  type PrismaClientOptions = ClientOptions;
  type LogLevel = "info" | "query" | "warn" | "error";
  const JsonNull: any;
  const DbNull: any;
  const AnyNull: any;
  const dmmf: any;
  const prismaVersion: { client: string; engine: string };
  type TransactionIsolationLevel =
    | "ReadUncommitted"
    | "ReadCommitted"
    | "RepeatableRead"
    | "Snapshot"
    | "Serializable";
  const TransactionIsolationLevel: { readonly [L in TransactionIsolationLevel]: L };
  type SortOrder = "asc" | "desc";
  const SortOrder: { readonly [O in SortOrder]: O };
  type QueryMode = "default" | "insensitive";
  const QueryMode: { readonly [M in QueryMode]: M };

  class Sql {
    constructor(strings: readonly string[], values: readonly any[]);
    readonly values: any[];
    readonly strings: string[];
    readonly sql: string;
    readonly statement: string;
    readonly text: string;
    inspect(): any;
  }
  const empty: Sql;
  function sql(strings: readonly string[], ...values: any[]): Sql;
  function join(values: any[], separator?: string, prefix?: string, suffix?: string): Sql;
  function raw(value: string): Sql;
  function validator(...args: any[]): any;
  function defineExtension(extension: any): any;
  function getExtensionContext(that: any): any;

  class PrismaClientKnownRequestError extends Error {
    constructor(message: string, details: any);
    code: string;
    meta?: Record<string, any>;
    clientVersion: string;
    batchRequestIdx?: number;
  }
  class PrismaClientUnknownRequestError extends Error {
    constructor(message: string, details: any);
    clientVersion: string;
    batchRequestIdx?: number;
  }
  class PrismaClientRustPanicError extends Error {
    constructor(message: string, clientVersion: string);
    clientVersion: string;
  }
  class PrismaClientInitializationError extends Error {
    constructor(message: string, clientVersion: string, errorCode?: string);
    clientVersion: string;
    errorCode?: string;
    retryable?: boolean;
  }
  class PrismaClientValidationError extends Error {
    constructor(message: string, details: any);
    clientVersion: string;
  }
}
