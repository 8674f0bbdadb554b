/** Package agenda. Facts read from agenda 6.2.6: a job that outlives its lock of 10 min is run again, a failed one only when `backoff` says so. */

export interface DefineOptions {
  backoff?: any;
  concurrency?: number;
  lockLifetime?: number;
  lockLimit?: number;
  priority?: any;
  [option: string]: any;
}
export type AgendaConfig = any;
export type JobAttributesData = any;
export interface Job<T = any> {
  attrs: { data: T; [field: string]: any };
  disable(): this;
  enable(): this;
  fail(reason: any): this;
  priority(priority: any): this;
  /** @remote write queue */
  remove(): Promise<any>;
  repeatAt(time: string): this;
  repeatEvery(interval: any, options?: any): this;
  /** @remote write queue */
  run(): Promise<any>;
  /** @remote write queue */
  save(): Promise<this>;
  schedule(time: any): this;
  /** @remote write queue */
  touch(progress?: number): Promise<void>;
  unique(unique: any, options?: any): this;
}
declare class Agenda {
  /** @creates agenda config */
  constructor(config?: AgendaConfig, callback?: any);
  cancel(query: any): Promise<any>;
  close(options?: any): Promise<void>;
  create<T = any>(name: string, data?: T): Job<T>;
  database(...args: any[]): this;
  /** @enters job processor */
  define<T = any>(
    name: string,
    processor: (job: Job<T>, done?: any) => any,
    options?: DefineOptions,
  ): void;
  /** @enters job processor */
  define<T = any>(
    name: string,
    options: DefineOptions,
    processor: (job: Job<T>, done?: any) => any,
  ): void;
  /**
   * @remote write queue
   * @default none
   */
  every(interval: any, names: any, data?: any, options?: any): Promise<any>;
  /**
   * @remote write queue
   * @default none
   */
  now<T = any>(name: string, data?: T): Promise<Job<T>>;
  /**
   * @remote write queue
   * @default none
   */
  schedule<T = any>(when: any, names: any, data?: T): Promise<any>;
  /**
   * @remote read queue
   * @default none
   */
  jobs(query?: any, ...args: any[]): Promise<Job[]>;
  /** @mark adds-listener */
  on(event: string, listener: (...args: any[]) => void): this;
  start(): Promise<void>;
  stop(): Promise<void>;
  [setting: string]: any;
}

export { Agenda };
export default Agenda;
