/** Package bullmq. Facts read from bullmq 6.7.0 and 5.81.5: `add` waits for Redis for ever, a job runs once unless `attempts` is set and then again at once unless `backoff` is, a stalled job runs a second time, finished jobs are kept for ever unless `removeOnComplete` and `removeOnFail` are set. */
import type { EventEmitter } from "events";

export interface RedisOptions {
  commandTimeout?: number;
  enableOfflineQueue?: boolean;
  host?: string;
  maxRetriesPerRequest?: number | null;
  password?: string;
  port?: number;
  url?: string;
  username?: string;
  [option: string]: any;
}
export type ConnectionOptions = any;
export type ClusterOptions = any;
export type RedisClient = any;
export interface BackoffOptions {
  delay?: number;
  jitter?: number;
  type: string;
}
export interface KeepJobs {
  age?: number;
  count?: number;
  limit?: number;
}
export interface DeduplicationOptions {
  extend?: boolean;
  id: string;
  replace?: boolean;
  ttl?: number;
}
export interface RepeatOptions {
  count?: number;
  endDate?: any;
  every?: number;
  immediately?: boolean;
  jobId?: string;
  key?: string;
  limit?: number;
  offset?: number;
  pattern?: string;
  startDate?: any;
  tz?: string;
  [option: string]: any;
}
export interface JobsOptions {
  attempts?: number;
  backoff?: number | BackoffOptions;
  deduplication?: DeduplicationOptions;
  delay?: number;
  failParentOnFailure?: boolean;
  jobId?: string;
  keepLogs?: number;
  lifo?: boolean;
  priority?: number;
  removeOnComplete?: boolean | number | KeepJobs;
  removeOnFail?: boolean | number | KeepJobs;
  repeat?: RepeatOptions;
  timestamp?: number;
  [option: string]: any;
}
export type BaseJobOptions = JobsOptions;
export type DefaultJobOptions = JobsOptions;
export type BulkJobOptions = JobsOptions;
export type JobSchedulerTemplateOptions = JobsOptions;
export type JobType = string;
export type JobState = string;
export type JobProgress = any;
export type JobJson = any;
export type Metrics = any;
export type MetricsOptions = any;
export declare const MetricsTime: any;
export type MetricsTime = any;
export type RateLimiterOptions = any;
export type AdvancedOptions = any;
export type FlowJob = any;
export type FlowOpts = any;
export type JobNode = any;
export interface QueueBaseOptions {
  blockingConnection?: boolean;
  connection?: any;
  prefix?: string;
  telemetry?: any;
  [option: string]: any;
}
export interface QueueOptions extends QueueBaseOptions {
  defaultJobOptions?: JobsOptions;
  streams?: any;
}
export interface WorkerOptions extends QueueBaseOptions {
  autorun?: boolean;
  concurrency?: number;
  drainDelay?: number;
  limiter?: RateLimiterOptions;
  lockDuration?: number;
  lockRenewTime?: number;
  maxStalledCount?: number;
  removeOnComplete?: any;
  removeOnFail?: any;
  stalledInterval?: number;
}
export type QueueEventsOptions = QueueBaseOptions;
export type WorkerListener<D = any, R = any, N extends string = string> = any;
export type QueueListener<D = any, R = any, N extends string = string> = any;
export type QueueEventsListener = any;
export type Processor<D = any, R = any, N extends string = string> = (
  job: Job<D, R, N>,
  token?: string,
  signal?: AbortSignal,
) => Promise<R>;

/**
 * @deadline client connection.commandTimeout
 * @default none
 */
