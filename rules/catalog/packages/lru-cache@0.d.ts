/** Package lru-cache up to 6. Facts read from lru-cache 6.0.0: without `max` it is unbounded, and `maxAge` is looked at only on access. */

declare class LRUCache<K = any, V = any> {
  /** @mark bounded-cache */
  constructor(max: number);
  /** @mark bounded-cache */
  constructor(options: LRUCache.BaseOptions<K, V> & { max: number });
  /** @mark unbounded-cache */
  constructor(options?: LRUCache.BaseOptions<K, V> & { max?: undefined });
  constructor(options: any);
  allowStale: boolean;
  readonly itemCount: number;
  readonly length: number;
  max: number;
  maxAge: number;
  del(key: K): void;
  dump(): any[];
  forEach(callback: (value: V, key: K, cache: this) => void, thisArg?: any): void;
  get(key: K): V | undefined;
  has(key: K): boolean;
  keys(): K[];
  load(entries: readonly any[]): void;
  peek(key: K): V | undefined;
  prune(): void;
  reset(): void;
  rforEach(callback: (value: V, key: K, cache: this) => void, thisArg?: any): void;
  set(key: K, value: V, maxAge?: number): boolean;
  values(): V[];
}

declare namespace LRUCache {
  export { LRUCache as default };

  export interface BaseOptions<K = any, V = any> {
    dispose?: (key: K, value: V) => void;
    length?: (value: V, key?: K) => number;
    maxAge?: number;
    noDisposeOnSet?: boolean;
    stale?: boolean;
    updateAgeOnGet?: boolean;
  }

  export interface Options<K = any, V = any> extends BaseOptions<K, V> {
    max?: number;
  }
}

export = LRUCache;
