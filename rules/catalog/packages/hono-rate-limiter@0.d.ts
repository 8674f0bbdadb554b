/** Package hono-rate-limiter. Facts read from hono-rate-limiter 0.5.4: without a `store` each process counts for itself. */
/**
 * @creates rate-limiter options
 * @keeps rate-limit option options.store | option options.binding
 */
export function rateLimiter(options: {
  windowMs?: number;
  limit?: any;
  keyGenerator?: any;
  store?: any;
  binding?: any;
  [option: string]: any;
}): any;
