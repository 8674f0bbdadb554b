// case: file=src/usage-buffer.ts
interface Sink {
  write(rows: readonly string[]): Promise<void>;
}

export class UsageBuffer {
  private rows: string[] = [];
  private later: string[] = [];
  private count = 0;

  constructor(private readonly sink: Sink) {}

  add(row: string): void {
    this.rows.push(row);
    this.later.push(row);
    this.count++;
  }

  async flush(): Promise<void> {
    await this.sink.write(this.rows);
    this.rows = [];
//  ????????? thrown away unsent
  }

  async tell(report: (n: number) => Promise<void>): Promise<void> {
    await report(this.count);
    this.count = 0;
//  ?????????? thrown away unsent
  }

  // Taken out before anybody waits.
  async flushTaken(): Promise<void> {
    const taken = this.later;
    this.later = [];
    await this.sink.write(taken);
  }
}
