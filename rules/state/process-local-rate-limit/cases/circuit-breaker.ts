export class CircuitBreaker {
  private failures = new Map<"eu" | "us", { count: number; openedAt: number }>();

  async call(region: "eu" | "us", run: () => Promise<void>) {
    const state = this.failures.get(region);
    if (state && state.count >= 5 && Date.now() - state.openedAt < 30_000) throw new Error("open");
    try {
      await run();
      this.failures.delete(region);
    } catch (error) {
      this.failures.set(region, { count: (state?.count ?? 0) + 1, openedAt: Date.now() });
      throw error;
    }
  }
}

export const breaker = new CircuitBreaker();
