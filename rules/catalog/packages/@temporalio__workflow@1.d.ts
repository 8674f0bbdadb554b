/** Package `@temporalio/workflow`. Facts read from `@temporalio/workflow` 1.24.0: a workflow runs again from its history, and its activities without limit unless `retry.maximumAttempts` is set. */

export interface ActivityOptions {
  heartbeatTimeout?: any;
  retry?: any;
  scheduleToCloseTimeout?: any;
  startToCloseTimeout?: any;
  [option: string]: any;
}
/** @retries forever exponential option options.retry */
export declare function proxyActivities<A = any>(options: ActivityOptions): A;
export declare function proxyLocalActivities<A = any>(options: any): A;
export declare function condition(fn: () => boolean): Promise<void>;
export declare function condition(fn: () => boolean, timeout: any): Promise<boolean>;
export declare function condition(timeout: any, fn: () => boolean): Promise<boolean>;
export declare function continueAsNew<F = any>(...args: any[]): Promise<never>;
export declare function defineQuery<R = any, A extends any[] = any[]>(name: string): any;
export declare function defineSignal<A extends any[] = any[]>(name: string): any;
export declare function defineUpdate<R = any, A extends any[] = any[]>(name: string): any;
export declare function deprecatePatch(id: string): void;
/** @remote write queue */
export declare function executeChild<T = any>(workflow: any, options?: any): Promise<any>;
export declare function getExternalWorkflowHandle(id: string, runId?: string): any;
export declare function makeContinueAsNewFunc<F = any>(options?: any): any;
export declare function patched(id: string): boolean;
export declare function proxySinks<T = any>(): T;
export declare function setHandler(definition: any, handler: any, options?: any): void;
/** @mark sleeps */
export declare function sleep(duration: any): Promise<void>;
/** @remote write queue */
export declare function startChild<T = any>(workflow: any, options?: any): Promise<any>;
export declare function upsertSearchAttributes(attributes: any): void;
export declare function uuid4(): string;
export declare function workflowInfo(): any;
export declare const log: any;
export declare class CancellationScope {
  constructor(options?: any);
  static cancellable<T>(fn: () => Promise<T>): Promise<T>;
  static nonCancellable<T>(fn: () => Promise<T>): Promise<T>;
  static withTimeout<T>(timeout: any, fn: () => Promise<T>): Promise<T>;
  cancel(): void;
  run<T>(fn: () => Promise<T>): Promise<T>;
}
export declare class ApplicationFailure extends Error {
  static create(options: any): ApplicationFailure;
  static nonRetryable(message?: string, ...args: any[]): ApplicationFailure;
  static retryable(message?: string, ...args: any[]): ApplicationFailure;
  [detail: string]: any;
}
export declare class ActivityFailure extends Error {
  [detail: string]: any;
}
export declare class ContinueAsNew extends Error {}
export declare function isCancellation(error: unknown): boolean;
export declare const ParentClosePolicy: any;
export declare const WorkflowIdReusePolicy: any;
export declare class Trigger<T = any> {
  constructor();
  resolve(value?: T): void;
  reject(error: any): void;
}
