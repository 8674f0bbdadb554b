/** Package p-map. Facts read from p-map 7.1.1: concurrency is infinite unless it is given. */

declare namespace pMap {
  export { pMap as default };

  export interface Options {
    concurrency?: number;
    signal?: AbortSignal;
    stopOnError?: boolean;
  }

  export const pMapSkip: unique symbol;

  export function pMapIterable<T, R>(
    input: Iterable<T | PromiseLike<T>> | AsyncIterable<T | PromiseLike<T>>,
    mapper: (item: T, index: number) => R | PromiseLike<R>,
    options?: { backpressure?: number; concurrency?: number },
  ): AsyncIterable<R>;
}

/** @mark limits-concurrency */
declare function pMap<T, R>(
  input: Iterable<T | PromiseLike<T>> | AsyncIterable<T | PromiseLike<T>>,
  mapper: (item: T, index: number) => R | PromiseLike<R>,
  options: pMap.Options & { concurrency: number },
): Promise<R[]>;
declare function pMap<T, R>(
  input: Iterable<T | PromiseLike<T>> | AsyncIterable<T | PromiseLike<T>>,
  mapper: (item: T, index: number) => R | PromiseLike<R>,
  options?: pMap.Options,
): Promise<R[]>;
export = pMap;
