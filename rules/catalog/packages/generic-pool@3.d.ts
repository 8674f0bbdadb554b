/** Package generic-pool. Facts read from generic-pool 3.9.0: 1 resource unless `max` says otherwise, and no limit on what waits or how long. */
interface Pool<T = any> {
  readonly available: number;
  readonly borrowed: number;
  readonly pending: number;
  readonly size: number;
  /**
   * @deadline client acquireTimeoutMillis
   * @default none
   * @mark queues-work
   */
  acquire(priority?: number): Promise<T>;
  clear(): Promise<void>;
  destroy(resource: T): Promise<void>;
  drain(): Promise<void>;
  release(resource: T): Promise<void>;
  /**
   * @deadline client acquireTimeoutMillis
   * @default none
   * @mark queues-work
   * @runs callback
   */
  use<R>(callback: (resource: T) => R): Promise<R>;
}
/**
 * @creates resource-pool options
 * @pool 1 option options.max
 */
export function createPool<T = any>(
  factory: any,
  options?: {
    max?: number;
    min?: number;
    maxWaitingClients?: number;
    acquireTimeoutMillis?: number;
    [option: string]: any;
  },
): Pool<T>;
