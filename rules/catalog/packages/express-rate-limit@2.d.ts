/** Package express-rate-limit. Facts read from express-rate-limit 8.7.5: without a `store` each process counts for itself. */
export interface Options {
  windowMs: number;
  limit: any;
  max: any;
  keyGenerator: any;
  store: any;
  skip: any;
  handler: any;
  message: any;
  standardHeaders: any;
  legacyHeaders: any;
  [option: string]: any;
}
/**
 * @creates rate-limiter options
 * @keeps rate-limit option options.store
 */
export function rateLimit(options?: Partial<Options>): any;
export class MemoryStore {
  constructor(validations?: any);
}
export function ipKeyGenerator(ip: string, subnet?: any): string;
export default rateLimit;
