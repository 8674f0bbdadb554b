/** Package p-timeout from 6 on: an options object. Read from p-timeout 6.1.4 and 7.0.2; it rejects on time and leaves the work running. */

declare namespace pTimeout {
  export { pTimeout as default };

  export class TimeoutError extends Error {
    constructor(message?: string);
  }

  export interface ClearablePromise<T> extends Promise<T> {
    clear: () => void;
  }

  export interface Options<R = any> {
    customTimers?: any;
    fallback?: () => R | Promise<R>;
    message?: string | Error | false;
    milliseconds: number;
    signal?: AbortSignal;
  }
}

/** @bounds input */
declare function pTimeout<T, R = T>(
  input: PromiseLike<T>,
  options: pTimeout.Options<R>,
): pTimeout.ClearablePromise<T | R>;
export = pTimeout;
