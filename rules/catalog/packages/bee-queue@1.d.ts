/** Package bee-queue. Facts read from bee-queue 2.0.0: a job runs once and without limit unless `retries`, `backoff` and `timeout` are chained to it. */
import type { EventEmitter } from "events";

interface BeeQueue<T = any> extends EventEmitter {}
declare class BeeQueue<T = any> {
  /** @creates bee-queue settings */
  constructor(name: string, settings?: BeeQueue.QueueSettings);
  readonly name: string;
  readonly paused: boolean;
  readonly settings: any;
  checkHealth(): Promise<any>;
  checkStalledJobs(...args: any[]): Promise<any>;
  close(...args: any[]): Promise<void>;
  createJob<U extends T>(data: U): BeeQueue.Job<U>;
  destroy(): Promise<void>;
  /**
   * @remote read queue
   * @default none
   */
  getJob(id: string): Promise<BeeQueue.Job<T>>;
  isRunning(): boolean;
  /** @enters consumer handler */
  process(handler: (job: BeeQueue.Job<T>, done?: any) => any): void;
  /** @enters consumer handler */
  process(concurrency: number, handler: (job: BeeQueue.Job<T>, done?: any) => any): void;
  ready(): Promise<this>;
  /**
   * @remote write queue
   * @default none
   */
  removeJob(id: string): Promise<this>;
  /**
   * @remote write queue
   * @default none
   */
  saveAll(jobs: BeeQueue.Job<T>[]): Promise<any>;
}
declare namespace BeeQueue {
  export { BeeQueue as default };
  export interface QueueSettings {
    [option: string]: any;
  }
  export interface Job<T = any> extends EventEmitter {
    readonly data: T;
    id: string;
    options: any;
    progress: any;
    status: string;
    backoff(strategy: string, delay?: number): this;
    delayUntil(date: Date | number): this;
    /**
     * @remote write queue
     * @default none
     */
    remove(): Promise<this>;
    reportProgress(progress: any): void;
    retries(count: number): this;
    /**
     * @remote write queue
     * @default none
     */
    save(): Promise<this>;
    setId(id: string): this;
    timeout(milliseconds: number): this;
  }
}

export = BeeQueue;
