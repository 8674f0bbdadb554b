/** Package redlock, up to 4.x. Facts read from redlock 4.2.0: a taken lock is tried ten more times with 200 ms and jitter between, and expires by itself; each call takes as long as its Redis clients let it. */
import type { EventEmitter } from "events";

declare class Redlock {
  /** @creates redlock options */
  constructor(clients: any[], options?: Redlock.Options);
  readonly servers: any[];
  /**
   * @remote write lock
   * @lock acquire
   * @retries 10 jittered client retryCount
   */
  acquire(resource: string | string[], ttl: number, callback?: any): Promise<Redlock.Lock>;
  disposer(resource: string, ttl: number, errorHandler?: any): any;
  /** @remote write lock */
  extend(lock: Redlock.Lock, ttl: number, callback?: any): Promise<Redlock.Lock>;
  /**
   * @remote write lock
   * @lock acquire
   * @retries 10 jittered client retryCount
   */
  lock(resource: string | string[], ttl: number, callback?: any): Promise<Redlock.Lock>;
  quit(callback?: any): Promise<void>;
  /**
   * @remote write lock
   * @lock release
   */
  release(lock: Redlock.Lock, callback?: any): Promise<void>;
  /**
   * @remote write lock
   * @lock release
   */
  unlock(lock: Redlock.Lock, callback?: any): Promise<void>;
}
interface Redlock extends EventEmitter {}
declare namespace Redlock {
  interface Options {
    driftFactor?: number;
    retryCount?: number;
    retryDelay?: number;
    retryJitter?: number;
    [option: string]: any;
  }
  interface Lock {
    readonly expiration: number;
    readonly resource: any;
    readonly value: string | null;
    /** @remote write lock */
    extend(ttl: number, callback?: any): Promise<Lock>;
    /**
     * @remote write lock
     * @lock release
     */
    unlock(callback?: any): Promise<void>;
  }
  class LockError extends Error {
    readonly attempts: number;
  }
}

export = Redlock;
