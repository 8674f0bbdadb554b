/** Package express-slow-down. Facts read from express-slow-down 3.1.1: without a `store` each process counts for itself. */
/**
 * @creates rate-limiter options
 * @keeps rate-limit option options.store
 */
export function slowDown(options?: {
  windowMs?: number;
  delayAfter?: any;
  delayMs?: any;
  store?: any;
  [option: string]: any;
}): any;
export default slowDown;
