class RateLimiter {
  private hits = new Map<string, number>();

  check(key: string): boolean {
    const count = (this.hits.get(key) ?? 0) + 1;
    this.hits.set(key, count);
    return count <= 5;
  }
}

export async function POST(request: Request): Promise<Response> {
  const limiter = new RateLimiter();
  const names = (await request.text()).split(",");
  return new Response(names.filter((name) => limiter.check(name)).join(","));
}