export declare class Job<out D = any, out R = any, out N extends string = string> {
  constructor(queue: any, name: N, data: D, opts?: JobsOptions, id?: string);
  /** @remote write queue */
  static create<D = any>(queue: any, name: string, data: D, opts?: JobsOptions): Promise<Job<D>>;
  /** @remote read queue */
  static fromId<D = any>(queue: any, id: string): Promise<Job<D> | undefined>;
  attemptsMade: number;
  attemptsStarted: number;
  data: D;
  delay: number;
  failedReason: string;
  finishedOn?: number;
  id?: string;
  name: N;
  opts: JobsOptions;
  parent?: any;
  parentKey?: string;
  priority: number;
  processedOn?: number;
  progress: any;
  queueName: string;
  repeatJobKey?: string;
  returnvalue: R;
  stacktrace: string[];
  timestamp: number;
  token?: string;
  asJSON(): any;
  discard(): void;
  /** @remote read queue */
  getState(): Promise<string>;
  /** @remote read queue */
  isActive(): Promise<boolean>;
  /** @remote read queue */
  isCompleted(): Promise<boolean>;
  /** @remote read queue */
  isDelayed(): Promise<boolean>;
  /** @remote read queue */
  isFailed(): Promise<boolean>;
  /** @remote read queue */
  isWaiting(): Promise<boolean>;
  toJSON(): any;
  /** @remote write queue */
  changeDelay(delay: number): Promise<void>;
  /** @remote write queue */
  changePriority(opts: any): Promise<void>;
  /** @remote write queue */
  clearLogs(keep?: number): Promise<void>;
  /** @remote write queue */
  extendLock(token: string, duration: number): Promise<number>;
  /** @remote read queue */
  getChildrenValues(): Promise<any>;
  /** @remote read queue */
  getDependencies(opts?: any): Promise<any>;
  /** @remote write queue */
  log(row: string): Promise<number>;
  /** @remote write queue */
  moveToCompleted(value: any, token: string, fetchNext?: boolean): Promise<any>;
  /** @remote write queue */
  moveToDelayed(timestamp: number, token?: string): Promise<void>;
  /** @remote write queue */
  moveToFailed(error: any, token: string, fetchNext?: boolean): Promise<any>;
  /** @remote write queue */
  moveToWaitingChildren(token: string, opts?: any): Promise<boolean>;
  /** @remote write queue */
  promote(): Promise<void>;
  /** @remote write queue */
  remove(opts?: any): Promise<void>;
  /** @remote write queue */
  removeDeduplicationKey(): Promise<any>;
  /** @remote write queue */
  retry(state?: string, opts?: any): Promise<void>;
  /** @remote write queue */
  updateData(data: D): Promise<void>;
  /** @remote write queue */
  updateProgress(progress: any): Promise<void>;
  /**
   * @remote read queue
   * @deadline argument ttl
   * @default none
   */
  waitUntilFinished(queueEvents: QueueEvents, ttl?: number): Promise<R>;
}
export interface RepeatableJob {
  key: string;
  name: string;
  next?: number;
  pattern?: string;
  [detail: string]: any;
}
export interface QueueGetters<out D = any, out R = any, out N extends string = string> {}

/**
 * @deadline client connection.commandTimeout
 * @default none
 */
