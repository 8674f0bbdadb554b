/** Package redlock, from 5 on. Facts read from redlock 5.0.0-beta.2: a taken lock is tried ten more times with 200 ms and jitter between, and expires by itself; `using` extends it while its function runs and aborts the signal when that fails. */
import type { EventEmitter } from "events";

export interface Settings {
  readonly automaticExtensionThreshold: number;
  readonly driftFactor: number;
  readonly retryCount: number;
  readonly retryDelay: number;
  readonly retryJitter: number;
}
export interface RedlockAbortSignal extends AbortSignal {
  error?: Error;
}
export type ExecutionResult = any;
export declare class Lock {
  constructor(...args: any[]);
  expiration: number;
  readonly resources: string[];
  readonly value: string;
  /** @remote write lock */
  extend(duration: number): Promise<Lock>;
  /**
   * @remote write lock
   * @lock release
   */
  release(): Promise<ExecutionResult>;
}
declare class Redlock {
  /** @creates redlock settings */
  constructor(clients: Iterable<any>, settings?: Partial<Settings>, scripts?: any);
  readonly clients: any;
  readonly settings: Settings;
  /**
   * @remote write lock
   * @lock acquire
   * @retries 10 jittered option settings.retryCount | client retryCount
   */
  acquire(resources: string[], duration: number, settings?: Partial<Settings>): Promise<Lock>;
  /** @remote write lock */
  extend(lock: Lock, duration: number, settings?: Partial<Settings>): Promise<Lock>;
  quit(): Promise<void>;
  /**
   * @remote write lock
   * @lock release
   */
  release(lock: Lock, settings?: Partial<Settings>): Promise<ExecutionResult>;
  /**
   * @remote write lock
   * @lock hold
   * @runs routine
   * @retries 10 jittered option settings.retryCount | client retryCount
   */
  using<T>(
    resources: string[],
    duration: number,
    settings: Partial<Settings>,
    routine: (signal: RedlockAbortSignal) => Promise<T>,
  ): Promise<T>;
  /**
   * @remote write lock
   * @lock hold
   * @runs routine
   * @retries 10 jittered client retryCount
   */
  using<T>(
    resources: string[],
    duration: number,
    routine: (signal: RedlockAbortSignal) => Promise<T>,
  ): Promise<T>;
}
interface Redlock extends EventEmitter {}
export default Redlock;
export declare class ExecutionError extends Error {
  readonly attempts: any;
}
export declare class ResourceLockedError extends Error {}
