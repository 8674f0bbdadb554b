/** Package p-retry. Names read from p-retry 6.2.1 and 7.1.1; it repeats calls and bounds no single one. */

declare namespace pRetry {
  export { pRetry as default };

  export interface Options {
    factor?: number;
    forever?: boolean;
    maxRetryTime?: number;
    maxTimeout?: number;
    minTimeout?: number;
    onFailedAttempt?: (error: any) => void | Promise<void>;
    randomize?: boolean;
    retries?: number;
    retryIf?: (error: any) => boolean | Promise<boolean>;
    shouldConsumeRetry?: (context: any) => boolean | Promise<boolean>;
    shouldRetry?: (error: any) => boolean | Promise<boolean>;
    signal?: AbortSignal;
    unref?: boolean;
  }

  export interface FailedAttemptError extends Error {
    readonly attemptNumber: number;
    readonly retriesLeft: number;
  }

  export class AbortError extends Error {
    constructor(message: string | Error);
    readonly originalError: Error;
  }

  export function makeRetriable<F extends (...args: any[]) => any>(fn: F, options?: Options): F;
}

/** @retries 10 exponential option options.randomize */
declare function pRetry<T>(
  input: (attemptNumber: number) => PromiseLike<T> | T,
  options?: pRetry.Options,
): Promise<T>;
export = pRetry;
