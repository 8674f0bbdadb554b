interface Descriptor {
  readonly queueId: string;
  readonly tenantId: string;
  readonly options: Record<string, unknown>;
}

export class FairQueue {
  private descriptorCache = new Map<string, Descriptor>();
  //      ???????????????

  async enqueue(options: Descriptor): Promise<void> {
    this.descriptorCache.set(options.queueId, options);
  }

  describe(queueId: string): Descriptor | undefined {
    return this.descriptorCache.get(queueId);
  }
}

export class Batches<T> {
  private waiting: T[][] = [];
  //      ???????
  private current: T[] = [];
  private readonly write: (batch: T[]) => Promise<void>;

  constructor(write: (batch: T[]) => Promise<void>) {
    this.write = write;
    setInterval(() => this.flush(), 1_000);
  }

  add(items: T[]) {
    this.current.push(...items);
    if (this.current.length >= 100) {
      this.waiting.push(this.current);
      this.current = [];
      void this.flush();
    }
  }

  private async flush(): Promise<void> {
    const batch = this.waiting.shift();
    if (batch !== undefined) await this.write(batch);
  }
}
