/** Package async-retry. Names read from async-retry 1.3.3; it repeats calls and bounds no single one. */

declare namespace retry {
  export { retry as default };

  export interface Options {
    factor?: number;
    forever?: boolean;
    maxRetryTime?: number;
    maxTimeout?: number;
    minTimeout?: number;
    onRetry?: (error: any, attempt: number) => any;
    randomize?: boolean;
    retries?: number;
    unref?: boolean;
  }
}

declare function retry<T>(
  fn: (bail: (error: Error) => void, attempt: number) => Promise<T> | T,
  options?: retry.Options,
): Promise<T>;
export = retry;
