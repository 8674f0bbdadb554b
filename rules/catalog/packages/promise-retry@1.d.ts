/** Package promise-retry. Facts read from promise-retry 2.0.1 and its types: 10 more attempts after 1 s, 2 s, 4 s and so on, without jitter. */
interface Options {
  factor?: number;
  forever?: boolean;
  maxRetryTime?: number;
  maxTimeout?: number;
  minTimeout?: number;
  randomize?: boolean;
  retries?: number;
  unref?: boolean;
}
/**
 * @runs fn
 * @retries 10 exponential option options.retries | option options.randomize | option options.forever
 */
declare function promiseRetry<T>(
  fn: (retry: (error: any) => never, attempt: number) => Promise<T>,
  options?: Options,
): Promise<T>;
/**
 * @runs fn
 * @retries 10 exponential option options.retries | option options.randomize | option options.forever
 */
declare function promiseRetry<T>(
  options: Options,
  fn: (retry: (error: any) => never, attempt: number) => Promise<T>,
): Promise<T>;
export = promiseRetry;
