/** Package `@trigger.dev/sdk`. Facts read from `@trigger.dev/sdk` 4.8.3: a trigger is a request of fetch; the `run` of a task is run again when it fails, as `retry` says. */

export interface TriggerOptions {
  concurrencyKey?: string;
  delay?: any;
  idempotencyKey?: any;
  idempotencyKeyTTL?: string;
  maxAttempts?: number;
  queue?: any;
  tags?: any;
  ttl?: any;
  [option: string]: any;
}
export interface RunHandle {
  id: string;
  publicAccessToken: string;
  [field: string]: any;
}
export type BatchRunHandle = any;
export interface RunFnParams {
  ctx: any;
  signal: AbortSignal;
  [field: string]: any;
}
export interface TaskOptions<P = any, out O = any> {
  id: string;
  maxDuration?: number;
  queue?: any;
  retry?: any;
  run: (payload: P, params: RunFnParams) => Promise<O> | O;
  [option: string]: any;
}
export interface Task<out P = any, out O = any> {
  readonly id: string;
  /**
   * @remote write queue
   * @idempotency option options.idempotencyKey
   */
  trigger(payload?: any, options?: TriggerOptions): Promise<RunHandle>;
  /**
   * @remote write queue
   * @idempotency option options.idempotencyKey
   */
  triggerAndWait(payload?: any, options?: TriggerOptions): Promise<any>;
  /**
   * @remote write queue
   * @idempotency option options.idempotencyKey
   */
  batchTrigger(items: any[], options?: TriggerOptions): Promise<any>;
  /**
   * @remote write queue
   * @idempotency option options.idempotencyKey
   */
  batchTriggerAndWait(items: any[], options?: TriggerOptions): Promise<any>;
}
export type AnyTask = Task;
export type TaskPayload<T = any> = any;
export type TaskOutput<T = any> = any;
export type RetryOptions = any;
export type Context = any;
/** @enters consumer options.run */
export declare function task<P = any, O = any>(options: TaskOptions<P, O>): Task<P, O>;
/** @enters consumer options.run */
export declare function schemaTask<P = any, O = any>(options: TaskOptions<P, O>): Task<P, O>;
export declare const schedules: Schedules;
export interface Schedules {
  /** @enters job options.run */
  task<O = any>(options: TaskOptions<any, O>): Task<any, O>;
  /** @remote write queue */
  create(options: any): Promise<any>;
  /** @remote write queue */
  del(id: string): Promise<any>;
  /** @remote read queue */
  list(options?: any): Promise<any>;
  /** @remote read queue */
  retrieve(id: string): Promise<any>;
  /** @remote write queue */
  update(id: string, options: any): Promise<any>;
  [operation: string]: any;
}
export interface Tasks {
  /**
   * @remote write queue
   * @idempotency option options.idempotencyKey
   */
  trigger<T = any>(id: any, payload?: any, options?: TriggerOptions): Promise<RunHandle>;
  /**
   * @remote write queue
   * @idempotency option options.idempotencyKey
   */
  triggerAndPoll<T = any>(id: any, payload?: any, options?: TriggerOptions): Promise<any>;
  /**
   * @remote write queue
   * @idempotency option options.idempotencyKey
   */
  triggerAndWait<T = any>(id: any, payload?: any, options?: TriggerOptions): Promise<any>;
  /**
   * @remote write queue
   * @idempotency option options.idempotencyKey
   */
  batchTrigger<T = any>(id: any, items: any[], options?: TriggerOptions): Promise<any>;
  /**
   * @remote write queue
   * @idempotency option options.idempotencyKey
   */
  batchTriggerAndWait<T = any>(id: any, items: any[], options?: TriggerOptions): Promise<any>;
  /** @enters job fn */
  middleware(name: string, fn: (options: any) => any): void;
  /** @enters job fn */
  middleware(fn: (options: any) => any): void;
  /** @enters job fn */
  onStart(name: string, fn: (options: any) => any): void;
  /** @enters job fn */
  onStart(fn: (options: any) => any): void;
  /** @enters job fn */
  onStartAttempt(name: string, fn: (options: any) => any): void;
  /** @enters job fn */
  onStartAttempt(fn: (options: any) => any): void;
  /** @enters job fn */
  onWait(name: string, fn: (options: any) => any): void;
  /** @enters job fn */
  onWait(fn: (options: any) => any): void;
  /** @enters job fn */
  onResume(name: string, fn: (options: any) => any): void;
  /** @enters job fn */
  onResume(fn: (options: any) => any): void;
  /** @enters job fn */
  onSuccess(name: string, fn: (options: any) => any): void;
  /** @enters job fn */
  onSuccess(fn: (options: any) => any): void;
  /** @enters job fn */
  onFailure(name: string, fn: (options: any) => any): void;
  /** @enters job fn */
  onFailure(fn: (options: any) => any): void;
  /** @enters job fn */
  onComplete(name: string, fn: (options: any) => any): void;
  /** @enters job fn */
  onComplete(fn: (options: any) => any): void;
  /** @enters job fn */
  onCancel(name: string, fn: (options: any) => any): void;
  /** @enters job fn */
  onCancel(fn: (options: any) => any): void;
  /** @enters job fn */
  catchError(name: string, fn: (options: any) => any): void;
  /** @enters job fn */
  catchError(fn: (options: any) => any): void;
  [hook: string]: any;
}
export declare const tasks: Tasks;
export interface Batch {
  /** @remote write queue */
  trigger<T = any>(items: any[], options?: any): Promise<any>;
  /** @remote write queue */
  triggerAndWait<T = any>(items: any[], options?: any): Promise<any>;
  /** @remote write queue */
  triggerByTask(items: any, options?: any): Promise<any>;
  [operation: string]: any;
}
export declare const batch: Batch;
export interface Runs {
  /** @remote write queue */
  cancel(id: string): Promise<any>;
  /** @remote read queue */
  list(...args: any[]): any;
  /** @remote write queue */
  replay(id: string): Promise<any>;
  /** @remote write queue */
  reschedule(id: string, options: any): Promise<any>;
  /** @remote read queue */
  retrieve(run: any): Promise<any>;
  /** @mark subscribes */
  subscribeToRun(id: any): any;
  [operation: string]: any;
}
export declare const runs: Runs;
export interface Wait {
  /** @mark sleeps */
  for(options: any): Promise<void>;
  until(options: any): Promise<void>;
  [operation: string]: any;
}
export declare const wait: Wait;
export interface Retry {
  /** @runs fn */
  onThrow<T>(fn: (options: any) => Promise<T>, options: any): Promise<T>;
  fetch(input: any, init?: any): Promise<Response>;
}
export declare const retry: Retry;
export interface IdempotencyKeys {
  create(key: any, options?: any): Promise<any>;
  [operation: string]: any;
}
export declare const idempotencyKeys: IdempotencyKeys;
export declare function queue(options: any): any;
/** @mark task-config */
export declare function defineConfig(config: any): any;
export declare function configure(options: any): void;
export declare const auth: any;
export declare const envvars: any;
export declare const logger: any;
export declare const metadata: any;
export declare const tags: any;
export declare const usage: any;
export declare const timeout: any;
export declare const heartbeats: any;
export declare const streams: any;
export declare const locals: any;
export declare const otel: any;
export declare const prompts: any;
export declare const queues: any;
export declare const deployments: any;
export declare const webhooks: any;
export declare const sessions: any;
export declare const ai: any;
export declare const chat: any;
export declare const skills: any;
export declare class AbortTaskRunError extends Error {
  [detail: string]: any;
}
export declare class ApiError extends Error {
  [detail: string]: any;
}
export declare class OutOfMemoryError extends Error {
  [detail: string]: any;
}
export declare class SubtaskUnwrapError extends Error {
  [detail: string]: any;
}
export declare class BatchTriggerError extends Error {
  [detail: string]: any;
}
export declare class WebhookError extends Error {
  [detail: string]: any;
}
export declare class TriggerClient {
  constructor(...args: any[]);
  [member: string]: any;
}
