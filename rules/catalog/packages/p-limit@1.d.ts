/** Package p-limit. Names read from p-limit 7.3.3; what waits for a slot waits in memory without a limit. */

declare namespace pLimit {
  export { pLimit as default };

  export interface Limit {
    readonly activeCount: number;
    concurrency: number;
    /** @mark queue-size */
    readonly pendingCount: number;
    /** @mark limits-concurrency */
    <A extends unknown[], R>(fn: (...args: A) => PromiseLike<R> | R, ...args: A): Promise<R>;
    clearQueue(): void;
    /** @mark limits-concurrency */
    map<T, R>(
      iterable: Iterable<T>,
      mapper: (item: T, index: number) => PromiseLike<R> | R,
    ): Promise<R[]>;
  }
  export type LimitFunction = Limit;

  export interface Options {
    concurrency: number;
    rejectOnClear?: boolean;
  }

  export function limitFunction<A extends unknown[], R>(
    fn: (...args: A) => PromiseLike<R> | R,
    options: Options,
  ): (...args: A) => Promise<R>;
}

/** @creates limiter */
declare function pLimit(concurrency: number | pLimit.Options): pLimit.Limit;
export = pLimit;
