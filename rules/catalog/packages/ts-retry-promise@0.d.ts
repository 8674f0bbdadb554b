/** Package ts-retry-promise. Facts read from ts-retry-promise 0.8.1: 10 more attempts, 250 ms apart, within 60 s. */
/**
 * @runs fn
 * @bounds fn
 * @deadline option options.timeout
 * @default 60s
 * @retries 10 constant option options.retries | option options.backoff
 */
export function retry<T>(
  fn: () => Promise<T>,
  options?: {
    retries?: any;
    delay?: number;
    backoff?: any;
    timeout?: any;
    until?: any;
    retryIf?: any;
    maxBackOff?: any;
    logger?: any;
  },
): Promise<T>;
export function retryDecorator<F extends (...args: any[]) => any>(fn: F, options?: any): F;
export function wait(milliseconds: number): Promise<any>;
