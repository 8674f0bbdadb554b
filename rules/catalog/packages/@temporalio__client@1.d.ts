/** Package `@temporalio/client`. Facts read from `@temporalio/client` 1.24.0: a call has no deadline unless it runs inside `withDeadline`, and is repeated up to nine times with jitter; `execute` and `result` wait until the workflow ends. */

export interface WorkflowOptions {
  args?: any;
  cronSchedule?: string;
  retry?: any;
  taskQueue: string;
  workflowId: string;
  workflowIdReusePolicy?: any;
  [option: string]: any;
}
export type WorkflowStartOptions<T = any> = WorkflowOptions;
/**
 * @default none
 * @retries 9 jittered
 */
export interface WorkflowHandle<T = any> {
  readonly workflowId: string;
  /** @remote write queue */
  cancel(): Promise<any>;
  /** @remote read queue */
  describe(): Promise<any>;
  /** @remote write queue */
  executeUpdate(definition: any, ...args: any[]): Promise<any>;
  /** @remote read queue */
  fetchHistory(): Promise<any>;
  /** @remote read queue */
  query(definition: any, ...args: any[]): Promise<any>;
  /** @remote read queue */
  result(): Promise<any>;
  /** @remote write queue */
  signal(definition: any, ...args: any[]): Promise<void>;
  /** @remote write queue */
  startUpdate(definition: any, ...args: any[]): Promise<any>;
  /** @remote write queue */
  terminate(reason?: string): Promise<any>;
}
export interface WorkflowHandleWithFirstExecutionRunId<T = any> extends WorkflowHandle<T> {
  readonly firstExecutionRunId: string;
}
/**
 * @default none
 * @retries 9 jittered
 */
export declare class WorkflowClient {
  /** @creates temporal options */
  constructor(options?: any);
  /** @remote read queue */
  count(query?: string): Promise<any>;
  /**
   * @remote write queue
   * @idempotency option options.workflowId
   */
  execute(workflow: any, options: WorkflowOptions): Promise<any>;
  /**
   * @remote write queue
   * @idempotency argument options
   */
  signalWithStart(workflow: any, options: any): Promise<any>;
  /**
   * @remote write queue
   * @idempotency option options.workflowId
   */
  start(workflow: any, options: WorkflowOptions): Promise<WorkflowHandleWithFirstExecutionRunId>;
  getHandle<T = any>(workflowId: string, runId?: string, options?: any): WorkflowHandle<T>;
  /** @remote read queue */
  list(options?: any): AsyncIterable<any>;
}
/**
 * @default none
 * @retries 9 jittered
 */
export interface ScheduleClient {
  /** @remote write queue */
  create(options: any): Promise<any>;
  getHandle(id: string): any;
  list(options?: any): AsyncIterable<any>;
}
export interface ClientOptions {
  connection?: any;
  dataConverter?: any;
  interceptors?: any;
  namespace?: string;
  [option: string]: any;
}
export declare class Client {
  /** @creates temporal options */
  constructor(options?: ClientOptions);
  readonly activity: any;
  readonly connection: Connection;
  readonly schedule: ScheduleClient;
  readonly taskQueue: any;
  readonly workflow: WorkflowClient;
  readonly workflowService: any;
  withAbortSignal<R>(signal: AbortSignal, fn: () => Promise<R>): Promise<R>;
  /** @bounds fn */
  withDeadline<R>(deadline: any, fn: () => Promise<R>): Promise<R>;
}
export declare class Connection {
  /**
   * @remote call queue
   * @deadline option options.connectTimeout
   * @default 10s
   */
  static connect(options?: { connectTimeout?: any; [option: string]: any }): Promise<Connection>;
  static lazy(options?: any): Connection;
  close(): Promise<void>;
  readonly workflowService: any;
  withAbortSignal<R>(signal: AbortSignal, fn: () => Promise<R>): Promise<R>;
  /** @bounds fn */
  withDeadline<R>(deadline: any, fn: () => Promise<R>): Promise<R>;
}
export declare class WorkflowFailedError extends Error {
  [detail: string]: any;
}
export declare class WorkflowExecutionAlreadyStartedError extends Error {
  [detail: string]: any;
}
export declare class WorkflowNotFoundError extends Error {
  [detail: string]: any;
}
export declare const WorkflowIdReusePolicy: any;
export declare const WorkflowIdConflictPolicy: any;
export declare const ScheduleOverlapPolicy: any;
