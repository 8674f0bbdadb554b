/** Package opossum. Facts read from opossum 9.0.0: 10 s unless `timeout` says otherwise, `false` takes it away; the work runs on. */
import { EventEmitter } from "events";

interface CircuitBreaker<A extends unknown[] = any[], R = any> extends EventEmitter {}

declare class CircuitBreaker<A extends unknown[] = any[], R = any> {
  /**
   * @bounds action
   * @deadline option options.timeout
   * @default 10s
   * @creates circuit-breaker options
   */
  constructor(action: (...args: A) => Promise<R>, options?: CircuitBreaker.Options);
  static isOurError(error: Error): boolean;
  readonly closed: boolean;
  readonly enabled: boolean;
  readonly group: string;
  readonly halfOpen: boolean;
  readonly isShutdown: boolean;
  readonly name: string;
  readonly opened: boolean;
  readonly stats: any;
  readonly status: any;
  call(context: any, ...args: A): Promise<R>;
  clearCache(): void;
  close(): void;
  disable(): void;
  enable(): void;
  fallback(fallback: ((...args: any[]) => any) | CircuitBreaker): this;
  fire(...args: A): Promise<R>;
  healthCheck(fn: () => Promise<void>, interval?: number): void;
  open(): void;
  shutdown(): void;
}

declare namespace CircuitBreaker {
  export { CircuitBreaker as default };

  export interface Options {
    abortController?: AbortController;
    cache?: boolean;
    capacity?: number;
    enabled?: boolean;
    errorFilter?: (error: any) => boolean;
    errorThresholdPercentage?: number;
    group?: string;
    name?: string;
    resetTimeout?: number;
    timeout?: number | false;
    volumeThreshold?: number;
    [option: string]: any;
  }
}

export = CircuitBreaker;
