/** Package limiter. Facts read from limiter 4.1.0: each process counts for itself, and what waits waits in memory. */
export class RateLimiter {
  /**
   * @creates rate-limiter options
   * @keeps rate-limit
   */
  constructor(options: { tokensPerInterval: any; interval: any; fireImmediately?: any });
  getTokensRemaining(): number;
  removeTokens(count: number): Promise<number>;
  tryRemoveTokens(count: number): boolean;
}
export class TokenBucket {
  /**
   * @creates rate-limiter options
   * @keeps rate-limit
   */
  constructor(options: any);
  removeTokens(count: number): Promise<number>;
  tryRemoveTokens(count: number): boolean;
}
