/** Package pg-boss, before 10. Facts read from pg-boss 9.0.3: a job runs once unless `retryLimit` is set, and again at once unless `retryDelay` or `retryBackoff` is; calls last as long as those of pg. */

/** @default none */
declare class PgBoss {
  /**
   * @creates pg-boss options
   * @pool 10 option options.max
   */
  constructor(options: PgBoss.ConstructorOptions);
  /** @creates pg-boss */
  constructor(connectionString: string);
  off(event: string, listener: (...args: any[]) => void): this;
  /** @mark adds-listener */
  on(event: string, listener: (...args: any[]) => void): this;
  once(event: string, listener: (...args: any[]) => void): this;
  removeAllListeners(event?: string): this;
  offWork(...args: any[]): Promise<void>;
  start(): Promise<this>;
  stop(options?: any): Promise<void>;
  subscribe(event: string, name: string): Promise<void>;
  unsubscribe(event: string, name: string): Promise<void>;
  /**
   * @remote write queue
   * @default none
   * @retries 0 immediate option options.retryLimit
   * @idempotency option options.singletonKey
   */
  send(name: string, data?: any, options?: PgBoss.SendOptions): Promise<any>;
  /**
   * @remote write queue
   * @default none
   * @retries 0 immediate
   */
  send(request: any): Promise<any>;
  /**
   * @remote write queue
   * @default none
   * @retries 0 immediate option options.retryLimit
   * @idempotency option options.singletonKey
   */
  sendAfter(name: string, data: any, options: PgBoss.SendOptions, after: any): Promise<any>;
  /**
   * @remote write queue
   * @default none
   * @retries 0 immediate option options.retryLimit
   * @idempotency option options.singletonKey
   */
  sendDebounced(
    name: string,
    data: any,
    options: PgBoss.SendOptions,
    seconds: number,
    key?: string,
  ): Promise<any>;
  /**
   * @remote write queue
   * @default none
   * @retries 0 immediate option options.retryLimit
   * @idempotency option options.singletonKey
   */
  sendOnce(name: string, data: any, options: PgBoss.SendOptions, key: string): Promise<any>;
  /**
   * @remote write queue
   * @default none
   * @retries 0 immediate option options.retryLimit
   * @idempotency option options.singletonKey
   */
  sendSingleton(name: string, data: any, options: PgBoss.SendOptions): Promise<any>;
  /**
   * @remote write queue
   * @default none
   * @retries 0 immediate option options.retryLimit
   * @idempotency option options.singletonKey
   */
  sendThrottled(
    name: string,
    data: any,
    options: PgBoss.SendOptions,
    seconds: number,
    key?: string,
  ): Promise<any>;
  /**
   * @remote write queue
   * @default none
   * @retries 0 immediate option options.retryLimit
   * @idempotency option options.singletonKey
   */
  publish(event: string, data?: any, options?: PgBoss.SendOptions): Promise<any>;
  /** @remote write queue */
  cancel(...args: any[]): Promise<any>;
  /** @remote write queue */
  clearStorage(): Promise<any>;
  /** @remote write queue */
  complete(...args: any[]): Promise<any>;
  /** @remote write queue */
  createQueue(name: string, options?: any): Promise<any>;
  /** @remote write queue */
  deleteAllQueues(): Promise<any>;
  /** @remote write queue */
  deleteJob(...args: any[]): Promise<any>;
  /** @remote write queue */
  deleteQueue(name: string): Promise<any>;
  /** @remote write queue */
  fail(...args: any[]): Promise<any>;
  /** @remote write queue */
  insert(jobs: any[], options?: any): Promise<any>;
  /** @remote write queue */
  purgeQueue(name: string): Promise<any>;
  /** @remote write queue */
  resume(...args: any[]): Promise<any>;
  /** @remote write queue */
  retry(...args: any[]): Promise<any>;
  /** @remote write queue */
  touch(...args: any[]): Promise<any>;
  /** @remote write queue */
  updateQueue(name: string, options?: any): Promise<any>;
  /** @remote write queue */
  fetch(name: string, ...args: any[]): Promise<any>;
  /** @remote read queue */
  getJobById(...args: any[]): Promise<any>;
  /** @remote read queue */
  getQueue(name: string): Promise<any>;
  /** @remote read queue */
  getQueueSize(name: string, options?: any): Promise<any>;
  /** @remote read queue */
  getQueues(...args: any[]): Promise<any>;
  /** @remote read queue */
  getSchedules(...args: any[]): Promise<any>;
  /** @remote write queue */
  schedule(name: string, cron: string, data?: any, options?: PgBoss.ScheduleOptions): Promise<void>;
  /** @remote write queue */
  unschedule(name: string, key?: string): Promise<void>;
  /** @enters consumer handler */
  work<T = any>(name: string, handler: PgBoss.WorkHandler<T>): Promise<string>;
  /** @enters consumer handler */
  work<T = any>(
    name: string,
    options: PgBoss.WorkOptions,
    handler: PgBoss.WorkHandler<T>,
  ): Promise<string>;
}
declare namespace PgBoss {
  export { PgBoss as default, PgBoss };
  export interface ConstructorOptions {
    connectionString?: string;
    database?: string;
    max?: number;
    schema?: string;
    [option: string]: any;
  }
  export interface SendOptions {
    expireInSeconds?: number;
    id?: string;
    priority?: number;
    retryBackoff?: boolean;
    retryDelay?: number;
    retryLimit?: number;
    singletonKey?: string;
    singletonSeconds?: number;
    startAfter?: any;
    [option: string]: any;
  }
  export interface Job<T = any> {
    data: T;
    expireInSeconds?: number;
    id: string;
    name: string;
  }
  export interface JobWithMetadata<T = any> extends Job<T> {
    [detail: string]: any;
  }
  export type Queue = any;
  export type ScheduleOptions = any;
  export type WorkOptions = any;
  export type FetchOptions = any;
  export type JobInsert<T = any> = any;
  export type Db = any;
  export type WorkHandler<T = any, R = any> = (job: Job<T>) => Promise<any>;
}

export = PgBoss;
