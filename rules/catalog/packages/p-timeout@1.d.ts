/** Package p-timeout 1 to 5: positional arguments. It rejects on time and leaves the work running. */

declare namespace pTimeout {
  export { pTimeout as default };

  export class TimeoutError extends Error {
    constructor(message?: string);
  }

  export interface ClearablePromise<T> extends Promise<T> {
    clear: () => void;
  }

  export interface Options {
    customTimers?: any;
    signal?: AbortSignal;
  }
}

/** @bounds input */
declare function pTimeout<T, R = T>(
  input: PromiseLike<T>,
  milliseconds: number,
  fallbackOrMessage?: string | Error | (() => R | Promise<R>),
  options?: pTimeout.Options,
): pTimeout.ClearablePromise<T | R>;
export = pTimeout;
