/** Package inngest. Facts read from inngest 4.24.0: an event is a request of fetch; what stands outside `step.run` is run again with each step. */

export interface ClientOptions {
  env?: string;
  eventKey?: string;
  fetch?: any;
  id?: string;
  isDev?: boolean;
  middleware?: any[];
  name?: string;
  schemas?: any;
  [option: string]: any;
}
export interface FunctionOptions {
  concurrency?: any;
  id?: string;
  idempotency?: string;
  name?: string;
  retries?: number;
  [option: string]: any;
}
export interface Step {
  readonly ai: any;
  /** @remote write queue */
  invoke(id: any, options: any): Promise<any>;
  /**
   * @runs fn
   * @mark durable-step
   */
  run<T>(id: any, fn: (...args: any[]) => T, ...input: any[]): Promise<Awaited<T>>;
  /** @remote write queue */
  sendEvent(id: any, payload: any): Promise<{ ids: string[] }>;
  /** @mark sleeps */
  sleep(id: any, time: any): Promise<void>;
  sleepUntil(id: any, time: any): Promise<void>;
  waitForEvent(id: any, options: any): Promise<any>;
  readonly [tool: string]: any;
}
export interface Context {
  attempt: number;
  event: any;
  events: any[];
  logger: any;
  runId: string;
  step: Step;
  [field: string]: any;
}
export declare namespace Context {
  type Any = any;
}
export declare namespace Handler {
  type Any = any;
}
export declare namespace InngestFunction {
  type Any = any;
}
export type Handler = any;
export type InngestFunction = any;
export type Logger = any;
export type GetEvents<T = any> = any;
/** @default 300s */
export declare class Inngest<T = any> {
  /** @creates inngest options */
  constructor(options: ClientOptions);
  readonly id: string;
  /** @enters consumer handler */
  createFunction(
    options: FunctionOptions,
    trigger: any,
    handler: (context: Context) => any,
  ): InngestFunction;
  /** @enters consumer handler */
  createFunction(options: FunctionOptions, handler: (context: Context) => any): InngestFunction;
  /** @remote write queue */
  send(payload: any, options?: any): Promise<{ ids: string[] }>;
  setEventKey(key: string): this;
}
export declare namespace Inngest {
  type Any = Inngest;
}
export declare class EventSchemas {
  constructor(...args: any[]);
  [method: string]: any;
}
export declare class InngestMiddleware {
  constructor(...args: any[]);
}
export declare class NonRetriableError extends Error {
  constructor(message: string, options?: any);
}
export declare class RetryAfterError extends Error {
  constructor(message: string, after: any, options?: any);
}
export declare class StepError extends Error {}
export declare function eventType(...args: any[]): any;
export declare function cron(...args: any[]): any;
export declare function slugify(text: string): string;
