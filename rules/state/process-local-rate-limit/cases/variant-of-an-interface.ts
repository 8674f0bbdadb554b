interface LimitStore {
  hit(key: string): Promise<boolean>;
}

export class MemoryLimitStore implements LimitStore {
  private counts = new Map<string, number>();

  async hit(key: string): Promise<boolean> {
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    setTimeout(() => this.counts.delete(key), 60_000);
    return count <= 10;
  }
}

export const limits: LimitStore = new MemoryLimitStore();