export declare class Queue<out D = any, out R = any, out N extends string = string> {
  /** @creates bullmq opts */
  constructor(name: string, opts?: QueueOptions);
  readonly client: Promise<any>;
  readonly jobsOpts: JobsOptions;
  readonly name: string;
  readonly opts: QueueOptions;
  readonly qualifiedName: string;
  close(): Promise<void>;
  disconnect(): Promise<void>;
  off(event: string, listener: (...args: any[]) => void): this;
  /** @mark adds-listener */
  on(event: string, listener: (...args: any[]) => void): this;
  once(event: string, listener: (...args: any[]) => void): this;
  waitUntilReady(): Promise<any>;
  /**
   * @remote write queue
   * @retries 0 immediate option opts.attempts | client defaultJobOptions.attempts
   * @idempotency option opts.jobId | option opts.deduplication
   */
  add(name: N, data: D, opts?: JobsOptions): Promise<Job<D, R, N>>;
  /**
   * @remote write queue
   * @retries 0 immediate client defaultJobOptions.attempts
   */
  addBulk(jobs: { name: N; data: D; opts?: JobsOptions }[]): Promise<Job<D, R, N>[]>;
  /**
   * @remote write queue
   * @idempotency argument id
   */
  upsertJobScheduler(id: string, repeat: any, template?: any): Promise<Job<D, R, N> | undefined>;
  /** @remote write queue */
  clean(grace: number, limit: number, type?: string): Promise<string[]>;
  /** @remote write queue */
  drain(delayed?: boolean): Promise<void>;
  /** @remote write queue */
  obliterate(opts?: any): Promise<void>;
  /** @remote write queue */
  pause(): Promise<void>;
  /** @remote write queue */
  promoteJobs(opts?: any): Promise<void>;
  /** @remote write queue */
  remove(id: string, opts?: any): Promise<number>;
  /** @remote write queue */
  removeDeduplicationKey(id: string): Promise<number>;
  /** @remote write queue */
  removeGlobalConcurrency(): Promise<any>;
  /** @remote write queue */
  removeJobScheduler(id: string): Promise<boolean>;
  /** @remote write queue */
  removeRepeatable(name: string, repeat: any, jobId?: string): Promise<boolean>;
  /** @remote write queue */
  removeRepeatableByKey(key: string): Promise<boolean>;
  /** @remote write queue */
  resume(): Promise<void>;
  /** @remote write queue */
  retryJobs(opts?: any): Promise<void>;
  /** @remote write queue */
  setGlobalConcurrency(concurrency: number): Promise<any>;
  /** @remote write queue */
  trimEvents(length: number): Promise<number>;
  /** @remote write queue */
  rateLimit(expireTimeMs: number): Promise<void>;
  /** @remote read queue */
  count(): Promise<number>;
  /** @remote read queue */
  getActive(start?: number, end?: number): Promise<Job<D, R, N>[]>;
  /** @remote read queue */
  getActiveCount(): Promise<number>;
  /** @remote read queue */
  getCompleted(start?: number, end?: number): Promise<Job<D, R, N>[]>;
  /** @remote read queue */
  getCompletedCount(): Promise<number>;
  /** @remote read queue */
  getDelayed(start?: number, end?: number): Promise<Job<D, R, N>[]>;
  /** @remote read queue */
  getDelayedCount(): Promise<number>;
  /** @remote read queue */
  getDeduplicationJobId(id: string): Promise<string | null>;
  /** @remote read queue */
  getFailed(start?: number, end?: number): Promise<Job<D, R, N>[]>;
  /** @remote read queue */
  getFailedCount(): Promise<number>;
  /** @remote read queue */
  getJob(id: string): Promise<Job<D, R, N> | undefined>;
  /** @remote read queue */
  getJobCountByTypes(...types: any[]): Promise<number>;
  /** @remote read queue */
  getJobCounts(...types: any[]): Promise<Record<string, number>>;
  /** @remote read queue */
  getJobLogs(id: string, start?: number, end?: number): Promise<any>;
  /** @remote read queue */
  getJobs(types?: any, start?: number, end?: number, asc?: boolean): Promise<Job<D, R, N>[]>;
  /** @remote read queue */
  getJobScheduler(id: string): Promise<any>;
  /** @remote read queue */
  getJobSchedulers(start?: number, end?: number, asc?: boolean): Promise<any[]>;
  /** @remote read queue */
  getJobState(id: string): Promise<string>;
  /** @remote read queue */
  getMetrics(type: string, start?: number, end?: number): Promise<Metrics>;
  /** @remote read queue */
  getRepeatableJobs(start?: number, end?: number, asc?: boolean): Promise<RepeatableJob[]>;
  /** @remote read queue */
  getWaiting(start?: number, end?: number): Promise<Job<D, R, N>[]>;
  /** @remote read queue */
  getWaitingCount(): Promise<number>;
  /** @remote read queue */
  getWorkers(): Promise<any[]>;
  /** @remote read queue */
  isPaused(): Promise<boolean>;
}
export declare class Worker<out D = any, out R = any, out N extends string = string> {
  /**
   * @creates bullmq opts
   * @enters consumer processor
   * @retries 1 immediate option opts.maxStalledCount
   */
  constructor(
    name: string,
    processor?: string | URL | null | Processor<D, R, N>,
    opts?: WorkerOptions,
  );
  static RateLimitError(): Error;
  readonly client: Promise<any>;
  concurrency: number;
  readonly id: string;
  readonly name: string;
  readonly opts: WorkerOptions;
  close(force?: boolean): Promise<void>;
  getNextJob(token: string, options?: any): Promise<Job<D, R, N> | undefined>;
  isPaused(): boolean;
  isRunning(): boolean;
  off(event: string, listener: (...args: any[]) => void): this;
  /** @mark adds-listener */
  on(event: string, listener: (...args: any[]) => void): this;
  once(event: string, listener: (...args: any[]) => void): this;
  pause(doNotWaitActive?: boolean): Promise<void>;
  rateLimit(expireTimeMs: number): Promise<void>;
  resume(): void;
  run(): Promise<void>;
  waitUntilReady(): Promise<any>;
}
export declare class QueueEvents {
  /** @creates bullmq opts */
  constructor(name: string, opts?: QueueEventsOptions);
  close(): Promise<void>;
  off(event: string, listener: (...args: any[]) => void): this;
  /** @mark adds-listener */
  on(event: string, listener: (...args: any[]) => void): this;
  once(event: string, listener: (...args: any[]) => void): this;
  waitUntilReady(): Promise<any>;
}
export declare class QueueEventsProducer {
  /** @creates bullmq opts */
  constructor(name: string, opts?: QueueBaseOptions);
  close(): Promise<void>;
  /** @remote write queue */
  publishEvent(event: any, maxEvents?: number): Promise<void>;
}
export declare class QueueScheduler {
  /** @creates bullmq opts */
  constructor(name: string, opts?: QueueBaseOptions);
  close(): Promise<void>;
  waitUntilReady(): Promise<any>;
}
/**
 * @deadline client connection.commandTimeout
 * @default none
 */
export declare class FlowProducer {
  /** @creates bullmq opts */
  constructor(opts?: QueueBaseOptions);
  close(): Promise<void>;
  /** @remote write queue */
  add(flow: FlowJob, opts?: FlowOpts): Promise<JobNode>;
  /** @remote write queue */
  addBulk(flows: FlowJob[]): Promise<JobNode[]>;
  /** @remote read queue */
  getFlow(opts: any): Promise<JobNode>;
}
export declare class DelayedError extends Error {
  constructor(message?: string);
}
export declare class RateLimitError extends Error {
  constructor(message?: string);
}
export declare class UnrecoverableError extends Error {
  constructor(message?: string);
}
export declare class WaitingChildrenError extends Error {
  constructor(message?: string);
}
export declare class WaitingError extends Error {
  constructor(message?: string);
}
