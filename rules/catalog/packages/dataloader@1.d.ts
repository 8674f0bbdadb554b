/** Package dataloader. Facts read from dataloader 2.2.3: every key stays in the memory of its loader, and a batch has no limit, unless options say otherwise. */
declare class DataLoader<K = any, V = any, C = K> {
  /**
   * @creates data-loader options
   * @mark unbounded-cache
   */
  constructor(
    batch: (keys: readonly K[]) => PromiseLike<ArrayLike<V | Error>>,
    options?: {
      batch?: boolean;
      maxBatchSize?: number;
      cache?: boolean;
      cacheKeyFn?: any;
      cacheMap?: any;
      name?: any;
      batchScheduleFn?: any;
    },
  );
  clear(key: K): this;
  clearAll(): this;
  load(key: K): Promise<V>;
  loadMany(keys: ArrayLike<K>): Promise<(V | Error)[]>;
  prime(key: K, value: any): this;
}
export = DataLoader;
