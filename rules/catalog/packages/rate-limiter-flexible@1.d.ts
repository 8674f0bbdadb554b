/** Package rate-limiter-flexible. Facts read from rate-limiter-flexible 11.4.0: only the memory limiter counts in this process. */
export interface IRateLimiterOptions {
  points?: number;
  duration?: number;
  blockDuration?: number;
  keyPrefix?: string;
  insuranceLimiter?: any;
  [option: string]: any;
}
export class RateLimiterRes {
  constructor(remaining?: number, next?: number, consumed?: number, first?: boolean);
  readonly consumedPoints: number;
  readonly msBeforeNext: number;
  readonly remainingPoints: number;
}
export class RateLimiterAbstract {
  constructor(options: IRateLimiterOptions);
  block(key: any, seconds: number, options?: any): Promise<RateLimiterRes>;
  consume(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
  delete(key: any, options?: any): Promise<boolean>;
  get(key: any, options?: any): Promise<RateLimiterRes | null>;
  penalty(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
  reward(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
}
export class RateLimiterMemory extends RateLimiterAbstract {
  /**
   * @creates rate-limiter options
   * @keeps rate-limit
   */
  constructor(options: IRateLimiterOptions);
}
export class RateLimiterCluster extends RateLimiterAbstract {
  /**
   * @creates rate-limiter options
   * @keeps rate-limit
   */
  constructor(options: IRateLimiterOptions);
}
export class RateLimiterRedis extends RateLimiterAbstract {
  /** @creates rate-limiter options */
  constructor(options: IRateLimiterOptions);
  /** @remote write cache */
  block(key: any, seconds: number, options?: any): Promise<RateLimiterRes>;
  /** @remote write cache */
  consume(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
  /** @remote write cache */
  delete(key: any, options?: any): Promise<boolean>;
  /** @remote read cache */
  get(key: any, options?: any): Promise<RateLimiterRes | null>;
  /** @remote write cache */
  penalty(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
  /** @remote write cache */
  reward(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
}
export class RateLimiterPostgres extends RateLimiterAbstract {
  /** @creates rate-limiter options */
  constructor(options: IRateLimiterOptions, callback?: any);
  /** @remote write database */
  block(key: any, seconds: number, options?: any): Promise<RateLimiterRes>;
  /** @remote write database */
  consume(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
  /** @remote write database */
  delete(key: any, options?: any): Promise<boolean>;
  /** @remote read database */
  get(key: any, options?: any): Promise<RateLimiterRes | null>;
  /** @remote write database */
  penalty(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
  /** @remote write database */
  reward(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
}
export class RateLimiterMongo extends RateLimiterAbstract {
  /** @creates rate-limiter options */
  constructor(options: IRateLimiterOptions);
  /** @remote write database */
  block(key: any, seconds: number, options?: any): Promise<RateLimiterRes>;
  /** @remote write database */
  consume(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
  /** @remote write database */
  delete(key: any, options?: any): Promise<boolean>;
  /** @remote read database */
  get(key: any, options?: any): Promise<RateLimiterRes | null>;
  /** @remote write database */
  penalty(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
  /** @remote write database */
  reward(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
}
export class RateLimiterMySQL extends RateLimiterAbstract {
  /** @creates rate-limiter options */
  constructor(options: IRateLimiterOptions, callback?: any);
  /** @remote write database */
  block(key: any, seconds: number, options?: any): Promise<RateLimiterRes>;
  /** @remote write database */
  consume(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
  /** @remote write database */
  delete(key: any, options?: any): Promise<boolean>;
  /** @remote read database */
  get(key: any, options?: any): Promise<RateLimiterRes | null>;
  /** @remote write database */
  penalty(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
  /** @remote write database */
  reward(key: any, points?: number, options?: any): Promise<RateLimiterRes>;
}
export class RateLimiterQueue {
  /** @mark unbounded-queue */
  constructor(limiter: any, options?: any);
  removeTokens(tokens: number, key?: any): Promise<number>;
}
