/** Package `@upstash/ratelimit`. Facts read from `@upstash/ratelimit` 2.2.0: counts live in Redis; after 5 s without an answer a request is let through. */
export class Ratelimit {
  /** @creates rate-limiter options */
  constructor(options: {
    redis: any;
    limiter: any;
    prefix?: string;
    timeout?: number;
    ephemeralCache?: any;
    analytics?: any;
    [option: string]: any;
  });
  static fixedWindow(tokens: number, window: any): any;
  static slidingWindow(tokens: number, window: any): any;
  static tokenBucket(rate: number, interval: any, max: number): any;
  blockUntilReady(identifier: string, timeout: number): Promise<any>;
  /**
   * @remote write cache
   * @default 5s
   * @deadline client timeout
   */
  limit(identifier: string, request?: any): Promise<any>;
}
