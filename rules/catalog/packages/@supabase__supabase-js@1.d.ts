/** Package `@supabase/supabase-js`. Facts read from `@supabase/supabase-js` 2.109.0: a request of fetch with its 300 s to the headers unless `db.timeout` or `abortSignal` is set; errors are returned, not thrown; a query runs when it is awaited. */

export interface PostgrestError {
  code: string;
  details: string;
  hint: string;
  message: string;
}
export interface PostgrestResponse<out T> {
  count: number | null;
  data: T | null;
  error: PostgrestError | null;
  status: number;
  statusText: string;
}
export type PostgrestSingleResponse<T> = PostgrestResponse<T>;
export type PostgrestMaybeSingleResponse<T> = PostgrestResponse<T | null>;
export type QueryData<T> = any;
export type QueryResult<T> = any;
/** A row of `Database["public"]["Tables"][T]`; anything when no types were given. */
export type RowOf<D, T> = D extends { public: { Tables: infer Tables } }
  ? T extends keyof Tables
    ? Tables[T] extends { Row: infer R }
      ? R
      : any
    : any
  : any;

/** Steps of a query; the call that names the table carries the tags. */
export interface PostgrestFilterBuilder<out R = any, out One = any>
  extends PromiseLike<PostgrestResponse<R>> {
  contains(...args: any[]): this;
  containedBy(...args: any[]): this;
  eq(...args: any[]): this;
  explain(...args: any[]): this;
  filter(...args: any[]): this;
  gt(...args: any[]): this;
  gte(...args: any[]): this;
  ilike(...args: any[]): this;
  ilikeAllOf(...args: any[]): this;
  ilikeAnyOf(...args: any[]): this;
  in(...args: any[]): this;
  is(...args: any[]): this;
  isDistinct(...args: any[]): this;
  like(...args: any[]): this;
  likeAllOf(...args: any[]): this;
  likeAnyOf(...args: any[]): this;
  limit(...args: any[]): this;
  lt(...args: any[]): this;
  lte(...args: any[]): this;
  match(...args: any[]): this;
  neq(...args: any[]): this;
  not(...args: any[]): this;
  or(...args: any[]): this;
  order(...args: any[]): this;
  overlaps(...args: any[]): this;
  range(...args: any[]): this;
  rangeAdjacent(...args: any[]): this;
  rangeGt(...args: any[]): this;
  rangeGte(...args: any[]): this;
  rangeLt(...args: any[]): this;
  rangeLte(...args: any[]): this;
  retry(...args: any[]): this;
  rollback(...args: any[]): this;
  setHeader(...args: any[]): this;
  textSearch(...args: any[]): this;
  throwOnError(...args: any[]): this;
  maxAffected(...args: any[]): this;
  /** @mark sets-deadline */
  abortSignal(signal: AbortSignal): this;
  csv(): PostgrestFilterBuilder<string, One>;
  maybeSingle(): PostgrestFilterBuilder<One | null, One>;
  overrideTypes<T = any>(): PostgrestFilterBuilder<T, any>;
  returns<T = any>(): PostgrestFilterBuilder<T, any>;
  select(columns?: string, options?: any): PostgrestFilterBuilder<One[], One>;
  single(): PostgrestFilterBuilder<One, One>;
}
export interface PostgrestQueryBuilder<out One = any> {
  delete(options?: any): PostgrestFilterBuilder<null, One>;
  insert(values: any, options?: any): PostgrestFilterBuilder<null, One>;
  select(columns?: string, options?: any): PostgrestFilterBuilder<One[], One>;
  update(values: any, options?: any): PostgrestFilterBuilder<null, One>;
  upsert(values: any, options?: any): PostgrestFilterBuilder<null, One>;
}
/**
 * @deadline client db.timeout | client global.fetch
 * @default 300s
 */
export interface PostgrestClient<out D = any> {
  /**
   * @remote call database
   * @data supabase find-many
   * @mark builder
   */
  from<T extends string>(table: T): PostgrestQueryBuilder<RowOf<D, T>>;
  /**
   * @remote call database
   * @data supabase query
   * @mark builder
   */
  rpc<F extends string>(fn: F, args?: any, options?: any): PostgrestFilterBuilder<any, any>;
}
export interface SupabaseClientOptions<out S = any> {
  accessToken?: any;
  auth?: any;
  db?: { schema?: any; timeout?: number; [option: string]: any };
  global?: { fetch?: any; headers?: any };
  realtime?: any;
  [option: string]: any;
}
/**
 * @deadline client global.fetch
 * @default 300s
 */
export interface FunctionsClient {
  /** @remote call http */
  invoke<T = any>(name: string, options?: any): Promise<{ data: T | null; error: any }>;
  setAuth(token: string): void;
}
export interface RealtimeChannel {
  /** @enters consumer callback */
  on(type: any, filter: any, callback: (payload: any) => void): this;
  presenceState<T = any>(): any;
  /** @remote write queue */
  send(message: any, options?: any): Promise<any>;
  /** @mark subscribes */
  subscribe(callback?: any, timeout?: number): this;
  track(payload: any, options?: any): Promise<any>;
  unsubscribe(timeout?: number): Promise<any>;
  untrack(options?: any): Promise<any>;
}
export interface SupabaseClient<out D = any, out S = any, out T = any> extends PostgrestClient<D> {
  readonly auth: any;
  readonly functions: FunctionsClient;
  readonly realtime: any;
  readonly storage: any;
  channel(name: string, options?: any): RealtimeChannel;
  getChannels(): RealtimeChannel[];
  removeAllChannels(): Promise<any>;
  removeChannel(channel: RealtimeChannel): Promise<any>;
  schema(schema: string): PostgrestClient<any>;
}
export declare class SupabaseClient<out D = any, out S = any, out T = any> {
  /** @creates supabase options */
  constructor(url: string, key: string, options?: SupabaseClientOptions);
}
/** @creates supabase options */
export declare function createClient<D = any, S = any>(
  url: string,
  key: string,
  options?: SupabaseClientOptions,
): SupabaseClient<D, S>;
export type AuthError = any;
export type AuthSession = any;
export type Provider = any;
export type Session = any;
export type User = any;
export type UserIdentity = any;
export type RealtimePostgresChangesPayload<T = any> = any;
export type FileObject = any;
export declare class FunctionsHttpError extends Error {
  context: any;
}
