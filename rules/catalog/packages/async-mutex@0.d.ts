/** Package async-mutex. Facts read from async-mutex 0.5.0: a lock of this process; waiting for it never ends by itself. */

export interface MutexInterface {
  acquire(priority?: number): Promise<() => void>;
  cancel(): void;
  isLocked(): boolean;
  release(): void;
  /** @runs callback */
  runExclusive<T>(callback: () => Promise<T> | T, priority?: number): Promise<T>;
  waitForUnlock(priority?: number): Promise<void>;
}
export declare namespace MutexInterface {
  type Releaser = () => void;
  type Worker<T> = () => Promise<T> | T;
}
export interface SemaphoreInterface {
  acquire(weight?: number, priority?: number): Promise<[number, () => void]>;
  cancel(): void;
  getValue(): number;
  isLocked(): boolean;
  release(weight?: number): void;
  /** @runs callback */
  runExclusive<T>(
    callback: (value: number) => Promise<T> | T,
    weight?: number,
    priority?: number,
  ): Promise<T>;
  setValue(value: number): void;
  waitForUnlock(weight?: number, priority?: number): Promise<void>;
}
export interface Mutex extends MutexInterface {}
export declare class Mutex {
  /** @keeps lock */
  constructor(cancelError?: Error);
}
export interface Semaphore extends SemaphoreInterface {}
export declare class Semaphore {
  /** @keeps lock */
  constructor(value: number, cancelError?: Error);
}
export declare function withTimeout<T extends MutexInterface | SemaphoreInterface>(
  lock: T,
  timeout: number,
  error?: Error,
): T;
export declare function tryAcquire<T extends MutexInterface | SemaphoreInterface>(
  lock: T,
  error?: Error,
): T;
export declare const E_ALREADY_LOCKED: Error;
export declare const E_CANCELED: Error;
export declare const E_TIMEOUT: Error;
