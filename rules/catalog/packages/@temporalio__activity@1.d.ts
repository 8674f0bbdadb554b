/** Package `@temporalio/activity`. Facts read from `@temporalio/worker` 1.24.0: the context of the activity that runs. */
export declare class Context {
  static current(): Context;
  readonly cancellationSignal: AbortSignal;
  readonly cancelled: Promise<never>;
  heartbeat(details?: any): void;
  readonly info: any;
  readonly log: any;
  sleep(duration: any): Promise<void>;
}
export declare function activityInfo(): any;
export declare function cancellationSignal(): AbortSignal;
export declare function heartbeat(details?: any): void;
export declare const log: any;
/** @mark sleeps */
export declare function sleep(duration: any): Promise<void>;
export declare class ApplicationFailure extends Error {
  static create(options: any): ApplicationFailure;
  static nonRetryable(message?: string, ...args: any[]): ApplicationFailure;
  static retryable(message?: string, ...args: any[]): ApplicationFailure;
  [detail: string]: any;
}
