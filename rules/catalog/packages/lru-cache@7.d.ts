/** Package lru-cache from 7 on. Facts read from lru-cache 7.18.3 and 11.5.3: `ttl` alone limits nothing, expired entries stay until they are touched. */

declare class LRUCache<K = any, V = any, FC = unknown> {
  /** @mark bounded-cache */
  constructor(options: LRUCache.OptionsBase<K, V> & { max: number });
  /** @mark bounded-cache */
  constructor(options: LRUCache.OptionsBase<K, V> & { maxSize: number });
  /** @mark expiring-cache */
  constructor(options: LRUCache.OptionsBase<K, V> & { ttl: number; ttlAutopurge: true });
  /** @mark unbounded-cache */
  constructor(
    options: LRUCache.OptionsBase<K, V> & {
      max?: undefined;
      maxSize?: undefined;
      ttl: number;
      ttlAutopurge?: false;
    },
  );
  constructor(options: any);
  readonly calculatedSize: number;
  readonly max: number;
  readonly maxSize: number;
  readonly size: number;
  clear(): void;
  delete(key: K): boolean;
  dump(): [K, any][];
  entries(): IterableIterator<[K, V]>;
  fetch(key: K, options?: any): Promise<V | undefined>;
  find(fn: (value: V, key: K, cache: this) => boolean, options?: any): V | undefined;
  forEach(fn: (value: V, key: K, cache: this) => any, thisArg?: any): void;
  forceFetch(key: K, options?: any): Promise<V>;
  get(key: K, options?: any): V | undefined;
  getRemainingTTL(key: K): number;
  has(key: K, options?: any): boolean;
  info(key: K): any;
  keys(): IterableIterator<K>;
  load(entries: any[]): void;
  memo(key: K, options?: any): V;
  peek(key: K, options?: any): V | undefined;
  pop(): V | undefined;
  purgeStale(): boolean;
  rentries(): IterableIterator<[K, V]>;
  rkeys(): IterableIterator<K>;
  rvalues(): IterableIterator<V>;
  set(key: K, value: V | undefined, options?: any): this;
  values(): IterableIterator<V>;
  [Symbol.iterator](): IterableIterator<[K, V]>;
}

declare namespace LRUCache {
  export { LRUCache, LRUCache as default };

  export interface OptionsBase<K = any, V = any> {
    allowStale?: boolean;
    dispose?: (value: V, key: K, reason: any) => void;
    disposeAfter?: (value: V, key: K, reason: any) => void;
    fetchMethod?: (key: K, stale: V | undefined, options: any) => any;
    ignoreFetchAbort?: boolean;
    maxEntrySize?: number;
    memoMethod?: (key: K, stale: V | undefined, options: any) => V;
    noDeleteOnStaleGet?: boolean;
    noDisposeOnSet?: boolean;
    noUpdateTTL?: boolean;
    sizeCalculation?: (value: V, key: K) => number;
    ttl?: number;
    ttlAutopurge?: boolean;
    ttlResolution?: number;
    updateAgeOnGet?: boolean;
    updateAgeOnHas?: boolean;
    [option: string]: any;
  }

  export interface Options<K = any, V = any, FC = unknown> extends OptionsBase<K, V> {
    max?: number;
    maxSize?: number;
  }
}

export = LRUCache;
