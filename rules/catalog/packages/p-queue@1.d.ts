/** Package p-queue. Facts read from p-queue 8.1.1 and 9.3.5: no limit on what waits, no timeout unless one is given. */
import type { EventEmitter } from "events";

export interface TimeoutOptions {
  throwOnTimeout?: boolean;
  timeout?: number;
}

export interface Options extends TimeoutOptions {
  autoStart?: boolean;
  carryoverConcurrencyCount?: boolean;
  concurrency?: number;
  interval?: number;
  intervalCap?: number;
  queueClass?: undefined;
  strict?: boolean;
}

export interface QueueAddOptions extends TimeoutOptions {
  id?: string;
  priority?: number;
  signal?: AbortSignal;
  [option: string]: any;
}

export class TimeoutError extends Error {}
export class AbortError extends Error {}

interface PQueue<Q = any, O = any> extends EventEmitter {}

declare class PQueue<Q = any, O = any> {
  /** @creates work-queue options */
  constructor(options: Omit<Options, "queueClass"> & { queueClass: new () => any });
  /**
   * @creates work-queue options
   * @mark unbounded-queue
   */
  constructor(options?: Options);
  concurrency: number;
  readonly isPaused: boolean;
  readonly pending: number;
  /** @mark queue-size */
  readonly size: number;
  timeout?: number;
  /**
   * @bounds fn
   * @deadline option options.timeout | client timeout
   * @default none
   * @mark queues-work
   */
  add<T>(
    fn: (options: { signal?: AbortSignal }) => PromiseLike<T> | T,
    options?: QueueAddOptions,
  ): Promise<T>;
  /**
   * @bounds functions
   * @deadline option options.timeout | client timeout
   * @default none
   * @mark queues-work
   */
  addAll<T>(
    functions: readonly ((options: { signal?: AbortSignal }) => PromiseLike<T> | T)[],
    options?: QueueAddOptions,
  ): Promise<T[]>;
  clear(): void;
  onEmpty(): Promise<void>;
  onIdle(): Promise<void>;
  onPendingZero(): Promise<void>;
  onRateLimit(): Promise<void>;
  /** @mark queue-size */
  onSizeLessThan(limit: number): Promise<void>;
  pause(): void;
  setPriority(id: string, priority: number): void;
  /** @mark queue-size */
  sizeBy(options: Partial<QueueAddOptions>): number;
  start(): this;
}

export default PQueue;
