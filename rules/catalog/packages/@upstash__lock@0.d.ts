/** Package `@upstash/lock`. Facts read from `@upstash/lock` 0.2.1: a lease of 10 s, three attempts 100 ms apart. */

export interface LockCreateConfig {
  id: string;
  lease?: number;
  redis: any;
  retry?: { attempts?: number; delay?: number };
}
export declare class Lock {
  /** @creates upstash-lock config */
  constructor(config: LockCreateConfig);
  readonly id: string;
  /**
   * @remote write lock
   * @lock acquire
   * @retries 2 constant option config.retry | client retry
   */
  acquire(config?: { lease?: number; retry?: any; uuid?: string }): Promise<boolean>;
  /** @remote write lock */
  extend(milliseconds: number): Promise<boolean>;
  getStatus(): Promise<string>;
  /**
   * @remote write lock
   * @lock release
   */
  release(): Promise<boolean>;
}
