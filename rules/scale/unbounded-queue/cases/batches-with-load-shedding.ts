declare const warehouse: { insert(rows: readonly object[]): Promise<void> };

export class Scheduler {
  private batches: object[][] = [];
  private current: object[] = [];
  private total = 0;
  private readonly most = 10_000;

  constructor() {
    setInterval(() => this.flush(), 1_000);
  }

  add(items: object[]) {
    if (this.total >= this.most) return;
    this.total += items.length;
    this.current.push(...items);
    if (this.current.length >= 100) this.move();
  }

  private move() {
    this.batches.push(this.current);
    this.current = [];
  }

  private async flush(): Promise<void> {
    const batch = this.batches.shift();
    if (batch === undefined) return;
    await warehouse.insert(batch);
    this.total -= batch.length;
  }
}

export const scheduler = new Scheduler();
