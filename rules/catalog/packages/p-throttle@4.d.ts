/** Package p-throttle. Facts read from p-throttle 8.1.1: each process counts for itself, and what waits waits in memory. */
/**
 * @keeps rate-limit
 * @mark limits-concurrency
 */
declare function pThrottle(options: {
  limit: number;
  interval: number;
  strict?: boolean;
  signal?: any;
  onDelay?: any;
  [option: string]: any;
}): <F extends (...args: any[]) => any>(fn: F) => F;
export default pThrottle;
