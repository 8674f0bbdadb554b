/** Package quick-lru. Facts read from quick-lru 7.3.0: `maxSize` is required. */

declare namespace QuickLRU {
  export { QuickLRU as default };

  export interface Options<K = any, V = any> {
    maxAge?: number;
    maxSize: number;
    onEviction?: (key: K, value: V) => void;
  }
}

interface QuickLRU<K = any, V = any> extends Omit<Map<K, V>, "set"> {}

declare class QuickLRU<K = any, V = any> {
  /** @mark bounded-cache */
  constructor(options: QuickLRU.Options<K, V>);
  readonly maxSize: number;
  entriesAscending(): IterableIterator<[K, V]>;
  entriesDescending(): IterableIterator<[K, V]>;
  peek(key: K): V | undefined;
  resize(maxSize: number): void;
  set(key: K, value: V, options?: { maxAge?: number }): this;
}

export = QuickLRU;
