/** Package async-lock. Facts read from async-lock 1.5.0: a lock of this process; waiting for it never ends by itself unless `timeout` is set. */

declare class AsyncLock {
  /** @keeps lock */
  constructor(options?: AsyncLock.AsyncLockOptions);
  /** @runs fn */
  acquire<T>(
    key: string | string[],
    fn: (() => T | PromiseLike<T>) | ((done: AsyncLock.AsyncLockDoneCallback<T>) => any),
    options?: AsyncLock.AsyncLockOptions,
  ): Promise<T>;
  /** @runs fn */
  acquire<T>(
    key: string | string[],
    fn: (done: AsyncLock.AsyncLockDoneCallback<T>) => any,
    callback: (error?: Error | null, value?: T) => void,
    options?: AsyncLock.AsyncLockOptions,
  ): void;
  isBusy(key?: string): boolean;
}
declare namespace AsyncLock {
  type AsyncLockDoneCallback<T> = (error?: Error | null, value?: T) => void;
  interface AsyncLockOptions {
    domainReentrant?: boolean;
    maxExecutionTime?: number;
    maxOccupationTime?: number;
    maxPending?: number;
    timeout?: number;
    [option: string]: any;
  }
}

export = AsyncLock;
