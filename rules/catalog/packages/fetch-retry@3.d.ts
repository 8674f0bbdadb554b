/** Package fetch-retry. Facts read from fetch-retry 6.0.0: 3 more attempts 1 s apart, after network errors only; it bounds none. */
interface Init extends RequestInit {
  retries?: any;
  retryDelay?: any;
  retryOn?: any;
}
interface RetryingFetch {
  /**
   * @remote call http
   * @deadline option init.signal
   * @default 300s
   * @retries 3 constant option init.retries | option init.retryDelay
   */
  (input: any, init?: Init): Promise<Response>;
}
declare function fetchRetry(fetch: any, defaults?: any): RetryingFetch;
export default fetchRetry;
