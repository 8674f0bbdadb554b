// A class that nobody in sight makes an instance of: it may live as long as the process.
export class RateLimiter {
  private hits = new Map<string, number[]>();
  //      ????

  check(key: string, limit: number): boolean {
    const now = Date.now();
    const recent = (this.hits.get(key) ?? []).filter((at) => now - at < 60_000);
    if (recent.length >= limit) return false;
    recent.push(now);
    this.hits.set(key, recent);
    return true;
  }
}
