class RateLimiter {
  private buckets = new Map<string, { tokens: number; updatedAt: number }>();
  //      ^^^^^^^

  constructor(
    private capacity: number,
    private perSecond: number,
  ) {}

  allow(key: string): boolean {
    const now = Date.now();
    const bucket = this.buckets.get(key) ?? { tokens: this.capacity, updatedAt: now };
    const refill = ((now - bucket.updatedAt) / 1000) * this.perSecond;
    bucket.tokens = Math.min(this.capacity, bucket.tokens + refill);
    bucket.updatedAt = now;
    this.buckets.set(key, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}

export const limiter = new RateLimiter(10, 1);
