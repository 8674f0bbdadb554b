declare function write(rows: string[]): Promise<void>;

export class Writer {
  private rows: string[] = [];
  //      ^^^^ grows while its flush fails

  add(row: string): void {
    this.rows.push(row);
    if (this.rows.length >= 500) this.flush().catch(() => undefined);
  }

  private async flush(): Promise<void> {
    const batch = this.rows.splice(0, 500);
    try {
      await write(batch);
    } catch {
      for (const row of batch) this.rows.push(row);
    }
  }
}

export const writer = new Writer();
