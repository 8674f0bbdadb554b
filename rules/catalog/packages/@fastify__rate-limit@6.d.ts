/** Package `@fastify/rate-limit`. Facts read from `@fastify/rate-limit` 11.2.0: without `redis` or a `store` each process counts for itself. */
export interface RateLimitPluginOptions {
  max?: any;
  timeWindow?: any;
  redis?: any;
  store?: any;
  keyGenerator?: any;
  [option: string]: any;
}
declare function rateLimit(instance: any, options: RateLimitPluginOptions, ...more: any[]): any;
export default rateLimit;
