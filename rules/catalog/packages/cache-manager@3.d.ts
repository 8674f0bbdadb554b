/** Package cache-manager. Facts read from cache-manager 7.2.9 and 5.7.6: without a store values are kept in the memory of this process, and `wrap` runs its function for each process that misses. */

export interface Cache<S = any> {
  readonly stores?: any;
  readonly store: any;
  /** @mark store-decides */
  clear(): Promise<any>;
  /** @mark store-decides */
  del(key: string): Promise<any>;
  disconnect(): Promise<void>;
  /** @mark store-decides */
  get<T = any>(key: string): Promise<T | undefined>;
  /** @mark store-decides */
  mdel(keys: string[]): Promise<any>;
  /** @mark store-decides */
  mget<T = any>(...keys: any[]): Promise<(T | undefined)[]>;
  /** @mark store-decides */
  mset(...args: any[]): Promise<any>;
  off(event: string, listener: (...args: any[]) => void): any;
  on(event: string, listener: (...args: any[]) => void): any;
  /** @mark store-decides */
  reset(): Promise<void>;
  /** @mark store-decides */
  set<T = any>(key: string, value: T, ttl?: any): Promise<any>;
  /** @mark store-decides */
  ttl(key: string): Promise<number | undefined>;
  /**
   * @runs work
   * @mark store-decides
   */
  wrap<T>(key: string, work: () => T | Promise<T>, ttl?: any, ...args: any[]): Promise<T>;
}
export type Store<T = any> = any;
export type Config = any;
export type Milliseconds = number;
export type MemoryCache = Cache;
export type MultiCache = Cache;
export type WrapTTL<T = any> = any;
export type FactoryStore<S = any, T = any> = any;
export interface CreateCacheOptions {
  cacheId?: string;
  nonBlocking?: boolean;
  refreshThreshold?: any;
  stores?: any[];
  ttl?: number;
}
/**
 * @keeps cache option options.stores
 * @mark makes-cache
 */
export declare function createCache(options?: CreateCacheOptions): Cache;
/**
 * @keeps cache
 * @mark makes-cache
 */
export declare function caching(store: "memory", options?: any): Promise<Cache>;
/**
 * @keeps cache
 * @mark makes-cache
 */
export declare function caching(config: { store: "memory"; [option: string]: any }): Cache;
/** @mark makes-cache */
export declare function caching(config: { store: any; [option: string]: any }): Cache;
/** @mark makes-cache */
export declare function caching(store: any, ...args: any[]): Promise<Cache>;
export declare function multiCaching(caches: any[], options?: any): Cache;
/** @keeps cache */
export declare function memoryStore(options?: any): any;
export declare function createMemoryCache(...args: any[]): any;
declare const cacheManager: {
  caching: typeof caching;
  createCache: typeof createCache;
  multiCaching: typeof multiCaching;
};
export default cacheManager;
