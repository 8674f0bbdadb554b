/** Package `@temporalio/worker`. Facts read from `@temporalio/worker` 1.24.0: each activity given runs for each of its tasks. */

export interface WorkerOptions {
  activities?: any;
  connection?: any;
  maxConcurrentActivityTaskExecutions?: number;
  namespace?: string;
  taskQueue: string;
  workflowBundle?: any;
  workflowsPath?: string;
  [option: string]: any;
}
export declare class Worker {
  /** @enters consumer options.activities */
  static create(options: WorkerOptions): Promise<Worker>;
  getState(): string;
  run(): Promise<void>;
  runUntil<R>(fn: any): Promise<R>;
  shutdown(): void;
}
export declare class NativeConnection {
  static connect(options?: any): Promise<NativeConnection>;
  close(): Promise<void>;
}
export declare class Runtime {
  static install(options: any): Runtime;
  static instance(): Runtime;
}
export declare function bundleWorkflowCode(options: any): Promise<any>;
export declare class DefaultLogger {
  constructor(...args: any[]);
}
